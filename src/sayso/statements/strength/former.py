"""Forecasts made before: a statement that tells what somebody had promised, planned or predicted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.resources import open_words
from sayso.statements.grammar import TIME_NOUNS, is_adverb
from sayso.statements.strength.lexicon import Opening, weights
from sayso.types import Reason

if TYPE_CHECKING:
    from sayso.statements.strength.put import Put

FORMER = open_words("strength-en", "former")

# "had also repeatedly promised"
FORMER_REACH = 3
# "In May last year the board | promised", "promised two years ago"
TIME_REACH = 8


class Former(NamedTuple):
    """A forecast made before."""

    reason: Reason
    over: bool
    """Whether it lies ahead no longer, as "had planned to" tells and "promised last year" does not."""


def judge_past_forecast(put: Put) -> Former | None:
    """What tells of a forecast made before: "had promised", "promised last year", "said he had predicted"."""
    return (None if put.negation is not None else _by_tense(put) or _by_time(put)) or _by_content(put)


def _by_tense(put: Put) -> Former | None:
    for weighed in put.weighed:
        if "foretells" not in weighed.values:
            continue
        for at in put.cue:
            if put.low(at) in FORMER and weighed.at - FORMER_REACH <= at < weighed.at:
                return _former(put, at, weighed.end, over=True)
    return None


def _by_time(put: Put) -> Former | None:
    """A time gone by beside a cue that foretells."""
    foretells = next((weighed for weighed in put.weighed if "foretells" in weighed.values), None)
    if foretells is None:
        return None
    lows = put.words.lows
    content = put.content[0]
    for at in range(max(0, foretells.at - TIME_REACH), min(len(lows) - 1, foretells.end + TIME_REACH)):
        past = lows[at] == "ago" or (lows[at] == "last" and lows[at + 1] in TIME_NOUNS)
        if past and not content.first <= at < content.end:
            return _former(put, at, at + 1, over=False)
    return None


def _by_content(put: Put) -> Former | None:
    """What is said is itself that somebody had foretold something."""
    verb, lows = put.clause.verb, put.words.lows
    if verb is None or lows[verb] != "had":
        return None
    at = verb + 1
    while at < put.clause.end and is_adverb(lows[at]):
        at += 1
    foretold = at < put.clause.end and any(
        "foretells" in weight.values[Opening.TO] for weight in weights().get(lows[at], ()) if not weight.rest
    )
    return _former(put, verb, at + 1, over=True) if foretold else None


def _former(put: Put, first: int, end: int, *, over: bool) -> Former:
    words = put.words.span(first, end)
    detail = "is a forecast made before" if over else "puts the forecast into the past"
    return Former(Reason("past forecast", f'"{words.of(put.words.text)}" {detail}', words), over)
