"""Sayso reads news pages and shows on whose say-so each claim stands.

    >>> import sayso
    >>> document = sayso.read_text("The lock will close in June, the harbour board said.")
    >>> statement = document.statements[0]
    >>> [span.of(document.text) for span in statement.source]
    ['the harbour board']

`read` takes a path, a URL or `-`; `open_ledger` keeps what was read.
"""

from typing import TYPE_CHECKING

from sayso.capture import capture_one, open_captures
from sayso.document import article_document, make_document
from sayso.errors import CaptureError, LedgerError, ReadError, SaysoError, UnknownTagger
from sayso.meta import settle_meta
from sayso.page import read_page
from sayso.page.plain import label_lines
from sayso.reading import read, read_capture, read_text
from sayso.statements import find_statements
from sayso.types import (
    Amount,
    Block,
    Capture,
    Charset,
    Comment,
    Cut,
    Document,
    Echo,
    Failure,
    Furniture,
    Kind,
    Meta,
    Meter,
    Page,
    Passage,
    Place,
    Quoting,
    Signal,
    Span,
    Standing,
    Statement,
    Voice,
)
from sayso.version import __version__

if TYPE_CHECKING:
    from sayso.ledger import Ledger, open_ledger

__all__ = [
    "Amount", "Block", "Capture", "CaptureError", "Charset", "Comment", "Cut", "Document", "Echo", "Failure",
    "Furniture", "Kind", "Ledger", "LedgerError", "Meta", "Meter", "Page", "Passage", "Place", "Quoting",
    "ReadError", "SaysoError", "Signal", "Span", "Standing", "Statement", "UnknownTagger", "Voice",
    "__version__", "article_document", "capture_one", "find_statements", "label_lines", "make_document",
    "open_captures", "open_ledger", "read", "read_capture", "read_page", "read_text", "settle_meta",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """The ledger, once somebody asks for it: reading a page needs no database (0.5 of 0.8 s to import)."""
    if name in {"Ledger", "open_ledger"}:
        from sayso import ledger  # noqa: PLC0415

        return getattr(ledger, name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
