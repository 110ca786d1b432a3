"""Measures Sayso: `predict` one task, `measure` all of them, `compare` with peers, `strip` pages of
names, link a made-up press of growing size (`growth`, `increments`) or of growing noise (`newsroom`)."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from benchmarks.compare import Setting, compare
from benchmarks.comparisons import COMPARISONS
from benchmarks.growth import STAGES, measure_growth
from benchmarks.growth import TITLE as GROWTH
from benchmarks.measure import TITLE, measure
from benchmarks.predict import COLLECTIONS, TASKS, predict
from benchmarks.records import BadInput
from benchmarks.recovery import TITLE as NEWSROOM
from benchmarks.recovery import measure_newsroom
from benchmarks.results import write_section
from benchmarks.strip import strip
from benchmarks.tables import as_json, section
from sayso.statements import TAGGERS

DATA = Path(os.environ.get("SAYSO_DATA", "../shared/data"))
RESULTS = Path("benchmarks/RESULTS.md")


def main() -> int:
    given = _arguments().parse_args()
    try:
        given.run(given)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(required=True)

    one = commands.add_parser("predict", help="read gold-free records, write predictions, print what it cost")
    one.add_argument("task", choices=sorted({**TASKS, **COLLECTIONS}))
    one.add_argument("input", type=Path, help="JSON lines, .gz too")
    one.add_argument("output", type=Path, help="JSON lines, .gz too")
    one.add_argument(
        "--tagger", choices=sorted(TAGGERS), help="what finds attributions; the usual one without"
    )
    one.add_argument("--against", type=Path, help="JSON lines of what the records are compared with")

    every = commands.add_parser("measure", help="predict and score every task; write the table of results")
    beside = commands.add_parser(
        "compare", help="Sayso and its peers at one task; write the table of results"
    )
    beside.add_argument("task", choices=sorted(COMPARISONS))
    beside.add_argument("--json", action="store_true", help="print every figure as JSON, not the table")
    beside.add_argument("--limit", type=_count, help="so many records, evenly taken; writes no results")
    beside.add_argument(
        "--peers", type=Path, default=Path(".venv-bench/bin/python"), help="the peers' Python (`make peers`)"
    )
    for command in (every, beside):
        command.add_argument("--data", type=Path, default=DATA, help="folder of development data")
        command.add_argument("--score", type=Path, default=DATA.parent / "score", help="folder of score.py")
        command.add_argument("--into", type=Path, default=RESULTS)

    grow = commands.add_parser("growth", help="link a made-up press as it grows; write the table of results")
    grow.add_argument(
        "--pages", type=int, choices=STAGES, default=STAGES[-1], help="all of them write results"
    )
    grow.add_argument("--into", type=Path, default=RESULTS)

    press = commands.add_parser(
        "newsroom", help="what is found again of a made-up press's true graph; write the table of results"
    )
    press.add_argument("--into", type=Path, default=RESULTS)

    more = commands.add_parser(
        "increments", help="add pages one by one to ledgers that hold many; write the table of results"
    )
    more.add_argument("--into", type=Path, default=RESULTS)

    bare = commands.add_parser("strip", help="write pages without class and id attributes, and their records")
    bare.add_argument("input", type=Path, help="JSON lines, .gz too, with html_path relative to their folder")
    bare.add_argument("folder", type=Path, help="where records and pages go")
    for command, run in (
        (one, _predict), (every, _measure), (beside, _compare), (grow, _growth), (press, _newsroom),
        (more, _increments), (bare, _strip),
    ):  # fmt: skip
        command.set_defaults(run=run)
    return parser


def _count(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is not a number of records")
    return int(word)


def _predict(given: argparse.Namespace) -> None:
    print(json.dumps(predict(given.task, given.input, given.output, given.tagger, given.against)))


def _measure(given: argparse.Namespace) -> None:
    found = measure(given.data, given.score)
    write_section(given.into, TITLE, found)
    print(found)


def _compare(given: argparse.Namespace) -> None:
    results = compare(given.task, Setting(given.data, given.score, given.peers, given.limit))
    found = section(given.task, results)
    if given.limit is None:
        write_section(given.into, given.task, found)
    print(json.dumps(as_json(given.task, results)) if given.json else found)


def _growth(given: argparse.Namespace) -> None:
    found = measure_growth(given.pages)
    if given.pages == STAGES[-1]:
        write_section(given.into, GROWTH, found)
    print(found)


def _newsroom(given: argparse.Namespace) -> None:
    found = measure_newsroom()
    write_section(given.into, NEWSROOM, found)
    print(found)


def _increments(given: argparse.Namespace) -> None:
    # A ledger takes 20 MB that would be counted against whatever else is measured here.
    from benchmarks.increments import TITLE, measure_increments  # noqa: PLC0415

    found = measure_increments()
    write_section(given.into, TITLE, found)
    print(found)


def _strip(given: argparse.Namespace) -> None:
    print(strip(given.input, given.folder))


if __name__ == "__main__":
    sys.exit(main())
