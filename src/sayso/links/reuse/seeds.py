"""Which texts hold a seed: a table of chains in plain arrays that grows as texts are added.

Each entry is a seed of a text; entries whose seeds fall into one bucket are chained, the newest first. An
entry takes 16 bytes, a bucket 4. A dictionary of lists takes ten times that.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sayso.links.reuse.grams import PLACE_BITS
from sayso.links.reuse.words import Hashes

Numbers = npt.NDArray[np.int32]
Indices = npt.NDArray[np.intp]

NONE = -1
SHIFT = np.uint64(PLACE_BITS + 1)
"""A seed has its place taken out of its lowest bits."""
FIRST_ROOM = 1 << 12
BUCKETS_AN_ENTRY = 2
"""At the least: most seeds asked for are in no text, and are to meet an empty bucket."""
GROWTH = 4
"""By so much the buckets grow at a time, so that entries are seldom put in anew."""


class SeedTable:
    """Seeds, each with the number of a text that holds it."""

    def __init__(self) -> None:
        self._used = 0
        self._seeds: Hashes = np.empty(FIRST_ROOM, np.uint64)
        self._texts: Numbers = np.empty(FIRST_ROOM, np.int32)
        self._before: Numbers = np.empty(FIRST_ROOM, np.int32)
        self._heads: Numbers = np.full(FIRST_ROOM * BUCKETS_AN_ENTRY, NONE, np.int32)

    @property
    def bytes(self) -> int:
        """What the arrays take."""
        return sum(each.nbytes for each in (self._seeds, self._texts, self._before, self._heads))

    def find(self, seeds: Hashes) -> tuple[Indices, Numbers]:
        """Every text that holds one of the seeds: (index into `seeds`, the text's number), in no order."""
        entries = self._heads[self._buckets(seeds)]
        which = (entries >= 0).nonzero()[0]
        entries = entries[which]
        found: list[tuple[Indices, Numbers]] = []
        while len(entries):
            same = (self._seeds[entries] == seeds[which]).nonzero()[0]
            if len(same):
                found.append((which[same], self._texts[entries[same]]))
            entries = self._before[entries]
            going = (entries >= 0).nonzero()[0]
            entries, which = entries[going], which[going]
        if not found:
            return np.empty(0, np.intp), np.empty(0, np.int32)
        return np.concatenate([one for one, _ in found]), np.concatenate([texts for _, texts in found])

    def add(self, seeds: Hashes, text: int) -> None:
        """Puts in the seeds of one text, each of which is there once."""
        first, self._used = self._used, self._used + len(seeds)
        if self._used > len(self._seeds):
            self._make_room()
        self._seeds[first : self._used] = seeds
        self._texts[first : self._used] = text
        if self._used * BUCKETS_AN_ENTRY > len(self._heads):
            self._heads = np.full(len(self._heads) * GROWTH, NONE, np.int32)
            first = 0
        self._chain(np.arange(first, self._used, dtype=np.int32))

    def _chain(self, entries: Numbers) -> None:
        """Puts the entries before what their buckets hold."""
        buckets = self._buckets(self._seeds[entries[0] : entries[-1] + 1]) if len(entries) else entries
        while len(entries):
            self._before[entries] = self._heads[buckets]
            self._heads[buckets] = entries
            # Of several for one bucket the last has come in; the others follow.
            left = (self._heads[buckets] != entries).nonzero()[0]
            entries, buckets = entries[left], buckets[left]

    def _make_room(self) -> None:
        room = max(2 * len(self._seeds), self._used)
        self._seeds, self._texts, self._before = (
            np.concatenate((each, np.empty(room - len(each), each.dtype)))
            for each in (self._seeds, self._texts, self._before)
        )

    def _buckets(self, seeds: Hashes) -> Indices:
        return ((seeds >> SHIFT) & np.uint64(len(self._heads) - 1)).view(np.intp)
