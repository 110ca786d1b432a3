"""What it costs to link one page more as a collection grows, and what of the true graph is found."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from benchmarks.clock import peak_rss_mb
from benchmarks.newsroom import How, Made, make_pages
from benchmarks.results import machine, table
from sayso.links.reuse import ReuseIndex

TITLE = "growth"
STAGES = (1_000, 10_000, 100_000)
LAST = 1_000
"""Pages at the end of each stage whose cost is shown."""
COPYING = frozenset({How.REPRINTED, How.EXCERPTED})
NOTE = """\
A made-up press (`benchmarks/newsroom.py`: 240 outlets, 500 words a page, fixed seed) is added page by page to
one index. Microseconds of CPU for each of the last 1,000 pages of a stage, to pairs with their passages. Of
the pages that reprint or excerpt another, the share of which that is found; of the pairs as they stand at the
end of a stage, the share that are of one story. What the index takes is in the peak of the process, too. A
machine with other work is slow for a while: what the first 1,000 pages cost in a new index, at the same
moment, tells that from growth.
"""


class Stage(NamedTuple):
    pages: int
    words: float
    """A page."""
    microseconds: float
    """For a page, of the last ones."""
    slowest: float
    """Milliseconds for the slowest of them."""
    beside: float
    """Microseconds for a page of the first thousand, put into a new index at that moment."""
    pairs: int
    found: float
    right: float
    index_mb: float
    peak_mb: float


HEADS = [
    "pages", "words a page", "µs a page", "slowest, ms", "in a new index, µs", "pairs", "copies found",
    "pairs of one story", "index, MB", "peak, MB",
]  # fmt: skip
FORMATS = (",", ".0f", ".0f", ".1f", ".0f", ",", ".4f", ".4f", ".0f", ".0f")


def measure_growth(most: int = STAGES[-1]) -> str:
    """The table for stages up to so many pages."""
    rows = [
        [format(value, as_) for value, as_ in zip(stage, FORMATS, strict=True)]
        for stage in _stages([size for size in STAGES if size <= most])
    ]
    return f"`python -m benchmarks growth`; {machine()}.\n\n{NOTE}\n{table(HEADS, rows)}"


def _stages(sizes: list[int]) -> Iterator[Stage]:
    index, costs, words = ReuseIndex(), [], 0
    stories: dict[str, int] = {}
    copies: set[tuple[str, str]] = set()
    first: list[Made] = []
    for page in make_pages(sizes[-1]):
        text = page.text
        costs.append(_cost(index, page, text))
        if len(first) < LAST:
            first.append(page)
        words += len(text.split())
        stories[page.id] = page.story.number
        copies |= _copy(page)
        if len(index) in sizes:
            # Before the pairs are counted: that is no part of adding pages.
            peak, last, beside = peak_rss_mb(), costs[-LAST:], _cost_of_new(first)
            pairs, found, right = _settled(
                ((pair.left, pair.right) for pair in index.pairs()), copies, stories
            )
            yield Stage(
                len(index), words / len(index), 1e6 * sum(last) / len(last), 1e3 * max(last), beside,
                pairs, found, right, index.bytes / 2**20, peak,
            )  # fmt: skip


def _cost(index: ReuseIndex, page: Made, text: str) -> float:
    started = time.process_time()
    index.add(page.id, text, page.outlet.site)
    return time.process_time() - started


def _cost_of_new(pages: list[Made]) -> float:
    index = ReuseIndex()
    return 1e6 * sum(_cost(index, page, page.text) for page in pages) / len(pages)


def _copy(page: Made) -> set[tuple[str, str]]:
    """The page and the one whose words it has, in the order of their ids."""
    return {(page.of, page.id)} if page.of is not None and page.how in COPYING else set()


def _settled(
    pairs: Iterable[tuple[str, str]], copies: set[tuple[str, str]], stories: dict[str, int]
) -> tuple[int, float, float]:
    every = set(pairs)
    right = sum(stories[one] == stories[other] for one, other in every)
    return len(every), len(every & copies) / max(1, len(copies)), right / max(1, len(every))
