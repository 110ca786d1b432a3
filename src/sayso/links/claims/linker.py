"""Documents that come one by one, each tied to what was there before it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sayso.links.claims.lookup import Lookup, Mark, mark_statements
from sayso.links.matches import Stated, compare_statements, state_from
from sayso.types import Carried, Decision, Document, Tie

REMEMBERED = 2000
"""Documents whose statements are kept ready for comparing. Pages of one story come close together."""


class Linked(NamedTuple):
    """What linking a document found."""

    marks: tuple[Mark, ...]
    """By what its statements are looked up: all that `Linker.know` needs of it later."""
    ties: tuple[Tie, ...]
    """What its statements are to those of documents linked before, other than different."""


class Linker:
    """Ties each document to those before it; which ties come out does not depend on the order.

    Documents go by numbers that the caller gives. `fetch` returns an earlier one again: only what lookups
    need is held for all of them.
    """

    def __init__(self, fetch: Callable[[int], Document]) -> None:
        self._fetch = fetch
        self._lookup = Lookup()
        self._stated: OrderedDict[int, dict[int, Stated]] = OrderedDict()

    def know(self, number: int, marks: Sequence[Mark]) -> None:
        """Takes in a document that was linked before, by its marks."""
        self._lookup.know(number, marks)

    def link(self, number: int, document: Document) -> Linked:
        """Takes in a new document and ties its statements to those there. What comments say is left out."""
        stated = self._remember(number, state_document(document))
        marks = mark_statements(document, stated)
        return Linked(marks, tuple(self._ties(self._lookup.add(number, marks))))

    def _ties(self, pairs: Iterator[tuple[Carried, Carried]]) -> Iterator[Tie]:
        for pair in pairs:
            left, right = sorted(pair)
            match = compare_statements(self._of(left), self._of(right))
            if match.decision is not Decision.DIFFERENT:
                yield Tie(left, right, match)

    def _of(self, carried: Carried) -> Stated:
        known = self._stated.get(carried.document)
        if known is None:
            known = self._remember(carried.document, state_document(self._fetch(carried.document)))
        else:
            self._stated.move_to_end(carried.document)
        return known[carried.statement]

    def _remember(self, number: int, stated: dict[int, Stated]) -> dict[int, Stated]:
        self._stated[number] = stated
        if len(self._stated) > REMEMBERED:
            self._stated.popitem(last=False)
        return stated


def state_document(document: Document) -> dict[int, Stated]:
    """What comparing needs of each statement of the article, headline and captions, by its index."""
    return {
        number: state_from(document, statement)
        for number, statement in enumerate(document.statements)
        if statement.comment is None
    }
