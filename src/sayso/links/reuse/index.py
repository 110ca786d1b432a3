"""Texts added one by one, each compared with those before it that share wording.

Seeds say which earlier texts to look at; those are compared in full, so that every figure is a count and none
an estimate. What many pages of one site share is its boilerplate, and links nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.links.reuse.grams import WORDS, Grams
from sayso.links.reuse.passages import Shared, count_shared, find_shared
from sayso.links.reuse.seeds import Numbers, SeedTable
from sayso.links.reuse.words import Edges, Hashes, WordHashes, Words, read_words
from sayso.types import Copied, Span, Witness

Flags = npt.NDArray[np.bool_]
Steps = npt.NDArray[np.unsignedinteger]

LEAST_SHARE = 0.2
"""Of the smaller text's grams: a third of an article, reprinted, with some words changed."""
LEAST_GRAMS = 40
"""A paragraph, however long the two texts are."""
LEAST_TEXT = 10
"""Grams that a text must have to be compared: two lines are in another text by accident."""

SEEDS_TO_SHARE = 3
"""That two texts must share to be compared. A paragraph has nine, a phrase that everybody uses one."""
SHARE_OF_SEEDS = 0.1
"""Of the smaller text's seeds, where that is fewer."""

BOILERPLATE = 8
"""Pages of one site that hold a seed make it the site's boilerplate: more than a story has versions."""
EVERYWHERE = 2000
"""The same for texts of no known site: wording on so many pages tells nothing of who copied whom."""


class Kept(NamedTuple):
    """What the index keeps of a text: about as much as the text itself."""

    id: str
    words: WordHashes
    steps: Steps
    """From each edge of a word to the next, in the smallest type that holds them."""
    site: int
    """The number of its site; 0 for none."""
    size: int
    """How many different grams it has."""
    seeds: int
    """How many of them stand for it."""


class ReuseIndex:
    """Which texts share wording with which.

    >>> index = ReuseIndex()
    >>> notice = "The lock at Tarn stays shut until the gates have been repaired, the harbour board said."
    >>> index.add("courier", "It was no surprise. " + notice)
    ()
    >>> (copied,) = index.add("mirror", notice)
    >>> copied.left, copied.right, copied.containment
    ('courier', 'mirror', 1.0)
    >>> copied.witnesses[0].left_span, copied.witnesses[0].right_span
    (Span(start=20, end=106), Span(start=0, end=86))
    >>> copied.reason
    '12 of 12 word 5-grams, longest passage 16 words'
    """

    def __init__(self) -> None:
        self._texts: list[Kept] = []
        self._table = SeedTable()
        self._sites: dict[str | None, int] = {None: 0}
        self._site_of: Numbers = np.zeros(1024, np.int32)
        """For each text the number of its site."""
        self._boilerplate: dict[int, set[int]] = {}
        """For each site, by its number, the seeds that too many of its pages hold."""
        self._pairs: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self._texts)

    @property
    def bytes(self) -> int:
        """What the index keeps in arrays."""
        return self._table.bytes + sum(text.words.nbytes + text.steps.nbytes for text in self._texts)

    def add(self, id: str, text: str, site: str | None = None) -> tuple[Copied, ...]:  # noqa: A002
        """The pairs of this text with those added before it; over all additions they are `pairs()`.

        Ids are taken to differ. `site` is whatever sets the pages of one outlet apart from others' pages.
        """
        words = read_words(text)
        grams = Grams(words.hashes)
        number = self._keep(id, words, grams, self._sites.setdefault(site, len(self._sites)))
        if grams.size < LEAST_TEXT:
            return ()
        texts = self._holders(grams.seeds, number)
        found = []
        for other in self._worth_comparing(texts, number):
            copied = self._compare(other, self._grams(other), number, grams)
            if copied is not None:
                self._pairs.append((other, number))
                found.append(copied)
        return tuple(found)

    def pairs(self) -> Iterator[Copied]:
        """All pairs as they stand now: the same for the same texts, in whatever order they were added.

        A pair that `add` gave is no longer here when further pages of a site have shown that what it rests on
        is the site's boilerplate.
        """
        for left, right in self._pairs:
            copied = self._compare(left, self._grams(left), right, self._grams(right))
            if copied is not None:
                yield copied

    # ── Which texts to compare with ──────────────────────────────────────────────────────────

    def _keep(self, id: str, words: Words, grams: Grams, site: int) -> int:  # noqa: A002
        number = len(self._texts)
        seeds = len(grams.seeds) if grams.size >= LEAST_TEXT else 0
        self._texts.append(Kept(id, words.hashes, _steps(words.edges), site, grams.size, seeds))
        if number == len(self._site_of):
            self._site_of = np.concatenate((self._site_of, np.zeros_like(self._site_of)))
        self._site_of[number] = site
        return number

    def _holders(self, seeds: Hashes, number: int) -> Numbers:
        """Earlier texts that hold a seed of this one, each as often as it holds one; boilerplate aside."""
        site = self._texts[number].site
        seeds = seeds[self._telling(seeds, site)]
        which, texts = self._table.find(seeds)
        limit = BOILERPLATE if site else EVERYWHERE
        # One page fewer: this one holds the seed, too.
        if len(which) >= limit - 1:
            same_site = which[self._site_of[texts] == site]
            common = np.bincount(same_site, minlength=len(seeds)) >= limit - 1
            if common.any():
                self._boilerplate.setdefault(site, set()).update(seeds[common].tolist())
                seeds, texts = seeds[~common], texts[~common[which]]
        self._table.add(seeds, number)
        return texts

    def _worth_comparing(self, texts: Numbers, number: int) -> Iterator[int]:
        others, shared = np.unique(texts, return_counts=True)
        for other, count in zip(others.tolist(), shared.tolist(), strict=True):
            if count >= self._seeds_to_share(other, number):
                yield other

    def _seeds_to_share(self, one: int, other: int) -> int:
        smaller = min(self._texts[one].seeds, self._texts[other].seeds)
        return min(SEEDS_TO_SHARE, max(1, math.ceil(SHARE_OF_SEEDS * smaller)))

    def _telling(self, seeds: Hashes, site: int) -> Flags:
        """Which of the seeds are not the site's boilerplate."""
        boilerplate = self._boilerplate.get(site)
        if not boilerplate:
            return np.ones(len(seeds), np.bool_)
        return np.array([seed not in boilerplate for seed in seeds.tolist()], np.bool_)

    # ── What two texts share ─────────────────────────────────────────────────────────────────

    def _compare(self, one: int, its_grams: Grams, other: int, other_grams: Grams) -> Copied | None:
        if (self._texts[one].id, one) > (self._texts[other].id, other):
            one, its_grams, other, other_grams = other, other_grams, one, its_grams
        left, right = self._texts[one], self._texts[other]
        least = min(LEAST_GRAMS, math.ceil(LEAST_SHARE * min(left.size, right.size)))
        common, left_out = count_shared(its_grams, other_grams), 0
        if common < least:
            return None
        shared = find_shared(its_grams, other_grams)
        if left.site in self._boilerplate or right.site in self._boilerplate:
            if self._telling_shared(one, its_grams, other, other_grams) < self._seeds_to_share(one, other):
                return None
            kept = [each for each in shared if not self._is_boilerplate(each, its_grams, left, right)]
            if len(kept) < len(shared):
                left_out = sum(each.words for each in shared) - sum(each.words for each in kept)
                shared, common = kept, _count_different(kept, its_grams)
                if common < least:
                    return None
        return _copied(left, right, common, shared, left_out)

    def _telling_shared(self, one: int, its_grams: Grams, other: int, other_grams: Grams) -> int:
        ours, theirs = its_grams.seeds, other_grams.seeds
        ours = ours[self._telling(ours, self._texts[one].site)]
        theirs = theirs[self._telling(theirs, self._texts[other].site)]
        return len(np.intersect1d(ours, theirs, assume_unique=True))

    def _is_boilerplate(self, passage: Shared, grams: Grams, left: Kept, right: Kept) -> bool:
        """Whether half of the seeds in a passage, or more, are boilerplate of either site."""
        inside = grams.all[passage.left : passage.left + passage.words - WORDS + 1]
        seeds = np.intersect1d(inside, grams.seeds)
        telling = self._telling(seeds, left.site) & self._telling(seeds, right.site)
        return len(seeds) > 0 and 2 * int(np.count_nonzero(telling)) <= len(seeds)

    def _grams(self, number: int) -> Grams:
        return Grams(self._texts[number].words)


def find_witnesses(
    left_text: str, right_text: str, left: str = "left", right: str = "right"
) -> tuple[Witness, ...]:
    """The passages of five words or more that stand in both texts, in the order of the left one.

    >>> text = "The old lock will close in June."
    >>> (witness,) = find_witnesses(text, "In June? “The OLD lock will close …”")
    >>> witness.left_span.of(text)
    'The old lock will close'
    """
    ours, theirs = read_words(left_text), read_words(right_text)
    return tuple(
        Witness(left, _span(ours, each.left, each), right, _span(theirs, each.right, each))
        for each in find_shared(Grams(ours.hashes), Grams(theirs.hashes))
    )


def _copied(left: Kept, right: Kept, common: int, shared: list[Shared], left_out: int) -> Copied:
    of = min(left.size, right.size)
    longest = max((each.words for each in shared), default=0)
    reason = f"{common} of {of} word {WORDS}-grams, longest passage {longest} words"
    if left_out:
        reason += f"; {left_out} words left out that many pages of one site share"
    ours, theirs = _unpacked(left), _unpacked(right)
    witnesses = tuple(
        Witness(left.id, _span(ours, each.left, each), right.id, _span(theirs, each.right, each))
        for each in shared
    )
    return Copied(left.id, right.id, common, of, witnesses, reason)


def _count_different(shared: list[Shared], grams: Grams) -> int:
    inside = [grams.all[each.left : each.left + each.words - WORDS + 1] for each in shared]
    return len(np.unique(np.concatenate(inside))) if inside else 0


def _span(words: Words, first: int, shared: Shared) -> Span:
    return words.span(first, first + shared.words)


def _steps(edges: Edges) -> Steps:
    steps = np.diff(edges, prepend=0)
    return steps.astype(np.min_scalar_type(int(steps.max(initial=0))))


def _unpacked(text: Kept) -> Words:
    return Words(text.words, np.cumsum(text.steps, dtype=np.intp))
