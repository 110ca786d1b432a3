"""The same claim in other words: found among many, and judged pair by pair."""

from sayso.links.matches.index import ClaimIndex, Ranked

__all__ = ["ClaimIndex", "Ranked"]
