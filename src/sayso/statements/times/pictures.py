"""Pictures older than the story that they illustrate, as their captions tell."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from sayso.page.dates import settle_date
from sayso.statements.times.calendar import last_day
from sayso.statements.times.finding import find_times
from sayso.types import Kind, OldPicture

if TYPE_CHECKING:
    from sayso.types import Document, Passage

YEAR = re.compile(r"\d{4}")


def find_old_pictures(document: Document) -> tuple[OldPicture, ...]:
    """The captions that date their picture a year or more before the page's day of publication."""
    dated = [number for number, passage in enumerate(document.passages) if passage.dated]
    if not dated or document.meta.published is None:
        return ()
    published = date.fromisoformat(document.meta.published.value[:10])
    found = (_if_old(document, number, published) for number in dated)
    return tuple(picture for picture in found if picture)


def _if_old(document: Document, number: int, published: date) -> OldPicture | None:
    value = _value(document, document.passages[number])
    made = value and last_day(value)
    if value is None or not made:
        return None
    years = published.year - made.year - ((published.month, published.day) < (made.month, made.day))
    if years < 1:
        return None
    older = "a year" if years == 1 else f"{years} years"
    return OldPicture(number, value, f"made {value}, at least {older} before the story of {published}")


def _value(document: Document, passage: Passage) -> str | None:
    """The day, the month or the year that the caption gives, whatever its language."""
    if passage.kind is not Kind.CAPTION or passage.dated is None:
        return None
    printed = passage.dated.of(document.text)
    if YEAR.fullmatch(printed):
        return printed
    settled = settle_date(printed)
    if settled is not None:
        return settled[:10]
    return next((time.value for time in find_times(printed, None) if last_day(time.value or "")), None)
