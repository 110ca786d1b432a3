"""The figures that a text gives, each in one form however it is written."""

from __future__ import annotations

import re
from functools import cache

from sayso.links.matches.terms import term_of
from sayso.resources import open_resource

FIGURE = re.compile(r"(?<![\w.])(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?( ?%| per ?cent\b)?")
WORD = re.compile(r"[a-z]+")
COUNTED = 2
"""Words behind a figure that may name what it counts: "12 empty barges"."""
LOOKED_THROUGH = 40
"""Characters in which they must stand."""


def find_figures(text: str) -> dict[str, frozenset[str]]:
    """The figures of a text, each with the terms of what it counts; a share counts `%`.

    >>> for figure, counted in find_figures("Twelve boats, or 1 per cent, at 2.5 million marks").items():
    ...     print(figure, sorted(counted))
    12 ['boat']
    1% ['%']
    2500000 ['mark']
    """
    text = _in_digits(text.lower())
    return dict(_figure(found, text) for found in FIGURE.finditer(text))


def _figure(found: re.Match[str], text: str) -> tuple[str, frozenset[str]]:
    value = float(found[1].replace(",", "") + (found[2] or ""))
    if found[3]:
        return f"{value:.12g}%", frozenset({"%"})
    behind = re.split(r"[\d,;:.!?()]", text[found.end() : found.end() + LOOKED_THROUGH], maxsplit=1)[0]
    words = WORD.findall(behind)
    scale = _scales().get(words[0], 1) if words else 1
    terms = [term for word in words[scale > 1 :] if (term := term_of(word))]
    return f"{value * scale:.12g}", frozenset(terms[:COUNTED])


def _in_digits(text: str) -> str:
    return _written_out().sub(lambda word: _numbers()[word[1]], text)


@cache
def _numbers() -> dict[str, str]:
    return {word: number for number, *words in open_resource("matches-en")["numbers"] for word in words}


@cache
def _written_out() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(_numbers()))})\b")


@cache
def _scales() -> dict[str, int]:
    return {word: int(number) for number, *words in open_resource("matches-en")["scales"] for word in words}
