"""The trained tagger: attributions by a small transformer that reads a paragraph or a few at once.

What it cannot know from a window, the form of the page says: a headline that names its speaker by a colon,
and a paragraph that is a quotation alone and goes on with the speaker of the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.statements import rules
from sayso.statements.decoding import Decoded, decode
from sayso.statements.encoder import score
from sayso.statements.hearsay import is_somebody_else
from sayso.statements.runs import find_runs
from sayso.statements.speech import is_quotation_alone
from sayso.statements.units import make_units
from sayso.statements.windows import Window, make_windows
from sayso.text import find_words
from sayso.types import Document, Kind, Passage, Quoting, Span, Statement, Voice

READ = frozenset({None, "en"})
"""Languages that it was trained to read."""

EDGES = frozenset(",.;:–—-")
"""Marks that stand between a content and the rest, and belong to neither."""

OPENING = frozenset("“„«\"'‘`")
SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)")

# "...," he said in Karvo on Monday: who is quoted so near the end of a paragraph may go on in the next.
NEAR_THE_END = 48
GOES_ON = "a paragraph that is a quotation alone goes on with the speaker of the one before"


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
    found = (one for run in runs for one in _in_run(text, run, [next(decoded) for _ in run.windows]))
    return tuple(sorted(found, key=lambda statement: (statement.content, statement.cue)))


def _run(text: str, passages: list[Passage]) -> Run:
    return Run(passages, list(make_windows(text, [passage.span for passage in passages])))


def _in_run(text: str, run: Run, decoded: Iterable[list[Decoded]]) -> list[Statement]:
    first = run.passages[0]
    found = [
        _statement(text, first, window, one)
        for window, ones in zip(run.windows, decoded, strict=True)
        for one in ones
    ]
    if first.kind is Kind.COMMENT_BODY:
        return [one for one in found if _tells_of_others(text, one)]
    if first.kind is Kind.HEADLINE and not found:
        return list(rules.find_by_label(text, first))
    return found + _continued(text, run.passages, found)


def _statement(text: str, passage: Passage, window: Window, one: Decoded) -> Statement:
    content = tuple(_trimmed(text, window, piece) for piece in one.content)
    cue = _span(window, one.cue)
    return Statement(
        Voice.SOURCE,
        content,
        f'the trained tagger takes "{cue.of(text)}" for a cue',
        source=tuple(_span(window, piece) for piece in one.source),
        cue=(cue,),
        quoting=_quoting(text, window, one.content),
        within=passage.kind,
        comment=passage.comment,
        confidence=round(one.confidence, 3),
    )


def _span(window: Window, piece: Span) -> Span:
    return Span(window.units[piece.start].start, window.units[piece.end - 1].end)


def _trimmed(text: str, window: Window, piece: Span) -> Span:
    """The content without the commas around it and with both marks of a quotation that is all of it."""
    first, after = piece
    while after > first + 1 and window.units[after - 1].of(text) in EDGES:
        after -= 1
    while first < after - 1 and window.units[first].of(text) in EDGES:
        first += 1
    return _span(window, Span(first, after))


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


def _continued(text: str, passages: list[Passage], found: list[Statement]) -> list[Statement]:
    """A paragraph that is a quotation alone goes on with whom the one before quotes at its end."""
    starts = [passage.span.start for passage in passages]
    inside: list[list[Statement]] = [[] for _ in passages]
    for one in found:
        for span in (*one.content, *one.cue):
            inside[bisect_right(starts, span.start) - 1].append(one)
    speaker: Statement | None = None
    continued = []
    for passage, here in zip(passages, inside, strict=True):
        if here:
            speaker = _last_quoted(passage, here)
        elif speaker is not None and _is_quotation_alone(text, passage.span):
            continued.append(
                replace(speaker, content=(passage.span,), quoting=Quoting.DIRECT, reason=GOES_ON)
            )
        else:
            speaker = None
    return continued


def _last_quoted(passage: Passage, here: list[Statement]) -> Statement | None:
    """Who is quoted at the end of a passage."""
    last = max(here, key=lambda one: max(span.end for span in (*one.content, *one.cue)))
    end = max(span.end for span in (*last.content, *last.cue))
    near = end >= passage.span.end - NEAR_THE_END
    return last if near and last.source and last.quoting is not Quoting.INDIRECT else None


def _is_quotation_alone(text: str, span: Span) -> bool:
    return text[span.start] in OPENING and is_quotation_alone(make_units(text, span, frozenset()))


def _tells_of_others(text: str, one: Statement) -> bool:
    """A comment stands on its writer's own say-so already: kept is what it says that others say."""
    words = [word.of(text).lower() for span in one.source for word in find_words(text, span)]
    return bool(words) and is_somebody_else(words)
