"""A claim as a card: where it stands, on whose word, who denies it, what readers ask about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.statements.acts import open_questions
from sayso.types import Carried, Claim, Decision, Document, Judgement, Stance, Tie
from sayso.views.chains import say_chain, say_first, say_recanted
from sayso.views.courses import draw_course
from sayso.views.details import EVIDENCE
from sayso.views.graphs import Graph, draw_graph
from sayso.views.judged import Opinion, opinions_on, opinions_on_claim, opinions_on_joining
from sayso.views.said import words_of
from sayso.views.timelines import Line
from sayso.views.wording import say_pages, say_time, say_value

STANCES = {
    Stance.ASSERTS: "says it in its own voice",
    Stance.REPORTS: "reports it",
    Stance.DOUBTS: "reports it with doubts",
    Stance.DENIES: "says it is not so",
    Stance.OFF_TOPIC: "touches on it",
}


LEADING = re.compile(r"(?:that\s)?(?:the\s)?")
EDGES = " \"'“”‘’.,"


class PageOfClaim(NamedTuple):
    """A page that carries a claim."""

    number: int
    """By which the page goes: its document's in what was linked."""
    name: str
    """Its outlet, or its headline."""
    headline: str | None
    day: str | None
    """As a reader says it."""
    stance: str
    own_reporting: bool
    says: tuple[SaidOfClaim, ...]
    why: str


class SaidOfClaim(NamedTuple):
    """A statement that carries, denies or repeats a claim."""

    page: int
    statement: int
    """Counted from 1."""
    who: str
    """The source as printed, or the outlet."""
    words: str
    why: str
    """For a denial or recurrence: what tells."""
    judged: tuple[Opinion, ...] = ()
    """What became of it, or whether it belongs to the claim, as people judged."""
    also: tuple[tuple[int, int], ...] = ()
    """For a denial or recurrence: where else the same source has it in the same words, page and statement."""


class OriginRow(NamedTuple):
    name: str
    pages: tuple[int, ...]
    counts: bool
    why: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim for a reader."""

    claim: Claim
    origins_in_words: str
    """Such as `one origin` or `at most 3 origins`."""
    pages: tuple[PageOfClaim, ...]
    """In the order of their days."""
    origins: tuple[OriginRow, ...]
    unsure: tuple[str, ...]
    copies: tuple[str, ...]
    """Such as `page 7 carries the text of page 16: 98% of the shorter text's five-word sequences ...`."""
    denials: tuple[SaidOfClaim, ...]
    recurrences: tuple[SaidOfClaim, ...]
    earliest: str | None
    evidence: tuple[str, ...]
    """What the pages say is offered in support, each kind once with how often."""
    due: tuple[str, ...]
    """By when it is to have come true."""
    asked: tuple[tuple[int, int], ...]
    """Page and comment of every question that readers ask about it and nobody answers."""
    graph: Graph | None
    course: Line | None
    """When it appeared, was denied, is due."""
    chain: tuple[str, ...] = ()
    """Which page gives which other one as a source."""
    first: tuple[str, ...] = ()
    """Who is said to have had it first."""
    recanted: tuple[str, ...] = ()
    """Which sources took it back."""
    judged: tuple[Opinion, ...] = ()
    """Whether it is one claim, as people judged."""


class ClaimOn(NamedTuple):
    """A claim that a statement carries, in short."""

    id: str
    pages: int


def claims_on(page: int, claims: Iterable[Claim]) -> dict[int, tuple[ClaimOn, ...]]:
    """The claims that the statements of a page carry, by the statement's number, from 1."""
    found: dict[int, tuple[ClaimOn, ...]] = {}
    for claim in claims:
        for one in claim.carried:
            if one.document == page:
                known = found.get(one.statement + 1, ())
                found[one.statement + 1] = (*known, ClaimOn(claim.id, len(claim.documents)))
    return found


def claim_rows(
    claims: Sequence[Claim], documents: Mapping[int, Document], judgements: Sequence[Judgement] = ()
) -> tuple[ClaimRow, ...]:
    """Every claim as a card, in the order given; `documents` has those that carry them, by their numbers."""
    return tuple(_row(claim, documents, judgements) for claim in claims)


def _row(claim: Claim, documents: Mapping[int, Document], judgements: Sequence[Judgement]) -> ClaimRow:
    provenance = claim.provenance
    judged = _judged(claim, documents, judgements) if judgements else {}
    pages = tuple(
        sorted(_pages(claim, documents, judged), key=lambda page: (_day(documents, page), page.number))
    )
    return ClaimRow(
        claim=claim,
        origins_in_words=say_origins(bool(provenance.origins), provenance.independent, provenance.high),
        pages=pages,
        origins=tuple(
            OriginRow(
                origin.name,
                tuple(claim.documents[at] for at in origin.documents),
                origin.counts,
                origin.reason,
            )
            for origin in provenance.origins
        ),
        unsure=tuple(reason.detail for reason in provenance.unsure),
        copies=tuple(_copies(claim)),
        chain=say_chain(claim, documents),
        first=say_first(claim),
        recanted=say_recanted(claim, documents),
        denials=_beside(claim, documents, claim.denials),
        recurrences=_beside(claim, documents, claim.recurrences),
        earliest=_earliest(claim),
        evidence=tuple(_evidence(claim, documents)),
        due=tuple(dict.fromkeys(_due(claim, documents))),
        asked=tuple(_asked(claim, documents)),
        graph=draw_graph(claim, {page.number: _label(page) for page in pages}),
        course=draw_course(claim, documents),
        judged=opinions_on_claim(claim, documents, judgements),
    )


def _judged(
    claim: Claim, documents: Mapping[int, Document], judgements: Sequence[Judgement]
) -> dict[Carried, tuple[Opinion, ...]]:
    """What people judged of the statements of a claim: what became of them, and whether they belong to it."""
    found = opinions_on_joining(claim, documents, judgements)
    for at in claim.documents:
        for statement, opinions in opinions_on(documents[at], judgements).items():
            one = Carried(at, statement)
            found[one] = (*opinions, *found.get(one, ()))
    return found


def say_origins(sourced: bool, independent: int, high: int) -> str:
    """How many independent origins a claim has, as far as its pages tell; `sourced` if any is given."""
    if not sourced:
        return "no origin is given"
    if high > independent:
        return f"at most {high} independent origins"
    return "one origin" if independent == 1 else f"{independent} independent origins"


def _pages(
    claim: Claim, documents: Mapping[int, Document], judged: Mapping[Carried, tuple[Opinion, ...]]
) -> Iterator[PageOfClaim]:
    for place, at in enumerate(claim.documents):
        document = documents[at]
        appearance = claim.provenance.appearances[place]
        meta = document.meta
        yield PageOfClaim(
            at,
            name_of(document, at),
            meta.headline.value if meta.headline else None,
            say_time(meta.published.value[:10]) if meta.published else None,
            STANCES[appearance.stance],
            appearance.own_reporting,
            tuple(
                _said(documents, one, "")._replace(judged=judged.get(one, ()))
                for one in claim.carried
                if one.document == at
            ),
            appearance.reasons[0].detail if appearance.reasons else "",
        )


def name_of(document: Document, number: int) -> str:
    """What a page is called among others: its outlet, else its headline, else its number."""
    signal = document.meta.outlet or document.meta.headline
    return signal.value if signal else f"page {number}"


def _label(page: PageOfClaim) -> str:
    return f"{page.number}  {page.name}" + (f", {page.day}" if page.day else "")


def _day(documents: Mapping[int, Document], page: PageOfClaim) -> str:
    published = documents[page.number].meta.published
    return published.value[:10] if published else "9999"


def _said(documents: Mapping[int, Document], one: Carried, why: str) -> SaidOfClaim:
    document = documents[one.document]
    statement = document.statements[one.statement]
    who = words_of(statement.source, document.text)
    if not who:
        who = "somebody unnamed" if statement.cue else "the outlet itself"
    return SaidOfClaim(one.document, one.statement + 1, who, words_of(statement.content, document.text), why)


def _beside(claim: Claim, documents: Mapping[int, Document], ties: Sequence[Tie]) -> tuple[SaidOfClaim, ...]:
    """The statements at the other end of ties; what many pages have in the same words stands there once."""
    found = beside(claim, ties)
    alike: dict[tuple[str, str], list[SaidOfClaim]] = {}
    for one in sorted(found):
        said = _said(documents, one, _why(found[one]))
        alike.setdefault((_bare(said.who), _bare(said.words)), []).append(said)
    return tuple(
        first._replace(also=tuple((other.page, other.statement) for other in others))
        for first, *others in alike.values()
    )


def _bare(words: str) -> str:
    """Words as they are compared: without capitals, quotation marks and an article or "that" before them.

    >>> _bare("“The lock is shut.”") == _bare("that the lock is shut") == "lock is shut"
    True
    """
    return LEADING.sub("", words.casefold().strip(EDGES), count=1)


def beside(claim: Claim, ties: Sequence[Tie]) -> dict[Carried, Tie]:
    """The statements at the other end of ties, such as denials, each with its strongest tie."""
    own = set(claim.carried)
    found: dict[Carried, Tie] = {}
    for tie in sorted(ties, key=lambda tie: tie.match.score):
        for end in (tie.left, tie.right):
            if end not in own:
                found[end] = tie
    return found


def _why(tie: Tie) -> str:
    """What a decision rests on: the reasons that tell most."""
    reasons = sorted(tie.match.reasons, key=lambda reason: -abs(reason.score))
    against = [reason for reason in reasons if reason.score < 0]
    shown = against[:1] if tie.match.decision is not Decision.SAME_CLAIM else []
    return "; ".join(reason.detail for reason in [*shown, *(one for one in reasons if one not in shown)][:3])


def _copies(claim: Claim) -> Iterator[str]:
    for copy in claim.provenance.copies:
        one, other = claim.documents[copy.document], claim.documents[copy.of]
        yield f"page {one} carries the text of page {other}: {copy.reason}"


def _earliest(claim: Claim) -> str | None:
    earliest = claim.provenance.earliest
    if earliest is None:
        return None
    page = claim.documents[earliest.document]
    declared = earliest.declared and f"page {page} declares {say_time(earliest.declared)}"
    captured = earliest.captured and f"it was there on {say_time(earliest.captured[:10])}"
    return "; ".join(filter(None, (declared, captured)))


def _evidence(claim: Claim, documents: Mapping[int, Document]) -> Iterator[str]:
    kinds: dict[str, list[int]] = {}
    for one in claim.carried:
        for evidence in documents[one.document].statements[one.statement].evidence:
            kinds.setdefault(EVIDENCE[evidence.kind], []).append(one.document)
    for kind, pages in kinds.items():
        yield f"{kind} ({say_pages(list(dict.fromkeys(pages)))})"


def _due(claim: Claim, documents: Mapping[int, Document]) -> Iterator[str]:
    for one in claim.carried:
        document = documents[one.document]
        due = document.statements[one.statement].due
        if due is not None:
            time = document.times[due]
            yield say_value(time.value, time.begin, time.end)


def _asked(claim: Claim, documents: Mapping[int, Document]) -> Iterator[tuple[int, int]]:
    carried = set(claim.carried)
    for at in claim.documents:
        for question in open_questions(documents[at]):
            about = question.about
            if question.is_open and about is not None and Carried(at, about) in carried:
                yield at, question.comment + 1
