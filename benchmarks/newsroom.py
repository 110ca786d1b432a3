"""A made-up press: outlets that report, reprint, paraphrase, cite, correct, and forget to say so.

The true graph is known: every page says what it was made from and on whose word it rests. The same seed gives
the same pages, and the first thousand of ten thousand are the thousand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count
from random import Random
from typing import NamedTuple

from benchmarks.events import (
    CITING_FRAMES,
    DENYING_FRAMES,
    FRAMES,
    TAKEN_FRAMES,
    WORDINGS,
    Event,
    Line,
    Paragraph,
    Party,
    World,
    tell,
)
from benchmarks.newsprint import clause, paragraph, sentence, upper_first
from benchmarks.slips import Slips

OUTLETS = 240
AGENCIES = 6
RUNNING = 40
"""Stories that are in the news at a time."""
PAGES_A_DAY = 20
LONGEST_RUN = 60
"""Pages of one story."""
FIRST_DAY = date(2031, 1, 6)
YEAR = 365
AGAIN = 0.06
"""How many stories are another one come again: the same speaker, a year later, of another event."""
ORIGINS = (50, 28, 15, 7)
"""How many stories of a hundred have one origin, two, three, four."""


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


class Outlet(NamedTuple):
    name: str
    site: str
    notice: str
    """What stands below all its pages."""


@dataclass(frozen=True, slots=True)
class Story:
    """A claim, and on whose word it stands in truth."""

    number: int
    event: Event
    origins: tuple[Party, ...]
    denier: Party
    again: int | None = None
    """The story that it is like, of another time."""


class Made(NamedTuple):
    """One page, and the truth about it."""

    id: str
    outlet: Outlet
    headline: Line
    paragraphs: tuple[Paragraph, ...]
    """Its own and what it took, without what its site adds."""
    day: int
    """When it came out, in days from the first."""
    story: Story
    how: How
    event: Event
    """What it says, which may not be what the story's first page says."""
    rests_on: frozenset[int] = frozenset()
    """Indices into the story's origins."""
    of: str | None = None
    """The page that it was made from."""
    of_outlet: str = ""
    credited: bool = False
    """Whether it says so."""
    declared: int | None = None
    """The day that it gives itself; None where it gives none."""

    @property
    def text(self) -> str:
        lines = (" ".join(line.words for line in each) for each in self.paragraphs)
        return "\n\n".join((*lines, self.outlet.notice))

    @property
    def carries(self) -> frozenset[int]:
        """The stories whose claim it tells."""
        lines = [self.headline, *(line for each in self.paragraphs for line in each)]
        return frozenset(line.story for line in lines if line.story is not None and not line.denies)


def make_outlets(seed: int = 0) -> list[Outlet]:
    """The agencies first."""
    rng, world = Random(f"outlets {seed}"), World(seed)
    kinds = ("Courier", "Gazette", "Observer", "Lantern", "Dispatch", "Herald", "Chronicle", "Post")
    names = dict.fromkeys(
        f"{world.places[number % len(world.places)]} {kinds[number % len(kinds)]}"
        for number in range(2 * OUTLETS)
    )
    return [
        Outlet(name, f"outlet-{number}.example", upper_first(f"{name} comes out in Veland. {paragraph(rng)}"))
        for number, name in enumerate([*names][:OUTLETS])
    ]


def make_pages(pages: int, seed: int = 0, noise: float = 0.4) -> Iterator[Made]:
    """So many pages in the order in which they come out; those of one story among those of others."""
    rng, press = Random(f"pages {seed}"), Press(seed, noise)
    numbers = count()
    past: deque[tuple[int, Story]] = deque()
    running = [Run(press, press.story(next(numbers), rng), _length(rng), rng) for _ in range(RUNNING)]
    for number in range(pages):
        day, at = number // PAGES_A_DAY, rng.randrange(len(running))
        run = running[at]
        others = [other for other in running if other is not run and other.pages]
        yield run.next_page(f"page-{number:07}", day, others)
        if run.is_over:
            past.append((day, run.story))
            while past and day - past[0][0] > YEAR + 30:
                past.popleft()
            old = past[0][1] if past and day - past[0][0] >= YEAR and rng.random() < AGAIN else None
            running[at] = Run(press, press.story(next(numbers), rng, old), _length(rng), rng)


def make_stories(stories: int, seed: int = 0, noise: float = 0.0) -> Iterator[list[Made]]:
    """The pages of so many stories, each story's in the order in which they come out.

    Every sixth is the one before it come again. Of two noises the same stories go through the press.
    """
    press, before = Press(seed, noise), None
    others: list[Run] = []
    for number in range(stories):
        rng = Random(f"story {seed} {number}")
        again = before if number % 6 == 5 else None
        story = press.story(number, rng, again)
        first = 5 * number + (YEAR if again else 0)
        run = Run(press, story, rng.randint(5, 12), rng)
        yield [run.next_page(f"story-{number}-{at}", first + at // 3, others) for at in range(run.length)]
        before, others = story, [run]


def calendar_day(day: int) -> date:
    return FIRST_DAY + timedelta(days=day)


def _length(rng: Random) -> int:
    """Most stories run once or twice, a few everywhere."""
    return min(LONGEST_RUN, int(rng.paretovariate(0.9)))


class Press:
    """The outlets, the world that they write about, and how much goes wrong."""

    def __init__(self, seed: int, noise: float) -> None:
        self.world, self.outlets, self.noise = World(seed), make_outlets(seed), noise

    def story(self, number: int, rng: Random, again: Story | None = None) -> Story:
        if again is not None:
            figure = rng.choice((again.event.figure, rng.randint(11, 980)))
            event = again.event._replace(figure=figure)
            return Story(number, event, again.origins[:1], again.denier, again.number)
        origins = rng.choices(range(1, len(ORIGINS) + 1), ORIGINS)[0]
        *parties, denier = self.world.parties(origins + 1, rng)
        if denier.is_unnamed:
            parties[0], denier = denier, parties[0]
        return Story(number, self.world.event(rng), tuple(parties), denier)


class Run:
    """A story on its way through the press."""

    def __init__(self, press: Press, story: Story, length: int, rng: Random) -> None:
        self.story, self.length = story, length
        self.pages: list[Made] = []
        self._press, self._rng = press, rng
        self._slips = Slips(Random(f"slips {story.number} {rng.random()}"), press.noise)
        # Each origin has a page that reports on its word; the first page is the first one's.
        later = rng.sample(range(1, length), min(length, len(story.origins)) - 1)
        self._reports = {0: 0} | {at: 1 + number for number, at in enumerate(sorted(later))}

    @property
    def is_over(self) -> bool:
        return len(self.pages) >= self.length

    def next_page(self, id: str, day: int, others: Sequence[Run]) -> Made:  # noqa: A002
        """The story's next page; what slips into it comes from the other stories in the news."""
        origin = self._reports.get(len(self.pages))
        page = self._reported(id, day, origin) if origin is not None else self._following(id, day)
        page = page._replace(declared=self._slips.day(day))
        if others and self._slips.happens(0.25):
            stray = self._rng.choice(others).pages[0].paragraphs[:1]
            page = page._replace(paragraphs=(*page.paragraphs, *stray))
        if self._slips.happens(0.5):
            asides = tuple((Line(self._slips.aside(page.outlet.name)),) for _ in range(2))
            page = page._replace(paragraphs=(*page.paragraphs[:2], *asides, *page.paragraphs[2:]))
        self.pages.append(page)
        return page

    def _reported(self, id: str, day: int, origin: int) -> Made:  # noqa: A002
        rng, event = self._rng, self.story.event
        agency = origin == 0 and rng.random() < 0.5
        outlet = self._press.outlets[rng.randrange(AGENCIES if agency else OUTLETS)]
        party = self.story.origins[origin]
        own = (self._told(event, party, day), _beside(party, rng))
        more = (_beside(party, rng), Line(sentence(rng)))
        paragraphs = (own, more, (self._told(event, party, day, known=True),), *_fillers(rng, 6))
        headline = self._headline(event, party)
        return Made(
            id, outlet, headline, paragraphs, day, self.story, How.REPORTED, event, frozenset({origin})
        )

    def _following(self, id: str, day: int) -> Made:  # noqa: A002
        rng = self._rng
        # The first page of a story is taken from most often: it is the agency's.
        sources = [page for page in self.pages if self.story.number in page.carries]
        of = self.pages[0] if rng.random() < 0.5 else rng.choice(sources)
        how = rng.choices(list(FOLLOWING), list(FOLLOWING.values()))[0]
        outlet = rng.choice([each for each in self._press.outlets if each != of.outlet])
        credited = how in {How.CITED, How.CORRECTED} or not self._slips.happens(1)
        event = self._slips.event(of.event) if how is not How.CORRECTED else of.event
        page = of._replace(
            id=id, outlet=outlet, day=day, how=how, event=event, of=of.id, of_outlet=of.outlet.name,
            credited=credited,
        )  # fmt: skip
        headline, paragraphs = self._taken(page, of)
        if credited and how not in {How.CITED, How.CORRECTED}:
            first = rng.choice(("first reported by {}", "reported earlier by {}", "published by {}"))
            paragraphs = (*paragraphs, (Line(f"The story was {first.format(_the(of.outlet.name))}."),))
        return page._replace(headline=headline, paragraphs=paragraphs)

    def _taken(self, page: Made, of: Made) -> tuple[Line, tuple[Paragraph, ...]]:
        rng, party = self._rng, self.story.origins[min(of.rests_on, default=0)]
        if page.how is How.REPRINTED:
            # The last paragraphs may go, and here and there a word is another.
            kept = of.paragraphs[: len(of.paragraphs) - rng.choice((0, 0, 1, 2))]
            return of.headline, tuple(self._slips.reworded(each) for each in kept)
        if page.how is How.EXCERPTED:
            length = max(1, len(of.paragraphs) // rng.choice((2, 3)))
            start = 0 if rng.random() < 0.7 else rng.randrange(len(of.paragraphs) - length + 1)
            before = rng.randint(0, 3)
            some = tuple(self._slips.reworded(each) for each in of.paragraphs[start : start + length])
            words = (*_fillers(rng, before), *some, *_fillers(rng, 5 - before))
            return self._headline(page.event, party), words
        if page.how is How.PARAPHRASED:
            taken = of.outlet.name if page.credited and rng.random() < 0.5 else ""
            lead = self._told(page.event, party, page.day, taken=taken)
            return self._headline(page.event, party), ((lead, _beside(party, rng)), *_fillers(rng, 6))
        if page.how is How.CITED:
            return self._headline(page.event, party), (self._cited(page, party), *_fillers(rng, 5))
        return self._corrected(page)

    def _cited(self, page: Made, party: Party) -> Paragraph:
        rng = self._rng
        words, outlet = self._words(page.event, party), _the(page.of_outlet)
        if rng.random() < 0.6 and not self._slips.happens(0.6):
            named = self._slips.named(party).first(rng)
            line = tell(words, named, TAKEN_FRAMES, rng, outlet=outlet, day=_weekday(page.day))
            line = line._replace(party=party)
        else:
            line = tell(words, outlet, CITING_FRAMES, rng, day=_weekday(page.day))
        return line._replace(story=self.story.number), Line(sentence(rng))

    def _corrected(self, page: Made) -> tuple[Line, tuple[Paragraph, ...]]:
        rng, party = self._rng, self.story.denier
        words = page.event.told(rng.randrange(WORDINGS), rng.randrange(len(self.story.origins)))
        line = tell(words, party.first(rng), DENYING_FRAMES, rng)
        denied = line._replace(party=party, story=self.story.number, denies=True)
        blame = Line(f"{_the(page.of_outlet)} had published the story without asking.")
        headline = Line(upper_first(f"{party.again()} denies reports about {page.event.place}"))
        return headline, ((denied, blame._replace(words=upper_first(blame.words))), *_fillers(rng, 5))

    def _words(self, event: Event, party: Party) -> str:
        """The claim as those who have it from the party put it: no two origins use the same words."""
        origins = self.story.origins
        mine = range(origins.index(party), WORDINGS, len(origins))
        return event.told(self._rng.choice(mine), origins.index(party))

    def _told(self, event: Event, party: Party, day: int, *, known: bool = False, taken: str = "") -> Line:
        """The claim on the party's word, or, where that is forgotten, on nobody's."""
        rng = self._rng
        words = self._words(event, party)
        if self._slips.happens(0.4):
            return Line(upper_first(f"{words}."), story=self.story.number)
        party_named = self._slips.named(party)
        source = party_named.again() if known else party_named.first(rng)
        frames = TAKEN_FRAMES if taken else FRAMES
        line = tell(words, source, frames, rng, outlet=_the(taken), day=_weekday(day))
        return line._replace(party=party, story=self.story.number)

    def _headline(self, event: Event, party: Party) -> Line:
        rng = self._rng
        words = upper_first(self._words(event, party))
        said = (
            "" if party.is_unnamed or rng.random() < 0.5 else f", {party.again().removeprefix('the ')} says"
        )
        return Line(words + said, story=self.story.number)


def _beside(party: Party, rng: Random) -> Line:
    """Something else that the party says."""
    return tell(clause(rng), party.again(), FRAMES[:8], rng)._replace(party=party)


def _fillers(rng: Random, paragraphs: int) -> tuple[Paragraph, ...]:
    return tuple(tuple(Line(sentence(rng)) for _ in range(rng.randint(2, 4))) for _ in range(paragraphs))


def _weekday(day: int) -> str:
    return f"{calendar_day(day):%A}"


def _the(outlet: str) -> str:
    return f"the {outlet}" if outlet else ""
