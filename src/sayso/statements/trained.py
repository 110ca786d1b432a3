"""The trained tagger: attributions by a small transformer that reads a paragraph or a few at once.

What it cannot know from a window, the form of the page says: a headline that names its speaker by a colon,
and a paragraph that is a quotation alone and goes on with the speaker of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from sayso.statements import rules
from sayso.statements.agency import in_agency_style
from sayso.statements.continuing import continued
from sayso.statements.decoding import Decoded, decode
from sayso.statements.encoder import score
from sayso.statements.hearsay import is_phrase, is_somebody_else, may_tell, tells
from sayso.statements.neighbours import part_neighbours
from sayso.statements.reported import find_quoted, find_reported, find_unnamed
from sayso.statements.runs import find_runs
from sayso.statements.silence import says_nothing
from sayso.statements.windows import Window, make_windows
from sayso.text import find_words
from sayso.types import Document, Kind, Passage, Quoting, Span, Statement, Voice

READ = frozenset({None, "en"})
"""Languages that it was trained to read."""

EDGES = frozenset(",.;:–—-")
"""Marks that stand between a content and the rest, and belong to neither."""

DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:[\s,.()/]{1,3}(?:[A-ZÀ-Þ][\w'’]*|\d{1,4})){0,10}[).]{0,2}\s(?:--|[–—-])\s+"
)
"""Place, day and agency before an article's first words."""

SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)")
MARK = re.compile(rf"[\"“„«»”]|``|{SINGLE.pattern}")


BEGINNING = 60
"""Characters in which an object shows whether it is nothing: "little in the way of proof"."""


class Run(NamedTuple):
    """Passages that are read on from one another, with their windows."""

    passages: list[Passage]
    windows: list[Window]


def find_attributions(document: Document) -> tuple[Statement, ...]:
    """The attributions of a document by the trained tagger, in text order, each with its confidence.

    A document that is known to be in another language than English is left to the rules.
    """
    if document.language not in READ:
        return rules.find_attributions(document)
    text = document.text
    runs = [_run(text, passages) for passages in find_runs(document)]
    windows = [window for run in runs for window in run.windows]
    decoded = iter(decode([score(window) for window in windows]))
    found = [one for run in runs for one in _in_run(text, run, [next(decoded) for _ in run.windows])]
    found = part_neighbours(text, in_agency_style(document, found))
    found += find_reported(document, found)
    found += find_quoted(document, found)
    found += find_unnamed(document, found)
    return tuple(sorted(found, key=lambda statement: (statement.content, statement.cue)))


def _run(text: str, passages: list[Passage]) -> Run:
    if passages[0].kind is Kind.COMMENT_BODY and not any(_may_tell(text, one.span) for one in passages):
        return Run(passages, [])
    return Run(passages, list(make_windows(text, [_behind_dateline(text, one.span) for one in passages])))


def _behind_dateline(text: str, span: Span) -> Span:
    """A paragraph without what names the place and the agency: whoever speaks is named behind it.

    >>> text = "KARVO, May 3 (VNA) - The mayor said no."
    >>> _behind_dateline(text, Span(0, len(text))).of(text)
    'The mayor said no.'
    """
    dateline = DATELINE.match(text, *span)
    return Span(dateline.end(), span.end) if dateline else span


def _may_tell(text: str, span: Span) -> bool:
    """Whether a comment quotes or has a word of saying; more than half have neither and need no reading."""
    return bool(MARK.search(text, *span)) or may_tell(_words(text, [span]))


def _in_run(text: str, run: Run, decoded: Iterable[list[Decoded]]) -> list[Statement]:
    first = run.passages[0]
    found = [
        _statement(text, first, window, one)
        for window, ones in zip(run.windows, decoded, strict=True)
        for one in ones
        if not _is_silence(text, window, one)
    ]
    if first.kind is Kind.COMMENT_BODY:
        return [one for one in found if _tells_of_others(text, one)]
    if first.kind is Kind.HEADLINE:
        # In their clipped grammar the network misses verbs that the rules know: "Ministry alleges plan".
        return list(rules.find_by_label(text, first)) or found or _by_rules(text, first)
    return found + continued(text, run.passages, found)


def _by_rules(text: str, passage: Passage) -> list[Statement]:
    return list(rules.find_attributions(Document(text, (passage,))))


def _is_silence(text: str, window: Window, one: Decoded) -> bool:
    cue = _words(text, [_span(window, one.cue)])
    content = _span(window, one.content[0])
    return says_nothing(cue, _words(text, [Span(content.start, min(content.end, content.start + BEGINNING))]))


def _statement(text: str, passage: Passage, window: Window, one: Decoded) -> Statement:
    pieces = _not_before(window, one)
    content = _joined(text, [_trimmed(text, window, piece) for piece in pieces])
    cue = _span(window, one.cue)
    return Statement(
        Voice.SOURCE,
        content,
        f'the trained tagger takes "{cue.of(text)}" for a cue',
        source=tuple(_trimmed(text, window, piece) for piece in one.source),
        cue=(cue,),
        quoting=_quoting(text, window, pieces),
        within=passage.kind,
        comment=passage.comment,
        confidence=round(one.confidence, 3),
    )


def _joined(text: str, pieces: Iterable[Span]) -> tuple[Span, ...]:
    """The pieces in text order, as one where nothing but a space stands between two."""
    joined: list[Span] = []
    for piece in sorted(pieces):
        if joined and Span(joined[-1].end, piece.start).of(text) == " ":
            piece = Span(joined.pop().start, piece.end)  # noqa: PLW2901 - it grows
        joined.append(piece)
    return tuple(joined)


def _not_before(window: Window, one: Decoded) -> list[Span]:
    """The content, cut where paragraphs end, without what stands in paragraphs before the cue's.

    There in one of a thousand attributions of news, and where people talk in turns it is another's words.
    """
    paragraphs = np.cumsum(window.looks[window.firsts] % 2)
    breaks = np.flatnonzero(np.diff(paragraphs)) + 1
    pieces = []
    for piece in one.content:
        edges = [piece.start, *(at for at in breaks.tolist() if piece.start < at < piece.end), piece.end]
        pieces += [Span(*ends) for ends in pairwise(edges)]
    here = [piece for piece in pieces if paragraphs[piece.start] >= paragraphs[one.cue.start]]
    return here or pieces


def _span(window: Window, piece: Span) -> Span:
    return Span(window.units[piece.start].start, window.units[piece.end - 1].end)


def _trimmed(text: str, window: Window, piece: Span) -> Span:
    """A source or content without the commas and the full stop around it."""
    first, after = piece
    while after > first + 1 and _is_edge(text, window, after - 1):
        after -= 1
    while first < after - 1 and window.units[first].of(text) in EDGES:
        first += 1
    return _span(window, Span(first, after))


def _is_edge(text: str, window: Window, at: int) -> bool:
    """Whether a mark stands outside of what is said; the full stop of "3 a.m." does not."""
    mark = window.units[at].of(text)
    if mark == "." and at + 1 < len(window.units):
        return bool(window.sentences[at + 1] != window.sentences[at])
    return mark in EDGES


def _quoting(text: str, window: Window, content: Sequence[Span]) -> Quoting:
    """Whether the words of a content stand inside quotation marks: all, none or some."""
    quoted = [inside for piece in content for inside in window.is_quoted(piece)]
    if all(quoted):
        return Quoting.DIRECT
    if any(quoted):
        return Quoting.MIXED
    singles = [SINGLE.search(text, *_span(window, piece)) for piece in content]
    if not any(singles):
        return Quoting.INDIRECT
    whole = all(
        single is not None and single.start() == _span(window, piece).start
        for single, piece in zip(singles, content, strict=True)
    )
    return Quoting.DIRECT if whole else Quoting.MIXED


def _tells_of_others(text: str, one: Statement) -> bool:
    """A comment stands on its writer's own say-so already: kept is what it says that others say."""
    source = _words(text, one.source)
    cue = _words(text, one.cue)
    said = one.quoting is not Quoting.INDIRECT or tells(cue) or is_phrase(cue)
    return bool(source) and is_somebody_else(source) and said


def _words(text: str, spans: Iterable[Span]) -> list[str]:
    return [word.of(text).lower() for span in spans for word in find_words(text, span)]
