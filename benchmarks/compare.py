"""Sayso beside its peers at one task, in one run: what each got right and what it cost."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from benchmarks.comparisons import COMPARISONS, Comparison, Course
from benchmarks.contenders import CONTENDERS, Contender
from benchmarks.race import Track, predictions, race
from benchmarks.records import BadInput, Record, read_records, write_records
from benchmarks.scoring import figures, gold_file, scorer, write_inputs
from benchmarks.strip import strip


class Result(NamedTuple):
    contender: Contender
    figures: tuple[Record, ...]
    """The scorer's, for each course."""
    costs: tuple[Record, ...]
    """For each course."""


class Setting(NamedTuple):
    """What a comparison needs beside its records."""

    data: Path
    score: Path
    peers_python: Path
    limit: int | None = None
    """Records of each course, evenly taken; None for all."""


def compare(task: str, setting: Setting) -> list[Result]:
    """Runs all contenders at the task.

    Raises BadInput when data, scorers or the peers' environment are missing, or a contender's process ends.
    """
    contenders = CONTENDERS[task]
    if not setting.peers_python.is_file():
        raise BadInput(
            f"{setting.peers_python}: not found. The peers live in an environment of their own: "
            "`make peers` makes it, or say where its Python is with --peers"
        )
    program = scorer(setting.score)
    # All files are looked for before the first minute is spent.
    gold = [gold_file(setting.data, course.gold) for course in COMPARISONS[task].courses]
    ran = [
        _run_course(task, course, file, program, setting)
        for course, file in zip(COMPARISONS[task].courses, gold, strict=True)
    ]
    return [
        Result(one, tuple(course[number][0] for course in ran), tuple(course[number][1] for course in ran))
        for number, one in enumerate(contenders)
    ]


def _run_course(
    task: str, course: Course, gold: Path, program: Path, setting: Setting
) -> list[tuple[Record, Record]]:
    """For each contender the scorer's figures and the costs."""
    comparison, contenders = COMPARISONS[task], CONTENDERS[task]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if setting.limit is not None:
            gold = _sample(gold, setting.limit, folder)
        given = _inputs(folder, gold, course, comparison, setting.data)
        if course.stripped:
            given = strip(given, folder / "stripped")
        against = gold_file(setting.data, course.against) if course.against else None
        track = Track(given, sum(1 for _ in read_records(given)), comparison.unit, against)
        with _progress(f"{task}: {course.name}", track.records * len(contenders)) as advance:
            costs = race(contenders, setting.peers_python, track, advance)
        return [
            (figures(program, comparison.scored_as, gold, _answers(given, number, comparison.answers)), cost)
            for number, cost in enumerate(costs)
        ]


def _inputs(folder: Path, gold: Path, course: Course, comparison: Comparison, data: Path) -> Path:
    if course.texts is None:
        return write_inputs(folder, gold, comparison.inputs)
    return write_inputs(folder, gold_file(data, course.texts), comparison.inputs)


def _answers(given: Path, number: int, field: str | None) -> Path:
    """The file of a contender's predictions, one a line."""
    path = predictions(given, number)
    if field is not None:
        each = [prediction for record in read_records(path) for prediction in record[field]]
        write_records(path, each)
    return path


def _sample(gold: Path, limit: int, folder: Path) -> Path:
    """A gold file of at most `limit` records, taken evenly from all of it, with its pages beside it."""
    records = list(read_records(gold))
    target = folder / "gold.jsonl"
    write_records(target, records[:: -(-len(records) // limit)])
    if (gold.parent / "html").exists():
        (folder / "html").symlink_to((gold.parent / "html").resolve())
    return target


@contextmanager
def _progress(title: str, steps: int) -> Iterator[Callable[[int], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        job = bar.add_task(title, total=steps)
        yield lambda done: bar.advance(job, done)
