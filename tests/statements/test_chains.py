"""Chains: who told what somebody told, whichever tagger found the levels."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso.statements.chains import with_chains
from sayso.types import Document, Span, Statement, Voice


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "Mayor Ana Oru said that the harbour board had claimed that the gates would fail.",
            [("the harbour board", "Mayor Ana Oru")],
        ),
        (
            "He claimed the police had told him that witnesses said the men fled.",
            [("the police", "He"), ("witnesses", "the police")],
        ),
        (
            "According to the Courier, the mayor said that the dam will hold.",
            [("the mayor", "the Courier")],
        ),
        ("The mayor said it rained. The board said it snowed.", []),
        ("It rained, the mayor said, and the board said it snowed.", []),
    ],
)
def test_every_level_is_kept_with_the_one_above(text: str, chains: list[tuple[str, str]]) -> None:
    document = sayso.read_text(text, tagger="rules")
    assert [
        (who(document, inner), who(document, document.statements[inner.under]))
        for inner in document.statements
        if inner.under is not None
    ] == chains


def who(document: Document, statement: Statement) -> str:
    return " ".join(span.of(document.text) for span in statement.source)


spans = st.tuples(st.integers(0, 40), st.integers(1, 25)).map(lambda pair: Span(pair[0], sum(pair)))
some = st.builds(
    Statement,
    voice=st.sampled_from(Voice),
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    reason=st.just("drawn"),
    cue=st.lists(spans, max_size=1).map(tuple),
    under=st.none() | st.integers(0, 3),
)


@given(st.lists(some, max_size=12))
def test_chains_end_and_every_level_stands_inside_the_one_above(drawn: list[Statement]) -> None:
    found = with_chains(drawn)
    assert [(one.content, one.cue) for one in found] == [(one.content, one.cue) for one in drawn]
    for statement in found:
        if statement.under is None:
            continue
        above = found[statement.under]
        assert statement.voice is above.voice is Voice.SOURCE
        assert statement.content != above.content
        for piece in (*statement.content, *statement.cue):
            assert any(whole.covers(piece) for whole in above.content)
        assert length_of_chain(found, statement) <= len(found)


def length_of_chain(found: tuple[Statement, ...], statement: Statement) -> int:
    length = 1
    while statement.under is not None and length <= len(found):
        statement, length = found[statement.under], length + 1
    return length


@given(spans, spans)
def test_equal_contents_do_not_hold_each_other(content: Span, cue: Span) -> None:
    twins = [Statement(Voice.SOURCE, (content,), "drawn", cue=(cue,)) for _ in range(2)]
    assert [one.under for one in with_chains(twins)] == [None, None]


def test_the_innermost_holds() -> None:
    levels = [Statement(Voice.SOURCE, (Span(at, 100),), "a level") for at in range(0, 50, 10)]
    assert [one.under for one in with_chains(levels)] == [None, 0, 1, 2, 3]


def test_twenty_thousand_levels_cost_no_more_than_they_are() -> None:
    levels = [Statement(Voice.SOURCE, (Span(at, 200_000),), "a level") for at in range(20_000)]
    begun = process_time()
    assert with_chains(levels)[-1].under == 19_998
    assert process_time() - begun < 10
