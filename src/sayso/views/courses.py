"""The course of a claim: what it tells of, who carried it when, who denied it, by when it is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.statements.times.calendar import first_day
from sayso.types import Carried, Claim, Document, Stance, Tie
from sayso.views.timelines import Fact, Line, Told, lay_out, placed
from sayso.views.wording import say_time, say_value


def draw_course(claim: Claim, documents: Mapping[int, Document]) -> Line | None:
    """The line of time of a claim around the day on which it first appeared.

    None when its pages tell of one day or none. An entry's numbers are those of pages.
    """
    facts = [*_appearances(claim, documents), *_beside(claim, documents), *_told(claim, documents)]
    first = min((fact.begins for fact in facts if fact.told.what == "appears"), default=None)
    if first is None or len({day for fact in facts for day in (fact.begins, fact.ends)}) < 2:
        return None
    return lay_out(facts, first)


def _appearances(claim: Claim, documents: Mapping[int, Document]) -> Iterator[Fact]:
    for place, at in enumerate(claim.documents):
        denies = claim.provenance.appearances[place].stance is Stance.DENIES
        yield from _page("denied" if denies else "appears", at, documents)


def _beside(claim: Claim, documents: Mapping[int, Document]) -> Iterator[Fact]:
    """The pages of statements that deny it, and of those that say the like of another time."""
    carrying = set(claim.documents)
    for what, ties in (("denied", claim.denials), ("the like", claim.recurrences)):
        for at in sorted({end.document for end in _ends(claim, ties)} - carrying):
            yield from _page(what, at, documents)


def _ends(claim: Claim, ties: tuple[Tie, ...]) -> Iterator[Carried]:
    own = set(claim.carried)
    return (end for tie in ties for end in (tie.left, tie.right) if end not in own)


def _page(what: str, at: int, documents: Mapping[int, Document]) -> Iterator[Fact]:
    document = documents[at]
    published, captured = document.meta.published, document.time
    day = published.value[:10] if published else captured and captured.date().isoformat()
    if day and first_day(day):
        yield from placed(Told(what, say_time(day), number=at), day, day)


def _told(claim: Claim, documents: Mapping[int, Document]) -> Iterator[Fact]:
    """When what it tells of is to have happened, and by when it is to come true."""
    for one in claim.carried:
        document = documents[one.document]
        statement = document.statements[one.statement]
        due = () if statement.due is None else (statement.due,)
        for what, times in (("told of", statement.when), ("due", due)):
            for time in (document.times[at] for at in times):
                told = Told(what, say_value(time.value, time.begin, time.end), number=one.document)
                yield from placed(told, time.begin or time.value, time.end or time.value)
