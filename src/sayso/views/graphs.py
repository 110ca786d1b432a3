"""The provenance of a claim as a picture: origins on the left, the pages that rest on them on the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sayso.types import Claim

WIDTH = 960
ROW = 34
BOX = 26
LEFT, RIGHT = 10, 500
BOX_WIDTH = 380
LONGEST = 46
"""Letters that fit into a box."""


class Box(NamedTuple):
    """An origin, a page or a denial, in units of the picture."""

    x: int
    y: int
    label: str
    kind: str
    """`origin`, `unsure`, `page` or `denial`."""
    page: int | None
    """The number of the page."""


class Edge(NamedTuple):
    path: str
    kind: str
    """`rests`, `copy`, `cites` or `denies`."""
    title: str


@dataclass(frozen=True, slots=True)
class Graph:
    height: int
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]


def draw_graph(claim: Claim, pages: Mapping[int, str]) -> Graph | None:
    """The picture of a claim; `pages` are the labels of its pages by their numbers, in order.

    None for a claim of whose origins the pages tell nothing, and of which none is a copy of another.
    """
    provenance = claim.provenance
    if not (provenance.origins or provenance.copies):
        return None
    places = {number: _middle(at) for at, number in enumerate(pages)}
    parties = list(dict.fromkeys(denial.party for denial in provenance.denials))
    left = len(provenance.origins) + len(parties)
    boxes = [
        *_origins(claim),
        *(
            Box(LEFT, _top(len(provenance.origins) + at), _cut(f"denied by {party}"), "denial", None)
            for at, party in enumerate(parties)
        ),
        *(
            Box(RIGHT, places[number] - BOX // 2, _cut(label), "page", number)
            for number, label in pages.items()
        ),
    ]
    height = ROW * max(left, len(pages)) + ROW // 2
    return Graph(
        height,
        tuple(boxes),
        (*_rests(claim, places), *_between(claim, places), *_denies(claim, places)),
    )


def _origins(claim: Claim) -> Iterator[Box]:
    for at, origin in enumerate(claim.provenance.origins):
        yield Box(LEFT, _top(at), _cut(origin.name), "origin" if origin.counts else "unsure", None)


def _rests(claim: Claim, places: Mapping[int, int]) -> Iterator[Edge]:
    for at, origin in enumerate(claim.provenance.origins):
        for document in origin.documents:
            number = claim.documents[document]
            yield Edge(_across(_middle(at), places[number]), "rests", f"page {number} rests on {origin.name}")


def _between(claim: Claim, places: Mapping[int, int]) -> Iterator[Edge]:
    """Pages that carry the text of others, and pages that give or link others."""
    provenance = claim.provenance
    for copy in provenance.copies:
        title = f"page {claim.documents[copy.document]} carries the text of page {claim.documents[copy.of]}"
        yield _arc(claim, places, (copy.document, copy.of), "copy", title)
    cited = [(one.document, one.to) for one in provenance.citations if one.to is not None]
    for document, to in sorted({*cited, *((link.document, link.to) for link in provenance.links)}):
        title = f"page {claim.documents[document]} gives page {claim.documents[to]} as a source"
        yield _arc(claim, places, (document, to), "cites", title)


def _arc(claim: Claim, places: Mapping[int, int], ends: tuple[int, int], kind: str, title: str) -> Edge:
    start, end = (places[claim.documents[at]] for at in reversed(ends))
    x = RIGHT + BOX_WIDTH
    bend = x + 20 + min(abs(end - start) // 6, 50)
    return Edge(f"M{x} {start}C{bend} {start} {bend} {end} {x} {end}", kind, title)


def _denies(claim: Claim, places: Mapping[int, int]) -> Iterator[Edge]:
    denials = claim.provenance.denials
    parties = list(dict.fromkeys(denial.party for denial in denials))
    for denial in dict.fromkeys((denial.party, denial.document) for denial in denials):
        party, document = denial
        number = claim.documents[document]
        start = _middle(len(claim.provenance.origins) + parties.index(party))
        yield Edge(_across(start, places[number]), "denies", f"{party} denies it on page {number}")


def _across(start: int, end: int) -> str:
    x, half = LEFT + BOX_WIDTH, (LEFT + BOX_WIDTH + RIGHT) // 2
    return f"M{x} {start}C{half} {start} {half} {end} {RIGHT} {end}"


def _top(at: int) -> int:
    return _middle(at) - BOX // 2


def _middle(at: int) -> int:
    return at * ROW + ROW // 2 + 4


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"
