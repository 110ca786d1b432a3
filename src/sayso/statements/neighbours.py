"""Attributions of one source beside one another: where the words of the first end and the second's begin.

"The general *said* the fleet was on alert, *warned* that mines had been seen and ..."; "..., the spokesman
*said*, *adding* that ...". The network reads each cue by itself and may give the words of the second to the
first as well, or take all up to the second for its source. One attribution stands inside another where
somebody else is told to speak there: with the same source it stands beside it. Rare in the articles that the
network was trained on (8 of 1,790, joint F1 unchanged), usual in agencies'.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.types import Quoting, Span, Statement

REACH = 16
"""Attributions looked at on one side; a source has three in a row, and hostile text must cost no more."""

MARKS = " ,;–—-"
JOINING = frozenset(["and", "but", "or", "then", "also", "while"])


def part_neighbours(text: str, found: Sequence[Statement]) -> list[Statement]:
    """The attributions, in order of their cues, none with words that its own source says by a later cue."""
    ordered: list[Statement] = []
    for one in sorted(found, key=lambda one: one.cue):
        ordered.append(_with_shared_source(one, ordered[-REACH:]))
    starts = [one.cue[0].start for one in ordered]
    parted = []
    for at, one in enumerate(ordered):
        end = min(bisect_left(starts, max(piece.end for piece in one.content)), at + 1 + REACH)
        later = [other for other in ordered[at + 1 : end] if other.source == one.source]
        parted.append(_parted(text, one, later) if one.source and later else one)
    return parted


def _with_shared_source(one: Statement, earlier: Sequence[Statement]) -> Statement:
    """An attribution whose source runs over an earlier cue, with the source of that cue."""
    if len(one.source) != 1:
        return one
    (source,) = one.source
    for other in reversed(earlier):
        if source.covers(other.cue[0]) and len(other.source) == 1 and other.source[0].start == source.start:
            return replace(one, source=other.source)
    return one


def _parted(text: str, one: Statement, later: Sequence[Statement]) -> Statement:
    if one.quoting is Quoting.DIRECT:
        return one
    pieces = tuple(kept for piece in one.content for kept in _kept(text, one, piece, later))
    return replace(one, content=pieces) if pieces and pieces != one.content else one


def _kept(text: str, one: Statement, piece: Span, later: Sequence[Statement]) -> Iterator[Span]:
    """What is left of a piece: nothing where a later cue governs it, its beginning where one stands in it."""
    if any(_governs(other, piece) for other in later):
        return
    inside = [other.cue[0].start for other in later if piece.covers(other.cue[0])]
    if not inside or any(piece.covers(span) for span in one.source):
        yield piece
        return
    before = _without_joining(text[piece.start : inside[0]])
    yield Span(piece.start, piece.start + len(before)) if before else piece


def _without_joining(words: str) -> str:
    """Words without the "and" and the marks behind them.

    >>> _without_joining("the fleet was on alert, and "), _without_joining("and ")
    ('the fleet was on alert', '')
    """
    words = words.rstrip(MARKS)
    before, _, last = words.rpartition(" ")
    return before.rstrip(MARKS) if last.lower() in JOINING else words


def _governs(other: Statement, piece: Span) -> bool:
    """Whether a piece stands behind a cue and is all content of that cue."""
    return other.cue[0].end <= piece.start and any(span.covers(piece) for span in other.content)
