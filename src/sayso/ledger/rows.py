"""What the ledger writes for one page: a capture and its document as rows, ready to insert."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.ledger.pseudonyms import hide_names, site_of
from sayso.ledger.search import parts_of, word_batches, words_of
from sayso.ledger.stored import clean, clean_or_none, digest, pack, write_place, write_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.types import Capture, Document, Failure, Signal, Span

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A page's rows; those of the last four lack the id of their document, which the database gives."""

    body: Row
    capture: Row
    document: Row
    commenters: list[Row]
    statements: list[Row]
    comments: list[Row]
    searchable: list[Row]
    words: list[tuple[str, ...]]
    """For each searchable row, its words."""


def make_entry(capture: Capture, document: Document, *, reader: str, key: bytes, now: str) -> Entry:
    """The rows of a page, with pseudonyms for its commenters."""
    hidden, names = hide_names(document, site_of(capture.url, capture.sha256), key)
    batches = [
        ({"part": passages.part.value, "ordinal": passages.ordinal}, words)
        for passages in parts_of(document)
        for words in word_batches(words_of(document, passages))
    ]
    return Entry(
        body={"sha256": capture.sha256, "size": len(capture.body), "zlib": zlib.compress(capture.body)},
        capture=_capture_row(capture, now),
        document=_document_row(capture, hidden, reader),
        commenters=[{"pseudonym": hidden, "name": name} for hidden, name in sorted(names.items())],
        statements=list(_statement_rows(document)),
        comments=list(_comment_rows(hidden)),
        searchable=[row for row, _ in batches],
        words=[words for _, words in batches],
    )


def capture_key(capture: Capture) -> str:
    """What makes a capture the same again: its bytes and its URL."""
    return digest(capture.sha256, *() if capture.url is None else (capture.url,))


def page_of(capture: Capture) -> str:
    """What the versions of a page share: the URL, or nothing but the bytes where there is none."""
    return clean(capture.url) if capture.url is not None else f"sha256:{capture.sha256}"


def failure_row(failure: Failure, now: str) -> Row:
    place = write_place(failure.place)
    return {
        "key": digest(place, failure.stage, failure.reason),
        "place": place,
        "stage": clean(failure.stage),
        "reason": clean(failure.reason),
        "url": clean_or_none(failure.url),
        "now": now,
    }


def _capture_row(capture: Capture, now: str) -> Row:
    return {
        "key": capture_key(capture),
        "sha256": capture.sha256,
        "url": clean_or_none(capture.url),
        "time": capture.time and write_time(capture.time),
        "media_type": clean(capture.media_type),
        "charset": clean_or_none(capture.charset),
        "truncated": capture.truncated,
        "place": write_place(capture.place),
        "first_added": now,
    }


def _document_row(capture: Capture, document: Document, reader: str) -> Row:
    meta = document.meta
    return {
        "reader": reader,
        "page": page_of(capture),
        "sha256": capture.sha256,
        "url": clean_or_none(capture.url),
        "time": capture.time and write_time(capture.time),
        "headline": _value(meta.headline),
        "outlet": _value(meta.outlet),
        "byline": [clean(signal.value) for signal in meta.byline],
        "published": _value(meta.published),
        "modified": _value(meta.modified),
        "language": clean_or_none(document.language),
        "text": clean(document.text),
        "zlib": pack(document),
    }


def _value(signal: Signal | None) -> str | None:
    return signal and clean(signal.value)


def _statement_rows(document: Document) -> Iterator[Row]:
    for ordinal, statement in enumerate(document.statements):
        spans = {name: getattr(statement, name) for name in ("source", "cue", "content")}
        yield {
            "ordinal": ordinal,
            "voice": statement.voice.value,
            "quoting": statement.quoting and statement.quoting.value,
            **{name: _words(document.text, pieces) for name, pieces in spans.items()},
            "spans": spans,
            "within": statement.within.value,
            "comment": statement.comment,
            "reason": clean(statement.reason),
            "under": statement.under,
            "confidence": statement.confidence,
        }


def _comment_rows(document: Document) -> Iterator[Row]:
    for ordinal, comment in enumerate(document.comments):
        yield {
            "ordinal": ordinal,
            "pseudonym": comment.author,
            "time": clean_or_none(comment.time),
            "parent": comment.parent,
            "text": clean(comment.text(document.text)),
            "spans": comment.spans,
        }


def _words(text: str, pieces: Sequence[Span]) -> str | None:
    """The pieces as printed, with an ellipsis for what stands between them; None when there are none.

    >>> from sayso.types import Span
    >>> _words("He will, he said, go.", (Span(0, 7), Span(18, 20)))
    'He will … go'
    """
    return clean(" … ".join(piece.of(text) for piece in pieces)) if pieces else None
