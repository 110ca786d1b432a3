"""Runs of five words as numbers, in which shared wording is counted, and the few runs that stand for a text.

A text's *seeds* are the smallest of each eight neighbouring runs of seven words (winnowing, after Schleimer,
Wilkerson and Aiken, 2003): two texts that share fourteen words in a row share a seed, whatever stands around.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.links.reuse.words import Hashes, WordHashes

WORDS = 5
"""Of a gram."""
SEED_WORDS = 7
"""Of a seed. With five, unrelated pages shared so many that looking them up took twice the time;
with eight, one in a hundred reprints more was lost where one word in eight was changed."""
WINDOW = 8
"""Neighbours of which the smallest is a seed: one in four and a half."""
SHORT = 48
"""Of so many runs or fewer all are seeds: of the few that a short text shares, windows may choose none."""

Places = npt.NDArray[np.intp]

PLACE_BITS = 19
"""A text of a million characters has no more words."""
PLACE = np.uint64((1 << PLACE_BITS) - 1)
LEFT = np.uint64(1 << PLACE_BITS)
"""Set for a gram of the left text where those of two are sorted together."""
WIDTH = np.uint64(PLACE_BITS)
NOT_GRAM = PLACE | LEFT
GRAM = ~NOT_GRAM
"""The 44 bits that tell grams apart: in one pair of articles in 10^8, two that differ look alike."""

PAIR, PAIRS, LAST = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93))
MIXER = np.uint64(0x94D049BB133111EB)
FOLD = np.uint64(29)


def sort_grams(words: WordHashes) -> Hashes:
    """The grams of a text in order of size, each with its place in the text in its lowest bits."""
    count = max(0, len(words) - WORDS + 1)
    wide = words.astype(np.uint64)
    pairs = wide[:-1] * PAIR
    pairs += wide[1:]
    grams = pairs[:count] * PAIRS
    grams += pairs[2 : count + 2]
    grams *= LAST
    grams += wide[WORDS - 1 :]
    grams ^= grams >> FOLD
    grams *= MIXER
    grams &= GRAM
    grams |= np.arange(count, dtype=np.uint64)
    grams.sort()
    return grams


def count_grams(ordered: Hashes) -> int:
    """How many different ones there are."""
    return int(np.count_nonzero((ordered[1:] ^ ordered[:-1]) > PLACE)) + min(1, len(ordered))


def in_text_order(ordered: Hashes) -> Hashes:
    """The grams as they stand in the text, without their places."""
    grams = np.empty_like(ordered)
    grams[(ordered & PLACE).view(np.intp)] = ordered & GRAM
    return grams


def seed_candidates(ordered: Hashes) -> Hashes:
    """All runs of words of which some become seeds, in text order."""
    grams = in_text_order(ordered)
    ahead = SEED_WORDS - WORDS
    runs = grams[:-ahead] * PAIR
    runs += grams[ahead:]
    runs ^= runs >> FOLD
    runs *= MIXER
    runs &= GRAM
    return runs


def choose_seeds(candidates: Hashes) -> Hashes:
    """The seeds that stand for a text, each once, in order of size."""
    chosen = candidates
    if len(candidates) > SHORT:
        for step in (1, 2, 4):
            chosen = np.minimum(chosen[step:], chosen[:-step])
    chosen = np.sort(chosen)
    if not len(chosen):
        return chosen
    first = np.empty(len(chosen), np.bool_)
    first[0] = True
    np.not_equal(chosen[1:], chosen[:-1], out=first[1:])
    return chosen[first]


class Matches(NamedTuple):
    """Where grams of one text, the left, stand in another."""

    left: Places
    """Their places on the left, in text order."""
    right: Places
    """For each its first place on the right."""
    different: int
    """How many different grams they are."""
    repeated: bool
    """Whether some gram stands on the right more than once."""


def match_grams(left: Hashes, right: Hashes) -> Matches:
    """Where the left text's grams stand in the right one.

    Sorting the two together is five times as quick as looking up one in the other.
    """
    both = np.concatenate((right, left | LEFT))
    both.sort()
    # A gram of both has its places on the right first, then those on the left.
    same = ((both[1:] ^ both[:-1]) <= NOT_GRAM).nonzero()[0]
    if not len(same):
        return Matches(same, same, 0, False)
    begins = np.empty(len(same), np.bool_)
    begins[0] = True
    np.not_equal(same[1:], same[:-1] + 1, out=begins[1:])
    firsts = both.take(same[begins]).take(np.cumsum(begins) - 1)
    followers = both.take(same + 1)
    on_left = followers & LEFT
    shared = ((firsts & LEFT) < on_left).nonzero()[0]
    firsts, followers = firsts.take(shared), followers.take(shared)
    different = min(1, len(firsts)) + int(np.count_nonzero(firsts[1:] != firsts[:-1]))
    # One number a match, so that one sort puts the left text's order back.
    matches = (followers & PLACE) << WIDTH | firsts & PLACE
    matches.sort()
    places, others = (matches >> WIDTH).view(np.intp), (matches & PLACE).view(np.intp)
    return Matches(places, others, different, not on_left.all())
