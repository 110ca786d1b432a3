"""When things are to have happened, on one line of time around the day of publication.

A story of this week may look back to last century and ahead to June. So the line is not even: from the
page's own day outwards each step is longer than the one before, and both a day and a decade can be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import copysign, log1p
from typing import NamedTuple

from sayso.statements.times.calendar import first_day, last_day
from sayso.types import Document
from sayso.views.details import told_of
from sayso.views.wording import say_time, say_value

STEPS = ((1, "a day"), (7, "a week"), (30, "a month"), (365, "a year"), (3653, "10 years"))
"""Marks on the line: so many days from the page's own."""

MOST = 24
"""Lines shown; the rest is counted."""


class Entry(NamedTuple):
    """One thing on the line."""

    what: str
    """Of a page `published`, `captured`, `told of`, `due` or `picture`; of a claim see `courses`."""
    when: str
    printed: str
    numbers: tuple[int, ...]
    """The statements that it is from, counted from 1; on the line of a claim the pages."""
    start: float
    """Where its bar begins, from 0 to 100."""
    length: float


class Tick(NamedTuple):
    at: float
    """From 0 to 100."""
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """What is told of one page, or of one claim, in the order of time."""

    entries: tuple[Entry, ...]
    ticks: tuple[Tick, ...]
    left_out: int
    """How many entries are not shown."""


class Told(NamedTuple):
    """Something that is to have happened, or to happen, some time."""

    what: str
    when: str
    printed: str = ""
    number: int | None = None
    """Of the statement, or the page, that tells it."""


class Fact(NamedTuple):
    """The same with its first and its last day."""

    told: Told
    begins: date
    ends: date


def draw_line(document: Document) -> Line | None:
    """The line of time of a page; None when its statements tell of no day that can be placed."""
    facts = tuple(_told(document))
    own = tuple(_own_days(document))
    if not facts:
        return None
    return lay_out((*own, *facts), own[0].begins if own else max(fact.begins for fact in facts))


def lay_out(facts: Iterable[Fact], anchor: date) -> Line:
    """Facts, of which there is one or more, on a line around a day."""
    ordered = sorted(_merged(facts), key=lambda pair: (pair[0].begins, pair[0].ends))
    reach = max(_stretch((day - anchor).days) for fact, _ in ordered for day in (fact.begins, fact.ends))
    low = min(_stretch((fact.begins - anchor).days) for fact, _ in ordered)
    scale = _Scale(anchor, min(low, 0.0), max(reach, 0.0))
    entries = tuple(_entry(fact, numbers, scale) for fact, numbers in ordered)
    return Line(entries[:MOST], tuple(_ticks(scale)), max(0, len(entries) - MOST))


def _told(document: Document) -> Iterator[Fact]:
    """The times that the statements tell of, and the pictures older than the story."""
    for number, statement in enumerate(document.statements, 1):
        dated = [("told of", at) for at in told_of(statement)]
        due = [] if statement.due is None else [("due", statement.due)]
        for what, at in (*dated, *due):
            time = document.times[at]
            told = Told(
                what,
                say_value(time.value, time.begin, time.end),
                " ".join(time.span.of(document.text).split()),
                number,
            )
            yield from placed(told, time.begin or time.value, time.end or time.value)
    for picture in document.old_pictures:
        dated_by = document.passages[picture.passage].dated
        printed = " ".join(dated_by.of(document.text).split()) if dated_by else ""
        yield from placed(Told("picture", say_value(picture.value), printed), picture.value, picture.value)


def _own_days(document: Document) -> Iterator[Fact]:
    """The page's own days; the first is the one around which the line is drawn."""
    for what, iso in (
        ("published", document.meta.published and document.meta.published.value),
        ("captured", document.time and document.time.date().isoformat()),
    ):
        if iso:
            yield from placed(Told(what, say_time(iso[:10])), iso[:10], iso[:10])


def placed(told: Told, begin: str | None, end: str | None) -> Iterator[Fact]:
    """With its days, where its values name some."""
    first, last = first_day(begin or ""), last_day(end or "")
    if first and last and first <= last:
        yield Fact(told, first, last)


def _merged(facts: Iterable[Fact]) -> Iterable[tuple[Fact, tuple[int, ...]]]:
    """What is to have happened at the same time once, with all the statements that tell of it."""
    found: dict[tuple[str, str], tuple[Fact, list[int]]] = {}
    for fact in facts:
        _, numbers = found.setdefault((fact.told.what, fact.told.when), (fact, []))
        if (number := fact.told.number) is not None and number not in numbers:
            numbers.append(number)
    return [(fact, tuple(numbers)) for fact, numbers in found.values()]


class _Scale(NamedTuple):
    anchor: date
    low: float
    high: float

    def at(self, days: int) -> float:
        """Where so many days from the anchor lie, from 0 to 100."""
        return round(2 + 96 * (_stretch(days) - self.low) / (self.high - self.low or 1.0), 1)


def _stretch(days: int) -> float:
    return copysign(log1p(abs(days)), days)


def _entry(fact: Fact, numbers: tuple[int, ...], scale: _Scale) -> Entry:
    start, end = (scale.at((day - scale.anchor).days) for day in (fact.begins, fact.ends))
    told = fact.told
    return Entry(told.what, told.when, told.printed, numbers, start, round(end - start, 1))


def _ticks(scale: _Scale) -> Iterator[Tick]:
    """The marks that fall on the line, from the earliest."""
    for days, label in (*((-days, f"{label} before") for days, label in reversed(STEPS)), (0, "")):
        if _stretch(days) >= scale.low:
            yield Tick(scale.at(days), label)
    for days, label in STEPS:
        if _stretch(days) <= scale.high:
            yield Tick(scale.at(days), f"{label} after")
