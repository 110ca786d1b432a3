"""Rows: every passage, comment and statement of a page, once and in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.views.rows import count, page_row
from sayso.views.trees import in_reply_order
from tests.views.samples import agents_page, chained_page


@given(st.lists(st.none() | st.integers(-2, 12), max_size=12))
def test_every_comment_stands_once_and_below_what_it_answers(parents: list[int | None]) -> None:
    order = in_reply_order(parents)
    assert sorted(index for index, _ in order) == list(range(len(parents)))
    depths = dict(order)
    for index, depth in order:
        parent = parents[index]
        if depth and parent is not None:
            assert depth == depths[parent] + 1


def test_a_chain_of_ten_thousand_answers_is_walked_without_recursion() -> None:
    order = in_reply_order([None, *range(9_999)])
    assert order[-1] == (9_999, 9_999)


def test_every_passage_is_shown_somewhere() -> None:
    page = page_row(agents_page())
    shown = [page.title, *page.flow, *(text for row in page.thread for text in row.text)]
    shown += [passage for group in page.rest for passage in group.passages]
    assert len(shown) == len(page.document.passages)


def test_counts_of_a_page() -> None:
    counts = count(agents_page())
    assert (counts.statements, counts.attributed, counts.own, counts.comments) == (11, 9, 2, 6)
    assert counts.direct + counts.indirect + counts.mixed == counts.attributed


def test_statements_say_where_they_stand() -> None:
    page = page_row(agents_page())
    assert [row.where for row in page.said][:3] == ["headline", "paragraph 1", "paragraph 2"]
    assert [row.where for row in page.reported] == ["comment 3"]
    assert page.said[2].what == "“We know who they are,” … “and we know what they were paid.”"
    assert page.said[-1].who is None


def test_a_reply_names_whom_it_answers() -> None:
    row = page_row(chained_page(3)).thread[2]
    assert (row.depth, row.parent, row.parent_author) == (2, 2, "reader 1")
