"""Looking statements up finds what going through all of them finds, in whatever order their days come."""

from __future__ import annotations

from random import Random

import pytest

from sayso.links.claims.lookup import (
    FEW,
    SHARED,
    SHARED_APART,
    SHARED_APART_OF_FEW,
    SHARED_UNATTRIBUTED,
    WEEKS,
    Lookup,
    Mark,
)


def _worth_comparing(one: Mark, other: Mark) -> bool:
    if one.own and other.own and not (one.named and other.named):
        return False
    apart = one.day is not None and other.day is not None and abs(one.day - other.day) > WEEKS
    few = min(len(one.terms), len(other.terms)) <= FEW
    by_few = SHARED_APART_OF_FEW if few else SHARED_APART
    least = by_few if apart else SHARED_UNATTRIBUTED if one.own and other.own else SHARED
    return len({*one.terms} & {*other.terms}) >= least


@pytest.mark.parametrize("words", [15, 60])
@pytest.mark.parametrize("undated", [0.0, 0.1])
@pytest.mark.parametrize("in_order", [True, False])
def test_lookup_finds_all_that_is_worth_comparing(in_order: bool, undated: float, words: int) -> None:
    rng, lookup = Random(0), Lookup()
    seen: list[tuple[int, Mark]] = []
    for document in range(150):
        day = document if in_order else rng.randrange(150)
        terms = tuple(f"term{each}" for each in rng.sample(range(words), rng.randint(1, 8)))
        known = None if rng.random() < undated else day
        mark = Mark(0, rng.random() < 0.4, rng.random() < 0.6, known, terms)
        found = [pair[0].document for pair in lookup.add(document, [mark])]
        assert found == [number for number, other in seen if _worth_comparing(other, mark)]
        seen.append((document, mark))
