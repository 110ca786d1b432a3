"""Statements that say the same, directly or through others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

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
    groups = sorted(
        _joined((bond.left, bond.right) for bond in bonds if bond.decision is Decision.SAME_CLAIM)
    )
    group_of = {member: at for at, members in enumerate(groups) for member in members}
    touching: dict[int, list[Bond]] = defaultdict(list)
    for bond in bonds:
        for at in {group_of[end] for end in (bond.left, bond.right) if end in group_of}:
            touching[at].append(bond)
    return tuple(Group(members, tuple(touching[at])) for at, members in enumerate(groups))


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
