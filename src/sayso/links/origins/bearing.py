"""How far words bear on a claim: which of the claim's words they hold, the rare ones counting most.

An article of a group speaks of much besides the claim. What all of the group's sentences have in common,
the people and the place it is about, says little about whether a sentence is about the claim itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import fsum, log

from sayso.resources import open_words
from sayso.text import WORD, find_sentences
from sayso.types import Document, Span

EMPTY = open_words("origins-en", "empty")

REMEMBERED = 1 << 15
"""Sentences whose words are kept: a page carries many claims, and each looks through it anew."""

# "blurred", "blurring" and "blur", "pregnancies" and "pregnant" are alike in the letters they begin with.
STEM = 5
ENDINGS = ("ing", "ed", "es", "s", "e")

# What another wording has that the claim's own lacks counts for this much of a word of the claim.
OTHER_WORDING = 0.4


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its inflection, cut to what its relatives share.

    >>> stem("blurring"), stem("Blurred"), stem("pregnancy"), stem("Post's")
    ('blur', 'blur', 'pregn', 'post')
    """
    low = word.casefold().replace("’", "'").removesuffix("'s")
    for ending in ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low.removesuffix(ending)
            break
    if len(low) > 3 and low[-1] == low[-2]:
        low = low[:-1]
    return low[:STEM]


@lru_cache(maxsize=REMEMBERED)
def stems_of(text: str) -> frozenset[str]:
    """The stems of the words that say something.

    >>> sorted(stems_of("The gates were shut on Monday."))
    ['gat', 'monda', 'shut']
    """
    return frozenset(stem(word) for word in WORD.findall(text) if not _is_empty(word))


@lru_cache(maxsize=65536)
def _is_empty(word: str) -> bool:
    return word.casefold().replace("’", "'") in EMPTY


def weigh_words(wordings: Sequence[str], documents: Sequence[Document]) -> Mapping[str, float]:
    """What each stem of the claim weighs: how many documents have it, times its rarity among their sentences.

    The first wording is the claim's own; the others add words, at less weight, that two of them share.
    """
    seen: Counter[str] = Counter()
    having: Counter[str] = Counter()
    sentences = 0
    for document in documents:
        stems = [stems_of(sentence.of(document.text)) for sentence in _sentences(document.text)]
        for each in stems:
            seen.update(each)
        having.update(frozenset().union(*stems))
        sentences += len(stems)
    own = stems_of(wordings[0]) if wordings else frozenset()
    counts = Counter(each for wording in dict.fromkeys(wordings[1:]) for each in stems_of(wording))
    others = {each for each, count in counts.items() if count > 1} - own
    weights = {
        each: having[each] / len(documents) * log((1 + sentences) / (1 + seen[each]))
        for each in own | others
        if seen[each]
    }
    return {each: value if each in own else OTHER_WORDING * value for each, value in weights.items()}


_sentences = lru_cache(maxsize=512)(find_sentences)


def overlap(stems: Iterable[str], weights: Mapping[str, float]) -> float:
    """The share of the claim's weight that words hold, from 0 to 1.

    >>> overlap({"gat", "shut"}, {"gat": 1.0, "shut": 2.0, "monda": 1.0})
    0.75
    """
    # Exact sums: sets come in another order in every run, and bearings are compared.
    whole = fsum(weights.values())
    return fsum(weights[each] for each in stems if each in weights) / whole if whole else 0.0


def overlap_of(spans: Iterable[Span], text: str, weights: Mapping[str, float]) -> float:
    """The share of the claim's weight that the words of some spans hold together."""
    return overlap(frozenset().union(*(stems_of(span.of(text)) for span in spans)), weights)
