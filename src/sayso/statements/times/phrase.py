"""An expression as it was found, with what stands around it and what it is reckoned from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sayso.statements.times.calendar import holding
from sayso.statements.times.tense import looks_ahead
from sayso.statements.times.words import known_words
from sayso.types import TimexType

if TYPE_CHECKING:
    from datetime import date


class Settled(NamedTuple):
    """What a phrase means."""

    value: str | None
    reason: str
    type: TimexType = TimexType.DATE
    mod: str | None = None
    begin: str | None = None
    end: str | None = None


def settled_day(day: date | None, reason: str, mod: str | None = None, unit: str = "D") -> Settled | None:
    """The unit that holds a day as a date's value; None where there is no such day."""
    return None if day is None else Settled(holding(day, unit), reason, mod=mod)


@dataclass(frozen=True)
class Phrase:
    """The words from `start` to `end` of a text's tokens."""

    tokens: list[str]
    """All tokens of the text."""
    spelled: str
    """A letter for each of them."""
    start: int
    end: int
    day: date | None
    """The day of the text; None when it is not known."""
    told: str | None
    """The value of the date that the text told last before."""

    @cached_property
    def letters(self) -> str:
        return self.spelled[self.start : self.end]

    @cached_property
    def words(self) -> list[str]:
        return [token.lower() for token in self.tokens[self.start : self.end]]

    @property
    def before(self) -> str:
        """The word before the phrase, in lower case; empty at the start of the text."""
        return self.tokens[self.start - 1].lower() if self.start else ""

    @property
    def after(self) -> str:
        """The word behind the phrase, as printed; empty at the end of the text."""
        return self.tokens[self.end] if self.end < len(self.tokens) else ""

    @cached_property
    def ahead(self) -> bool | None:
        """Whether the nearest verb puts it ahead; None when no verb tells."""
        return looks_ahead(self.tokens, self.start, self.end, weekday="D" in self.letters)

    def word(self, among: str) -> str | None:
        """The first word of a class, in lower case, or None."""
        for letter, word in zip(self.letters, self.words, strict=True):
            if letter in among:
                return word
        return None

    def value(self, among: str) -> str | None:
        """The value of the first word of one of these classes, or None."""
        for letter, word in zip(self.letters, self.words, strict=True):
            if letter in among:
                return known_words().values[letter][word]
        return None

    def number(self, among: str) -> int | None:
        """The same, as a number."""
        value = self.value(among)
        return None if value is None else int(value)

    @property
    def mod(self) -> str | None:
        """TIMEX3's modifier, as the words before or in the phrase give it: START for "early"."""
        return self.value("erABk<")

    @property
    def quoted(self) -> str:
        """The phrase as a reason names it."""
        return '"' + " ".join(self.words) + '"'

    def open(self, unit: str) -> str:
        """The reason of a value that lacks the year, the week or the day that the page does not tell."""
        return f"{self.quoted} of a {unit} that the page does not tell"
