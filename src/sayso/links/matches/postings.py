"""Which texts hold which terms, and how well they answer a search: BM25, kept as texts come in."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

# The usual saturation; a length counts for half, since claims are all of a sentence or two.
SATURATION = 1.2
LENGTH_COUNTS = 0.5


class _Posting(NamedTuple):
    texts: array[int]
    """Numbers of the texts that hold the term, rising."""
    counts: array[int]
    """How often each does."""


class Postings:
    """The terms of texts that are numbered in the order in which they come.

    >>> postings = Postings()
    >>> for terms in (("salt", "tax"), ("salt", "mine"), ("gate", "shut")):
    ...     postings.add(terms)
    >>> postings.score(("salt", "tax")).round(1).tolist()
    [1.5, 0.5, 0.0]
    """

    def __init__(self) -> None:
        self._by_term: dict[str, _Posting] = {}
        self._lengths = array("f")
        self._total = 0

    def add(self, terms: Sequence[str]) -> None:
        number = len(self._lengths)
        for term, count in Counter(terms).items():
            posting = self._by_term.setdefault(term, _Posting(array("I"), array("I")))
            posting.texts.append(number)
            posting.counts.append(count)
        self._lengths.append(len(terms))
        self._total += len(terms)

    def score(self, terms: Iterable[str]) -> Floats:
        """BM25 of every text for a search; a term that is repeated in the search counts once."""
        scores = np.zeros(len(self._lengths), np.float32)
        # In the order of the letters: sums of fractions depend on it, and a set has none.
        for term in sorted(set(terms) & self._by_term.keys()):
            texts, counts = (np.array(part) for part in self._by_term[term])
            long = np.array(self._lengths)[texts] * (len(self._lengths) / max(1, self._total))
            damped = counts + SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * long)
            scores[texts] += self.rarity(term) * counts * (SATURATION + 1) / damped
        return scores

    def rarity(self, term: str) -> float:
        """How much a term tells, in nats: 0 for one that every text has."""
        held = len(self._by_term[term].texts) if term in self._by_term else 0
        return log(1 + (len(self._lengths) - held + 0.5) / (held + 0.5))
