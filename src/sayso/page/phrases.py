"""Phrases of a resource among the words of a short text, in whichever language they stand.

An entry is looked for as whole words, and in a script without blanks between words as characters.
A section whose name ends in "line" holds whole lines: "close" in a sentence says nothing, alone it
is a button.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sayso.page.letters import LetterIndex
from sayso.page.plain.lines import tokenise, tokens_of
from sayso.resources import open_resource

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_LINE = 8
"""Words of a text that is compared with whole lines."""
HAN = "\u2e80"
"""The first character of the scripts that set no blanks."""
UNSPACED = re.compile(f"[{HAN}-\U0010ffff]")


class _Index(NamedTuple):
    """A resource by what is looked up first."""

    order: dict[str, int]
    """The place of each section."""
    whole: dict[str, list[str]]
    """The sections of each whole line."""
    inside: dict[str, list[tuple[str, str]]]
    """By the longest word of a phrase, mostly its rarest: the phrase between blanks, and its section."""
    unspaced: list[tuple[str, str]]
    words: frozenset[str] = frozenset()
    """The longest word of each line and phrase: three texts in four have none of them."""
    letters: LetterIndex = LetterIndex(())


@lru_cache(maxsize=8192)
def find_phrases(resource: str, text: str) -> tuple[str, ...]:
    """The sections of a resource whose phrases stand in a short text, in the order of the file.

    >>> find_phrases("cuts", "Subscribe to continue reading")
    ('paywall',)
    """
    index = _index(resource)
    text = text.replace("’", "'")
    if not index.letters.may_hold(text):
        return ()
    tokens = tokens_of(text)
    found: set[str] = set()
    if not index.words.isdisjoint(tokens):
        if len(tokens) <= LONGEST_LINE:
            found.update(index.whole.get(_without_signs(tokens), ()))
        padded = f" {' '.join(tokens)} "
        for token in index.words.intersection(tokens):
            found.update(section for phrase, section in index.inside.get(token, ()) if phrase in padded)
    if index.unspaced and not text.isascii() and UNSPACED.search(text):
        found.update(section for phrase, section in index.unspaced if phrase in text)
    return tuple(sorted(found, key=index.order.__getitem__)) if found else ()


def _without_signs(tokens: Iterable[str]) -> str:
    """A line's words; those with an apostrophe are words too."""
    return " ".join([token for token in tokens if token[0].isalnum()])


@cache
def _index(resource: str) -> _Index:
    sections = open_resource(resource)
    index = _Index({section: at for at, section in enumerate(sections)}, {}, {}, [])
    for section, entries in sections.items():
        for phrase in (phrase for entry in entries for phrase in entry):
            _add(index, section, phrase)
    lines = {line: _longest(line.split()) for line in index.whole}
    telling = [(word, phrase) for word, phrases in index.inside.items() for phrase, _ in phrases]
    telling += [(word, line) for line, word in lines.items()]
    return index._replace(words=frozenset(word for word, _ in telling), letters=LetterIndex(telling))


def _longest(words: Iterable[str]) -> str:
    return max(words, key=len)


def _add(index: _Index, section: str, phrase: str) -> None:
    tokens = tokenise(phrase)
    if section.endswith(" line"):
        index.whole.setdefault(_without_signs(tokens), []).append(section)
    elif max(phrase) >= HAN:
        index.unspaced.append((phrase, section))
    else:
        index.inside.setdefault(_longest(tokens), []).append((f" {' '.join(tokens)} ", section))
