"""Days told by their distance from the day of reading: "3 hours ago", "yesterday at 4:25", "Monday"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache

from sayso.page.clock import CLOCK, find_clock
from sayso.resources import open_numbers, open_resource

DISTANCE = re.compile(
    r"(?<!\w)(?:(\d{1,4})\s?|(?:an?|one|einem|einer|une?|una?|uno|uma?|één|een|bir)\s)([^\W\d_]{1,10})(?!\w)"
)
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
UNSPACED = re.compile("(前天|[昨今][天日]|[之以]?前)")
"""Chinese sets no space between a number's unit and what says that it is past."""
COMMA = re.compile("[,،，]")
DIGIT = re.compile(r"\d")
MOST_WORDS = 6
"""Words of a text that "hier" and "today" date: they are words of German and of newspapers' names, too."""
LONG_NAME = 5
"""Letters from which on a weekday's name alone is one, and no short word of another language."""
STEPS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}
"""Weeks, months and years ago name no day."""


def settle_distance(printed: str, now: datetime) -> str | None:
    """The day that lies as far back from `now` as a text says, in ISO, with its time where that is told.

    >>> monday = datetime(2024, 9, 9, 14, 30)
    >>> settle_distance("3 hours ago", monday), settle_distance("Friday at 6:30 pm", monday)
    ('2024-09-09', '2024-09-06T18:30')
    """
    text = printed.casefold()
    if not text.isascii():
        text = UNSPACED.sub(r" \1 ", text)
    words = WORD.findall(text)
    if len(words) <= MOST_WORDS:
        back = _days_back(text, words, now.date())
        if back is not None:
            return f"{(now - timedelta(days=back)).date().isoformat()}{find_clock(text, 0)}"
    far = _distance(text, words) if _holds(text, "ago") else None
    return None if far is None else (now - far).date().isoformat()


@cache
def _words_for(section: str) -> tuple[str, ...]:
    return tuple(word for entry in open_resource("ago")[section] for word in entry)


def _holds(text: str, section: str) -> bool:
    spaced = f" {' '.join(COMMA.sub(' ', text).split())} "
    return any(f" {word} " in spaced for word in _words_for(section))


def _days_back(text: str, words: list[str], today: date) -> int | None:
    """How many days before today: 0 to 2 by words for them, up to 7 by a weekday's name."""
    for back, section in ((2, "day before yesterday"), (1, "yesterday"), (0, "today")):
        if _holds(text, section):
            return back
    named = [open_numbers("weekdays")[word] for word in words if word in open_numbers("weekdays")]
    times = CLOCK.findall(text)
    certain = len(times) == 1 or (len(words) == 1 and len(words[0]) >= LONG_NAME)
    if len(named) != 1 or not certain or DIGIT.search(CLOCK.sub("", text)):
        return None
    return (today.isoweekday() - named[0]) % 7 or 7


def _distance(text: str, words: list[str]) -> timedelta | None:
    """All that a text counts, added up; None where it counts something else, or in weeks and more."""
    steps = [_step(match[2], int(match[1] or 1)) for match in DISTANCE.finditer(text)]
    if not steps:
        return next((step for word in words if (step := _pair(word) or _step(word, 1)) is not None), None)
    known = [step for step in steps if step is not None]
    return sum(known, timedelta()) if len(known) == len(steps) else None


def _step(unit: str, count: int) -> timedelta | None:
    return next((step * count for name, step in STEPS.items() if unit in _words_for(name)), None)


def _pair(word: str) -> timedelta | None:
    """Twice the unit of a word in the dual."""
    return next((2 * STEPS[unit] for unit, *forms in open_resource("ago")["two"] if word in forms), None)
