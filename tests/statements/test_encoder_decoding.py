"""The best row of tags against every row of tags, and how cues are kept apart."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.statements.decoding import (
    BEGINS_CONTENT,
    BEGINS_SOURCE,
    OUTSIDE,
    best_paths,
    find_cues,
    find_pieces,
    load_weights,
)
from sayso.statements.encoder import Floats, Scores
from sayso.types import Span

TAGS = 5
GOES_ON = {BEGINS_SOURCE + 1, BEGINS_CONTENT + 1}

rows = st.integers(1, 4).flatmap(
    lambda length: arrays(np.float32, (length, TAGS), elements=st.floats(-3, 3, width=16))
)


def every_path(row: Floats) -> dict[tuple[int, ...], float]:
    """The weight of every row of tags that may be."""
    transitions = load_weights().transitions
    return {
        path: float(
            sum(row[at, tag] for at, tag in enumerate(path))
            + sum(transitions[step] for step in pairwise(path))
        )
        for path in product(range(TAGS), repeat=len(row))
        if path[0] not in GOES_ON
    }


@settings(max_examples=50, deadline=None)
@given(st.lists(rows, min_size=1, max_size=4))
def test_the_best_path_is_the_best_of_all_and_its_chance_is_its_share(given_rows: list[Floats]) -> None:
    found = best_paths(given_rows, load_weights().transitions)
    for row, (tags, chance) in zip(given_rows, found, strict=True):
        paths = every_path(row)
        weight = paths[tuple(tags.tolist())]
        assert weight == pytest.approx(max(paths.values()), abs=1e-3)
        assert chance == pytest.approx(weight - np.logaddexp.reduce(list(paths.values())), abs=1e-2)


def test_units_far_from_any_role_stay_outside() -> None:
    row = np.full((50, TAGS), -20, np.float32)
    row[:, OUTSIDE] = 20
    row[20, BEGINS_SOURCE] = row[22, BEGINS_CONTENT] = 40
    ((tags, _),) = best_paths([row], load_weights().transitions)
    assert np.flatnonzero(tags).tolist() == [20, 22]


def test_pieces_that_begin_anew_are_apart() -> None:
    tags = np.array([0, 3, 4, 3, 4, 0, 1, 2, 4])
    assert list(find_pieces(tags, BEGINS_CONTENT)) == [Span(1, 3), Span(3, 5), Span(8, 9)]
    assert list(find_pieces(tags, BEGINS_SOURCE)) == [Span(6, 8)]


def test_of_two_cues_that_share_a_word_the_likelier_stands() -> None:
    cues = np.array([[0.8, 0.2, 0], [0.1, 0.3, 0.6], [0.3, 0.7, 0], [0, 0.1, 0.9], [0.9, 0.1, 0]], np.float32)
    scores = Scores(cues, np.array([0, 1, 2]), np.zeros((3, 5, TAGS), np.float32))
    assert find_cues(scores) == [(1, Span(1, 2)), (2, Span(2, 4))]
