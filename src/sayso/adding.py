"""Sources into a ledger: capture, read, keep, one page at a time, and count what became of each.

This is where a failure stops being an exception: whatever one page does, it ends as a kept
document or as a kept failure, and the next page is read.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from types import FrameType

from sayso.capture import Limits, open_captures
from sayso.errors import ReadError
from sayso.ledger import Ledger, News
from sayso.reading import read_capture
from sayso.statements import USUAL, tagger_named
from sayso.types import Capture, Failure

# The slowest page seen takes under two seconds; what takes thirty is an attack or a defect of ours.
SECONDS_A_PAGE = 30.0


@dataclass(slots=True)
class Summary:
    """How many records a run met, by what became of them."""

    new: int = 0
    """Pages that were not there before."""
    version: int = 0
    """Other bytes for a URL that was there already; both are kept."""
    reread: int = 0
    """Bytes that were there already, read by another version of Sayso or tagger; both readings are kept."""
    same: int = 0
    """Pages that were there already: nothing changed."""
    failed: int = 0

    @property
    def total(self) -> int:
        return sum(getattr(self, field.name) for field in fields(self))


Outcome = News | Failure

Watcher = Callable[[Capture | Failure, Outcome], None]
"""Is told each record and what became of it, once that is kept."""


def add_sources(
    ledger: Ledger,
    sources: Iterable[str],
    *,
    limits: Limits | None = None,
    watch: Watcher | None = None,
    tagger: str = USUAL,
) -> Summary:
    """Reads every page of every source into the ledger; failures are kept there too.

    `tagger` names what finds the attributions; raises UnknownTagger before anything is read.
    """
    tagger_named(tagger)
    summary = Summary()
    for record in _records(sources, limits or Limits()):
        outcome = record if isinstance(record, Failure) else _keep(ledger, record, tagger)
        if isinstance(outcome, Failure):
            ledger.fail(outcome)
        count = "failed" if isinstance(outcome, Failure) else outcome.value
        setattr(summary, count, getattr(summary, count) + 1)
        if watch:
            watch(record, outcome)
    return summary


def _records(sources: Iterable[str], limits: Limits) -> Iterator[Capture | Failure]:
    for source in sources:
        yield from open_captures(source, limits=limits)


def _keep(ledger: Ledger, capture: Capture, tagger: str) -> Outcome:
    if ledger.knows(capture, tagger=tagger):
        return News.SAME
    try:
        with _at_most(SECONDS_A_PAGE, capture):
            document = read_capture(capture, tagger=tagger)
    except ReadError as error:
        return Failure(capture.place, "page", error.reason, capture.url)
    except Exception as error:  # a defect of ours must cost one page, not the run
        reason = f"a defect in Sayso, please report it: {type(error).__name__}: {error}"
        return Failure(capture.place, "page", reason, capture.url)
    return ledger.add(capture, document, tagger=tagger).news


@contextmanager
def _at_most(seconds: float, capture: Capture) -> Iterator[None]:
    """Breaks off with a ReadError after so many seconds, where the system has a timer to do it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise ReadError(capture.place, f"reading took longer than {seconds:g} seconds and was broken off")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
