"""Fits how sure the tagger says it is, on articles that it was not trained on, and from where it speaks up.

    python -m training.attribution.calibrate TRAIN.jsonl.gz --dev DEV.jsonl.gz [--write]

Uses every sixteenth article of TRAIN, those that `fit` leaves out, and the weights in the package.
Prints the expected calibration error on DEV, in ten equal bins.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sayso.document import article_document
from sayso.statements.decoding import (
    BEGINS_CONTENT,
    BEGINS_SOURCE,
    best_paths,
    evidence,
    find_cues,
    find_pieces,
    load_weights,
)
from sayso.statements.encoder import score
from sayso.statements.windows import Window, make_windows
from sayso.text import find_words
from sayso.types import Span
from training.attribution.examples import Article, Attribution, read_articles
from training.attribution.fit import is_held_out

BINS = 10
STEPS = 50
SMALLEST = 1e-3


class Guess(NamedTuple):
    source: frozenset[Span]
    content: frozenset[Span]
    evidence: np.ndarray


def guesses(article: Article) -> Iterator[Guess]:
    """Everything that the tagger might say of an article, in words, with what speaks for it."""
    transitions = load_weights().transitions
    for window in make_windows(article.text, [one.span for one in article_document(article.text).passages]):
        scores = score(window)
        cues = find_cues(scores)
        paths = best_paths([scores.roles[number] for number, _ in cues], transitions)
        for (_, cue), (tags, chance) in zip(cues, paths, strict=True):
            content = _words(article.text, window, find_pieces(tags, BEGINS_CONTENT))
            if content:
                source = _words(article.text, window, find_pieces(tags, BEGINS_SOURCE))
                yield Guess(source, content, evidence(cue, tags, chance, scores.cues))


def _words(text: str, window: Window, stretches: Iterable[Span]) -> frozenset[Span]:
    spans = (Span(window.units[one.start].start, window.units[one.end - 1].end) for one in stretches)
    return frozenset(word for span in spans for word in find_words(text, span))


def are_right(found: list[Guess], article: Article) -> list[bool]:
    """Which guesses meet an annotation of their own: in contents by half, in sources by a word."""
    wanted = [_wanted(article.text, one) for one in article.attributions]
    pairs = sorted(
        (-shared, number, other)
        for number, guess in enumerate(found)
        for other, (source, content) in enumerate(wanted)
        if (shared := len(guess.content & content) / len(guess.content | content)) >= 0.5
    )
    right, taken = [False] * len(found), set()
    for _, number, other in pairs:
        source = wanted[other][0]
        agrees = bool(source & found[number].source) if source else not found[number].source
        if agrees and not right[number] and other not in taken:
            right[number] = True
            taken.add(other)
    return right


def _wanted(text: str, one: Attribution) -> tuple[frozenset[Span], frozenset[Span]]:
    source, content = (
        frozenset(word for span in spans for word in find_words(text, Span(*span)))
        for spans in (one.source, one.content)
    )
    return source, content


def fit_logistic(known: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of evidence, a constant last, by Newton's method."""
    rows = np.column_stack([known, np.ones(len(known))])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - sure) - SMALLEST * weights
        bend = (rows * (sure * (1 - sure))[:, None]).T @ rows + SMALLEST * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return weights


def best_threshold(sure: np.ndarray, right: np.ndarray, wanted: int) -> float:
    """From which confidence on F1 is highest."""
    order = np.argsort(-sure)
    hits = np.cumsum(right[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + wanted)
    print(f"highest F1 {f1.max():.3f}")
    return float(sure[order][f1.argmax()])


def calibration_error(sure: np.ndarray, right: np.ndarray) -> float:
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    return float(
        sum(abs(sure[bins == one].sum() - right[bins == one].sum()) for one in range(BINS)) / len(sure)
    )


def gather(articles: Iterable[Article]) -> tuple[np.ndarray, np.ndarray, int]:
    known, right, wanted = [], [], 0
    for article in articles:
        found = list(guesses(article))
        known += [guess.evidence for guess in found]
        right += are_right(found, article)
        wanted += len(article.attributions)
    return np.array(known, float), np.array(right, float), wanted


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    known, right, wanted = gather(filter(is_held_out, read_articles(given.train)))
    weights = fit_logistic(known, right)
    enough = best_threshold(_sure(known, weights), right, wanted)
    print(f"weights {weights.round(3).tolist()}, enough {enough:.3f}")
    known, right, _ = gather(read_articles(given.dev))
    sure = _sure(known, weights)
    given_out = sure >= enough
    print(
        f"calibration error on {given.dev.name}: {calibration_error(sure[given_out], right[given_out]):.3f}"
    )
    if given.write:
        path = Path(str(files("sayso"))) / "data" / "attribution.json"
        kept = json.loads(path.read_text("utf-8"))
        kept["confidence"] = [[" ".join(f"{weight:.4f}" for weight in weights)]]
        kept["enough"] = [[f"{enough:.3f}"]]
        path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def _sure(known: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(known @ weights[:-1] + weights[-1])))


if __name__ == "__main__":
    main()
