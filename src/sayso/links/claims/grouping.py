"""Statements that say the same, directly or through others, as far as enough holds them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sayso.links.claims.cohesion import split
from sayso.types import Carried, Decision, Tie


class Bond(NamedTuple):
    """A tie without its reasons."""

    left: Carried
    right: Carried
    decision: Decision
    score: float


def bond_of(tie: Tie) -> Bond:
    """The tie without its reasons."""
    return Bond(tie.left, tie.right, tie.match.decision, tie.match.score)


class Group(NamedTuple):
    """Statements that say the same, of two documents or more, and all that ties them."""

    members: tuple[Carried, ...]
    """By document and place in it."""
    bonds: tuple[Bond, ...]
    """Those between members, and those that one of them has with a statement elsewhere; in order."""


def group_statements(bonds: Iterable[Bond]) -> tuple[Group, ...]:
    """The groups that the bonds make: the same, in whatever order these come."""
    bonds = sorted(bonds)
    groups = sorted(_held(bonds))
    group_of = {member: at for at, members in enumerate(groups) for member in members}
    touching: dict[int, list[Bond]] = defaultdict(list)
    for bond in bonds:
        ends = {group_of.get(end, -1) for end in (bond.left, bond.right)}
        # What says the same and was set apart nevertheless is no part of why these are one.
        if bond.decision is not Decision.SAME_CLAIM or len(ends) == 1:
            for at in ends - {-1}:
                touching[at].append(bond)
    return tuple(Group(members, tuple(touching[at])) for at, members in enumerate(groups))


def _held(bonds: Sequence[Bond]) -> Iterator[tuple[Carried, ...]]:
    """The statements that are joined and hold together, of two documents or more."""
    joined = list(_joined((bond.left, bond.right) for bond in bonds if bond.decision is Decision.SAME_CLAIM))
    within = {member: at for at, members in enumerate(joined) for member in members}
    likeness: dict[int, dict[tuple[Carried, Carried], float]] = defaultdict(dict)
    for bond in bonds:
        at = within.get(bond.left)
        if at is not None and at == within.get(bond.right):
            same = bond.decision is Decision.SAME_CLAIM
            likeness[at][bond.left, bond.right] = bond.score if same else -bond.score
    for at, members in enumerate(joined):
        for group in split(members, likeness[at]):
            if len({member.document for member in group}) > 1:
                yield group


def _joined(same: Iterable[tuple[Carried, Carried]]) -> Iterator[tuple[Carried, ...]]:
    parent: dict[Carried, Carried] = {}

    def root(one: Carried) -> Carried:
        while parent.setdefault(one, one) != one:
            parent[one] = one = parent[parent[one]]
        return one

    for left, right in same:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    groups: dict[Carried, list[Carried]] = defaultdict(list)
    for one in parent:
        groups[root(one)].append(one)
    return (tuple(sorted(group)) for group in groups.values())
