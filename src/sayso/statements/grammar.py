"""What a rule needs to know of English around a cue: small classes of words, and where phrases end."""

from __future__ import annotations

from functools import cache

from sayso.resources import open_words
from sayso.statements.lexicon import Form, Part, cue_words
from sayso.statements.units import QUOTATION, Units


def _class(section: str) -> frozenset[str]:
    return open_words("grammar-en", section)


DETERMINERS = _class("determiners")
POSSESSIVES = _class("possessives")
PRONOUNS = _class("pronouns")
OBJECTS = _class("objects")
RELATIVES = _class("relatives")
QUESTIONS = _class("questions")
PREPOSITIONS = _class("prepositions")
SUBORDINATORS = _class("subordinators")
CONJUNCTIONS = _class("conjunctions")
AUXILIARIES = _class("auxiliaries")
BE = _class("be")
MODALS = _class("modals")
ADVERBS = _class("adverbs")
NO_ADVERBS = _class("no-adverbs")
VERBS = _class("verbs")

DAYS = _class("days")
MONTHS = _class("months")
TIME_NOUNS = _class("time-nouns")

TIMES = DAYS | MONTHS
HELPERS = AUXILIARIES | MODALS
FINITE = HELPERS | VERBS
DASHES = frozenset({"—", "–", "―", "--"})
STOPS = frozenset(".!?…")
REFLEXIVES = frozenset(low for low in OBJECTS if low.endswith(("self", "selves")))
BREAKS = frozenset({",", ";", ":", QUOTATION, *DASHES, *STOPS})
CLAUSE_BREAKS = frozenset({";", ":", *STOPS})

LONGEST_DATELINE = 14

# Nobody reads further than this for the subject of a verb; it also keeps the work linear.
REACH = 40


def is_adverb(low: str) -> bool:
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in NO_ADVERBS)


@cache
def telling_verbs() -> frozenset[str]:
    """Forms of cue verbs that can be nothing but finite verbs or participles."""
    return frozenset(
        word
        for word, cues in cue_words().items()
        if any(cue.part is Part.VERB and cue.form is Form.PAST for cue in cues)
    )


@cache
def cue_verbs() -> frozenset[str]:
    """Forms of cue verbs, nouns of the same form included."""
    return frozenset(word for word, cues in cue_words().items() if any(cue.part is Part.VERB for cue in cues))


def is_finite(low: str) -> bool:
    """Whether a word tells that a clause has its verb here."""
    return low in FINITE or low in telling_verbs() or (low.endswith(("'s", "n't")) and low in PRONOUNS)


def back_over_helpers(units: Units, at: int, first: int) -> int:
    """Where the auxiliaries, adverbs and "himself" directly before a verb begin."""
    while at > first and _helps(units, at - 1):
        at -= 1
    return at


def _helps(units: Units, at: int) -> bool:
    low = units.lows[at]
    if low in HELPERS or low in REFLEXIVES or (low in ADVERBS and low not in DAYS):
        return True
    # Kelly, Italy and July are no adverbs.
    return is_adverb(low) and not units.is_upper(at)


LONGEST_TIME = 5
WHICH_TIME = frozenset(["last", "this", "next", "that", "earlier", "later"])
BEFORE_TIME = frozenset(["on", "in", "late", "early", "earlier", "later"])


def is_year(low: str) -> bool:
    return low.isdigit() and len(low) == 4


def back_over_time(units: Units, at: int, first: int) -> int:
    """Where a time directly before a verb begins: "The ministry | on Friday said"."""
    lows, start = units.lows, at
    while start > max(first, at - LONGEST_TIME) and _is_of_time(lows, start - 1):
        start -= 1
    if start == at or (TIMES | TIME_NOUNS).isdisjoint(lows[start:at]):
        return at
    if lows[start] in TIME_NOUNS:
        return at
    while start > first and lows[start - 1] in BEFORE_TIME:
        start -= 1
    return start


def over_time(units: Units, at: int, end: int) -> int:
    """Where a time directly behind a verb ends: "said | last summer | that", "announced on Friday | the"."""
    lows = units.lows
    if at >= end:
        return at
    start = at + (lows[at] in BEFORE_TIME)
    dated = lows[at] in MONTHS and at + 1 < end and lows[at + 1].isdigit()
    if start == at and lows[at] not in WHICH_TIME and not dated:
        return at
    last = at
    for here in range(start, min(end, at + LONGEST_TIME)):
        number = lows[here].isdigit() and (last == here > at or lows[min(here + 1, end - 1)] in MONTHS)
        if number or lows[here] in TIMES or (lows[here] in TIME_NOUNS and here > at):
            last = here + 1
        elif lows[here] not in WHICH_TIME or lows[here] == "that":
            break
    return last


def _is_of_time(lows: list[str], at: int) -> bool:
    low = lows[at]
    if low in TIMES or low in TIME_NOUNS or low in WHICH_TIME:
        return True
    return low.isdigit() and at > 0 and lows[at - 1] in MONTHS


def end_of_clause(units: Units, at: int, end: int) -> int:
    """Where a clause ends that begins at a unit: at a dash, a colon or with the sentence."""
    for here in range(at, end):
        if units.lows[here] in CLAUSE_BREAKS:
            return here
    return end


# Subordinators that as often go on a noun phrase: "an interview conducted after the vote".
NO_BREAK = frozenset(["than", "as", "so", "even", "after", "before", "since", "until"])


def after_dateline(units: Units, first: int, end: int) -> int:
    """Where a sentence begins behind "KARVO, May 3 (VNA) --"; where it begins anyway without one."""
    if not units.span(first, first + 1).of(units.text).isupper():
        return first
    for here in range(first + 1, min(end - 1, first + LONGEST_DATELINE)):
        if units.lows[here] in DASHES or units.lows[here] == "-":
            return here + 1
    return first


def end_of_claim(units: Units, at: int, end: int) -> int:
    """Where the clause ends that a noun brings along: before the verb whose subject that noun is.

    "The claim that gates failed | could not be verified": the second verb that nothing joins to the first.
    """
    lows, seen = units.lows, False
    for here in range(at, end):
        if not is_finite(lows[here]) or lows[here] in VERBS or here + 1 == end:
            continue
        group = here > at and (lows[here - 1] in HELPERS or is_adverb(lows[here - 1]))
        joined = here > at and (lows[here - 1] in CONJUNCTIONS | RELATIVES | {"that", "to", ","})
        if seen and not group and not joined and lows[here] in HELPERS:
            return here
        seen = True
    return end


def end_of_phrase(units: Units, at: int, end: int) -> int:
    """Where an object ends: at a comma or other break, at a subordinate clause, or at the next verb."""
    lows = units.lows
    for here in range(at + 1, end):
        low = lows[here]
        if low in BREAKS or low == "but" or (low in SUBORDINATORS and low not in NO_BREAK):
            return here
        if low == "and" and here + 1 < end and _begins_clause(lows, here + 1, end):
            return here
    return end


NOMINATIVES = frozenset(["i", "he", "she", "we", "they"])


def _begins_clause(lows: list[str], at: int, end: int) -> bool:
    """Whether a verb or its subject comes next, one adverb before it allowed: "and later denied", "and I"."""
    if lows[at] in NOMINATIVES or is_finite(lows[at]):
        return True
    return is_adverb(lows[at]) and at + 1 < end and is_finite(lows[at + 1])
