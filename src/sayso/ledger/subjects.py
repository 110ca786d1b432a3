"""What a judgement is about, written so that it lasts, and found again in a page read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.ledger.stored import clean, clean_or_none
from sayso.types import Span, Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sayso.types import Claim, Document, Statement

LEAST_COMMON = 0.5
"""How much of the longer words the shorter ones must be: readers disagree on where a content ends, not on
half of it."""


def about_statement(document: Document, at: int, claim: Claim | None = None) -> Subject:
    """A statement of a document, by its index; with `claim`, whether it belongs to that claim."""
    statement = document.statements[at]
    return Subject(
        words=_words(document, statement),
        claim=None if claim is None else claim.id,
        sha256=document.sha256,
        url=clean_or_none(document.url),
        span=_extent(statement),
    )


def about_claim(claim: Claim) -> Subject:
    """A claim as a whole."""
    return Subject(words=_line(claim.wording), claim=claim.id)


def find_subject(document: Document, subject: Subject) -> int | None:
    """The index of the statement in a document that a judgement is about; None where it is not there.

    The same words on the same page, however the page has been read. Where the bytes are the same and no
    statement has just these words, the one whose words begin or end elsewhere.
    """
    if subject.sha256 is None or not _same_page(document, subject):
        return None
    words = {at: _words(document, statement) for at, statement in enumerate(document.statements)}
    same = [at for at in words if words[at] == subject.words]
    if not same and document.sha256 == subject.sha256:
        same = _nearly(words, subject.words)
    return min(same, key=lambda at: _distance(document.statements[at], subject), default=None)


def _same_page(document: Document, subject: Subject) -> bool:
    same_url = subject.url is not None and clean_or_none(document.url) == subject.url
    return same_url or document.sha256 == subject.sha256


def _nearly(words: Mapping[int, str], sought: str) -> list[int]:
    """Of the statements that hold the words, or of whose words these are a part, those nearest in length."""
    shares = {
        at: min(len(found), len(sought)) / max(len(found), len(sought), 1)
        for at, found in words.items()
        if found and (found in sought or sought in found)
    }
    best = max(shares.values(), default=0.0)
    return [at for at, share in shares.items() if share == best >= LEAST_COMMON]


def _distance(statement: Statement, subject: Subject) -> int:
    return abs(_extent(statement).start - subject.span.start) if subject.span else 0


def _extent(statement: Statement) -> Span:
    """From the first character of a content to its last."""
    if not statement.content:
        return Span(0, 0)
    return Span(statement.content[0].start, statement.content[-1].end)


def _words(document: Document, statement: Statement) -> str:
    return _line(" … ".join(span.of(document.text) for span in statement.content))


def _line(words: str) -> str:
    return " ".join(clean(words).split())
