"""Names of places in a text, each with the place that it was settled on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sayso.resources import open_resource
from sayso.statements.places.explaining import explain
from sayso.statements.places.gathering import find_hints, gather, words_beside
from sayso.statements.places.gazetteer import KINDS, NOWHERE, Bearer, Bearing, Sort, find_sounding
from sayso.statements.places.settling import Meant, Named, settle
from sayso.statements.places.spotting import Candidate, find_candidates, find_tokens
from sayso.statements.places.weighing import choose, likely, weigh
from sayso.types import Span, Toponym, ToponymKind

# A name that only sounds like a place's is settled there where so many other names lie in its country, or
# where its country stands behind it.
BACKED = 2
# A name that only sounds like the place's counts for so much. Until the page is seen to speak of the
# country, it is let in with so much less.
SOUNDING, LENIENT = 0.7, 2.0
# A region's main town has so much of its people: a sixth in Nagano, but a fifteenth in Quebec, the province.
MAIN = 0.15
OUTER = "outer"
"""Stands among the words beside a name that another lies in: "Kobe, Hyogo"."""
# A name that nothing is known of has to stand where only places stand.
SURE = 0.75


def find_places(text: str) -> tuple[Toponym, ...]:
    """The names of places in a text, in text order, settled on places together.

    >>> [(place.name, place.country) for place in find_places("He drove from Paris, Texas, to Dallas.")]
    [('Paris', 'US'), ('Texas', 'US'), ('Dallas', 'US')]
    """
    return find_places_within(text, [Span(0, len(text))])


def find_places_within(text: str, passages: Sequence[Span], home: str | None = None) -> tuple[Toponym, ...]:
    """The same for some passages of a text; what one names tells of what is meant in the others.

    `home` is the country (ISO 3166-1 alpha-2) that the page comes from, where that is known.
    """
    tokens = find_tokens(text, passages)
    candidates = find_candidates(text, tokens)
    scores = weigh(tokens, candidates)
    lenient = [
        score + LENIENT if candidate.spelled and find_sounding(candidate.spelled) else score
        for candidate, score in zip(candidates, scores, strict=True)
    ]
    chosen = choose(candidates, lenient)
    places = [candidates[number] for number in chosen]
    names, numbers = gather(tokens, places, find_hints(candidates, scores, chosen))
    meant = settle(names, home)
    outer = frozenset(number for named in names for number in named.beside)
    found = []
    for place, number, named in zip(places, chosen, numbers, strict=True):
        if named is None or (place.spelled and not _backed(named, meant, names)):
            if not place.spelled or likely(scores[number]) > SURE:
                found.append(_unknown(place, likely(scores[number])))
        else:
            words = frozenset(words_beside(tokens, place)) | ({OUTER} if named in outer else set())
            sure = likely(lenient[number])
            found.append(_known(place, sure, _as_called(meant[named], names[named], words), names[named]))
    return tuple(found)


def _backed(number: int, meant: Sequence[Meant], names: Sequence[Named]) -> bool:
    """Whether other names of the page lie in the country of one."""
    country = meant[number].bearer.country
    others = sum(
        other.bearer.country == country and names[at].weight == 1 and at != number
        for at, other in enumerate(meant)
    )
    return others >= BACKED or (others > 0 and bool(names[number].beside))


def _as_called(meant: Meant, named: Named, words: frozenset[str]) -> Meant:
    """The region instead of its town of the same name where "province" stands beside it, or the town.

    Where nothing stands beside a name that a region shares with its main town, the town is meant: Osaka,
    Lima. In the United States it is the state.
    """
    for word in words & _sorts().keys():
        wanted = _sorts()[word]
        if meant.bearer.sort in wanted:
            continue
        for bearer in named.bearers:
            if bearer.sort in wanted and _together(bearer, meant.bearer):
                return Meant(bearer, meant.likely, {f"word {word} {bearer.sort.name.lower()}": 1.0})
    town = None if words else _main_town(meant.bearer, named)
    return meant if town is None else meant._replace(bearer=town)


def _main_town(region: Bearer, named: Named) -> Bearer | None:
    """The main town of a region, where it has the same name."""
    if region.sort is not Sort.REGION or region.country == "US":
        return None
    for bearer in named.bearers:
        is_main = bearer.population > MAIN * region.population
        if is_main and bearer.sort is Sort.SETTLEMENT and bearer.country == region.country:
            return bearer
    return None


def _together(one: Bearer, other: Bearer) -> bool:
    """Whether two places lie in one region."""
    return one.country == other.country and one.region == other.region != NOWHERE


def _unknown(place: Candidate, sure: float) -> Toponym:
    reason = "the words around it are those of a place; no list of places has it"
    if not place.spelled:
        reason = "it has a word for a kind of place; no list of places has it"
    kind = None if place.spelled else ToponymKind.NATURE
    return Toponym(place.span, None, kind, None, None, None, None, round(sure, 3), reason)


def _known(place: Candidate, sure: float, meant: Meant, named: Named) -> Toponym:
    bearer = meant.bearer
    return Toponym(
        span=place.span,
        name=None if place.base else bearer.name,
        kind=ToponymKind.DEMONYM if bearer.bearing is Bearing.PEOPLE else KINDS[bearer.sort],
        geonames_id=None if place.base else bearer.geonames_id,
        latitude=bearer.latitude,
        longitude=bearer.longitude,
        country=bearer.country,
        confidence=round(sure * meant.likely * (SOUNDING if place.spelled else 1), 3),
        reason=explain(meant, named, place),
    )


@cache
def _sorts() -> Mapping[str, frozenset[Sort]]:
    """What a word beside a name calls the place."""
    called = {
        "regions": frozenset((Sort.REGION, Sort.DISTRICT)),
        "towns": frozenset((Sort.SETTLEMENT,)),
    }
    return {
        word: sorts
        for section, sorts in called.items()
        for (word,) in open_resource("places-words")[f"words for {section}"]
    }
