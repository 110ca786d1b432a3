"""Each statement's speakers, settled over the whole document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.statements.claimants.cast import Figure, gather
from sayso.statements.claimants.resolving import settle
from sayso.statements.claimants.scene import Match, Scene
from sayso.statements.claimants.selves import find_self, is_first_person
from sayso.statements.claimants.tokens import tokenise
from sayso.types import Claimant, ClaimantKind, Kind, Mention, Speaker, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.types import Document, Passage, Statement

OWN = frozenset({Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION})

NOBODY = "no words tell who says it"


def with_claimants(document: Document) -> Document:
    """The document with its claimants, and with the speakers of every statement that has a source's voice.

    A document known to be in another language than English is left as it is.
    """
    spoken = [at for at, one in enumerate(document.statements) if one.voice is Voice.SOURCE]
    if not spoken or document.language not in {None, "en"}:
        return document
    matches = _settle(document, spoken)
    figures = _in_order(matches, spoken)
    numbers = {id(figure): number for number, figure in enumerate(figures)}
    statements = list(document.statements)
    for at, found in matches.items():
        speakers = tuple(Speaker(numbers[id(figure)], reason) for figure, reason in found)
        statements[at] = replace(statements[at], speakers=speakers)
    claimants = tuple(_claimant(figure) for figure in figures)
    return replace(document, claimants=claimants, statements=tuple(statements))


def _settle(document: Document, spoken: Sequence[int]) -> dict[int, list[Match]]:
    """The speakers of each statement; those of "I" and "we" last, since they are whoever is quoted there."""
    statements = document.statements
    outlet = document.meta.outlet
    scene = Scene(
        gather(tokenise(document.text, _passages(document, spoken))), outlet=outlet.value if outlet else None
    )
    nobody = Figure(ClaimantKind.UNKNOWN)
    matches: dict[int, list[Match]] = {}
    for at in sorted(spoken, key=lambda each: _place(statements[each])):
        matches[at] = settle(scene, statements[at])
    for at in spoken:
        if not matches[at] and is_first_person(document.text, statements[at]):
            matches[at] = find_self(scene, document, matches, at)
        matches[at] = matches[at] or [Match(nobody, NOBODY)]
    return matches


def _place(statement: Statement) -> int:
    return min(span.start for span in statement.source or (*statement.cue, *statement.content))


def _passages(document: Document, spoken: Sequence[int]) -> list[Passage]:
    comments = {document.statements[at].comment for at in spoken}
    read = OWN | {Kind.EMBED} & {document.statements[at].within for at in spoken}
    return [
        passage
        for passage in document.passages
        if passage.kind in read or (passage.kind is Kind.COMMENT_BODY and passage.comment in comments)
    ]


def _in_order(matches: dict[int, list[Match]], spoken: Sequence[int]) -> list[Figure]:
    figures = {id(match.figure): match.figure for at in spoken for match in matches[at]}
    return sorted(figures.values(), key=lambda figure: min(figure.mentions, default=(1 << 60, 0)))


def _claimant(figure: Figure) -> Claimant:
    return Claimant(
        kind=figure.kind,
        name=figure.name,
        role="; ".join(figure.roles) or None,
        organisation="; ".join(figure.organisations) or None,
        mentions=tuple(Mention(span, reason) for span, reason in sorted(figure.mentions.items())),
    )
