"""A passage as units: words, marks, and whole quotations.

A quotation that is speech stands as one unit, so that the grammar around it is the grammar of a
sentence: `Q , he said . Q`. A few quoted words inside a sentence ("scare quotes") stay words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sayso.text import find_sentences
from sayso.types import Span

if TYPE_CHECKING:
    from collections.abc import Set

TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*+|''|``|--+|[^\w\s]|_")

QUOTATION = "“…”"
"""Stands for a whole quotation among the words of a sentence. No page can write it as one token."""

OPENING = frozenset("“„«") | {"``"}
CLOSING = frozenset("”»")
EITHER = frozenset({'"', "''"})
CLOSES_DOUBLE = CLOSING | EITHER
DOUBLE = OPENING | CLOSING | EITHER
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")

# Shorter quotations after a comma or at a sentence's start are names and scare quotes, unless they
# bring their own stop: “Yes,” he said.
FEW_WORDS = 4
# After a word of the sentence only a quotation that is itself a sentence is speech.
SENTENCE_WORDS = 6

# A longer "sentence" is a list or a text without full stops; it is read in pieces, in linear time.
LONGEST_SENTENCE = 200

ENDS_SPEECH = frozenset(",.?!…—-")
ENDS_SENTENCE = frozenset(".?!…")


class Quotation(NamedTuple):
    """Tokens from an opening mark to its closing mark; not closed when it runs to the passage's end."""

    first: int
    last: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and marks of one stretch of text, lower case, with their places."""

    text: str
    lows: list[str]
    starts: list[int]
    ends: list[int]


@dataclass
class Units:
    """A sequence of words, marks and quotations, cut into sentences."""

    text: str
    lows: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    insides: list[Span] = field(default_factory=list)
    """What stands between the marks of each quotation."""
    quoted: list[Span] = field(default_factory=list)
    """All that stands inside quotation marks, marks included, the few quoted words of a sentence too."""
    reopened: bool = False
    """Whether it begins with an opening quotation mark."""
    unclosed: bool = False
    """Whether it ends inside a quotation."""

    def span(self, first: int, end: int) -> Span:
        return Span(self.starts[first], self.ends[end - 1])

    def is_upper(self, at: int) -> bool:
        return self.text[self.starts[at]].isupper()


def tokenize(text: str, within: Span, sentences: tuple[Span, ...] = ()) -> Tokens:
    """The tokens of a stretch of text; a full stop that ends no sentence belongs to its word."""
    ends = {sentence.end for sentence in sentences}
    tokens = Tokens(text, [], [], [])
    for match in TOKEN.finditer(text, *within):
        word, (start, end) = match.group(), match.span()
        if (
            word == "."
            and tokens.ends
            and tokens.ends[-1] == start
            and ends.isdisjoint((end, end + 1, end + 2))
        ):
            tokens.ends[-1] = end
            continue
        tokens.lows.append(word.lower().replace("’", "'"))
        tokens.starts.append(start)
        tokens.ends.append(end)
    return tokens


def find_quotations(tokens: Tokens) -> list[Quotation]:
    """The outermost quotations, in order. One that nobody closes runs to the end."""
    lows, found, at = tokens.lows, [], 0
    singles = _single_closes(tokens)
    while at < len(lows):
        closing = _closing(tokens, at, singles)
        if closing is None:
            at += 1
            continue
        found.append(Quotation(at, *closing))
        at = closing[0] + 1
    return found


def _closing(tokens: Tokens, at: int, singles: list[int]) -> tuple[int, bool] | None:
    low = tokens.lows[at]
    if low in OPENING or low in EITHER:
        for last in range(at + 1, len(tokens.lows)):
            if tokens.lows[last] in CLOSES_DOUBLE:
                return last, True
        return len(tokens.lows) - 1, False
    if low in {"'", "‘"} and singles[at] > at and _opens_single(tokens, at):
        return singles[at], True
    return None


def _opens_single(tokens: Tokens, at: int) -> bool:
    start, end = tokens.starts[at], tokens.ends[at]
    return (start == 0 or not tokens.text[start - 1].isalnum()) and tokens.text[end : end + 1].isalnum()


def _single_closes(tokens: Tokens) -> list[int]:
    """For each token the next one that can close a single quotation, no double mark between; -1 if none."""
    following, upcoming = [-1] * len(tokens.lows), -1
    for at in range(len(tokens.lows) - 1, -1, -1):
        following[at] = upcoming
        if tokens.lows[at] in DOUBLE:
            upcoming = -1
        elif tokens.lows[at] in {"'", "’"} and SINGLE_CLOSE.match(tokens.text, tokens.starts[at]):
            upcoming = at
    return following


def make_units(text: str, within: Span, speaks: Set[str]) -> Units:
    """A stretch of text as units. `speaks` holds the words after which a quotation is speech."""
    sentences = find_sentences(text, within)
    tokens = tokenize(text, within, sentences)
    units = Units(text)
    at = 0
    for quotation in find_quotations(tokens):
        units.quoted.append(Span(tokens.starts[quotation.first], tokens.ends[quotation.last]))
        if not _is_speech(tokens, quotation, speaks):
            continue
        _copy(tokens, units, at, quotation.first)
        at = quotation.last + 1
        units.lows.append(QUOTATION)
        units.starts.append(tokens.starts[quotation.first])
        units.ends.append(tokens.ends[quotation.last])
        inside_end = tokens.starts[quotation.last] if quotation.closed else tokens.ends[quotation.last]
        units.insides.append(Span(tokens.ends[quotation.first], inside_end))
        units.unclosed = not quotation.closed
        units.reopened |= quotation.first == 0
    _copy(tokens, units, at, len(tokens.lows))
    units.sentences = _sentences(units, sentences)
    return units


def _copy(tokens: Tokens, units: Units, first: int, end: int) -> None:
    units.lows += tokens.lows[first:end]
    units.starts += tokens.starts[first:end]
    units.ends += tokens.ends[first:end]


def _is_speech(tokens: Tokens, quotation: Quotation, speaks: Set[str]) -> bool:
    first, last, closed = quotation
    inner = tokens.lows[first + 1 : last if closed else last + 1]
    if not inner:
        return False
    words = sum(word[0].isalnum() for word in inner)
    stops = inner[-1] in ENDS_SPEECH or not closed
    before = tokens.lows[first - 1] if first else "."
    if before[0].isalnum():
        if before in speaks:
            return words >= 2
        return words >= SENTENCE_WORDS and inner[-1] in ENDS_SENTENCE and _capital(tokens, first + 1)
    after = tokens.lows[last + 1] if last + 1 < len(tokens.lows) else "."
    return words > 0 and (stops or words >= FEW_WORDS or not after[0].isalnum())


def _capital(tokens: Tokens, at: int) -> bool:
    return tokens.text[tokens.starts[at]].isupper()


def _sentences(units: Units, spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    """The sentences as ranges of units; a sentence inside a quotation begins none."""
    begins = [bisect_left(units.starts, span.start) for span in spans]
    first = [
        at
        for at, span in zip(begins, spans, strict=True)
        if at < len(units.starts) and units.starts[at] == span.start
    ]
    bounds = sorted({0, *first, len(units.lows)})
    return [
        (at, min(at + LONGEST_SENTENCE, end))
        for begin, end in pairwise(bounds)
        for at in range(begin, end, LONGEST_SENTENCE)
    ]
