"""Days moved by units of the calendar, and the value of the unit that holds a day, as TIMEX3 writes it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
"""Months in a unit."""
DAYS = {"D": 1, "W": 7}
SEASONS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}
"""The month in which a season begins: a winter belongs to the year in which it does."""

WEEK = re.compile(r"(\d{4})-W(\d\d)")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")
"""Of a day, a month or a year; a time of day may follow."""


def moved(day: date, count: int, unit: str) -> date | None:
    """The day so many units later; None beyond the calendar.

    >>> moved(date(2019, 3, 31), -1, "M")
    datetime.date(2019, 2, 28)
    """
    try:
        if unit in DAYS:
            return day + timedelta(days=count * DAYS[unit])
        months = day.year * 12 + day.month - 1 + count * MONTHS[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, IndexError):
        return None


def holding(day: date, unit: str) -> str:
    """The value of the unit that holds the day.

    >>> [holding(date(1998, 2, 13), unit) for unit in "DWMQYEC"]
    ['1998-02-13', '1998-W07', '1998-02', '1998-Q1', '1998', '199', '19']
    """
    if unit == "W":
        week = day.isocalendar()
        return f"{week.year}-W{week.week:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"D": 10, "M": 7, "Y": 4, "E": 3, "C": 2, "L": 1}[unit]]


def first_day(value: str) -> date | None:
    """The day on which a value of days, weeks, months, quarters or years begins; None for others.

    >>> first_day("1998-W07"), first_day("1998-Q2"), first_day("PAST_REF")
    (datetime.date(1998, 2, 9), datetime.date(1998, 4, 1), None)
    """
    try:
        if week := WEEK.match(value):
            return date.fromisocalendar(int(week[1]), int(week[2]), 1)
        if quarter := QUARTER.match(value):
            return date(int(quarter[1]), int(quarter[2]) * 3 - 2, 1)
        found = DAY.match(value)
        return found and date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def last_day(value: str) -> date | None:
    """The day on which such a value ends; the day itself for a time of day.

    >>> last_day("1998-02"), last_day("2019-03-30T17:00")
    (datetime.date(1998, 2, 28), datetime.date(2019, 3, 30))
    """
    begins = first_day(value)
    following = begins and moved(begins, 1, unit_of(value))
    return following and following - timedelta(days=1)


def unit_of(value: str) -> str:
    """The unit in which a value counts: `Y` for `1998`, `Q` for `1998-Q2`, `D` for anything finer."""
    if WEEK.match(value):
        return "W"
    if QUARTER.match(value):
        return "Q"
    return {4: "Y", 7: "M"}.get(len(value), "D")


def season_of(day: date) -> tuple[int, str]:
    """The year and the name of the season that holds a day, winter first by the year in which it begins."""
    months = (day.month - 12) % 12
    name = ("WI", "SP", "SU", "FA")[months // 3]
    return day.year - (name == "WI" and day.month < 12), name
