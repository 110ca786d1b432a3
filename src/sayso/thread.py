"""The comments of a page, from the frames that its markup gives: who, when, in answer to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.page.dates import day_order, lies_ahead, settle_date
from sayso.types import Comment, Standing

if TYPE_CHECKING:
    from datetime import datetime

    from sayso.types import Page


def settle_thread(page: Page) -> tuple[Comment, ...]:
    """One comment for each frame of the page, in its order; `spans` are still empty.

    Times come out in ISO. "3 hours ago" is counted back from when the page was captured, and
    02/12/2021 is read as the other dates of the thread allow, or the page's language; else such times
    stay None, and so do times after the capture. Who bears the name of the page's author is that author,
    where the name is a full one.
    """
    language = next((signal.value for signal in page.signals if signal.field == "language"), None)
    day_first = day_order((frame.time for frame in page.frames if frame.time), language)
    authors = {_name(signal.value) for signal in page.signals if signal.field == "byline"} - {""}
    return tuple(
        Comment(
            author=frame.author,
            time=_settled(frame.time, day_first, page.time) if frame.time else None,
            printed_time=frame.time,
            parent=frame.parent,
            votes=frame.votes,
            spans=(),
            standing=frame.standing or (Standing.AUTHOR if _name(frame.author) in authors else None),
        )
        for frame in page.frames
    )


def _name(name: str | None) -> str:
    """A full name as compared with others; nothing for a single word, which many may bear."""
    words = (name or "").casefold().split()
    return " ".join(words) if len(words) > 1 else ""


def _settled(printed: str, day_first: bool | None, captured: datetime | None) -> str | None:
    time = settle_date(printed, day_first=day_first, now=captured)
    return None if time is None or lies_ahead(time, captured) else time
