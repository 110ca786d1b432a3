"""A linear-chain conditional random field over named features, fitted to pages with numpy.

It is trained with a margin: every wrong label is given a head start of 1, which buys one point of F1 for
articles.
"""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from sayso.page.plain.labels import KINDS, Weights, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.lines_pages import Example

COUNT = len(KINDS)
STEPS = 4
# A feature is worth a weight when it is met on so many domains; a word on more,
# or it would be a story's word.
DOMAINS, DOMAINS_OF_WORD = 4, 20
EPOCHS, RATE, DECAY, BATCH, MARGIN = 10, 0.05, 5e-7, 12, 1.0
# Weights are stored as whole numbers of 1/SCALE; below LEAST a feature changes nothing.
SCALE, LEAST = 32, 3


def fit_field(examples: Sequence[Example]) -> Weights:
    """Weights trained on these pages, rounded as they are stored."""
    chance = random.Random(0)
    vocabulary = choose_features(examples)
    ordered = sorted(examples, key=lambda example: len(example.kinds))
    batches = [Batch(ordered[at : at + BATCH], vocabulary) for at in range(0, len(ordered), BATCH)]
    weights = Adam(np.zeros((len(vocabulary), COUNT))), Adam(np.zeros((STEPS, COUNT, COUNT)))
    total, added = [np.zeros_like(each.value) for each in weights], 0
    for epoch in range(EPOCHS):
        chance.shuffle(batches)
        rate = RATE * (1 - epoch / EPOCHS)
        for batch in batches:
            slopes = batch.slopes(weights[0].value, weights[1].value)
            for each, slope in zip(weights, slopes, strict=True):
                root = np.sqrt(batch.size)
                each.step(slope / root / 10 + DECAY * 10 * root * each.value, rate)
        if epoch >= EPOCHS // 2:
            total = [sum_ + each.value for sum_, each in zip(total, weights, strict=True)]
            added += 1
    emitted, following = (np.rint(sum_ / added * SCALE).astype(int) for sum_ in total)
    features = {
        name: pack(emitted[at].tolist())
        for name, at in vocabulary.items()
        if np.abs(emitted[at] - np.median(emitted[at])).max() >= LEAST
    }
    return Weights(features, following.tolist())


def choose_features(examples: Sequence[Example]) -> dict[str, int]:
    """The features met on enough domains, numbered."""
    domains: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for names in example.names:
            for name in names:
                domains[name].add(example.domain)
    needed = {name: DOMAINS_OF_WORD if name.startswith("word ") else DOMAINS for name in domains}
    return {name: at for at, name in enumerate(sorted(n for n in domains if len(domains[n]) >= needed[n]))}


class Adam:
    """A weight array and the running moments of its slope."""

    def __init__(self, value: np.ndarray) -> None:
        self.value, self.first, self.second, self.steps = value, np.zeros_like(value), np.zeros_like(value), 0

    def step(self, slope: np.ndarray, rate: float) -> None:
        self.steps += 1
        self.first = 0.9 * self.first + 0.1 * slope
        self.second = 0.99 * self.second + 0.01 * slope * slope
        first, second = self.first / (1 - 0.9**self.steps), self.second / (1 - 0.99**self.steps)
        self.value = self.value - rate * first / (np.sqrt(second) + 1e-6)


class Batch:
    """Pages of like length, laid side by side: axes are page, line, kind."""

    def __init__(self, examples: Sequence[Example], vocabulary: dict[str, int]) -> None:
        longest = max(len(example.kinds) for example in examples)
        shape = (len(examples), longest)
        self.there, self.steps, self.gold = np.zeros(shape, bool), np.zeros(shape, int), np.zeros(shape, int)
        flat: list[int] = []
        counts: list[int] = []
        for page, example in enumerate(examples):
            end = len(example.kinds)
            self.there[page, :end], self.steps[page, :end], self.gold[page, :end] = (
                True,
                example.steps,
                example.kinds,
            )
            for names in example.names:
                known = [vocabulary[name] for name in names if name in vocabulary]
                flat.extend(known)
                counts.append(len(known))
        self.flat, self.counts, self.size = np.array(flat), np.array(counts), len(counts)
        self.starts = np.concatenate([[0], np.cumsum(self.counts)[:-1]])

    def slopes(self, emitted: np.ndarray, following: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """How the loss changes with each weight."""
        scores = np.zeros((*self.there.shape, COUNT))
        scores[self.there] = np.add.reduceat(emitted[self.flat], self.starts)
        scores += MARGIN * (1 - np.eye(COUNT))[self.gold] * self.there[:, :, None]
        single, double = self._expect(scores, following)
        page, line = np.nonzero(self.there)
        single[page, line, self.gold[page, line]] -= 1
        page, line = np.nonzero(self.there[:, 1:])
        above, below = self.gold[page, line], self.gold[page, line + 1]
        np.add.at(double, (self.steps[page, line + 1], above, below), -1)
        lines = single[self.there]
        slope = np.stack(
            [
                np.bincount(self.flat, np.repeat(lines[:, kind], self.counts), len(emitted))
                for kind in range(COUNT)
            ],
            1,
        )
        return slope, double

    def _expect(self, scores: np.ndarray, following: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Expected kinds of each line, and expected pairs by sort of step (forward, then backward)."""
        length = scores.shape[1]
        forward = np.zeros_like(scores)
        forward[:, 0] = scores[:, 0]
        for at in range(1, length):
            reached = log_sum(forward[:, at - 1, :, None] + following[self.steps[:, at]], 1) + scores[:, at]
            forward[:, at] = np.where(self.there[:, at, None], reached, forward[:, at - 1])
        whole = log_sum(forward[:, -1], 1)
        single, double = np.zeros_like(scores), np.zeros_like(following)
        backward = np.zeros_like(scores[:, 0])
        for at in range(length - 1, -1, -1):
            here = self.there[:, at, None]
            single[:, at] = np.exp(forward[:, at] + backward - whole[:, None]) * here
            if at == 0:
                break
            onward = following[self.steps[:, at]] + (scores[:, at] + backward)[:, None, :]
            pairs = np.exp(forward[:, at - 1, :, None] + onward - whole[:, None, None]) * here[:, :, None]
            np.add.at(double, self.steps[:, at], pairs)
            backward = np.where(here, log_sum(onward, 2), backward)
        return single, double


def log_sum(values: np.ndarray, axis: int) -> np.ndarray:
    top = values.max(axis, keepdims=True)
    return np.squeeze(top + np.log(np.exp(values - top).sum(axis, keepdims=True)), axis)
