"""Which texts hold a seed: a table in plain arrays that grows as texts are added.

Each seed has a slot; slots whose seeds fall into one bucket are chained. The texts that hold it stand in one
stretch of a pool, moved to a stretch of twice the size when it is full: chains of texts took a step for each
of the many that hold a common seed, and a dictionary of lists takes ten times the memory.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.links.reuse.grams import PLACE_BITS
from sayso.links.reuse.words import Hashes

Numbers = npt.NDArray[np.int32]
Indices = npt.NDArray[np.intp]

NONE = -1
SHIFT = np.uint64(PLACE_BITS + 1)
"""Below are a gram's bits for its place, nought in a seed."""
FIRST_ROOM = 1 << 12
BUCKETS_A_SEED = 2
"""At the least: most seeds asked for are in no text, and are to meet an empty bucket."""
GROWTH = 4
"""By so much the buckets grow at a time, so that slots are seldom chained anew."""


class SeedTable:
    """Seeds, each with the numbers of the texts that hold it."""

    def __init__(self) -> None:
        self._used = 0
        self._seeds: Hashes = np.empty(FIRST_ROOM, np.uint64)
        self._before: Numbers = np.empty(FIRST_ROOM, np.int32)
        self._starts: npt.NDArray[np.int64] = np.empty(FIRST_ROOM, np.int64)
        self._counts: Numbers = np.empty(FIRST_ROOM, np.int32)
        self._heads: Numbers = np.full(FIRST_ROOM * BUCKETS_A_SEED, NONE, np.int32)
        self._pooled = 0
        self._pool: Numbers = np.empty(FIRST_ROOM, np.int32)

    @property
    def bytes(self) -> int:
        """What the arrays take."""
        arrays = self._seeds, self._before, self._starts, self._counts, self._heads, self._pool
        return sum(each.nbytes for each in arrays)

    def slots(self, seeds: Hashes) -> Numbers:
        """The slot of each seed; -1 for those that no text holds."""
        found = np.full(len(seeds), NONE, np.int32)
        slots = self._heads.take(self._buckets(seeds))
        which = (slots >= 0).nonzero()[0]
        slots = slots.take(which)
        while len(slots):
            same = self._seeds.take(slots) == seeds.take(which)
            found[which[same]] = slots[same]
            slots = self._before.take(slots)
            going = (~same & (slots >= 0)).nonzero()[0]
            slots, which = slots.take(going), which.take(going)
        return found

    def texts(self, slots: Numbers) -> tuple[Indices, Numbers]:
        """Every text in the slots: (index into `slots`, the text's number), slot by slot."""
        held = (slots >= 0).nonzero()[0]
        if not len(held):
            return held, np.empty(0, np.int32)
        slots = slots.take(held)
        counts = self._counts.take(slots)
        return np.repeat(held, counts), self._pool.take(_stretches(self._starts.take(slots), counts))

    def add(self, seeds: Hashes, slots: Numbers, text: int) -> None:
        """Puts in the seeds of one text, each of which is there once, into the slots that they have."""
        new = slots < 0
        self._add_slots(seeds[new], text)
        slots = slots[~new]
        if not len(slots):
            return
        counts = self._counts.take(slots)
        # A stretch is as long as the next power of two.
        self._move(slots[counts & (counts - 1) == 0])
        self._pool[self._starts.take(slots) + counts] = text
        self._counts[slots] = counts + 1

    def _add_slots(self, seeds: Hashes, text: int) -> None:
        first, self._used = self._used, self._used + len(seeds)
        if self._used > len(self._seeds):
            self._seeds, self._before, self._starts, self._counts = (
                _longer(each, self._used) for each in (self._seeds, self._before, self._starts, self._counts)
            )
        start = self._take(len(seeds))
        self._seeds[first : self._used] = seeds
        self._starts[first : self._used] = np.arange(start, start + len(seeds))
        self._counts[first : self._used] = 1
        self._pool[start : start + len(seeds)] = text
        if self._used * BUCKETS_A_SEED > len(self._heads):
            self._heads = np.full(len(self._heads) * GROWTH, NONE, np.int32)
            first = 0
        self._chain(first)

    def _chain(self, first: int) -> None:
        """Puts the slots from the first on before what their buckets hold."""
        slots = np.arange(first, self._used, dtype=np.int32)
        buckets = self._buckets(self._seeds[first : self._used])
        while len(slots):
            self._before[slots] = self._heads.take(buckets)
            self._heads[buckets] = slots
            # Of several for one bucket the last has come in; the others follow.
            left = (self._heads.take(buckets) != slots).nonzero()[0]
            slots, buckets = slots[left], buckets[left]

    def _move(self, slots: Numbers) -> None:
        """Gives full slots stretches of twice the size."""
        if not len(slots):
            return
        counts = self._counts[slots].astype(np.int64)
        room = 2 * counts
        starts = self._take(int(room.sum())) + np.cumsum(room) - room
        self._pool[_stretches(starts, counts)] = self._pool[_stretches(self._starts[slots], counts)]
        self._starts[slots] = starts

    def _take(self, room: int) -> int:
        """Where so much of the pool begins that nobody has."""
        start, self._pooled = self._pooled, self._pooled + room
        if self._pooled > len(self._pool):
            self._pool = _longer(self._pool, self._pooled)
        return start

    def _buckets(self, seeds: Hashes) -> Indices:
        return ((seeds >> SHIFT) & np.uint64(len(self._heads) - 1)).view(np.intp)


def _stretches(starts: npt.NDArray[np.int64], counts: npt.NDArray[np.integer]) -> Indices:
    """The places of stretches, one after another."""
    ends = np.cumsum(counts)
    return np.repeat(starts - ends + counts, counts) + np.arange(ends[-1] if len(ends) else 0)


def _longer(array: npt.NDArray[Any], least: int) -> npt.NDArray[Any]:
    room = max(2 * len(array), least)
    return np.concatenate((array, np.empty(room - len(array), array.dtype)))
