"""The record of an outlet: what its pages say by themselves, what they rest on, whom they copy; no score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.types import Carried, Claim, Document, Judgement, Voice
from sayso.views.corrections import find_corrections
from sayso.views.records import (
    ClaimOf,
    Forecast,
    Instance,
    claims_of,
    denied_in,
    forecasts_in,
    has_words,
    instances,
    recurring_in,
    statement_of,
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A page that carries the text of another outlet's, as far as can be told which of them copied."""

    page: int
    of: int
    share: float
    """Of the shorter text's runs of five words, those that stand in both, from 0 to 1."""
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A notice by which a page says what it had wrong."""

    page: int
    words: str


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """What is known of one outlet from its pages. Every figure is a count, of `pages` or of `statements`."""

    names: tuple[str, ...]
    """Every outlet that was counted, as its pages name it."""
    pages: tuple[int, ...]
    statements: int
    """On its pages, without those of commenters."""
    own: int
    """Of these, in its own voice."""
    unnamed: int
    """Attributed to somebody without a name, or to nobody."""
    with_evidence: tuple[int, ...]
    """Pages on which some statement comes with evidence."""
    own_reporting: tuple[int, ...]
    """Pages that say that they obtained words or material on a claim themselves."""
    copies: tuple[Copy, ...]
    """Pages taken for copies of other outlets'."""
    copied: tuple[Copy, ...]
    """Pages of other outlets taken for copies of this one's."""
    claims: tuple[ClaimOf, ...]
    """Those that it carries together with other pages."""
    forecasts: tuple[Forecast, ...]
    """In its own voice."""
    denied: tuple[Instance, ...]
    """Statements in its own voice that others deny."""
    recurring: tuple[Instance, ...]
    """Statements in its own voice whose like somebody made of another time."""
    corrections: tuple[Correction, ...]
    modified: tuple[int, ...]
    """Pages that declare a change after the day of their publication."""

    @property
    def alone(self) -> int:
        """How many of the claims rest on one origin only."""
        return sum(claim.one_origin for claim in self.claims)


def outlet_record(
    name: str,
    documents: Mapping[int, Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
) -> OutletRecord | None:
    """The record of every outlet whose name has all these words, capitals apart; None where none has."""
    ours = {
        at: document
        for at, document in documents.items()
        if document.meta.outlet and has_words(document.meta.outlet.value, name)
    }
    if not ours:
        return None
    said = [
        Carried(at, number)
        for at, document in ours.items()
        for number, statement in enumerate(document.statements)
        if statement.comment is None
    ]
    own = [one for one in said if statement_of(documents, one).voice is Voice.OUTLET]
    copies, copied = _copies(ours, claims)
    return OutletRecord(
        names=tuple(dict.fromkeys(_outlet(document) for document in ours.values())),
        pages=tuple(sorted(ours)),
        statements=len(said),
        own=len(own),
        unnamed=sum(_is_unnamed(documents, one) for one in said),
        with_evidence=_pages(one for one in said if statement_of(documents, one).evidence),
        own_reporting=tuple(sorted(set(_own_reporting(ours, claims)))),
        copies=copies,
        copied=copied,
        claims=claims_of(said, claims),
        forecasts=forecasts_in(own, documents, claims, judgements),
        denied=denied_in(own, documents, claims),
        recurring=instances(documents, recurring_in(own, claims)),
        corrections=tuple(
            Correction(at, words) for at, document in ours.items() for words in find_corrections(document)
        ),
        modified=tuple(at for at, document in ours.items() if _is_modified(document)),
    )


def _outlet(document: Document) -> str:
    return document.meta.outlet.value if document.meta.outlet else ""


def _pages(said: Iterator[Carried]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.document for one in said))


def _is_unnamed(documents: Mapping[int, Document], one: Carried) -> bool:
    statement = statement_of(documents, one)
    if statement.voice is Voice.OUTLET:
        return False
    claimants = documents[one.document].claimants
    return not any(claimants[speaker.claimant].name for speaker in statement.speakers)


def _own_reporting(ours: Mapping[int, Document], claims: Sequence[Claim]) -> Iterator[int]:
    for claim in claims:
        for at, appearance in zip(claim.documents, claim.provenance.appearances, strict=True):
            if at in ours and appearance.own_reporting:
                yield at


def _copies(
    ours: Mapping[int, Document], claims: Sequence[Claim]
) -> tuple[tuple[Copy, ...], tuple[Copy, ...]]:
    """Copies of other outlets' pages on ours, and of ours on theirs; each pair once."""
    of_others: dict[tuple[int, int], Copy] = {}
    of_ours: dict[tuple[int, int], Copy] = {}
    for claim in claims:
        for each in claim.provenance.copies:
            pair = claim.documents[each.document], claim.documents[each.of]
            if (pair[0] in ours) != (pair[1] in ours):
                found = of_others if pair[0] in ours else of_ours
                found.setdefault(pair, Copy(*pair, each.containment, each.reason))
    return tuple(of_others.values()), tuple(of_ours.values())


def _is_modified(document: Document) -> bool:
    meta = document.meta
    return bool(meta.published and meta.modified and meta.modified.value[:10] > meta.published.value[:10])
