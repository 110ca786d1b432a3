"""Which documents carry the same text: five-word sequences shared, counted exactly.

For the documents of one claim, a dozen or a few hundred; finding copies among all pages is for
`sayso.links.reuse`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.text import WORD
from sayso.types import Copying, Document, Kind

SHINGLE = 5
# Of the shorter text's sequences: what a reader takes for the same article.
COPIED = 0.5

Shingles = frozenset[tuple[str, ...]]


def shingles_of(text: str) -> Shingles:
    """The five-word sequences of a text."""
    words = [found.group().casefold() for found in WORD.finditer(text)]
    return frozenset(zip(*(words[at:] for at in range(SHINGLE)), strict=False))


def own_text(document: Document) -> str:
    """The article of a document, without comments and what stands around it."""
    kinds = (Kind.ARTICLE, Kind.CAPTION)
    return "\n".join(passage.span.of(document.text) for passage in document.passages if passage.kind in kinds)


def find_copies(documents: Sequence[Document]) -> Iterator[Copying]:
    """Pairs of documents of which one carries at least half of the other's text."""
    texts = [own_text(document) for document in documents]
    all_shingles = [shingles_of(text) for text in texts]
    for left, right in combinations(range(len(documents)), 2):
        shared = contained(all_shingles[left], all_shingles[right])
        if shared >= COPIED:
            copy, of = (left, right) if len(texts[left]) < len(texts[right]) else (right, left)
            reason = f"{shared:.0%} of the shorter text's five-word sequences stand in the longer one too"
            yield Copying(copy, of, round(shared, 3), reason)


def contained(left: Shingles, right: Shingles) -> float:
    """The share of the smaller set that lies in the other; 0 where one is empty."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
