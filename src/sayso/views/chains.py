"""What pages of a claim say of one another, for a reader: who has it from whom, who had it first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.types import Claim, Document
from sayso.views.wording import say_pages


def say_chain(claim: Claim, documents: Mapping[int, Document]) -> tuple[str, ...]:
    """Which page gives or links which other one, each pair once: `page 7 gives page 16 (Tellwright)`."""
    found: dict[tuple[int, int], str] = {}
    for citation in claim.provenance.citations:
        if citation.to is not None:
            pair = claim.documents[citation.document], claim.documents[citation.to]
            found.setdefault(pair, f"page {pair[0]} gives page {pair[1]} ({citation.name}) as a source")
    for link in claim.provenance.links:
        pair = claim.documents[link.document], claim.documents[link.to]
        words = " ".join(link.span.of(documents[pair[0]].text).split())
        found.setdefault(pair, f"page {pair[0]} links to page {pair[1]} with the words “{words}”")
    return tuple(said for _, said in sorted(found.items()))


def say_first(claim: Claim) -> tuple[str, ...]:
    """Who is said to have had it first, and on which pages: `Harbour Post (pages 3, 7)`."""
    found: dict[str, list[int]] = {}
    for first in claim.provenance.first_told:
        pages = found.setdefault(first.name, [])
        if (page := claim.documents[first.document]) not in pages:
            pages.append(page)
    return tuple(f"{name} ({say_pages(pages)})" for name, pages in found.items())


def say_recanted(claim: Claim, documents: Mapping[int, Document]) -> tuple[str, ...]:
    """Which sources took it back, with the sentence that says so."""
    return tuple(_recanted(claim, documents))


def _recanted(claim: Claim, documents: Mapping[int, Document]) -> Iterator[str]:
    for one in claim.provenance.recantings:
        page = claim.documents[one.document]
        words = " ".join(one.span.of(documents[page].text).split())
        yield f"{claim.provenance.parties[one.party].name}, on page {page}: “{words}”"
