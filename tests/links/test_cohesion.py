"""Groups that hang by a thread fall apart, whatever the order and the numbers of their pages."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sayso.links.claims.cohesion import split
from sayso.types import Carried

Likeness = dict[tuple[Carried, Carried], float]


def stories(*sizes: int) -> list[list[Carried]]:
    """Statements of several stories, each statement on a page of its own."""
    pages = iter(range(1, 1 + sum(sizes)))
    return [[Carried(next(pages), 0) for _ in range(size)] for size in sizes]


def all_tied(members: list[Carried], alike: float = 0.9) -> Likeness:
    return dict.fromkeys(combinations(members, 2), alike)


def test_two_stories_that_one_tie_joins_are_two() -> None:
    plan, averted = stories(4, 3)
    likeness = all_tied(plan) | all_tied(averted) | {(plan[-1], averted[0]): 0.8}
    assert split(plan + averted, likeness) == (tuple(plan), tuple(averted))


def test_copies_and_one_telling_that_is_like_most_of_them_are_one() -> None:
    (told,) = stories(5)
    likeness = all_tied(told[:4], 1.0) | {(one, told[4]): 0.6 for one in told[:3]}
    assert split(told, likeness) == (tuple(told),)


def test_who_denies_most_of_the_others_is_not_one_of_them() -> None:
    (told,) = stories(4)
    likeness = all_tied(told[:3]) | {
        (told[0], told[3]): -0.9,
        (told[1], told[3]): -0.9,
        (told[2], told[3]): 0.8,
    }
    assert split(told, likeness) == (tuple(told[:3]), (told[3],))


def test_statements_of_one_document_are_not_held_against_one_another() -> None:
    one, again, other = Carried(1, 0), Carried(1, 4), Carried(2, 0)
    assert split((one, again, other), {(one, other): 0.6, (again, other): 0.6}) == ((one, again, other),)


def test_a_chain_in_which_each_is_like_the_next_is_no_group() -> None:
    (chain,) = stories(8)
    groups = split(chain, dict.fromkeys(pairwise(chain), 0.7))
    assert max(map(len, groups)) < len(chain)


TIES = st.dictionaries(
    st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([-0.9, 0.5, 0.6, 0.6, 0.75, 0.9, 1.0]),
)


@given(TIES, st.integers(0, 99))
def test_neither_order_nor_numbers_change_the_groups(ties: dict[tuple[int, int], float], seed: int) -> None:
    renamed = list(range(1, 10))
    Random(seed).shuffle(renamed)

    def groups(names: list[int]) -> set[frozenset[int]]:
        members = [Carried(name, 0) for name in names]
        Random(seed).shuffle(members)
        likeness = {
            (Carried(names[one - 1], 0), Carried(names[other - 1], 0)): alike
            for (one, other), alike in ties.items()
        }
        back = {name: at for at, name in enumerate(names)}
        return {frozenset(back[one.document] for one in group) for group in split(members, likeness)}

    assert groups(list(range(1, 10))) == groups(renamed)


def test_nothing_falls_out() -> None:
    (told,) = stories(6)
    assert sorted(one for group in split(told, {(told[0], told[1]): 0.9}) for one in group) == told
    assert split((), {}) == ()
