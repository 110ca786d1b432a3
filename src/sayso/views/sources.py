"""Who is given as the source most often, over all pages of a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.statements.claimants import compare_claimants
from sayso.types import Claimant, ClaimantKind, Document
from sayso.views.details import KINDS, say_claimant

SAME = 0.8
"""From here on two pages' claimants are counted as one: the same name, and nothing that speaks against it."""
ALIKE = 0.5
"""From here on they are named beside each other as perhaps the same, and counted apart."""

NAMED = frozenset({ClaimantKind.PERSON, ClaimantKind.ORGANISATION, ClaimantKind.DOCUMENT})


class Likely(NamedTuple):
    """Another source that may be the same."""

    who: str
    score: float
    """From 0 to 1."""
    why: str


class Quoted(NamedTuple):
    """A source, over all pages."""

    who: str
    """Name, role and organisation, as the page with the fullest form has them."""
    kind: str
    statements: int
    pages: tuple[int, ...]
    likely: tuple[Likely, ...]
    """Who may be the same under another name, and is counted apart."""


@dataclass(slots=True)
class _Source:
    """A source while its pages are gathered."""

    claimants: list[Claimant] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    """The page of every statement."""

    def likeness(self, other: Claimant) -> tuple[float, str]:
        compared = [compare_claimants(each, other) for each in self.claimants]
        best = max(compared, key=lambda likeness: likeness.score)
        return best.score, "; ".join(reason.detail for reason in best.reasons)

    @property
    def fullest(self) -> Claimant:
        return max(self.claimants, key=lambda each: (len(each.name or ""), len(say_claimant(each))))


def quoted_most(documents: Mapping[int, Document], limit: int = 15) -> tuple[Quoted, ...]:
    """The named sources with the most statements over all pages.

    Sources of different pages are counted as one where the name is the same and nothing speaks against it.
    Where they only may be the same they are counted apart, and each says so of the other.
    """
    gathered = _gather(documents)
    everyone = [source for sources in gathered.values() for source in sources]
    most = sorted(everyone, key=lambda source: (-len(source.pages), source.fullest.name or ""))[:limit]
    return tuple(_row(source, _bucket(gathered, source)) for source in most)


def _gather(documents: Mapping[int, Document]) -> dict[str, list[_Source]]:
    """Every named source, by the last word of its name: only those are compared."""
    found: dict[str, list[_Source]] = defaultdict(list)
    for number, document in documents.items():
        for claimant, statements in _named(document):
            sources = found[_last_word(claimant)]
            source = _same(sources, claimant)
            if source is None:
                source = _Source()
                sources.append(source)
            if claimant not in source.claimants:
                source.claimants.append(claimant)
            source.pages += [number] * statements
    return found


def _named(document: Document) -> Iterator[tuple[Claimant, int]]:
    """The named claimants of a page, and how many statements each makes."""
    counts: dict[int, int] = defaultdict(int)
    for statement in document.statements:
        for speaker in statement.speakers:
            counts[speaker.claimant] += 1
    for at, count in counts.items():
        claimant = document.claimants[at]
        if claimant.kind in NAMED and claimant.name:
            yield claimant, count


def _same(sources: Iterable[_Source], claimant: Claimant) -> _Source | None:
    scored = [(source.likeness(claimant)[0], -at, source) for at, source in enumerate(sources)]
    score, _, best = max(scored, default=(0.0, 0, None), key=lambda one: one[:2])
    return best if score >= SAME else None


def _last_word(claimant: Claimant) -> str:
    return (claimant.name or "").casefold().split()[-1]


def _bucket(gathered: dict[str, list[_Source]], source: _Source) -> list[_Source]:
    return gathered[_last_word(source.claimants[0])]


def _row(source: _Source, bucket: list[_Source]) -> Quoted:
    claimant = source.fullest
    likely = []
    for other in bucket:
        score, why = other.likeness(claimant)
        if other is not source and score >= ALIKE:
            likely.append(Likely(say_claimant(other.fullest), score, why))
    return Quoted(
        say_claimant(claimant),
        KINDS[claimant.kind],
        len(source.pages),
        tuple(dict.fromkeys(source.pages)),
        tuple(sorted(likely, key=lambda one: -one.score)),
    )
