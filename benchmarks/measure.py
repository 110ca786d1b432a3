"""Every task on the development data: predict, score, and one table of what came out."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.results import machine
from benchmarks.scoring import PAGE, TEXT, figures, gold_file, last_json, scorer, write_inputs


class Run(NamedTuple):
    """One row of the table: a task on a gold file, and the figures to show."""

    task: str
    gold: str
    figures: tuple[str, ...]
    inputs: tuple[str, ...]
    """The fields of a gold record that a prediction may see."""
    texts: str | None = None
    """Another gold file whose `text` is read in place of the saved page."""


RUNS = (
    Run("article", "pages/articles.jsonl.gz",
        ("f1", "shub.f1", "aed.f1", "wcxb.f1", "fundus.f1", "headline_exact", "byline_f1", "published_acc",
         "published_precision"), PAGE),
    Run("thread", "pages/comments.jsonl.gz",
        ("detection_f1", "author_recall", "parent_recall", "time_recall"), PAGE),
    Run("thread", "pages/comments_forum.jsonl.gz",
        ("detection_f1", "author_recall", "parent_recall", "time_recall"), PAGE),
    Run("thread", "pages/comments.jsonl.gz",
        ("detection_f1", "author_recall", "time_recall"), TEXT, texts="pages/segments.jsonl.gz"),
    Run("lines", "pages/segments.jsonl.gz",
        ("f1.article", "f1.comment-body", "comment_pages.f1.comment-body", "macro_f1"), TEXT),
    Run("lines", "pages/segments-spaced.jsonl.gz",
        ("f1.article", "f1.comment-body", "comment_pages.f1.comment-body", "macro_f1"), TEXT),
    Run("attribution", "attribution/polnear-dev.jsonl.gz",
        ("joint_f1", "direct.joint_f1", "indirect.joint_f1", "mixed.joint_f1", "soft_f1", "exact_f1"), TEXT),
    Run("attribution", "attribution/gum-other.jsonl.gz", ("joint_f1", "soft_f1"), TEXT),
)  # fmt: skip

TITLE = "Sayso, every task"
NOTE = """\
The rows on plain text say little about quality: the weights that label lines were trained on these very
pages. How good they are on domains not trained on says [their card](../docs/cards/lines.md).
"""


def measure(data: Path, score: Path) -> str:
    """Runs every row; returns the table. Raises BadInput when data or scorers are not there."""
    program = scorer(score)
    rows = [_row(run, data, program) for run in RUNS]
    head = f"`python -m benchmarks measure`: predictions by the public API; {machine()}.\n"
    table = "| task | data | figures | rate | peak memory |\n|---|---|---|---|---|\n"
    return "\n".join([head, NOTE, table + "".join(rows)])


def _row(run: Run, data: Path, program: Path) -> str:
    gold = gold_file(data, run.gold)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        predicted = folder / "predicted.jsonl"
        given = write_inputs(folder, gold, run.inputs, gold_file(data, run.texts) if run.texts else None)
        cost = last_json(
            [sys.executable, "-m", "benchmarks", "predict", run.task, str(given), str(predicted)]
        )
        found = figures(program, run.task, gold, predicted, *(["--ignore-extra"] if run.texts else []))
    shown = ", ".join(f"{name} {found[name]:.3f}" for name in run.figures if found.get(name) is not None)
    source = f"{run.gold} as plain text" if run.texts else run.gold
    return (
        f"| {run.task} | {source} | {shown} | {cost['rate']} {cost['unit']}/s | {cost['peak_rss_mb']} MB |\n"
    )
