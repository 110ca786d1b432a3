"""Text as the terms that a search looks for: the words that say what it is about, without their endings."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from math import log2
from typing import NamedTuple

from sayso.resources import open_resource, open_words
from sayso.statements.pieces import look_up, open_pieces

WORD = re.compile(r"\d{1,3}(?:,\d{3})+|[^\W_]+(?:['’.][^\W_]+)*")
VOWEL = re.compile("[aeiouy]")
REMEMBERED = 1 << 16
SHORTEST_STEM = 4
"""Characters that an ending must leave; of shorter ones too many words would meet."""


@lru_cache(REMEMBERED)
def terms_of(text: str) -> tuple[str, ...]:
    """The terms of a text in their order, repeated ones included.

    >>> terms_of("The U.S. closed 1,200 of its gates; Oru's closing followed.")
    ('us', 'clos', '1200', 'gate', 'oru', 'clos', 'follow')
    """
    found = (term_of(word.group()) for word in WORD.finditer(text.lower()))
    return tuple(term for term in found if term)


def repeated_in(text: str) -> dict[str, int]:
    """How often a text has each term that it has more than once.

    >>> repeated_in("The lock is shut. Who shut the lock, and why that lock?")
    {'lock': 3, 'shut': 2}
    """
    counts = Counter(filter(None, (term_of(word.group()) for word in WORD.finditer(text.lower()))))
    return {term: count for term, count in counts.items() if count > 1}


class Word(NamedTuple):
    """A term as a reader knows it."""

    printed: str
    tells: float
    """How much it tells, from 0 for the most frequent words to 1."""


def words_of(text: str) -> dict[str, Word]:
    """The terms of a text, each with the word that it was made from, the first of several.

    >>> words_of("People in Quillmar")
    {'peopl': Word(printed='People', tells=0.74), 'quillmar': Word(printed='Quillmar', tells=1.0)}
    """
    words: dict[str, Word] = {}
    for found in WORD.finditer(text):
        word = found.group()
        if (term := term_of(word.lower())) and term not in words:
            words[term] = Word(word, rarity(word.lower()))
    return words


@lru_cache(REMEMBERED)
def rarity(word: str) -> float:
    """How much a word tells, from 0 for the most frequent to 1.

    The encoder's vocabulary stands in the order in which words are frequent; what it must cut is rare.
    """
    pieces = look_up(word).pieces
    return 1.0 if len(pieces) > 1 else round(log2(1 + pieces[0]) / log2(len(open_pieces())), 2)


@lru_cache(REMEMBERED)
def term_of(word: str) -> str:
    """The term of a word in small letters; empty for a word that says nothing of what a text is about."""
    if word[0].isdigit():
        return word.replace(",", "")
    word = re.sub("['’]s$", "", word)
    if word in _function_words():
        return ""
    return stem(re.sub("['’.]", "", word))


def stem(word: str) -> str:
    """The word without its endings: as good here as Porter's later stemmer, in a fifth of its rules.

    >>> [stem(word) for word in ("planned", "planning", "plans", "attacks", "attackers", "ministries", "bus")]
    ['plan', 'plan', 'plan', 'attack', 'attack', 'ministr', 'bus']
    """
    if len(word) < SHORTEST_STEM:
        return word
    word = _without_verb_ending(_without_plural(word))
    if len(word) > SHORTEST_STEM and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("y"):
        word = word[:-1] + "i"
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest is not word and len(rest) >= 3 and VOWEL.search(rest):
            doubled = len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsz"
            return rest[:-1] if doubled else rest
    return word


@cache
def _function_words() -> frozenset[str]:
    return open_words("matches-en", "function words")


@cache
def _endings() -> tuple[str, ...]:
    return tuple(entry[0] for entry in open_resource("matches-en")["endings"])
