"""Trains the weights that label the lines of a page's plain text, and says how good they are elsewhere.

    python -m training.lines PAGES.jsonl.gz [MORE.jsonl.gz ...]            five folds, each domain in one
    python -m training.lines PAGES.jsonl.gz [MORE.jsonl.gz ...] --write    the same; weights from all pages

A page is read twice, and the second reading is trained on what the first makes of pages that it was not
trained on. With `--predictions FOLDER` every page of the folds is also read to its end by weights that
know nothing of its domain, and written as `python -m benchmarks predict` writes `lines` and `thread`.
Needs numpy.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.predict import captured
from benchmarks.predict import lines as predict_lines
from benchmarks.predict import thread as predict_thread
from sayso.page.plain.context import find_context
from sayso.page.plain.labels import KINDS, READINGS, Weights, decode, read_kinds, score, unpack
from sayso.page.plain.lines import read_lines
from training.lines_field import fit_field
from training.lines_pages import FOLDS, Example, add_copies, read_examples

if TYPE_CHECKING:
    from collections.abc import Sequence

WEIGHTS = Path(__file__).parent.parent / "src" / "sayso" / "data" / "lines.json"


class Folds:
    """Both readings, trained without the folds named; each first reading is trained once."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.pages = examples
        self.known: dict[frozenset[int], Weights] = {}

    def fit(self, *left_out: int) -> dict[str, Weights]:
        """The weights of the first and the second reading."""
        again = [
            read_again(page, self._first(*left_out, page.fold))
            for page in self.pages
            if page.fold not in left_out
        ]
        return dict(zip(READINGS, (self._first(*left_out), fit_field(again)), strict=True))

    def _first(self, *left_out: int) -> Weights:
        folds = frozenset(left_out)
        if folds not in self.known:
            self.known[folds] = fit_field([page for page in self.pages if page.fold not in folds])
            sys.stderr.write(f"first reading without folds {sorted(folds)} done\n")
        return self.known[folds]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--predictions", type=Path)
    arguments = parser.parse_args()
    examples = [example for file in arguments.files for example in read_examples(file)]
    folds = Folds(add_copies(examples))
    if arguments.write:
        write_weights(folds.fit())
    found: list[tuple[Example, list[int]]] = []
    for fold in range(FOLDS):
        weights = folds.fit(fold)
        pages = [page for page in examples if page.fold == fold]
        found += [(page, read_twice(page, weights)) for page in pages]
        if arguments.predictions:
            write_predictions(arguments.predictions, pages, weights)
        sys.stderr.write(f"fold {fold + 1} of {FOLDS} done\n")
    for source in sorted({example.source for example in examples}):
        report(source, [pair for pair in found if pair[0].source == source])


def read_again(page: Example, first: Weights) -> Example:
    """The page with the features that a first reading adds."""
    kinds = read_kinds(page.names, page.steps, first)
    context = find_context(read_lines(page.text), kinds)
    return replace(page, names=[own + around for own, around in zip(page.names, context, strict=True)])


def read_twice(page: Example, weights: dict[str, Weights]) -> list[int]:
    """The kind of each line, by its number."""
    second = weights[READINGS[-1]]
    scores = [score(names, second.features) for names in read_again(page, weights[READINGS[0]]).names]
    return decode(scores, page.steps, second.following)


def write_predictions(folder: Path, pages: Sequence[Example], weights: dict[str, Weights]) -> None:
    """Adds these pages, read with these weights, to a file for each source."""
    folder.mkdir(parents=True, exist_ok=True)
    with patch("sayso.page.plain.labels.open_weights", weights.__getitem__):
        for page in pages:
            thread = predict_thread(captured({"id": page.id, "text": page.text}, folder))
            record = {"id": page.id, **predict_lines(page.text), **thread}
            with (folder / page.source.removesuffix(".gz")).open("a", encoding="utf-8") as file:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_weights(weights: dict[str, Weights]) -> None:
    """As a resource: rows of whole numbers, in the order of `Kind`."""
    sections: dict[str, list[list[str]]] = {}
    for reading, fitted in weights.items():
        rows = sorted(fitted.features.items())
        sections[f"{reading} features"] = [[name, row_text(unpack(row))] for name, row in rows]
        for step, matrix in enumerate(fitted.following):
            sections[f"{reading} step {step}"] = [[row_text(row)] for row in matrix]
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
