"""Text as characters: white space, words and sentences, always with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from sayso.resources import open_words
from sayso.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SPACE = re.compile(r"\s+")

# A word keeps the hyphens, apostrophes and full stops inside it: "so-called", "don't", "U.S".
WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")

# Where a sentence may end: its marks with closing quotation marks and brackets, or the end of a line.
# Possessive, and never begun inside a run of marks: a page of full stops takes linear time.
END = re.compile(r"(?<![.!?…])[.!?…]++['\"”’»)\]]*+(?=\s)|\n")

# What a full stop belongs to, looked for in the few characters before it.
BEFORE = re.compile(r"[^\s(\"“‘']+\Z")
LONGEST_ABBREVIATION = 12

INITIAL = re.compile(r"(?:[^\W\d_]\.)+\Z")
OPENING_MARKS = "\"'“‘«„`([—–-"


def squash(text: str) -> str:
    """The text with every run of white space as one space, and none at its ends.

    >>> squash("  Lock\\n  gates\\u00a0shut ")
    'Lock gates shut'
    """
    return SPACE.sub(" ", text).strip()


def trim(span: Span, text: str) -> Span:
    """The span without white space at its ends; empty at its start where there is nothing else.

    >>> trim(Span(0, 6), " gates").start
    1
    """
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def without(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """What is left of a span; `taken` is in order and without overlaps.

    >>> list(without(Span(0, 9), [Span(2, 4), Span(8, 12)]))
    [Span(start=0, end=2), Span(start=4, end=8)]
    """
    at = span.start
    for index in range(max(0, bisect_right(taken, (span.start, span.start)) - 1), len(taken)):
        gap = taken[index]
        if gap.start >= span.end:
            break
        if gap.start > at:
            yield Span(at, gap.start)
        at = max(at, gap.end)
    if at < span.end:
        yield Span(at, span.end)


def find_words(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """The words of a text, or of one stretch of it.

    >>> [word.of("Ana's e-mail, sent.") for word in find_words("Ana's e-mail, sent.")]
    ["Ana's", 'e-mail', 'sent']
    """
    start, end = within or (0, len(text))
    return tuple(Span(*found.span()) for found in WORD.finditer(text, start, end))


def find_sentences(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """The sentences of a text, or of one stretch of it, without the white space around them.

    >>> text = 'Gen. Oru of the U.N. mission spoke. "Why?" he asked. Nobody knew.'
    >>> [sentence.of(text) for sentence in find_sentences(text)]
    ['Gen. Oru of the U.N. mission spoke.', '"Why?" he asked.', 'Nobody knew.']
    """
    start, end = within or (0, len(text))
    found: list[Span] = []
    for stop in END.finditer(text, start, end):
        if stop.group() == "\n" or _ends_here(text, stop.start(), stop.end(), end):
            found.append(trim(Span(start, stop.end()), text))
            start = stop.end()
    found.append(trim(Span(start, end), text))
    return tuple(sentence for sentence in found if sentence.end > sentence.start)


def _ends_here(text: str, mark: int, after: int, limit: int) -> bool:
    upcoming = text[after : min(after + 40, limit)].lstrip()
    if not upcoming:
        return True
    opening = upcoming.lstrip(OPENING_MARKS)
    if opening[:1].islower():
        return False
    if text[mark] != "." or text[mark + 1] in ".!?…":
        return True
    before = BEFORE.search(text, max(0, mark - LONGEST_ABBREVIATION), mark)
    word = (before.group() if before else "") + "."
    titles, abbreviations, openers = _stops()
    if word in titles:
        return False
    if word in abbreviations or INITIAL.fullmatch(word):
        first = WORD.match(opening)
        return opening is not upcoming or (first is not None and first.group() in openers)
    return True


@cache
def _stops() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return (
        open_words("sentences-en", "titles"),
        open_words("sentences-en", "abbreviations"),
        open_words("sentences-en", "openers"),
    )
