"""The passages that two texts share, located on both sides."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sayso.links.reuse.grams import WORDS, Grams, Places

MOST_PASSAGES = 200
"""Located for a pair, the longest: a page of one word a million times over shares no more than it does."""


class Shared(NamedTuple):
    """Words that stand in both texts, counted in words from each text's first."""

    left: int
    right: int
    words: int


def count_shared(left: Grams, right: Grams) -> int:
    """How many different grams stand in both texts."""
    if len(left.all) > len(right.all):
        left, right = right, left
    _, places = right.first_places(left.all)
    here = np.zeros(len(right.all), np.bool_)
    here[places] = True
    return int(np.count_nonzero(here))


def find_shared(left: Grams, right: Grams) -> list[Shared]:
    """The passages of five words or more, in the order of the left text, as long as they go on both sides.

    Words that come several times on the right are taken for where the longest passage has them, or else for
    the first place. Two passages next to each other can have up to four words in common.
    """
    places, others = right.first_places(left.all)
    if not len(places):
        return []
    taken = np.zeros(len(left.all), np.bool_)
    found = []
    for start, count in _runs(places, others):
        at, other = int(places[start]), int(others[start])
        if not taken[at : at + count].all():
            passage = _extended(left, right, Shared(at, other, count))
            taken[passage.left : passage.left + passage.words] = True
            found.append(passage._replace(words=passage.words + WORDS - 1))
    return sorted(found)


def _runs(places: Places, others: Places) -> list[tuple[int, int]]:
    """Stretches in which both sides go on by one, longest first: (index, length)."""
    breaks = np.flatnonzero((np.diff(places) != 1) | (np.diff(others) != 1)) + 1
    if not len(breaks):
        return [(0, len(places))]
    starts = np.concatenate(([0], breaks))
    lengths = np.diff(starts, append=len(places))
    longest = np.argsort(-lengths, kind="stable")[:MOST_PASSAGES]
    return list(zip(starts[longest].tolist(), lengths[longest].tolist(), strict=True))


def _extended(left: Grams, right: Grams, grams: Shared) -> Shared:
    """The run as far as it goes on both sides: it ends early where a gram stands before on the right, too."""
    ours, theirs = left.all, right.all
    at, other, count = grams
    if at and other and ours[at - 1] == theirs[other - 1]:
        back = min(at, other)
        differ = np.flatnonzero(ours[at - back : at] != theirs[other - back : other])
        more = back if not len(differ) else back - 1 - int(differ[-1])
        at, other, count = at - more, other - more, count + more
    ahead = min(len(ours) - at, len(theirs) - other)
    if count < ahead and ours[at + count] == theirs[other + count]:
        differ = np.flatnonzero(ours[at + count : at + ahead] != theirs[other + count : other + ahead])
        count = ahead if not len(differ) else count + int(differ[0])
    return Shared(at, other, count)
