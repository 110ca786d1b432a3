"""Documents that come one by one, each tied to what was there before it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from sayso.links.claims.lookup import Lookup, Mark, mark_statements
from sayso.links.matches import Stated, compare_statements, state_from
from sayso.links.matches.terms import repeated_in
from sayso.links.reuse import Fingerprint, ReuseIndex, read_fingerprint
from sayso.types import Carried, Copied, Decision, Document, Kind, Tie

REMEMBERED = 2000
"""Documents whose statements are kept ready for comparing. Pages of one story come close together."""
FETCHED = 128
"""Documents that are kept as they are: more than one statement of an old one may be asked for."""
OWN = frozenset({Kind.ARTICLE, Kind.CAPTION})
"""What a document says itself, without comments and what stands around it."""


class Marks(NamedTuple):
    """By what a document is looked up: all that `Linker.know` needs of it later."""

    statements: tuple[Mark, ...]
    fingerprint: Fingerprint
    site: str | None
    """What sets the pages of its outlet apart from others' pages."""


class Linked(NamedTuple):
    """What linking a document found."""

    marks: Marks
    seeds: tuple[int, ...]
    """The runs of words by which documents that share wording with it find it."""
    ties: tuple[Tie, ...]
    """What its statements are to those of documents linked before, other than different."""
    copies: tuple[Copied, ...]
    """The documents linked before that share wording with it, by their numbers as text."""

    @classmethod
    def nothing(cls) -> Linked:
        """Of a document that cannot be linked."""
        return cls(Marks((), read_fingerprint(""), None), (), (), ())


class Linker:
    """Ties each document to those before it; what comes out in the end does not depend on the order.

    Documents go by numbers that the caller gives. `fetch` returns an earlier one again: only what lookups
    need is held for all of them. Of those before it a document needs only such to be known as share a telling
    word with a statement of it, or a run of words with its text.
    """

    def __init__(self, fetch: Callable[[int], Document]) -> None:
        self._fetch = lru_cache(FETCHED)(fetch)
        self._lookup = Lookup()
        self._reuse = ReuseIndex()
        self._stated: OrderedDict[int, dict[int, Stated]] = OrderedDict()

    def know(self, number: int, marks: Marks) -> None:
        """Takes in a document that was linked before."""
        self._lookup.know(number, marks.statements)
        self._reuse.know(str(number), marks.fingerprint, marks.site)

    def read(self, number: int, document: Document) -> Marks:
        """By what a new document is looked up. What its statements say is kept ready, but for comments."""
        return mark_document(document, self._remember(number, state_document(document)))

    def link(self, number: int, marks: Marks) -> Linked:
        """Takes in a document that was read and ties its statements to those there."""
        return Linked(
            marks,
            self._reuse.telling_seeds(marks.fingerprint, marks.site),
            tuple(self._ties(self._lookup.add(number, marks.statements))),
            self._reuse.add(str(number), marks.fingerprint, marks.site),
        )

    def shaken(self) -> set[int]:
        """The documents some of whose copies the last one may have shown to be no copies."""
        return set(map(int, self._reuse.shaken()))

    def are_copies(self, one: int, other: int) -> bool:
        """Whether two documents still share wording that tells something: later ones may have shown that it
        is a site's boilerplate."""
        return self._reuse.compare(str(one), str(other)) is not None

    def _ties(self, pairs: Iterator[tuple[Carried, Carried]]) -> Iterator[Tie]:
        for pair in pairs:
            left, right = sorted(pair)
            match = compare_statements(self._of(left), self._of(right))
            if match.decision is not Decision.DIFFERENT:
                yield Tie(left, right, match)

    def _of(self, carried: Carried) -> Stated:
        known = self._stated.get(carried.document)
        if known is None:
            known = self._remember(carried.document, {})
        else:
            self._stated.move_to_end(carried.document)
        if carried.statement not in known:
            # Of an old page one statement is asked for, seldom a second one.
            document = self._fetch(carried.document)
            statement = document.statements[carried.statement]
            known[carried.statement] = state_from(document, statement, repeated_in(own_words(document)))
        return known[carried.statement]

    def _remember(self, number: int, stated: dict[int, Stated]) -> dict[int, Stated]:
        self._stated[number] = stated
        if len(self._stated) > REMEMBERED:
            self._stated.popitem(last=False)
        return stated


def mark_document(document: Document, stated: dict[int, Stated]) -> Marks:
    """By what a document and its statements are looked up."""
    return Marks(mark_statements(stated), read_fingerprint(own_words(document)), site_of(document))


def state_document(document: Document) -> dict[int, Stated]:
    """What comparing needs of each statement of the article, headline and captions, by its index."""
    often = repeated_in(own_words(document))
    return {
        number: state_from(document, statement, often)
        for number, statement in enumerate(document.statements)
        if statement.comment is None
    }


def own_words(document: Document) -> str:
    """The text with blanks for all that is not the document's own, so that offsets stay right.

    >>> from sayso.types import Passage, Span
    >>> shut, share = Span(0, 5), Span(6, 11)
    >>> passages = (Passage(shut, Kind.ARTICLE, "", shut), Passage(share, Kind.FURNITURE, "", share))
    >>> own_words(Document(text="Shut. Share", passages=passages))
    'Shut.      '
    """
    pieces, at = [], 0
    for passage in sorted(document.passages, key=lambda passage: passage.span):
        if passage.kind in OWN and passage.span.start >= at:
            pieces += [" " * (passage.span.start - at), passage.span.of(document.text)]
            at = passage.span.end
    return "".join((*pieces, " " * (len(document.text) - at)))


def site_of(document: Document) -> str | None:
    """The host that a document comes from, else its outlet.

    >>> site_of(Document(text="", passages=(), url="https://www.courier.example/a"))
    'courier.example'
    """
    try:
        host = urlsplit(document.url or "").hostname
    except ValueError:  # a URL such as `http://[` has no host that could be named
        host = None
    if host:
        return host.removeprefix("www.")
    return document.meta.outlet.value if document.meta.outlet else None
