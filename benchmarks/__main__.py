"""`python -m benchmarks predict TASK INPUT OUTPUT` and `python -m benchmarks measure`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.measure import measure
from benchmarks.predict import TASKS, predict
from benchmarks.records import BadInput


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")

    one = commands.add_parser("predict", help="read gold-free records, write predictions, print what it cost")
    one.add_argument("task", choices=sorted(TASKS))
    one.add_argument("input", type=Path, help="JSON lines, .gz too")
    one.add_argument("output", type=Path, help="JSON lines, .gz too")

    table = commands.add_parser("measure", help="predict and score every task; write the table of results")
    table.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of development data")
    table.add_argument("--score", type=Path, default=Path("../shared/score"), help="folder of score.py")
    table.add_argument("--into", type=Path, default=Path("benchmarks/RESULTS.md"))

    given = parser.parse_args()
    try:
        if given.command == "predict":
            print(json.dumps(predict(given.task, given.input, given.output)))
        else:
            measure(given.data, given.score, given.into)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
