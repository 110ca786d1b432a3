"""Which statements are worth comparing: those that share words that tell much.

Whether two are compared depends on these two alone, never on what else is there, so the order in which pages
come changes nothing.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from sayso.links.matches import Stated
from sayso.types import Carried

LEAST_TERMS = 4
"""A statement of fewer says too little to be known again."""
TELLING = 8
"""Terms by which a statement is looked up: those that tell most."""
SHARED = 2
"""Of them that two statements must share to be compared."""
SHARED_UNATTRIBUTED = 3
"""The same for two that outlets make in their own voice: on pages that have nothing to do with each other
those are most often alike by accident ("Pricing is easy to understand")."""
SHARED_APART = 4
"""The same for pages of other weeks. Whoever says again what was said long ago uses the same names for it;
and what a page costs would otherwise grow with every year that a ledger covers."""
WEEKS = 28
"""Days that two pages may lie apart and still be of the same weeks."""


class Mark(NamedTuple):
    """By what a statement is looked up."""

    statement: int
    """Index into the document's statements."""
    own: bool
    """Whether the outlet makes it in its own voice, as far as that is sure."""
    day: int | None
    """The day of its page, counted as Python counts them; None where nobody knows."""
    terms: tuple[str, ...]
    """Its most telling terms."""


def mark_statements(stated: Mapping[int, Stated]) -> tuple[Mark, ...]:
    """Those statements of a document, by their index, that say enough to be known again."""
    return tuple(
        Mark(number, one.own, _ordinal(one.said), tuple(_telling(one)))
        for number, one in stated.items()
        if len(one.terms) >= LEAST_TERMS
    )


def _telling(stated: Stated) -> list[str]:
    words = stated.words
    return sorted(words, key=lambda term: (-words[term].tells, term))[:TELLING]


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


class Lookup:
    """Statements by their telling terms.

    >>> lookup = Lookup()
    >>> list(lookup.add(1, [Mark(0, False, None, ("quillmar", "ferri", "sank"))]))
    []
    >>> list(lookup.add(2, [Mark(3, False, None, ("quillmar", "ferri", "toll"))]))
    [(Carried(document=1, statement=0), Carried(document=2, statement=3))]
    """

    def __init__(self) -> None:
        self._holders: dict[str, array[int]] = defaultdict(lambda: array("i"))
        self._kept: list[tuple[Carried, bool, int | None]] = []

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, document: int, marks: Sequence[Mark]) -> Iterator[tuple[Carried, Carried]]:
        """Puts the statements of a document in; gives the pairs with earlier ones worth comparing."""
        found = [
            (self._kept[at][0], Carried(document, mark.statement))
            for mark in marks
            for at in self._worth_comparing(mark)
        ]
        self.know(document, marks)
        return iter(found)

    def know(self, document: int, marks: Sequence[Mark]) -> None:
        """Puts the statements of a document in."""
        for mark in marks:
            for term in mark.terms:
                self._holders[term].append(len(self._kept))
            self._kept.append((Carried(document, mark.statement), mark.own, mark.day))

    def _worth_comparing(self, mark: Mark) -> Iterator[int]:
        held = [np.array(self._holders[term], np.int32) for term in mark.terms if term in self._holders]
        if len(held) < SHARED:
            return
        others, shared = np.unique(np.concatenate(held), return_counts=True)
        enough = shared >= SHARED
        for other, terms in zip(others[enough].tolist(), shared[enough].tolist(), strict=True):
            _, own, day = self._kept[other]
            if terms >= _least(own and mark.own, day, mark.day):
                yield other


def _least(both_own: bool, one: int | None, other: int | None) -> int:
    """How many telling terms two statements must share."""
    if one is not None and other is not None and abs(one - other) > WEEKS:
        return SHARED_APART
    return SHARED_UNATTRIBUTED if both_own else SHARED
