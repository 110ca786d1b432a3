"""A record of a list as a comment: its frame, and the elements that hold its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.page.clock import CLOCK
from sayso.page.dates import settle_date
from sayso.page.threads.commenters import clean_name, find_standing
from sayso.page.threads.comments import FoundComment
from sayso.page.threads.repeated import LONGEST_CLOCK, REACH
from sayso.page.threads.threadwords import bare, thread_words
from sayso.types import Frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from turbohtml import Element

    from sayso.page.threads.leaves import Leaves
    from sayso.page.threads.repeated import Record
    from sayso.page.threads.told import Told

VOTES = re.compile(r"[-−]?\d{1,6}")
LONGEST_TIME = 120
"""Characters kept of a time as declared."""


def as_comment(leaves: Leaves, record: Record, part: Told, parent: int | None) -> FoundComment:
    """A record that holds words as a comment."""
    labels = [leaves.texts[at].text for at in part.rest]
    frame = Frame(
        author=None if part.author is None else clean_name(leaves.texts[part.author].text),
        time=time_of(leaves, record),
        parent=parent,
        votes=_votes(labels),
        standing=find_standing((), labels),
    )
    bodies = _holding(leaves, record, part)
    taken = {*bodies, *record.run}
    rest = (leaves.texts[at].at for at in part.rest)
    beside = [*record.run[1:], *(at for at in rest if at not in taken)]
    author = () if part.author is None else _elements(leaves, [leaves.texts[part.author].at])
    return FoundComment(
        frame,
        _elements(leaves, record.run[:1])[0],
        author[0] if author else None,
        _elements(leaves, bodies),
        _elements(leaves, beside),
    )


def _elements(leaves: Leaves, places: Iterable[int]) -> tuple[Element, ...]:
    found = (leaves.element[at] for at in dict.fromkeys(places))
    return tuple(element for element in found if element is not None)


def _holding(leaves: Leaves, record: Record, part: Told) -> list[int]:
    """The elements that hold the words of a record, and nothing else where that can be had."""
    others = part.rest if part.author is None else [*part.rest, part.author]
    shared = {around for at in others for around in leaves.climb(leaves.texts[at].at, REACH)}
    found: list[int] = []
    for at in part.body:
        top = leaves.texts[at].at
        if found and leaves.holds(found[-1], top):
            continue
        for around in leaves.climb(top, REACH):
            if around in shared:
                break
            top = around
            if around in record.run:
                break
        found.append(top)
    return found


def time_of(leaves: Leaves, record: Record) -> str:
    """When it was written, as declared or else as shown, with the time of day that stands beside."""
    leaf = leaves.texts[record.mark]
    for around in leaves.climb(leaf.at, 2):
        element = leaves.element[around]
        for name in ("datetime", "title"):
            declared = element.attr(name) if element is not None else None
            if declared and settle_date(declared, day_first=True):
                return " ".join(declared[:LONGEST_TIME].split())
    if CLOCK.search(leaf.text) is None:
        place = record.texts.index(record.mark)
        for at in record.texts[place + 1 : place + 3]:
            if len(leaves.texts[at].text) <= LONGEST_CLOCK and CLOCK.search(leaves.texts[at].text):
                return f"{leaf.text} {leaves.texts[at].text}"
    return leaf.text


def _votes(texts: Sequence[str]) -> int | None:
    """How many approve: the number in such a button, behind it or before it."""
    words = thread_words("vote")
    for at, text in enumerate(texts):
        if bare(text) in words:
            beside = map(VOTES.fullmatch, (*texts[at + 1 : at + 2], *texts[max(0, at - 1) : at]))
            number = VOTES.search(text) or next(filter(None, beside), None)
            if number is not None:
                return int(number[0].replace("−", "-"))
    return None
