"""Which candidates are places: a weight for everything that can be seen of one and around it.

The weights were trained by `training/places.py`; the card is `docs/cards/places.md`. The page is gone through
twice: what the first look makes of a name tells the second how likely the same name is a place elsewhere on
the page, and how many places stand around it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import exp, log10
from typing import NamedTuple

from sayso.resources import open_resource, open_words
from sayso.statements.places.gazetteer import Bearer, Bearing, Sort, find_bearers, find_sounding
from sayso.statements.places.spotting import Candidate, Token

Names = list[str]
READINGS = ("first", "second")
SCALE = 64
"""Weights are stored as whole numbers of 1/SCALE."""
SHORT = 4
HOPELESS = -4.0
"""What the first reading gives less is not read again: more than half of all candidates."""
NOTHING = Token("", 0, 0)
RUN = 6
"""Tokens of a capitalised run that are looked at."""
NEAR = 40
"""Tokens on either side in which other places count as standing around."""


class Look(NamedTuple):
    """What is seen of a whole text before its candidates are weighed."""

    words: frozenset[str]
    counts: Mapping[str, int]
    """How often each name is a candidate."""
    surnames: frozenset[str]
    """Words that names begin with and that follow a first name or a person's title somewhere."""
    longest: Mapping[int, int]
    """The longest candidate from each first token: the token behind its last."""
    covered: frozenset[int]
    """Candidates (by number) that a longer one covers."""


def weigh(tokens: Sequence[Token], candidates: Sequence[Candidate]) -> list[float]:
    """How likely each candidate names a place: above 0 where more likely than not."""
    if not candidates:
        return []
    features = find_features(tokens, candidates)
    first = [total(names, open_weights(READINGS[0])) for names in features]
    second = find_context(candidates, first)
    weights = open_weights(READINGS[1])
    return [
        total(own, weights) + total(around, weights) if before > HOPELESS else before
        for own, around, before in zip(features, second, first, strict=True)
    ]


def total(names: Iterable[str], weights: Mapping[str, int]) -> float:
    return sum([weights.get(name, 0) for name in names]) / SCALE


@cache
def open_weights(reading: str) -> Mapping[str, int]:
    """The packaged weights of the first or the second reading."""
    return {name: int(weight) for name, weight in open_resource("places")[reading]}


def choose(candidates: Sequence[Candidate], scores: Sequence[float]) -> list[int]:
    """The candidates taken for places, by number, in text order: the best first, none over another."""
    taken: set[int] = set()
    chosen = []
    likely = [number for number, score in enumerate(scores) if score > 0]
    for number in sorted(likely, key=lambda number: (-scores[number], -number)):
        tokens = range(candidates[number].first, candidates[number].last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(number)
    return sorted(chosen)


def find_features(tokens: Sequence[Token], candidates: Sequence[Candidate]) -> list[Names]:
    """Everything seen of each candidate, as names that have weights."""
    look = look_at(tokens, candidates)
    starts: dict[int, Candidate] = {}
    ends: dict[int, Candidate] = {}
    for candidate in candidates:
        starts[candidate.first] = ends[candidate.last] = candidate
    return [
        [
            *_by_name(candidate),
            *_own(tokens, candidate, look, number),
            *_around(tokens, candidate),
            *_beside(tokens, candidate, starts, ends),
        ]
        for number, candidate in enumerate(candidates)
    ]


def look_at(tokens: Sequence[Token], candidates: Sequence[Candidate]) -> Look:
    before = _people_words()
    surnames = set()
    for candidate in candidates:
        previous = tokens[candidate.first - 1].text if candidate.first else ""
        if previous[:1].isupper() and previous.lower().rstrip(".") in before:
            surnames.add(tokens[candidate.first].text)
    longest: dict[int, int] = {}
    for candidate in candidates:
        longest[candidate.first] = max(longest.get(candidate.first, 0), candidate.last)
    covered, reach = set(), 0
    for number, candidate in enumerate(candidates):
        if longest[candidate.first] > candidate.last or reach >= candidate.last:
            covered.add(number)
        reach = max(reach, longest[candidate.first])
    counts = Counter(candidate.folded or candidate.spelled for candidate in candidates)
    return Look(
        frozenset([token.text for token in tokens]), counts, frozenset(surnames), longest, frozenset(covered)
    )


def _by_name(candidate: Candidate) -> tuple[str, ...]:
    if candidate.spelled:
        return _spelled_features(candidate.spelled)
    return name_features(candidate.folded or candidate.base, bool(candidate.folded))


@lru_cache(maxsize=1 << 13)
def _spelled_features(folded: str) -> tuple[str, ...]:
    """What a name tells that the gazetteer does not know."""
    features = [
        f"spelled {folded.count(' ')}",
        f"sounds {min(2, len(find_sounding(folded)))}",
        f"name {folded}",
    ]
    if folded in _first_names():
        features.append("first name")
    if len(folded) <= SHORT:
        features.append("spelled short")
    return tuple(features)


@lru_cache(maxsize=1 << 13)
def name_features(folded: str, known: bool) -> tuple[str, ...]:
    """What a name tells by itself."""
    bearers = find_bearers(folded)
    if not bearers:
        return ("unknown",)
    best = bearers[0]
    kind = f"{best.sort.name[:4]}{best.bearing.value}" if known else f"{best.sort.name[:4]} base"
    most = max(bearer.population for bearer in bearers)
    sorts = {(bearer.sort, bearer.bearing) for bearer in bearers}
    features = [
        f"kind {kind}",
        f"people {int(log10(most + 1))}",
        f"people {kind} {int(log10(most + 1))}",
        f"bearers {min(len(bearers), 4) if len(bearers) < 10 else 10}",
        f"words {folded.count(' ')}",
        f"name {folded}",
        *(f"any {sort.name[:4]}{bearing.value}" for sort, bearing in sorts),
    ]
    common = _common().get(folded)
    if common:
        features += [f"common {common}", f"common {common} {kind}"]
    if folded in _first_names():
        features.append("first name")
    return tuple(features)


def _own(tokens: Sequence[Token], candidate: Candidate, look: Look, number: int) -> Iterator[str]:
    words = [token.text for token in tokens[candidate.first : candidate.last]]
    if all(word.isupper() for word in words):
        yield "capitals" if len(words[0]) > 3 else f"capitals {'.' in words[0]} {len(words[0])}"
    if len(words) == 1 and words[0].lower() in look.words:
        yield "small too"
    if words[-1] in look.surnames:
        yield f"surname {len(words)}"
    count = look.counts[candidate.folded or candidate.spelled]
    yield f"count {min(count, 4)}"
    if not candidate.folded and not candidate.spelled:
        yield f"head {words[-1].lower()}"
        yield f"lead {words[0].lower()}"
    if number in look.covered:
        yield "covered"


def _around(tokens: Sequence[Token], candidate: Candidate) -> Iterator[str]:
    """The words before and behind."""
    first, last = candidate.first, candidate.last
    before = tokens[first - 1] if first else NOTHING
    earlier = tokens[first - 2] if first > 1 else NOTHING
    behind = tokens[last] if last < len(tokens) else NOTHING
    later = tokens[last + 1] if last + 1 < len(tokens) else NOTHING
    kind = _kind(candidate.folded or candidate.base)
    one, other = _shown(before), _shown(behind)
    yield f"before {one}"
    yield f"before {_shown(earlier)} {one}"
    yield f"behind {other}"
    yield f"behind {other} {_shown(later)}"
    yield f"before {one} {kind}"
    yield f"behind {other} {kind}"
    yield f"earlier {_shown(earlier)}"
    yield f"later {_shown(later)}"
    yield f"between {one} {other}"
    beside = before.end + 2 > candidate.span.start
    if beside and before.text[:1].isupper() and before.text.lower() not in _opening():
        yield from _left(tokens, first - 1, kind)
    else:
        yield f"opens {_sentence(one)}"
    if behind.text[:1].isupper() and behind.start < candidate.span.end + 2:
        yield from _right(tokens, last, kind)
    else:
        yield "closes"


def _left(tokens: Sequence[Token], at: int, kind: str) -> Iterator[str]:
    """Of the capitalised words that a name follows."""
    word = tokens[at].text.lower().rstrip(".")
    yield "after capital"
    yield f"after capital {kind}"
    if word in _titles():
        yield "after title"
    if word in _first_names():
        yield "after first name"
    if len(word) == 1:
        yield "after initial"
    end = max(0, at - RUN)
    while at > end and tokens[at - 1].text[0].isupper():
        at -= 1
    yield f"run from {tokens[at].text.lower()}"


def _right(tokens: Sequence[Token], at: int, kind: str) -> Iterator[str]:
    """Of the capitalised words that follow a name."""
    yield "before capital"
    yield f"before capital {kind}"
    end = min(len(tokens) - 1, at + RUN)
    while at < end and (tokens[at + 1].text[0].isupper() or tokens[at + 1].text in ("of", "&")):
        at += 1
    yield f"run to {tokens[at].text.lower()}"


def _beside(
    tokens: Sequence[Token],
    candidate: Candidate,
    starts: Mapping[int, Candidate],
    ends: Mapping[int, Candidate],
) -> Iterator[str]:
    """Another name beyond a comma, and whether one lies in the other: "Port Oru, Sele"."""
    last, first = candidate.last, candidate.first
    if last + 1 < len(tokens) and tokens[last].text in (",", "("):
        following = starts.get(last + 1)
        if following:
            yield f"comma {_relation(candidate.folded, following.folded)}"
    if first > 1 and tokens[first - 1].text in (",", "("):
        previous = ends.get(first - 1)
        if previous:
            yield f"behind comma {_relation(previous.folded, candidate.folded)}"


@lru_cache(maxsize=1 << 13)
def _relation(inner: str, outer: str) -> str:
    """Whether some bearer of one name lies in one of the other."""
    insides, outsides = find_bearers(inner), find_bearers(outer)
    if any(lies_in(one, other) for one in insides for other in outsides):
        return "in " + _kind(outer)
    return "both" if insides and outsides else "one"


def lies_in(inner: Bearer, outer: Bearer) -> bool:
    """Whether a place lies in another, as far as regions and countries tell."""
    if inner.number == outer.number or outer.bearing is Bearing.PEOPLE:
        return False
    if outer.sort is Sort.COUNTRY:
        return inner.country == outer.country and inner.sort > Sort.COUNTRY
    if outer.sort is Sort.REGION:
        return inner.region == outer.number and inner.sort > Sort.REGION
    return outer.sort is Sort.DISTRICT and inner.district == outer.number and inner.sort > Sort.DISTRICT


def find_context(candidates: Sequence[Candidate], scores: Sequence[float]) -> list[Names]:
    """What a first look at all candidates tells about each."""
    chosen = choose(candidates, scores)
    best: dict[str, float] = defaultdict(lambda: -99.0)
    for candidate, score in zip(candidates, scores, strict=True):
        best[candidate.folded] = max(best[candidate.folded], score)
    taken = [candidates[number].first for number in chosen]
    chosen_set = set(chosen)
    told = []
    for number, (candidate, score) in enumerate(zip(candidates, scores, strict=True)):
        reach = bisect_left(taken, candidate.first + NEAR) - bisect_right(taken, candidate.first - NEAR)
        near = reach - (number in chosen_set)
        names = [f"near {min(near, 5)}", f"score {_step(score)}"]
        if candidate.folded:
            names.append(f"best {_step(best[candidate.folded])}")
            names.append(f"best {_step(best[candidate.folded])} score {_step(score)}")
        told.append(names)
    return told


def _step(score: float) -> int:
    return max(-5, min(5, round(score * 1.25)))


def _shown(token: Token) -> str:
    text = token.text
    if not text:
        return "-"
    return "0" if text[0].isdigit() else text.lower()


def _sentence(before: str) -> bool:
    return before in {"-", ".", "\n", "”", '"', "“", ":", "?", "!", "—", "–"}


@lru_cache(maxsize=1 << 13)
def _kind(folded: str) -> str:
    bearers = find_bearers(folded) if folded else ()
    return f"{bearers[0].sort.name[:4]}{bearers[0].bearing.value}" if bearers else "none"


def likely(score: float) -> float:
    """A score as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@cache
def _common() -> Mapping[str, str]:
    return {entry[0]: entry[1] for entry in open_resource("places")["common"]}


@cache
def _opening() -> frozenset[str]:
    return open_words("places-words", "opening sentences")


@cache
def _titles() -> frozenset[str]:
    return open_words("places-words", "people before")


@cache
def _first_names() -> frozenset[str]:
    return open_words("first-names", "men") | open_words("first-names", "women")


@cache
def _people_words() -> frozenset[str]:
    return _titles() | _first_names()
