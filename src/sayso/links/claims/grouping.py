"""Statements that say the same, gathered from many documents.

Which two statements are compared depends on these two alone, and so does what they are to one another: the
same documents give the same groups, in whatever order they come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from sayso.links.matches import Stated, compare_statements, state_from
from sayso.types import Carried, Decision, Document, Tie

LEAST_TERMS = 4
"""A statement of fewer says too little to be known again."""
TELLING = 8
"""Terms by which a statement is looked up: those that tell most."""
SHARED = 2
"""Of them that two statements must share to be compared."""


class Groups(NamedTuple):
    """What the statements of many documents are to one another."""

    claims: tuple[tuple[Carried, ...], ...]
    """Statements that say the same, of two documents or more."""
    ties: tuple[Tie, ...]
    """All that two statements of different documents are to one another, other than different."""


def group_statements(documents: Sequence[Document]) -> Groups:
    """The statements of articles that say the same on several pages. What comments say is left out."""
    stated = dict(_stated(documents))
    ties = tuple(_ties(stated))
    same = [(tie.left, tie.right) for tie in ties if tie.match.decision is Decision.SAME_CLAIM]
    return Groups(tuple(_joined(stated, same)), ties)


def _stated(documents: Sequence[Document]) -> Iterator[tuple[Carried, Stated]]:
    for at, document in enumerate(documents):
        for number, statement in enumerate(document.statements):
            if statement.comment is None:
                stated = state_from(document, statement)
                if len(stated.terms) >= LEAST_TERMS:
                    yield Carried(at, number), stated


def _ties(stated: dict[Carried, Stated]) -> Iterator[Tie]:
    for left, right in sorted(_worth_comparing(stated)):
        match = compare_statements(stated[left], stated[right])
        if match.decision is not Decision.DIFFERENT:
            yield Tie(left, right, match)


def _worth_comparing(stated: dict[Carried, Stated]) -> Iterator[tuple[Carried, Carried]]:
    """Pairs of statements of different documents that share telling terms."""
    holders: dict[str, list[Carried]] = defaultdict(list)
    for carried, one in stated.items():
        for term in _telling(one):
            holders[term].append(carried)
    shared: Counter[tuple[Carried, Carried]] = Counter()
    for together in holders.values():
        shared.update(combinations(together, 2))
    for (left, right), terms in shared.items():
        if terms >= SHARED and left.document != right.document:
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
