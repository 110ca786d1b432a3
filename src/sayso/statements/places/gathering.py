"""The names of a text, each once, with all that may bear them and what stands beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sayso.resources import open_words
from sayso.statements.places.gazetteer import Bearer, find_bearers, find_sounding
from sayso.statements.places.settling import Named
from sayso.statements.places.spotting import Candidate, Token
from sayso.statements.places.weighing import choose

# A hint says half as much of what a page is about as a place does, and is one with a chance of one in ten.
HINT, HINTED = 0.5, 2.2
# A name that is only like a place's tells next to nothing of the page: the page has to tell of it.
SOUNDING = 0.1
NO_HINT = -99.0


def find_hints(
    candidates: Sequence[Candidate], scores: Sequence[float], chosen: Sequence[int]
) -> list[Candidate]:
    """Names that are not taken for places but tell of one: "Oru" in "Oru State University"."""
    taken = {token for number in chosen for token in range(candidates[number].first, candidates[number].last)}
    hints = [
        score + HINTED
        if candidate.folded and taken.isdisjoint(range(candidate.first, candidate.last))
        else NO_HINT
        for candidate, score in zip(candidates, scores, strict=True)
    ]
    return [candidates[number] for number in choose(candidates, hints)]


def gather(
    tokens: Sequence[Token], places: Sequence[Candidate], hints: Sequence[Candidate] = ()
) -> tuple[list[Named], list[int | None]]:
    """The names of some places, each once, then those of the hints; for each place the number of its name.

    A place has none where nothing in the gazetteer bears its name, or one that sounds like it.
    """
    order: dict[str, int] = {}
    for place in places:
        if place.name not in order and find_all(place):
            order[place.name] = len(order)
    beside: dict[str, set[int]] = defaultdict(set)
    words: dict[str, set[str]] = defaultdict(set)
    starts = {place.first: place for place in places}
    bearers = {}
    for place in places:
        if place.name in order:
            bearers[place.name] = find_all(place)
            words[place.name].update(words_beside(tokens, place))
            outer = _beyond_comma(tokens, place, starts)
            if outer in order:
                beside[place.name].add(order[outer])
    sounding = {place.name for place in places if place.spelled}
    names = [
        Named(
            name,
            bearers[name],
            frozenset(beside[name]),
            frozenset(words[name]),
            SOUNDING if name in sounding else 1.0,
        )
        for name in order
    ]
    more = dict.fromkeys(hint.folded for hint in hints if hint.folded not in order)
    names += [Named(name, find_bearers(name), weight=HINT) for name in more]
    return names, [order.get(place.name) for place in places]


def find_all(place: Candidate) -> tuple[Bearer, ...]:
    """All that may bear a name."""
    return find_sounding(place.spelled) if place.spelled else find_bearers(place.name)


def _beyond_comma(tokens: Sequence[Token], place: Candidate, starts: Mapping[int, Candidate]) -> str:
    last = place.last
    if last < len(tokens) and tokens[last].text == ".":
        last += 1
    if last < len(tokens) and tokens[last].text in (",", "("):
        outer = starts.get(last + 1)
        if outer:
            return outer.folded
    return ""


def words_beside(tokens: Sequence[Token], place: Candidate) -> Iterator[str]:
    """Words for kinds of places that stand beside one: "Oru province", "the city of Oru"."""
    if place.last < len(tokens) and tokens[place.last].text in _kinds():
        yield tokens[place.last].text
    if place.first > 1 and tokens[place.first - 1].text == "of":
        word = tokens[place.first - 2].text.lower()
        if word in _kinds():
            yield word
    if place.base:
        yield "base"


@cache
def _kinds() -> frozenset[str]:
    return open_words("places-words", "kinds of places") | open_words("places-words", "kinds beside")
