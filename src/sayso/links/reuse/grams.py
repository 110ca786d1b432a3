"""Runs of five words as numbers, in which shared wording is counted, and the few that stand for a text.

A text's *seeds* are the smallest of each eight neighbouring grams (winnowing, after Schleimer, Wilkerson and
Aiken, 2003): two texts that share twelve words in a row share a seed, whatever stands around those words.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from sayso.links.reuse.words import Hashes, WordHashes

WORDS = 5
"""Of a gram."""
WINDOW = 8
"""Grams of which the smallest is a seed: one gram in four and a half. With 16 and half the seeds, pairs were
lost that share a text in many small pieces."""
SHORT = 48
"""With so many grams or fewer, all are seeds: of ten grams shared, a window may well choose none."""

FACTORS = tuple(
    np.uint64(factor)
    for factor in (
        0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F,
    )
)  # fmt: skip
MIXER = np.uint64(0x94D049BB133111EB)
FIRST_FOLD, LAST_FOLD = np.uint64(29), np.uint64(32)

Places = npt.NDArray[np.intp]


class Grams:
    """The grams of one text."""

    def __init__(self, words: WordHashes) -> None:
        self.words = words
        self.all = _hash_grams(words)
        """In text order."""

    @cached_property
    def sorted(self) -> Hashes:
        """All grams in order of size, with the place of each in its lowest bits: one sort says both."""
        keys = self.all & ~self._place_mask
        keys |= np.arange(len(keys), dtype=np.uint64)
        keys.sort()
        return keys

    @cached_property
    def size(self) -> int:
        """How many different grams there are."""
        keys = self.sorted
        return int(np.count_nonzero((keys[1:] ^ keys[:-1]) > self._place_mask)) + min(1, len(keys))

    @cached_property
    def seeds(self) -> Hashes:
        """The grams that stand for the text, each once, in order of size."""
        smallest = self.all
        if len(smallest) > SHORT:
            for step in (1, 2, 4):
                smallest = np.minimum(smallest[step:], smallest[:-step])
        ordered = np.sort(smallest)
        return ordered[np.flatnonzero(np.diff(ordered, prepend=~ordered[:1]))]

    def first_places(self, grams: Hashes) -> tuple[Places, Places]:
        """For each of other grams that stands here: its place there, and its first place here."""
        keys, mask = self.sorted, self._place_mask
        if not len(keys):
            return np.empty(0, np.intp), np.empty(0, np.intp)
        wanted = grams & ~mask
        found = keys[np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)]
        there = np.flatnonzero((found ^ wanted) <= mask)
        return there, (found[there] & mask).astype(np.intp)

    @property
    def _place_mask(self) -> np.uint64:
        return np.uint64((1 << len(self.all).bit_length()) - 1)


def _hash_grams(words: WordHashes) -> Hashes:
    count = max(0, len(words) - WORDS + 1)
    wide = words.astype(np.uint64)
    grams = wide[:count] * FACTORS[0]
    for place in range(1, WORDS):
        grams += wide[place : place + count] * FACTORS[place]
    grams ^= grams >> FIRST_FOLD
    grams *= MIXER
    grams ^= grams >> LAST_FOLD
    return grams
