"""Eyewitnesses: sources that were there, by what they are called and by what they tell of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.resources import open_words
from sayso.statements.evidence.found import Found
from sayso.statements.grammar import HELPERS, PREPOSITIONS, is_adverb, is_finite
from sayso.statements.strength.words import TOKEN, Words
from sayso.types import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.types import Statement

WITNESSES = open_words("evidence-en", "witnesses")
LAY_PEOPLE = open_words("evidence-en", "lay-people")
PERCEIVING = open_words("evidence-en", "perceiving")
BEING_THERE = open_words("evidence-en", "being-there")
SECOND_HAND = open_words("evidence-en", "second-hand")
PARTISANS = open_words("evidence-en", "partisans")
OPINING = open_words("evidence-en", "opining")

FIRST_PERSONS = frozenset(["i", "we"])
PERSONS = FIRST_PERSONS | {"he", "she", "they"}
WERE = frozenset(["was", "were"])


def find_presence(words: Words, statement: Statement, said_of: str) -> Iterator[Found]:
    """The source saw it or went through it: a witness, "I heard a bang", a villager's "we lost the house"."""
    told = TOKEN.findall(said_of.lower())
    lay = not LAY_PEOPLE.isdisjoint(told)
    official = not PARTISANS.isdisjoint(told)
    for span in statement.source:
        first, end = words.within(span)
        for at in range(first, end):
            low = words.lows[at]
            if low in WITNESSES:
                here = words.span(at, at + 1)
                yield Found(EvidenceKind.EYEWITNESS, here, f'its source was there: "{low}"')
                return
            lay = lay or low in LAY_PEOPLE
            official = official or low in PARTISANS
            if low in PREPOSITIONS:
                # "a lawyer for the survivors"
                break
    # What politicians saw and felt is how they speak: "I saw a movement grow".
    if lay or not official:
        yield from _by_words(words, statement, lay=lay)


def _by_words(words: Words, statement: Statement, *, lay: bool) -> Iterator[Found]:
    """What the source tells of itself; of those who are no officials "they heard a bang" counts, too."""
    persons = PERSONS if lay else FIRST_PERSONS
    for span in statement.content:
        first, end = words.within(span)
        for at in range(first, end - 1):
            last = _present(words.lows, at, end, lay=lay) if words.lows[at] in persons else None
            if last is not None:
                yield Found(EvidenceKind.EYEWITNESS, words.span(at, last + 1), "its source went through it")
                return


def _present(lows: list[str], at: int, end: int, *, lay: bool) -> int | None:
    """The last word by which somebody tells that he was there, behind his "I" or "we"."""
    here = at + 1
    while here < end - 1 and (is_adverb(lows[here]) or lows[here] in {"could", "had"}):
        here += 1
    low = lows[here]
    if low in WERE:
        return next((last for last in range(here + 1, min(end, here + 3)) if lows[last] in BEING_THERE), None)
    if low in PERCEIVING:
        return None if here + 1 < end and lows[here + 1] in SECOND_HAND else here
    # What else somebody did counts of those who hold no office: "I lost my boat".
    did = lay and lows[at] in FIRST_PERSONS and (is_finite(low) or low.endswith("ed")) and low not in HELPERS
    return here if did and low not in OPINING else None
