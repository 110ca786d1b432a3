"""Predictions for one task, in the format of its scorer, and what they cost.

A task is how to make the work from a record, how to do it, and what to count; a collection is a task whose
records are answered together. Only doing it is on the clock: files are read before, predictions are
written after.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import sayso
from benchmarks import acts as comments
from benchmarks import matches, origins, reuse
from benchmarks import statements as given
from benchmarks.clock import Clock
from benchmarks.dated import DatedText, dated_text
from benchmarks.records import BadInput, Record, bare_text, page_body, page_file, read_records, write_records

Subject = sayso.Capture | sayso.Document | str | comments.Comment


class Task(NamedTuple):
    unit: str
    """What `rate` counts by the CPU-second."""
    subject: Callable[[Record, Path], Subject]
    predict: Callable[[Subject], Record]


class Collection(NamedTuple):
    """A task whose answers rest on all records together: pairs of texts, matches in another file."""

    unit: str
    predict: Callable[[Iterable[Record], Iterable[Record], Clock], Iterable[Record]]
    """The predictions for the records, beside those that `--against` names; times its own work."""
    warm_up: Callable[[], object]
    """Done once before, for what is loaded at first use."""


def predict(
    task_name: str, source: Path, target: Path, tagger: str | None = None, against: Path | None = None
) -> Record:
    """Writes the predictions for `source` to `target`; returns the figures of the run.

    `tagger` finds the attributions in place of the usual one; `against` is a file of what the records are
    compared with. Raises BadInput.
    """
    if task_name in COLLECTIONS:
        return _predict_together(task_name, source, target, against)
    task = TASKS[task_name]
    if tagger is not None and task_name != "attribution":
        raise BadInput(f"--tagger {tagger}: only attribution has taggers to choose from")
    if tagger is not None:
        task = task._replace(predict=partial(tagged, tagger))
    task.predict(task.subject({"id": "warm-up", "text": "It rains, the mayor said."}, source.parent))
    load_seconds = time.process_time()
    clock = Clock(task.unit)

    def predictions() -> Iterable[Record]:
        for record in read_records(source):
            yield {"id": record["id"], **clock.time(task.predict, task.subject(record, source.parent))}

    write_records(target, predictions())
    return {"task": task_name, "load_seconds": round(load_seconds, 3), **clock.figures()}


def _predict_together(name: str, source: Path, target: Path, against: Path | None) -> Record:
    unit, predicted, warm_up = COLLECTIONS[name]
    warm_up()
    load_seconds = time.process_time()
    clock = Clock(unit)
    others = read_records(against) if against is not None else iter(())
    write_records(target, predicted(read_records(source), others, clock))
    return {"task": name, "load_seconds": round(load_seconds, 3), **clock.figures()}


def captured(record: Record, folder: Path) -> sayso.Capture:
    """The record's page as a capture: the saved HTML, or its text as plain text."""
    if "html_path" not in record:
        body, media_type = bare_text(record, folder).encode(errors="surrogatepass"), "text/plain"
        return sayso.Capture(body, sayso.Place(record["id"]), media_type=media_type, charset="utf-8")
    place = sayso.Place(str(page_file(record, folder)))
    return sayso.Capture(page_body(record, folder), place, url=record.get("url"), charset="utf-8")


def article(subject: Subject) -> Record:
    """The article and what the page says of itself: what the task asks for, and what peers do."""
    assert isinstance(subject, sayso.Capture)
    article = sayso.read_article(subject)
    return _of_article(article.text, article.meta)


def article_of_page(subject: Subject) -> Record:
    """The same, where all of the page is read."""
    assert isinstance(subject, sayso.Capture)
    page = sayso.read_page(subject)
    text = "\n".join(block.text for block in page.blocks if block.kind is sayso.Kind.ARTICLE)
    return _of_article(text, sayso.settle_meta(page))


def _of_article(text: str, meta: sayso.Meta) -> Record:
    return {
        "text": text,
        "headline": meta.headline and meta.headline.value,
        "byline": [signal.value for signal in meta.byline],
        "published": meta.published and meta.published.value,
        "modified": meta.modified and meta.modified.value,
    }


def acts(subject: Subject) -> Record:
    """What one comment does, `other` where it does none of the acts."""
    assert isinstance(subject, tuple)
    return comments.acts(subject)


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
    return _attributions(sayso.find_statements(sayso.article_document(subject)))


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


def places(subject: Subject) -> Record:
    assert isinstance(subject, str)
    return {
        "toponyms": [
            {"start": found.span.start, "end": found.span.end, "lat": found.latitude, "lon": found.longitude}
            for found in sayso.find_places(subject)
        ]
    }


def times(subject: Subject) -> Record:
    assert isinstance(subject, DatedText)
    return {
        "timexes": [
            {"start": time.span.start, "end": time.span.end, "type": str(time.type), "value": time.value}
            for time in sayso.find_times(subject, subject.day)
        ]
    }


TASKS = {
    "article": Task("pages", captured, article),
    "thread": Task("pages", captured, thread),
    "lines": Task("pages", bare_text, lines),
    "acts": Task("comments", comments.as_comment, acts),
    "attribution": Task("words", bare_text, attribution),
    "places": Task("words", bare_text, places),
    "times": Task("words", dated_text, times),
    "statements": Task("documents", given.as_document, statements),
}
COLLECTIONS = {
    "matches": Collection("texts", matches.find_matches, matches.warm_up),
    "origins": Collection("groups", origins.find_origins, origins.warm_up),
    "reuse": Collection("pages", reuse.find_pairs, reuse.warm_up),
}
