"""A made-up press: outlets that report, reprint, paraphrase, cite, correct, and forget to say so.

The true graph is known: every page says what it was made from. The same seed gives the same pages, and the
first thousand of ten thousand are the thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import count
from random import Random
from typing import NamedTuple

from benchmarks.newsprint import CLAIMS, Claim, make_claim, paragraph, upper_first

OUTLETS = 240
AGENCIES = 6
RUNNING = 40
"""Stories that are in the news at a time."""
LONGEST_RUN = 60
"""Pages of one story."""


class How(StrEnum):
    """How a page came by what it says."""

    REPORTED = "reported"
    """From the one who makes the claim."""
    REPRINTED = "reprinted"
    """All of another page's words, or nearly all."""
    EXCERPTED = "excerpted"
    """A third of another page's paragraphs or more, among its own."""
    PARAPHRASED = "paraphrased"
    """Another page's claim in other words."""
    CITED = "cited"
    """Another page named as the one that says so."""
    CORRECTED = "corrected"
    """Another page named as wrong."""


FOLLOWING = {How.REPRINTED: 30, How.EXCERPTED: 20, How.PARAPHRASED: 25, How.CITED: 20, How.CORRECTED: 5}
FORGETS = 0.4
"""How often a page that takes from another does not say so."""


class Outlet(NamedTuple):
    name: str
    site: str
    notice: str
    """What stands below all its pages."""


class Made(NamedTuple):
    """One page, and the truth about it."""

    id: str
    outlet: Outlet
    paragraphs: tuple[str, ...]
    """Its own and what it took, without what its site adds."""
    day: int
    claim: Claim
    story: int
    how: How
    of: str | None = None
    """The page that it was made from."""
    credited: bool = False
    """Whether it says so."""

    @property
    def text(self) -> str:
        return "\n\n".join((*self.paragraphs, self.outlet.notice))


def make_outlets(seed: int = 0) -> list[Outlet]:
    """The agencies first."""
    rng = Random(f"outlets {seed}")
    kinds = ("Courier", "Gazette", "Observer", "Lantern", "Dispatch", "Herald", "Chronicle", "Notes")
    return [
        Outlet(
            f"{kinds[number % len(kinds)]} {number}",
            f"outlet-{number}.example",
            upper_first(
                f"{kinds[number % len(kinds)].lower()} {number} comes out in Veland. {paragraph(rng)}"
            ),
        )
        for number in range(OUTLETS)
    ]


def make_pages(pages: int, seed: int = 0) -> Iterator[Made]:
    """So many pages in the order in which they come out; those of one story among those of others."""
    rng, outlets = Random(f"pages {seed}"), make_outlets(seed)
    numbers = count()
    running = [_Story(next(numbers), rng) for _ in range(RUNNING)]
    for number in range(pages):
        at = rng.randrange(len(running))
        story = running[at]
        yield story.next_page(f"page-{number:07}", number // RUNNING, outlets)
        if story.is_over:
            running[at] = _Story(next(numbers), rng)


class _Story:
    """A claim on its way through the press."""

    def __init__(self, number: int, rng: Random) -> None:
        self._number, self._rng = number, rng
        self._claim = make_claim(rng)
        # Most stories run once or twice, a few everywhere.
        self._length = min(LONGEST_RUN, int(rng.paretovariate(0.9)))
        self._pages: list[Made] = []

    @property
    def is_over(self) -> bool:
        return len(self._pages) >= self._length

    def next_page(self, id: str, day: int, outlets: list[Outlet]) -> Made:  # noqa: A002
        rng = self._rng
        if not self._pages or rng.random() < 0.05:
            outlet = outlets[rng.randrange(AGENCIES if rng.random() < 0.5 else len(outlets))]
            lead = self._claim.told(rng.randrange(len(CLAIMS)))
            page = Made(id, outlet, (lead, *_own(rng, 9)), day, self._claim, self._number, How.REPORTED)
        else:
            # The first page of a story is taken from most often: it is the agency's.
            of = self._pages[0] if rng.random() < 0.5 else rng.choice(self._pages)
            how = rng.choices(list(FOLLOWING), list(FOLLOWING.values()))[0]
            page = _follow(of, how, rng)._replace(id=id, day=day, outlet=rng.choice(outlets))
        self._pages.append(page)
        return page


def _follow(of: Made, how: How, rng: Random) -> Made:
    credited = rng.random() >= FORGETS
    claim = of.claim._replace(figure="no") if how is How.CORRECTED else of.claim
    taken = {
        How.REPRINTED: _reprint,
        How.EXCERPTED: _excerpt,
        How.PARAPHRASED: _paraphrase,
        How.CITED: _cite,
        How.CORRECTED: _correct,
    }[how](of, rng)
    # Whom a page cites or corrects it must name.
    credited = credited or how in {How.CITED, How.CORRECTED}
    credit = (f"As first reported by {of.outlet.name}.",) if credited else ()
    return of._replace(paragraphs=(*taken, *credit), claim=claim, how=how, of=of.id, credited=credited)


def _reprint(of: Made, rng: Random) -> tuple[str, ...]:
    """The last paragraphs may go, and here and there a word is another."""
    kept = of.paragraphs[: len(of.paragraphs) - rng.choice((0, 0, 1, 2))]
    return tuple(_reworded(each, rng) if rng.random() < 0.2 else each for each in kept)


def _excerpt(of: Made, rng: Random) -> tuple[str, ...]:
    length = max(1, len(of.paragraphs) // rng.choice((2, 3)))
    start = rng.randrange(len(of.paragraphs) - length + 1)
    before = rng.randint(0, 4)
    return (*_own(rng, before), *of.paragraphs[start : start + length], *_own(rng, 6 - before))


def _paraphrase(of: Made, rng: Random) -> tuple[str, ...]:
    wordings = [each for each in map(of.claim.told, range(len(CLAIMS))) if each not in of.paragraphs]
    return (rng.choice(wordings), *_own(rng, 7))


def _cite(of: Made, rng: Random) -> tuple[str, ...]:
    return (f"{of.outlet.name} reports: {of.claim.told(rng.randrange(len(CLAIMS)))}", *_own(rng, 6))


def _correct(of: Made, rng: Random) -> tuple[str, ...]:
    claim = of.claim
    return (
        f"It is not true that {claim.who} {claim.did} the {claim.thing}, {claim.body} says.",
        *_own(rng, 5),
    )


def _reworded(words: str, rng: Random) -> str:
    each = words.split(" ")
    each[rng.randrange(len(each))] = rng.choice(("indeed", "reportedly", "then", "also"))
    return " ".join(each)


def _own(rng: Random, paragraphs: int) -> tuple[str, ...]:
    return tuple(paragraph(rng) for _ in range(paragraphs))
