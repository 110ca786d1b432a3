"""Where the narrator stands to what somebody says: by the verb chosen, and by what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.resources import open_resource, open_words
from sayso.statements.strength.clause import QUOTATION_MARKS
from sayso.statements.strength.lexicon import Opening
from sayso.statements.strength.words import Range
from sayso.types import Distance, Polarity, Reason

if TYPE_CHECKING:
    from sayso.statements.strength.put import Put

CONTRADICTIONS = open_words("strength-en", "contradictions")
PHRASES = tuple(tuple(phrase.split()) for phrase, *_ in open_resource("strength-en")["contradicting-phrases"])
FIRST_OF_PHRASE = frozenset(phrase[0] for phrase in PHRASES)

Judged = tuple[Distance, Reason | None]


def judge_distance(put: Put, polarity: Polarity) -> Judged:
    """Distanced ("claimed", "said without evidence"), endorsed ("revealed"), else neutral."""
    return _by_cue(put, polarity) or _by_marks(put) or _by_contradiction(put) or (Distance.NEUTRAL, None)


def _by_cue(put: Put, polarity: Polarity) -> Judged | None:
    for weighed in put.weighed:
        words = put.words.span(weighed.at, weighed.end)
        if "distanced" in weighed.values:
            return Distance.DISTANCED, Reason("distance", f'"{weighed.lemma}" leaves it to the source', words)
        felt = "felt" in weighed.values and put.opening is not Opening.TO
        if felt or ("endorsed" in weighed.values and polarity is Polarity.ASSERTED and put.negation is None):
            return Distance.ENDORSED, Reason("distance", f'"{weighed.lemma}" takes it for true', words)
    return None


def _by_marks(put: Put) -> Judged | None:
    """A cue in quotation marks of its own is not the narrator's word: the "confirmed" reports."""
    lows = put.words.lows
    for at in put.cue:
        if 0 < at < len(lows) - 1 and lows[at].isalpha() and {lows[at - 1], lows[at + 1]} <= QUOTATION_MARKS:
            span = put.words.span(at - 1, at + 2)
            if len(span.of(put.words.text)) == len(lows[at]) + 2:
                return Distance.DISTANCED, Reason("distance", "its cue stands in quotation marks", span)
    return None


def _by_contradiction(put: Put) -> Judged | None:
    """The narrator's own words in the same sentence set it against what is known."""
    if not put.cue:
        return None
    lows = put.words.lows
    sentence = put.words.sentence(Range(put.cue[0], put.cue[-1] + 1))
    quoted = False
    for at in range(*sentence):
        if lows[at] in QUOTATION_MARKS and lows[at] not in {"'", "’", "‘"}:
            quoted = not quoted
        if quoted or any(first <= at < end for first, end in put.content):
            continue
        length = _contradicts(lows, at)
        if length:
            span = put.words.span(at, at + length)
            return Distance.DISTANCED, Reason("distance", f'"{span.of(put.words.text)}" contradicts it', span)
    return None


def _contradicts(lows: list[str], at: int) -> int:
    """How many words from here set a statement against what is known; 0 for none."""
    if lows[at] in CONTRADICTIONS:
        return 1
    if lows[at] not in FIRST_OF_PHRASE:
        return 0
    return max((len(phrase) for phrase in PHRASES if tuple(lows[at : at + len(phrase)]) == phrase), default=0)
