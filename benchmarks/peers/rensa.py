"""rensa: MinHash signatures of a text's grams, looked up in an index of them."""

from __future__ import annotations

from rensa import RMinHash, RMinHashLSH

from benchmarks.peers.shingles import LEAST, containments, shingle
from benchmarks.records import Record

PERMUTATIONS = 128
INDEX = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=32)
KEPT: list[tuple[str, int, RMinHash]] = []


def reuse(named: tuple[str, str]) -> Record:
    name, text = named
    grams = shingle(text)
    if len(grams) < LEAST:
        return {"pairs": []}
    signature = RMinHash(num_perm=PERMUTATIONS, seed=1)
    signature.update(grams)
    others = [KEPT[number] for number in INDEX.query(signature)]
    INDEX.insert(len(KEPT), signature)
    KEPT.append((name, len(grams), signature))
    return containments(
        name, len(grams), ((other, size, signature.jaccard(theirs)) for other, size, theirs in others)
    )
