"""Trains the weights that label the lines of a page's plain text, and says how good they are elsewhere.

    python -m training.lines PAGES.jsonl.gz [MORE.jsonl.gz ...]            five folds, each domain in one
    python -m training.lines PAGES.jsonl.gz [MORE.jsonl.gz ...] --write    trains on all, writes the weights

A record is `{domain, text, lines}` with one kind for each line of the text. The model is a linear-chain
conditional random field trained with a margin: every wrong label is given a head start of 1, which buys one
point of F1 for articles. Needs numpy, which the package does not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sayso.page.plain.features import find_features
from sayso.page.plain.labels import KINDS, Weights, decode, find_steps, score
from sayso.page.plain.lines import read_lines
from sayso.page.plain.threads import split_author

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WEIGHTS = Path(__file__).parent.parent / "src" / "sayso" / "data" / "lines.json"
COUNT = len(KINDS)
STEPS = 4
FOLDS = 5
# A feature is worth a weight when it is met on so many domains; a word on more,
# or it would be a story's word.
DOMAINS, DOMAINS_OF_WORD = 4, 20
EPOCHS, RATE, DECAY, BATCH, MARGIN = 10, 0.05, 5e-7, 12, 1.0
# The words around a comment widget, and how often a comment answers another by name or shows its votes.
OPENING = (
    "Subscribe", "Login", "Notify of", "guest", "Comments", "Oldest", "Newest", "Most Voted",
    "Inline Feedbacks", "View all comments",
)  # fmt: skip
UNITS = ("hours", "days", "months", "years")
ANSWERING, VOTING, FEWEST_NAMED = 0.4, 0.7, 2
# Weights are stored as whole numbers of 1/SCALE; below LEAST a feature changes nothing.
SCALE, LEAST = 32, 3


@dataclass
class Example:
    """A page's lines as features, with the kind of each."""

    source: str
    domain: str
    text: str
    labels: Sequence[str]
    names: list[list[str]]
    steps: list[int]
    kinds: list[int]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    examples = [example for file in arguments.files for example in read_examples(file)]
    if arguments.write:
        write_weights(fit(examples))
        return
    found: list[tuple[Example, list[int]]] = []
    for fold in range(FOLDS):
        weights = fit([example for example in examples if fold_of(example.domain) != fold])
        for example in examples:
            if fold_of(example.domain) == fold:
                scores = [score(names, weights.features) for names in example.names]
                found.append((example, decode(scores, example.steps, weights.following)))
        sys.stderr.write(f"fold {fold + 1} of {FOLDS} done\n")
    for source in sorted({example.source for example in examples}):
        report(source, [pair for pair in found if pair[0].source == source])


def read_examples(file: Path) -> Iterator[Example]:
    """The pages of a file."""
    with gzip.open(file, "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            yield make_example(file.name, record["domain"], record["text"], record["lines"])


def make_example(source: str, domain: str, text: str, labels: Sequence[str]) -> Example:
    """A page of which the kind of every line is known."""
    lines = read_lines(text)
    kinds = [KINDS.index(labels[line.number]) for line in lines]
    return Example(source, domain, text, labels, find_features(lines), find_steps(lines), kinds)


def make_small(example: Example, chance: random.Random) -> Example:
    """The same page with a few paragraphs and little around them.

    Nearly all pages at hand are long and full of menus; without small ones a bulletin of three
    paragraphs is taken for furniture.
    """
    paragraphs, furniture, kept = chance.randint(2, 8), chance.uniform(0.05, 0.4), []
    labels = example.labels
    for at, line in enumerate(example.text.split("\n")):
        kind = labels[at]
        beside_comment = any(near.startswith("comment-") for near in labels[max(0, at - 4) : at + 4])
        if kind == "article":
            paragraphs -= 1
        dropped = kind == "related" or (kind == "article" and paragraphs < 0)
        if not dropped and (
            not line.strip() or kind != "furniture" or beside_comment or chance.random() < furniture
        ):
            kept.append((line, kind))
    text = "\n".join(line for line, _ in kept)
    return make_example(example.source, example.domain, text, [kind for _, kind in kept])


def make_widget(example: Example, chance: random.Random) -> Example | None:
    """The same page with its thread in the words of a comment widget; None where it names too few commenters.

    wpDiscuz threads are on the pages that matter most here and on next to none of those at hand.
    """
    if example.labels.count("comment-author") < FEWEST_NAMED:
        return None
    made: list[tuple[str, str]] = []
    earlier = ""
    for line, kind in zip(example.text.split("\n"), example.labels, strict=True):
        if kind == "comment-author":
            name = split_author(line)[0] or line
            made += _foot(chance) if earlier else [(words, "furniture") for words in OPENING]
            made += [(name, kind), (f"{chance.randint(1, 11)} {chance.choice(UNITS)} ago", "comment-meta")]
            if earlier and chance.random() < ANSWERING:
                made.append((f"Reply to {earlier}", "comment-meta"))
            earlier = name
        elif kind != "comment-meta":
            made.append((line, kind))
    text = "\n".join(line for line, _ in made)
    return make_example(example.source, example.domain, text, [kind for _, kind in made])


def _foot(chance: random.Random) -> list[tuple[str, str]]:
    """Votes and button below a comment."""
    votes = [(str(chance.randint(-9, 40)), "comment-meta")] if chance.random() < VOTING else []
    return [*votes, ("Reply", "comment-meta")]


def fold_of(domain: str) -> int:
    """The fold that a domain's pages belong to."""
    return int(md5(domain.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def fit(examples: Sequence[Example]) -> Weights:
    """Weights trained on these pages, rounded as they are stored."""
    chance = random.Random(0)
    widgets = [made for example in examples if (made := make_widget(example, chance))]
    examples = [*examples, *widgets, *(make_small(example, chance) for example in [*examples[::2], *widgets])]
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
        name: tuple(emitted[at].tolist())
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


def write_weights(weights: Weights) -> None:
    """As a resource: rows of whole numbers, in the order of `Kind`."""
    sections = {"features": [[name, row_text(row)] for name, row in sorted(weights.features.items())]}
    for step, matrix in enumerate(weights.following):
        sections[f"step {step}"] = [[row_text(row)] for row in matrix]
    text = json.dumps(sections, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n")
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


def row_text(row: Sequence[float]) -> str:
    return " ".join(map(str, row))


def report(source: str, found: Sequence[tuple[Example, list[int]]]) -> None:
    """Prints F1 by kind over all lines, then on pages with comments."""
    for title, pairs in (
        ("", found),
        (" with comments", [pair for pair in found if "comment-body" in pair[0].labels]),
    ):
        figures = " ".join(f"{kind} {f1(pairs, at):.3f}" for at, kind in enumerate(KINDS))
        sys.stdout.write(f"{source}{title}, {len(pairs)} pages: {figures}\n")


def f1(pairs: Sequence[tuple[Example, list[int]]], kind: int) -> float:
    right = gold = ours = 0
    for example, kinds in pairs:
        right += sum(a == b == kind for a, b in zip(example.kinds, kinds, strict=True))
        gold += example.kinds.count(kind)
        ours += kinds.count(kind)
    return 2 * right / max(1, gold + ours)


if __name__ == "__main__":
    main()
