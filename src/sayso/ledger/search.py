"""Words to find documents by: the parts of a document, a query, and the place where the two meet.

Texts and queries are taken apart here rather than by the database, so that SQLite and PostgreSQL find the
same and nothing a user types is ever read as query syntax.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sayso.document import GAP
from sayso.types import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sayso.types import Document


class Part(StrEnum):
    """Where in a document words were found."""

    HEADLINE = "headline"
    ARTICLE = "article"
    STATEMENT = "statement"
    COMMENT = "comment"


class Hit(NamedTuple):
    """One place that a search found."""

    document: int
    """The document's id in the ledger."""
    url: str | None
    headline: str | None
    where: Part
    number: int
    """Which one of that part, counted from 1: of an article the paragraph; a headline is always 1."""
    snippet: str
    """The words found, with what stands around them, on one line."""
    span: Span | None
    """The words found, in `Document.text`; None for a headline that only the page's metadata gives."""


class Passages(NamedTuple):
    """A part of a document: the first statement, the article, the third comment."""

    part: Part
    ordinal: int
    spans: tuple[Span, ...]
    text: str | None = None
    """Set where the words stand outside `Document.text`."""


class Term(NamedTuple):
    """Words that must stand in this order; an open one also finds longer words that begin so."""

    words: tuple[str, ...]
    open: bool


class _Token(NamedTuple):
    word: str
    span: Span


# ── Texts ────────────────────────────────────────────────────────────────────────────────────

# Letters and digits, and the accents that some texts write as characters of their own.
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")


def parts_of(document: Document) -> Iterator[Passages]:
    """Everything that can be found: headline, article, each statement, each comment."""
    yield _headline(document)
    yield Passages(Part.ARTICLE, 0, tuple(passage.span for passage in document.of(Kind.ARTICLE)))
    for ordinal, statement in enumerate(document.statements):
        spans = sorted((*statement.source, *statement.cue, *statement.content))
        yield Passages(Part.STATEMENT, ordinal, tuple(spans))
    for ordinal, comment in enumerate(document.comments):
        yield Passages(Part.COMMENT, ordinal, comment.spans)


def _headline(document: Document) -> Passages:
    printed = tuple(passage.span for passage in document.of(Kind.HEADLINE))
    told = document.meta.headline
    if printed or told is None:
        return Passages(Part.HEADLINE, 0, printed)
    return Passages(Part.HEADLINE, 0, (), told.value)


def words_of(document: Document, passages: Passages) -> Iterator[str]:
    """The part's words, in order, as the index holds them."""
    for text, span in _texts(document, passages):
        yield from filter(None, map(fold, _WORD.findall(text, *span)))


def word_batches(words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The words in rows that a tsvector can hold: it refuses more than a megabyte."""
    left = iter(words)
    while batch := tuple(islice(left, 3000)):
        yield batch


def _texts(document: Document, passages: Passages) -> Iterator[tuple[str, Span]]:
    if passages.text is not None:
        yield passages.text, Span(0, len(passages.text))
    for span in passages.spans:
        yield document.text, span


def _tokens(text: str, span: Span) -> Iterator[_Token]:
    for found in _WORD.finditer(text, *span):
        if word := fold(found[0]):
            yield _Token(word, Span(*found.span()))


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without case and accents; 64 characters of it are enough to tell it from others.

    >>> fold("Élysée"), fold("STRASSE") == fold("straße")
    ('elysee', True)
    """
    if word.isascii():
        return word.lower()[:64]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(filter(str.isalnum, plain))[:64]


# ── Queries ──────────────────────────────────────────────────────────────────────────────────

_PIECE = re.compile(r'["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)')
_MOST_TERMS = 32


def parse_query(query: str) -> tuple[Term, ...]:
    """What a user asks for: every word must occur, quoted words in their order.

    Words of four letters or more also find longer ones that begin so; quoted words do not.

    >>> parse_query('drone "the old bridge"')
    (Term(words=('drone',), open=True), Term(words=('the', 'old', 'bridge'), open=False))
    """
    terms = []
    for piece in islice(_PIECE.finditer(query), _MOST_TERMS):
        text = piece[1] or piece[2] or ""
        words = tuple(token.word for token in islice(_tokens(text, Span(0, len(text))), _MOST_TERMS))
        if words:
            terms.append(Term(words, piece[2] is not None and len(words[-1]) >= 4))
    return tuple(terms)


def fts5_query(terms: Sequence[Term]) -> str:
    """The terms in FTS5's own syntax; words are letters and digits, so nothing needs escaping."""
    return " AND ".join(f'"{" ".join(term.words)}"' + "*" * term.open for term in terms)


def tsquery(terms: Sequence[Term]) -> str:
    """The terms as PostgreSQL writes a tsquery."""
    return " & ".join(
        "(" + " <-> ".join(f"'{word}'" for word in term.words) + ":*" * term.open + ")" for term in terms
    )


def tsvector(words: Sequence[str]) -> str:
    """The words with their positions, as PostgreSQL writes a tsvector."""
    return " ".join(f"'{word}':{position}" for position, word in enumerate(words, start=1))


# ── Where the two meet ───────────────────────────────────────────────────────────────────────

_AROUND = 80


def show(document: Document, passages: Passages, terms: Sequence[Term]) -> tuple[str, Span | None, int]:
    """A snippet around the words found, their span in the document's text, and the index of the passage.

    Of several passages the first with the most terms is shown, from the first word found to the last.
    """
    best: tuple[int, str, Span, int] | None = None
    for index, (text, span) in enumerate(_texts(document, passages)):
        found = _first_matches(list(_tokens(text, span)), terms)
        if best is None or len(found) > best[0]:
            at = Span(min(found).start, max(each.end for each in found)) if found else span
            best = len(found), text, at, index
    if best is None:
        return "", None, 0
    _, text, at, index = best
    return _snippet(text, at), None if passages.text is not None else at, index


def _first_matches(tokens: Sequence[_Token], terms: Sequence[Term]) -> list[Span]:
    found = []
    for term in terms:
        length = len(term.words)
        for start in range(len(tokens) - length + 1):
            window = tokens[start : start + length]
            if _matches(term, [token.word for token in window]):
                found.append(Span(window[0].span.start, window[-1].span.end))
                break
    return found


def _matches(term: Term, words: Sequence[str]) -> bool:
    *before, last = term.words
    if words[:-1] != before:
        return False
    return words[-1].startswith(last) if term.open else words[-1] == last


def _snippet(text: str, at: Span) -> str:
    r"""The characters around a span on one line, cut between words where there are any.

    It stays within its passage: what another reader wrote next is another matter.

    >>> _snippet("First.\n\nThe old bridge\nstands.\n\nSold!", Span(12, 15))
    'The old bridge stands.'
    """
    first = text.rfind(GAP, 0, at.start)
    passage = Span(first + len(GAP) if first >= 0 else 0, (text + GAP).find(GAP, at.end))
    start = max(at.start - _AROUND, passage.start)
    end = min(at.end + _AROUND, at.start + 4 * _AROUND, passage.end)
    before = text[start : at.start]
    if start > passage.start:
        before = "…" + before.partition(" ")[2]
    after = text[at.start : end]
    if end < passage.end:
        after = (after.rpartition(" ")[0] or after) + "…"
    return " ".join((before + after).split())
