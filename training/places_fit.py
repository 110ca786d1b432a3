"""Logistic weights over named features, and weights that rank the bearers of a name, fitted with numpy."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

# A feature is worth a weight when it is met in so many texts; a name or two words in a row in more.
TEXTS, TEXTS_OF_NAME = 3, 4
EPOCHS, RATE, DECAY = 220, 0.06, 2e-5
RANK_EPOCHS, RANK_DECAY = 250, 1e-4
# Below this a weight changes nothing.
LEAST = 2


def fit_weights(
    rows: Sequence[Sequence[str]], truth: np.ndarray, texts: Sequence[int], scale: int
) -> dict[str, int]:
    """Weights by name; 0 where nothing speaks for either side."""
    vocabulary = choose(rows, texts)
    known = [[vocabulary[name] for name in {*row, "always"} if name in vocabulary] for row in rows]
    flat = np.fromiter((at for row in known for at in row), int)
    owner = np.repeat(np.arange(len(known)), [len(row) for row in known])
    weights = np.zeros(len(vocabulary))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, EPOCHS + 1):
        scores = np.bincount(owner, weights[flat], len(known))
        off = 1 / (1 + np.exp(-scores)) - truth
        slope = np.bincount(flat, off[owner], len(vocabulary)) / len(known) + DECAY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope * slope
        rate = RATE * (1 - step / (EPOCHS + 1))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-7)
    whole = np.rint(weights * scale).astype(int)
    return {name: int(whole[at]) for name, at in vocabulary.items() if abs(whole[at]) >= LEAST}


def choose(rows: Sequence[Sequence[str]], texts: Sequence[int]) -> dict[str, int]:
    met: dict[str, set[int]] = defaultdict(set)
    for row, text in zip(rows, texts, strict=True):
        for name in row:
            if len(met[name]) < TEXTS_OF_NAME:
                met[name].add(text)
    needed = {name: TEXTS_OF_NAME if name.startswith("name ") else TEXTS for name in met}
    kept = sorted(name for name in met if len(met[name]) >= needed[name])
    return {name: at for at, name in enumerate([*kept, "always"])}


def fit_rank_weights(
    groups: Sequence[Sequence[Sequence[tuple[str, float]]]], right: Sequence[Sequence[bool]], scale: int
) -> dict[str, int]:
    """Weights by name under which the right members of each group outweigh the others."""
    names = sorted({name for rows in groups for row in rows for name, _ in row})
    vocabulary = {name: at for at, name in enumerate(names)}
    flat, values, owner, group_of, good = [], [], [], [], []
    member = 0
    for number, (rows, goods) in enumerate(zip(groups, right, strict=True)):
        for row, is_right in zip(rows, goods, strict=True):
            for name, value in row:
                flat.append(vocabulary[name])
                values.append(value)
                owner.append(member)
            group_of.append(number)
            good.append(is_right)
            member += 1
    columns = np.array(flat), np.array(values), np.array(owner), np.array(group_of), np.array(good, float)
    weights = _rank(columns, len(vocabulary), len(groups))
    whole = np.rint(weights * scale).astype(int)
    return {name: int(whole[at]) for name, at in vocabulary.items() if whole[at]}


def _rank(columns: tuple[np.ndarray, ...], count: int, groups: int) -> np.ndarray:
    flat, values, owner, group_of, good = columns
    weights = np.zeros(count)
    first, second = np.zeros(count), np.zeros(count)
    for step in range(1, RANK_EPOCHS + 1):
        scores = np.bincount(owner, weights[flat] * values, len(group_of))
        top = np.full(groups, -np.inf)
        np.maximum.at(top, group_of, scores)
        powers = np.exp(scores - top[group_of])
        all_, goods = np.bincount(group_of, powers), np.bincount(group_of, powers * good)
        off = powers / all_[group_of] - powers * good / goods[group_of]
        slope = np.bincount(flat, off[owner] * values, count) / groups + RANK_DECAY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope * slope
        rate = RATE * (1 - step / (RANK_EPOCHS + 1))
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-7)
    return weights
