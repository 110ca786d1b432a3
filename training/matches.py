"""Fits the few numbers by which `sayso.links.matches` weighs its signs, and prints them.

    python -m training.matches CLAIMS.jsonl.gz POSTS.jsonl.gz [--held-out MORE.jsonl.gz]

CLAIMS holds {id, claim, title}, POSTS {id, text, gold: [ids]}. First how a text chooses among claims: the
weights under which the right ones are likeliest among the best sixty by either sign. Then when two statements
say the same: posts and their first six claims, titles and the claims that lie nearest.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from sayso.links.matches import ClaimIndex, state
from sayso.links.matches.features import likeness_of_meaning, shared_words
from sayso.links.matches.terms import terms_of

CANDIDATES = 60
COMPARED = 6
EVERY = 8
"""Of the titles: the claims are many, and those that lie near cost a search each."""
PULL = 1e-4
"""Towards nought, so that numbers stay small where data say little."""

Record = dict[str, Any]


def read(path: Path) -> list[Record]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def choices(index: ClaimIndex, posts: list[Record], claims: dict[str, Record]) -> list[tuple[Tensor, Tensor]]:
    """For each post the signs of its candidates (C x 3), and which of them are right (C)."""
    wordings = [terms_of(claim["claim"]) for claim in claims.values()]
    found = []
    for post in posts:
        signs = np.stack(index.look_for_signs(post["text"]), 1)
        sums = signs[:, 0], signs[:, 1] + signs[:, 2]
        best = np.unique(np.concatenate([np.argsort(-of, kind="stable")[:CANDIDATES] for of in sums]))
        # A claim that stands there twice is right both times.
        named = {terms_of(claims[name]["claim"]) for name in post["gold"]}
        right = np.array([wordings[number] in named for number in best])
        if right.any():
            found.append((torch.tensor(signs[best]), torch.tensor(right / right.sum(), dtype=torch.float32)))
    return found


def fit_choice(given: list[tuple[Tensor, Tensor]]) -> Tensor:
    # Sums of BM25 are some twenty times as large as likeness.
    scale = torch.tensor([0.05, 1.0, 1.0])

    def loss(weights: Tensor) -> Tensor:
        each = [
            -(right * functional.log_softmax(signs @ (weights * scale), 0)).sum() for signs, right in given
        ]
        return torch.stack(each).mean()

    return _least(loss, 3) * scale


def pairs(
    index: ClaimIndex, posts: list[Record], claims: dict[str, Record]
) -> Iterator[tuple[list[float], bool]]:
    """Likeness of meaning and shared words of pairs, and whether they say the same."""
    for post in posts:
        right = {terms_of(claims[name]["claim"]) for name in post["gold"]}
        for found in index.rank(post["text"], COMPARED):
            claim = claims[found.id]["claim"]
            yield _looked_at(post["text"], claim), terms_of(claim) in right
    for record in list(claims.values())[::EVERY]:
        own = terms_of(record["claim"])
        yield _looked_at(record["title"], record["claim"]), True
        near = [claims[found.id]["claim"] for found in index.rank(record["title"], COMPARED)]
        for claim in [claim for claim in near if terms_of(claim) != own][:3]:
            yield _looked_at(record["title"], claim), False


def _looked_at(left: str, right: str) -> list[float]:
    ours, theirs = state(left), state(right)
    return [likeness_of_meaning(ours, theirs).score, shared_words(ours, theirs).score, 1.0]


def fit_sameness(given: list[tuple[list[float], bool]]) -> Tensor:
    looked_at = torch.tensor([each for each, _same in given])
    same = torch.tensor([float(same) for _each, same in given])
    return _least(lambda weights: functional.binary_cross_entropy_with_logits(looked_at @ weights, same), 3)


def _least(loss: Any, count: int) -> Tensor:
    weights = torch.zeros(count, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def step() -> Tensor:
        search.zero_grad()
        found: Tensor = loss(weights) + PULL * (weights**2).sum()
        found.backward()
        return found

    search.step(step)
    return weights.detach()


def report(name: str, weights: Tensor, given: list[tuple[list[float], bool]]) -> None:
    scores = torch.tensor([each for each, _same in given]) @ weights
    same = torch.tensor([same for _each, same in given])
    said = scores > 0
    right = float((said & same).sum())
    print(f"{name}: precision {right / float(said.sum()):.3f}, recall {right / float(same.sum()):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("claims", type=Path)
    parser.add_argument("posts", type=Path)
    parser.add_argument("--held-out", type=Path)
    given = parser.parse_args()
    claims = {record["id"]: record for record in read(given.claims)}
    index = ClaimIndex()
    for record in claims.values():
        index.add(record["id"], record["claim"], record["title"])
    posts = read(given.posts)
    print("terms, claim, title:", fit_choice(choices(index, posts, claims)).tolist())
    compared = list(pairs(index, posts, claims))
    sameness = fit_sameness(compared)
    print("meaning, words, nothing alike:", sameness.tolist())
    report("fitted to", sameness, compared)
    if given.held_out:
        report("held out", sameness, list(pairs(index, read(given.held_out), claims)))


if __name__ == "__main__":
    main()
