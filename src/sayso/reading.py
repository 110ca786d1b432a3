"""The whole reading of one page: capture, page, document, statements, in that order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sayso.capture import capture_one
from sayso.document import article_document, make_document
from sayso.meta import settle_meta
from sayso.page import read_article_page, read_page
from sayso.statements import USUAL, find_echoes, find_statements, with_details
from sayso.types import Article, Capture, Document, Kind


def read(source: str | Path, *, tagger: str = USUAL) -> Document:
    """The page at a path, an http(s) URL or `-` (standard input), read to its statements.

    `tagger` names what finds the attributions: `rules` or `trained`. Raises CaptureError when there is
    nothing to read there, ReadError when it cannot be read as a page, UnknownTagger.
    """
    return read_capture(capture_one(str(source)), tagger=tagger)


def read_capture(capture: Capture, *, tagger: str = USUAL) -> Document:
    """A captured page, read to its statements. Raises ReadError when its bytes are no page, UnknownTagger."""
    return _with_statements(make_document(capture, read_page(capture)), tagger)


def read_text(text: str, *, tagger: str = USUAL) -> Document:
    """A bare article text, read to its statements; offsets are those of the text given.

    Raises UnknownTagger.
    """
    return _with_statements(article_document(text), tagger)


def read_article(capture: Capture) -> Article:
    """The article of a captured page and what the page says of itself, in two thirds of the time that the
    whole page takes; for many pages of which only the text is wanted. Raises ReadError when its bytes are no
    page.
    """
    page = read_article_page(capture)
    return Article(tuple(block for block in page.blocks if block.kind is Kind.ARTICLE), settle_meta(page))


def _with_statements(document: Document, tagger: str) -> Document:
    return with_details(
        replace(document, statements=find_statements(document, tagger), echoes=find_echoes(document))
    )
