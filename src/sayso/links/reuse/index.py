"""Texts added one by one, each compared with those before it that share wording.

Seeds say which earlier texts to look at; those are compared in full, so that every figure is a count and none
an estimate.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from hashlib import blake2b
from struct import Struct
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.links.reuse.grams import (
    WORDS,
    choose_seeds,
    count_grams,
    in_text_order,
    match_grams,
    seed_candidates,
    sort_grams,
)
from sayso.links.reuse.holders import NO_SITE, Holders
from sayso.links.reuse.passages import Shared, find_shared
from sayso.links.reuse.seeds import Numbers
from sayso.links.reuse.words import Edges, Hashes, read_words
from sayso.types import Copied, Span, Witness

Steps = npt.NDArray[np.uint8 | np.uint16 | np.uint32]
Side = tuple[str, Edges]
"""A text's id, and the edges of its words."""
HEAD = Struct("<BI")
"""Before a packed fingerprint: bytes of a step, and how many steps there are."""

LEAST_SHARE = 0.2
"""Of the smaller text's grams: a third of an article, reprinted, with some words changed."""
LEAST_GRAMS = 40
"""A paragraph, however long the two texts are."""
LEAST_OF_VERSION = 0.5
"""Of the smaller text's grams, for two pages of one site: less is a notice, a teaser, old background."""
LEAST_TEXT = 10
"""Grams that a text must have to be compared: two lines are in another text by accident."""

SEEDS_TO_SHARE = 3
"""That two texts must share to be compared. A paragraph has nine, a phrase that everybody uses one."""
SHARE_OF_SEEDS = 0.1
"""Of the smaller text's seeds, where that is fewer."""


class Fingerprint(NamedTuple):
    """A text as far as finding its words elsewhere needs it: about as much as the text itself."""

    grams: Hashes
    """In order of size, with their places."""
    steps: Steps
    """From each edge of a word to the next, in the smallest type that holds them."""

    @property
    def seeds(self) -> Hashes:
        """The runs of words by which others that share wording find it, in order of size; none of a text
        that is too short to be compared."""
        grams = self.grams if count_grams(self.grams) >= LEAST_TEXT else self.grams[:0]
        return choose_seeds(seed_candidates(grams))

    def pack(self) -> bytes:
        """As bytes, for keeping."""
        head = HEAD.pack(self.steps.itemsize, len(self.steps))
        return head + self.steps.tobytes() + self.grams.astype("<u8").tobytes()

    @classmethod
    def unpack(cls, packed: bytes) -> Fingerprint:
        """What `pack` made bytes of.

        >>> fingerprint = read_fingerprint("The old lock will close in June.")
        >>> Fingerprint.unpack(fingerprint.pack()).grams.tolist() == fingerprint.grams.tolist()
        True
        """
        width, count = HEAD.unpack_from(packed)
        steps = np.frombuffer(packed, np.dtype(f"<u{width}"), count, HEAD.size)
        return cls(np.frombuffer(packed, "<u8", offset=HEAD.size + width * count), steps)


def read_fingerprint(text: str) -> Fingerprint:
    """What finding the words of a text elsewhere needs."""
    words = read_words(text)
    return Fingerprint(sort_grams(words.hashes), _steps(words.edges))


class Kept(NamedTuple):
    """What the index keeps of a text."""

    id: str
    grams: Hashes
    """In order of size, with their places."""
    steps: Steps
    """From each edge of a word to the next, in the smallest type that holds them."""
    seeds: Hashes
    site: int
    """The number of its site; 0 for none."""
    key: int
    """The site's, or its own where it has no site."""
    size: int
    """How many different grams it has."""
    asked: int
    """How many seeds another must share with it to be compared."""


class ReuseIndex:
    """Which texts share wording with which.

    >>> index = ReuseIndex()
    >>> notice = "The lock at Tirn stays shut until the gates have been repaired, the harbour board said."
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
        self._asked = np.zeros(1024, np.int8)
        self._holders = Holders()
        self._sites: dict[str | None, int] = {None: NO_SITE}
        self._pairs: list[tuple[int, int]] = []
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._texts)

    @property
    def bytes(self) -> int:
        """What the index keeps in arrays."""
        return self._holders.bytes + sum(
            each.nbytes for text in self._texts for each in (text.grams, text.steps, text.seeds)
        )

    @property
    def has_settled(self) -> bool:
        """Whether `pairs()` are all that `add` has given."""
        return not self._holders.has_untelling

    def add(
        self,
        id: str,  # noqa: A002
        text: str | Fingerprint,
        site: str | None = None,
    ) -> tuple[Copied, ...]:
        """The pairs of this text with those added before it.

        Ids are taken to differ. `site` is whatever sets the pages of one outlet apart from others' pages.
        """
        number, kept = len(self._texts), self._keep(id, text, site)
        self._holders.shaken.clear()
        found = []
        for other in self._worth_comparing(self._hold(number, kept), kept):
            copied = self._compare(self._texts[other], kept)
            if copied is not None:
                self._pairs.append((other, number))
                found.append(copied)
        return tuple(found)

    def know(self, id: str, text: Fingerprint, site: str | None = None) -> None:  # noqa: A002
        """Takes in a text whose pairs with those before it are known."""
        self._hold(len(self._texts), self._keep(id, text, site))

    def telling_seeds(self, text: Fingerprint, site: str | None = None) -> tuple[int, ...]:
        """The seeds by which others will find a text that is not there yet; none where it is too short."""
        seeds = text.seeds
        return tuple(seeds[self._holders.not_boilerplate(seeds, self._sites.get(site, NO_SITE))].tolist())

    def shaken(self) -> set[str]:
        """The texts that hold what the text added last has shown to tell less than it did: of these alone
        some pairs may not hold any more."""
        return {self._texts[number].id for number in self._holders.holding(self._holders.shaken)}

    def _hold(self, number: int, kept: Kept) -> Numbers:
        """Puts the seeds of a text in; the texts that hold one of them, as often as they hold one."""
        return self._holders.add(kept.seeds, number, kept.site, kept.key)

    def pairs(self) -> Iterator[Copied]:
        """All pairs as they stand now: the same for the same texts, in whatever order they were added.

        A pair that `add` gave is missing here when texts that came later have shown that what it rests on is
        a site's boilerplate, or in so many texts that others stand for these two.
        """
        for one, other in self._pairs:
            copied = self._compare(self._texts[one], self._texts[other])
            if copied is not None:
                yield copied

    def compare(self, one: str, other: str) -> Copied | None:
        """What two texts share as things stand now, if it is worth a link; KeyError for unknown ids."""
        return self._compare(self._texts[self._numbers[one]], self._texts[self._numbers[other]])

    def _keep(self, id: str, text: str | Fingerprint, site: str | None) -> Kept:  # noqa: A002
        fingerprint = read_fingerprint(text) if isinstance(text, str) else text
        (grams, steps), seeds, size = fingerprint, fingerprint.seeds, count_grams(fingerprint.grams)
        place, key = self._sites.setdefault(site, len(self._sites)), _key(id if site is None else site)
        kept = Kept(id, grams, steps, seeds, place, key, size, _asked(len(seeds)))
        if len(self._texts) == len(self._asked):
            self._asked = np.concatenate((self._asked, np.zeros_like(self._asked)))
        self._asked[len(self._texts)] = kept.asked
        self._numbers[id] = len(self._texts)
        self._texts.append(kept)
        return kept

    def _worth_comparing(self, texts: Numbers, text: Kept) -> list[int]:
        """Which of the texts share seeds enough, each given as often as it shares one."""
        if not len(texts):
            return []
        texts.sort()
        edges = np.concatenate(([0], (texts[1:] != texts[:-1]).nonzero()[0] + 1, [len(texts)]))
        others = texts.take(edges[:-1])
        enough = edges[1:] - edges[:-1] >= np.minimum(self._asked.take(others), text.asked)
        return others[enough].tolist()  # type: ignore[no-any-return]

    def _compare(self, one: Kept, other: Kept) -> Copied | None:
        """What two texts share, if it is worth a link."""
        left, right = (one, other) if one.id <= other.id else (other, one)
        matches = match_grams(left.grams, right.grams)
        common = matches.different
        least = _least(left, right)
        if common < least:
            return None
        boilerplate: set[int] = set()
        if self._holders.has_untelling:
            seeds = _seeds_of_both(left, right)
            boilerplate = self._holders.boilerplate(seeds, left.site, right.site)
            telling = self._holders.count_telling(seeds - boilerplate, min(left.key, right.key))
            if telling < min(left.asked, right.asked):
                return None
        shared = find_shared(left.grams, right.grams, matches)
        kept = _without(boilerplate, left, shared) if boilerplate else shared
        if len(kept) == len(shared):
            return _copied(left, right, common, shared)
        common = _count_different(left, kept)
        if common < least:
            return None
        return _copied(left, right, common, kept, sum(each.words for each in {*shared} - {*kept}))


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


def _seeds_of_both(left: Kept, right: Kept) -> set[int]:
    both = np.concatenate((left.seeds, right.seeds))
    both.sort()
    return {*both[1:][both[1:] == both[:-1]].tolist()}


def _without(boilerplate: set[int], left: Kept, shared: list[Shared]) -> list[Shared]:
    """The passages less than half of whose seeds are boilerplate."""
    candidates = seed_candidates(left.grams)
    is_seed = np.isin(candidates, left.seeds)
    is_boilerplate = np.isin(candidates, np.array([*boilerplate], np.uint64))
    return [
        each
        for each in shared
        if not is_seed[each.grams].any() or 2 * is_boilerplate[each.grams].sum() < is_seed[each.grams].sum()
    ]


def _key(name: str) -> int:
    """A number by which names stand in an order of their own."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=7).digest())


def _least(left: Kept, right: Kept) -> int:
    """How many grams two texts must share for a link."""
    smaller = min(left.size, right.size)
    if left.site == right.site != NO_SITE:
        return math.ceil(LEAST_OF_VERSION * smaller)
    return min(LEAST_GRAMS, math.ceil(LEAST_SHARE * smaller))


def _asked(seeds: int) -> int:
    return min(SEEDS_TO_SHARE, max(1, int(SHARE_OF_SEEDS * seeds)))


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
