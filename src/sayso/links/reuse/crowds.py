"""Seeds that very many sites hold: everybody's phrases, notices of agencies, stories that ran everywhere.

Of such a crowd some sites stand for the rest, those whose keys are smallest: every text is compared with
theirs, and no two others with each other. So a page costs the same however large the crowd has grown, a story
that a thousand sites ran stays in one piece, and who stands for it does not depend on who came first.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.links.reuse.seeds import Numbers
from sayso.links.reuse.words import Hashes

CROWD = 64
"""Sites that hold a seed, of which all are compared with each other."""

Keys = npt.NDArray[np.int64]


@dataclass
class Crowd:
    """The texts that hold one seed."""

    texts: array[int]
    keys: list[int]
    """The smallest keys of sites, in order."""
    standing: array[int]
    """The texts of those sites."""


class Crowds:
    """Crowds by their seeds. A site is known by its key, a text of no known site by a key of its own."""

    def __init__(self) -> None:
        self._crowds: dict[int, Crowd] = {}

    def __bool__(self) -> bool:
        return bool(self._crowds)

    def __contains__(self, seed: int) -> bool:
        return seed in self._crowds

    def have(self, seeds: Hashes) -> npt.NDArray[np.bool_]:
        """Which of the seeds have a crowd."""
        numbers = seeds.tolist()
        if self._crowds.keys().isdisjoint(numbers):
            return np.zeros(len(seeds), np.bool_)
        return np.array([seed in self._crowds for seed in numbers], np.bool_)

    def gather(self, seed: int, texts: Numbers, keys: Keys) -> None:
        """Makes a crowd of the texts that hold a seed; `keys` says for each text there is its site's."""
        smallest = np.unique(keys[texts])[:CROWD]
        standing = texts[keys[texts] <= smallest[-1]]
        self._crowds[seed] = Crowd(_as_array(texts), smallest.tolist(), _as_array(standing))

    def texts(self, seed: int) -> Numbers:
        """All that hold a seed that has a crowd."""
        return np.array(self._crowds[seed].texts, np.int32)

    def join(self, seed: int, text: int, keys: Keys) -> tuple[Numbers, bool]:
        """Puts one more text into the crowd of a seed; returns those that it is to be compared with, and
        whether others stand for the crowd now."""
        crowd, key = self._crowds[seed], int(keys[text])
        place = bisect_left(crowd.keys, key)
        compared = np.array(crowd.texts if place < CROWD else crowd.standing, np.int32)
        changed = False
        crowd.texts.append(text)
        if place < len(crowd.keys) and crowd.keys[place] == key:
            crowd.standing.append(text)
        elif place < CROWD:
            crowd.keys.insert(place, key)
            del crowd.keys[CROWD:]
            changed = True
            texts = self.texts(seed)
            crowd.standing = _as_array(texts[keys[texts] <= crowd.keys[-1]])
        return compared, changed

    def count_silent(self, seeds: set[int], smaller_key: int) -> int:
        """How many seeds do not link two texts, by the smaller of their keys: neither stands for the rest."""
        crowds = [self._crowds[seed] for seed in self._crowds.keys() & seeds]
        return sum(len(crowd.keys) == CROWD and smaller_key > crowd.keys[-1] for crowd in crowds)


def _as_array(texts: Numbers) -> array[int]:
    return array("i", texts.tobytes())
