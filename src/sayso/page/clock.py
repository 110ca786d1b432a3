"""Times of day as pages print them beside a date, and as ISO writes them behind a day."""

from __future__ import annotations

import re

OFFSET = r"(Z|[+-]\d\d:?\d\d)"
COMPACT = re.compile(rf"T(\d\d)(\d\d)(\d\d)?{OFFSET}?")
HALF = r"(?:\s?(?:([ap])\.?\s?m\b|(ص|م)(?:باحا|ساء)?[ًاء]{0,2}(?!\w)))?"
"""Which half of the day: 6:30 p. m., ٦:٣٠ مساءً."""
CLOCK = re.compile(
    r"(\d(?<![\d:.]\d)\d?)(?:\s?[:h时時点點]\s?|\.(?=\d\d\s?(?:uhr|uur|h|hrs|[ap]\.?m|gmt|bst|ces?t|[ecmp][sd]?t)\b))"
    rf"(\d\d)(?::(\d\d)(?:[.,]\d{{1,9}})?)?(?!\d){HALF}"
    r"(?:\s?(?:(Z|UTC|GMT)\b)?\s?([+-]\d\d:?\d\d)?(?!\d))?",
    re.IGNORECASE,
)
"""A full stop stands between hours and minutes only where a word behind them says that they are a time."""
HOUR = re.compile(
    r"(\d(?<![\d:.,]\d)\d?)\s?(?:uhr\b|h\b|uur\b(?!\s\w)|[时時点點]|([ap])\.?\s?m\b)", re.IGNORECASE
)
LATER, EARLIER = ("下午", "晚上", "傍晚", "오후"), ("上午", "早上", "凌晨", "오전")
"""Stand right before the hour and say which half of the day it is in."""


def find_clock(text: str, end: int) -> str:
    """The time of day behind the date that ends there, or else before it; empty where there is none.

    >>> find_clock("4 September 2024 at 6:30 pm", 16), find_clock("18.30 Uhr, 4. September 2024", 28)
    ('T18:30', 'T18:30')
    """
    compact = COMPACT.match(text, end)
    if compact is not None:
        return as_iso(compact[1], compact[2], compact[3]) + offset_as_iso(compact[4])
    match = CLOCK.search(text, end) or CLOCK.search(text)
    if match is not None:
        clock = as_iso(match[1], match[2], match[3], _half(match, match[4] or match[5]))
        return clock and clock + offset_as_iso(match[7] or ("Z" if match[6] else None))
    match = HOUR.search(text, end) or HOUR.search(text)
    return "" if match is None else as_iso(match[1], "0", None, _half(match, match[2]))


def _half(match: re.Match[str], behind: str | None) -> str | None:
    """`a` or `p`, as the word behind the time or before it says; None where there is none."""
    if behind:
        return "p" if behind in "pPم" else "a"
    before = match.string[max(0, match.start() - 3) : match.start()].rstrip()
    if before.endswith(LATER):
        return "p"
    return "a" if before.endswith(EARLIER) else None


def as_iso(hours: str, minutes: str, seconds: str | None, half: str | None = None) -> str:
    """The time of day as ISO writes it behind the day; empty when there is no such time."""
    hour = int(hours)
    if half is not None:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or int(minutes) > 59 or int(seconds or 0) > 59:
        return ""
    return f"T{hour:02}:{int(minutes):02}" + (f":{int(seconds):02}" if seconds else "")


def offset_as_iso(written: str | None) -> str:
    """The distance from UTC as ISO writes it; empty where there is none, or none that the world knows."""
    if written is None:
        return ""
    if written in "Zz":
        return "+00:00"
    hours, minutes = int(written[1:3]), int(written[-2:])
    return f"{written[0]}{hours:02}:{minutes:02}" if hours <= 14 and minutes <= 59 else ""
