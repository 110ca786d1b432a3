"""What is longer than a month: quarters, seasons, halves, years, decades, centuries, and their edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.statements.times.calendar import SEASONS, moved, season_of
from sayso.statements.times.dates import MONTHS, settle_month
from sayso.statements.times.phrase import Settled, settled_day
from sayso.statements.times.words import open_list
from sayso.statements.times.years import short_year, year_in

if TYPE_CHECKING:
    from datetime import date

    from sayso.statements.times.phrase import Phrase

SOON = 3
"""Months ahead in which a quarter begins that no verb puts ahead or behind."""
COMMON_YEARS = range(1500, 2100)
"""Years that a preposition before them is enough to tell."""
LIKELY_YEARS = range(1700, 2060)
"""Years that nothing needs to tell."""
NO_YEAR_BEHIND = {"$", "£", "€", "#", ".", "/"}
NO_THINGS = {"was", "is", "has", "as", "s"}
YEAR_OF_THINGS = {"the", "in", "of", "since", "his", "her", "its", "their", "during", "s"}
"""Behind these a year may stand before things: "the 2012 elections", but not "for 2000 boats"."""


def settle_year(phrase: Phrase) -> Settled | None:
    """As in "1998", "mid-1996", "fiscal 1989"."""
    figure = phrase.word("y")
    if figure is None:
        if phrase.day is None or phrase.before not in open_list("before-year"):
            return None
        return Settled(str(short_year(phrase.words[-1])), f"{phrase.quoted} is a year")
    if len(phrase.letters) == 1 and not _is_year(phrase, int(figure)):
        return None
    return Settled(figure, f"{phrase.quoted} is a year", mod=phrase.value("e"))


def _is_year(phrase: Phrase, number: int) -> bool:
    """Whether a figure of four digits is a year: not an amount, not a count of things."""
    before, after = phrase.before, phrase.after
    if before in NO_YEAR_BEHIND or after in {"%", "/"}:
        return False
    counted = after.islower() and after.endswith("s") and after not in NO_THINGS
    if counted and before not in YEAR_OF_THINGS:
        return False
    if before in open_list("before-year"):
        return number in COMMON_YEARS or before in {"in", "since", "year"}
    return number in LIKELY_YEARS


def settle_decade(phrase: Phrase) -> Settled | None:
    """As in "the 1980s", "the late '70s", "the nineties"."""
    mod = phrase.value("e")
    if figure := phrase.word("y"):
        return Settled(figure[:3], f"{phrase.quoted} is a decade", mod=mod) if figure.endswith("0") else None
    if figure := phrase.word("d"):
        if not figure.endswith("0"):
            return None
        return Settled(str(short_year(figure))[:3], f"{phrase.quoted} is a decade", mod=mod)
    return Settled(phrase.value("E"), f"{phrase.quoted} is a decade", mod=mod)


def settle_century(phrase: Phrase) -> Settled | None:
    """As in "the 19th century", whose years begin with 18."""
    figure = phrase.word("d")
    number = int(figure) if figure else phrase.number("O")
    if phrase.value("U") != "C" or not number:
        return None
    return Settled(f"{number - 1:02}", f"{phrase.quoted} begins with {number - 1}", mod=phrase.value("e"))


def settle_quarter(phrase: Phrase) -> Settled | None:
    """As in "the third quarter", "third-quarter", "the 1988 third quarter"."""
    number = phrase.number("O")
    if number is None:
        number = 4 if phrase.word("l") and ("o" in phrase.letters) else None
    if number is None or number > 4:
        return None
    year = year_in(phrase)
    if year is None and phrase.day is not None:
        year = _year_of_quarter(phrase, number, phrase.day)
    if year is None:
        return Settled(f"XXXX-Q{number}", phrase.open("year"))
    return Settled(f"{year}-Q{number}", f"{phrase.quoted}, with {year} for its year")


def _year_of_quarter(phrase: Phrase, number: int, day: date) -> int:
    """This year, or the last where the quarter has not begun and nothing looks ahead."""
    begins = number * 3 - 2
    if begins > day.month + SOON and phrase.ahead is None:
        return day.year - 1
    if begins > day.month and phrase.ahead is False:
        return day.year - 1
    return day.year


def settle_half(phrase: Phrase) -> Settled | None:
    """As in "the last half of 1989"; of a decade, its end."""
    number = 2 if phrase.word("l") else phrase.number("O")
    if "z" in phrase.letters:
        decade = settle_decade(phrase)
        return decade and decade._replace(mod="START" if number == 1 else "END")
    year = year_in(phrase)
    if number not in {1, 2} or year is None:
        return None
    return Settled(f"{year}-H{number}", f"{phrase.quoted} is half of {year}")


def settle_season(phrase: Phrase) -> Settled | None:
    """As in "last fall", "the summer", "the winter of 1994"."""
    name, year, mod = phrase.value("S"), year_in(phrase), phrase.value("er")
    if name is None:
        return None
    if phrase.letters == "S" or (phrase.letters == "tS" and phrase.after in {"of", "in"}):
        return None
    if year is None and phrase.day is None:
        return Settled(f"XXXX-{name}", phrase.open("year"), mod=mod)
    if year is None and phrase.day is not None:
        year = _year_of_season(phrase, name, phrase.day)
    return Settled(f"{year}-{name}", f"{phrase.quoted}, with {year} for its year", mod=mod)


def _year_of_season(phrase: Phrase, name: str, day: date) -> int:
    """The year of the season that lies where the words or the tense put it."""
    if phrase.word("T") and not phrase.word("l"):
        return day.year
    year, running = season_of(day)
    if phrase.word("N") or (phrase.ahead and not phrase.word("l")):
        if running == name and not phrase.word("N"):
            return year
        return day.year if SEASONS[name] > day.month else day.year + 1
    if running == name and not phrase.word("l"):
        return year
    began = moved(day.replace(day=1), -2, "M") or day
    return day.year if SEASONS[name] <= began.month and began.year == day.year else day.year - 1


def settle_edge(phrase: Phrase) -> Settled | None:
    """As in "the end of the year", "the beginning of October", "year-end"."""
    mod = phrase.value("k")
    month, day = phrase.number(MONTHS), phrase.day
    if month is not None:
        inner = settle_month(phrase)
        return inner and inner._replace(mod=mod)
    if phrase.word("z"):
        inner = settle_decade(phrase)
        return inner and inner._replace(mod=mod)
    if year := phrase.word("y"):
        return Settled(year, f"{phrase.quoted} with its year", mod=mod)
    unit = phrase.value("UQ")
    if day is None or unit is None or unit not in "YMQWEC" or (phrase.letters[0] == "U" and unit != "Y"):
        return None
    other = moved(day, phrase.number("lN") or 0, unit)
    return settled_day(other, f"{phrase.quoted} seen from {day}", mod, unit)
