"""Words that a comment repeats from the article or an earlier comment, linked to where they stand first.

It stands beside the taggers because it reads what they read, a document, and says of words whose they are.
Compared are words alone: white space, quotation marks, punctuation and capitals may differ, and "..." may
leave words out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sayso.text import find_words, trim
from sayso.types import Document, Echo, Kind, Passage, Span

LEAST_WORDS = 4
LEAST_CHARACTERS = 10
"""Four Chinese words may be four characters: a name, which nobody repeats from anybody."""
UNMARKED_WORDS = 6
"""Without marks, four words are alike by chance."""

MARK = re.compile(r"[\"“”„«»]")
CLOSING = {"“": "”“", "„": "“”", "«": "»", "»": "«", '"': '"', "”": "”"}
QUOTED_LINES = re.compile(r"^[ \t]*>[^\n]*(?:\n[ \t]*>[^\n]*)*", re.MULTILINE)
ELLIPSIS = re.compile(r"\[?(?:…|\.{3,})\]?")

PROBE = 20
"""Characters that a paragraph without marks must have in common with what stands before it, as they are."""
MOST_PROBED = 200
MOST_PLACES = 16
"""Places tried for words that begin alike: a page of one repeated sentence must cost no more than it is."""

REPEATED = frozenset({Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION})

Gram = tuple[str, ...]


class Stretch(NamedTuple):
    """Words of a comment that may repeat others."""

    comment: int
    words: tuple[str, ...]
    span: Span


class Told(NamedTuple):
    """The words of the article and of every comment, one after another, with a gap after each."""

    words: list[str]
    spans: list[Span]
    begins: list[int]
    """For each comment, where its words begin."""


def find_echoes(document: Document) -> tuple[Echo, ...]:
    """What comments repeat word for word, in text order; empty where no comment sets words apart.

    A stretch counts from four words on: between quotation marks, behind `>`, or as a paragraph of a comment
    that goes on after it (six words, as pages show a block of quotation).

    >>> from sayso.types import Comment
    >>> text = "The gates will hold until spring.\\n\\nThe gates \\"will hold until spring\\"? Who says so?"
    >>> article = Passage(Span(0, 33), Kind.ARTICLE, "example", Span(0, 33))
    >>> body = Passage(Span(35, 83), Kind.COMMENT_BODY, "example", Span(35, 83), comment=0)
    >>> thread = (Comment(None, None, None, None, None, (Span(35, 83),)),)
    >>> (echo,) = find_echoes(Document(text, (article, body), comments=thread))
    >>> echo.words.of(text), echo.of.of(text)
    ('will hold until spring', 'will hold until spring')
    """
    stretches = list(_find_stretches(document)) if document.comments else []
    if not stretches:
        return ()
    told = _tell(document, last=max(stretch.comment for stretch in stretches))
    places = _find_places(told.words, {stretch.words[:LEAST_WORDS] for stretch in stretches})
    found: list[Echo] = []
    for stretch in sorted(stretches, key=lambda each: (each.span.start, -each.span.end)):
        if found and found[-1].words.covers(stretch.span):
            continue
        of = _first_told(told, stretch, places.get(stretch.words[:LEAST_WORDS], ()))
        if of is not None:
            found.append(Echo(stretch.span, of))
    return tuple(found)


# ── What is set apart in a comment ───────────────────────────────────────────────────────────


def _find_stretches(document: Document) -> Iterator[Stretch]:
    text = document.text
    bodies = [one for one in document.passages if one.kind is Kind.COMMENT_BODY and one.comment is not None]
    for passage in bodies:
        for marked in (*_quoted_lines(text, passage.span), *_between_marks(text, passage.span)):
            yield from _stretches(text, passage, marked, LEAST_WORDS)
    for passage in _copied(text, bodies):
        yield from _stretches(text, passage, passage.span, UNMARKED_WORDS)


def _quoted_lines(text: str, within: Span) -> Iterator[Span]:
    if text.find(">", *within) >= 0:
        words = within.of(text)
        for found in QUOTED_LINES.finditer(words):
            yield Span(*found.span()).shifted(within.start)


def _between_marks(text: str, within: Span) -> Iterator[Span]:
    """From each opening mark to the next that closes it, one after another."""
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text, *within):
        if opened is None:
            opened = mark
        elif mark.group() in CLOSING[opened.group()]:
            yield Span(opened.end(), mark.start())
            opened = None


def _copied(text: str, bodies: Sequence[Passage]) -> Iterator[Passage]:
    """Paragraphs with an answer after them in the same comment that begin as earlier words do."""
    answered = [passage for passage, after in pairwise(bodies) if passage.comment == after.comment]
    for passage in answered[:MOST_PROBED]:
        beginning = passage.span.of(text).strip("\"“”„«»‘’'> \t\n")[:PROBE]
        if len(beginning) == PROBE and text.find(beginning, 0, passage.span.start) >= 0:
            yield passage


def _stretches(text: str, passage: Passage, marked: Span, least: int) -> Iterator[Stretch]:
    """The stretch in one piece, or each piece between ellipses."""
    edges = [marked.start]
    for left_out in ELLIPSIS.finditer(text, *marked):
        edges += left_out.span()
    edges.append(marked.end)
    for piece in map(Span, edges[::2], edges[1::2]):
        spans = find_words(text, trim(piece, text))
        if passage.comment is None or len(spans) < least:
            continue
        span = Span(spans[0].start, spans[-1].end)
        if span.end - span.start >= LEAST_CHARACTERS:
            yield Stretch(passage.comment, tuple(_fold(text, spans)), span)


def _fold(text: str, spans: Iterable[Span]) -> Iterator[str]:
    return (span.of(text).casefold().replace("’", "'") for span in spans)


# ── What was told before ─────────────────────────────────────────────────────────────────────


def _tell(document: Document, last: int) -> Told:
    """All that comments up to the last of interest may repeat."""
    told = Told([], [], [])
    article = [passage.span for passage in document.passages if passage.kind in REPEATED]
    _add(told, document.text, article)
    for comment in document.comments[: last + 1]:
        told.begins.append(len(told.words))
        _add(told, document.text, comment.spans)
    return told


def _add(told: Told, text: str, spans: Iterable[Span]) -> None:
    for span in spans:
        words = find_words(text, span)
        told.words.extend(_fold(text, words))
        told.spans.extend(words)
    told.words.append("")
    told.spans.append(Span(0, 0))


def _find_places(words: Sequence[str], wanted: set[Gram]) -> dict[Gram, list[int]]:
    """Where words begin as a stretch does, the first few of each."""
    places: dict[Gram, list[int]] = defaultdict(list)
    for at, gram in enumerate(zip(*(words[by:] for by in range(LEAST_WORDS)), strict=False)):
        if gram in wanted and len(places[gram]) < MOST_PLACES:
            places[gram].append(at)
    return places


def _first_told(told: Told, stretch: Stretch, places: Iterable[int]) -> Span | None:
    """The first words that are the same, in the article or a comment before this one."""
    for first in places:
        after = first + len(stretch.words)
        if after > told.begins[stretch.comment]:
            return None
        if tuple(told.words[first:after]) == stretch.words:
            return Span(told.spans[first].start, told.spans[after - 1].end)
    return None
