"""Runs of capitals: where words that begin with one stand side by side, with the small words inside names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.statements.claimants.bodies import is_acronym
from sayso.statements.claimants.vocabulary import (
    ARTICLES,
    BODIES,
    FIRST_NAMES,
    PLACES,
    STOPPERS,
    TITLES,
    is_office,
)
from sayso.statements.grammar import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    QUESTIONS,
    TIMES,
    is_adverb,
    is_finite,
)

if TYPE_CHECKING:
    from sayso.statements.claimants.tokens import Tokens

PARTICLES = frozenset(
    "de la van von der den bin al el ben di da dos du le ibn ul y del della ter af".split()  # noqa: SIM905
)
JOINED_BODY = frozenset(["of", "for", "on"])
NO_NAMES = frozenset(["not", "no", "neither", "either", "nor", "both", "yes", "according"])
FUNCTION_WORDS = (
    ARTICLES | DETERMINERS | STOPPERS | PRONOUNS | CONJUNCTIONS | QUESTIONS | PREPOSITIONS | NO_NAMES
)

# No name is longer; and texts in nothing but capitals must cost no more.
LONGEST_RUN = 40

# Nine in ten words of a headline in title case have a capital; of a sentence that names a few, one in three.
TITLE_CASE = 0.75


def in_title_case(tokens: Tokens) -> frozenset[int]:
    """The sentences most of whose words begin with a capital, and none of whose verbs does not."""
    capitals: dict[int, int] = {}
    words: dict[int, int] = {}
    for word, low, sentence in zip(tokens.words, tokens.lows, tokens.sentences, strict=True):
        if low[0].isalpha() and low not in FUNCTION_WORDS:
            words[sentence] = words.get(sentence, 0) + 1
            # A verb in lower case is enough: "House Speaker Asu Velo said".
            capitals[sentence] = capitals.get(sentence, 0) + (
                1 if word[0].isupper() else -99 * is_finite(low)
            )
    return frozenset(
        sentence for sentence, count in words.items() if count > 3 and capitals[sentence] > TITLE_CASE * count
    )


def is_small(tokens: Tokens, at: int) -> bool:
    """Whether a word is one of grammar and no part of a name; WHO and US are none such."""
    return tokens.lows[at] in FUNCTION_WORDS and not is_acronym(tokens.words[at])


def may_begin(tokens: Tokens, at: int) -> bool:
    """Whether a name may begin at a token."""
    if not tokens.words[at][0].isupper() or is_small(tokens, at):
        return False
    low = tokens.lows[at]
    if low in TIMES or f"{low}." in TIMES:
        return False
    return not (tokens.opens(at) and is_adverb(low) and low not in FIRST_NAMES)


def end_of_run(tokens: Tokens, at: int) -> int:
    """Behind the last capital of a run that begins at a token, over the small words inside names."""
    count, sentence = min(len(tokens.words), at + LONGEST_RUN), tokens.sentences[at]
    here = at + 1
    while here < count and tokens.sentences[here] == sentence:
        if _goes_on(tokens, here):
            here += 1
            continue
        behind = here + 1 + (here + 1 < count and tokens.lows[here : here + 2] == ["of", "the"])
        if behind >= count or not _joins(tokens, at, here) or not _goes_on(tokens, behind):
            break
        here = behind
    return here


def _goes_on(tokens: Tokens, at: int) -> bool:
    return tokens.words[at][0].isupper() and (not is_small(tokens, at) or tokens.lows[at] in PARTICLES)


def _joins(tokens: Tokens, start: int, at: int) -> bool:
    """Whether a small word goes on a name: "Asu van Velo", "Department of Locks and Gates"."""
    low, before = tokens.lows[at], tokens.lows[at - 1]
    if low in PARTICLES or low == "&":
        return True
    if low in JOINED_BODY:
        # "Joint Chiefs of Staff", but not "Critics of ...".
        body = before in BODIES or before.rstrip("s") in BODIES or before == "chiefs"
        return body or (is_office(before) and before not in TITLES)
    if low == "and" and _is_of_two(tokens, start, at):
        return True
    joint = low == "and" and not JOINED_BODY.isdisjoint(tokens.lows[start:at])
    return joint and not _is_new(tokens, at + 1)


def _is_of_two(tokens: Tokens, start: int, at: int) -> bool:
    """Whether "and" stands inside a body's name: "Locks and Gates Commission", "Tolls and Ferry Services"."""
    first = tokens.lows[start:at]
    if (
        first[0] in FIRST_NAMES
        or " ".join(first) in PLACES
        or any(low in BODIES or is_office(low) for low in first)
    ):
        return False
    stop = at + 1
    while stop < min(len(tokens.words), at + 5) and tokens.words[stop][0].isupper():
        stop += 1
    return stop > at + 2 and tokens.lows[stop - 1] in BODIES


def _is_new(tokens: Tokens, at: int) -> bool:
    """Whether a capital behind "and" begins a name of its own."""
    if at >= len(tokens.words):
        return True
    low = tokens.lows[at]
    return low in FIRST_NAMES or is_office(low) or is_acronym(tokens.words[at])


def is_shouted(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a speaker stands in capitals before a colon, as in a transcript: "ORU: No."."""
    opens = tokens.opens(start) and end < len(tokens.words) and tokens.words[end] == ":"
    return opens and all(word.isupper() and len(word) > 2 for word in tokens.words[start:end])
