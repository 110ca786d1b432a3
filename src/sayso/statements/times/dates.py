"""Dates by name or figure: days, months, weekdays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sayso.statements.times.calendar import first_day, moved, unit_of
from sayso.statements.times.phrase import Settled, settled_day
from sayso.statements.times.words import open_list
from sayso.statements.times.years import year_in

if TYPE_CHECKING:
    from sayso.statements.times.phrase import Phrase

MONTHS = "MKJ"
DECEMBER = 12
DAY_LEANS, MONTH_LEANS = 4.0, 16.0
"""How much more a day or a month without its year counts on the side to which the nearest verb looks.

The verb is not always its own: for days fourfold does best on half of TimeBank, twofold hardly worse.
"""
NEWS_LEANS = 0.5
"""Where no verb tells: news looks back more than ahead."""
JOINING_ENDS = {"to", "until", "till", "through", "and", "-", "–"}
ENDS_OF_DATES = "dMKJz"
"""Classes of the last word of a day or a month without its year."""
TOWARDS = {"to", "until", "through", "by", "before", "effective"}
"""Behind these a day may lie ahead of a verb in the past: "extended to Nov. 16"."""


def settle_day(phrase: Phrase) -> Settled | None:
    """As in "Friday, March 8, 2019", "30 March", "March eighth"."""
    month, figure = phrase.number(MONTHS), phrase.word("d")
    number = int(figure) if figure else phrase.number("O")
    if month is None or number is None or not 1 <= number <= 31:
        return None
    year = phrase.word("y")
    if year is not None:
        day = _date(int(year), month, number)
        return settled_day(day, f"{phrase.quoted} in full")
    if phrase.day is None:
        return Settled(f"XXXX-{month:02}-{number:02}", phrase.open("year"))
    day = _nearest(phrase, month, number)
    return settled_day(day, _seen(phrase))


def settle_figures(phrase: Phrase) -> Settled | None:
    """As in "2019-03-30", and "3/30/2019", where one of the figures cannot be a month: others stay open."""
    numbers = [int(word) for word, letter in zip(phrase.words, phrase.letters, strict=True) if letter in "dy"]
    if phrase.letters[0] == "y":
        day = _date(*numbers)
    else:
        first, second, year = numbers
        if first != second and max(first, second) <= DECEMBER:
            return Settled(f"{year}-XX-XX", f"{phrase.quoted} may be in either order")
        month, number = (second, first) if first > 12 else (first, second)
        day = _date(year, month, number)
    return settled_day(day, f"{phrase.quoted} in full")


def settle_month(phrase: Phrase) -> Settled | None:
    """As in "March 1996", "last April", "January this year", "early September"."""
    month = phrase.number(MONTHS)
    if month is None or _is_other_word(phrase):
        return None
    mod, side = phrase.value("er"), phrase.word("lNT")
    if year := year_in(phrase):
        return Settled(f"{year}-{month:02}", f"{phrase.quoted} with its year", mod=mod)
    if phrase.day is None:
        return Settled(f"XXXX-{month:02}", phrase.open("year"), mod=mod)
    if side:
        year = phrase.day.year + _turn(phrase, month, phrase.day)
        return Settled(f"{year}-{month:02}", f"{phrase.quoted} seen from {phrase.day}", mod=mod)
    day = _nearest(phrase, month, None)
    return settled_day(day, _seen(phrase), mod, "M")


def _turn(phrase: Phrase, month: int, day: date) -> int:
    """Years from this to the one that "last", "this" or "next" makes it."""
    if phrase.word("l"):
        # "Last August" in September is a year ago: the one just gone is "in August".
        return 0 if month < day.month - 1 else -1
    return 1 if phrase.word("N") and month <= day.month else 0


def _is_other_word(phrase: Phrase) -> bool:
    """Whether a month's name may be a verb or a person's: "May", "March", "Jan" without a sign of a date."""
    if len(phrase.letters) > 1 and phrase.letters != "J.":
        return False
    if phrase.letters[0] == "M":
        return False
    return phrase.before not in open_list("before-month")


def _nearest(phrase: Phrase, month: int, number: int | None) -> date | None:
    """The day, or the first of the month, in the year that the tense and the text's day make likely."""
    day = phrase.day
    if day is None:
        return None
    chosen = [_date(day.year + turn, month, number or 1) for turn in (-1, 0, 1)]
    days = [other for other in chosen if other is not None]
    base = day if number else day.replace(day=1)
    if number and (week := phrase.number("D")):
        days = [other for other in days if other.isoweekday() == week] or days
    if opened := _opened(phrase):
        days = [other for other in days if other >= opened][:1] or days
    lean = 1.0 if phrase.word("D") or phrase.before in TOWARDS else _lean(phrase, bool(number))
    return min(days, key=lambda other: _distance(base, other, lean), default=None)


def _opened(phrase: Phrase) -> date | None:
    """The day of the date right before, of which this is the other end: "from 3 February to 28 March"."""
    joined = phrase.before in JOINING_ENDS and phrase.spelled[max(0, phrase.start - 2)] in ENDS_OF_DATES
    return first_day(phrase.told) if joined and phrase.told else None


def _lean(phrase: Phrase, has_day: bool) -> float:
    """What days gone by count beside days ahead."""
    if phrase.ahead is None:
        return NEWS_LEANS
    weight = DAY_LEANS if has_day else MONTH_LEANS
    return weight if phrase.ahead else 1 / weight


def _distance(day: date, other: date, lean: float) -> float:
    """How far a day lies from another, where days gone by count `lean` times as much as days ahead."""
    days = (other - day).days
    return days if days >= 0 else -days * lean


def _seen(phrase: Phrase) -> str:
    """From which day a phrase is reckoned and where its verb looks, for a reason."""
    looks = {None: "", True: ", where the verb looks ahead", False: ", where the verb looks back"}[
        phrase.ahead
    ]
    return f"{phrase.quoted} seen from {phrase.day}{looks}"


def settle_weekday(phrase: Phrase) -> Settled | None:
    """As in "Tuesday", "early Tuesday", "last Monday", "this coming Sunday"."""
    number, mod = phrase.number("D"), phrase.value("er")
    if number is None:
        return None
    if phrase.day is None:
        return Settled(f"XXXX-WXX-{number}", phrase.open("week"), mod=mod)
    day = weekday(phrase, number)
    return settled_day(day, _seen(phrase), mod)


def weekday(phrase: Phrase, number: int) -> date | None:
    """The day of the week that a phrase names, by its words, or else by the tense."""
    if phrase.day is None:
        return None
    origin = phrase.day
    if phrase.word("l") in {"previous", "preceding"} and phrase.told and unit_of(phrase.told) == "D":
        origin = first_day(phrase.told) or origin
    back = (origin.isoweekday() - number) % 7
    if phrase.word("l"):
        return moved(origin, -(back or 7), "D")
    if phrase.word("N"):
        return moved(origin, (7 - back) % 7 or 7, "D")
    if phrase.word("T") or phrase.ahead:
        return moved(origin, (7 - back) % 7, "D")
    return moved(origin, -back, "D")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
