"""Times, sums and labels as a reader says them; the forms that a program reads stay in the data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sayso.ledger import Hit, Part
from sayso.types import Amount, Cut, Meter, Standing

_MONTHS = "January February March April May June July August September October November December"
MONTHS = tuple(_MONTHS.split())

CUTS = {
    "paywall": "Cut short by a paywall",
    "registration": "Cut short: readers must register or sign in",
    "teaser": "A teaser: the rest is on another page",
    "ending": "It breaks off",
}

# On news pages kept from training 97 of 100 attributions from 0.8 on overlap one that people marked, 73 of
# 100 between 0.5 and 0.8, and 54 of 100 below.
CONFIDENCES = ((0.8, "likely"), (0.5, "fairly likely"), (0.0, "unsure"))

STANDINGS = {Standing.AUTHOR: "author of the article", Standing.MODERATOR: "of the outlet’s staff"}


def say_time(iso: str) -> str:
    """A day, or a time with its distance from UTC; what is neither stays as it is.

    >>> say_time("2021-12-02"), say_time("2021-12-02T10:58:00+01:00"), say_time("2021-12-02T09:58Z")
    ('2 December 2021', '2 December 2021, 10:58 (UTC+1)', '2 December 2021, 09:58 UTC')
    >>> say_time("yesterday")
    'yesterday'
    """
    try:
        if len(iso) == len("2021-12-02"):
            return _say_day(date.fromisoformat(iso))
        time = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{_say_day(time)}, {time:%H:%M}{_say_offset(time.utcoffset())}"


ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b", re.ASCII)


def say_days(sentence: str) -> str:
    """A sentence whose ISO days are as a reader says them.

    >>> say_days("made 2021-06-12, a year before")
    'made 12 June 2021, a year before'
    """
    return ISO_DAY.sub(lambda found: say_time(found[0]), sentence)


def _say_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _say_offset(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return " UTC"
    sign, (hours, rest) = "−" if minutes < 0 else "+", divmod(abs(minutes), 60)
    return f" (UTC{sign}{hours}:{rest:02})" if rest else f" (UTC{sign}{hours})"


VALUES = {
    "PAST_REF": "some time before",
    "PRESENT_REF": "now",
    "FUTURE_REF": "some time to come",
}
PARTS = {
    "MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
    "WI": "winter", "SP": "spring", "SU": "summer", "FA": "autumn",
    "Q1": "first quarter of", "Q2": "second quarter of", "Q3": "third quarter of", "Q4": "last quarter of",
    "H1": "first half of", "H2": "second half of",
}  # fmt: skip
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "E": "decade", "C": "century"}
CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}

TIMEX = re.compile(
    r"(?P<year>\d{4})(?:-(?P<part>Q[1-4]|H[12]|WI|SP|SU|FA)|-W(?P<week>\d\d)(?P<end>-WE)?"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<hour>\w\w)(?P<rest>:\d\d)?.*)?)?)?"
)
LENGTH = re.compile(r"P(?P<clock>T?)(?P<count>[\d.]+)(?P<unit>[A-Z])")
DECADE = re.compile(r"\d{3}")


def say_value(value: str | None, begin: str | None = None, end: str | None = None) -> str:
    """A TIMEX3 value, or the interval between two, as a reader says it; what has no other form stays.

    >>> [say_value(value) for value in ("2031-06-05", "2031-06", "2031-Q3", "2031-06-05TMO", "P3D", "199")]
    ['5 June 2031', 'June 2031', 'third quarter of 2031', '5 June 2031, morning', '3 days', '1990s']
    >>> say_value(None, "2031-06-05", "2031-06-09"), say_value(None)
    ('5 June 2031 to 9 June 2031', 'not settled')
    """
    if begin and end:
        return f"{say_value(begin)} to {say_value(end)}"
    if value is None:
        return "not settled"
    if found := TIMEX.fullmatch(value):
        return _say_calendar(found) or value
    if found := LENGTH.fullmatch(value):
        unit = (CLOCK_UNITS if found["clock"] else UNITS).get(found["unit"])
        return value if unit is None else f"{found['count']} {unit}{'' if found['count'] == '1' else 's'}"
    if DECADE.fullmatch(value):
        return f"{value}0s"
    return VALUES.get(value, value)


def _say_calendar(found: re.Match[str]) -> str | None:
    """A day, or what is longer or shorter than one; None for a day that no calendar has."""
    year = int(found["year"])
    if part := found["part"]:
        return f"{PARTS[part]} {year}"
    try:
        if week := found["week"]:
            monday = date.fromisocalendar(year, int(week), 1)
            return (
                f"weekend of {_say_day(monday + timedelta(5))}"
                if found["end"]
                else f"week of {_say_day(monday)}"
            )
        if not found["month"]:
            return f"{year}"
        day = date(year, int(found["month"]), int(found["day"] or 1))
    except (ValueError, OverflowError):
        return None
    if not found["day"]:
        return f"{MONTHS[day.month - 1]} {year}"
    if not (hour := found["hour"]):
        return _say_day(day)
    return f"{_say_day(day)}, " + (
        hour + (found["rest"] or ":00") if hour.isdigit() else PARTS.get(hour, hour)
    )


def say_pages(numbers: Sequence[int]) -> str:
    """Pages by their numbers.

    >>> say_pages([7]), say_pages([7, 16])
    ('page 7', 'pages 7, 16')
    """
    return f"page{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))}"


def say_count(count: int, noun: str) -> str:
    """How many there are of something whose plural takes an s.

    >>> say_count(1, "claim"), say_count(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


def say_hit(hit: Hit) -> str:
    """Where on its page something was found.

    >>> say_hit(Hit(7, None, None, Part.ARTICLE, 3, "so it was said", None))
    'page 7, paragraph 3'
    """
    part = "paragraph" if hit.where is Part.ARTICLE else hit.where.value
    return f"page {hit.document}, {part}" + ("" if hit.where is Part.HEADLINE else f" {hit.number}")


def say_meter(meter: Meter) -> str:
    """What a fundraising meter shows, with the share that has come in.

    >>> say_meter(Meter(Amount(50000.0, "USD", "$50,000"), Amount(23410.0, "USD", "$23,410"), 0))
    '$23,410 of $50,000 reached (47 %)'
    >>> say_meter(Meter(None, Amount(311.0, "donors", "311 donors"), 0))
    '311 donors'
    """
    goal, reached = meter.goal, meter.reached
    if reached is None:
        return f"{_say_amount(goal)} asked for" if goal else ""
    if goal is None:
        return f"{_say_amount(reached)} of a goal reached" if reached.unit == "%" else _say_amount(reached)
    share = ""
    if reached.unit in (goal.unit, None) and goal.value > 0:
        share = f" ({round(100 * reached.value / goal.value)} %)"
    return f"{_say_amount(reached)} of {_say_amount(goal)} reached{share}"


def _say_amount(amount: Amount) -> str:
    """As printed; what only the markup of a bar says, in figures."""
    if "=" not in amount.printed:
        return amount.printed
    return f"{amount.value:,.10g} {amount.unit or ''}".strip()


def say_confidence(confidence: float) -> str:
    """How sure an attribution is, as a word: of who says it, never of whether it is so.

    >>> say_confidence(0.93), say_confidence(0.6), say_confidence(0.2)
    ('likely', 'fairly likely', 'unsure')
    """
    return next(word for least, word in CONFIDENCES if confidence >= least)


def say_cut(cut: Cut) -> str:
    """What kind of part of its article a page shows."""
    return CUTS.get(cut.by, "Cut short")
