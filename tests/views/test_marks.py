"""Segments: the text stays whole and every mark stays on its words."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sayso.types import Document, Kind, Passage, Quoting, Span, Statement, Voice
from sayso.views.marks import Mark, Role, mark_passages, segments
from tests.views.samples import agents_page

TEXT = "abcdefghijklmnopqrstuvwxyz"
SPANS = st.tuples(st.integers(0, 26), st.integers(0, 26)).map(lambda ends: Span(min(ends), max(ends)))
MARKS = st.lists(st.builds(Mark, SPANS, st.sampled_from(Role), st.just((1,)), st.none()), max_size=12)


@given(SPANS, MARKS)
def test_segments_join_to_the_text_and_carry_exactly_the_marks_that_cover_them(
    span: Span, marks: list[Mark]
) -> None:
    cut = segments(TEXT, span, marks)
    assert "".join(segment.text for segment in cut) == span.of(TEXT)
    at = span.start
    for segment in cut:
        here = Span(at, at + len(segment.text))
        covering = sorted(mark.role for mark in marks if mark.span.overlaps(here) and mark.span.covers(here))
        assert sorted(mark.role for mark in segment.marks) == covering
        at = here.end


@given(SPANS, MARKS)
def test_every_mark_opens_once_and_closes_once(span: Span, marks: list[Mark]) -> None:
    cut = segments(TEXT, span, marks)
    opened = Counter(mark for segment in cut for mark in segment.opens)
    assert opened == Counter(mark for segment in cut for mark in segment.closes)
    assert opened.total() == sum(max(m.span.start, span.start) < min(m.span.end, span.end) for m in marks)


@given(st.lists(st.tuples(SPANS, SPANS), max_size=8))
def test_every_statement_with_words_has_one_place(pairs: list[tuple[Span, Span]]) -> None:
    statements = tuple(
        Statement(Voice.SOURCE, pair, "drawn", source=(Span(0, 2),), quoting=Quoting.DIRECT) for pair in pairs
    )
    halves = (Span(0, 12), Span(14, 26))
    passages = tuple(Passage(half, Kind.ARTICLE, "half", half) for half in halves)
    cut = mark_passages(Document(TEXT, passages, statements=statements))
    placed = [number for passage in cut for segment in passage for number in segment.places]
    shown = [
        number
        for number, pair in enumerate(pairs, 1)
        if any(max(part.start, half.start) < min(part.end, half.end) for part in pair for half in halves)
    ]
    assert sorted(placed) == shown


def test_a_source_of_two_statements_is_marked_once_with_both_numbers() -> None:
    who = (Span(0, 2),)
    statements = (
        Statement(Voice.SOURCE, (Span(3, 5),), "one", source=who, quoting=Quoting.DIRECT),
        Statement(Voice.SOURCE, (Span(6, 8),), "two", source=who, quoting=Quoting.DIRECT),
    )
    article = Passage(Span(0, 26), Kind.ARTICLE, "all", Span(0, 26))
    first = mark_passages(Document(TEXT, (article,), statements=statements))[0][0]
    assert [mark.numbers for mark in first.marks] == [(1, 2)]


def test_passages_of_a_page_join_to_its_text() -> None:
    document = agents_page()
    for passage, cut in zip(document.passages, mark_passages(document), strict=True):
        assert "".join(segment.text for segment in cut) == passage.span.of(document.text)
