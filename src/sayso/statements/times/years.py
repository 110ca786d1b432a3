"""The year that a phrase gives, whole or short."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.statements.times.phrase import Phrase

CENTURY_TURNS = 30
"""'29 and before is of this century, '30 and after of the last."""


def year_in(phrase: Phrase) -> int | None:
    """The year that the phrase itself gives: in figures, or as "last year"."""
    if figure := phrase.word("y"):
        return int(figure)
    if "'d" in phrase.letters:
        return short_year(phrase.words[phrase.letters.index("'d") + 1])
    if phrase.day and phrase.word("U"):
        return phrase.day.year + (phrase.number("lN") or 0)
    return None


def short_year(figures: str) -> int:
    return int(figures) + (2000 if int(figures) < CENTURY_TURNS else 1900)
