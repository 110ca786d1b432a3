"""What a cue says: the frames in which content stands to its right, and where the content ends."""

from __future__ import annotations

from typing import NamedTuple

from sayso.statements.grammar import (
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
    while at < end and (is_adverb(lows[at]) or lows[at] in DAYTIMES and is_adverb(lows[at - 1])):
        at += 1
    if at >= end or lows[at] in STOPS:
        return [Frame("after", at, at)]
    low = lows[at]
    if low == QUOTATION:
        return [Frame("quote", at, end, open=True)]
    if low in {",", "—", "–", "--"}:
        if at + 1 < end and lows[at + 1] == QUOTATION:
            return [Frame("quote", at + 1, end, open=True)]
        return [*_after_insertion(units, at, end), Frame("after", at, at)]
    if low == ":":
        return [_colon("colon", at, end)]
    if low == "that":
        return [Frame("that", at, end_of_clause(units, at, end), open=True)]
    if low == "to":
        return _to(units, at, end)
    if low in QUESTIONS:
        return [Frame("question", at, end_of_clause(units, at, end), open=True), *_adverbial(units, at, end)]
    if low == "as":
        return [Frame("as", at + 1, end_of_phrase(units, at + 1, end)), *_adverbial(units, at, end)]
    if low in PREPOSITIONS:
        return [*_adverbial(units, at, end), Frame(low, at + 1, end_of_phrase(units, at, end))]
    if not low[0].isalnum() and low not in {'"', "“", "'", "‘", "''", "$", "``"}:
        return [Frame("after", at, at)]
    return _phrase(units, at, end)


def _colon(name: str, at: int, end: int) -> Frame:
    """What follows a colon; at the end of a passage that is the next one."""
    return Frame(name, at + 1, end, open=True, awaits=at + 1 >= end)


def _after_insertion(units: Units, at: int, end: int) -> list[Frame]:
    """What follows an insertion set off by commas: "claimed, without giving evidence, that"."""
    lows = units.lows
    for here in range(at + 1, min(end - 1, at + ADVERBIAL_REACH)):
        if lows[here] == ",":
            if lows[here + 1] == "that":
                return [Frame("that", here + 1, end_of_clause(units, here + 1, end), open=True)]
            if lows[here + 1] == QUOTATION:
                return [Frame("quote", here + 1, end, open=True)]
            break
    return []


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
    return [*_adverbial(units, at, end, {"that"}), Frame("to", at, phrase)]


def _adverbial(
    units: Units, at: int, end: int, stops: frozenset[str] | set[str] = frozenset()
) -> list[Frame]:
    """A content further on, behind adverbials: "said in a statement on Friday that"."""
    lows = units.lows
    for here in range(at + 1, min(end, at + ADVERBIAL_REACH)):
        low = lows[here]
        if low in stops:
            return []
        if low == "that" and lows[here - 1] not in PREPOSITIONS:
            return [Frame("that", here, end_of_clause(units, here, end), open=True)]
        if low == QUOTATION:
            return [Frame("quote", here, end, open=True)]
        if low == ":":
            return (
                [Frame("colon", here + 1, end, open=True)] if here + 1 < end else [Frame("after", here, here)]
            )
        if low in {",", "—", "–"}:
            return (
                [Frame("after", here, here)]
                if here + 1 >= end or lows[here + 1] != QUOTATION
                else [Frame("quote", here + 1, end, open=True)]
            )
        if is_finite(low):
            break
        if low in STOPS:
            return [Frame("after", here, here)]
    else:
        if at + ADVERBIAL_REACH >= end:
            return [Frame("after", end, end)]
    return []


def _phrase(units: Units, at: int, end: int) -> list[Frame]:
    """A noun phrase follows: the subject of a clause, a listener, or the thing itself."""
    lows = units.lows
    phrase = Frame("noun", at, end_of_phrase(units, at, end))
    clause = Frame("clause", at, end_of_clause(units, at, end), open=True)
    if lows[at] in PRONOUNS and lows[at] not in {"it", "you", "one"}:
        return [clause]
    frames = [phrase]
    for here in range(at + 1, min(end, at + WHOM_REACH)):
        low = lows[here]
        if low in {"that", "to", "as", *QUESTIONS} and here < phrase.end + 1:
            name = "question" if low in QUESTIONS else low
            ends = end_of_phrase(units, here, end) if low in {"to", "as"} else end_of_clause(units, here, end)
            frames.insert(0, Frame(f"whom-{name}", here, ends, open=low not in {"to", "as"}))
            if low == "to":
                frames.append(Frame("noun-to", at, ends))
            break
        if low == QUOTATION:
            frames.insert(0, Frame("whom-quote", here, end, open=True))
            break
        if low == ":":
            frames.insert(0, _colon("whom-colon", here, end))
            break
        if low in {"of", "for", "about", "with", "against", "into"} and len(frames) == 1:
            frames.append(Frame(f"whom-{low}", here + 1, end_of_phrase(units, here, end)))
        if low in PRONOUNS and low not in {"it", "you", "one"} and here + 1 < end:
            frames.insert(0, Frame("whom-clause", here, end_of_clause(units, here, end), open=True))
            break
        if low in ARTICLES and _begins_anew(units, here, at) and len(frames) == 1:
            # "told the Gazette the talks had failed"
            frames.insert(0, Frame("whom-clause", here, end_of_clause(units, here, end), open=True))
        if low in HELPERS or is_finite(low):
            frames.insert(0, clause)
            break
        if low in {",", ";", "—", *STOPS}:
            if low in STOPS:
                frames.append(Frame("whom-after", here, here))
            elif low == "," and here + 1 < end and lows[here + 1] == QUOTATION:
                frames.insert(0, Frame("whom-quote", here + 1, end, open=True))
            elif low == ",":
                frames.append(Frame("whom-after", here, here))
            break
    else:
        if at + WHOM_REACH >= end:
            frames.append(Frame("whom-after", end, end))
    return frames if any(frame.name == "clause" for frame in frames) else [*frames, clause]


def _begins_anew(units: Units, here: int, at: int) -> bool:
    """Whether an article right after a noun begins a second noun phrase."""
    before = units.lows[here - 1]
    return (
        here > at + 1 and before[0].isalnum() and before not in PREPOSITIONS | ARTICLES | {"and", "or", "all"}
    )
