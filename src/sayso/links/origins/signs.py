"""What speaks for and against a source being a source of the claim: named signs, each a number from 0 to 1.

An article names many sources, most of them for other things: its background, reactions, the weather. The
signs are weighed by `resources/origins-en.txt`, section `signs`, fitted by `python -m training.origins`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp
from typing import NamedTuple

from sayso.links.origins.bearing import REMEMBERED, overlap, stem, stems_of
from sayso.links.origins.giving import Given
from sayso.links.origins.naming import COLLECTIVES, is_collective
from sayso.resources import open_resource, open_words
from sayso.statements.hearsay import tells
from sayso.text import WORD
from sayso.types import Party, PartyKind, Span

AGAINST = open_words("origins-en", "against")
NEGATIONS = open_words("origins-en", "negations")
HEDGES = open_words("origins-en", "hedges")
OF_THE_CLAIM = open_words("origins-en", "of-the-claim")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as far as tracing needs it."""

    text: str
    sentences: tuple[Span, ...]
    given: tuple[Given, ...]
    bearing: tuple[float, ...]
    """For each sentence the share of the claim's weight that it holds, the document's best being 1."""
    own: tuple[Span, ...] = ()
    """What the document says in its own voice."""
    bodies: tuple[tuple[str, str], ...] = ()
    """People by name, each with the body that they are said to belong to or speak for."""


@dataclass(frozen=True, slots=True)
class Group:
    """All documents of a claim, with what their sources have in common."""

    readings: tuple[Reading, ...]
    parties: tuple[Party, ...]
    party_of: Sequence[Sequence[int]]
    """For each document's sources the index of their party."""
    claim: frozenset[str]
    """The stems of the claim's own wording."""
    weights: Mapping[str, float]
    negated: bool = False
    """Whether that wording negates something: who says it then negates, too, and is not against it."""


Signs = dict[str, float]

LONG_NAME = 5
"""Words of what a source is called: a description."""


@lru_cache(maxsize=REMEMBERED)
def find_phrase(section: str, text: str) -> re.Match[str] | None:
    """The first phrase of a section of the resource that stands in a text."""
    return _phrases(section).search(text)


@cache
def _phrases(section: str) -> re.Pattern[str]:
    words = sorted(open_words("origins-en", section), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words), re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def lows_of(text: str) -> frozenset[str]:
    """The words of a text as they are looked up: small letters, no genitive."""
    return frozenset(word.casefold().removesuffix("'s").removesuffix("’s") for word in WORD.findall(text))


def speaks_against(text: str) -> bool:
    """Whether words set weight against something: "is not true", "a hoax".

    >>> speaks_against("called it a hoax"), speaks_against("cannot confirm it")
    (True, False)
    """
    return bool(lows_of(text) & AGAINST) or find_phrase("against-phrases", text) is not None


# "No cases of flu have been found": from the negation to what it negates.
NEGATED_WITHIN = 6
CLAUSES = frozenset(";:")
"""Between these marks a negation goes no further: "gives no evidence; towpath closed"."""
# A sentence that bears so much on the claim, beside the page's best one, says it or its contrary.
CLOSE = 0.7


def negates(words: str, heavy: frozenset[str]) -> bool:
    """Whether a negation stands close before what the claim is about: "nowhere is anything blurred".

    >>> closed = frozenset({stem("closed")})
    >>> negates("Nothing was closed", closed), negates("He gave no evidence; path closed", closed)
    (True, False)
    """
    left, end = 0, 0
    for found in WORD.finditer(words):
        word = found.group()
        if not CLAUSES.isdisjoint(words[end : found.start()]):
            left = 0
        end = found.end()
        if word.casefold() in NEGATIONS:
            left = NEGATED_WITHIN
        elif left and stem(word) in heavy:
            return True
        left = max(0, left - 1)
    return False


def heaviest(group: Group) -> frozenset[str]:
    """The half of the claim's own words that weighs most: what is to have happened, more than to whom."""
    own = sorted(
        (each for each in group.weights if each in group.claim), key=lambda each: (-group.weights[each], each)
    )
    return frozenset(own[: max(1, len(own) // 2)])


def is_denial(reading: Reading, given: Given) -> bool:
    """Whether somebody speaks against the claim, in a sentence about it."""
    words = f"{given.words.of(reading.text)} {' '.join(span.of(reading.text) for span in given.content)}"
    if given.relay or find_phrase("refusals", words) is not None:
        return False
    about = reading.bearing[given.sentence] >= 0.3 or bool(lows_of(words) & OF_THE_CLAIM)
    return about and speaks_against(words)


def contradicts(group: Group, document: int, index: int) -> bool:
    """Whether a source says the contrary of the claim, in its words: "No gate was forced, the board said"."""
    reading = group.readings[document]
    given = reading.given[index]
    content = " ".join(span.of(reading.text) for span in given.content)
    about = reading.bearing[given.sentence] >= CLOSE and not given.relay and not group.negated
    return about and negates(content, group.claim)


def find_signs(group: Group) -> list[list[Signs]]:
    """The signs of every source of every document."""
    best: dict[int, dict[int, float]] = defaultdict(dict)
    first: dict[tuple[int, int], int] = {}
    for at, reading in enumerate(group.readings):
        for given, party in zip(reading.given, group.party_of[at], strict=True):
            seen = best[party].get(at, 0.0)
            best[party][at] = max(seen, reading.bearing[given.sentence] if reading.bearing else 0.0)
            first[at, party] = min(given.sentence, first.get((at, party), given.sentence))
    return [
        [
            _signs(group, reading, given, _Seen(party, best[party], at, first[at, party]))
            for given, party in zip(reading.given, group.party_of[at], strict=True)
        ]
        for at, reading in enumerate(group.readings)
    ]


class _Seen(NamedTuple):
    """What a source's party is in all documents."""

    party: int
    bearing: Mapping[int, float]
    """Of its best sentence in each document that gives it."""
    document: int
    """The one that is looked at."""
    first: int
    """Where in that one the party is given first, in sentences."""


def _signs(group: Group, reading: Reading, given: Given, seen: _Seen) -> Signs:
    named = given.named
    sentence = reading.sentences[given.sentence].of(reading.text)
    content = " ".join(span.of(reading.text) for span in given.content)
    cue = given.words.of(reading.text)
    others = max(1, len(group.readings) - 1)
    elsewhere = [bearing for document, bearing in seen.bearing.items() if document != seen.document]
    kind = group.parties[seen.party].kind if named.proper else named.kind
    lows = lows_of(sentence)
    before = reading.bearing[given.sentence - 1] if given.sentence else 0.0
    words = stems_of(named.name)
    passed_on = not given.relay and any(
        each.relay and each.sentence == given.sentence for each in reading.given
    )
    better = sum(each > reading.bearing[given.sentence] for each in reading.bearing)
    return {
        "usual": 1.0,
        "sentence": reading.bearing[given.sentence],
        "content": overlap(stems_of(content), group.weights) ** 0.5,
        "before": before,
        "few": 1.0 / (1 + len(reading.given) / 4),
        "crowd": min(1.0, sum(each.sentence == given.sentence for each in reading.given) / 4),
        "rank": 1.0 / (1 + better),
        "tells": float(not given.relay and tells([each.casefold() for each in cue.split()])),
        "bearing relay": float(given.relay) * reading.bearing[given.sentence],
        "bearing lead": float(given.sentence < 3) * reading.bearing[given.sentence],
        "passed on": float(passed_on),
        "lead": 1.0 if given.sentence < 2 else 0.0,
        "early": 1.0 / (1 + given.sentence / 5),
        "relay": float(given.relay),
        "behind": float(bool(given.behind)),
        "again": float(given.again),
        "first of its own": float(given.sentence == seen.first),
        "long": float(len(named.name.split()) >= LONG_NAME),
        "attributed": given.confidence if not given.relay else 0.0,
        "against": float(speaks_against(f"{cue} {content}")),
        "refuses": float(find_phrase("refusals", f"{cue} {content}") is not None),
        "negated": float(negates(content, heaviest(group))) * reading.bearing[given.sentence],
        "hedged": float(bool(lows & HEDGES)),
        "of the claim": float(bool(lows & OF_THE_CLAIM)),
        "elsewhere": len(elsewhere) / others,
        "bears elsewhere": sum(elsewhere) / others,
        "subject": float(bool(words) and words <= group.claim),
        "collective": float(is_collective(named)),
        "reports": float(bool(set(named.name.casefold().split()) & COLLECTIVES)),
        "proper": float(named.proper),
        **{str(each): float(kind is each) for each in PartyKind},
    }


@cache
def sign_weights() -> Mapping[str, float]:
    """What each sign weighs."""
    return {name: float(weight) for name, weight in open_resource("origins-en")["signs"]}


def probability(signs: Signs) -> float:
    """How likely a source with these signs is one of the claim."""
    total = sum(sign_weights().get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + exp(-total))
