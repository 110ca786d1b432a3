"""The whole reading of one page: capture, page, document, statements, in that order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sayso.capture import capture_one
from sayso.document import article_document, make_document
from sayso.page import read_page
from sayso.statements import find_statements
from sayso.types import Capture, Document


def read(source: str | Path) -> Document:
    """The page at a path, an http(s) URL or `-` (standard input), read to its statements.

    Raises CaptureError when there is nothing to read there, ReadError when it cannot be read as a page.
    """
    return read_capture(capture_one(str(source)))


def read_capture(capture: Capture) -> Document:
    """A captured page, read to its statements. Raises ReadError when its bytes are no page."""
    return _with_statements(make_document(capture, read_page(capture)))


def read_text(text: str) -> Document:
    """A bare article text, read to its statements; offsets are those of the text given."""
    return _with_statements(article_document(text))


def _with_statements(document: Document) -> Document:
    return replace(document, statements=find_statements(document))
