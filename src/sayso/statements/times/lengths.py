"""Lengths of time and what comes again: "three years", "the past two weeks", "every day"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.statements.times.calendar import moved
from sayso.statements.times.phrase import Settled
from sayso.statements.times.words import known_words, open_list
from sayso.types import TimexType

if TYPE_CHECKING:
    from datetime import date

    from sayso.statements.times.phrase import Phrase

CLOCK_UNITS = {"S": "S", "m": "M", "H": "H"}
"""Units that are counted behind a T, with the letter that they have there."""
HALVES = {"Y": "P{}Y6M", "H": "PT{}H30M", "m": "PT{}M30S"}
YEARS_IN = {"E": 10, "C": 100}


def length_of(count: float | str, unit: str) -> str:
    """So many units, or `X` of them, as TIMEX3 writes a duration.

    >>> length_of(3, "Y"), length_of("X", "m"), length_of(2.5, "Y"), length_of(2, "E")
    ('P3Y', 'PTXM', 'P2Y6M', 'P20Y')
    """
    if unit in YEARS_IN and isinstance(count, int | float):
        count, unit = count * YEARS_IN[unit], "Y"
    if isinstance(count, float) and count % 1 == 0.5 and unit in HALVES and count > 1:
        return HALVES[unit].format(int(count))
    said = count if isinstance(count, str) else f"{count:g}" if count < 1e5 else str(int(count))
    return f"PT{said}{CLOCK_UNITS[unit]}" if unit in CLOCK_UNITS else f"P{said}{unit}"


def count_in(phrase: Phrase) -> float | str:
    """How many units a phrase counts: a number, or `X` where it does not say."""
    total = _counted(phrase)
    if total is None and (phrase.word("f") or phrase.word("V")):
        return "X"
    total = 1 if total is None else total
    return total + 0.5 if "cah" in phrase.letters.replace("-", "") else total


def _counted(phrase: Phrase) -> float | None:
    total, last = None, 1.0
    letters, words = phrase.letters, phrase.words
    if "d/d" in letters:
        at = letters.index("d/d")
        whole = float(words[at - 1]) if at and letters[at - 1] == "d" else 0.0
        return whole + int(words[at]) / max(1, int(words[at + 2]))
    for letter, word in zip(letters, words, strict=True):
        if letter in "dny":
            total = float(word.replace(",", ""))
        elif letter in "~u" and total is not None:
            # "Two to three weeks" are two at least.
            break
        elif letter in "w&" or (letter == "f" and known_words().values["f"][word] != "X"):
            last = float(known_words().values[letter][word])
            total = (total or 1) * last if last >= 100 else (total or 0) + last
    if total is None and letters.startswith("h"):
        return 0.5
    return int(total) if total is not None and total % 1 == 0 else total


def settle_length(phrase: Phrase) -> Settled | None:
    """As in "three years", "a month", "years"."""
    unit = phrase.value("UVQ")
    if unit is None or (unit == "Q" and "-" in phrase.letters and phrase.word("V")):
        # Three-quarters of a thing.
        return None
    if phrase.letters == "aU" and not _tells_length(phrase):
        return None
    count = count_in(phrase)
    if phrase.letters.startswith(("ahU", "haU", "hU", "h-U")):
        count = 0.5
    value = _half(unit) if count == 0.5 else length_of(count, unit)
    reason = f"{phrase.quoted} is a length of time"
    begin, end = _bounds(phrase, count, unit)
    return Settled(value, reason, TimexType.DURATION, phrase.mod, begin, end)


def _bounds(phrase: Phrase, count: float | str, unit: str) -> tuple[str | None, str | None]:
    """Of "within two weeks", where the verb looks ahead: from the text's day to the day they end."""
    if phrase.before != "within" or not isinstance(count, int) or not phrase.ahead:
        return None, None
    return reach(phrase.day, count, unit)


def _half(unit: str) -> str:
    return {"Y": "P6M", "H": "PT30M", "m": "PT30S", "D": "PT12H", "E": "P5Y", "C": "P50Y"}.get(
        unit, length_of(0.5, unit)
    )


def _tells_length(phrase: Phrase) -> bool:
    return phrase.before in open_list("before-length") or phrase.after in {"after", "before", "from", "since"}


def settle_stretch(phrase: Phrase) -> Settled | None:
    """As in "the last three years", "the first nine months", "the next few days"."""
    unit, count = phrase.value("UVQ"), count_in(phrase)
    if unit is None:
        return None
    value = length_of(count, unit)
    side = phrase.number("lN")
    begin, end = reach(phrase.day, side * count, unit) if side and isinstance(count, int) else (None, None)
    counted = f", counted from {phrase.day}" if begin else ""
    reason = f"{phrase.quoted} is a length of time{counted}"
    return Settled(value, reason, TimexType.DURATION, phrase.value("A<"), begin, end)


def reach(day: date | None, count: int, unit: str) -> tuple[str | None, str | None]:
    """The first and last day of so many units before a day, or where the count is positive behind it."""
    other = moved(day, count, unit) if day and unit not in CLOCK_UNITS else None
    if day is None or other is None:
        return None, None
    return min(day, other).isoformat(), max(day, other).isoformat()


def settle_set(phrase: Phrase) -> Settled | None:
    """As in "every day", "each Monday", "weekly"."""
    letters = phrase.letters
    reason = f"{phrase.quoted} comes again and again"
    if rhythm := phrase.value("L"):
        if phrase.tokens[phrase.start].istitle() and phrase.after.istitle():
            # The name of a paper or a body.
            return None
        # "annual sales", "quarterly dividends" name a kind of thing; "daily" mostly tells how often.
        if rhythm not in {"P1D", "P1W", "PT1H"} and phrase.after[:1].islower() and not phrase.word("v"):
            return None
        return Settled(rhythm, reason, TimexType.SET)
    if day := phrase.value("Dp"):
        part = phrase.value("YP")
        return Settled(f"XXXX-WXX-{day}" + (f"T{part}" if part else ""), reason, TimexType.SET)
    if part := phrase.value("P"):
        return Settled(f"XXXX-XX-XXT{part}", reason, TimexType.SET)
    if month := phrase.number("MKJ"):
        return Settled(f"XXXX-{month:02}", reason, TimexType.SET)
    if season := phrase.value("S"):
        return Settled(f"XXXX-{season}", reason, TimexType.SET)
    if phrase.word("W"):
        return Settled("XXXX-WXX-WE", reason, TimexType.SET)
    unit = phrase.value("UVQ")
    count = count_in(phrase) if "w" in letters or "d" in letters else 1
    return Settled(length_of(count, unit), reason, TimexType.SET) if unit else None
