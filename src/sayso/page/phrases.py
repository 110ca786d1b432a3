"""Phrases of a resource among the words of a short text, in whichever language they stand.

An entry is looked for as whole words, and in a script without blanks between words as characters.
A section whose name ends in "line" holds whole lines: "close" in a sentence says nothing, alone it
is a button.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from sayso.page.plain.lines import tokenise
from sayso.resources import open_resource

LONGEST_LINE = 8
"""Words of a text that is compared with whole lines."""
HAN = "\u2e80"
"""The first character of the scripts that set no blanks."""


class _Index(NamedTuple):
    """A resource by what is looked up first."""

    order: dict[str, int]
    """The place of each section."""
    whole: dict[str, list[str]]
    """The sections of each whole line."""
    inside: dict[str, list[tuple[str, str]]]
    """By the first word of a phrase: the phrase between blanks, and its section."""
    unspaced: list[tuple[str, str]]


@lru_cache(maxsize=8192)
def find_phrases(resource: str, text: str) -> tuple[str, ...]:
    """The sections of a resource whose phrases stand in a short text, in the order of the file.

    >>> find_phrases("cuts", "Subscribe to continue reading")
    ('paywall',)
    """
    index = _index(resource)
    tokens = tokenise(text.replace("’", "'"))
    found: set[str] = set()
    if 0 < len(tokens) <= LONGEST_LINE:
        found.update(index.whole.get(" ".join(filter(str.isalnum, tokens)), ()))
    if opening := index.inside.keys() & set(tokens):
        padded = f" {' '.join(tokens)} "
        for token in opening:
            found.update(section for phrase, section in index.inside[token] if phrase in padded)
    if not text.isascii() and max(text) >= HAN:
        found.update(section for phrase, section in index.unspaced if phrase in text)
    return tuple(sorted(found, key=index.order.__getitem__))


@cache
def _index(resource: str) -> _Index:
    sections = open_resource(resource)
    index = _Index({section: at for at, section in enumerate(sections)}, {}, {}, [])
    for section, entries in sections.items():
        for phrase in (phrase for entry in entries for phrase in entry):
            _add(index, section, phrase)
    return index


def _add(index: _Index, section: str, phrase: str) -> None:
    tokens = tokenise(phrase)
    if section.endswith(" line"):
        index.whole.setdefault(" ".join(filter(str.isalnum, tokens)), []).append(section)
    elif max(phrase) >= HAN:
        index.unspaced.append((phrase, section))
    else:
        index.inside.setdefault(tokens[0], []).append((f" {' '.join(tokens)} ", section))
