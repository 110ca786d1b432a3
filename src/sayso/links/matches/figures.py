"""The figures that a text gives, each in one form however it is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from sayso.links.matches.terms import term_of
from sayso.resources import open_resource
from sayso.types import Span

FIGURE = re.compile(r"(?<![\w.])(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?( ?%| per ?cent\b)?")
WORD = re.compile(r"[a-z]+")
COUNTED = 2
"""Words behind a figure that may name what it counts: "12 empty barges"."""
LOOKED_THROUGH = 40
"""Characters in which they must stand."""


class Figure(NamedTuple):
    """A figure where it stands."""

    span: Span
    """Of the text that was searched."""
    value: str
    """In the form of `find_figures`."""
    counted: frozenset[str]
    """The terms of what it counts."""


def locate_figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text in their order, each with its place.

    >>> text = "Some twelve boats"
    >>> [(figure.span.of(text), figure.value) for figure in locate_figures(text)]
    [('twelve', '12')]
    """
    lowered = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    starts, behind, added = [0], [0], 0
    for word in _written_out().finditer(lowered):
        digits = len(_numbers()[word[1]])
        starts += [word.start() - added + digits]
        added += len(word[1]) - digits
        behind += [added]
    in_digits = _in_digits(lowered)

    def place(at: int) -> int:
        return at + behind[bisect_right(starts, at) - 1]

    return tuple(
        Figure(Span(place(found.start()), place(found.end())), *_figure(found, in_digits))
        for found in FIGURE.finditer(in_digits)
    )


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
