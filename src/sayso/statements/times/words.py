"""The words of time and the class of each: a text becomes a string with one letter for each of its words."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sayso.resources import open_resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TOKEN = re.compile(r"[ap]\.m\.?(?![^\W_])|[^\W\d_]+|\d+(?:[.,]\d+){0,4}|\n\s*\n|[^\w\s]")
"""A word, a figure, a mark, or the end of a paragraph."""

NUMBER = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,12}(?:\.\d{1,4})?")
"""A figure that counts: 18,000 or 2.5, but not 30.3.2019."""

OTHER = "x"
"""The letter of all that is no word of time."""
PARAGRAPH = "|"
SECTIONS = {
    "unit": "U",
    "units": "V",
    "quarter": "Q",
    "weekend": "W",
    "period": "q",
    "numbers": "w",
    "hundreds": "&",
    "vague": "f",
    "half": "h",
    "ordinals": "O",
    "endings": "z",
    "last": "l",
    "next": "N",
    "this": "T",
    "that": "^",
    "latest": "i",
    "early": "e",
    "earlier": "r",
    "ago": "G",
    "edges": "k",
    "approximately": "A",
    "more": "B",
    "most": "<",
    "day": "I",
    "tonight": "g",
    "parts": "P",
    "plural-parts": "Y",
    "seasons": "S",
    "clock": "X",
    "half-days": "m",
    "zones": "Z",
    "references": "R",
    "adjectives": "C",
    "every": "v",
    "rhythms": "L",
    "decades": "E",
    "holidays": "=",
}
"""The letter of each section of the resource whose words have places in an expression."""
MONTH, SHORT_MONTH, DOUBTFUL_MONTH, WEEKDAY, WEEKDAYS = "MJKDp"
SMALL, LARGE, YEAR = "dny"
"""Figures of one or two digits, of three, and of four that may be a year."""
JOINING = {
    "the": "t",
    "a": "a",
    "an": "a",
    "of": "o",
    "and": "c",
    "to": "~",
    "or": "u",
    "so": "j",
    "at": "@",
    "than": "b",
    "old": "!",
    "fiscal": "F",
    "same": "s",
    "near": "H",
}
"""Words that have places in an expression and no value of their own."""
MARKS = {"’": "'", "‘": "'", "–": "-", "—": "-"}
PLAIN_MARKS = "'-,./:$£€%#"
YEARS = range(1000, 2200)


class Words(NamedTuple):
    """What is known of the words of time."""

    letters: Mapping[str, str]
    """The letter of each word, as printed."""
    values: Mapping[str, Mapping[str, str]]
    """For each letter, the value of each of its words, in lower case."""


@cache
def known_words() -> Words:
    """The words of the resource, of months and of weekdays."""
    letters: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    for letter, value, word in _entries():
        # A word of two classes keeps the first; the values of both stand.
        for printed in _printed(word, letter):
            letters.setdefault(printed, letter)
        values.setdefault(letter, {}).setdefault(word.lower(), value)
    return Words(MappingProxyType({**letters, **_figures()}), MappingProxyType(values))


def _entries() -> Iterator[tuple[str, str, str]]:
    """Each word with its letter and its value."""
    resource = open_resource("times-en")
    doubtful = {word for entry in resource["doubtful-months"] for word in entry}
    for number, *names in open_resource("months")["en"]:
        for name in names:
            full = MONTH if name == names[0] else SHORT_MONTH
            yield DOUBTFUL_MONTH if name in doubtful else full, number, name
    for number, name, *_ in open_resource("weekdays")["en"]:
        yield WEEKDAY, number, name
        yield WEEKDAYS, number, name + "s"
    for section, letter in SECTIONS.items():
        for entry in resource[section]:
            value, words = (entry[0], entry[1:]) if section not in _PLAIN else ("", entry)
            yield from ((letter, value, word) for word in words)
    yield from ((letter, "", word) for word, letter in JOINING.items())


_PLAIN = {"endings", "zones"}
"""Sections of words without values."""


def _printed(word: str, letter: str) -> set[str]:
    """The spellings under which a word is one of time: "May" is, "may" is not."""
    if letter in {MONTH, SHORT_MONTH, DOUBTFUL_MONTH, WEEKDAY, WEEKDAYS, "="}:
        return {word.capitalize(), word.upper()}
    return {word, word.capitalize()} if word.islower() else {word}


def _figures() -> dict[str, str]:
    """Figures and marks."""
    figures = {str(number): SMALL for number in range(100)} | {f"{number:02}": SMALL for number in range(10)}
    figures |= {str(number): LARGE for number in range(100, 1000)} | {f"{n:03}": LARGE for n in range(100)}
    figures |= {str(number): YEAR for number in YEARS}
    return figures | {mark: mark for mark in PLAIN_MARKS} | MARKS


def spell(tokens: list[str]) -> str:
    """One letter for each token."""
    get = known_words().letters.get
    return "".join([get(token) or _letter(token) for token in tokens])


def _letter(token: str) -> str:
    """The letter of a token that is no word of time: larger figures, ends of paragraphs, others."""
    if token[0].isdecimal():
        return LARGE if NUMBER.fullmatch(token) else OTHER
    return PARAGRAPH if token[0] == "\n" else OTHER


@cache
def open_list(section: str) -> frozenset[str]:
    """All words of a section that is a plain list."""
    return frozenset(word for entry in open_resource("times-en")[section] for word in entry)
