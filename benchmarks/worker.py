"""One contender in a process of its own, doing as many records at a time as it is told to.

`python -m benchmarks.worker WORK READS UNIT INPUT OUTPUT PACKAGE ...` answers each number on standard input,
when that many more records are done, with a line of JSON on standard output, and the end of its input
with what all of them cost. Runs in either environment: it imports what WORK names and nothing else.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.metadata
import json
import os
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

from benchmarks.clock import Clock
from benchmarks.dated import dated_text
from benchmarks.records import (
    Html,
    Record,
    bare_text,
    html,
    named_text,
    read_records,
    whole,
    write_record,
)

Work = Callable[[Any], Record]
Read = Callable[[Record, Path], Any]
WARM_UP = {"id": "warm-up", "text": "<p>It rains, the mayor said.</p>"}
GROUP = {
    "group": "warm-up",
    "claim_wording": "It rains.",
    "articles": [{"id": "a", "body": "It rains, the mayor told the Harbour Post.", "headlines": []}],
}


def main() -> None:
    work_name, reads, unit, source, target, *packages = sys.argv[1:]
    answers = _answers()
    warnings.simplefilter("ignore")
    module, _, function = work_name.partition(":")
    work: Work = getattr(importlib.import_module(module), function)
    read = _reader(reads)
    # What a package loads or compiles at its first page is loading, not reading.
    with contextlib.suppress(Exception):
        work(
            read(GROUP if reads == "whole" else WARM_UP, Path(source).parent)
            if reads != "html"
            else Html(WARM_UP["text"], "")
        )
    versions = {package: importlib.metadata.version(package) for package in packages}
    _say(answers, {"versions": versions, "load_seconds": round(time.process_time(), 3)})
    records = ((record, read(record, Path(source).parent)) for record in read_records(Path(source)))
    with Path(target).open("w", encoding="utf-8", errors="surrogatepass") as out:
        cost = _take_turns(work, records, Clock(unit), out, answers)
    # Said once the predictions are on disk, where the asker looks next.
    _say(answers, cost)


def _take_turns(
    work: Work, records: Iterator[tuple[Record, Any]], clock: Clock, out: IO[str], answers: IO[str]
) -> Record:
    failures: Counter[str] = Counter()
    for line in sys.stdin:
        for record, subject in islice(records, int(line)):
            try:
                known_by = {name: record[name] for name in ("id", "group") if name in record}
                write_record(out, known_by | clock.time(work, subject))
            except Exception as error:
                # An empty answer, and counted: the others go on with the next page, too.
                failures[" ".join(f"{type(error).__name__}: {error}".split())[:120]] += 1
        _say(answers, {"items": clock.items})
    return {**clock.figures(), "failed": failures.total(), "failures": dict(failures.most_common(3))}


def _reader(reads: str) -> Read:
    if reads == "capture":
        from benchmarks.predict import captured  # noqa: PLC0415 - Sayso is not where the peers are

        return captured
    return {"html": html, "text": bare_text, "named": named_text, "dated": dated_text, "whole": whole}[reads]


def _answers() -> IO[str]:
    """Standard output, out of the way of packages that print: what they say goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def _say(answers: IO[str], record: Record) -> None:
    answers.write(json.dumps(record) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
