"""JSON lines in and out, gzipped where the name says so, and the pages and texts that records name."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

Record = dict[str, Any]

AGAINST = "SAYSO_BENCHMARK_AGAINST"
"""Names, to a contender's process, the file of what its records are compared with."""


class BadInput(Exception):
    """A file is missing or a line of it cannot be used: says which and why."""


class Html(NamedTuple):
    """A page as every peer gets it: decoded, with the address that it was saved from."""

    text: str
    url: str


def read_records(path: Path) -> Iterator[Record]:
    """The records of a JSON lines file, in order. Raises BadInput."""
    try:
        with _open(path, "rt") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _record(path, number, line)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: {error}") from error


def read_against() -> Iterator[Record]:
    """What a contender's answers are taken from: `race` names the file. Raises BadInput."""
    return read_records(Path(os.environ[AGAINST]))


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Writes one record a line."""
    with _open(path, "wt") as out:
        for record in records:
            write_record(out, record)


def write_record(out: IO[str], record: Record) -> None:
    out.write(json.dumps(record, ensure_ascii=False) + "\n")


def bare_text(record: Record, _folder: Path) -> str:
    """The record's own text. Raises BadInput."""
    text = record.get("text")
    if not isinstance(text, str):
        raise BadInput(f'record {record["id"]!r} has no "text"')
    return text


def named_text(record: Record, folder: Path) -> tuple[str, str]:
    """The record's id and its text. Raises BadInput."""
    return record["id"], bare_text(record, folder)


def whole(record: Record, _folder: Path) -> Record:
    return record


def page_file(record: Record, folder: Path) -> Path:
    return folder / str(record["html_path"])


def page_body(record: Record, folder: Path) -> bytes:
    """The bytes of the record's saved page. Raises BadInput."""
    path = page_file(record, folder)
    try:
        return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except OSError as error:
        raise BadInput(f"record {record['id']!r}: {error}") from error


def html(record: Record, folder: Path) -> Html:
    """The record's saved page, which is UTF-8. Raises BadInput."""
    return Html(page_body(record, folder).decode("utf-8", "replace"), record.get("url") or "")


def _record(path: Path, number: int, line: str) -> Record:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise BadInput(f"{path}, line {number}: not JSON: {error}") from error
    # What belongs to several pages together has the name of its group.
    if not isinstance(record, dict) or not {"id", "group"} & record.keys():
        raise BadInput(f'{path}, line {number}: not an object with an "id"')
    return record


def _open(path: Path, mode: str) -> IO[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    return cast("IO[str]", opened(path, mode, encoding="utf-8", errors="surrogatepass"))
