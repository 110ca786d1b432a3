"""How much of the made-up press's true graph is found again, as more goes wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations, product

import sayso
from benchmarks.events import Party
from benchmarks.newsroom import How, Made, Story, make_stories
from benchmarks.results import machine, table
from benchmarks.typesetting import as_capture
from sayso.links.claims import link_claims
from sayso.links.origins import trace_origins
from sayso.types import Claim, Document, Provenance

TITLE = "newsroom"
NOISES = (0.0, 0.25, 0.5, 0.75)
STORIES = 24
NOTE = """\
{stories} stories of a made-up press (`benchmarks/newsroom.py`, fixed seed), {pages} HTML pages, read,
linked and traced. *Noise* says how often goes wrong what can: credit forgotten, whose word it is left out,
a figure changed, a source misspelt, words replaced, a wrong day or none, another story's lead or the site's
own lines among the paragraphs. A story has one to four origins; every sixth is the one before it come
again, a year on.

*Joined*: of the pairs of pages that carry one story, the share that stand in one claim; *of one story*: of
the pairs that stand in one claim, the share that carry one story. *Pages in the claim*: of the pages that
carry a story, the share in that claim that has most of them. *Denials*: pages that only correct the story,
the share not counted among those that carry it, and the share tied to one as its denial. *Again*: of stories
come again, the share of the pairs of a page of the first and one of the second that no claim joins, and the
share of them tied to the first as a recurrence.

The second table is of that claim of each story (*linked*), then of the true pages given (*given*). *Count*:
as many independent origins as there are, and off by one at most. *Names*: of the true origins, the share
named among those counted. *Dependence*: mean F1 of dependent and independent pairs of pages. *Reprints*: of
them, the share found; of the pairs of copies found, the share made of one text. *Cites*: of the pages that
put the claim on another outlet's word, the share of which that is found.

The press is simpler than a real one and its sentences are ours: read how figures fall, not how high they
stand.
"""


@dataclass
class Tally:
    """Hits, of how many; what was claimed, and how much of it was right."""

    hits: int = 0
    of: int = 0

    def add(self, hits: int, of: int = 1) -> None:
        self.hits += hits
        self.of += of

    def __str__(self) -> str:
        return f"{self.hits / self.of:.2f}" if self.of else "–"

    @property
    def share(self) -> float:
        return self.hits / self.of if self.of else 0.0


@dataclass
class Pairs:
    """Pairs that are and pairs that were found."""

    found: Tally = field(default_factory=Tally)
    right: Tally = field(default_factory=Tally)

    def add(self, predicted: Set[object], gold: Set[object]) -> None:
        both = len(predicted & gold)
        self.found.add(both, len(gold))
        self.right.add(both, len(predicted))

    @property
    def f1(self) -> float:
        recall, precision = self.found.share, self.right.share
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


@dataclass
class Traced:
    """What tracing found of the true graphs."""

    exact: Tally = field(default_factory=Tally)
    within: Tally = field(default_factory=Tally)
    names: Tally = field(default_factory=Tally)
    dependent: Pairs = field(default_factory=Pairs)
    independent: Pairs = field(default_factory=Pairs)
    copies_found: Tally = field(default_factory=Tally)
    copies_right: Tally = field(default_factory=Tally)
    cites: Tally = field(default_factory=Tally)

    def cells(self) -> list[str]:
        dependence = (self.dependent.f1 + self.independent.f1) / 2
        return [
            f"{self.exact} / {self.within}", str(self.names), f"{dependence:.2f}",
            f"{self.copies_found} / {self.copies_right}", str(self.cites),
        ]  # fmt: skip


@dataclass
class Found:
    """All that is counted at one noise."""

    joined: Pairs = field(default_factory=Pairs)
    covered: Tally = field(default_factory=Tally)
    corrections: Tally = field(default_factory=Tally)
    denials: Tally = field(default_factory=Tally)
    apart: Tally = field(default_factory=Tally)
    recurrences: Tally = field(default_factory=Tally)
    linked: Traced = field(default_factory=Traced)
    given: Traced = field(default_factory=Traced)

    def joined_cells(self) -> list[str]:
        return [
            str(self.joined.found), str(self.joined.right), str(self.covered),
            f"{self.corrections} / {self.denials}", f"{self.apart} / {self.recurrences}",
        ]  # fmt: skip


JOINED_HEADS = [
    "noise", "joined", "of one story", "pages in the claim", "denials: apart / tied", "again: apart / tied",
]  # fmt: skip
TRACED_HEADS = [
    "noise, pages", "count exact / within 1", "names", "dependence", "reprints / copies right", "cites",
]  # fmt: skip


def measure_newsroom(stories: int = STORIES, noises: Sequence[float] = NOISES) -> str:
    """The two tables, of joining and of tracing."""
    joined, traced, pages = [], [], 0
    for noise in noises:
        runs = list(make_stories(stories, noise=noise))
        pages = sum(map(len, runs))
        found = recover(runs)
        joined.append([f"{noise:.2f}", *found.joined_cells()])
        traced.append([f"{noise:.2f}, linked", *found.linked.cells()])
        traced.append([f"{noise:.2f}, given", *found.given.cells()])
    note = NOTE.format(stories=stories, pages=pages)
    tables = f"{table(JOINED_HEADS, joined)}\n{table(TRACED_HEADS, sorted(traced, key=_by_pages))}"
    return f"`python -m benchmarks newsroom`; {machine()}.\n\n{note}\n{tables}"


def recover(runs: Sequence[Sequence[Made]]) -> Found:
    """What linking and tracing find of the stories."""
    pages = [page for run in runs for page in run]
    documents = [sayso.read_capture(as_capture(page)) for page in pages]
    claims = link_claims(documents)
    found = Found()
    found.joined.add(_joined(claims), _gold_pairs(pages))
    for run in runs:
        story = run[0].story
        claim = _claim_of(story, pages, claims)
        _count_joining(found, pages, story, claim)
        if story.again is not None:
            _count_again(found, pages, story, claims)
        carrying = [at for at, page in enumerate(pages) if story.number in page.carries]
        texts = [story.event.told(0), *(pages[at].headline.words for at in carrying)]
        _count_tracing(
            found.given, story, [pages[at] for at in carrying], trace_origins(_at(documents, carrying), texts)
        )
        if claim is not None:
            _count_tracing(found.linked, story, [pages[at] for at in claim.documents], claim.provenance)
        else:
            found.linked.exact.add(0)
            found.linked.within.add(0)
            found.linked.names.add(0, len(story.origins))
    return found


def _claim_of(story: Story, pages: Sequence[Made], claims: Iterable[Claim]) -> Claim | None:
    """The claim that has most of the story's pages, and fewest others."""
    carrying = {at for at, page in enumerate(pages) if story.number in page.carries}
    shared = [(_overlap(carrying, set(claim.documents)), claim) for claim in claims]
    best = max(shared, key=lambda each: (each[0], each[1].id), default=None)
    return best[1] if best and best[0] > 0 else None


def _overlap(one: Set[int], other: Set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _joined(claims: Iterable[Claim]) -> set[object]:
    return {pair for claim in claims for pair in combinations(claim.documents, 2)}


def _gold_pairs(pages: Sequence[Made]) -> set[object]:
    pairs = combinations(range(len(pages)), 2)
    return {(one, other) for one, other in pairs if pages[one].carries & pages[other].carries}


def _count_joining(found: Found, pages: Sequence[Made], story: Story, claim: Claim | None) -> None:
    documents = set(claim.documents) if claim else set()
    carrying = {at for at, page in enumerate(pages) if story.number in page.carries}
    found.covered.add(len(carrying & documents), len(carrying))
    denying = {tie.left.document for tie in claim.denials} if claim else set()
    denying |= {tie.right.document for tie in claim.denials} if claim else set()
    for at, page in enumerate(pages):
        if page.how is How.CORRECTED and page.story is story and story.number not in page.carries:
            found.corrections.add(at not in documents)
            found.denials.add(at in denying - documents)


def _count_again(found: Found, pages: Sequence[Made], story: Story, claims: Sequence[Claim]) -> None:
    """Whether a story and the one that it is like, of another time, are two claims, one tied to the other."""
    own = {at for at, page in enumerate(pages) if page.story is story and story.again not in page.carries}
    before = {at for at, page in enumerate(pages) if page.story.number == story.again}
    crossing = {(min(pair), max(pair)) for pair in product(own, before)}
    found.apart.add(len(crossing - _joined(claims)), len(crossing))
    found.recurrences.add(
        any(
            (tie.left.document, tie.right.document) in crossing
            and not {tie.left, tie.right} <= set(claim.carried)
            for claim in claims
            for tie in claim.recurrences
        )
    )


def _count_tracing(traced: Traced, story: Story, pages: Sequence[Made], provenance: Provenance) -> None:
    """`pages` are those that were traced; of others among them nothing is known but that they are no part."""
    own = {at for at, page in enumerate(pages) if page.story is story}
    true = frozenset[int]().union(*(pages[at].rests_on for at in own))
    traced.exact.add(provenance.independent == len(true))
    traced.within.add(abs(provenance.independent - len(true)) <= 1)
    counted = [
        form
        for origin in provenance.origins
        if origin.counts
        for party in origin.parties
        for form in provenance.parties[party].forms
    ]
    traced.names.add(sum(_is_named(story.origins[origin], counted) for origin in true), len(true))
    pairs = set(combinations(sorted(own), 2))
    gold = {(one, other) for one, other in pairs if pages[one].rests_on & pages[other].rests_on}
    together = {pair for each in provenance.origins for pair in combinations(sorted(each.documents), 2)}
    copies = {(min(copy.document, copy.of), max(copy.document, copy.of)) for copy in provenance.copies}
    predicted = pairs & (together | copies)
    traced.dependent.add(predicted, gold)
    traced.independent.add(pairs - predicted, pairs - gold)
    _count_copies(traced, [page if at in own else None for at, page in enumerate(pages)], copies)
    for at in own:
        if pages[at].how is How.CITED:
            cited = [cite.name for cite in provenance.citations if cite.document == at]
            traced.cites.add(
                any(pages[at].of_outlet in name or name in pages[at].of_outlet for name in cited)
            )


def _count_copies(traced: Traced, pages: Sequence[Made | None], copies: Set[tuple[int, int]]) -> None:
    index = {page.id: at for at, page in enumerate(pages) if page is not None}
    text_of = list(range(len(pages)))
    for at, page in enumerate(pages):
        if page is not None and page.how in {How.REPRINTED, How.EXCERPTED} and page.of in index:
            of = index[page.of]
            text_of[at] = text_of[of]
            if page.how is How.REPRINTED:
                traced.copies_found.add((min(of, at), max(of, at)) in copies)
    traced.copies_right.add(sum(text_of[one] == text_of[other] for one, other in copies), len(copies))


def _is_named(party: Party, names: Iterable[str]) -> bool:
    known = [each.casefold() for each in party.known_as()]
    return any(each in name.casefold() or name.casefold() in each for name in names for each in known)


def _at(documents: Sequence[Document], numbers: Iterable[int]) -> list[Document]:
    return [documents[at] for at in numbers]


def _by_pages(row: list[str]) -> bool:
    """The linked rows before the given ones, each by noise."""
    return row[0].endswith("given")
