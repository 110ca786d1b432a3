"""What it costs to add one page to a ledger that holds many: its ties found, its claims traced anew."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.newsroom import Made, make_pages
from benchmarks.results import machine, table
from benchmarks.typesetting import as_capture, as_document
from sayso.ledger import Ledger, open_ledger
from sayso.linking import link_new

TITLE = "increments"
SIZES = (300, 1_000, 3_000)
ADDED = 15
"""Pages that are added one by one, on the clock, where a size is reached."""
NOTE = """\
A ledger (SQLite) of the made-up press (`benchmarks/newsroom.py`; it is dense: a page has some eighty ties),
filled in one run, then {added} more pages added one by one, each linked and its claims traced: seconds of CPU
for one. *Filling*: milliseconds a page for all of it. Statements are given as they were written, which leaves
out reading them. The ledger says which pages a new one may have to do with; what then costs is its own story:
the pairs of statements that are compared, and the claims that are traced anew.
"""
HEADS = ["pages", "filling, ms a page", "one page more, s", "slowest, s", "claims", "traced anew for a page"]


class Stage(NamedTuple):
    pages: int
    filling: float
    seconds: list[float]
    claims: int
    traced: list[int]


def measure_increments(sizes: Sequence[int] = SIZES, added: int = ADDED) -> str:
    """The table for ledgers of these sizes."""
    rows = [
        [
            f"{stage.pages:,}",
            f"{stage.filling:.0f}",
            f"{median(stage.seconds):.2f}",
            f"{max(stage.seconds):.2f}",
            f"{stage.claims:,}",
            f"{median(stage.traced):.0f}",
        ]
        for stage in _stages(sizes, added)
    ]
    note = NOTE.format(added=added)
    return f"`python -m benchmarks increments`; {machine()}.\n\n{note}\n{table(HEADS, rows)}"


def _stages(sizes: Sequence[int], added: int) -> Iterator[Stage]:
    pages = make_pages(sizes[-1] + added)
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "press.sqlite") as ledger:
        held = 0
        for size in sizes:
            started = time.process_time()
            fresh = size - held
            for page in islice(pages, fresh):
                _add(ledger, page)
            link_new(ledger)
            filling = 1e3 * (time.process_time() - started) / fresh
            seconds, traced = [], []
            for page in islice(pages, added):
                _add(ledger, page)
                started = time.process_time()
                traced.append(link_new(ledger).traced)
                seconds.append(time.process_time() - started)
            held = size + added
            yield Stage(size, filling, seconds, ledger.claims.count(), traced)


def _add(ledger: Ledger, page: Made) -> None:
    capture = as_capture(page)
    ledger.add(capture, replace(as_document(page), sha256=capture.sha256))
