"""What lies ahead: whether a statement tells of something after the page's own day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.resources import open_words
from sayso.statements.grammar import HELPERS, TIME_NOUNS, TIMES, is_adverb
from sayso.statements.lexicon import participles
from sayso.statements.strength.clause import FUTURATE, Clause, find_clause, is_be, own_verb
from sayso.statements.strength.lexicon import Opening, weights
from sayso.statements.strength.questions import question_asked
from sayso.statements.strength.words import Range
from sayso.types import Polarity, Reason

if TYPE_CHECKING:
    from collections.abc import Collection

    from sayso.statements.strength.put import Put
    from sayso.types import Span

FUTURE = open_words("strength-en", "future")
COMMANDS = open_words("strength-en", "commands")
PURPOSES = open_words("strength-en", "purposes")
MODALS = frozenset(["may", "might", "could"])
MANNERS = open_words("strength-en", "manners")
PARTICIPLES = participles() | {"been", "had"}
WOULD = frozenset(["would", "wouldn't", "he'd", "she'd", "they'd", "it'd", "we'd", "i'd"])

# How far behind its verb a futurate word stands: "is also now expected to".
FUTURATE_REACH = 4
# "Next month", "next May"
NEXT = TIME_NOUNS | TIMES


def judge_forecast(put: Put, polarity: Polarity, times: Collection[Span]) -> Reason | None:
    """Why what is said lies after the page's own day; None where it does not."""
    found = _by_cue(put, polarity) or _by_clause(put, put.clause, times) or _by_command(put)
    asked = None if found else question_asked(put)
    return found if asked is None else _by_clause(put, find_clause(put.words, asked), times)


def _by_cue(put: Put, polarity: Polarity) -> Reason | None:
    for weighed in put.weighed:
        # "Asked to describe it, he ...": a reporter asked, and it was answered at once.
        if {"forecast", "foretells"}.isdisjoint(weighed.values) or (
            weighed.lemma == "ask" and not put.source
        ):
            continue
        if polarity is Polarity.DENIED and "raised" not in weighed.values:
            return None
        words = put.words.span(weighed.at, weighed.end)
        return Reason("forecast", f'"{weighed.lemma}" looks ahead', words)
    if polarity is Polarity.DENIED:
        return None
    for at in put.cue:
        if put.low(at) in FUTURE:
            return Reason("forecast", f'"{put.low(at)}" in the cue', put.words.span(at, at + 1))
    return None


def _by_clause(put: Put, clause: Clause, times: Collection[Span]) -> Reason | None:
    own = own_verb(put.words, clause)
    if own is not None and any("raised" in w.values[Opening.CLAUSE] for w in weights().get(put.low(own), ())):
        # "I think it will hold" is what "it will hold" is.
        clause = find_clause(put.words, Range(own + 1, clause.end))
    ahead = None if clause.verb is None else _looks_ahead(put, clause.verb, clause.end)
    if clause.verb is not None and ahead is not None:
        words = put.words.span(clause.verb, ahead + 1)
        return Reason("forecast", f'"{words.of(put.words.text)}" in what is said', words)
    return _by_time(put, clause, times)


def _looks_ahead(put: Put, verb: int, end: int) -> int | None:
    """The last word of the verb that looks ahead; None where it does not."""
    lows = put.words.lows
    low = lows[verb]
    if low in FUTURE or low.endswith("'ll"):
        return verb
    if low in WOULD:
        return None if _is_unreal(lows, verb, end) else verb
    if low in MODALS and verb + 1 < end and _is_event(lows, verb + 1):
        return verb
    if is_be(low):
        return _be_ahead(lows, verb, end)
    if low in FUTURATE and verb + 1 < end and lows[verb + 1] == "to":
        return verb
    return None


def _be_ahead(lows: list[str], verb: int, end: int) -> int | None:
    """The last word of "is now expected to", or of "is to open"; but "the goal is to open" is no forecast."""
    for at in range(verb + 1, min(end - 1, verb + 1 + FUTURATE_REACH)):
        if lows[at] in FUTURATE and lows[at + 1] == "to":
            return at
        if not (is_adverb(lows[at]) or lows[at] in HELPERS):
            break
    to = verb + 1 < end and lows[verb + 1] == "to"
    return verb + 1 if to and verb > 0 and lows[verb - 1] not in PURPOSES else None


def _is_event(lows: list[str], at: int) -> bool:
    """Whether "may" is of something to come: "may well rise", but not "may be", "may not have"."""
    while at < len(lows) - 1 and is_adverb(lows[at]) and lows[at] not in {"not", "never"}:
        at += 1
    return lows[at].isalpha() and lows[at] not in HELPERS and not is_adverb(lows[at])


def _is_unreal(lows: list[str], verb: int, end: int) -> bool:
    """Whether "would" is of nothing to come: "would have opened", "I would say"; "she'd opened" is "had"."""
    at = verb + 1
    while at < end and is_adverb(lows[at]):
        at += 1
    if at >= end:
        return False
    had = lows[verb].endswith("'d") and (lows[at].endswith("ed") or lows[at] in PARTICIPLES)
    return had or lows[at] in {"have", "'ve"} or lows[at] in MANNERS


def _by_time(put: Put, clause: Clause, times: Collection[Span]) -> Reason | None:
    """A time to come beside a verb of the present: "they are meeting the council tomorrow"."""
    if clause.verb is None or not is_be(put.low(clause.verb)) or put.low(clause.verb) in {"was", "were"}:
        return None
    lows = put.words.lows
    for at in range(clause.verb + 1, clause.end):
        if lows[at] == "tomorrow" or (lows[at] == "next" and lows[min(at + 1, clause.end - 1)] in NEXT):
            return Reason("forecast", f'"{lows[at]}" lies ahead', put.words.span(at, at + 1))
    reach = put.words.span(clause.verb, max(clause.end, clause.verb + 1))
    time = next((time for time in times if reach.covers(time)), None)
    return None if time is None else Reason("forecast", f'"{time.of(put.words.text)}" lies ahead', time)


def _by_command(put: Put) -> Reason | None:
    """A quotation that begins with a command: "Let them go"."""
    first = put.clause.first
    if put.opening is not Opening.CLAUSE or first >= put.clause.end or put.low(first) not in COMMANDS:
        return None
    if first == 0 or put.words.text[put.words.starts[first]].islower():
        return None
    return Reason("forecast", f'"{put.low(first)}" demands it', put.words.span(first, first + 1))
