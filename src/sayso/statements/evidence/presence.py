"""Eyewitnesses: sources that were there, by what they are called and by what they tell of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.resources import open_words
from sayso.statements.evidence.found import Found
from sayso.statements.grammar import HELPERS, PREPOSITIONS, is_adverb, is_finite, telling_verbs
from sayso.statements.strength.words import TOKEN, Words
from sayso.types import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.statements.evidence.found import Known
    from sayso.types import Span, Statement

WITNESSES = open_words("evidence-en", "witnesses")
LAY_PEOPLE = open_words("evidence-en", "lay-people")
PERCEIVING = open_words("evidence-en", "perceiving")
BEING_THERE = open_words("evidence-en", "being-there")
SECOND_HAND = open_words("evidence-en", "second-hand")
OFFICES = open_words("evidence-en", "partisans") | open_words("evidence-en", "offices")
OPINING = open_words("evidence-en", "opining")

# Of somebody who may well hold an office one thing he did is an argument, two are a story.
LEAST_TOLD = 2

FIRST_PERSONS = frozenset(["i", "we"])
PERSONS = FIRST_PERSONS | {"he", "she", "they"}
WERE = frozenset(["was", "were"])


def find_presence(words: Words, statement: Statement, source: Known) -> Iterator[Found]:
    """The source saw it or went through it: a witness, "I heard a bang", a villager's "we lost the house"."""
    told = TOKEN.findall(source.said_of.lower())
    lay = not LAY_PEOPLE.isdisjoint(told)
    official = source.is_body or source.is_document or not OFFICES.isdisjoint(told)
    for span in statement.source:
        first, end = words.within(span)
        for at in range(first, end):
            low = words.lows[at]
            if low in WITNESSES:
                here = words.span(at, at + 1)
                yield Found(EvidenceKind.EYEWITNESS, here, f'its source was there: "{low}"')
                return
            lay = lay or low in LAY_PEOPLE
            official = official or low in OFFICES
            if low in PREPOSITIONS:
                # "a lawyer for the survivors"
                break
    # What those in office saw and did is how they speak: "I saw a movement grow".
    if lay or not official:
        yield from _by_words(words, statement, lay=lay)


def _by_words(words: Words, statement: Statement, *, lay: bool) -> Iterator[Found]:
    """What the source tells of itself; of those who are no officials "they heard a bang" counts, too."""
    telling: list[Span] = []
    for span in statement.content:
        first, end = words.within(span)
        for at in range(first, end - 1):
            if words.lows[at] not in (PERSONS if lay else FIRST_PERSONS):
                continue
            last = _perceived(words.lows, at, end)
            did = _did(words.lows, at, end) if last is None else None
            if did is not None:
                telling.append(words.span(at, did + 1))
            if last is not None or len(telling) >= (1 if lay else LEAST_TOLD):
                here = telling[0] if last is None else words.span(at, last + 1)
                yield Found(EvidenceKind.EYEWITNESS, here, "its source went through it")
                return


def _perceived(lows: list[str], at: int, end: int) -> int | None:
    """The last word by which somebody tells that he saw or heard it, behind his "I" or "we"."""
    here = _verb(lows, at, end)
    if lows[here] in WERE:
        return next((last for last in range(here + 1, min(end, here + 3)) if lows[last] in BEING_THERE), None)
    second_hand = here + 1 < end and lows[here + 1] in SECOND_HAND
    return here if lows[here] in PERCEIVING and not second_hand else None


def _did(lows: list[str], at: int, end: int) -> int | None:
    """The verb by which somebody tells what happened to him: "I lost my boat", "we were told"."""
    here = _verb(lows, at, end)
    if lows[at] not in FIRST_PERSONS:
        return None
    if lows[here] in WERE:
        return here + 1 if here + 1 < end and lows[here + 1] in telling_verbs() else None
    past = is_finite(lows[here]) or lows[here].endswith("ed")
    return here if past and lows[here] not in HELPERS and lows[here] not in OPINING else None


def _verb(lows: list[str], at: int, end: int) -> int:
    """The verb behind an "I" or "we", behind its adverbs."""
    here = at + 1
    while here < end - 1 and (is_adverb(lows[here]) or lows[here] in {"could", "had"}):
        here += 1
    return here
