"""Which other pages carry a page's words, for a reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sayso.types import Copied, Document, Span
from sayso.views.claims import name_of

NEARLY_ALL = 0.9
MOST_SHOWN = 20
"""Other pages named for one page, those that share most first."""
LONGEST_SHOWN = 160
"""Characters of the longest passage."""


class ShareRow(NamedTuple):
    """Another page that has words of this one."""

    other: int
    name: str
    how_much: str
    """Such as `nearly all of the shorter text`."""
    longest: str
    """The beginning of the longest passage that stands in both."""
    why: str
    """The counts."""


def share_rows(
    copies: Iterable[Copied], documents: Mapping[int, Document]
) -> dict[int, tuple[ShareRow, ...]]:
    """For each page the others that share its wording, as far as they are among the documents."""
    found: dict[int, list[tuple[float, ShareRow]]] = defaultdict(list)
    for copied in copies:
        left, right = int(copied.left), int(copied.right)
        if left in documents and right in documents:
            spans = max(copied.witnesses, key=lambda witness: witness.left_span.end - witness.left_span.start)
            found[left].append((copied.containment, _row(copied, right, documents, left, spans.left_span)))
            found[right].append((copied.containment, _row(copied, left, documents, right, spans.right_span)))
    return {
        page: tuple(row for _, row in sorted(rows, key=lambda one: (-one[0], one[1].other))[:MOST_SHOWN])
        for page, rows in found.items()
    }


def _row(copied: Copied, other: int, documents: Mapping[int, Document], at: int, span: Span) -> ShareRow:
    passage = " ".join(span.of(documents[at].text).split())
    if len(passage) > LONGEST_SHOWN:
        passage = passage[: LONGEST_SHOWN - 1].rstrip() + "…"
    name = name_of(documents[other], other)
    return ShareRow(other, name, _how_much(copied.containment), passage, copied.reason)


def _how_much(containment: float) -> str:
    """How much of the shorter of two texts stands in the other.

    >>> _how_much(1.0), _how_much(0.94), _how_much(0.31)
    ('all of the shorter text', 'nearly all of the shorter text', '31 % of the shorter text')
    """
    if containment >= NEARLY_ALL:
        return "all of the shorter text" if containment == 1 else "nearly all of the shorter text"
    return f"{containment:.0%} of the shorter text".replace("%", " %", 1)
