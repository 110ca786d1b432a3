"""Predictions for one task, in the format of its scorer, and what they cost.

A task is how to make the work from a record, how to do it, and what to count. Only doing it is
on the clock: files are read before, predictions are written after.
"""

from __future__ import annotations

import gzip
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.records import BadInput, Record, read_records, write_records

STARTED = time.process_time()
import sayso  # noqa: E402 - loading is part of what is measured

Subject = sayso.Capture | str


class Task(NamedTuple):
    unit: str
    """What `rate` counts by the CPU-second."""
    subject: Callable[[Record, Path], Subject]
    predict: Callable[[Subject], Record]


def predict(task_name: str, source: Path, target: Path) -> Record:
    """Writes the predictions for `source` to `target`; returns the figures of the run."""
    task = TASKS[task_name]
    task.predict(task.subject({"id": "warm-up", "text": "It rains, the mayor said."}, source.parent))
    load_seconds = time.process_time() - STARTED
    items = units = 0
    seconds = 0.0

    def predictions() -> Iterable[Record]:
        nonlocal items, units, seconds
        for record in read_records(source):
            subject = task.subject(record, source.parent)
            started = time.process_time()
            prediction = task.predict(subject)
            seconds += time.process_time() - started
            items += 1
            units += len(subject.split()) if task.unit == "words" and isinstance(subject, str) else 1
            yield {"id": record["id"], **prediction}

    write_records(target, predictions())
    return {
        "task": task_name,
        "items": items,
        "seconds": round(seconds, 3),
        "load_seconds": round(load_seconds, 3),
        "rate": round(units / seconds, 1) if seconds else None,
        "unit": task.unit,
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def bare_text(record: Record, _folder: Path) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        raise BadInput(f'record {record["id"]!r} has no "text"')
    return text


def captured(record: Record, folder: Path) -> sayso.Capture:
    """The record's page as a capture: the saved HTML, or its text as plain text."""
    if "html_path" not in record:
        body, media_type = bare_text(record, folder).encode(errors="surrogatepass"), "text/plain"
        return sayso.Capture(body, sayso.Place(record["id"]), media_type=media_type, charset="utf-8")
    path = folder / record["html_path"]
    try:
        body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except OSError as error:
        raise BadInput(f"record {record['id']!r}: {error}") from error
    return sayso.Capture(body, sayso.Place(str(path)), url=record.get("url"), charset="utf-8")


def article(subject: Subject) -> Record:
    """The page taken apart and what it says of itself: what the task asks for, and what peers do."""
    assert isinstance(subject, sayso.Capture)
    page = sayso.read_page(subject)
    meta = sayso.settle_meta(page)
    return {
        "text": "\n".join(block.text for block in page.blocks if block.kind is sayso.Kind.ARTICLE),
        "headline": meta.headline and meta.headline.value,
        "byline": [signal.value for signal in meta.byline],
        "published": meta.published and meta.published.value,
        "modified": meta.modified and meta.modified.value,
    }


def thread(subject: Subject) -> Record:
    assert isinstance(subject, sayso.Capture)
    document = sayso.make_document(subject, sayso.read_page(subject))
    return {
        "comments": [
            {
                "author": comment.author,
                "time": comment.time,
                "text": comment.text(document.text),
                "parent": comment.parent,
            }
            for comment in document.comments
        ]
    }


def lines(subject: Subject) -> Record:
    assert isinstance(subject, str)
    return {"lines": [str(kind) for kind in sayso.label_lines(subject)]}


def attribution(subject: Subject) -> Record:
    assert isinstance(subject, str)
    document = sayso.read_text(subject)
    return {
        "attributions": [
            {
                "source": [list(span) for span in statement.source],
                "cue": [list(span) for span in statement.cue],
                "content": [list(span) for span in statement.content],
            }
            for statement in document.statements
            if statement.voice is sayso.Voice.SOURCE
        ]
    }


TASKS = {
    "article": Task("pages", captured, article),
    "thread": Task("pages", captured, thread),
    "lines": Task("pages", bare_text, lines),
    "attribution": Task("words", bare_text, attribution),
}
