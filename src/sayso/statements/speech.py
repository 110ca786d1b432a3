"""Quotations across sentences and passages: who goes on speaking when no cue says so."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque

from sayso.statements.found import Found, holds_quotation
from sayso.statements.units import QUOTATION, SENTENCE_WORDS, Units
from sayso.text import find_words


def adopt(units: Units, found: list[Found], speaker: Found | None) -> Found | None:
    """Gives every quotation without a cue to whoever is speaking; returns who may go on in the next passage.

    Inside a passage that is who was quoted last, else who is quoted next. From one passage to the
    next it is whoever left a quotation open, or a colon at the end, or the `speaker` given.
    `found` is in order of cues.
    """
    for one in found:
        one.quotes = holds_quotation(units, one.content)
    covered = {at for one in found for first, end in one.content for at in range(first, end)}
    alone = _alone(units)
    speaking = deque(one for one in found if one.quotes or one.awaits)
    upcoming, latest = speaking[0] if speaking else None, speaker if units.reopened else None
    for at, low in enumerate(units.lows):
        while speaking and speaking[0].cue[0] <= at:
            latest = speaking.popleft()
        if low != QUOTATION or at in covered:
            continue
        if not alone[at] and not _resumes(units, at, latest):
            continue
        latest = latest or upcoming
        if latest is not None:
            latest.spans.append(units.span(at, at + 1))
            latest.quotes = True
    return _goes_on(units, found, latest)


def _goes_on(units: Units, found: list[Found], latest: Found | None) -> Found | None:
    end = len(units.lows)
    if units.unclosed:
        holding = [one for one in found if one.quotes and any(last >= end - 1 for _, last in one.content)]
        return holding[-1] if holding else latest
    awaiting = [one for one in found if one.awaits and not one.spans]
    return awaiting[-1] if awaiting else None


def is_quotation_alone(units: Units) -> bool:
    """Whether a passage is made of quotations only, and says more than a heading in quotation marks."""
    if QUOTATION not in units.lows or any(low[0].isalnum() for low in units.lows):
        return False
    return sum(len(find_words(units.text, inside)) for inside in units.insides) >= SENTENCE_WORDS


# "...," he said in Karvo on Monday.
CLOSE_TO_THE_END = 8


def is_at_the_end(units: Units, one: Found) -> bool:
    """Whether an attribution closes its passage: its quotation, or its cue with what belongs to it."""
    end = len(units.lows)
    return one.cue[1] >= end - CLOSE_TO_THE_END or any(last >= end - 1 for _, last in one.content)


def _resumes(units: Units, at: int, latest: Found | None) -> bool:
    """Whether a quotation goes on in its own sentence: "...," he said on Monday, "..."."""
    if latest is None or not latest.quotes or units.lows[at - 1] != ",":
        return False
    first = units.sentences[bisect_right(units.sentences, (at, len(units.lows))) - 1][0]
    return first <= latest.cue[0] < at


def _alone(units: Units) -> list[bool]:
    """For each unit whether its sentence is made of quotations only."""
    alone: list[bool] = []
    for first, end in units.sentences:
        only = not any(low[0].isalnum() for low in units.lows[first:end])
        alone += [only] * (end - first)
    return alone
