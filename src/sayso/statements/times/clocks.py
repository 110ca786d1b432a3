"""Times of day: "7:15 p.m. Friday", "Thursday evening", "last night", "noon"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.statements.times.calendar import moved
from sayso.statements.times.dates import settle_day, weekday
from sayso.statements.times.phrase import Settled
from sayso.statements.times.words import WEEKDAY, known_words
from sayso.types import TimexType

if TYPE_CHECKING:
    from datetime import date

    from sayso.statements.times.phrase import Phrase

BEFORE_PART = {"in", "during", "by", "until"}
"""Behind these "the morning" is that of the text's day, and not one of many."""


def settle_clock(phrase: Phrase) -> Settled | None:
    """As in "around 7:15 p.m.", "noon Saturday", "5 p.m. EST Nov. 9"."""
    if phrase.letters == "X" and phrase.before in {"high", "-"}:
        return None
    clock = phrase.value("X") or _clock(phrase)
    if clock is None:
        return None
    mod = phrase.value("Ae")
    value = f"{_day_value(phrase)}{clock}"
    return Settled(value, f"{phrase.quoted} on {_day_value(phrase)}", TimexType.TIME, mod)


def _clock(phrase: Phrase) -> str | None:
    """The time of day in figures; None where the figures are no time, as in a score."""
    at = next(index for index, letter in enumerate(phrase.letters) if letter in "dny")
    said, _, minute = phrase.words[at].partition(".")
    if phrase.word("Z") and len(said) == len("0735"):
        said, minute = said[:2], said[2:]
    if not said.isdecimal() or len(said) > 2:
        return None
    hour, minute = int(said), minute or "00"
    if phrase.letters[at : at + 3] == "d:d":
        minute = phrase.words[at + 2]
    half = phrase.value("m")
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half:
        return None
    if hour > 24 or len(minute) != 2 or int(minute) > 59:
        return None
    return f"T{hour:02}:{minute}"


def settle_part(phrase: Phrase) -> Settled | None:
    """As in "Thursday evening", "last night", "this morning", "tonight"."""
    part = phrase.value("Pg")
    if part is None:
        return settle_clock(phrase)
    if phrase.letters == "tP" and phrase.before not in BEFORE_PART:
        return None
    mod = phrase.value("e")
    value = f"{_day_value(phrase)}T{part}"
    return Settled(value, f"{phrase.quoted} on {_day_value(phrase)}", TimexType.TIME, mod)


def _day_value(phrase: Phrase) -> str:
    """The day of a time, as its own words give it, or else that of the text."""
    if phrase.word("MKJ"):
        month = next(index for index, letter in enumerate(phrase.letters) if letter in "MKJ")
        settled = settle_day(replace(phrase, start=phrase.start + month))
        return (settled and settled.value) or "XXXX-XX-XX"
    if number := phrase.number("D"):
        day = weekday(phrase, number)
        return day.isoformat() if day else f"XXXX-WXX-{number}"
    if number := _weekday_beside(phrase):
        day = weekday(phrase, number)
        return day.isoformat() if day else f"XXXX-WXX-{number}"
    day = _near_day(phrase)
    return day.isoformat() if day else "XXXX-XX-XX"


def _weekday_beside(phrase: Phrase) -> int | None:
    """The number of the weekday that a time of day goes with: "3 a.m. on Tuesday", "Friday at noon"."""
    if phrase.word("PgI"):
        return None
    behind, ahead = phrase.start - 2, phrase.end + 1
    if phrase.after == "on" and phrase.spelled[ahead : ahead + 1] == WEEKDAY:
        return int(known_words().values[WEEKDAY][phrase.tokens[ahead].lower()])
    if phrase.before == "at" and behind >= 0 and phrase.spelled[behind] == WEEKDAY:
        return int(known_words().values[WEEKDAY][phrase.tokens[behind].lower()])
    return None


def _near_day(phrase: Phrase) -> date | None:
    steps = phrase.number("I") or phrase.number("lN") or 0
    return phrase.day and moved(phrase.day, steps, "D")
