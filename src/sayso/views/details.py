"""The details of a statement in a reader's words: who, when, where, how strongly, on what evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sayso.types import (
    Act,
    Certainty,
    Claimant,
    ClaimantKind,
    Distance,
    Document,
    Evidence,
    EvidenceKind,
    Offer,
    Polarity,
    Statement,
    Strength,
    Timex,
    Toponym,
)
from sayso.views.safety import web_link
from sayso.views.wording import say_value

KINDS = {
    ClaimantKind.PERSON: "person",
    ClaimantKind.ORGANISATION: "body",
    ClaimantKind.GROUP: "unnamed group",
    ClaimantKind.DOCUMENT: "document",
    ClaimantKind.ANONYMOUS: "anonymous",
    ClaimantKind.UNKNOWN: "nobody is given",
}

EVIDENCE = {
    EvidenceKind.DOCUMENT: "a document",
    EvidenceKind.FOOTAGE: "footage",
    EvidenceKind.PHOTO: "a photo",
    EvidenceKind.DATA: "data",
    EvidenceKind.EYEWITNESS: "own witness",
    EvidenceKind.EXPERT: "an expert’s judgement",
}

OFFERS = {
    Offer.SHOWN: "shown on the page",
    Offer.LINKED: "linked",
    Offer.NAMED: "named, neither shown nor linked",
}

ACTS = {
    Act.EVIDENCE_REQUEST: "asks for evidence",
    Act.QUESTION: "asks",
    Act.ANSWER: "answers a question",
    Act.CHALLENGE: "challenges",
    Act.SUPPORT: "supports",
    Act.RECURRENCE: "says it happened before",
    Act.TRACK_RECORD: "judges a source’s reliability",
    Act.NEW_CLAIM: "claims something new",
    Act.ABUSE: "abuse",
    Act.PII: "personal data",
}

FOLDED = (Act.ABUSE, Act.PII)
"""What a comment does that is folded away; readers open it if they want to."""


class Detail(NamedTuple):
    """One thing settled about a statement."""

    label: str
    value: str
    why: str
    """The reason, in words that a reader can check."""
    link: str | None = None
    """Where evidence is linked, when that may be followed."""
    number: int | None = None
    """The statement that it leads to."""
    name: str | None = None
    """The claimant's, where that is what was settled and it has one."""


def who_says(document: Document, statement: Statement) -> tuple[Detail, ...]:
    """Those who make a statement, as settled."""
    made_by = ((document.claimants[of], reason) for of, reason in statement.speakers)
    return tuple(
        Detail(KINDS[claimant.kind], say_claimant(claimant), reason, name=claimant.name)
        for claimant, reason in made_by
    )


def say_claimant(claimant: Claimant) -> str:
    """Name, role and organisation, as far as the page gives them.

    >>> say_claimant(Claimant(ClaimantKind.PERSON, "Ana Oru", "mayor; engineer", "Sorvane"))
    'Ana Oru, mayor; engineer, Sorvane'
    >>> say_claimant(Claimant(ClaimantKind.UNKNOWN))
    ''
    """
    role, organisation = claimant.role, claimant.organisation
    if role and organisation and organisation.casefold() in role.casefold():
        organisation = None
    return ", ".join(filter(None, (claimant.name, role, organisation)))


def strengths(strength: Strength | None) -> tuple[Detail, ...]:
    """How strongly a statement is put; only what is not the usual is said.

    >>> [detail.value for detail in strengths(Strength(Polarity.DENIED, Certainty.POSSIBLE))]
    ['denied', 'possible']
    """
    return tuple(_strengths(strength)) if strength else ()


def settled(document: Document, statement: Statement) -> tuple[Detail, ...]:
    """When, where and on what evidence, and what a denial denies."""
    return tuple(_settled(document, statement))


def told_of(statement: Statement) -> tuple[int, ...]:
    """The times that a statement tells of, without the one at which what it foretells is due."""
    return tuple(at for at in statement.when if at != statement.due)


def _strengths(strength: Strength) -> Iterator[Detail]:
    why = {reason.of: reason.detail for reason in strength.reasons}
    if strength.polarity is Polarity.DENIED:
        yield Detail("polarity", "denied", why.get("polarity", ""))
    if strength.certainty is not Certainty.CERTAIN:
        yield Detail("certainty", strength.certainty.value, why.get("certainty", ""))
    if strength.distance is not Distance.NEUTRAL:
        value = {Distance.DISTANCED: "the page keeps its distance", Distance.ENDORSED: "the page adopts it"}
        yield Detail("distance", value[strength.distance], why.get("distance", ""))
    for name in ("forecast", "past_forecast", "conditional"):
        if getattr(strength, name):
            yield Detail(name, FLAGS[name], why.get(name, ""))


FLAGS = {"forecast": "forecast", "past_forecast": "an earlier forecast", "conditional": "conditional"}


def _settled(document: Document, statement: Statement) -> Iterator[Detail]:
    strength = statement.strength
    if strength and strength.denies is not None:
        why = next((reason.detail for reason in strength.reasons if reason.of == "denies"), "")
        yield Detail("Denies", f"statement {strength.denies + 1}", why, number=strength.denies + 1)
    yield from _once(_time("When", document, document.times[at]) for at in told_of(statement))
    if statement.due is not None:
        yield _time("Due", document, document.times[statement.due])
    for toponym in dict.fromkeys(_usual_name(document, document.toponyms[at]) for at in statement.where):
        yield Detail("Where", *toponym)
    for evidence in statement.evidence:
        yield _evidence(document, evidence)


def _once(details: Iterable[Detail]) -> Iterator[Detail]:
    """Each value once: both ends of an interval say the same."""
    yield from {detail.value.partition(" (“")[0]: detail for detail in details}.values()


def _time(label: str, document: Document, time: Timex) -> Detail:
    printed = " ".join(time.span.of(document.text).split())
    value = say_value(time.value, time.begin, time.end)
    return Detail(label, f"{value} (“{printed}”)" if value != printed else printed, time.reason)


def _usual_name(document: Document, toponym: Toponym) -> tuple[str, str]:
    printed = " ".join(toponym.span.of(document.text).split())
    name = toponym.name or printed
    return (f"{name}, {toponym.country}" if toponym.country else name), toponym.reason


def _evidence(document: Document, evidence: Evidence) -> Detail:
    words = " ".join(evidence.span.of(document.text).split())
    link = evidence.url and web_link(evidence.url)
    said = f"{EVIDENCE[evidence.kind]}, {OFFERS[evidence.offer]}: “{words}”"
    return Detail("Evidence", said, evidence.reason, link=link)
