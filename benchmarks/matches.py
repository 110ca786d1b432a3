"""Which claims of a collection a text repeats: claims go into an index, and the texts are looked up in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from benchmarks.clock import Clock
from benchmarks.records import BadInput, Record, read_against
from sayso.links.matches import ClaimIndex

MOST = 20


def find_matches(records: Iterable[Record], against: Iterable[Record], clock: Clock) -> Iterator[Record]:
    """The likeliest claims of each text; only looking up is on the clock. Raises BadInput."""
    index = _filled(against)
    if not index:
        raise BadInput("matches needs the claims: name their file with --against")
    for record in records:
        found = clock.time(lambda text: index.rank(text, MOST), record["text"])
        yield {"id": record["id"], "ranked": [claim.id for claim in found]}


def look_up(text: str) -> Record:
    """One text, in the claims that a comparison names."""
    return {"ranked": [claim.id for claim in _compared().rank(text, MOST)]}


@cache
def _compared() -> ClaimIndex:
    return _filled(read_against())


def _filled(claims: Iterable[Record]) -> ClaimIndex:
    index = ClaimIndex()
    for claim in claims:
        index.add(claim["id"], claim["claim"], claim.get("title") or "")
    return index


def warm_up() -> None:
    index = ClaimIndex()
    index.add("rain", "It rains, the mayor said.")
    index.rank("The mayor said that it rains.")
