"""Contenders side by side: each in its own process, taking turns over the same records in the same order.

One works while the others wait, a few records at a time, and who begins changes from round to round: when
the machine is slow for a while, it is slow for all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from benchmarks.contenders import Contender
from benchmarks.records import AGAINST, BadInput, Record

ROOT = Path(__file__).parent.parent
TURN = 10
"""Records at a time: a second or less of most contenders' work, and long against the wait between turns."""
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)


class Track(NamedTuple):
    """What all contenders go through."""

    given: Path
    """A file of gold-free records."""
    records: int
    unit: str
    """`pages` or `words`: what rates count."""
    against: Path | None = None
    """What the answers are taken from, where the task has such a file."""


def race(
    contenders: tuple[Contender, ...], peers_python: Path, track: Track, progress: Callable[[int], None]
) -> list[Record]:
    """What each contender cost; its predictions stand where `predictions` says.

    Calls `progress` with the number of records that each turn has done. Raises BadInput.
    """
    with ExitStack() as stack:
        racers = [
            stack.enter_context(_started(one, number, peers_python, track))
            for number, one in enumerate(contenders)
        ]
        for turn, done in enumerate(range(0, track.records, TURN)):
            first = turn % len(racers)
            for racer in racers[first:] + racers[:first]:
                racer.go_on(min(TURN, track.records - done))
                progress(min(TURN, track.records - done))
        return [racer.finish() for racer in racers]


def predictions(given: Path, number: int) -> Path:
    """The file of what the contender of that number made of the records in `given`."""
    return given.with_name(f"predicted.{number}.jsonl")


class Racer:
    """A contender's process, waiting for its turn."""

    def __init__(self, name: str, process: subprocess.Popen[str], errors: IO[str]) -> None:
        self._name, self._process, self._errors = name, process, errors
        self._started = self._answer()

    def go_on(self, records: int) -> None:
        """Does that many more records and waits until they are done. Raises BadInput."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(f"{records}\n")
            self._process.stdin.flush()
        self._answer()

    def finish(self) -> Record:
        """What all of it cost. Raises BadInput."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        return {**self._started, **self._answer()}

    def _answer(self) -> Record:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            self._errors.seek(0)
            raise BadInput(f"{self._name}: its process ended early:\n{self._errors.read()[-2000:]}")
        answer: Record = json.loads(line)
        return answer


@contextmanager
def _started(one: Contender, number: int, peers_python: Path, track: Track) -> Iterator[Racer]:
    # The process runs in our folder, wherever the path was given.
    python = sys.executable if one.is_sayso else str(peers_python.absolute())
    files = str(track.given), str(predictions(track.given, number))
    command = [python, "-m", "benchmarks.worker", one.work, one.reads, track.unit, *files, *one.packages]
    against = {AGAINST: str(track.against)} if track.against else {}
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors,
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            cwd=ROOT,
            env={**os.environ, **ONE_THREAD, **against},
        ) as process,
    ):
        try:
            yield Racer(one.name, process, errors)
        finally:
            process.kill()
