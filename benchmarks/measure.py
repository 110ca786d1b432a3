"""Every task on the development data: predict, score, and one table of what came out."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.records import BadInput, Record, read_records, write_records


class Run(NamedTuple):
    """One row of the table: a task on a gold file, and the figures to show."""

    task: str
    gold: str
    figures: tuple[str, ...]
    inputs: tuple[str, ...]
    """The fields of a gold record that a prediction may see."""
    texts: str | None = None
    """Another gold file whose `text` is read in place of the saved page."""


PAGE = ("id", "html_path", "url")
TEXT = ("id", "text")
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

HEADING = """\
# Results on development data

What `python -m benchmarks measure` printed: predictions by the public API, scored by the shared scorers.
Rates are units per CPU-second on one core after loading; machines are noisy, so compare rates only
within one run. The rules were made while looking at these data: figures on data kept back can be lower.

The rows on plain text say little about quality: the weights that label lines were trained on these very
pages. On domains not trained on, the card (docs/cards/lines.md) gives F1 .80 for article lines and .86 for
comment lines, .93 and .86 where paragraphs are set apart.

"""


def measure(data: Path, score: Path, into: Path) -> None:
    """Runs every row and writes the table. Raises BadInput when data or scorers are not there."""
    if not (score / "score.py").is_file():
        raise BadInput(f"{score}: no score.py here; say where with --score")
    rows = [_row(run, data, score / "score.py") for run in RUNS]
    machine = f"Python {platform.python_version()}, {platform.machine()}, one process.\n\n"
    table = "| task | data | figures | rate | peak memory |\n|---|---|---|---|---|\n"
    into.write_text(HEADING + machine + table + "".join(rows), encoding="utf-8")
    print(into.read_text(encoding="utf-8"))


def _row(run: Run, data: Path, score: Path) -> str:
    gold = data / run.gold
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given, predicted = folder / "input.jsonl", folder / "predicted.jsonl"
        (folder / "html").symlink_to((gold.parent / "html").resolve())
        write_records(given, _inputs(run, data))
        cost = _json_of([sys.executable, "-m", "benchmarks", "predict", run.task, str(given), str(predicted)])
        ignore = ["--ignore-extra"] if run.texts else []
        figures = _json_of([sys.executable, str(score), run.task, str(gold), str(predicted), *ignore])
    shown = ", ".join(f"{name} {figures[name]:.3f}" for name in run.figures if figures.get(name) is not None)
    source = f"{run.gold} as plain text" if run.texts else run.gold
    return (
        f"| {run.task} | {source} | {shown} | {cost['rate']} {cost['unit']}/s | {cost['peak_rss_mb']} MB |\n"
    )


def _inputs(run: Run, data: Path) -> list[Record]:
    wanted = {record["id"] for record in read_records(data / run.gold)}
    records = read_records(data / (run.texts or run.gold))
    return [
        {name: record[name] for name in run.inputs if name in record}
        for record in records
        if record["id"] in wanted
    ]


def _json_of(command: list[str]) -> Record:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BadInput(f"{' '.join(command)} failed:\n{done.stderr}")
    figures: Record = json.loads(done.stdout.splitlines()[-1])
    return figures
