"""datasketch: MinHash signatures of a text's grams, looked up in an index of them."""

from __future__ import annotations

from datasketch import MinHash, MinHashLSH

from benchmarks.peers.shingles import LEAST, containments, shingle
from benchmarks.records import Record

PERMUTATIONS = 128
INDEX = MinHashLSH(threshold=0.5, num_perm=PERMUTATIONS)
KEPT: list[tuple[str, int, MinHash]] = []


def reuse(named: tuple[str, str]) -> Record:
    name, text = named
    grams = shingle(text)
    if len(grams) < LEAST:
        return {"pairs": []}
    signature = MinHash(num_perm=PERMUTATIONS)
    signature.update_batch([gram.encode() for gram in grams])
    others = [KEPT[int(number)] for number in INDEX.query(signature)]
    INDEX.insert(str(len(KEPT)), signature)
    KEPT.append((name, len(grams), signature))
    return containments(
        name, len(grams), ((other, size, signature.jaccard(theirs)) for other, size, theirs in others)
    )
