"""Quotations across sentences and passages: who goes on speaking when no cue says so."""

from __future__ import annotations

from sayso.statements.found import Found, holds_quotation
from sayso.statements.units import QUOTATION, Units


def adopt(units: Units, found: list[Found], speaker: Found | None) -> Found | None:
    """Gives every quotation without a cue to whoever is speaking; returns who may go on in the next passage.

    Inside a passage that is who was quoted last, else who is quoted next. From one passage to the
    next it is whoever left a quotation open, or a colon at the end.
    """
    for one in found:
        one.quotes = holds_quotation(units, one.content)
    covered = {at for one in found for first, end in one.content for at in range(first, end)}
    waiting = speaker
    for at, low in enumerate(units.lows):
        if low != QUOTATION or at in covered:
            continue
        owner = _owner(found, at) or (waiting if at == 0 else None) or _next_owner(found, at)
        if owner is None:
            continue
        owner.spans.append(units.span(at, at + 1))
        owner.quotes = True
        waiting = owner
    return _goes_on(units, found, waiting)


def _owner(found: list[Found], at: int) -> Found | None:
    before = [one for one in found if one.cue[0] < at and (one.quotes or one.awaits)]
    return max(before, key=lambda one: one.cue, default=None)


def _next_owner(found: list[Found], at: int) -> Found | None:
    after = [one for one in found if one.cue[0] > at and one.quotes]
    return min(after, key=lambda one: one.cue, default=None)


def _goes_on(units: Units, found: list[Found], waiting: Found | None) -> Found | None:
    end = len(units.lows)
    if units.unclosed:
        holding = [one for one in found if any(last == end for _, last in one.content)]
        return _owner(found, end) or (holding[-1] if holding else waiting)
    awaiting = [one for one in found if one.awaits and not one.spans]
    return awaiting[-1] if awaiting else None
