"""Names of places in a text, each with the place that it was settled on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from sayso.resources import open_words
from sayso.statements.places.explaining import explain
from sayso.statements.places.gazetteer import KINDS, Bearing, find_bearers
from sayso.statements.places.settling import Meant, Named, settle
from sayso.statements.places.spotting import Candidate, Token, find_candidates, find_tokens
from sayso.statements.places.weighing import choose, likely, weigh
from sayso.types import Span, Toponym, ToponymKind

# A hint says half as much of what a page is about as a place does, and is one with a chance of one in ten.
HINT, HINTED = 0.5, 2.2


def find_places(text: str) -> tuple[Toponym, ...]:
    """The names of places in a text, in text order, settled on places together.

    >>> [(place.name, place.country) for place in find_places("He drove from Paris, Texas, to Dallas.")]
    [('Paris', 'US'), ('Texas', 'US'), ('Dallas', 'US')]
    """
    return find_places_within(text, [Span(0, len(text))])


def find_places_within(text: str, passages: Sequence[Span]) -> tuple[Toponym, ...]:
    """The same for some passages of a text; what one names tells of what is meant in the others."""
    tokens = find_tokens(text, passages)
    candidates = find_candidates(text, tokens)
    scores = weigh(tokens, candidates)
    numbers_of = choose(candidates, scores)
    chosen = [(candidates[number], scores[number]) for number in numbers_of]
    names, numbers = gather(
        tokens, [place for place, _ in chosen], find_hints(candidates, scores, numbers_of)
    )
    meant = settle(names)
    return tuple(
        make_toponym(candidate, likely(score), None if number is None else meant[number], names, number)
        for (candidate, score), number in zip(chosen, numbers, strict=True)
    )


def find_hints(
    candidates: Sequence[Candidate], scores: Sequence[float], chosen: Sequence[int]
) -> list[Candidate]:
    """Names that are not taken for places but tell of one: "Oru" in "Oru State University"."""
    taken = {token for number in chosen for token in range(candidates[number].first, candidates[number].last)}
    left = [
        score if candidate.folded and taken.isdisjoint(range(candidate.first, candidate.last)) else -99.0
        for candidate, score in zip(candidates, scores, strict=True)
    ]
    return [candidates[number] for number in choose(candidates, [score + HINTED for score in left])]


def gather(
    tokens: Sequence[Token], places: Sequence[Candidate], hints: Sequence[Candidate] = ()
) -> tuple[list[Named], list[int | None]]:
    """The names of some places, each once, then those of the hints; for each place the number of its name."""
    order: dict[str, int] = {}
    for place in places:
        name = place.folded or place.base
        if name and name not in order:
            order[name] = len(order)
    beside: dict[str, set[int]] = defaultdict(set)
    words: dict[str, set[str]] = defaultdict(set)
    starts = {place.first: place for place in places}
    for place in places:
        name = place.folded or place.base
        if name:
            words[name].update(_words_beside(tokens, place))
            outer = _beyond_comma(tokens, place, starts)
            if outer in order:
                beside[name].add(order[outer])
    names = [
        Named(name, find_bearers(name), frozenset(beside[name]), frozenset(words[name])) for name in order
    ]
    more = dict.fromkeys(hint.folded for hint in hints if hint.folded not in order)
    names += [Named(name, find_bearers(name), frozenset(), frozenset(), HINT) for name in more]
    return names, [order.get(place.folded or place.base) for place in places]


def _beyond_comma(tokens: Sequence[Token], place: Candidate, starts: dict[int, Candidate]) -> str:
    last = place.last
    if last < len(tokens) and tokens[last].text == ".":
        last += 1
    if last < len(tokens) and tokens[last].text in (",", "("):
        outer = starts.get(last + 1)
        if outer:
            return outer.folded
    return ""


def _words_beside(tokens: Sequence[Token], place: Candidate) -> Iterable[str]:
    """Words for kinds of places: "Oru province", "the city of Oru"; a people's name says nothing of that."""
    if place.last < len(tokens) and tokens[place.last].text in _kinds():
        yield tokens[place.last].text
    if place.first > 1 and tokens[place.first - 1].text == "of":
        word = tokens[place.first - 2].text.lower()
        if word in _kinds():
            yield word
    if not place.folded:
        yield "base"


def make_toponym(
    place: Candidate, sure: float, meant: Meant | None, names: Sequence[Named], number: int | None
) -> Toponym:
    if meant is None or number is None:
        reason = "a name that ends in a word for a place; no list of places has it"
        return Toponym(place.span, None, ToponymKind.NATURE, None, None, None, None, round(sure, 3), reason)
    bearer = meant.bearer
    exact = bool(place.folded)
    return Toponym(
        span=place.span,
        name=bearer.name if exact else None,
        kind=ToponymKind.DEMONYM if bearer.bearing is Bearing.PEOPLE else KINDS[bearer.sort],
        geonames_id=bearer.geonames_id if exact else None,
        latitude=bearer.latitude,
        longitude=bearer.longitude,
        country=bearer.country,
        confidence=round(sure * meant.likely, 3),
        reason=explain(meant, names[number], exact),
    )


@cache
def _kinds() -> frozenset[str]:
    return open_words("places-words", "kinds of places") | open_words("places-words", "kinds beside")
