"""Which earlier texts hold the seeds of a text, as far as that tells anything.

What many pages of one site hold is its boilerplate and tells nothing; of many sites that hold a seed, some
stand for all (`crowds`). Both are settled by which texts there are, not by their order.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sayso.links.reuse.crowds import CROWD, Crowds, Keys
from sayso.links.reuse.seeds import Indices, Numbers, SeedTable
from sayso.links.reuse.words import Hashes

Flags = npt.NDArray[np.bool_]

BOILERPLATE = 16
"""Pages of one site that hold a seed make it the site's boilerplate: more than a story has versions."""
NO_SITE = 0
FIRST_ROOM = 1024


class Holders:
    """The seeds of texts, each text known by its number, the number of its site and the key of that site."""

    def __init__(self) -> None:
        self._table = SeedTable()
        self._crowds = Crowds()
        self._boilerplate: dict[int, set[int]] = {}
        """For each site the seeds that too many of its pages hold."""
        self._sites: Numbers = np.zeros(FIRST_ROOM, np.int32)
        self._keys: Keys = np.zeros(FIRST_ROOM, np.int64)
        self.shaken: set[int] = set()
        """Seeds that tell less than they did; whoever looks empties it."""

    @property
    def bytes(self) -> int:
        """What the arrays take."""
        return self._table.bytes + self._sites.nbytes + self._keys.nbytes

    @property
    def has_untelling(self) -> bool:
        """Whether any seed tells less than it did when it was first held."""
        return bool(self._boilerplate) or bool(self._crowds)

    def add(self, seeds: Hashes, text: int, site: int, key: int) -> Numbers:
        """Puts a text in; returns others that hold a seed of it, each as often as it holds one that tells."""
        self._note(text, site, key)
        seeds = seeds[self.not_boilerplate(seeds, site)]
        have = self._crowds.have(seeds)
        crowded, seeds = seeds[have].tolist(), seeds[~have]
        slots = self._table.slots(seeds)
        which, texts = self._table.texts(slots)
        if len(which) >= BOILERPLATE - 1:
            many = self._many_of(site, which, texts, len(seeds))
            self._call_boilerplate(site, seeds[many])
            full = (np.bincount(which, minlength=len(seeds)) >= CROWD) & ~many
            for place in full.nonzero()[0].tolist():
                self._crowds.gather(int(seeds[place]), texts[which == place], self._keys)
            self.shaken.update(seeds[full].tolist())
            crowded += seeds[full].tolist()
            left = ~(many | full)
            seeds, slots, texts = seeds[left], slots[left], texts[left[which]]
        self._table.add(seeds, slots, text)
        return np.concatenate([texts, *(self._join(seed, text, site) for seed in crowded)])

    def holding(self, seeds: set[int]) -> set[int]:
        """The texts that hold one of the seeds."""
        crowded = {seed for seed in seeds if seed in self._crowds}
        _, texts = self._table.texts(self._table.slots(np.array([*seeds], np.uint64)))
        return {*texts.tolist()}.union(*(self._crowds.texts(seed).tolist() for seed in crowded))

    def boilerplate(self, seeds: set[int], *sites: int) -> set[int]:
        """Those of the seeds that are boilerplate of one of the sites."""
        return set().union(*(seeds & self._boilerplate.get(site, set()) for site in sites))

    def count_telling(self, seeds: set[int], smaller_key: int) -> int:
        """How many seeds, held by two texts, link them; takes the smaller of their keys."""
        return len(seeds) - self._crowds.count_silent(seeds, smaller_key)

    def not_boilerplate(self, seeds: Hashes, site: int) -> Flags:
        """Which of the seeds are not the site's boilerplate."""
        boilerplate = self._boilerplate.get(site)
        if not boilerplate:
            return np.ones(len(seeds), np.bool_)
        return np.array([seed not in boilerplate for seed in seeds.tolist()], np.bool_)

    def _note(self, text: int, site: int, key: int) -> None:
        while text >= len(self._sites):
            self._sites = np.concatenate((self._sites, np.zeros_like(self._sites)))
            self._keys = np.concatenate((self._keys, np.zeros_like(self._keys)))
        self._sites[text], self._keys[text] = site, key

    def _many_of(self, site: int, which: Indices, texts: Numbers, seeds: int) -> Flags:
        """Which seeds so many pages of the site hold that with one more they are its boilerplate."""
        if site == NO_SITE:
            return np.zeros(seeds, np.bool_)
        return np.bincount(which[self._sites[texts] == site], minlength=seeds) >= BOILERPLATE - 1

    def _call_boilerplate(self, site: int, seeds: Hashes) -> None:
        self.shaken.update(seeds.tolist())
        if len(seeds):
            self._boilerplate.setdefault(site, set()).update(seeds.tolist())

    def _join(self, seed: int, text: int, site: int) -> Numbers:
        held = self._crowds.texts(seed) if site != NO_SITE else np.empty(0, np.int32)
        if np.count_nonzero(self._sites[held] == site) >= BOILERPLATE - 1:
            self._call_boilerplate(site, np.array([seed], np.uint64))
            return np.empty(0, np.int32)
        compared, changed = self._crowds.join(seed, text, self._keys)
        if changed:
            self.shaken.add(seed)
        return compared
