"""When statements' events happened and are due, and pictures older than their story."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sayso.document import article_document
from sayso.statements import find_statements
from sayso.statements.times import with_times
from sayso.types import Comment, Document, Kind, Meta, Passage, Signal, Span


def published(day: str) -> Meta:
    return Meta(published=Signal("published", day, "meta", day))


def dated(text: str, day: str = "2019-03-28") -> Document:
    """A text, in which statements are found by the rules, of a page of that day."""
    document = replace(article_document(text), meta=published(day), language="en")
    return with_times(replace(document, statements=find_statements(document, tagger="rules")))


def values(document: Document) -> list[str | None]:
    return [time.value for time in document.times]


def when_and_due(document: Document) -> list[tuple[list[str | None], str | None]]:
    return [
        (
            [document.times[index].value for index in one.when],
            None if one.due is None else document.times[one.due].value,
        )
        for one in document.statements
    ]


def test_what_is_told_has_its_time() -> None:
    document = dated("The gates broke on 3 March, the harbour board said on Tuesday.")
    assert when_and_due(document) == [(["2019-03-03"], None)]


def test_what_is_foretold_is_due() -> None:
    document = dated("The gates will be mended by June, the harbour board said on Tuesday.")
    assert when_and_due(document) == [(["2019-06"], "2019-06")]


def test_when_it_was_said_is_not_when_it_happened() -> None:
    document = dated("The harbour board said on Tuesday that the gates would be mended.")
    assert when_and_due(document) == [([], None)]


def test_a_time_right_before_who_says_it_tells_when_it_was_said() -> None:
    for opening in ("Two days later the harbour board", "Two days later, the board of the harbour"):
        document = dated(f"{opening} told everybody that the gates would be mended.", "2019-03-01")
        assert values(document) == ["2019-03-03"]
        assert when_and_due(document) == [([], None)]


def test_the_article_goes_on_from_its_last_date() -> None:
    document = dated("The lock was built in 1988.\n\nThe following year it flooded.")
    assert values(document) == ["1988", "1989"]


def test_without_a_day_of_publication_the_capture_anchors() -> None:
    text = article_document("The gates broke on Tuesday.")
    assert values(with_times(text)) == ["XXXX-WXX-2"]
    assert values(with_times(replace(text, time=datetime(2019, 3, 28, tzinfo=UTC)))) == ["2019-03-26"]


def test_a_comment_is_anchored_to_its_own_time() -> None:
    text = "Broken gates\n\nThey broke yesterday."
    body = Span(14, len(text))
    document = Document(
        text,
        (
            Passage(Span(0, 12), Kind.HEADLINE, "given", Span(0, 0)),
            Passage(body, Kind.COMMENT_BODY, "given", Span(0, 0), comment=0),
        ),
        meta=published("2019-03-28"),
        comments=(Comment("Oru", "2019-04-02T10:00", None, None, None, (body,)),),
    )
    assert values(with_times(document)) == ["2019-04-01"]


def test_a_picture_a_year_older_than_the_story_is_flagged() -> None:
    caption = "The gates in a storm, 12 June 2015."
    passage = Passage(Span(0, len(caption)), Kind.CAPTION, "given", Span(0, 0), dated=Span(22, 34))
    document = Document(caption, (passage,), meta=published("2019-03-28"))
    (picture,) = with_times(document).old_pictures
    assert picture.value == "2015-06-12"
    assert "3 years" in picture.reason
    assert not with_times(replace(document, meta=published("2016-06-11"))).old_pictures
    assert not with_times(replace(document, meta=Meta())).old_pictures


def test_texts_in_other_languages_are_left_alone() -> None:
    document = replace(article_document("Monday, 3 May 2012"), language="de")
    assert with_times(document) is document
