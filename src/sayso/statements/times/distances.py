"""Dates told by their distance: "last week", "two years ago", "a year earlier", "yesterday"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sayso.statements.times.calendar import first_day, holding, moved, unit_of
from sayso.statements.times.lengths import CLOCK_UNITS, count_in, length_of, reach
from sayso.statements.times.phrase import Settled, settled_day
from sayso.types import TimexType

if TYPE_CHECKING:
    from sayso.statements.times.phrase import Phrase

FROM_WHAT_WAS_TOLD = {"following", "previous", "preceding", "subsequent", "same", "that", "earlier", "later"}
"""Words that reckon from the date told before, where the others reckon from the day of the text."""
FINE_TO_LONG = "DWMQYECL"
LONG = "ECL"
"""Units of which the last or the next one tells a length: "the past decade"."""
FRIDAY = 5


def settle_near_day(phrase: Phrase) -> Settled | None:
    """As in "today", "late yesterday"."""
    steps = phrase.number("I")
    mod = phrase.value("er")
    if phrase.day is None or steps is None:
        return Settled("PRESENT_REF" if steps == 0 else None, phrase.open("day"), mod=mod)
    day = moved(phrase.day, steps, "D")
    return settled_day(day, f"{phrase.quoted} on {phrase.day}", mod)


def settle_ago(phrase: Phrase) -> Settled | None:
    """As in "six weeks ago", "two days later"."""
    unit, count = phrase.value("UVQ"), count_in(phrase)
    if unit is None:
        return None
    back = phrase.word("G") is not None
    steps = -1 if back or phrase.value("r") == "START" else 1
    mod = phrase.value("AB<")
    if isinstance(count, str):
        return Settled("PAST_REF", f"{phrase.quoted} does not say how long", mod=mod)
    if unit in CLOCK_UNITS and not back:
        value = length_of(count, unit)
        return Settled(value, f"{phrase.quoted} from a time not settled", TimexType.DURATION, mod)
    origin = phrase.day if back else _told(phrase, unit)
    if origin is None:
        return Settled(None, phrase.open("day"), mod=mod)
    if unit in CLOCK_UNITS:
        return Settled(origin.isoformat(), f"{phrase.quoted} on {origin}", TimexType.TIME, mod)
    day = moved(origin, steps * int(count), unit)
    return settled_day(day, f"{phrase.quoted} counted from {origin}", mod, "Y" if unit in LONG else unit)


def settle_year_earlier(phrase: Phrase) -> Settled | None:
    """As in "the year-earlier quarter", and "year-earlier" alone."""
    if phrase.letters.endswith("V"):
        unit = phrase.value("V")
        value = length_of(count_in(phrase), unit) if unit else None
        return Settled(value, f"{phrase.quoted} is as long as what it is compared with", TimexType.DURATION)
    return _a_year_before(phrase)


def settle_a_year_before(phrase: Phrase) -> Settled | None:
    """As in "a year earlier", which in a report on a quarter is the same quarter of the year before."""
    quarter = phrase.told and unit_of(phrase.told) == "Q"
    return _a_year_before(phrase) if quarter or phrase.word("r") else None


def _a_year_before(phrase: Phrase) -> Settled | None:
    day = _told(phrase, "Y")
    if day is None:
        return Settled(None, phrase.open("day"))
    unit = "Q" if phrase.told and unit_of(phrase.told) == "Q" else "Y"
    before = moved(day, -1, "Y")
    return settled_day(before, f"{phrase.quoted}: a year before {holding(day, unit)}", unit=unit)


def _told(phrase: Phrase, unit: str) -> date | None:
    """The day on which the date told before begins, or else the day of the text; None for units finer than
    what was told: the next day of a year is none.
    """
    told = first_day(phrase.told or "")
    if phrase.told is None or told is None:
        return phrase.day
    return told if FINE_TO_LONG.index(unit_of(phrase.told)) <= FINE_TO_LONG.index(unit) else None


def settle_relative(phrase: Phrase) -> Settled | None:
    """As in "last week", "earlier this year", "the following day", "the quarter"."""
    mod = phrase.value("er")
    side = next((word for word in (phrase.word("N"), phrase.word("l"), phrase.word("Ti^sC")) if word), None)
    if phrase.letters.endswith("V"):
        return _some(phrase, side)
    unit = phrase.value("UQW")
    if side is None and unit == "Y" and phrase.after in {"ended", "ending"}:
        return Settled("P1Y", f"{phrase.quoted} is as long as a year", TimexType.DURATION)
    if unit is None or unit in CLOCK_UNITS:
        return None
    if unit in LONG and phrase.word("lN"):
        return _stretching(phrase, unit)
    if side is None and not _is_meant(phrase, unit):
        return None
    told = side in FROM_WHAT_WAS_TOLD or (side == "next" and phrase.letters[0] == "t")
    origin = _told(phrase, unit) if told else phrase.day
    if origin is None:
        return Settled(None, phrase.open("day"), mod=mod)
    steps = _steps(phrase, side, unit)
    if phrase.word("W"):
        return Settled(_weekend(origin, steps), f"{phrase.quoted} seen from {origin}", mod=mod)
    day = moved(origin, steps, unit)
    return settled_day(day, f"{phrase.quoted} seen from {origin}", mod, unit)


def _stretching(phrase: Phrase, unit: str) -> Settled:
    begin, end = reach(phrase.day, phrase.number("Nl") or 0, unit)
    reason = f"{phrase.quoted} is a length of time"
    return Settled(length_of(1, unit), reason, TimexType.DURATION, None, begin, end)


def _some(phrase: Phrase, side: str | None) -> Settled | None:
    """As in "coming months": which, nobody says. "These days" are now."""
    if side == "these" and phrase.value("V") == "D":
        return Settled("PRESENT_REF", f"{phrase.quoted} names no day")
    if side is None or phrase.word("Nl") is None:
        return None
    return Settled("FUTURE_REF" if phrase.word("N") else "PAST_REF", f"{phrase.quoted} does not say which")


def _is_meant(phrase: Phrase, unit: str) -> bool:
    """Whether "the year" or "the week" is one of the calendar: "the day", "the century" mostly are not."""
    return unit in "YQMW" and phrase.after not in {"of", "-", "after", "before", "when"}


def _steps(phrase: Phrase, side: str | None, unit: str) -> int:
    if phrase.word("W") and side is None:
        # Over "the weekend" on a Monday is the one just gone, and so it is where nothing looks ahead.
        return 0 if phrase.ahead else -1
    if side is None and unit == "Q":
        return 0 if phrase.ahead else _quarter_told(phrase)
    steps = (phrase.number("N") or 0) + (phrase.number("l") or 0) + (phrase.number("i") or 0)
    return max(-1, min(1, steps))


def _quarter_told(phrase: Phrase) -> int:
    """From the quarter of the text's day to the one told before; the last one where none was told."""
    told = first_day(phrase.told) if phrase.told and unit_of(phrase.told) == "Q" else None
    if told is None or phrase.day is None:
        return -1
    return (told.year - phrase.day.year) * 4 + (told.month + 2) // 3 - (phrase.day.month + 2) // 3


def _weekend(day: date, steps: int) -> str:
    """The weekend of the day's week, or of the one before or after."""
    if steps < 0 and day.isoweekday() > FRIDAY:
        steps += 1
    return holding(day + timedelta(weeks=steps), "W") + "-WE"


def _unanchored(phrase: Phrase) -> str:
    return f"{phrase.quoted} of a day that the page does not tell"
