"""What people judged, for a reader: each one's last word on a forecast, a claim, or what belongs to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.ledger import find_subject
from sayso.links.claims import ids_of
from sayso.types import Carried, Claim, Document, Judgement, Ruling
from sayso.views.safety import web_link
from sayso.views.wording import say_time

RULINGS = {
    Ruling.CAME_TRUE: "came true",
    Ruling.DID_NOT: "did not come true",
    Ruling.PARTLY: "came partly true",
    Ruling.CANNOT_TELL: "cannot be told",
    Ruling.SAME: "belongs to the claim",
    Ruling.DIFFERENT: "belongs elsewhere",
}
OF_A_WHOLE = {Ruling.SAME: "is one claim", Ruling.DIFFERENT: "is several claims"}
"""What is said of a claim as a whole."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """One person's last word on something."""

    number: int
    """Of the judgement."""
    by: str
    ruling: Ruling
    says: str
    """The ruling in words: `did not come true`."""
    why: str
    link: str | None
    """What they rely on, where its address may be followed."""
    when: str
    """As a reader says it."""
    before: int
    """How often they had judged it before: all of it is kept."""


def opinions_on(document: Document, judgements: Iterable[Judgement]) -> dict[int, tuple[Opinion, ...]]:
    """What became of the forecasts of a document, by the index of the statement."""
    found: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.about.claim is None:
            at = find_subject(document, judgement.about)
            if at is not None:
                found[at].append(judgement)
    return {at: last_words(made) for at, made in found.items()}


def opinions_on_claim(
    claim: Claim, documents: Mapping[int, Document], judgements: Sequence[Judgement]
) -> tuple[Opinion, ...]:
    """Whether what a claim joins is one claim, under whatever id that was judged."""
    ids = ids_of(documents, claim) if judgements else frozenset()
    return last_words(one for one in judgements if one.about.claim in ids and one.about.sha256 is None)


def opinions_on_joining(
    claim: Claim, documents: Mapping[int, Document], judgements: Sequence[Judgement]
) -> dict[Carried, tuple[Opinion, ...]]:
    """Whether single statements belong to a claim."""
    found: dict[Carried, list[Judgement]] = defaultdict(list)
    ids = ids_of(documents, claim) if judgements else frozenset()
    for judgement in judgements:
        if judgement.about.claim in ids:
            for at in claim.documents:
                statement = find_subject(documents[at], judgement.about)
                if statement is not None:
                    found[Carried(at, statement)].append(judgement)
    return {one: last_words(made) for one, made in found.items()}


def last_words(made: Iterable[Judgement]) -> tuple[Opinion, ...]:
    """Of judgements of one thing, in the order made, the last of each person, by name."""
    people: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in made:
        people[judgement.by.casefold()].append(judgement)
    return tuple(opinion_of(each[-1], before=len(each) - 1) for _, each in sorted(people.items()))


def merged(several: Iterable[Sequence[Opinion]]) -> tuple[Opinion, ...]:
    """Of opinions on the same thing as it stands in several places, the last of each person."""
    people: dict[str, list[Opinion]] = defaultdict(list)
    for opinion in (one for opinions in several for one in opinions):
        people[opinion.by.casefold()].append(opinion)
    return tuple(
        replace(max(each, key=lambda one: one.number), before=sum(one.before + 1 for one in each) - 1)
        for _, each in sorted(people.items())
    )


def opinion_of(judgement: Judgement, before: int = 0) -> Opinion:
    """One judgement for a reader."""
    return Opinion(
        number=judgement.number,
        by=judgement.by,
        ruling=judgement.ruling,
        says=say_ruling(judgement.ruling, of_a_whole=judgement.about.sha256 is None),
        why=judgement.why,
        link=web_link(judgement.evidence),
        when=say_time(judgement.time.isoformat(timespec="minutes")),
        before=before,
    )


def say_ruling(ruling: Ruling, *, of_a_whole: bool) -> str:
    """A ruling in words, as what stands behind "it".

    >>> say_ruling(Ruling.SAME, of_a_whole=True), say_ruling(Ruling.SAME, of_a_whole=False)
    ('is one claim', 'belongs to the claim')
    """
    return OF_A_WHOLE.get(ruling, RULINGS[ruling]) if of_a_whole else RULINGS[ruling]


def say_outcome(opinions: Sequence[Opinion]) -> str:
    """What became of a forecast, as people judged it: never ours to say.

    >>> say_outcome(())
    'open'
    """
    if not opinions:
        return "open"
    says = dict.fromkeys(one.says for one in opinions)
    if len(says) == 1:
        return f"{next(iter(says))}, says {_and([one.by for one in opinions])}"
    return "judged differently: " + "; ".join(f"{one.says}, says {one.by}" for one in opinions)


def _and(names: Sequence[str]) -> str:
    """
    >>> _and(["Ana Oru", "Pil Ravn", "Oda Brandt"])
    'Ana Oru, Pil Ravn and Oda Brandt'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
