"""What peers that compare sets of tokens are given: five words in a row; and their answer as a prediction."""

from __future__ import annotations

import re
from collections.abc import Iterable

from benchmarks.records import Record

WORD = re.compile(r"\w+")
LEAST = 10
"""Grams of a text that counts: the gold leaves out shorter ones."""


def shingle(text: str) -> list[str]:
    words = WORD.findall(text.lower())
    return sorted({" ".join(words[at : at + 5]) for at in range(len(words) - 4)})


def containments(text: str, size: int, others: Iterable[tuple[str, int, float]]) -> Record:
    """Pairs with other texts, each given with its size and Jaccard similarity."""
    pairs = []
    for other, its_size, jaccard in others:
        shared = jaccard * (size + its_size) / (1 + jaccard)
        pairs.append({"left": other, "right": text, "containment": min(1.0, shared / min(size, its_size))})
    return {"pairs": pairs}
