"""dateparser: the dates that its search finds, reckoned from the text's day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from dateparser.search import search_dates

from benchmarks.dated import DatedText
from benchmarks.records import Record


def times(text: DatedText) -> Record:
    return {"timexes": list(_found(text))}


def _found(text: DatedText) -> Iterator[Record]:
    """It gives words without their place, in text order, so each is looked for behind the one before."""
    settings: Record = {"PREFER_DATES_FROM": "past"}
    if text.day:
        settings["RELATIVE_BASE"] = datetime.combine(text.day, time())
    end = 0
    for words, day in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, end)
        if start >= 0:
            end = start + len(words)
            yield {"start": start, "end": end, "type": "DATE", "value": day.date().isoformat()}
