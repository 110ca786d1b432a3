"""Statements that say the same, gathered from many documents.

Which two statements are compared depends on these two alone, and so does what they are to one another: the
same documents give the same groups, in whatever order they come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations
from typing import NamedTuple

from sayso.links.matches import Stated, compare_statements, state_from
from sayso.types import Carried, Decision, Document, Statement, Tie, Voice

LEAST_TERMS = 4
"""A statement of fewer says too little to be known again."""
TELLING = 8
"""Terms by which a statement is looked up: those that tell most."""
SHARED = 2
"""Of them that two statements must share to be compared."""


SHARED_UNATTRIBUTED = 3
"""The same for two that outlets make in their own voice: on pages that have nothing to do with each other
those are most often alike by accident ("Pricing is easy to understand")."""
SURE = 0.5
"""An attribution less likely than this counts as the outlet's own word here."""


class Groups(NamedTuple):
    """What the statements of many documents are to one another."""

    claims: tuple[tuple[Carried, ...], ...]
    """Statements that say the same, of two documents or more."""
    ties: tuple[Tie, ...]
    """All that two statements of different documents are to one another, other than different."""


def group_statements(documents: Sequence[Document]) -> Groups:
    """The statements of articles that say the same on several pages. What comments say is left out."""
    stated = dict(_stated(documents))
    own = {one for one in stated if not _is_on_a_word(documents[one.document].statements[one.statement])}
    ties = tuple(_ties(stated, own))
    same = [(tie.left, tie.right) for tie in ties if tie.match.decision is Decision.SAME_CLAIM]
    return Groups(tuple(_joined(stated, same)), ties)


def _stated(documents: Sequence[Document]) -> Iterator[tuple[Carried, Stated]]:
    for at, document in enumerate(documents):
        for number, statement in enumerate(document.statements):
            if statement.comment is None:
                stated = state_from(document, statement)
                if len(stated.terms) >= LEAST_TERMS:
                    yield Carried(at, number), stated


def _ties(stated: dict[Carried, Stated], own: Set[Carried]) -> Iterator[Tie]:
    for left, right in sorted(_worth_comparing(stated, own)):
        match = compare_statements(stated[left], stated[right])
        if match.decision is not Decision.DIFFERENT:
            yield Tie(left, right, match)


def _is_on_a_word(statement: Statement) -> bool:
    """Whether it surely stands on somebody's word."""
    sure = statement.confidence is None or statement.confidence >= SURE
    return statement.voice is Voice.SOURCE and sure


def _worth_comparing(stated: dict[Carried, Stated], own: Set[Carried]) -> Iterator[tuple[Carried, Carried]]:
    """Pairs of statements of different documents that share telling terms."""
    holders: dict[str, list[Carried]] = defaultdict(list)
    for carried, one in stated.items():
        for term in _telling(one):
            holders[term].append(carried)
    shared: Counter[tuple[Carried, Carried]] = Counter()
    for together in holders.values():
        shared.update(combinations(together, 2))
    for (left, right), terms in shared.items():
        least = SHARED_UNATTRIBUTED if left in own and right in own else SHARED
        if terms >= least and left.document != right.document:
            yield left, right


def _telling(stated: Stated) -> list[str]:
    words = stated.words
    return sorted(words, key=lambda term: (-words[term].tells, term))[:TELLING]


def _joined(
    everyone: Iterable[Carried], same: Iterable[tuple[Carried, Carried]]
) -> Iterator[tuple[Carried, ...]]:
    """The groups that the pairs make, of those that have a pair."""
    parent = {one: one for one in everyone}

    def root(one: Carried) -> Carried:
        while parent[one] != one:
            parent[one] = one = parent[parent[one]]
        return one

    for left, right in same:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    groups: dict[Carried, list[Carried]] = defaultdict(list)
    for one in parent:
        groups[root(one)].append(one)
    return (tuple(group) for group in groups.values() if len(group) > 1)
