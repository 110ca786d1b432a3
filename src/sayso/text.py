"""Text as characters: white space, words and sentences, always with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from sayso.resources import open_numbers, open_resource, open_words
from sayso.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SPACE = re.compile(r"\s+")

# A word keeps the hyphens, apostrophes and full stops inside it ("so-called", "don't", "U.S") and the marks
# set on its letters, which `\w` leaves out: Arabic and Hebrew points, accents apart from their letters, the
# joiners of Persian. Chinese sets no space between words: there each sign is one.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200c\u200d"
)
WORD = re.compile(rf"[^\W_{HAN}]+(?:[-'’.&][^\W_{HAN}]+|[{MARKS}][^\W_{HAN}]*)*|[{HAN}]")

# Where a sentence may end: its marks with closing quotation marks and brackets, or the end of a line. German
# closes with “ and «, French sets a space before ». Chinese needs no space behind.
# Possessive, and never begun inside a run of marks: a page of full stops takes linear time.
WIDE = "。！？｡"
ALWAYS = WIDE + "\n"
END = re.compile(
    r"(?<![.!?…؟۔।])[.!?…؟۔।]++(?:['\"“”‘’«»‹›)\]]|[ \u00a0\u202f]»(?=\s))*+(?=\s)"
    rf"|[{WIDE}]++[」』”’）》】〉\"']*+|\n"
)

# What a full stop belongs to, looked for in the few characters before it.
BEFORE = re.compile(r"[^\s(\"„“«»‚‘'¿¡]+\Z")
LONGEST_ABBREVIATION = 12

INITIAL = re.compile(r"(?:[^\W\d_]\.)+\Z")
ORDINAL = re.compile(r"(?:[12]?\d|3[01])\.\Z")
OPENING_MARKS = "\"'„“‚‘«»‹›`([—–-¿¡"


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
        if text[stop.start()] in ALWAYS or _ends_here(text, stop.start(), stop.end(), end):
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
    if word in _stops("titles") or (opening[:1].isdigit() and word in _stops("numbered")):
        return False
    first = WORD.match(opening)
    following = "" if first is None else first.group()
    if word in _stops("abbreviations") or INITIAL.fullmatch(word):
        return opening is not upcoming or following in _stops("openers")
    return not (ORDINAL.fullmatch(word) and following.casefold() in open_numbers("months"))


@cache
def _stops(section: str) -> frozenset[str]:
    """The words of a section, those of English and those of the other languages."""
    others = frozenset(word for entry in open_resource("sentences")[section] for word in entry)
    return others if section == "numbered" else others | open_words("sentences-en", section)
