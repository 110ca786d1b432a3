"""Who says it: the source of a cue, read off the words to its left or right."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from sayso.statements.grammar import (
    AUXILIARIES,
    BE,
    BREAKS,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    REACH,
    RELATIVES,
    SUBORDINATORS,
    back_over_helpers,
    is_adverb,
    is_finite,
)
from sayso.statements.units import QUOTATION, Units


class Stand(StrEnum):
    """How a cue stands to what is on its left."""

    SUBJECT = "its subject stands before it"
    LINKED = "it shares the subject of an earlier verb"
    PASSIVE = "it is passive"
    BARE = "nothing before it can be its subject"


class Left(NamedTuple):
    """What is to the left of a cue."""

    stand: Stand
    start: int
    """Where source and cue together begin."""
    cue: int
    """Where the cue begins, its auxiliaries included."""
    source: tuple[int, int] | None


STOP_SUBJECT = RELATIVES | (SUBORDINATORS - {"than"}) | MODALS | AUXILIARIES | OBJECTS | {"that", "not"}


def look_left(units: Units, at: int, first: int, participle: bool) -> Left:
    """The subject of a verb at `at`; `participle` when its form can be a past participle."""
    lows = units.lows
    cue = back_over_helpers(units, at, first)
    helpers = lows[cue:at]
    verbs = [word for word in helpers if not is_adverb(word)]
    if participle and verbs and verbs[-1] in BE:
        return Left(Stand.PASSIVE, cue, cue, find_subject(units, cue, first))
    if cue == first:
        return Left(Stand.BARE, cue, cue, None)
    before = lows[cue - 1]
    if before in {
        "to",
        "and",
        "or",
        "but",
        "by",
        "without",
        "after",
        "before",
        "while",
        "when",
        "for",
        "of",
        "in",
        "from",
    }:
        return Left(Stand.LINKED, cue - 1, cue, None)
    source = find_subject(units, cue, first)
    if source is None:
        return Left(Stand.LINKED if before == "," else Stand.BARE, cue, cue, None)
    if participle and not helpers and source[0] > first and lows[source[0] - 1] in OBJECTS:
        return Left(Stand.BARE, cue, cue, None)
    return Left(Stand.SUBJECT, source[0], cue, source)


def find_subject(units: Units, at: int, first: int) -> tuple[int, int] | None:
    """The noun phrase or pronoun that ends right before a unit, appositions included."""
    lows = units.lows
    if at == first:
        return None
    before = lows[at - 1]
    if before in PRONOUNS or before in RELATIVES:
        return at - 1, at
    if before == "that":
        return (at - 1, at) if at - 1 > first and lows[at - 2][0].isalnum() else None
    end = at
    if before in {",", ")", "—", "–", "--"}:
        opening = _apposition(units, at - 1, first)
        if opening is None:
            return None
        end = opening
    start = _start_of_phrase(units, end, first)
    return None if start is None else (start, at - 1 if before in {",", "—", "–", "--"} else at)


def _apposition(units: Units, closing: int, first: int) -> int | None:
    """Where the noun phrase ends that an apposition closing here belongs to."""
    lows = units.lows
    mark = "(" if lows[closing] == ")" else lows[closing]
    for here in range(closing - 1, max(first, closing - REACH), -1):
        if lows[here] == QUOTATION or lows[here] in {";", ":"}:
            return None
        if lows[here] == mark:
            after = lows[here + 1]
            fits = (
                mark == "("
                or after in DETERMINERS | POSSESSIVES | RELATIVES | PREPOSITIONS
                or _names(units, here + 1)
            )
            return here if fits or closing - here <= 8 else None
    return None


def _names(units: Units, at: int) -> bool:
    return units.is_upper(at) or units.lows[at][0].isdigit()


def _start_of_phrase(units: Units, end: int, first: int) -> int | None:
    lows = units.lows
    here = end
    limit = max(first, end - REACH)
    while here > limit:
        low = lows[here - 1]
        if low in BREAKS:
            break
        if (
            low in STOP_SUBJECT
            or low in PRONOUNS
            or low in {"but", "or", "nor", "to", ";"}
            or low in {"(", "["}
        ):
            break
        if low == "and" and not _joins_names(units, here, limit):
            break
        if is_finite(low) and here != end:
            break
        here -= 1
    while here < end and _cannot_begin(units, here):
        here += 1
    return here if here < end else None


def _cannot_begin(units: Units, at: int) -> bool:
    low = units.lows[at]
    return (
        low in CONJUNCTIONS
        or low in PREPOSITIONS
        or low in STOP_SUBJECT
        or (is_adverb(low) and low not in {"one", "both", "all"})
        or not low[0].isalnum()
    )


def _joins_names(units: Units, at: int, limit: int) -> bool:
    """Whether the word before `at` joins two parts of one subject: no verb may stand shortly before it."""
    return not any(is_finite(units.lows[here]) for here in range(max(limit, at - 8), at - 1))


def first_subject(units: Units, first: int, at: int) -> tuple[int, int] | None:
    """The subject of the first verb of a clause, for cues that share it."""
    lows = units.lows
    for here in range(first, min(at, first + REACH)):
        if is_finite(lows[here]):
            return find_subject(units, back_over_helpers(units, here, first), first)
    return None


def look_right(units: Units, at: int, end: int) -> tuple[int, int] | None:
    """The source that follows its cue: "said the minister, who ..."."""
    lows = units.lows
    if at >= end:
        return None
    if lows[at] in PRONOUNS:
        return at, at + 1
    if not lows[at][0].isalnum() or lows[at] in STOP_SUBJECT or lows[at] in PREPOSITIONS:
        return None
    for here in range(at + 1, end):
        low = lows[here]
        if low in {QUOTATION, ";", ":", "—", "–", "--"} or low in {
            "adding",
            "noting",
            "saying",
            "when",
            "while",
            "after",
            "as",
            "during",
            "but",
        }:
            end = here
            break
        if low in {"in", "on"} and here + 1 < end and lows[here + 1] in TIMES_AND_MEANS:
            end = here
            break
    while end > at + 1 and not lows[end - 1][0].isalnum():
        end -= 1
    return at, end


TIMES_AND_MEANS = frozenset("a an monday tuesday wednesday thursday friday saturday sunday response".split())
