"""Sayso reads news pages and shows on whose say-so each claim stands."""

__version__ = "0.1.0"
