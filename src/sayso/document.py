"""Page to Document: one text, one coordinate system.

The text holds what the page shows in page order, blocks apart by an empty line, and leaves out
the lines that name commenters: those stand in `Document.comments` alone, so that a text can be
kept, searched and passed on without them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from sayso.language import find_language
from sayso.meta import settle_meta
from sayso.thread import settle_thread
from sayso.types import Anchor, Capture, Comment, Document, Kind, Page, Passage, Span

GAP = "\n\n"

OUT_OF_TEXT = frozenset({Kind.COMMENT_AUTHOR, Kind.COMMENT_META})

# The kinds whose language is the page's language, in the order in which they are asked.
SPEAKING = (Kind.ARTICLE, Kind.HEADLINE, Kind.COMMENT_BODY, Kind.PAGE_TITLE)

# Ten paragraphs tell the language of an article, even where the first are a dateline and a subheading.
ENOUGH_PASSAGES = 10

# A one-line notice where the article should be says less of it than its headline and its comments do.
ENOUGH_TOLD = 100

PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")


def make_document(capture: Capture, page: Page) -> Document:
    """A page as one text, with passages, meta data and thread; statements are left to `statements`."""
    text, passages, places = _lay_out(page)
    declared = next((signal.value for signal in page.signals if signal.field == "language"), None)
    return Document(
        text=text,
        passages=passages,
        meta=settle_meta(page),
        comments=_with_text(settle_thread(page), passages),
        language=find_language(_speaking(text, passages), declared),
        url=page.url,
        time=page.time,
        sha256=capture.sha256,
        charset=page.charset,
        truncated=capture.truncated,
        meters=tuple(meter._replace(block=places[meter.block]) for meter in page.meters),
        cut=page.cut,
    )


def article_document(text: str) -> Document:
    """A bare text as a document that is all article: every non-empty line a paragraph, offsets unchanged.

    >>> document = article_document("It rains.\\n\\n  It pours, she said.")
    >>> [passage.span.of(document.text) for passage in document.passages]
    ['It rains.', 'It pours, she said.']
    """
    passages = tuple(
        Passage(span, Kind.ARTICLE, "a paragraph of a bare text", source=span)
        for span in (Span(*found.span()) for found in PARAGRAPH.finditer(text))
    )
    return Document(text=text, passages=passages, language=find_language(text))


def _lay_out(page: Page) -> tuple[str, tuple[Passage, ...], dict[int, int]]:
    """The text, its passages, and for each block that became one, which."""
    pieces: list[str] = []
    passages: list[Passage] = []
    places: dict[int, int] = {}
    at = 0
    for number, block in enumerate(page.blocks):
        text, kind, reason, source, _, furniture, comment, credit, anchors, dated = block
        if kind in OUT_OF_TEXT or not text:
            continue
        places[number] = len(passages)
        span = Span(at, at + len(text))
        credit, dated = credit and credit.shifted(at), dated and dated.shifted(at)
        anchors = anchors and _shifted(anchors, at)
        # By position: by name it takes twice as long, and a page has a hundred and thirty.
        passages.append(Passage(span, kind, reason, source, furniture, comment, credit, anchors, dated))
        pieces.append(text)
        at += len(text) + len(GAP)
    return GAP.join(pieces), tuple(passages), places


def _shifted(anchors: tuple[Anchor, ...], by: int) -> tuple[Anchor, ...]:
    return tuple(Anchor(anchor.span.shifted(by), anchor.url) for anchor in anchors)


def _with_text(comments: tuple[Comment, ...], passages: tuple[Passage, ...]) -> tuple[Comment, ...]:
    spans: dict[int, list[Span]] = defaultdict(list)
    for passage in passages:
        if passage.comment is not None and passage.kind is Kind.COMMENT_BODY:
            spans[passage.comment].append(passage.span)
    return tuple(replace(comment, spans=tuple(spans[number])) for number, comment in enumerate(comments))


def _speaking(text: str, passages: tuple[Passage, ...]) -> str:
    """The words whose language is the page's: of its article, and where they are few of what else it has."""
    told = ""
    for kind in SPEAKING:
        spans = [passage.span for passage in passages if passage.kind is kind]
        told = "\n".join((told, *(span.of(text) for span in spans[:ENOUGH_PASSAGES]))).strip()
        if len(told) >= ENOUGH_TOLD:
            break
    return told
