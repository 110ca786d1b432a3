"""JSON lines in and out, gzipped where the name says so."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

Record = dict[str, Any]


class BadInput(Exception):
    """A file is missing or a line of it cannot be used: says which and why."""


def read_records(path: Path) -> Iterator[Record]:
    """The records of a JSON lines file, in order. Raises BadInput."""
    try:
        with _open(path, "rt") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _record(path, number, line)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: {error}") from error


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Writes one record a line."""
    with _open(path, "wt") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def _record(path: Path, number: int, line: str) -> Record:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise BadInput(f"{path}, line {number}: not JSON: {error}") from error
    if not isinstance(record, dict) or "id" not in record:
        raise BadInput(f'{path}, line {number}: not an object with an "id"')
    return record


def _open(path: Path, mode: str) -> IO[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    return cast("IO[str]", opened(path, mode, encoding="utf-8", errors="surrogatepass"))
