"""How far a page lets its readers see the evidence that it speaks of: shown, linked or only named."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sayso.statements.grammar import (
    DETERMINERS,
    HELPERS,
    PREPOSITIONS,
    PRONOUNS,
    QUESTIONS,
    SUBORDINATORS,
)
from sayso.statements.strength.words import TOKEN, hull
from sayso.types import Evidence, EvidenceKind, Kind, Offer, Span

if TYPE_CHECKING:
    from sayso.statements.evidence.found import Found
    from sayso.types import Document, Passage, Statement

# An expert's link leads to his employer, a witness has none.
THINGS = frozenset([EvidenceKind.DOCUMENT, EvidenceKind.DATA, EvidenceKind.FOOTAGE, EvidenceKind.PHOTO])
PICTURED = frozenset([EvidenceKind.DOCUMENT, EvidenceKind.FOOTAGE, EvidenceKind.PHOTO])
SHOWING = frozenset([Kind.EMBED, Kind.CAPTION])

# Words that every sentence has.
EMPTY = PREPOSITIONS | DETERMINERS | PRONOUNS | QUESTIONS | HELPERS | SUBORDINATORS | {"that", "them"}

# A picture or clip stands this many passages from what speaks of it, and shares so many of its words.
NEARBY = 2
LEAST_SHARED = 2
SHORTEST = 4
STEM = 6


def offer(document: Document, statement: Statement, found: Found) -> Evidence:
    """The evidence with how far readers can see it; a link goes before a picture."""
    if found.kind not in THINGS:
        return Evidence(found.kind, found.span, Offer.NAMED, found.reason)
    at = max(0, bisect_right(document.passages, found.span.start, key=lambda passage: passage.span.start) - 1)
    around = document.passages[max(0, at - NEARBY) : at + NEARBY + 1]
    url = _link(document.passages[at], (found.span, *statement.cue)) if document.passages else None
    if url is not None:
        return Evidence(found.kind, found.span, Offer.LINKED, found.reason, url)
    shown = found.kind in PICTURED and any(
        passage.kind in SHOWING and _shows(document.text, passage.span, statement, found)
        for passage in around
    )
    return Evidence(found.kind, found.span, Offer.SHOWN if shown else Offer.NAMED, found.reason)


def _link(passage: Passage, spans: tuple[Span, ...]) -> str | None:
    """Where the first link leads that covers or touches one of some words."""
    for span in spans:
        wide = Span(span.start - 1, span.end + 1)
        for anchor in passage.anchors:
            if anchor.span.overlaps(wide):
                return anchor.url
    return None


def _shows(text: str, shown: Span, statement: Statement, found: Found) -> bool:
    """Whether a caption or clip speaks of the same; of a document it has to speak by name."""
    there = _stems(text, shown)
    named = found.kind is not EvidenceKind.DOCUMENT or not there.isdisjoint(_stems(text, found.span))
    said = _stems(text, hull((*statement.source, *statement.content)))
    return named and len(said & there) >= LEAST_SHARED


def _stems(text: str, span: Span) -> frozenset[str]:
    words = TOKEN.findall(span.of(text).lower())
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST and word not in EMPTY)
