"""The record of a source: what it said on these pages, on what evidence, and what became of it; no score."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.types import Carried, Claim, Decision, Document, Judgement, Polarity, Statement, Tie
from sayso.views.details import say_claimant
from sayso.views.judged import Opinion, merged, opinions_on
from sayso.views.said import words_of
from sayso.views.wording import say_value

DISPUTED = "judged differently"


@dataclass(frozen=True, slots=True)
class Instance:
    """A statement, by its place."""

    page: int
    statement: int
    """Counted from 1."""
    words: str
    against: tuple[str, ...] = ()
    """For one that others deny: who does, and on which page."""


@dataclass(frozen=True, slots=True)
class ClaimOf:
    """A claim on several pages that a source states, or an outlet carries."""

    id: str
    wording: str
    pages: int
    one_origin: bool
    """Whether all its pages rest on one origin."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Something that a source foretold, once however many pages carry it."""

    page: int
    statement: int
    """Counted from 1."""
    words: str
    due: str | None
    """By when it is to have come true."""
    judged: tuple[Opinion, ...]
    """What became of it, as people judged it; empty while it is open."""
    also: tuple[Instance, ...] = ()
    """The other statements of the same claim with the same due day."""

    @property
    def outcome(self) -> str | None:
        """What all who judged it say; None while nobody has."""
        says = {one.says for one in self.judged}
        return next(iter(says), None) if len(says) < 2 else DISPUTED


@dataclass(frozen=True, slots=True)
class Record:
    """What pages tell of one source. Every figure is a count; `statements` is what they are counts of."""

    names: tuple[str, ...]
    """Everyone taken for this source: name, role and organisation as each page has them."""
    pages: tuple[int, ...]
    statements: int
    with_evidence: int
    denying: int
    """Statements by which it denies something."""
    forecasts: tuple[Forecast, ...]
    denied: tuple[Instance, ...]
    """Statements that others on these pages deny."""
    recurring: tuple[Instance, ...]
    """Statements whose like it, or somebody, made of another time."""
    claims: tuple[ClaimOf, ...]
    """Those on several pages that it states."""

    @property
    def alone(self) -> int:
        """How many of the claims have one origin only."""
        return sum(claim.one_origin for claim in self.claims)


def record_of(
    name: str,
    documents: Mapping[int, Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
) -> Record | None:
    """The record of everyone whose name has all these words, capitals apart; None where nobody has.

    Who is meant is for the reader to see: `names` lists everybody that was counted.
    """
    said = dict(_said_by(name, documents))
    if not said:
        return None
    details = [statement_of(documents, one) for one in said]
    strengths = [detail.strength for detail in details if detail.strength]
    return Record(
        names=tuple(dict.fromkeys(said.values())),
        pages=tuple(sorted({one.document for one in said})),
        statements=len(said),
        with_evidence=sum(bool(detail.evidence) for detail in details),
        denying=sum(strength.polarity is Polarity.DENIED for strength in strengths),
        forecasts=forecasts_in(said, documents, claims, judgements),
        denied=denied_in(said, documents, claims),
        recurring=instances(documents, recurring_in(said, claims)),
        claims=claims_of(said, claims),
    )


def outcomes(forecasts: Iterable[Forecast]) -> dict[str, int]:
    """How many forecasts people judged to have come true and so on; what is open is left out."""
    return dict(Counter(one.outcome for one in forecasts if one.outcome is not None).most_common())


def has_words(name: str, sought: str) -> bool:
    """Whether a name has all the words sought, capitals apart.

    >>> has_words("Sergeant Ina Varro", "varro ina"), has_words("Ina Varrone", "Ina Varro")
    (True, False)
    """
    wanted = set(sought.casefold().split())
    return bool(wanted) and wanted <= set(name.casefold().split())


def statement_of(documents: Mapping[int, Document], one: Carried) -> Statement:
    return documents[one.document].statements[one.statement]


def claims_of(said: Iterable[Carried], claims: Sequence[Claim]) -> tuple[ClaimOf, ...]:
    """The claims that some of the statements carry."""
    ours = set(said)
    return tuple(
        ClaimOf(claim.id, claim.wording, len(claim.documents), claim.provenance.high == 1)
        for claim in claims
        if not ours.isdisjoint(claim.carried)
    )


def forecasts_in(
    said: Iterable[Carried],
    documents: Mapping[int, Document],
    claims: Iterable[Claim],
    judgements: Sequence[Judgement],
) -> tuple[Forecast, ...]:
    """The forecasts among statements, and whatever else among them people judged as one.

    Statements of one claim with one due day are one forecast, and who judged one of them judged it.
    """
    sought = list(said)
    pages = dict.fromkeys(one.document for one in sought) if judgements else {}
    judged = {page: opinions_on(documents[page], judgements) for page in pages}
    claim_of = {one: claim.id for claim in claims for one in claim.carried}
    same: dict[tuple[object, str | None], list[Carried]] = defaultdict(list)
    for one in sought:
        strength = statement_of(documents, one).strength
        if (strength and strength.forecast) or one.statement in judged.get(one.document, {}):
            same[claim_of.get(one, one), _due(documents, one)].append(one)
    return tuple(
        Forecast(
            *_placed(documents, first),
            due,
            merged(judged.get(one.document, {}).get(one.statement, ()) for one in (first, *others)),
            instances(documents, others),
        )
        for (_, due), (first, *others) in same.items()
    )


def denied_in(
    said: Iterable[Carried], documents: Mapping[int, Document], claims: Sequence[Claim]
) -> tuple[Instance, ...]:
    """Those of the statements that others deny, on their own page or another, with who does."""
    sought = list(said)
    found: dict[Carried, list[Carried]] = defaultdict(list)
    for page in dict.fromkeys(one.document for one in sought):
        for at, statement in enumerate(documents[page].statements):
            if statement.strength and statement.strength.denies is not None:
                found[Carried(page, statement.strength.denies)].append(Carried(page, at))
    ours = set(sought)
    for tie in _ties(claims, Decision.DENIAL):
        if ours.isdisjoint((tie.left, tie.right)):
            continue
        for one, other in ((tie.left, tie.right), (tie.right, tie.left)):
            if not _denies(documents, one) or _denies(documents, other):
                found[one].append(other)
    return tuple(
        Instance(
            *_placed(documents, one), tuple(dict.fromkeys(_who(documents, other) for other in found[one]))
        )
        for one in sought
        if one in found
    )


def recurring_in(said: Iterable[Carried], claims: Sequence[Claim]) -> list[Carried]:
    """Those of the statements whose like somebody made of another time."""
    again = {end for tie in _ties(claims, Decision.RECURRENCE) for end in (tie.left, tie.right)}
    return [one for one in said if one in again]


def instances(documents: Mapping[int, Document], found: Iterable[Carried]) -> tuple[Instance, ...]:
    """Statements by their places and words."""
    return tuple(Instance(*_placed(documents, one)) for one in found)


def _placed(documents: Mapping[int, Document], one: Carried) -> tuple[int, int, str]:
    return one.document, one.statement + 1, _words(documents, one)


def _who(documents: Mapping[int, Document], one: Carried) -> str:
    """Whoever makes a statement, as printed, and where."""
    document = documents[one.document]
    who = words_of(statement_of(documents, one).source, document.text) or "the outlet itself"
    return f"{who}, page {one.document}"


def _words(documents: Mapping[int, Document], one: Carried) -> str:
    return words_of(statement_of(documents, one).content, documents[one.document].text)


def _said_by(name: str, documents: Mapping[int, Document]) -> Iterator[tuple[Carried, str]]:
    """Every statement made by somebody whose name has the words, with who that is."""
    for at, document in documents.items():
        named = {
            number
            for number, claimant in enumerate(document.claimants)
            if claimant.name and has_words(claimant.name, name)
        }
        if named:
            for number, statement in enumerate(document.statements):
                for speaker in statement.speakers:
                    if speaker.claimant in named:
                        yield Carried(at, number), say_claimant(document.claimants[speaker.claimant])


def _due(documents: Mapping[int, Document], one: Carried) -> str | None:
    due = statement_of(documents, one).due
    if due is None:
        return None
    time = documents[one.document].times[due]
    return say_value(time.value, time.begin, time.end)


def _ties(claims: Iterable[Claim], decision: Decision) -> Iterator[Tie]:
    for claim in claims:
        yield from claim.denials if decision is Decision.DENIAL else claim.recurrences


def _denies(documents: Mapping[int, Document], one: Carried) -> bool:
    strength = statement_of(documents, one).strength
    return strength is not None and strength.polarity is Polarity.DENIED
