"""Gold-free inputs out of gold files, and the scorer's figures for what was predicted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.records import BadInput, Record, read_records, write_records

PAGE = ("id", "html_path", "url")
TEXT = ("id", "text")
DATED = ("id", "text", "dct")
GROUPED = ("group", "claim_wording", "articles")


def scorer(score: Path) -> Path:
    """The scorer's program in the folder `score`. Raises BadInput when it is not there."""
    program = score / "score.py"
    if not program.is_file():
        raise BadInput(f"{score}: no score.py here; say where the scorers are with --score")
    return program


def gold_file(data: Path, name: str) -> Path:
    """A file of development data. Raises BadInput when it is not there."""
    if not (data / name).is_file():
        raise BadInput(f"{data}: no {name} here; say where the development data are with --data")
    return data / name


def write_inputs(folder: Path, gold: Path, fields: tuple[str, ...], texts: Path | None = None) -> Path:
    """Writes the fields that a prediction may see into `folder`, the saved pages beside them.

    With `texts`, the records come from that file, as far as gold has them.
    """
    given = folder / "input.jsonl"
    wanted = {_key(record) for record in read_records(gold)}
    records = (record for record in read_records(texts or gold) if _key(record) in wanted)
    write_records(given, ({name: record[name] for name in fields if name in record} for record in records))
    pages = gold.parent / "html"
    if "html_path" in fields and not (folder / "html").exists():
        (folder / "html").symlink_to(pages.resolve())
    return given


def _key(record: Record) -> str:
    """By which a record is known: its id, or for several articles on one claim their group."""
    key: str = record["id"] if "id" in record else record["group"]
    return key


def figures(program: Path, task: str, gold: Path, predicted: Path, *options: str) -> Record:
    """What the scorer says of the predictions. Raises BadInput."""
    return last_json([sys.executable, str(program), task, str(gold), str(predicted), *options])


def last_json(command: list[str]) -> Record:
    """The last line that a command prints, as JSON. Raises BadInput when the command fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BadInput(f"{' '.join(command)} failed:\n{done.stderr}")
    found: Record = json.loads(done.stdout.splitlines()[-1])
    return found
