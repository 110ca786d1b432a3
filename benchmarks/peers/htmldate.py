"""htmldate: the day of publication, and the latest day, which it looks for unless told otherwise."""

from __future__ import annotations

from htmldate import find_date

from benchmarks.records import Html, Record


def original(page: Html) -> Record:
    return {"published": find_date(page.text, url=page.url, original_date=True)}


def latest(page: Html) -> Record:
    return {"published": find_date(page.text, url=page.url)}
