"""bm25s as its documentation calls it: English stop words and Snowball's stemmer."""

from __future__ import annotations

from functools import cache

import bm25s
import Stemmer

from benchmarks.records import Record, read_against

MOST = 20
STEMMER = Stemmer.Stemmer("english")


def matches(text: str) -> Record:
    index, ids = _index()
    query = bm25s.tokenize([text], stopwords="en", stemmer=STEMMER, show_progress=False)
    found, scores = index.retrieve(query, k=2 * MOST, show_progress=False)
    # It leaves open in which order equal scores come, and many claims stand there twice: in the order of
    # the claims, as Sayso gives them.
    ranked = sorted(zip((-scores[0]).tolist(), found[0].tolist(), strict=True))
    return {"ranked": [ids[number] for _score, number in ranked[:MOST]]}


@cache
def _index() -> tuple[bm25s.BM25, list[str]]:
    claims = list(read_against())
    texts = [f"{claim['claim']} {claim['title']}" for claim in claims]
    index = bm25s.BM25()
    tokens = bm25s.tokenize(texts, stopwords="en", stemmer=STEMMER, show_progress=False)
    index.index(tokens, show_progress=False)
    return index, [claim["id"] for claim in claims]
