"""Every task on the development data: predict, score, and one table of what came out."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.results import machine
from benchmarks.scoring import DATED, PAGE, TEXT, figures, gold_file, last_json, scorer, write_inputs


class Run(NamedTuple):
    """One row of the table: a task on a gold file, and the figures to show."""

    task: str
    gold: str
    figures: tuple[str, ...]
    inputs: tuple[str, ...]
    """The fields of a gold record that a prediction may see."""
    texts: str | None = None
    """Another gold file whose `text` is read in place of the saved page."""


PLACES = ("exact_f1", "overlap_f1", "acc161", "e2e_overlap_f1")

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
    Run("times", "times/timebank.jsonl.gz", ("strict_f1", "relaxed_f1", "value_acc"), DATED),
    Run("times", "times/aquaint.jsonl.gz", ("strict_f1", "relaxed_f1", "value_acc"), DATED),
    Run("places", "places/trnews.jsonl.gz", PLACES, TEXT),
    Run("places", "places/lgl.jsonl.gz", PLACES, TEXT),
    Run("places", "places/geovirus.jsonl.gz", PLACES, TEXT),
    Run("statements", "statements/dev.jsonl.gz",
        ("kind.matched", "name.last_name", "role.token_f1", "organisation.token_f1",
         "polarity.classes.denied.f1", "certainty.macro_f1", "narrator.macro_f1", "forecast.f1",
         "evidence.micro.f1"), (*TEXT, "attributions")),
    Run("acts", "acts/dev.jsonl.gz",
        ("micro.f1", "labels.evidence-request.f1", "labels.question.f1"), (*TEXT, "parent_text", "story")),
    Run("origins", "origins/dev.jsonl.gz",
        ("dependence_macro_f1", "n_exact", "n_within_1", "cite_span.f1", "cite_name_accuracy",
         "stance_macro_f1"), ("group", "claim_wording", "articles")),
)  # fmt: skip

TITLE = "Sayso, every task"
NOTE = """\
Some rows say little about quality, since weights were fitted on these very records: those on plain text
([card](../docs/cards/lines.md)), `places` ([card](../docs/cards/places.md)) and `acts`
([card](../docs/cards/acts.md)). How good they are on sites not fitted on say the cards, by folds.
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
