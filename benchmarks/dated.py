"""Texts with their day, for the task `times`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks.records import BadInput, Record, bare_text


class DatedText(str):
    """A text that knows the day on which it came out, where its record gives one."""

    day: date | None


def dated_text(record: Record, folder: Path) -> DatedText:
    """The record's text with its day (`dct`, of which a time of day may follow). Raises BadInput."""
    text = DatedText(bare_text(record, folder))
    printed = record.get("dct")
    try:
        text.day = date.fromisoformat(printed[:10]) if printed else None
    except ValueError as error:
        raise BadInput(f'record {record["id"]!r}: "dct" is no ISO day: {printed!r}') from error
    return text
