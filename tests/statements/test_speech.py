"""Quotations that go on: over sentences, paragraphs and passages, and never from one comment into another."""

from __future__ import annotations

import pytest

from sayso.statements import find_statements
from sayso.types import Comment, Document, Kind, Passage, Quoting, Span, Statement, Voice
from tests.statements.reading import Said, said_in, words


def document(*passages: tuple[Kind, str, int | None]) -> Document:
    """A document of passages, each with its kind and the comment that it belongs to."""
    text, made = "", []
    for kind, words_of_it, comment in passages:
        span = Span(len(text), len(text) + len(words_of_it))
        made.append(Passage(span, kind, "made for a test", source=span, comment=comment))
        text += words_of_it + "\n\n"
    count = 1 + max((comment for _, _, comment in passages if comment is not None), default=-1)
    nobody = Comment(None, None, None, None, None, ())
    return Document(text=text, passages=tuple(made), comments=(nobody,) * count)


def attributed(page: Document) -> list[Statement]:
    return [one for one in find_statements(page, tagger="rules") if one.voice is Voice.SOURCE]


def test_each_paragraph_reopens_the_quotation() -> None:
    text = (
        "“We were on the water,” he said. “If they had come,\n\n“we would have seen them.\n\n“Nobody came.”"
    )
    (said,) = said_in(text)
    assert said == Said(
        "he",
        "said",
        "“We were on the water,” | “If they had come, | “we would have seen them. | “Nobody came.”",
    )


def test_a_closed_quotation_does_not_reach_the_next_paragraph() -> None:
    text = "“We were on the water,” he said.\n\n“Nobody came,” said Ana Oru."
    assert said_in(text) == [
        Said("he", "said", "“We were on the water,”"),
        Said("Ana Oru", "said", "“Nobody came,”"),
    ]


def test_a_paragraph_that_is_a_quotation_alone_goes_on() -> None:
    text = "“We were out,” Oru told reporters.\n\n“If they had come we would have seen them.”\n\nRain fell."
    first, second = said_in(text)
    assert first.content == "“We were out,”"
    assert second == Said("Oru", "told", "“If they had come we would have seen them.”")


def test_a_quoted_heading_is_nobodys() -> None:
    assert len(said_in("“We were on the water,” Oru told reporters.\n\n‘All quiet’\n\nRain fell.")) == 1


def test_a_colon_hands_over_to_the_next_paragraph() -> None:
    (said,) = said_in("The ministry said in a statement:\n\n“The gates held.”")
    assert said.source == "The ministry"
    assert said.content == "“The gates held.”"


def test_a_quotation_that_somebody_else_answers_stays_unattributed() -> None:
    text = "“Is it true?” Ms. Dal asked. “We cannot say,” came the answer."
    assert said_in(text) == [Said("Ms. Dal", "asked", "“Is it true?”")]


def test_a_quotation_reports_what_others_said() -> None:
    found = said_in("“The mayor told us that the gates would hold,” said Ana Oru.")
    assert found == [
        Said("Ana Oru", "said", "“The mayor told us that the gates would hold,”"),
        Said("The mayor", "told", "that the gates would hold"),
    ]


def test_manner_of_speaking_inside_a_quotation_attributes_nothing() -> None:
    assert len(said_in("“I say we go. You know what they say,” said Ana Oru.")) == 1


def test_comments_never_mix() -> None:
    page = document(
        (Kind.ARTICLE, "“The gates held, he said.", None),
        (Kind.COMMENT_BODY, "“Evidence please?", 0),
        (Kind.COMMENT_BODY, "“They said the gates held.” Who says so?", 1),
        (Kind.COMMENT_BODY, "The mayor says the gates held.", 2),
    )
    for one in attributed(page):
        places = {
            (passage.kind, passage.comment)
            for span in (*one.source, *one.cue, *one.content)
            for passage in page.passages
            if passage.span.covers(span)
        }
        assert places == {(one.within, one.comment)}


def test_a_comment_that_quotes_the_article_says_it_itself() -> None:
    page = document(
        (Kind.ARTICLE, "“The gates held,” said the mayor.", None),
        (Kind.COMMENT_BODY, "The article says “the gates held.” Where is the evidence?", 0),
    )
    article, comment = attributed(page)
    assert (article.within, article.comment) == (Kind.ARTICLE, None)
    assert (comment.within, comment.comment) == (Kind.COMMENT_BODY, 0)
    assert words(page, comment).source == "The article"


@pytest.mark.parametrize(
    ("comment", "sources"),
    [
        ("My nephew says two boats came through.", ["My nephew"]),
        ("The ministry said that the plan was prevented.", ["The ministry"]),
        ("According to the Courier, it was a survey.", ["the Courier"]),
        ("I know that gate and I say it was a repair.", []),
        ("We believe him. I asked about it on the first evening.", []),
        ("Who says they are going to attack?", []),
        ("Everyone knows. They can't show their people.", []),
        ("Nobody has told us anything.", []),
        ("The picture shows that the caption is right.", []),
    ],
)
def test_a_comment_reports_somebody_else(comment: str, sources: list[str]) -> None:
    page = document((Kind.COMMENT_BODY, comment, 0))
    assert [words(page, one).source for one in attributed(page)] == sources


def test_captions_stand_for_themselves() -> None:
    page = document(
        (Kind.CAPTION, "The harbour, which the ministry says was hit. Photo: Ana Oru", None),
        (Kind.ARTICLE, "Rain fell on Karvo.", None),
    )
    caption, own = find_statements(page, tagger="rules")[0], find_statements(page, tagger="rules")[-1]
    assert caption.within is Kind.CAPTION
    assert (own.voice, own.within) == (Voice.OUTLET, Kind.ARTICLE)


def test_furniture_and_related_links_say_nothing() -> None:
    page = document(
        (Kind.FURNITURE, "The editor says you should subscribe.", None),
        (Kind.RELATED, "Mayor says gates held", None),
        (Kind.COMMENT_BODY, "The gates held.", 0),
    )
    assert find_statements(page, tagger="rules") == ()


def test_british_marks_quote_too() -> None:
    (said,) = said_in("‘The gates didn’t fail,’ said the mayor.")
    assert said.content == "‘The gates didn’t fail,’"


def test_a_whole_quotation_is_direct() -> None:
    page = document((Kind.ARTICLE, "“The gates held,” said the mayor. “All night.”", None))
    (statement,) = find_statements(page, tagger="rules")
    assert statement.quoting is Quoting.DIRECT
