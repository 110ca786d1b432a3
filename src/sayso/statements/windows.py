"""A text as windows of word pieces: what the encoder reads, with the way back to the characters.

A window holds whole paragraphs while they fit, else whole sentences: what decides an attribution
seldom lies further away. Units are words and marks, as the rules have them; pieces are what the
vocabulary knows; the encoder answers for units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.statements.pieces import FIRST, LAST, LONGEST_WORD, SHAPES, Known, look_up, look_up_mark
from sayso.statements.units import CLOSING, EITHER, OPENING, TOKEN
from sayso.text import find_sentences
from sayso.types import Span

Ints = npt.NDArray[np.int64]

LONGEST = 192
"""Pieces of a window. The cost of attention grows with it; 256 found nothing more."""

PLACES = ("outside", "inside", "quotation mark")
LOOKS = len(SHAPES) * len(PLACES) * 2
"""Shape of the unit, its place to quotation marks, and whether it begins a paragraph."""


class Window(NamedTuple):
    """Some sentences as the encoder reads them."""

    units: tuple[Span, ...]
    pieces: Ints
    """Numbers of the pieces, between the two that open and close every window."""
    looks: Ints
    """For each piece how its unit looks."""
    firsts: Ints
    """For each unit the place of its first piece."""
    sentences: Ints
    """For each unit the number of its sentence in the window."""

    def is_quoted(self, piece: Span) -> list[bool]:
        """For each word of a piece of units whether it stands inside double quotation marks."""
        looks = self.looks[self.firsts[piece.start : piece.end]] // 2
        return [look % len(PLACES) == 1 for look in looks.tolist() if look >= len(PLACES)]

    def is_inside(self) -> list[bool]:
        """For each unit whether it stands inside double quotation marks."""
        return [look % len(PLACES) == 1 for look in (self.looks[self.firsts] // 2).tolist()]


class _Sentence(NamedTuple):
    units: list[Span]
    known: list[Known]
    looks: list[int]

    @property
    def length(self) -> int:
        return sum(len(known.pieces) for known in self.known)


def make_windows(text: str, paragraphs: Iterable[Span]) -> Iterator[Window]:
    """The windows of a run of paragraphs, in text order; every word and mark is in exactly one."""
    for sentences in _packed(_sentences(text, span) for span in paragraphs):
        yield _window(sentences)


def _packed(paragraphs: Iterable[list[_Sentence]]) -> Iterator[list[_Sentence]]:
    held: list[_Sentence] = []
    room = LONGEST
    for paragraph in paragraphs:
        lengths = [sentence.length for sentence in paragraph]
        if held and sum(lengths) > room:
            yield held
            held, room = [], LONGEST
        for sentence, length in zip(paragraph, lengths, strict=True):
            if held and length > room:
                yield held
                held, room = [], LONGEST
            held.append(sentence)
            room -= length
    if held:
        yield held


def _sentences(text: str, paragraph: Span) -> list[_Sentence]:
    """The sentences of a paragraph, none longer than a window."""
    found: list[_Sentence] = []
    inside, begins = False, True
    for sentence in find_sentences(text, paragraph):
        units: list[Span] = []
        known: list[Known] = []
        looks: list[int] = []
        room = LONGEST
        for match in TOKEN.finditer(text, *sentence):
            unit = match.group()[: LONGEST_WORD + 1]
            one = look_up(unit)
            if len(one.pieces) > room:
                found.append(_Sentence(units, known, looks))
                units, known, looks, room = [], [], [], LONGEST
            place = 1 if inside else 0
            if one.shape == 0 and (unit in OPENING or unit in CLOSING or unit in EITHER):
                inside = unit in OPENING or (unit in EITHER and not inside)
                place = 2
            units.append(Span(*match.span()))
            known.append(one)
            looks.append((one.shape * len(PLACES) + place) * 2 + begins)
            room -= len(one.pieces)
            begins = False
        if units:
            found.append(_Sentence(units, known, looks))
    return found


def _window(sentences: Sequence[_Sentence]) -> Window:
    known = [one for sentence in sentences for one in sentence.known]
    counts = [len(one.pieces) for one in known]
    first, last = look_up_mark(FIRST), look_up_mark(LAST)
    looks = np.repeat([look for sentence in sentences for look in sentence.looks], counts)
    return Window(
        units=tuple(unit for sentence in sentences for unit in sentence.units),
        pieces=np.array([first, *(piece for one in known for piece in one.pieces), last], np.int64),
        looks=np.concatenate(([0], looks, [0])).astype(np.int64),
        firsts=np.array([1, *accumulate(counts[:-1], initial=1)][1:], np.int64),
        sentences=np.repeat(
            np.arange(len(sentences)), [len(sentence.units) for sentence in sentences]
        ).astype(np.int64),
    )
