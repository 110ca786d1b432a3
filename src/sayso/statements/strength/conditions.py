"""What holds only if something else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.resources import open_words
from sayso.statements.strength.lexicon import Opening
from sayso.types import Reason

if TYPE_CHECKING:
    from sayso.statements.strength.put import Put

CONDITIONS = open_words("strength-en", "conditions")
NO_CONDITIONS = open_words("strength-en", "no-conditions")

# "what steps, if any"
NOTHING_MORE = frozenset(["any", "not", "so", "only", "anything", "possible", "necessary"])
# These are participles as often: they make a condition behind a comma or at the beginning.
PARTICIPLES = frozenset(["providing", "provided", "assuming"])
NOMINATIVES = frozenset(["he", "she", "it", "they", "we", "i", "you"])


def judge_condition(put: Put) -> Reason | None:
    """The word that makes a statement depend on something: "if the gates hold", "unless it rains"."""
    first, end = put.content[0]
    for at in range(first, min(end, put.clause.end)):
        if _makes_condition(put, at, first):
            return Reason(
                "condition", f'"{put.low(at)}" makes it depend on something', put.words.span(at, at + 1)
            )
    return None


def _makes_condition(put: Put, at: int, first: int) -> bool:
    lows = put.words.lows
    low, before = lows[at], lows[at - 1] if at else ""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    if low == "should":
        # "should it rain", but no question: "how should he"
        return (
            after in NOMINATIVES and before.isalpha() and at > first and put.opening is not Opening.QUESTION
        )
    if low not in CONDITIONS or before in NO_CONDITIONS or after in NOTHING_MORE:
        return False
    if low in PARTICIPLES:
        return at == first or before == ","
    return not (at == first and put.opening is Opening.QUESTION)
