"""Intervals: "from 14 March to 27 March", "between March 14 and 27", "since May", "by June"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.statements.times.calendar import DAY
from sayso.types import Span, Timex, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_OPENING = 16
"""Characters before a time among which the word that opens an interval stands."""
OPENING = re.compile(r"\b(from|between|since|by|before|until|till|through)\s+(?:the\s)?$", re.IGNORECASE)
BETWEEN = re.compile(r"\s+(?:to|and|until|till|through)\s+(?:the\s)?|\s?[-–—]\s?")
SECOND_DAY = re.compile(
    r"(?:\s(?:to|and|through|until)\s|\s?[-–—]\s?)(\d{1,2})(?:st|nd|rd|th)?(?![\w%:/]|[.,-]\d)"
)
CLOSING = {"by", "before", "until", "till", "through"}


def join_intervals(text: str, times: Sequence[Timex]) -> tuple[Timex, ...]:
    """The times with `begin` and `end` where they bound an interval, and second days such as the 27 of
    "March 14 and 27" added.
    """
    joined: list[Timex] = []
    for number, time in enumerate(times):
        following = times[number + 1] if number + 1 < len(times) else None
        joined += _with_second_day(text, time, following)
    return _bounded(text, joined)


def _with_second_day(text: str, time: Timex, following: Timex | None) -> list[Timex]:
    """A day of a month and, where another figure follows that goes with the same month, the other day."""
    value = time.value
    if value is None or len(value) != len("2019-03-14") or not DAY.match(value):
        return [time]
    second = SECOND_DAY.match(text, time.span.end)
    if second is None or (following and following.span.start < second.end()):
        return [time]
    if not int(value[-2:]) < int(second[1]) <= 31:
        return [time]
    reason = f'"{second[1]}" of the month of "{time.span.of(text)}"'
    span = Span(second.start(1), second.end())
    return [time, Timex(span, TimexType.DATE, f"{value[:-2]}{int(second[1]):02}", reason)]


def _opens(text: str, time: Timex) -> str | None:
    """The word before a time that opens or closes an interval, in lower case."""
    found = OPENING.search(text, max(0, time.span.start - LONGEST_OPENING), time.span.start)
    return found and found[1].lower()


def _bounded(text: str, times: list[Timex]) -> tuple[Timex, ...]:
    for number, time in enumerate(times):
        if time.type not in {TimexType.DATE, TimexType.TIME} or time.begin or time.end:
            continue
        opening = _opens(text, time)
        following = times[number + 1] if number + 1 < len(times) else None
        if opening in {"from", "between"} and following and _goes_on(text, time, following):
            times[number] = time._replace(begin=time.value, end=following.value)
            times[number + 1] = following._replace(begin=time.value, end=following.value)
        elif opening == "since":
            times[number] = time._replace(begin=time.value)
        elif opening in CLOSING:
            times[number] = time._replace(end=time.value)
    return tuple(times)


def _goes_on(text: str, time: Timex, following: Timex) -> bool:
    """Whether nothing but the word between two ends of an interval stands between two times."""
    return following.type is time.type and bool(BETWEEN.fullmatch(text, time.span.end, following.span.start))
