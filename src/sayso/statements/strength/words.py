"""The words and marks of what a document's sources say, lower case, with their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sayso.resources import open_words
from sayso.types import Span, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.types import Document, Statement

TOKEN = re.compile(r"[^\W_]+(?:[-'.&][^\W_]+)*+|[^\w\s]|\n")

STOPS = frozenset(".?!\n")
# A full stop behind these ends no sentence, nor does one behind a single letter.
TITLES = frozenset(title.rstrip(".").lower() for title in open_words("sentences-en", "titles"))
# Nobody reads further than this for the ends of a sentence.
LONGEST_SENTENCE = 120
# Nor further than this into a statement: only the longest answers in interviews have more words.
LONGEST_STATEMENT = 400


class Range(NamedTuple):
    """Words from the first up to, not including, the second."""

    first: int
    end: int


class Words(NamedTuple):
    """The words and marks of some stretches of a text, in order."""

    text: str
    lows: list[str]
    starts: list[int]
    ends: list[int]

    def within(self, span: Span) -> Range:
        """The words that begin in a span, the first few hundred: statements nest, and each is read anew."""
        first = bisect_left(self.starts, span.start)
        return Range(first, min(bisect_left(self.starts, span.end), first + LONGEST_STATEMENT))

    def span(self, first: int, end: int) -> Span:
        return Span(self.starts[first], self.ends[end - 1])

    def is_upper(self, at: int) -> bool:
        return self.text[self.starts[at]].isupper()

    def sentence(self, hull: Range) -> Range:
        """The words of the sentences in which a stretch begins and ends, a few dozen at most either way."""
        first, end = hull
        while first > 0 and hull.first - first < LONGEST_SENTENCE and not self.ends_sentence(first - 1):
            first -= 1
        last = max(hull.first, end - 1)
        while end < len(self.lows) and end - hull.end < LONGEST_SENTENCE and not self.ends_sentence(last):
            last, end = end, end + 1
        return Range(first, end)

    def ends_sentence(self, at: int) -> bool:
        low = self.lows[at]
        if low not in STOPS:
            return False
        if low != "." or at == 0:
            return True
        before = self.lows[at - 1]
        return self.ends[at - 1] != self.starts[at] or (before not in TITLES and len(before) > 1)


def find_words(document: Document) -> Words:
    """The words of every passage that holds an attribution; other passages are not looked at."""
    words = Words(document.text, [], [], [])
    for start, end in _stretches(document):
        lowered = _lowered(document.text, start, end)
        for match in TOKEN.finditer(lowered):
            first, last = match.span()
            words.lows.append(match.group())
            words.starts.append(start + first)
            words.ends.append(start + last)
    return words


def _lowered(text: str, start: int, end: int) -> str:
    """A stretch in lower case with straight apostrophes, character for character."""
    stretch = text[start:end].replace("’", "'")
    lowered = stretch.lower()
    # "İ" becomes two characters in lower case.
    if len(lowered) == len(stretch):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in stretch)


def hull(spans: Iterable[Span]) -> Span:
    """The stretch from the first of some spans to the last."""
    spans = tuple(spans)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _stretches(document: Document) -> list[Span]:
    """The passages in which attributions stand, in order and without overlaps."""
    passages = [passage.span for passage in document.passages] or [Span(0, len(document.text))]
    begins = [span.start for span in passages]
    held: set[int] = set()
    for statement in document.statements:
        if statement.voice is Voice.SOURCE:
            for span in (*statement.source, *statement.cue, *statement.content):
                held.update(range(max(0, _at(begins, span.start)), _at(begins, span.end - 1) + 1))
    return [passages[index] for index in sorted(held)]


def _at(begins: list[int], position: int) -> int:
    """Index of the last passage that begins at a position or before it."""
    return bisect_left(begins, position + 1) - 1


def is_told(statement: Statement) -> bool:
    """Whether somebody is given as saying it, in words that can be weighed."""
    return statement.voice is Voice.SOURCE and bool(statement.content)
