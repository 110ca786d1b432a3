"""Attributions by form rather than by verb: "X: claim", "claim: X", "according to X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.resources import open_resource, open_words
from sayso.statements.found import Found, Range
from sayso.statements.grammar import (
    DASHES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    STOPS,
    cue_verbs,
    is_finite,
)
from sayso.statements.lexicon import Grade
from sayso.statements.sources import look_right
from sayso.statements.units import QUOTATION, Units

if TYPE_CHECKING:
    from collections.abc import Iterator

# A speaker before a colon is a name or an office: "Ministry of Ports", "Mayor Ana Oru".
LONGEST_LABEL = 6
LONGEST_HEADLINE = 30

OWN_WORDS = open_words("cues-en", "own-words")

HEARSAY = open_words("cues-en", "hearsay")

# "Breaking: ...", "Photo: ...", "Q: ..." name nobody.
NO_SPEAKERS = open_words("cues-en", "no-speakers")

# What follows has to be something that can be claimed.
SHORTEST_CLAIM = 3

# "..., police", "... - governor of Norrund": who may stand behind a claim without a capital.
OFFICES = frozenset().union(*(open_words("claimants-en", name) for name in ("roles", "bodies", "crowds")))
# "...": Mayor Ana Oru on the gates
ON = frozenset(["on", "about"])


def find_by_phrase(units: Units) -> Iterator[Found]:
    """Attributions by phrases that name the source: "according to the ministry"."""
    phrases = [tuple(entry[0].split()) for entry in open_resource("cues-en")["phrases"]]
    starts = {phrase[0] for phrase in phrases}
    for first, end in units.sentences:
        yield from _in_own_words(units, first, end)
        yield from _by_hearsay(units, first, end)
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


def _in_own_words(units: Units, first: int, end: int) -> Iterator[Found]:
    """ "In his words, ...", "..., in the ministry's view"."""
    lows = units.lows
    for at in range(first, end - 2):
        if lows[at] != "in" or (at > first and lows[at - 1] != ","):
            continue
        noun = next(
            (here for here in range(at + 2, min(at + LONGEST_LABEL, end)) if lows[here] in OWN_WORDS), None
        )
        if noun is None or not (lows[noun - 1] in POSSESSIVES or lows[noun - 1].endswith(("'s", "s'"))):
            continue
        content = [(first, at - 1)] if at > first else []
        after = noun + 1
        if after < end - 1 and lows[after] == ",":
            content.append((after + 1, end))
        if content:
            reason = f'"in ... {lows[noun]}" names the source'
            yield Found(at, (noun, noun + 1), (at + 1, noun), content, Grade.SURE, reason)


def _by_hearsay(units: Units, first: int, end: int) -> Iterator[Found]:
    """ "Reportedly, ...", "... allegedly ...": somebody says so, nobody is named."""
    if not HEARSAY.isdisjoint(units.lows[first:end]) and not cue_verbs().isdisjoint(units.lows[first:end]):
        # "reportedly told the council" has a source of its own.
        return
    for at in range(first, end):
        low = units.lows[at]
        if low in HEARSAY:
            reason = f'the adverb "{low}" attributes to nobody'
            after = at + 2 if at + 1 < end and units.lows[at + 1] == "," else at + 1
            content = [part for part in ((first, at), (after, end)) if part[1] > part[0]]
            if content:
                yield Found(at, (at, at + 1), None, content, Grade.USUAL, reason)
            return


def _by_phrase(units: Units, at: int, after: int, sentence: Range) -> Found | None:
    first, end = sentence
    source = look_right(units, after, end)
    if source is None:
        return None
    lows = units.lows
    if at == first or (at == first + 1 and not lows[first][0].isalnum()):
        comma = next((here for here in range(after, end) if lows[here] == ","), None)
        if comma is None or comma + 1 == end:
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
    """ "Ministry: claim" in any passage; "claim: Ministry" and its dash form in a headline only.

    A passage of one line without a full stop counts as a headline.
    """
    lows = units.lows
    headline = headline or (len(lows) <= LONGEST_HEADLINE and lows[-1] not in STOPS)
    for at, low in enumerate(lows[: LONGEST_LABEL + 1]):
        if low == ":" and _is_name(units, 0, at) and _is_claim(units, at + 1, len(lows), headline):
            reason = "a name and a colon before the words"
            return Found(0, (at, at + 1), (0, at), [(at + 1, len(lows))], Grade.USUAL, reason)
    if not headline and QUOTATION not in lows:
        return None
    for at in range(len(lows) - 2, max(len(lows) - LONGEST_LABEL - 2, 0), -1):
        quotes = lows[at - 1] == QUOTATION
        if not quotes and (at < SHORTEST_CLAIM or not headline):
            continue
        if lows[at] not in DASHES | {":", "-"}:
            continue
        end = _before_subject(units, at + 1) if quotes else len(lows)
        if _is_name(units, at + 1, end) or (headline and _is_office(units, at + 1, end)):
            reason = "a claim, then a colon or dash and a name, as headlines have it"
            return Found(at, (at, at + 1), (at + 1, end), [(0, at)], Grade.USUAL, reason)
    return None


def _is_claim(units: Units, first: int, end: int, headline: bool) -> bool:
    words = units.lows[first:end]
    if QUOTATION in words:
        return True
    return len(words) > SHORTEST_CLAIM and (headline or any(is_finite(low) for low in words))


def _before_subject(units: Units, first: int) -> int:
    """Where a name behind a quotation ends, before what was spoken about: "Mayor Ana Oru on the gates"."""
    end = len(units.lows)
    return next((at for at in range(first + 1, end) if units.lows[at] in ON), end)


def _is_office(units: Units, first: int, end: int) -> bool:
    """An office or a body without a capital, where it may stand: "police", "governor of Norrund"."""
    if not 0 < end - first <= LONGEST_LABEL or units.lows[first] in DETERMINERS:
        return False
    lows = units.lows[first:end]
    head = lows[: lows.index("of")] if "of" in lows[1:] else lows
    return (
        all(low[0].isalpha() for low in lows) and head[-1] in OFFICES and not any(map(is_finite, head[:-1]))
    )


def _is_name(units: Units, first: int, end: int) -> bool:
    """Capitalised words, with small ones between: a person, a body, an office."""
    if not 0 < end - first <= LONGEST_LABEL:
        return False
    if units.lows[first] in NO_SPEAKERS:
        return False
    for at in range(first, end):
        low = units.lows[at]
        if low in {"of", "the", "for", "and", "'s", "&"} and at > first:
            continue
        if low in DETERMINERS | POSSESSIVES | PREPOSITIONS or not units.is_upper(at) or is_finite(low):
            return False
    return True
