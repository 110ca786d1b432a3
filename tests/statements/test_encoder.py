"""What the trained tagger says of a document, and what holds for any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.document import article_document
from sayso.statements import TAGGERS, find_statements
from sayso.statements.encoder import score
from sayso.statements.windows import LONGEST, make_windows
from sayso.types import Document, Kind, Passage, Quoting, Span, Statement, Voice
from tests.statements.reading import Said, words

VOCABULARY = [
    "he", "Ana", "Oru,", "the", "mayor", "ministry", "said", "told", "reporters", "that", "claimed", "plans",
    "according", "to", "is", "believed", "adding", "gates", "held.", "and", ",", ".", ":", "—", "“", "”", '"',
    "''", "‘", "’", "why?", "\n\n", "\u00ad", "水", "e\u0301",
]  # fmt: skip

texts = st.one_of(st.text(), st.lists(st.sampled_from(VOCABULARY), max_size=60).map(" ".join))


def find(document: Document) -> tuple[Statement, ...]:
    return TAGGERS["trained"](document)


def said(text: str) -> list[Said]:
    document = article_document(text)
    return [words(document, one) for one in find(document)]


@settings(max_examples=40, deadline=None)
@given(texts)
def test_every_attribution_points_at_words_and_says_how_sure_it_is(text: str) -> None:
    for one in find(article_document(text)):
        assert one.voice is Voice.SOURCE
        assert one.cue
        assert one.content
        assert one.quoting is not None
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip() == span.of(text)
        for spans in (one.source, one.content):
            assert all(left.end <= right.start for left, right in pairwise(spans))
        assert one.confidence is None or 0 <= one.confidence <= 1


@settings(max_examples=40, deadline=None)
@given(texts)
def test_every_word_and_mark_is_in_one_window(text: str) -> None:
    paragraphs = [passage.span for passage in article_document(text).passages]
    windows = list(make_windows(text, paragraphs))
    units = [unit for window in windows for unit in window.units]
    assert all(left.end <= right.start for left, right in pairwise(units))
    covered = {at for unit in units for at in range(*unit)}
    assert all(at in covered for at, character in enumerate(text) if character.isalnum())
    for window in windows:
        assert len(window.pieces) == len(window.looks) <= LONGEST + 2
        assert len(window.units) == len(window.firsts) == len(window.sentences)


SPEECH = "“The gates held,” Mayor Ana Oru told the Gazette on Monday. “Nobody was hurt.”"


def test_the_same_text_gives_the_same_attributions() -> None:
    text = f"{SPEECH}\n\nThe ministry said that two boats had been seen."
    assert find(article_document(text)) == find(article_document(text))


def test_what_stands_in_other_windows_changes_nothing() -> None:
    paragraph = "The ministry said that two boats had been seen near the gates of the harbour. " * 8
    text = f"{paragraph}\n\n{SPEECH * 4}"
    first, second = (passage.span for passage in article_document(text).passages)
    there = [score(window) for span in (first, second) for window in make_windows(text, [span])]
    back = [score(window) for span in (second, first) for window in make_windows(text, [span])]
    shapes = sorted((one.cues.shape[0], one.cues.sum().item(), one.roles.sum().item()) for one in there)
    assert shapes == sorted(
        (one.cues.shape[0], one.cues.sum().item(), one.roles.sum().item()) for one in back
    )


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "\u200b", "Rain."])
def test_nothing_said_is_nothing_found(text: str) -> None:
    assert find(article_document(text)) == ()


def test_a_long_paragraph_is_read_to_its_end() -> None:
    text = "It rained all day in the town. " * 300 + "The gates held, the mayor said."
    assert said(text)[-1] == Said("the mayor", "said", "The gates held")


def test_a_sentence_longer_than_a_window_is_read() -> None:
    text = "rain and wind and " * 400 + "snow."
    assert all(len(one.content) for one in said(text))


def test_who_says_what_stands_apart_from_who_is_said_to_have_said_it() -> None:
    text = "Mayor Ana Oru said that the ministry had claimed that two boats had been sunk."
    outer, inner = find_statements(article_document(text), "trained")
    assert [span.of(text) for span in (*outer.source, *outer.cue)] == ["Mayor Ana Oru", "said"]
    assert outer.content[0].of(text).endswith("the ministry had claimed that two boats had been sunk")
    assert [span.of(text) for span in (*inner.source, *inner.cue)] == ["the ministry", "had claimed"]
    assert [span.of(text) for span in inner.content] == ["that two boats had been sunk"]
    assert inner.under == 0


def test_a_quotation_in_pieces_is_one_attribution() -> None:
    assert said("“The gates,” he said, “held all night.”") == [
        Said("he", "said", "“The gates,” | “held all night.”")
    ]


def test_a_paragraph_that_is_a_quotation_alone_has_the_speaker_of_the_one_before() -> None:
    text = f"{SPEECH}\n\n“We shall rebuild what the storm has taken before the winter comes.”"
    last = said(text)[-1]
    assert last.source.endswith("Ana Oru")
    assert (
        last.content.split(" | ")[-1]
        == "“We shall rebuild what the storm has taken before the winter comes.”"
    )


def test_a_dateline_is_no_part_of_the_source() -> None:
    (found,) = said("KARVO, May 3 (VNA) - The Ministry of Ports said on Monday that the gates had held.")
    assert found.source == "The Ministry of Ports"


def test_a_headline_in_clipped_grammar_has_its_source() -> None:
    headline = "Veland ministry alleges plan to sabotage Tirn lock during harvest"
    (found,) = find(document_of(headline, Kind.HEADLINE))
    assert [span.of(headline) for span in found.source] == ["Veland ministry"]


def test_nobody_in_particular_is_no_source() -> None:
    (found,) = said("It is believed that the harbour was mined last week.")
    assert found.source == ""
    assert "the harbour was mined" in found.content


QUOTED = [
    ("“The gates held,” he said.", Quoting.DIRECT),
    ("‘The gates held,’ he said.", Quoting.DIRECT),
    ("He said that the gates had held.", Quoting.INDIRECT),
    ("He said that the gates had held “like a wall” all night.", Quoting.MIXED),
]


@pytest.mark.parametrize(("text", "quoting"), QUOTED)
def test_quotation_marks_decide_how_it_is_quoted(text: str, quoting: Quoting) -> None:
    (found,) = find(article_document(text))
    assert found.quoting is quoting


def document_of(text: str, kind: Kind) -> Document:
    return Document(text, (Passage(Span(0, len(text)), kind, "example", Span(0, len(text))),), language="en")


HEADLINES = [
    ("Ministry of Ports: Two boats seen near the lock gates", "Ministry of Ports"),
    ("Two boats seen near the lock gates of Karvo: Ministry", "Ministry"),
    ("Two boats seen near the lock gates, ministry says", "ministry"),
    ("Two boats seen near the lock gates: police", "police"),
    ("Two boats seen near the lock gates – governor of Norrund", "governor of Norrund"),
    ("Oru: “Nobody need fear”", "Oru"),
    ("“We will hold”: Mayor Oru on the gates", "Mayor Oru"),
]

NO_SPEAKER = [
    "The gates of Lodne - a history",
    "Norrund votes: the results",
    "Ferry hits pier in Karvo - The Harbour Board Blog",
    "Budget: council split",
]


@pytest.mark.parametrize("text", NO_SPEAKER)
def test_what_follows_a_title_is_no_speaker(text: str) -> None:
    assert find(document_of(text, Kind.HEADLINE)) == ()


@pytest.mark.parametrize(("text", "source"), HEADLINES)
def test_a_headline_names_its_speaker(text: str, source: str) -> None:
    (found,) = find(document_of(text, Kind.HEADLINE))
    assert [span.of(text) for span in found.source] == [source]
    assert found.within is Kind.HEADLINE


def test_a_comment_attributes_what_others_say() -> None:
    text = "I think the gates were fine. The mayor said that nobody was hurt."
    (found,) = find(document_of(text, Kind.COMMENT_BODY))
    assert [span.of(text) for span in found.source] == ["The mayor"]


def test_another_language_is_left_to_the_rules() -> None:
    text = "Das Ministerium teilte mit, zwei Boote seien gesehen worden."
    document = Document(text, document_of(text, Kind.ARTICLE).passages, language="de")
    assert find(document) == TAGGERS["rules"](document)


HOSTILE = ["said ", '"a" ', "“a ", ". ", "he said that ", "a" * 90 + " ", "'a ", ": ", "a\n\n", "\u0301"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_grows_with_the_text_alone(unit: str) -> None:
    def cost(length: int) -> float:
        document = article_document(unit * (length // len(unit)))
        started = time.process_time()
        find(document)
        return time.process_time() - started

    small, large = cost(3_000), cost(12_000)
    assert large < 10 * small + 0.5
