"""Notices of correction on a page: what it says it had wrong before (English)."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.resources import open_words
from sayso.types import Document, Kind

SHOWN = frozenset({Kind.ARTICLE, Kind.FURNITURE})
"""Many sites keep the notice apart from the article, beside its tags."""
LONGEST = 1_500
"""Characters of a notice. A navigation that was read as one block may hold anything."""


def find_corrections(document: Document) -> Iterator[str]:
    """Each notice of correction, as printed on one line."""
    if document.language not in {None, "en"}:
        return
    openings = tuple(open_words("corrections-en", "openings"))
    sentences = open_words("corrections-en", "sentences")
    for passage in document.passages:
        if passage.kind in SHOWN and passage.comment is None:
            words = " ".join(passage.span.of(document.text).split())
            told = words[:LONGEST].casefold()
            if told.startswith(openings) or any(sentence in told for sentence in sentences):
                yield words[:LONGEST]
