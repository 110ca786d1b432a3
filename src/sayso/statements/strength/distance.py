"""Where the narrator stands to what somebody says: by the verb chosen, and by what stands beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.resources import open_resource, open_words
from sayso.statements.strength.clause import QUOTATION_MARKS
from sayso.statements.strength.lexicon import Opening
from sayso.statements.strength.words import Range
from sayso.types import Distance, Polarity, Reason

if TYPE_CHECKING:
    from sayso.statements.strength.put import Put

Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def _phrases(section: str) -> Phrases:
    """The phrases of a section by their first word."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase, *_ in open_resource("strength-en")[section]:
        words = tuple(phrase.split())
        found[words[0]].append(words)
    return found


CONTRADICTIONS = open_words("strength-en", "contradictions")
DOUBTFUL_SOURCES = open_words("strength-en", "doubtful-sources")
PHRASES = _phrases("contradicting-phrases")
INSISTING = open_words("strength-en", "insisting")
CONCEDING = _phrases("conceding-phrases")
REFUTATIONS = _phrases("refutations")

# How near to a cue a word stands that belongs to it: "wrongly told reporters", "the debunked claim".
BESIDE = 3

Judged = tuple[Distance, Reason | None]


def judge_distance(put: Put, polarity: Polarity) -> Judged:
    """Distanced ("claimed", "said without evidence"), endorsed ("revealed"), else neutral."""
    return (
        _by_marks(put)
        or _by_source(put)
        or _by_cue(put, polarity)
        or _by_contradiction(put)
        or (Distance.NEUTRAL, None)
    )


def _by_cue(put: Put, polarity: Polarity) -> Judged | None:
    for weighed in put.weighed:
        words = put.words.span(weighed.at, weighed.end)
        if "distanced" in weighed.values:
            return Distance.DISTANCED, Reason("distance", f'"{weighed.lemma}" leaves it to the source', words)
        felt = "felt" in weighed.values and put.opening is not Opening.TO
        holds = polarity is Polarity.ASSERTED and put.negation is None
        if "known" in weighed.values or (holds and (felt or "endorsed" in weighed.values)):
            return Distance.ENDORSED, Reason("distance", f'"{weighed.lemma}" takes it for true', words)
    return None


def _by_marks(put: Put) -> Judged | None:
    """A cue in quotation marks of its own is not the narrator's word: the "confirmed" reports."""
    lows = put.words.lows
    telling = [weighed.at for weighed in put.weighed] if len(put.cue) > 1 else put.cue
    for at in telling:
        if 0 < at < len(lows) - 1 and lows[at].isalpha() and {lows[at - 1], lows[at + 1]} <= QUOTATION_MARKS:
            span = put.words.span(at - 1, at + 2)
            if len(span.of(put.words.text)) == len(lows[at]) + 2:
                return Distance.DISTANCED, Reason("distance", "its cue stands in quotation marks", span)
    return None


def _by_source(put: Put) -> Judged | None:
    """Rumours and unconfirmed reports as the source."""
    for at in range(*put.source) if put.source else ():
        if put.low(at) in DOUBTFUL_SOURCES:
            span = put.words.span(at, at + 1)
            return Distance.DISTANCED, Reason("distance", f'"{put.low(at)}" answers for nothing', span)
    return None


def _by_contradiction(put: Put) -> Judged | None:
    """The narrator's own words set it against what is known: in its sentence or right behind it."""
    if not put.cue:
        return None
    lows = put.words.lows
    first, end = put.words.sentence(Range(put.cue[0], put.cue[-1] + 1))
    beside = range(max(first, put.cue[0] - BESIDE), min(end, put.cue[-1] + 1 + BESIDE))
    behind = put.content[-1].end
    for at in (*beside, *range(behind, min(len(lows), behind + 2))):
        if _is_said(put, at):
            continue
        length = 1 if at in beside and lows[at] in CONTRADICTIONS else _phrase_at(lows, at, PHRASES)
        if length:
            return _contradicted(put, at, at + length)
    return _by_concession(put) or _by_refutation(put, end)


def _by_concession(put: Put) -> Judged | None:
    """Insisted on, "even though" it is otherwise: right behind what is said."""
    lows = put.words.lows
    if INSISTING.isdisjoint(lows[at] for at in put.cue):
        return None
    end = max(put.content[-1].end, put.cue[-1] + 1)
    behind = end + (end < len(lows) and lows[end] == ",")
    length = _phrase_at(lows, behind, CONCEDING)
    return _contradicted(put, behind, behind + length) if length else None


def _by_refutation(put: Put, end: int) -> Judged | None:
    """The next sentence begins by telling that it is not so."""
    lows = put.words.lows
    behind = max(end, put.content[-1].end)
    while behind < len(lows) and not lows[behind].isalpha() and behind < end + BESIDE:
        behind += 1
    length = _phrase_at(lows, behind, REFUTATIONS)
    return _contradicted(put, behind, behind + length) if length else None


def _is_said(put: Put, at: int) -> bool:
    """Whether a word belongs to what is said, or to its source."""
    return any(first <= at < end for first, end in (*put.content, put.source or Range(0, 0)))


def _contradicted(put: Put, first: int, end: int) -> Judged:
    span = put.words.span(first, end)
    return Distance.DISTANCED, Reason("distance", f'"{span.of(put.words.text)}" contradicts it', span)


def _phrase_at(lows: list[str], at: int, phrases: Phrases) -> int:
    """How many words from here are one of some phrases, the longest; 0 for none."""
    beginning = phrases.get(lows[at], ()) if at < len(lows) else ()
    return max(
        (len(phrase) for phrase in beginning if tuple(lows[at : at + len(phrase)]) == phrase), default=0
    )
