"""What comments of a page are about, whom answers answer, and which questions stay open."""

from __future__ import annotations

from dataclasses import replace

from sayso import open_questions
from sayso.document import GAP
from sayso.statements.acts import with_acts
from sayso.types import Act, Comment, Document, Kind, Meta, Passage, Signal, Span, Statement, Voice

HEADLINE = "Divers plan to open the Tirn lock: Ministry"
SAID = ("Divers of a foreign service train near Weirholm.", "The keeper has counted forty boats since May.")


def page(*comments: tuple[str | None, int | None, str]) -> Document:
    """A page with the headline, two statements, and comments of an author, a parent and a text."""
    texts = (HEADLINE, *SAID, *(text for _, _, text in comments))
    at, spans = 0, []
    for text in texts:
        spans.append(Span(at, at + len(text)))
        at += len(text) + len(GAP)
    kinds = (Kind.HEADLINE, Kind.ARTICLE, Kind.ARTICLE, *(Kind.COMMENT_BODY for _ in comments))
    statements = tuple(
        Statement(Voice.SOURCE, (span,), "given", within=kind)
        for span, kind in zip(spans[:3], kinds, strict=False)
    )
    return Document(
        text=GAP.join(texts),
        passages=tuple(Passage(span, kind, "", span) for span, kind in zip(spans, kinds, strict=True)),
        meta=Meta(headline=Signal("headline", HEADLINE, "visible text", HEADLINE)),
        comments=tuple(
            Comment(author, None, None, parent, None, (span,))
            for (author, parent, _), span in zip(comments, spans[3:], strict=True)
        ),
        statements=statements,
        language="en",
    )


def test_a_request_that_names_nothing_is_about_the_headline() -> None:
    (doing,) = with_acts(page(("Bo", None, "Evidence please?"))).doings
    assert (doing.comment, doing.act, doing.about) == (0, Act.EVIDENCE_REQUEST, 0)


def test_a_question_is_about_the_statement_whose_words_it_shares() -> None:
    doings = with_acts(page(("Bo", None, "How many of the forty boats did the keeper count in June?"))).doings
    assert [doing.about for doing in doings if doing.act is Act.QUESTION] == [2]


def test_what_speaks_of_something_else_stays_untied() -> None:
    doings = with_acts(page(("Bo", None, "Where can I buy a good bicycle pump in winter?"))).doings
    assert [doing.about for doing in doings if doing.act is Act.QUESTION] == [None]


def test_questions_are_listed_with_their_answers() -> None:
    document = with_acts(
        page(
            ("Bo", None, "Which lock is it, the old one or the new one?"),
            ("Ana", 0, "It is the old one, they opened the new one in May."),
            ("Cy", None, "Source?"),
        )
    )
    first, second = open_questions(document)
    assert (first.comment, first.act, first.answers, first.is_open) == (0, Act.QUESTION, (1,), False)
    assert (second.comment, second.act, second.is_open) == (2, Act.EVIDENCE_REQUEST, True)


def test_an_answer_may_name_whom_it_answers() -> None:
    document = with_acts(
        page(
            ("Bodil Larsen", None, "Can I use the old lock with a small boat?"),
            ("Cy", None, "Nice pictures."),
            ("Ana", None, "Hi Bodil, yes, you can use it if you call the keeper first."),
        )
    )
    assert [doing.answers for doing in document.doings if doing.act is Act.ANSWER] == [0]


def test_pages_without_comments_or_in_another_language_are_left_alone() -> None:
    empty, german = page(), replace(page(("Bo", None, "Quelle? Source?")), language="de")
    assert with_acts(empty) is empty
    assert with_acts(german) is german
