"""Attributions by form rather than by verb: "X: claim", "claim: X", "according to X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.resources import open_resource
from sayso.statements.found import Found, Range
from sayso.statements.grammar import DASHES, DETERMINERS, POSSESSIVES, PREPOSITIONS, is_finite
from sayso.statements.lexicon import Grade
from sayso.statements.sources import look_right
from sayso.statements.units import QUOTATION, Units

if TYPE_CHECKING:
    from collections.abc import Iterator

# A speaker before a colon is a name or an office: "Ministry of Ports", "Mayor Ana Oru".
LONGEST_LABEL = 6
# What follows has to be something that can be claimed.
SHORTEST_CLAIM = 3


def find_by_phrase(units: Units) -> Iterator[Found]:
    """Attributions by phrases that name the source: "according to the ministry"."""
    phrases = [tuple(entry[0].split()) for entry in open_resource("cues-en")["phrases"]]
    starts = {phrase[0] for phrase in phrases}
    for first, end in units.sentences:
        for at in range(first, end):
            if units.lows[at] not in starts:
                continue
            for phrase in phrases:
                after = at + len(phrase)
                if tuple(units.lows[at:after]) == phrase and (
                    found := _by_phrase(units, at, after, (first, end))
                ):
                    yield found
                    break


def _by_phrase(units: Units, at: int, after: int, sentence: Range) -> Found | None:
    first, end = sentence
    source = look_right(units, after, end)
    if source is None:
        return None
    lows = units.lows
    if at == first or (at == first + 1 and not lows[first][0].isalnum()):
        comma = next((here for here in range(after, end) if lows[here] == ","), None)
        if comma is None:
            return None
        source, content = (after, comma), [(comma + 1, end)]
    else:
        content = [(first, at - 1 if lows[at - 1] == "," else at)]
        if lows[at - 1] == "," and source[1] < end:
            comma = next((here for here in range(after, end) if lows[here] == ","), None)
            if comma is not None and comma + 3 < end and _resumes(units, comma + 1):
                source, content = (after, comma), [*content, (comma + 1, end)]
    words = units.span(at, after).of(units.text).lower()
    return Found(at, (at, after), source, content, Grade.SURE, f'the phrase "{words}" names the source')


def _resumes(units: Units, at: int) -> bool:
    return is_finite(units.lows[at]) or units.lows[at] == QUOTATION


def find_label(units: Units, headline: bool) -> Found | None:
    """ "Ministry: claim" in any passage; "claim: Ministry" and its dash form in a headline only."""
    lows = units.lows
    for at, low in enumerate(lows[: LONGEST_LABEL + 1]):
        if low == ":" and _is_name(units, 0, at) and len(lows) - at > SHORTEST_CLAIM:
            reason = "a name and a colon before the words"
            return Found(0, (at, at + 1), (0, at), [(at + 1, len(lows))], Grade.USUAL, reason)
    if not headline:
        return None
    for at in range(len(lows) - 2, max(len(lows) - LONGEST_LABEL - 2, SHORTEST_CLAIM), -1):
        if (lows[at] == ":" or lows[at] in DASHES or lows[at] == "-") and _is_name(units, at + 1, len(lows)):
            reason = "a claim, then a colon or dash and a name, as headlines have it"
            return Found(at, (at, at + 1), (at + 1, len(lows)), [(0, at)], Grade.USUAL, reason)
    return None


def _is_name(units: Units, first: int, end: int) -> bool:
    """Capitalised words, with small ones between: a person, a body, an office."""
    if not 0 < end - first <= LONGEST_LABEL:
        return False
    for at in range(first, end):
        low = units.lows[at]
        if low in {"of", "the", "for", "and", "'s", "&"} and at > first:
            continue
        if low in DETERMINERS | POSSESSIVES | PREPOSITIONS or not units.is_upper(at) or is_finite(low):
            return False
    return True
