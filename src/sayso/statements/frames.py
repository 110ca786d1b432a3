"""What a cue says: the frames in which content stands to its right, and where the content ends."""

from __future__ import annotations

from typing import NamedTuple

from sayso.statements.grammar import (
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    HELPERS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUESTIONS,
    STOPS,
    end_of_clause,
    end_of_phrase,
    is_adverb,
    is_finite,
    over_time,
)
from sayso.statements.units import QUOTATION, Units


class Frame(NamedTuple):
    """One way to read what follows a cue."""

    name: str
    """As the lexicon names it: `that`, `whom-to`, `about` ..."""
    first: int
    end: int
    """The content, as units; empty where it stands before the cue."""
    open: bool = False
    """Whether it runs on until something else in the sentence stops it."""
    awaits: bool = False
    """Whether the content follows in the next sentence or passage."""


WORDS = {
    "after": "after what is said",
    "quoted": "after a quotation",
    "inverted": "between what is said and its source",
    "inverted-quoted": "between a quotation and its source",
    "quote": "before a quotation",
    "colon": "before a colon",
    "clause": "before a clause",
    "question": "before an indirect question",
    "noun": "with an object",
    "noun-to": "with an object and an infinitive",
}


def in_words(name: str) -> str:
    """A frame as its reader would put it.

    >>> in_words("whom-that"), in_words("passive-to")
    ('with a listener and "that"', 'in the passive and "to"')
    """
    if name in WORDS:
        return WORDS[name]
    head, _, rest = name.partition("-")
    if head not in {"whom", "passive"}:
        return f'before "{head}"'
    opening = "with a listener" if head == "whom" else "in the passive"
    return f"{opening} {WORDS[rest]}" if rest in WORDS else f'{opening} and "{rest}"'


# How far a cue's own adverbials may reach: "said on Monday in a statement to reporters that".
ADVERBIAL_REACH = 14
WHOM_REACH = 20

DAYTIMES = frozenset({"morning", "afternoon", "evening", "night"})

ARTICLES = DETERMINERS | POSSESSIVES


def look_ahead(units: Units, at: int, end: int) -> list[Frame]:
    """All readings of what follows a cue that ends at `at`, the likeliest first."""
    lows = units.lows
    when = _over_adverbs(lows, at, end)
    behind = over_time(units, when, end)
    at = _over_adverbs(lows, behind, end)
    if at >= end or lows[at] in STOPS or (behind > when and lows[at] in HELPERS):
        return [Frame("after", at, at)]
    low = lows[at]
    if low == QUOTATION:
        return [Frame("quote", at, end, open=True)]
    if low == ":":
        return [_colon("colon", at, end)]
    if low == "," or low in DASHES:
        return _behind_comma(units, at, end)
    if low == "that":
        return [Frame("that", at, end_of_clause(units, at, end), open=True)]
    if low == "to":
        return _to(units, at, end)
    if low in QUESTIONS:
        return [Frame("question", at, end_of_clause(units, at, end), open=True), *_adverbial(units, at, end)]
    if low in PREPOSITIONS or low == "as":
        return [*_adverbial(units, at, end), Frame(low, at + 1, end_of_phrase(units, at, end))]
    if not low[0].isalnum() and not _opens(units, at, end):
        return [Frame("after", at, at)]
    return _phrase(units, at, end)


def _over_adverbs(lows: list[str], at: int, end: int) -> int:
    while at < end and (is_adverb(lows[at]) or (lows[at] in DAYTIMES and is_adverb(lows[at - 1]))):
        at += 1
    return at


# A quoted word or a sum can begin an object: called it, "in part", $2 million.
BEGINS_PHRASE = frozenset(['"', "“", "'", "‘", "''", "``", "$", "€", "£"])


def _opens(units: Units, at: int, end: int) -> bool:
    """Whether a mark stands at the beginning of a word, as an opening quotation mark does."""
    return units.lows[at] in BEGINS_PHRASE and at + 1 < end and units.ends[at] == units.starts[at + 1]


def _behind_comma(units: Units, at: int, end: int) -> list[Frame]:
    """What follows a cue and a comma: a quotation, or an insertion ("claimed, without evidence, that")."""
    lows = units.lows
    if at + 1 < end and lows[at + 1] == QUOTATION:
        return [Frame("quote", at + 1, end, open=True)]
    after = Frame("after", at, at)
    for here in range(at + 1, min(end - 1, at + ADVERBIAL_REACH)):
        if lows[here] == ",":
            if lows[here + 1] == "that":
                return [Frame("that", here + 1, end_of_clause(units, here + 1, end), open=True), after]
            if lows[here + 1] == QUOTATION:
                return [Frame("quote", here + 1, end, open=True), after]
            break
    return [after]


def _colon(name: str, at: int, end: int) -> Frame:
    """What follows a colon; at the end of a passage that is the next one."""
    return Frame(name, at + 1, end, open=True, awaits=at + 1 >= end)


def _to(units: Units, at: int, end: int) -> list[Frame]:
    after = units.lows[at + 1] if at + 1 < end else "."
    phrase = end_of_phrase(units, at, end)
    if (
        after in ARTICLES
        or after in OBJECTS
        or after[0].isdigit()
        or (at + 1 < end and units.is_upper(at + 1))
    ):
        return [*_adverbial(units, at, end), Frame("to-whom", at + 1, phrase)]
    return [*_adverbial(units, at, end, stop="that"), Frame("to", at, phrase)]


def _adverbial(units: Units, at: int, end: int, stop: str = "") -> list[Frame]:
    """A content further on, behind adverbials: "said in a statement on Friday that"."""
    lows = units.lows
    for here in range(at + 1, min(end, at + ADVERBIAL_REACH)):
        low = lows[here]
        if low == stop or is_finite(low):
            return []
        if low == "that" and lows[here - 1] not in PREPOSITIONS:
            return [Frame("that", here, end_of_clause(units, here, end), open=True)]
        if low == QUOTATION:
            return [Frame("quote", here, end, open=True)]
        if low == ":":
            return [_colon("colon", here, end)]
        if low == "," or low in DASHES:
            quotation = here + 1 < end and lows[here + 1] == QUOTATION
            return [Frame("quote", here + 1, end, open=True) if quotation else Frame("after", here, here)]
        if low in STOPS:
            return [Frame("after", here, here)]
    return [Frame("after", end, end)] if at + ADVERBIAL_REACH >= end else []


def _phrase(units: Units, at: int, end: int) -> list[Frame]:
    """A noun phrase follows: the subject of a clause, a listener, or the thing itself."""
    lows = units.lows
    clause = Frame("clause", at, end_of_clause(units, at, end), open=True)
    if _is_subject(lows[at]):
        return [clause]
    thing = Frame("noun", at, end_of_phrase(units, at, end))
    second: list[Frame] = []
    topic: list[Frame] = []
    for here in range(at + 1, min(end, at + WHOM_REACH)):
        low = lows[here]
        behind = _behind_listener(units, here, end, thing.end)
        if behind is not None:
            whole = Frame("noun-to", at, behind.end if low == "to" else at)
            return [behind, *second, thing, *topic, whole, clause]
        if is_finite(low):
            return [*second, clause, thing, *topic]
        joins = low in CONJUNCTIONS and here + 1 < end and _is_subject(lows[here + 1])
        if joins or low in {",", ";", *DASHES, *STOPS}:
            return [*second, thing, *topic, Frame("whom-after", here, here), clause]
        if low in TOPICS and not topic:
            topic.append(Frame(f"whom-{low}", here + 1, end_of_phrase(units, here, end)))
        if low in ARTICLES and not second and not topic and _begins_anew(units, here, at):
            # "told the Gazette the talks had failed"
            second.append(Frame("whom-clause", here, end_of_clause(units, here, end), open=True))
    last = [Frame("whom-after", end, end)] if at + WHOM_REACH >= end else []
    return [*second, thing, *topic, *last, clause]


TOPICS = frozenset(["of", "for", "about", "with", "against", "into"])


def _is_subject(low: str) -> bool:
    """Whether a word can only be the subject of a clause: "she", but not "it" or "you"."""
    return low in PRONOUNS and low not in {"it", "you", "one"}


def _behind_listener(units: Units, here: int, end: int, limit: int) -> Frame | None:
    """What is said, when it begins here behind the one it is said to: "told reporters | that"."""
    low = units.lows[here]
    if low in {"to", "as"}:
        return Frame(f"whom-{low}", here, end_of_phrase(units, here, end)) if here <= limit else None
    if low == "that" and here + 1 < end and is_finite(units.lows[here + 1]):
        # "told a story that would": a relative clause
        return None
    if low == "that" or low in QUESTIONS:
        name = "that" if low == "that" else "question"
        ends = end_of_clause(units, here, end)
        return Frame(f"whom-{name}", here, ends, open=True) if here <= limit else None
    if low == QUOTATION:
        return Frame("whom-quote", here, end, open=True)
    if low == "," and here + 1 < end and units.lows[here + 1] == QUOTATION:
        return Frame("whom-quote", here + 1, end, open=True)
    if low == ":":
        return _colon("whom-colon", here, end)
    if _is_subject(low) and here + 1 < end:
        return Frame("whom-clause", here, end_of_clause(units, here, end), open=True)
    return None


def _begins_anew(units: Units, here: int, at: int) -> bool:
    """Whether an article right after a noun begins a second noun phrase."""
    before = units.lows[here - 1]
    return (
        here > at + 1 and before[0].isalnum() and before not in PREPOSITIONS | ARTICLES | {"and", "or", "all"}
    )
