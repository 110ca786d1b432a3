"""Evidence in the words of a statement: what its source is, and what it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.resources import open_words
from sayso.statements.evidence.found import Found, Known
from sayso.statements.evidence.nouns import things
from sayso.statements.evidence.presence import find_presence
from sayso.statements.grammar import HELPERS, PREPOSITIONS, RELATIVES, is_adverb
from sayso.statements.strength.words import TOKEN, Range, Words, hull
from sayso.types import Certainty, EvidenceKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.types import Statement

BEARING_OUT = open_words("evidence-en", "bearing-out")
RESTING_ON = open_words("evidence-en", "resting-on")
SAID_IN = open_words("evidence-en", "said-in")
LEARNED_BODIES = open_words("evidence-en", "learned-bodies")
POSTS = open_words("evidence-en", "posts")
EXPERTS = open_words("evidence-en", "experts")
SCIENCES = tuple(sorted(open_words("evidence-en", "sciences")))
NO_SCIENCES = open_words("evidence-en", "no-sciences")
PARTISANS = open_words("evidence-en", "partisans")
BODIES = open_words("evidence-en", "bodies")
ESTIMATING = open_words("evidence-en", "estimating")
FIGURES = open_words("evidence-en", "figures")

ENDS_HEAD = PREPOSITIONS | RELATIVES | {",", "(", "that", "and", ":", ";"}

YEAR = re.compile(r"(?:19|20)\d\ds?")

PARTITIVES = open_words("evidence-en", "partitives")

# Between a thing and the verb by which it bears something out.
BETWEEN = (
    HELPERS | RELATIVES | {"that", ",", "to", "appear", "appears", "appeared", "seem", "seems", "seemed"}
)
# "footage, which appears to show": how far behind a thing what it bears out begins.
BEARING_REACH = 4
# "citing three people's medical records": how far a thing stands behind what rests on it.
RESTING_REACH = 5


def find_evidence(words: Words, statement: Statement, source: Known) -> tuple[Found, ...]:
    """What a statement's own words offer, one of each kind; `source` is what the page says of its source."""
    found: dict[EvidenceKind, Found] = {}
    for one in (
        *_by_source(words, statement, source),
        *_by_expertise(words, statement, source.said_of),
        *_by_things(words, statement),
        *_by_estimate(words, statement, source.is_body),
        *find_presence(words, statement, source),
    ):
        found.setdefault(one.kind, one)
    return tuple(found.values())


def _by_source(words: Words, statement: Statement, known: Known) -> Iterator[Found]:
    """The source is a thing that is evidence, or somebody who saw it."""
    kinds, speaking = things("speaking-things", "things"), things("speaking-things")
    for span in statement.source:
        first, end = words.within(span)
        head = _head(words.lows, first, end)
        if head is None:
            continue
        low, here = words.lows[head], words.span(head, head + 1)
        # The Post and the Daily Page are outlets.
        named = low in speaking and head > first and words.is_upper(head) and words.is_upper(head - 1)
        for kind in () if named else kinds.get(low, ()):
            yield Found(kind, here, f'its source is "{low}"')
        if known.is_document:
            yield Found(EvidenceKind.DOCUMENT, span, "its source is a document")


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
    printed = words.lows[slice(*source)]
    told = [low for low in TOKEN.findall(said_of.lower()) if low.isalpha()]
    if not (PARTISANS.isdisjoint(printed) and PARTISANS.isdisjoint(told)):
        return
    for at in range(*source):
        if _is_expert(words.lows[at]):
            yield Found(EvidenceKind.EXPERT, words.span(at, at + 1), f'its source is "{words.lows[at]}"')
            return
    for lows, where in ((printed, "its source is"), (told, "the page calls its source")):
        name = _expertise(lows)
        if name is not None:
            yield Found(EvidenceKind.EXPERT, words.span(*source), f'{where} "{name}"')
            return


def _is_expert(low: str) -> bool:
    return low in EXPERTS or (low.endswith(SCIENCES) and low not in NO_SCIENCES)


def _expertise(lows: list[str]) -> str | None:
    """What makes somebody an expert: his profession, or a post at a learned body."""
    name = next((low for low in lows if _is_expert(low)), None)
    if name is not None:
        return name
    body = next((at for at, low in enumerate(lows) if low in LEARNED_BODIES), None)
    if body is None:
        return None
    return next((f"{low} ... {lows[body]}" for low in lows[:body] if low in POSTS), None)


def _by_things(words: Words, statement: Statement) -> Iterator[Found]:
    """Something that bears it out, or that it rests on: "video that shows", "citing court records"."""
    known = things("things")
    sources = [words.within(span) for span in statement.source]
    contents = [words.within(span) for span in statement.content]
    first, end = words.within(hull((*statement.source, *statement.cue, *statement.content)))
    for at in range(first, end):
        if words.lows[at] not in known or _is_in(sources, at):
            continue
        resting = RESTING_ON if _is_in(contents, at) else RESTING_ON | SAID_IN
        why = _borne_out(words.lows, at, end) or _rested_on(words.lows, first, at, resting)
        if why is not None:
            span = words.span(min(at, why), max(at, why) + 1)
            for kind in known[words.lows[at]]:
                yield Found(kind, span, f'it rests on "{words.lows[at]}"')


def _is_in(ranges: list[Range], at: int) -> bool:
    return any(first <= at < end for first, end in ranges)


def _borne_out(lows: list[str], at: int, end: int) -> int | None:
    """The verb by which a thing bears something out: "video that shows", "figures that suggest"."""
    for here in range(at + 1, min(end, at + 1 + BEARING_REACH)):
        if lows[here] in BEARING_OUT:
            return here
        if not (lows[here] in BETWEEN or is_adverb(lows[here])):
            return None
    return None


def _rested_on(lows: list[str], first: int, at: int, resting: frozenset[str]) -> int | None:
    """The word that says that something rests on a thing: "citing court records"."""
    for here in range(at - 1, max(first, at - RESTING_REACH) - 1, -1):
        if lows[here] in resting:
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
    """The first number of a content, with its unit; years are none."""
    for span in statement.content:
        first, end = words.within(span)
        for at in range(first, end):
            low = words.lows[at]
            if low in FIGURES or (low[0].isdigit() and low[-1].isdigit() and not YEAR.fullmatch(low)):
                return words.span(at, _end_of_figure(words.lows, at + 1, end))
    return None


def _end_of_figure(lows: list[str], at: int, end: int) -> int:
    """Behind the last word of "76,981" or "$1.1 trillion"."""
    while at < end and (
        lows[at] in FIGURES
        or lows[at][0].isdigit()
        or (lows[at] == "," and at + 1 < end and lows[at + 1][0].isdigit())
    ):
        at += 1
    return at
