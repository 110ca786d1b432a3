"""The task `acts`: one comment at a time, with the comment that it answers and the story above it."""

from __future__ import annotations

from pathlib import Path

import sayso
from benchmarks.records import Record

Comment = tuple[str, str | None, str | None]
"""A comment, the comment that it answers, and what they speak of."""


def as_comment(record: Record, _folder: Path) -> Comment:
    return record["text"], record.get("parent_text"), record.get("story")


def acts(subject: Comment) -> Record:
    """The acts of a comment by name; `other` where it does none of them."""
    return {"acts": [str(found.act) for found in sayso.find_acts(*subject)] or ["other"]}
