"""The main clause of what is said: where it begins, and the word that carries its tense."""

from __future__ import annotations

from typing import NamedTuple

from sayso.resources import open_words
from sayso.statements.grammar import (
    ADVERBS,
    FINITE,
    HELPERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_adverb,
    telling_verbs,
)
from sayso.statements.strength.words import STOPS, Range, Words

QUOTATION_MARKS = frozenset("\"'“”‘’„«»`")
# Words before a main clause that are none of its own: "that", "well, look,".
OPENERS = frozenset(
    ["that", "well", "look", "yes", "yeah", "no", "and", "but", "so", "now", "oh", "hey", "you", "know"]
)
INTRODUCING = frozenset(
    [
        "if",
        "when",
        "because",
        "while",
        "although",
        "though",
        "unless",
        "after",
        "before",
        "since",
        "as",
        "once",
        "until",
    ]
)
# A clause that begins with one of these behind a subject is not the main one.
LEAVING = frozenset(["because", "while", "although", "though", "if", "unless", "when", "until", "as", "so"])
FUTURATE = open_words("strength-en", "futurate")
FIRST_PERSONS = frozenset(["i", "we"])
BE = frozenset(["is", "are", "am", "was", "were", "be", "been", "being"])
CONTRACTED_BE = ("'re", "'s", "'m")

BEFORE_MONTH = PREPOSITIONS | {"last", "next", "this", "early", "late", "mid"}

# How far a subject may reach before its verb, and an introduction before its comma.
REACH = 34
INTRODUCTION = 30
LONGEST_INSERTION = 16


class Clause(NamedTuple):
    """A main clause."""

    first: int
    verb: int | None
    """The word that carries its tense: "will", "has", "said"; None for an infinitive or a bare phrase."""
    end: int
    """Where its sentence ends."""


def find_clause(words: Words, content: Range) -> Clause:
    """The first main clause of a content."""
    end = _end_of_sentence(words, content)
    first = _over_openers(words.lows, content.first, end)
    first = _over_openers(words.lows, _over_introduction(words.lows, first, end), end)
    return Clause(first, _find_verb(words.lows, first, min(end, first + REACH)), end)


def is_be(low: str) -> bool:
    return low in BE or low.endswith(CONTRACTED_BE)


def is_finite(lows: list[str], at: int) -> bool:
    """Whether a word carries a tense."""
    low = lows[at]
    if low == "may":
        return not _is_month(lows, at)
    if low in FINITE or low in telling_verbs():
        return True
    if "'" in low:
        return low in PRONOUNS or low.endswith(("n't", "'ll", "'re", "'ve"))
    return low in FUTURATE and at + 1 < len(lows) and lows[at + 1] == "to" and low not in {"due", "about"}


def _is_month(lows: list[str], at: int) -> bool:
    """Whether "may" is one: "in May", "May 3"."""
    before = lows[at - 1] if at else ""
    return before in BEFORE_MONTH or (at + 1 < len(lows) and lows[at + 1][0].isdigit())


def _end_of_sentence(words: Words, content: Range) -> int:
    for at in range(content.first, content.end):
        if words.lows[at] == ";" or (words.lows[at] in STOPS and words.ends_sentence(at)):
            return at
    return content.end


def _over_openers(lows: list[str], at: int, end: int) -> int:
    while at < end and (
        lows[at] in QUOTATION_MARKS
        or lows[at] in OPENERS
        or lows[at] == ","
        or (is_adverb(lows[at]) and at + 1 < end and lows[at + 1] == ",")
    ):
        at += 1
    return at


def _over_introduction(lows: list[str], at: int, end: int) -> int:
    """Behind the comma of "If it rains, ..."; the same place where no such clause stands."""
    if at >= end or lows[at] not in INTRODUCING:
        return at
    for here in range(at + 2, min(end, at + INTRODUCTION)):
        if lows[here] == ",":
            return here + 1
    return at


def _find_verb(lows: list[str], first: int, end: int) -> int | None:
    at, doubtful = first, None
    while at < end:
        low = lows[at]
        if at > first and (low in RELATIVES or low == "that"):
            at = _over_relative(lows, at + 1, end)
            continue
        if at > first + 1 and low in LEAVING:
            behind = _over_insertion(lows, at, end)
            if behind is None:
                return doubtful
            at = behind
            continue
        if is_finite(lows, at) and not (at > first and lows[at - 1] == "to"):
            return at if doubtful is None or low in HELPERS else doubtful
        if doubtful is None and at > first and _may_be_past(lows, at):
            doubtful = at
        at += 1
    return doubtful


def _over_insertion(lows: list[str], at: int, end: int) -> int | None:
    """Behind an insertion between commas: "the flood, if it comes, will"; None where it is none."""
    if lows[at - 1] != ",":
        return None
    return next((here + 1 for here in range(at, min(end, at + LONGEST_INSERTION)) if lows[here] == ","), None)


def _may_be_past(lows: list[str], at: int) -> bool:
    """Whether a word looks like a past tense: "failed", where it is no adjective before a noun."""
    before = lows[at - 1]
    return (
        len(lows[at]) > 4
        and lows[at].endswith("ed")
        and before.isalpha()
        and before not in {"the", "a", "an", "and"}
    )


def _over_relative(lows: list[str], at: int, end: int) -> int:
    """Behind the verb of a relative clause, with the words that help it."""
    while at < end and not is_finite(lows, at) and lows[at] != ",":
        at += 1
    while at < end and (is_finite(lows, at) or lows[at] in ADVERBS):
        at += 1
    return at


def own_verb(words: Words, clause: Clause) -> int | None:
    """The verb by which a speaker puts his own clause: `think` of "I don't think it will hold"."""
    lows = words.lows
    for at in range(clause.first, min(clause.end, clause.first + 6)):
        if lows[at].partition("'")[0] not in FIRST_PERSONS:
            continue
        here = at + 1
        while here < min(clause.end, at + 5) and (lows[here] in HELPERS or is_adverb(lows[here])):
            here += 1
        return here if here < clause.end else None
    return None
