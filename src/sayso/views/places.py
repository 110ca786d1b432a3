"""The places that a page names, each once, with the statements that tell of them."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from sayso.types import Document, Toponym, ToponymKind
from sayso.views.maps import Spot

KINDS = {
    ToponymKind.SETTLEMENT: "town",
    ToponymKind.REGION: "region",
    ToponymKind.COUNTRY: "country",
    ToponymKind.CONTINENT: "continent",
    ToponymKind.NATURE: "landscape",
    ToponymKind.DEMONYM: "people",
}


class PlaceRow(NamedTuple):
    """A place that a page names."""

    spot: Spot
    kind: str
    country: str | None
    printed: tuple[str, ...]
    """Its names as printed, where they differ from the usual one."""
    statements: tuple[int, ...]
    """The numbers of the statements that tell of it."""
    reason: str
    """Why it was settled on, where it is first named."""


def place_rows(document: Document) -> tuple[PlaceRow, ...]:
    """Every place settled on, those named most first; a people's name counts for its country.

    >>> place_rows(Document(text="It rains.", passages=()))
    ()
    """
    named: dict[tuple[float, float], list[int]] = defaultdict(list)
    for at, toponym in enumerate(document.toponyms):
        if toponym.latitude is not None and toponym.longitude is not None:
            named[toponym.latitude, toponym.longitude].append(at)
    telling = _statements_by_toponym(document)
    rows = [_row(document, where, ats, telling) for where, ats in named.items()]
    return tuple(sorted(rows, key=lambda row: -row.spot.weight))


def _statements_by_toponym(document: Document) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number, statement in enumerate(document.statements, 1):
        for at in statement.where:
            found[at].append(number)
    return found


def _row(
    document: Document, where: tuple[float, float], ats: list[int], telling: dict[int, list[int]]
) -> PlaceRow:
    toponyms = [document.toponyms[at] for at in ats]
    first = next((each for each in toponyms if each.kind is not ToponymKind.DEMONYM), toponyms[0])
    printed = [_printed(document, each) for each in toponyms]
    name = first.name or printed[0]
    return PlaceRow(
        Spot(name, *where, len(ats)),
        KINDS[first.kind] if first.kind else "",
        first.country,
        tuple(dict.fromkeys(word for word in printed if word != name)),
        tuple(sorted({number for at in ats for number in telling[at]})),
        toponyms[0].reason,
    )


def _printed(document: Document, toponym: Toponym) -> str:
    return " ".join(toponym.span.of(document.text).split())
