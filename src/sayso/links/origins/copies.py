"""Which documents carry the same text, and which of two is the copy: five-word sequences, counted exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sayso.links.origins.days import day_of
from sayso.links.reuse import ReuseIndex
from sayso.text import WORD
from sayso.types import Copying, Document, Kind

SHINGLE = 5
# Of the shorter text's sequences: what a reader takes for the same article.
COPIED = 0.5
# Characters at either end of a text in which it says whose it is: a dateline, a line of thanks.
EDGE = 240
# Texts whose sequences are kept: a page carries many claims.
REMEMBERED = 1024

Shingles = frozenset[tuple[str, ...]]


@lru_cache(maxsize=REMEMBERED)
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
    shingles = [shingles_of(text) for text in texts]
    index, pairs = ReuseIndex(), set[tuple[int, int]]()
    for at, text in enumerate(texts):
        for copied in index.add(str(at), text):
            left, right = sorted((int(copied.left), int(copied.right)))
            pairs.add((left, right))
    for left, right in sorted(pairs):
        shared = contained(shingles[left], shingles[right])
        if shared >= COPIED:
            copy, of, why = _direction(documents, texts, left, right)
            share = f"{shared:.0%} of the shorter text's five-word sequences stand in the longer one too"
            yield Copying(copy, of, round(shared, 3), f"{share}; {why}")


def contained(left: Shingles, right: Shingles) -> float:
    """The share of the smaller set that lies in the other; 0 where one is empty."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _direction(
    documents: Sequence[Document], texts: Sequence[str], left: int, right: int
) -> tuple[int, int, str]:
    """The copy, what it is of, and what tells: a credit, else the days, else their length."""
    for copy, of in ((left, right), (right, left)):
        outlet, own = documents[of].meta.outlet, documents[copy].meta.outlet
        if outlet is None or (own is not None and own.value == outlet.value):
            continue
        if _credits(documents[copy], texts[copy], outlet.value):
            return copy, of, f"the copy gives {outlet.value} as where it is from"
    one, other = day_of(documents[left]), day_of(documents[right])
    if one and other and one != other:
        copy, of = (left, right) if one > other else (right, left)
        return copy, of, "the copy was published later, if the pages' days are right"
    copy, of = (left, right) if len(texts[left]) < len(texts[right]) else (right, left)
    return copy, of, "nothing tells which came first; the shorter one is taken for the copy"


def _credits(document: Document, text: str, outlet: str) -> bool:
    """Whether a text says at its edges, or its byline says, that it is that outlet's."""
    said = [text[:EDGE], text[-EDGE:], *(signal.value for signal in document.meta.byline)]
    said += [passage.credit.of(document.text) for passage in document.passages if passage.credit]
    return any(outlet.casefold() in words.casefold() for words in said)
