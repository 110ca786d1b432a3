"""Predictions for one task, in the format of its scorer, and what they cost.

A task is how to make the work from a record, how to do it, and what to count. Only doing it is
on the clock: files are read before, predictions are written after.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.clock import Clock
from benchmarks.records import BadInput, Record, bare_text, page_body, page_file, read_records, write_records

STARTED = time.process_time()
import sayso  # noqa: E402 - loading is part of what is measured
from benchmarks import statements as given  # noqa: E402

Subject = sayso.Capture | sayso.Document | str


class Task(NamedTuple):
    unit: str
    """What `rate` counts by the CPU-second."""
    subject: Callable[[Record, Path], Subject]
    predict: Callable[[Subject], Record]


def predict(task_name: str, source: Path, target: Path, tagger: str | None = None) -> Record:
    """Writes the predictions for `source` to `target`; returns the figures of the run.

    `tagger` finds the attributions in place of the usual one. Raises BadInput.
    """
    task = TASKS[task_name]
    if tagger is not None and task_name != "attribution":
        raise BadInput(f"--tagger {tagger}: only attribution has taggers to choose from")
    if tagger is not None:
        task = task._replace(predict=partial(tagged, tagger))
    task.predict(task.subject({"id": "warm-up", "text": "It rains, the mayor said."}, source.parent))
    load_seconds = time.process_time() - STARTED
    clock = Clock(task.unit)

    def predictions() -> Iterable[Record]:
        for record in read_records(source):
            yield {"id": record["id"], **clock.time(task.predict, task.subject(record, source.parent))}

    write_records(target, predictions())
    return {"task": task_name, "load_seconds": round(load_seconds, 3), **clock.figures()}


def captured(record: Record, folder: Path) -> sayso.Capture:
    """The record's page as a capture: the saved HTML, or its text as plain text."""
    if "html_path" not in record:
        body, media_type = bare_text(record, folder).encode(errors="surrogatepass"), "text/plain"
        return sayso.Capture(body, sayso.Place(record["id"]), media_type=media_type, charset="utf-8")
    place = sayso.Place(str(page_file(record, folder)))
    return sayso.Capture(page_body(record, folder), place, url=record.get("url"), charset="utf-8")


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
    return _attributions(sayso.read_text(subject).statements)


def statements(subject: Subject) -> Record:
    """Who says each statement, how strongly and on what evidence; the statements themselves are given."""
    assert isinstance(subject, sayso.Document)
    return given.details(subject)


def tagged(tagger: str, subject: Subject) -> Record:
    assert isinstance(subject, str)
    return _attributions(sayso.find_statements(sayso.article_document(subject), tagger))


by_rules = partial(tagged, "rules")
by_training = partial(tagged, "trained")


def _attributions(statements: Iterable[sayso.Statement]) -> Record:
    return {
        "attributions": [
            {
                "source": [list(span) for span in statement.source],
                "cue": [list(span) for span in statement.cue],
                "content": [list(span) for span in statement.content],
            }
            for statement in statements
            if statement.voice is sayso.Voice.SOURCE
        ]
    }


TASKS = {
    "article": Task("pages", captured, article),
    "thread": Task("pages", captured, thread),
    "lines": Task("pages", bare_text, lines),
    "attribution": Task("words", bare_text, attribution),
    "statements": Task("documents", given.as_document, statements),
}
