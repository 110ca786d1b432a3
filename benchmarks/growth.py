"""What it costs to link one page more as a collection grows, and what of the true graph is found."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from benchmarks.clock import peak_rss_mb
from benchmarks.newsroom import How, make_pages
from benchmarks.results import machine, table
from benchmarks.typesetting import as_document
from sayso.links.claims.linker import Linked, Linker, mark_document, state_document
from sayso.links.matches.meaning import find_meaning
from sayso.types import Decision, Document

TITLE = "growth"
STAGES = (1_000, 10_000, 100_000)
LAST = 200
"""Pages at the end of each stage that are linked on the clock."""
BESIDE = 1_000
"""Pages of the small collection that the same pages are linked in, too."""
COPYING = frozenset({How.REPRINTED, How.EXCERPTED})
NOTE = """\
A made-up press (`benchmarks/newsroom.py`: 240 outlets, 500 words and 25 statements a page, 20 pages a day,
noise .4, fixed seed). The linker is told what earlier pages are looked up by, as a ledger does it; the last
{last} pages of a stage are linked on the clock: looked up, compared with what is found, compared for copied
passages. Milliseconds of CPU a page; *in a small one*: the same pages in a new linker that knows only the
{beside} before the stage ends, at the same moment, so that the two differ by the size of the collection and
by nothing else. Statements are given as they were written, which leaves out reading them; pages are fetched
back from a file. *Joined*: of the pairs of pages that carry one story and of which one is new, the share
that is found to say the same; *of one story*: of the pairs found, the share that carry one story. *Copies*:
of the new pages that reprint or excerpt another, the share found.

Not in it: making claims of ties, which is a pass over all ties there are and tracing those claims that
changed.
"""


class Stage(NamedTuple):
    pages: int
    milliseconds: float
    """For a page, of the last ones."""
    beside: float
    """For the same pages in a small collection."""
    slowest: float
    """For the slowest of them."""
    joined: float
    right: float
    copies: float
    peak_mb: float


HEADS = [
    "pages", "ms a page", "in a small one", "slowest, ms", "joined", "of one story", "copies", "peak, MB",
]  # fmt: skip
FORMATS = (",", ".1f", ".1f", ".0f", ".3f", ".3f", ".3f", ".0f")


def measure_growth(most: int = STAGES[-1], last: int = LAST) -> str:
    """The table for stages up to so many pages, of which the last ones are timed."""
    with TemporaryFile() as file:
        rows = [
            [format(value, as_) for value, as_ in zip(stage, FORMATS, strict=True)]
            for stage in _stages([size for size in STAGES if size <= most], last, Shelf(file))
        ]
    note = NOTE.format(last=last, beside=f"{BESIDE:,}")
    return f"`python -m benchmarks growth`; {machine()}.\n\n{note}\n{table(HEADS, rows)}"


class Shelf:
    """Documents on disk, by their number: what is held in memory is the linker's."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._places: list[int] = []

    def put(self, document: Document) -> None:
        self._places.append(self._file.seek(0, 2))
        pickle.dump(document, self._file)

    def fetch(self, number: int) -> Document:
        self._file.seek(self._places[number])
        document: Document = pickle.load(self._file)
        return document


class Truth(NamedTuple):
    """What counting needs of a page."""

    id: str
    carries: frozenset[int]
    copied_from: str | None


class Run(NamedTuple):
    """The last pages of a stage, linked."""

    linked: list[Linked]
    costs: list[float]
    """Seconds for each."""

    @property
    def milliseconds(self) -> float:
        return 1e3 * sum(self.costs) / len(self.costs)


def _stages(sizes: Sequence[int], last: int, shelf: Shelf) -> Iterator[Stage]:
    linker = Linker(shelf.fetch)
    pages: list[Truth] = []
    for number, page in enumerate(make_pages(sizes[-1])):
        pages.append(Truth(page.id, page.carries, page.of if page.how in COPYING else None))
        document = as_document(page)
        shelf.put(document)
        size = next(each for each in sizes if number < each)
        if number < size - last:
            _know(linker, number, document)
        if number + 1 == size:
            peak = peak_rss_mb()
            small = Linker(shelf.fetch)
            for at in range(max(0, size - BESIDE), size - last):
                _know(small, at, shelf.fetch(at))
            beside, run = (_link(each, shelf, range(size - last, size)) for each in (small, linker))
            joined, right, copies = _settled(run.linked, pages, size - last)
            yield Stage(
                size, run.milliseconds, beside.milliseconds, 1e3 * max(run.costs), joined, right, copies,
                max(peak, peak_rss_mb()),
            )  # fmt: skip


def _know(linker: Linker, number: int, document: Document) -> None:
    linker.know(number, mark_document(document, state_document(document)))


def _link(linker: Linker, shelf: Shelf, numbers: Iterable[int]) -> Run:
    """Both runs begin without a vector: what the one made must not help the other."""
    find_meaning.cache_clear()
    run = Run([], [])
    for number in numbers:
        document = shelf.fetch(number)
        started = time.process_time()
        run.linked.append(linker.link(number, linker.read(number, document)))
        run.costs.append(time.process_time() - started)
    return run


def _settled(linked: Sequence[Linked], pages: Sequence[Truth], first: int) -> tuple[float, float, float]:
    found = {
        (tie.left.document, tie.right.document)
        for each in linked
        for tie in each.ties
        if tie.match.decision is Decision.SAME_CLAIM
    }
    alike = {
        (one, other)
        for other in range(first, len(pages))
        for one in range(other)
        if pages[one].carries & pages[other].carries
    }
    shared = {(int(copied.left), int(copied.right)) for each in linked for copied in each.copies}
    shared |= {(other, one) for one, other in shared}
    index = {page.id: at for at, page in enumerate(pages)}
    copies = {
        (index[page.copied_from], at)
        for at, page in enumerate(pages[first:], first)
        if page.copied_from is not None
    }
    return (
        len(found & alike) / max(1, len(alike)),
        len(found & alike) / max(1, len(found)),
        len(copies & shared) / max(1, len(copies)),
    )
