"""The record of a source: what it said on these pages, on what evidence, and what became of it; no score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.types import Carried, Claim, Document, Polarity, Tie
from sayso.views.details import say_claimant
from sayso.views.said import words_of
from sayso.views.wording import say_value


class Forecast(NamedTuple):
    """Something that a source foretold."""

    page: int
    statement: int
    """Counted from 1."""
    words: str
    due: str | None
    """By when it is to have come true; what became of it is for people to judge."""


class Instance(NamedTuple):
    """A statement of a source, by its place."""

    page: int
    statement: int
    words: str


@dataclass(frozen=True, slots=True)
class Record:
    """What pages tell of one source. Every figure is a count; `statements` is what they are counts of."""

    names: tuple[str, ...]
    """Everyone taken for this source: name, role and organisation as each page has them."""
    pages: tuple[int, ...]
    statements: int
    with_evidence: int
    denying: int
    """Statements by which it denies something."""
    forecasts: tuple[Forecast, ...]
    denied: tuple[Instance, ...]
    """Statements that others on these pages deny."""
    recurring: tuple[Instance, ...]
    """Statements whose like it, or somebody, made of another time."""
    alone: tuple[str, ...]
    """The ids of claims that it states and that have one origin only."""


def record_of(name: str, documents: Mapping[int, Document], claims: Sequence[Claim]) -> Record | None:
    """The record of everyone whose name has all these words, capitals apart; None where nobody has.

    Who is meant is for the reader to see: `names` lists everybody that was counted.
    """
    said = dict(_said_by(name.casefold().split(), documents))
    if not said:
        return None
    details = {one: documents[one.document].statements[one.statement] for one in said}
    strengths = [detail.strength for detail in details.values() if detail.strength]
    return Record(
        names=tuple(dict.fromkeys(said.values())),
        pages=tuple(sorted({one.document for one in said})),
        statements=len(said),
        with_evidence=sum(bool(detail.evidence) for detail in details.values()),
        denying=sum(strength.polarity is Polarity.DENIED for strength in strengths),
        forecasts=tuple(_forecasts(said, documents)),
        denied=tuple(_instances(documents, _in_ties(said, [claim.denials for claim in claims]))),
        recurring=tuple(_instances(documents, _in_ties(said, [claim.recurrences for claim in claims]))),
        alone=tuple(
            claim.id
            for claim in claims
            if claim.provenance.high == 1 and not said.keys().isdisjoint(claim.carried)
        ),
    )


def _said_by(words: Sequence[str], documents: Mapping[int, Document]) -> Iterator[tuple[Carried, str]]:
    """Every statement made by somebody whose name has the words, with who that is."""
    for at, document in documents.items():
        for number, statement in enumerate(document.statements):
            for speaker in statement.speakers:
                claimant = document.claimants[speaker.claimant]
                if claimant.name and set(words) <= set(claimant.name.casefold().split()):
                    yield Carried(at, number), say_claimant(claimant)


def _forecasts(said: dict[Carried, str], documents: Mapping[int, Document]) -> Iterator[Forecast]:
    for one in said:
        document = documents[one.document]
        statement = document.statements[one.statement]
        if statement.strength and statement.strength.forecast:
            time = None if statement.due is None else document.times[statement.due]
            due = None if time is None else say_value(time.value, time.begin, time.end)
            words = words_of(statement.content, document.text)
            yield Forecast(one.document, one.statement + 1, words, due)


def _in_ties(said: dict[Carried, str], ties: Sequence[Sequence[Tie]]) -> list[Carried]:
    """The statements of a source that stand at an end of ties."""
    ends = {end for each in ties for tie in each for end in (tie.left, tie.right)}
    return [one for one in said if one in ends]


def _instances(documents: Mapping[int, Document], found: Sequence[Carried]) -> Iterator[Instance]:
    for one in found:
        document = documents[one.document]
        words = words_of(document.statements[one.statement].content, document.text)
        yield Instance(one.document, one.statement + 1, words)
