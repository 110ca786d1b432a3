"""Days that are known by a name: Christmas, Easter, Thanksgiving."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sayso.statements.times.phrase import Settled, settled_day
from sayso.statements.times.years import year_in

if TYPE_CHECKING:
    from sayso.statements.times.phrase import Phrase

THURSDAY = 4


def settle_holiday(phrase: Phrase) -> Settled | None:
    """As in "last Thanksgiving", "Christmas Day", "Easter 2012": the one nearest to the text's day."""
    name = phrase.value("=")
    if name is None or (phrase.word("U") or "day") not in {"day", "year"}:
        return None
    year = year_in(phrase) if phrase.word("y") else None
    if year is not None:
        return settled_day(day_of(name, year), f"{phrase.quoted} of {year}")
    if phrase.day is None:
        return Settled(f"XXXX-{name}" if name[0].isdigit() else None, phrase.open("year"))
    base = phrase.day
    days = [day_of(name, base.year + turn) for turn in (-1, 0, 1) if 1 <= base.year + turn <= date.max.year]
    if phrase.word("l"):
        days = [day for day in days if day < base]
    if phrase.word("N"):
        days = [day for day in days if day > base]
    day = min(days, key=lambda day: abs((day - base).days), default=None)
    return settled_day(day, f"{phrase.quoted} seen from {base}")


def day_of(name: str, year: int) -> date:
    """The day of a holiday in a year.

    >>> day_of("thanksgiving", 1999), day_of("easter", 2013)
    (datetime.date(1999, 11, 25), datetime.date(2013, 3, 31))
    """
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta(days=(THURSDAY - first.isoweekday()) % 7 + 21)
    if name == "easter":
        return _easter(year)
    month, day = name.split("-")
    return date(year, int(month), int(day))


def _easter(year: int) -> date:
    """Easter Sunday of the western churches, by the rule of Butcher and Meeus."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
