"""Copied passages: which texts share wording with which, and where on both sides."""

from sayso.links.reuse.index import Fingerprint, ReuseIndex, find_witnesses, read_fingerprint

__all__ = ["Fingerprint", "ReuseIndex", "find_witnesses", "read_fingerprint"]
