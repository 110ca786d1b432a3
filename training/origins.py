"""Fits what the signs of a source weigh that it is one of the claim, and says how good they are elsewhere.

    python -m training.origins GROUPS ...          each group read with weights that do not know it
    python -m training.origins GROUPS ... --write  the same; weights from all groups into the resource

`--beside STORIES.jsonl.gz` gives groups that are always fitted to and never judged: stories of our own, which
`python -m training.origins_stories` writes. Groups of real articles that we labelled come from
`python -m training.origins_labels`.

A record is `{group, claim_wording, articles: [{id, body, headlines, cites: [{span, name, text}]}]}`. A source
that repeats one that is marked elsewhere in its article is neither right nor wrong. Needs numpy.
"""

from __future__ import annotations

import argparse
import sys
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

import sayso
from benchmarks.records import read_records
from sayso.links.origins.giving import Given
from sayso.links.origins.parties import words_of
from sayso.links.origins.signs import find_signs
from sayso.links.origins.tracing import read_group

RESOURCE = Path(__file__).parent.parent / "resources" / "origins-en.txt"
OPENING = (
    "# What the signs weigh that a source is one of the claim: fitted by `python -m training.origins`.\n"
)
# Of the overlap of two spans, by their union: as the measure matches them.
SAME_SPAN = 0.2
# With thirty weights and some two thousand sources. Of groups left out, stories beside: sources .648 at 1 and
# .634 at 2, from .25 on; dependence .88 and .84, counts within one .86 and .79.
HELD_BACK = 1.0
ROUNDS = 60

Floats = npt.NDArray[np.float64]


class Example(NamedTuple):
    group: str
    signs: dict[str, float]
    right: bool


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("groups", type=Path, nargs="+")
    arguments.add_argument("--beside", type=Path)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    groups = {path: _read_all(path) for path in options.groups}
    beside = _read_all(options.beside) if options.beside else []
    everything = [*chain.from_iterable(groups.values()), *beside]
    names = list(everything[0].signs)
    for path, theirs in groups.items():
        others = [*chain.from_iterable(groups[each] for each in groups if each != path), *beside]
        sys.stdout.write(f"{path.name}\n{judge(theirs, others, names)}")
    if options.write:
        write(names, fit(everything, names))


def _read_all(path: Path) -> list[Example]:
    return [example for record in read_records(path) for example in read_examples(record)]


def read_examples(record: dict[str, Any]) -> list[Example]:
    """Every source of every article, with its signs and whether it is marked."""
    articles = record["articles"]
    documents = [sayso.read_text(article["body"]) for article in articles]
    headlines = [headline["text"] for article in articles for headline in article["headlines"]]
    group = read_group(documents, [record["claim_wording"], *headlines])
    return [
        Example(record["group"], signs, right)
        for article, reading, all_signs in zip(articles, group.readings, find_signs(group), strict=True)
        for given, signs in zip(reading.given, all_signs, strict=True)
        if (right := is_marked(given, article["cites"])) is not None
    ]


def is_marked(given: Given, cites: list[dict[str, Any]]) -> bool | None:
    """Whether a source is marked as one of the claim; None for another mention of one that is."""
    if not given.again and any(shared(given.named.span, cite["span"]) >= SAME_SPAN for cite in cites):
        return True
    names = {words_of(cite[key]) for cite in cites for key in ("name", "text")}
    return None if words_of(given.named.name) in names else False


def shared(left: tuple[int, int], right: tuple[int, int]) -> float:
    inside = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, inside) / (max(left[1], right[1]) - min(left[0], right[0]))


def fit(examples: list[Example], names: list[str]) -> Floats:
    """The weights of a logistic regression, by Newton's method."""
    signs = np.array([[example.signs[name] for name in names] for example in examples])
    right = np.array([float(example.right) for example in examples])
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (likely - right) + HELD_BACK * weights
        bend = (signs * (likely * (1 - likely))[:, None]).T @ signs + HELD_BACK * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
    return weights


def judge(examples: list[Example], beside: list[Example], names: list[str]) -> str:
    """F1 at several thresholds, each group judged by the weights of the others and of those beside."""
    likely = np.zeros(len(examples))
    right = np.array([example.right for example in examples])
    for group in {example.group for example in examples}:
        weights = fit([example for example in examples if example.group != group] + beside, names)
        for at, example in enumerate(examples):
            if example.group == group:
                total = np.dot([example.signs[name] for name in names], weights)
                likely[at] = 1 / (1 + np.exp(-total))
    lines = []
    for least in (0.2, 0.25, 0.3, 0.4, 0.5):
        hits, wrong = (right & (likely >= least)).sum(), (~right & (likely >= least)).sum()
        lines.append(f"from {least}: F1 {2 * hits / (hits + wrong + right.sum()):.3f}\n")
    return "".join(lines)


def write(names: list[str], weights: Floats) -> None:
    text = RESOURCE.read_text(encoding="utf-8").partition(OPENING)[0]
    entries = "".join(f"{name}  {weight:.3f}\n" for name, weight in zip(names, weights, strict=True))
    RESOURCE.write_text(f"{text}{OPENING}[signs]\n{entries}", encoding="utf-8")


if __name__ == "__main__":
    main()
