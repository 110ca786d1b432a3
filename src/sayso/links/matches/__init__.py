"""The same claim in other words: found among many, and judged pair by pair."""

from sayso.links.matches.comparing import compare_statements
from sayso.links.matches.index import ClaimIndex, Ranked
from sayso.links.matches.stated import Stated, state, state_from

__all__ = ["ClaimIndex", "Ranked", "Stated", "compare_statements", "state", "state_from"]
