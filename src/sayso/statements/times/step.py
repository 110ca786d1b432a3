"""The step that dates a document: its times, the times of its statements, pictures older than the story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sayso.statements.times.dating import Timeline
from sayso.statements.times.finding import read_times
from sayso.statements.times.pictures import find_old_pictures
from sayso.types import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.types import Document, Passage, Timex

LANGUAGES = {None, "en"}
READ = {Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION, Kind.EMBED, Kind.COMMENT_BODY}


def with_times(document: Document) -> Document:
    """The document with its expressions of time, with when what its statements tell of is to have happened
    and is due, and with the pictures that are a year or more older than its story.

    Words of the page are reckoned from its day of publication, words of a comment from the comment's own
    time, both else from the capture.
    """
    pictures = find_old_pictures(document)
    if pictures:
        document = replace(document, old_pictures=pictures)
    if document.language not in LANGUAGES:
        return document
    passages = [passage for passage in document.passages if passage.kind in READ]
    days = [day_of(document, passage) for passage in passages]
    times = tuple(_find_times(document, passages, days))
    if not times:
        return document
    timeline = Timeline(document.text, times, [passage.span for passage in passages], days)
    return replace(document, times=times, statements=tuple(map(timeline.place, document.statements)))


def _find_times(
    document: Document, passages: Sequence[Passage], days: Sequence[date | None]
) -> Iterator[Timex]:
    """The times of the passages; the article, and each comment, goes on from its own last date."""
    told: dict[int | None, str | None] = {}
    for passage, day in zip(passages, days, strict=True):
        times, told[passage.comment] = read_times(
            passage.span.of(document.text), day, told.get(passage.comment)
        )
        for time in times:
            yield time._replace(span=time.span.shifted(passage.span.start))


def day_of(document: Document, passage: Passage) -> date | None:
    """The day from which the passage's words are reckoned; None where the page does not tell."""
    if passage.comment is not None:
        said = document.comments[passage.comment].time
    else:
        said = document.meta.published and document.meta.published.value
    if said is not None:
        return date.fromisoformat(said[:10])
    return document.time.date() if document.time else None
