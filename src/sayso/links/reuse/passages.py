"""The passages that two texts share, located on both sides."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sayso.links.reuse.grams import WORDS, Matches, Places, in_text_order
from sayso.links.reuse.words import Hashes

MOST_PASSAGES = 200
"""Located for a pair, the longest: a page of one word a million times over shares no more than it does."""

Run = tuple[int, int, int]
"""Grams in a row on both sides: place on the left, place on the right, length."""


class Shared(NamedTuple):
    """Words that stand in both texts, counted in words from each text's first."""

    left: int
    right: int
    words: int

    @property
    def grams(self) -> slice:
        """Which of the left text's grams they are."""
        return slice(self.left, self.left + self.words - WORDS + 1)


def find_shared(left: Hashes, right: Hashes, matches: Matches) -> list[Shared]:
    """The passages of five words or more, in the order of the left text, as long as they go on both sides.

    Takes the sorted grams of both. Words that come several times on the right are taken for where the longest
    passage has them, or else for the first place. Two passages next to each other can have up to four words
    in common.
    """
    runs = _runs(matches.left, matches.right) if matches.different else []
    if not matches.repeated:
        return sorted(Shared(at, other, count + WORDS - 1) for at, other, count in runs)
    ours, theirs = in_text_order(left), in_text_order(right)
    taken = bytearray(len(ours))
    found = []
    for run in runs:
        if 0 in taken[run[0] : run[0] + run[2]]:
            at, other, count = _extended(ours, theirs, *run)
            taken[at : at + count] = bytes([1]) * count
            found.append(Shared(at, other, count + WORDS - 1))
    return sorted(found)


def _runs(places: Places, others: Places) -> list[Run]:
    """Stretches in which both sides go on by one, longest first."""
    breaks = ((places[1:] - places[:-1] != 1) | (others[1:] - others[:-1] != 1)).nonzero()[0] + 1
    starts, ends = np.concatenate(([0], breaks)), np.concatenate((breaks, [len(places)]))
    if len(starts) > MOST_PASSAGES:
        longest = np.argsort(starts - ends, kind="stable")[:MOST_PASSAGES]
        starts, ends = starts[longest], ends[longest]
    runs = zip(places[starts].tolist(), others[starts].tolist(), (ends - starts).tolist(), strict=True)
    return sorted(runs, key=lambda run: (-run[2], run[0]))


def _extended(ours: Hashes, theirs: Hashes, at: int, other: int, count: int) -> Run:
    """The run as far as it goes on both sides: it broke off where a gram stands earlier on the right."""
    if at and other and ours[at - 1] == theirs[other - 1]:
        back = min(at, other)
        differ = (ours[at - back : at] != theirs[other - back : other]).nonzero()[0]
        more = back - 1 - int(differ[-1]) if len(differ) else back
        at, other, count = at - more, other - more, count + more
    ahead = min(len(ours) - at, len(theirs) - other)
    if count < ahead and ours[at + count] == theirs[other + count]:
        differ = (ours[at + count : at + ahead] != theirs[other + count : other + ahead]).nonzero()[0]
        count = count + int(differ[0]) if len(differ) else ahead
    return at, other, count
