"""Where attributions stand in a passage: spans that nest and cross, flattened into segments.

A page shows one text once, while a source may stand inside a content, two statements may share
a source, and a quotation may be broken in two by its cue. Both the report and the terminal
therefore draw segments: stretches of text that carry the same marks from end to end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from sayso.types import Document, Passage, Quoting, Span, Statement, Voice
from sayso.views.safety import web_link


class Role(StrEnum):
    """What a marked stretch is to its statement, or to its passage."""

    SOURCE = "source"
    CUE = "cue"
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN = "own"
    """What the outlet says in its own voice."""
    CREDIT = "credit"
    DATED = "dated"
    """When a picture was made."""
    LINK = "link"
    ECHO = "echo"
    """Words of a comment that repeat others."""
    ECHOED = "echoed"
    """Words that comments repeat."""


CONTENT = frozenset({Role.DIRECT, Role.INDIRECT, Role.MIXED, Role.OWN})


class Mark(NamedTuple):
    """A stretch of a document's text and what it is."""

    span: Span
    role: Role
    numbers: tuple[int, ...] = ()
    """The statements it belongs to, counted from 1 in document order; for words that are repeated, the
    comments that repeat them, and for an echo the comment that it repeats, none for the article."""
    url: str | None = None
    """Where a link leads; for both sides of an echo one name, the same for the same words."""


class Segment(NamedTuple):
    """A stretch of text that carries the same marks from end to end."""

    text: str
    marks: tuple[Mark, ...] = ()
    """Outermost first."""
    opens: tuple[Mark, ...] = ()
    """Those of the marks that begin here, outermost first."""
    closes: tuple[Mark, ...] = ()
    """Those of the marks that end here, innermost first."""
    places: tuple[int, ...] = ()
    """The statements whose content first shows here."""


def segments(text: str, span: Span, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The characters of a span cut wherever a mark begins or ends; joined, they are the span's text again.

    >>> marks = [Mark(Span(0, 3), Role.SOURCE, (1,)), Mark(Span(9, 18), Role.INDIRECT, (1,))]
    >>> for segment in segments("She said it rains.", Span(0, 18), marks):
    ...     segment.text, [mark.role.value for mark in segment.marks]
    ('She', ['source'])
    (' said ', [])
    ('it rains.', ['indirect'])
    """
    clipped = sorted(filter(None, (_clip(mark, span) for mark in marks)), key=_outermost_first)
    cuts = sorted({span.start, span.end}.union(*((mark.span.start, mark.span.end) for mark in clipped)))
    waiting = iter(clipped)
    following = next(waiting, None)
    active: list[Mark] = []
    found = []
    for here in (Span(start, end) for start, end in pairwise(cuts)):
        active = [mark for mark in active if mark.span.end > here.start]
        while following is not None and following.span.start == here.start:
            active.append(following)
            following = next(waiting, None)
        found.append(_segment(text, here, active))
    return tuple(found)


def mark_passages(document: Document) -> tuple[tuple[Segment, ...], ...]:
    """The segments of every passage, in the order of `Document.passages`.

    >>> from sayso.types import Kind
    >>> text = "It rains, she said."
    >>> rain = Statement(Voice.SOURCE, (Span(0, 8),), "a cue after the content",
    ...                  source=(Span(10, 13),), cue=(Span(14, 18),), quoting=Quoting.INDIRECT)
    >>> article = Passage(Span(0, 19), Kind.ARTICLE, "a paragraph", Span(0, 19))
    >>> first, *_ = mark_passages(Document(text, (article,), statements=(rain,)))[0]
    >>> first.text, first.marks[0].role.value, first.places
    ('It rains', 'indirect', (1,))
    """
    shown: set[int] = set()
    found = []
    for passage, marks in zip(document.passages, _marks_by_passage(document), strict=True):
        cut = segments(document.text, passage.span, marks)
        found.append(tuple(segment._replace(places=_first_shown(segment, shown)) for segment in cut))
    return tuple(found)


def _clip(mark: Mark, span: Span) -> Mark | None:
    inside = Span(max(mark.span.start, span.start), min(mark.span.end, span.end))
    return mark._replace(span=inside) if inside.start < inside.end else None


def _outermost_first(mark: Mark) -> tuple[int, int, bool]:
    return mark.span.start, -mark.span.end, mark.role not in CONTENT


def _segment(text: str, here: Span, active: Sequence[Mark]) -> Segment:
    return Segment(
        text=here.of(text),
        marks=tuple(active),
        opens=tuple(mark for mark in active if mark.span.start == here.start),
        closes=tuple(mark for mark in reversed(active) if mark.span.end == here.end),
    )


def _first_shown(segment: Segment, shown: set[int]) -> tuple[int, ...]:
    numbers = {number for mark in segment.opens if mark.role in CONTENT for number in mark.numbers}
    fresh = tuple(sorted(numbers - shown))
    shown.update(fresh)
    return fresh


def _marks_by_passage(document: Document) -> Iterable[list[Mark]]:
    """Each passage's marks. A mark may reach over several passages: a quotation of two paragraphs."""
    ends = [passage.span.end for passage in document.passages]
    found: list[list[Mark]] = [[] for _ in ends]
    for mark in (*_statement_marks(document.statements), *_echo_marks(document, ends)):
        for index in range(bisect_right(ends, mark.span.start), len(ends)):
            if document.passages[index].span.start >= mark.span.end:
                break
            found[index].append(mark)
            if mark.role is Role.ECHOED:  # one place to lead to
                break
    for marks, passage in zip(found, document.passages, strict=True):
        marks.extend(_passage_marks(passage))
    return found


def _echo_marks(document: Document, ends: Sequence[int]) -> Iterable[Mark]:
    """Both sides of every echo; words that several comments repeat are marked once."""
    repeating: dict[Span, dict[int, None]] = defaultdict(dict)
    for words, of in document.echoes:
        by, repeated = (_comment_at(document, ends, span) for span in (words, of))
        repeating[of].update({} if by is None else {by: None})
        yield Mark(words, Role.ECHO, () if repeated is None else (repeated,), _place_name(of))
    for of, comments in repeating.items():
        yield Mark(of, Role.ECHOED, tuple(comments), _place_name(of))


def _place_name(of: Span) -> str:
    return f"e{of.start}-{of.end}"


def _comment_at(document: Document, ends: Sequence[int], span: Span) -> int | None:
    """The number of the comment that the words begin in."""
    at = bisect_right(ends, span.start)
    comment = document.passages[at].comment if at < len(ends) else None
    return None if comment is None else comment + 1


def _statement_marks(statements: Sequence[Statement]) -> Iterable[Mark]:
    """One mark for each span and role: a source of two statements is marked once, with both numbers."""
    numbers: dict[tuple[Span, Role], list[int]] = defaultdict(list)
    for number, statement in enumerate(statements, 1):
        parts = (
            (statement.source, Role.SOURCE),
            (statement.cue, Role.CUE),
            (statement.content, _content_role(statement)),
        )
        for spans, role in parts:
            for span in spans:
                numbers[span, role].append(number)
    return (Mark(span, role, tuple(dict.fromkeys(of))) for (span, role), of in numbers.items())


def _content_role(statement: Statement) -> Role:
    if statement.voice is Voice.OUTLET:
        return Role.OWN
    return Role(statement.quoting or Quoting.INDIRECT)


def _passage_marks(passage: Passage) -> Iterable[Mark]:
    if passage.credit is not None:
        yield Mark(passage.credit, Role.CREDIT)
    if passage.dated is not None:
        yield Mark(passage.dated, Role.DATED)
    for anchor in passage.anchors:
        if url := web_link(anchor.url):
            yield Mark(anchor.span, Role.LINK, url=url)
