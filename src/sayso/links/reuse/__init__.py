"""Copied passages: which texts share wording with which, and where on both sides."""

from sayso.links.reuse.index import ReuseIndex, find_witnesses

__all__ = ["ReuseIndex", "find_witnesses"]
