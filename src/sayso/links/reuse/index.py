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

from sayso.links.reuse.grams import WORDS, choose_seeds, count_grams, in_text_order, match_grams, sort_grams
from sayso.links.reuse.passages import Shared, find_shared
from sayso.links.reuse.seeds import Numbers, SeedTable
from sayso.links.reuse.words import Edges, Hashes, read_words
from sayso.types import Copied, Span, Witness

Flags = npt.NDArray[np.bool_]
Steps = npt.NDArray[np.uint8 | np.uint16 | np.uint32]
Side = tuple[str, Edges]
"""A text's id, and the edges of its words."""

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
    grams: Hashes
    """In order of size, with their places."""
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
        return self._table.bytes + sum(text.grams.nbytes + text.steps.nbytes for text in self._texts)

    @property
    def has_boilerplate(self) -> bool:
        """Whether any site has shown boilerplate: then `pairs()` may be fewer than what `add` gave."""
        return bool(self._boilerplate)

    def add(self, id: str, text: str, site: str | None = None) -> tuple[Copied, ...]:  # noqa: A002
        """The pairs of this text with those added before it; over all additions they are `pairs()`.

        Ids are taken to differ. `site` is whatever sets the pages of one outlet apart from others' pages.
        """
        words = read_words(text)
        grams = sort_grams(words.hashes)
        seeds, size = choose_seeds(grams), count_grams(grams)
        number = len(self._texts)
        kept = Kept(id, grams, _steps(words.edges), self._site_number(site, number), size, len(seeds))
        self._texts.append(kept)
        if size < LEAST_TEXT:
            return ()
        found = []
        for other in self._worth_comparing(self._holders(seeds, number), kept):
            copied = self._compare(self._texts[other], kept)
            if copied is not None:
                self._pairs.append((other, number))
                found.append(copied)
        return tuple(found)

    def pairs(self) -> Iterator[Copied]:
        """All pairs as they stand now: the same for the same texts, in whatever order they were added.

        A pair that `add` gave is no longer here when further pages of a site have shown that what it rests on
        is the site's boilerplate.
        """
        for one, other in self._pairs:
            copied = self._compare(self._texts[one], self._texts[other])
            if copied is not None:
                yield copied

    # ── Which texts to compare with ──────────────────────────────────────────────────────────

    def _site_number(self, site: str | None, text: int) -> int:
        """The number of the site, noted for the text."""
        if text == len(self._site_of):
            self._site_of = np.concatenate((self._site_of, np.zeros_like(self._site_of)))
        number = self._site_of[text] = self._sites.setdefault(site, len(self._sites))
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

    def _worth_comparing(self, texts: Numbers, text: Kept) -> Iterator[int]:
        texts.sort()
        edges = np.concatenate(([0], (texts[1:] != texts[:-1]).nonzero()[0] + 1, [len(texts)]))
        if not len(texts):
            return
        shared = edges[1:] - edges[:-1]
        for other, count in zip(texts[edges[:-1]].tolist(), shared.tolist(), strict=True):
            if count >= _seeds_to_share(self._texts[other], text):
                yield other

    def _telling(self, seeds: Hashes, site: int) -> Flags:
        """Which of the seeds are not the site's boilerplate."""
        boilerplate = self._boilerplate.get(site)
        if not boilerplate:
            return np.ones(len(seeds), np.bool_)
        return np.array([seed not in boilerplate for seed in seeds.tolist()], np.bool_)

    # ── What two texts share ─────────────────────────────────────────────────────────────────

    def _compare(self, one: Kept, other: Kept) -> Copied | None:
        left, right = (one, other) if one.id <= other.id else (other, one)
        matches = match_grams(left.grams, right.grams)
        common = matches.different
        least = min(LEAST_GRAMS, math.ceil(LEAST_SHARE * min(left.size, right.size)))
        if common < least:
            return None
        shared = find_shared(left.grams, right.grams, matches)
        if left.site not in self._boilerplate and right.site not in self._boilerplate:
            return _copied(left, right, common, shared)
        kept = self._without_boilerplate(left, right, shared)
        if len(kept) == len(shared):
            return _copied(left, right, common, shared)
        common = _count_different(left, kept)
        if common < least:
            return None
        return _copied(left, right, common, kept, sum(each.words for each in {*shared} - {*kept}))

    def _without_boilerplate(self, left: Kept, right: Kept, shared: list[Shared]) -> list[Shared]:
        """The passages of which most seeds are not boilerplate of either site; none where that is too few."""
        ours, theirs = choose_seeds(left.grams), choose_seeds(right.grams)
        telling = self._telling(ours, left.site)
        both = np.intersect1d(ours[telling], theirs[self._telling(theirs, right.site)], assume_unique=True)
        if len(both) < _seeds_to_share(left, right):
            return []
        common = ours[~(telling & self._telling(ours, right.site))]
        grams = in_text_order(left.grams)
        is_seed, is_common = np.isin(grams, ours), np.isin(grams, common)
        return [each for each in shared if 2 * is_common[each.grams].sum() <= is_seed[each.grams].sum()]


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
    grams = sort_grams(ours.hashes), sort_grams(theirs.hashes)
    return tuple(
        _witnesses((left, ours.edges), (right, theirs.edges), find_shared(*grams, match_grams(*grams)))
    )


def _seeds_to_share(one: Kept, other: Kept) -> int:
    return min(SEEDS_TO_SHARE, max(1, int(SHARE_OF_SEEDS * min(one.seeds, other.seeds))))


def _copied(left: Kept, right: Kept, common: int, shared: list[Shared], left_out: int = 0) -> Copied:
    of = min(left.size, right.size)
    longest = max(each.words for each in shared)
    reason = f"{common} of {of} word {WORDS}-grams, longest passage {longest} words"
    if left_out:
        reason += f"; {left_out} words left out that many pages of one site share"
    return Copied(left.id, right.id, common, of, tuple(_witnesses(_side(left), _side(right), shared)), reason)


def _side(text: Kept) -> Side:
    return text.id, np.cumsum(text.steps, dtype=np.intp)


def _witnesses(left: Side, right: Side, shared: list[Shared]) -> Iterator[Witness]:
    for at, other, words in shared:
        yield Witness(left[0], _span(left[1], at, words), right[0], _span(right[1], other, words))


def _span(edges: Edges, first: int, words: int) -> Span:
    return Span(int(edges[2 * first]), int(edges[2 * (first + words) - 1]))


def _count_different(left: Kept, shared: list[Shared]) -> int:
    grams = in_text_order(left.grams)
    return len(np.unique(np.concatenate([grams[:0], *(grams[each.grams] for each in shared)])))


def _steps(edges: Edges) -> Steps:
    steps = edges.copy()
    steps[1:] -= edges[:-1]
    longest = int(steps.max(initial=0))
    return steps.astype(np.uint8 if longest < 1 << 8 else np.uint16 if longest < 1 << 16 else np.uint32)
