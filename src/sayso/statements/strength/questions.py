"""Questions among what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.statements.strength.clause import QUOTATION_MARKS
from sayso.statements.strength.words import STOPS, Range

if TYPE_CHECKING:
    from sayso.statements.strength.put import Put


def find_question(put: Put) -> int | None:
    """The question mark, where a statement is a question.

    Behind a colon or beside "asked" the last sentence tells, since interviewers lead up to their questions;
    beside other cues the first, since a speaker's later questions are mostly rhetorical.
    """
    lows, asks = put.words.lows, _asks(put)
    first, end = put.content[-1] if asks else put.content[0]
    last = end - 1 if asks else min(put.clause.end, end - 1)
    while last > first and lows[last] in QUOTATION_MARKS:
        last -= 1
    return last if last >= first and lows[last] == "?" else None


def question_asked(put: Put) -> Range | None:
    """The words of a question that others lead up to."""
    at = find_question(put) if _asks(put) else None
    if at is None:
        return None
    first = at
    while first > put.content[-1].first and put.low(first - 1) not in STOPS:
        first -= 1
    return Range(first, at)


def _asks(put: Put) -> bool:
    return any(put.low(at) == ":" or put.low(at).startswith("ask") for at in put.cue)
