"""Which statements are worth comparing: those that share words that tell much.

Whether two are compared depends on these two alone, never on what else is there, so the order in which pages
come changes nothing.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.links.matches import Stated
from sayso.links.matches.terms import term_of
from sayso.resources import open_words
from sayso.types import Carried

Places = npt.NDArray[np.int32]
"""Of statements, in the order in which they came, the first one's first."""

LEAST_TERMS = 4
"""A statement of fewer says too little to be known again."""
TELLING = 8
"""Terms by which a statement is looked up: those that tell most."""
SHARED = 2
"""Of them that two statements must share to be compared."""
SHARED_UNATTRIBUTED = 3
"""The same for two that outlets make in their own voice: on pages that have nothing to do with each other
those are most often alike by accident. Where they name nobody and nothing they are not compared at all:
"Paid plans start at $10 a month" may be said of anything."""
SHARED_APART = 5
"""The same for pages of other weeks. Whoever says again what was said long ago uses the same names for it;
and what a page costs would otherwise grow with every year that a ledger covers: of a hundred thousand made-up
pages 75 in 76 pairs that shared four said something else, and of real ones hardly a pair said the same."""
SHARED_APART_OF_FEW = 4
"""The same where one of the two has no more than `FEW` telling terms in all."""
FEW = 5
LONGEST = 2
"""Arrays of frequent words that are not gone through for pages of other weeks."""
WEEKS = 28
"""Days that two pages may lie apart and still be of the same weeks."""


class Mark(NamedTuple):
    """By what a statement is looked up."""

    statement: int
    """Index into the document's statements."""
    own: bool
    """Whether the outlet makes it in its own voice, as far as that is sure."""
    named: bool
    """Whether it names somebody or something."""
    day: int | None
    """The day of its page, counted as Python counts them; None where nobody knows."""
    terms: tuple[str, ...]
    """Its most telling terms."""


def mark_statements(stated: Mapping[int, Stated]) -> tuple[Mark, ...]:
    """Those statements of a document, by their index, that say enough to be known again."""
    return tuple(
        Mark(number, one.own, _names_something(one), _ordinal(one.said), tuple(_telling(one)))
        for number, one in stated.items()
        if _says_enough(one)
    )


def _says_enough(stated: Stated) -> bool:
    """Whether there are terms enough beside those by which something is passed on, and names if it is own."""
    terms = stated.terms - _passing_on()
    # "The story was first reported by the Harbour Post": but for whom it names, nothing.
    return len(terms) >= LEAST_TERMS and not (stated.own and terms <= stated.names)


@cache
def _passing_on() -> frozenset[str]:
    return frozenset(map(term_of, open_words("matches-en", "passing on")))


def _telling(stated: Stated) -> list[str]:
    words = stated.words
    return sorted(words, key=lambda term: (-words[term].tells, term))[:TELLING]


def _names_something(stated: Stated) -> bool:
    """Whether a name stands in it, as far as capitals tell."""
    capital = [word.tells for word in stated.words.values() if word.printed[0].isupper()]
    # The first word has its capital in any case, and in some headlines every word has.
    return bool(stated.names) or 1.0 in capital or 2 * len(capital) > len(stated.words)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


class Lookup:
    """Statements by their telling terms.

    >>> lookup = Lookup()
    >>> list(lookup.add(1, [Mark(0, False, True, None, ("quillmar", "ferri", "sank"))]))
    []
    >>> list(lookup.add(2, [Mark(3, False, True, None, ("quillmar", "ferri", "toll"))]))
    [(Carried(document=1, statement=0), Carried(document=2, statement=3))]
    """

    def __init__(self) -> None:
        self._holders: dict[str, array[int]] = defaultdict(lambda: array("i"))
        self._kept: list[_Kept] = []
        self._of_day: dict[int | None, tuple[int, int]] = {}
        """Between which places all statements of a day stand. Most pages come by their days."""

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, document: int, marks: Sequence[Mark]) -> Iterator[tuple[Carried, Carried]]:
        """Puts the statements of a document in; gives the pairs with earlier ones worth comparing."""
        found = [
            (self._kept[at].carried, Carried(document, mark.statement))
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
            at = len(self._kept)
            self._of_day[mark.day] = self._of_day.get(mark.day, (at, at))[0], at
            few = len(mark.terms) <= FEW
            self._kept.append(_Kept(Carried(document, mark.statement), mark.own, mark.named, few, mark.day))

    def _worth_comparing(self, mark: Mark) -> list[int]:
        # The arrays are looked into where they lie; they cannot grow while one of these is there.
        held = [np.frombuffer(self._holders[term], np.int32) for term in mark.terms if term in self._holders]
        if len(held) < SHARED:
            return []
        first, last = self._same_weeks(mark.day)
        # A frequent word's array grows with the collection: of it only what lies close is looked through.
        shared = [*_count_between(held, first, last), *_count_apart(held, first, last)]
        return sorted(other for other, terms in shared if terms >= _least(self._kept[other], mark))

    def _same_weeks(self, day: int | None) -> tuple[int, int]:
        """Between which places all statements stand that may be of the same weeks."""
        if day is None:
            return 0, len(self._kept)
        days = (None, *range(day - WEEKS, day + WEEKS + 1))
        places = [self._of_day[each] for each in days if each in self._of_day]
        return min((first for first, _ in places), default=0), max((last for _, last in places), default=-1)


def _count_between(held: Sequence[Places], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Statements between two places, and in how many arrays each is."""
    close = [each[slice(*np.searchsorted(each, (first, last + 1)))] for each in held]
    others, shared = np.unique(np.concatenate(close), return_counts=True)
    enough = shared >= SHARED
    yield from zip(others[enough].tolist(), shared[enough].tolist(), strict=True)


def _count_apart(held: Sequence[Places], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Statements before or after two places that are in arrays enough, and in how many.

    Whatever is in so many is in two of those that are left without the two longest, which are only asked.
    """
    by_length = sorted(held, key=len)
    shorter, longest = by_length[:-LONGEST], by_length[-LONGEST:]
    if len(held) < SHARED_APART_OF_FEW:
        return
    others, shared = np.unique(np.concatenate(shorter), return_counts=True)
    some = (shared >= SHARED_APART_OF_FEW - LONGEST) & ((others < first) | (others > last))
    others, shared = others[some], shared[some]
    for each in longest:
        shared = shared + _is_in(others, each)
    enough = shared >= SHARED_APART_OF_FEW
    yield from zip(others[enough].tolist(), shared[enough].tolist(), strict=True)


def _is_in(some: Places, sorted_places: Places) -> npt.NDArray[np.bool_]:
    at = np.searchsorted(sorted_places, some)
    found: npt.NDArray[np.bool_] = sorted_places[np.minimum(at, len(sorted_places) - 1)] == some
    return found


class _Kept(NamedTuple):
    """What is kept of a mark beside its terms."""

    carried: Carried
    own: bool
    named: bool
    few: bool
    """Whether it has but few telling terms."""
    day: int | None


def _least(one: _Kept, other: Mark) -> int:
    """How many telling terms two statements must share; more than there are where they are not compared."""
    if one.own and other.own and not (one.named and other.named):
        return TELLING + 1
    if one.day is not None and other.day is not None and abs(one.day - other.day) > WEEKS:
        return SHARED_APART_OF_FEW if one.few or len(other.terms) <= FEW else SHARED_APART
    return SHARED_UNATTRIBUTED if one.own and other.own else SHARED
