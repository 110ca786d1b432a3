"""Evidence in the words of a statement: what its source is, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.resources import open_words
from sayso.statements.evidence.nouns import things
from sayso.statements.grammar import ADVERBS, HELPERS, PREPOSITIONS, RELATIVES, is_adverb
from sayso.statements.strength.words import Words, hull
from sayso.types import Certainty, EvidenceKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.types import Statement

BEARING_OUT = open_words("evidence-en", "bearing-out")
RESTING_ON = open_words("evidence-en", "resting-on")
WITNESSES = open_words("evidence-en", "witnesses")
PERCEIVING = open_words("evidence-en", "perceiving")
BEING_THERE = open_words("evidence-en", "being-there")
EXPERTS = open_words("evidence-en", "experts")
PARTISANS = open_words("evidence-en", "partisans")
BODIES = open_words("evidence-en", "bodies")
ESTIMATING = open_words("evidence-en", "estimating")
FIGURES = open_words("evidence-en", "figures")

FIRST_PERSONS = frozenset(["i", "we", "i'd", "we'd", "i've", "we've"])
WERE = frozenset(["was", "were"])
ENDS_HEAD = PREPOSITIONS | RELATIVES | {",", "(", "that", "and", ":", ";"}

PARTITIVES = open_words("evidence-en", "partitives")

# "footage, which appears to show": how far behind a thing what it bears out begins.
BEARING_REACH = 4
# "citing three people's medical records": how far a thing stands behind what rests on it.
RESTING_REACH = 5


class Known(NamedTuple):
    """What a page says of a source anywhere."""

    said_of: str
    """Roles and bodies."""
    is_body: bool
    """Whether it is an organisation."""


class Found(NamedTuple):
    """Words that offer evidence."""

    kind: EvidenceKind
    span: Span
    reason: str


def find_evidence(words: Words, statement: Statement, source: Known) -> tuple[Found, ...]:
    """What a statement's own words offer, one of each kind; `source` is what the page says of its source."""
    found: dict[EvidenceKind, Found] = {}
    for one in (
        *_by_source(words, statement),
        *_by_expertise(words, statement, source.said_of),
        *_by_things(words, statement),
        *_by_estimate(words, statement, source.is_body),
        *_by_presence(words, statement),
    ):
        found.setdefault(one.kind, one)
    return tuple(found.values())


def _by_source(words: Words, statement: Statement) -> Iterator[Found]:
    """The source is a thing that is evidence, or somebody who saw it."""
    known, speaking = things("speaking-things", "things"), things("speaking-things")
    for span in statement.source:
        first, end = words.within(span)
        head = _head(words.lows, first, end)
        if head is None:
            continue
        if (
            head > first
            and words.is_upper(head)
            and words.is_upper(head - 1)
            and words.lows[head] in speaking
        ):
            # The Post and the Daily Page are outlets.
            continue
        low, here = words.lows[head], words.span(head, head + 1)
        for kind in known.get(low, ()):
            yield Found(kind, here, f'its source is a {kind}: "{low}"')
        if low in WITNESSES:
            yield Found(EvidenceKind.EYEWITNESS, here, f'its source was there: "{low}"')


def _head(lows: list[str], first: int, end: int) -> int | None:
    """The noun that a source is about: `study` of "a 2014 study by two universities"."""
    if first >= end:
        return None
    for at in range(first + 1, end):
        if lows[at] in ENDS_HEAD:
            # "a number of tax experts" are experts
            partitive = lows[at] == "of" and lows[at - 1] in PARTITIVES and at + 1 < end
            return _head(lows, at + 1, end) if partitive else at - 1
    return end - 1


def _by_expertise(words: Words, statement: Statement, said_of: str) -> Iterator[Found]:
    """The page presents the source as an expert who speaks for no side."""
    if not statement.source:
        return
    source = words.within(hull(statement.source))
    lows = words.lows[slice(*source)]
    told = said_of.lower().replace(";", " ").replace(",", " ").split()
    if not (PARTISANS.isdisjoint(lows) and PARTISANS.isdisjoint(told)):
        return
    for at in range(*source):
        if words.lows[at] in EXPERTS:
            yield Found(
                EvidenceKind.EXPERT, words.span(at, at + 1), f'its source is an expert: "{words.lows[at]}"'
            )
            return
    known = next((word for word in told if word in EXPERTS), None)
    if known is not None:
        yield Found(EvidenceKind.EXPERT, words.span(*source), f'the page calls its source "{known}"')


def _by_things(words: Words, statement: Statement) -> Iterator[Found]:
    """Something that bears it out, or that it rests on: "video that shows", "citing court records"."""
    known = things("things")
    sources = [words.within(span) for span in statement.source]
    spans = (*statement.source, *statement.cue, *statement.content)
    first, end = words.within(hull(spans))
    for at in range(first, end):
        low = words.lows[at]
        if low not in known or any(begin <= at < stop for begin, stop in sources):
            continue
        why = _borne_out(words.lows, at, end) or _rested_on(words.lows, first, at)
        if why is not None:
            span = words.span(min(at, why), max(at, why) + 1)
            for kind in known[low]:
                yield Found(kind, span, f'it rests on a {kind}: "{span.of(words.text)}"')


def _borne_out(lows: list[str], at: int, end: int) -> int | None:
    """The verb by which a thing bears something out: "video that shows"."""
    for here in range(at + 1, min(end, at + 1 + BEARING_REACH)):
        low = lows[here]
        if low in BEARING_OUT:
            return here
        if not (
            low in HELPERS
            or low in RELATIVES
            or low in ADVERBS
            or is_adverb(low)
            or low in {"that", ",", "to", "appears", "appeared", "seems"}
        ):
            return None
    return None


def _rested_on(lows: list[str], first: int, at: int) -> int | None:
    """The word that says that something rests on a thing: "citing court records"."""
    for here in range(at - 1, max(first, at - RESTING_REACH) - 1, -1):
        if lows[here] in RESTING_ON:
            return here
        if lows[here] in {",", ".", ";", ":"}:
            return None
    return None


def _by_estimate(words: Words, statement: Statement, is_body: bool) -> Iterator[Found]:
    """A body's own figures: it estimates, finds or foresees, and a number follows."""
    if not statement.source:
        return
    source = words.lows[slice(*words.within(hull(statement.source)))]
    cue = [low for span in statement.cue for low in words.lows[slice(*words.within(span))]]
    known = things("speaking-things", "things")
    if not (is_body or not BODIES.isdisjoint(source) or not known.keys().isdisjoint(source)):
        return
    strength = statement.strength
    foresees = strength is not None and (strength.forecast or strength.certainty is Certainty.PROBABLE)
    if not foresees and ESTIMATING.isdisjoint(cue):
        return
    figure = _figure(words, statement)
    if figure is not None:
        yield Found(EvidenceKind.DATA, figure, "a figure of the source's own")


def _figure(words: Words, statement: Statement) -> Span | None:
    """The first number of a content."""
    for span in statement.content:
        for at in range(*words.within(span)):
            if words.lows[at][0].isdigit() or words.lows[at] in FIGURES:
                return words.span(at, at + 1)
    return None


def _by_presence(words: Words, statement: Statement) -> Iterator[Found]:
    """The source tells what he saw or went through: "I heard", "we were asleep"."""
    lows = words.lows
    for span in statement.content:
        first, end = words.within(span)
        for at in range(first, end - 1):
            if lows[at] not in FIRST_PERSONS:
                continue
            here = at + 1
            while here < end - 1 and (
                is_adverb(lows[here]) or lows[here] in {"could", "had", "have", "just"}
            ):
                here += 1
            there = (
                lows[here] in WERE
                and here + 1 < end
                and not BEING_THERE.isdisjoint(lows[here + 1 : here + 3])
            )
            if lows[here] in PERCEIVING or there:
                yield Found(EvidenceKind.EYEWITNESS, words.span(at, here + 1 + there), "its source was there")
                return
