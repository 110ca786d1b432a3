"""Pages made by hand: a capture, and the document that a reader would make of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sayso.types import (
    Anchor,
    Capture,
    Charset,
    Comment,
    Document,
    Failure,
    Furniture,
    Kind,
    Meta,
    Passage,
    Place,
    Quoting,
    Signal,
    Span,
    Statement,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

URL = "https://www.harbour-courier.example/2031/05/salt"
HEADLINE = "Salt barges stopped at Lock Nine: Ministry"
SOURCE, CUE, CONTENT = "The Ministry of Waterways", "said", "strangers had chained two barges to Lock Nine"
ARTICLE = (f"{SOURCE} {CUE} on Tuesday that {CONTENT}.", "Nobody was hurt.")
THREAD = (("Oda Brandt", "Evidence please?"), ("Pil Ravn", "Same as last spring."), (None, "Quite so."))
METER = "Raised so far: 12 of 400 crowns"


def capture_of(
    body: str = "<p>salt</p>",
    *,
    url: str | None = URL,
    path: str = "salt.html",
    time: datetime | None = datetime(2031, 5, 6, 9, 30, tzinfo=UTC),
) -> Capture:
    return Capture(body.encode(), Place(path), url=url, time=time, charset="utf-8")


def document_of(
    capture: Capture,
    *,
    headline: str = HEADLINE,
    article: Sequence[str] = ARTICLE,
    thread: Sequence[tuple[str | None, str]] = THREAD,
) -> Document:
    """A document with a headline, a meter, an article and a thread; one statement where its words stand."""
    pieces = [
        (Kind.HEADLINE, headline, None),
        (Kind.FURNITURE, METER, None),
        *((Kind.ARTICLE, text, None) for text in article),
        *((Kind.COMMENT_BODY, text, number) for number, (_, text) in enumerate(thread)),
    ]
    text = "\n".join(piece for _, piece, _ in pieces)
    passages, start = [], 0
    for kind, piece, comment in pieces:
        passages.append(_passage(kind, Span(start, start + len(piece)), comment))
        start += len(piece) + 1
    return Document(
        text=text,
        passages=tuple(passages),
        meta=_meta(headline),
        comments=tuple(_comment(number, author, passages) for number, (author, _) in enumerate(thread)),
        statements=_statements(text),
        language="en",
        url=capture.url,
        time=capture.time,
        sha256=capture.sha256,
        charset=Charset("utf-8", "header"),
    )


def page(number: int) -> tuple[Capture, Document]:
    """One of any number of pages, each with its own words and a commenter that it shares with others."""
    capture = capture_of(f"<p>{number}</p>", url=f"https://www.harbour-courier.example/{number}")
    thread = ((f"Reader {number % 3}", f"What about barge {number}?"),)
    return capture, document_of(capture, headline=f"Barge {number} stopped", thread=thread)


def failure(reason: str = "not a page") -> Failure:
    return Failure(Place("crawl.warc.gz", offset=512, record_id="<urn:uuid:1>"), "page", reason, url=URL)


def with_authors(document: Document, *authors: str | None) -> Document:
    comments = zip(document.comments, authors, strict=True)
    return replace(document, comments=tuple(replace(comment, author=author) for comment, author in comments))


def _passage(kind: Kind, span: Span, comment: int | None) -> Passage:
    meter = kind is Kind.FURNITURE
    return Passage(
        span=span,
        kind=kind,
        reason="made by hand",
        source=span,
        furniture=Furniture.METER if meter else None,
        comment=comment,
        anchors=(Anchor(Span(0, 3), "https://give.example/"),) if meter else (),
    )


def _meta(headline: str) -> Meta:
    def signal(field: str, value: str) -> Signal:
        return Signal(field, value, "json-ld", value)

    return Meta(
        headline=signal("headline", headline),
        outlet=signal("outlet", "Harbour Courier"),
        byline=(signal("byline", "Ane Holt"),),
        published=signal("published", "2031-05-06"),
    )


def _comment(number: int, author: str | None, passages: Sequence[Passage]) -> Comment:
    spans = tuple(passage.span for passage in passages if passage.comment == number)
    parent = number - 1 if number else None
    return Comment(author, f"2031-05-0{7 + number}T10:00", "in May", parent, number, spans)


def _statements(text: str) -> tuple[Statement, ...]:
    if CONTENT not in text:
        return ()

    def find(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    return (
        Statement(
            Voice.SOURCE,
            content=(find(CONTENT),),
            reason="made by hand",
            source=(find(SOURCE),),
            cue=(find(CUE),),
            quoting=Quoting.INDIRECT,
        ),
    )
