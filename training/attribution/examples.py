"""Annotated articles as what the network learns from: windows with their tags."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from sayso.document import article_document
from sayso.statements.windows import Window, make_windows

MARKS_ONE_LEVEL = 0
"""The style of PolNeAR."""

ROLES = ("source", "cue", "content")

# Tags of a unit for one cue.
OUTSIDE, BEGINS_SOURCE, IN_SOURCE, BEGINS_CONTENT, IN_CONTENT = range(5)

Spans = tuple[tuple[int, int], ...]


class Attribution(NamedTuple):
    source: Spans
    cue: Spans
    content: Spans


class Article(NamedTuple):
    """A text with every attribution that its annotators saw."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]
    style: int = 0
    """Which guidelines its annotators followed: 0 PolNeAR, 1 the other."""


class Example(NamedTuple):
    window: Window
    cues: np.ndarray
    """For each unit 0, 1 (begins a cue) or 2 (goes on with it)."""
    at: list[int]
    """For each attribution the unit with which its cue begins."""
    told: np.ndarray
    """For each unit whether the annotators tell that it is no cue, should they not have marked it."""
    roles: np.ndarray
    """For each attribution a row of tags, one a unit."""
    style: int


def read_articles(path: Path, style: int = 0, without: frozenset[str] = frozenset()) -> list[Article]:
    """The articles of a file of JSON lines, but for those of the genres named."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [_article(record, style) for record in records if record.get("genre") not in without]


def _article(record: dict[str, Any], style: int) -> Article:
    attributions = (
        Attribution(*(tuple((start, end) for start, end in one.get(role) or ()) for role in ROLES))
        for one in record["attributions"]
    )
    kept = tuple(one for one in attributions if one.cue and one.content)
    return Article(record["id"], record["text"], kept, style)


def make_examples(articles: Iterable[Article]) -> Iterator[Example]:
    for article in articles:
        paragraphs = [passage.span for passage in article_document(article.text).passages]
        for window in make_windows(article.text, paragraphs):
            yield _example(article, window)


def _example(article: Article, window: Window) -> Example:
    starts = [unit.start for unit in window.units]
    ends = [unit.end for unit in window.units]
    cues, at, roles = np.zeros(len(starts), np.int64), [], []
    for one in article.attributions:
        first, after = _units(starts, ends, min(one.cue))
        if first >= after or not starts[0] <= min(one.cue)[0] < ends[-1]:
            continue
        cues[first:after] = 2
        cues[first] = 1
        at.append(first)
        roles.append(_tags(starts, ends, one, (first, after)))
    rows = np.stack(roles) if roles else np.zeros((0, len(starts)), np.int64)
    return Example(window, cues, at, _told(article, window, cues, rows), rows, article.style)


def _told(article: Article, window: Window, cues: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """PolNeAR's annotators mark one level: what lies inside a content was not asked for.

    Inside quotation marks it stays no cue: there "I think" and "you know" are manner of speaking.
    """
    reported = (rows >= BEGINS_CONTENT).any(0) & ~np.array(window.is_inside())
    return (cues > 0) | ~reported if article.style == MARKS_ONE_LEVEL else np.ones(len(cues), bool)


def _tags(starts: list[int], ends: list[int], one: Attribution, cue: tuple[int, int]) -> np.ndarray:
    """Where an annotation lets roles share a word, the source has it before the content."""
    tags = np.zeros(len(starts), np.int64)
    for spans, begins in ((one.content, BEGINS_CONTENT), (one.source, BEGINS_SOURCE)):
        for span in sorted(spans):
            first, after = _units(starts, ends, span)
            if first < after:
                tags[first:after] = begins + 1
                tags[first] = begins
    tags[cue[0] : cue[1]] = OUTSIDE
    return tags


def _units(starts: list[int], ends: list[int], span: tuple[int, int]) -> tuple[int, int]:
    """The units that a span touches, from the first up to, not including, the second."""
    return bisect_left(ends, span[0] + 1), bisect_left(starts, span[1])
