"""readability-lxml: the article as HTML, whose text lxml then gives."""

from __future__ import annotations

import lxml.html
from readability import Document

from benchmarks.records import Html, Record


def article(page: Html) -> Record:
    document = Document(page.text, url=page.url)
    # `summary` changes the document: its documentation asks for everything else first.
    headline, author = document.short_title(), document.author()
    return {
        "text": _text(document.summary()),
        "headline": headline,
        "byline": [author] if author and author != "[no-author]" else [],
    }


def _text(markup: str) -> str:
    # A space where an element ends, or the last word of a paragraph would touch the first of the next.
    return " ".join(lxml.html.document_fromstring(markup).itertext())
