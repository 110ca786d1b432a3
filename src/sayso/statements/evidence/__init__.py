"""What is offered in support of each statement, and how far the page lets its readers see it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.statements.evidence.finding import find_evidence
from sayso.statements.evidence.found import Known
from sayso.statements.evidence.offers import offer
from sayso.statements.strength.words import Words, find_words, is_told
from sayso.types import ClaimantKind

if TYPE_CHECKING:
    from sayso.types import Document, Evidence, Statement

LANGUAGES = frozenset({None, "en"})


def with_evidence(document: Document) -> Document:
    """The document with what supports each attributed statement; English only."""
    if document.language not in LANGUAGES or not any(map(is_told, document.statements)):
        return document
    words = find_words(document)
    statements = (
        replace(one, evidence=_offered(document, words, one)) if is_told(one) else one
        for one in document.statements
    )
    return replace(document, statements=tuple(statements))


def _offered(document: Document, words: Words, statement: Statement) -> tuple[Evidence, ...]:
    found = find_evidence(words, statement, _known(document, statement))
    return tuple(offer(document, statement, one) for one in found)


def _known(document: Document, statement: Statement) -> Known:
    """What the page says of those who make a statement."""
    claimants = [document.claimants[speaker.claimant] for speaker in statement.speakers]
    said_of = "; ".join(words for one in claimants for words in (one.role, one.organisation) if words)
    kinds = {one.kind for one in claimants}
    return Known(said_of, ClaimantKind.ORGANISATION in kinds, ClaimantKind.DOCUMENT in kinds)
