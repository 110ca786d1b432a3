"""Words as the pieces that the encoder's vocabulary knows: WordPiece, as BERT was trained on it.

The library for this brings a model hub's client and its network code along, and reads whole texts. The
words of a page are cut here one by one and remembered, so a page costs a look-up a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
INSIDE = "##"
"""Stands before a piece that does not begin its word."""

MOST = 8
"""A made-up word can have a hundred pieces; the first few tell what it is."""
LONGEST_WORD = 100
"""Characters, as BERT has it; a longer one is unknown."""

# Words of a long crawl that are remembered with their pieces; news seldom uses more.
REMEMBERED = 1 << 16

# What the vocabulary, which knows no capitals, does not say of a word.
SHAPES = ("mark", "lower", "title", "upper", "mixed", "number", "other")


class Known(NamedTuple):
    """What is known of a word or mark by itself."""

    pieces: tuple[int, ...]
    """Their numbers in the vocabulary; never empty."""
    shape: int
    """Index into `SHAPES`."""


@lru_cache(REMEMBERED)
def look_up(word: str) -> Known:
    """The numbers of a word's pieces, and its shape.

    >>> look_up("Karvo").pieces == tuple(open_pieces()[piece] for piece in ("ka", "##r", "##vo"))
    True
    """
    numbers = open_pieces()
    pieces = [numbers[piece] for part in _parts(word) for piece in _cut(part, numbers)][:MOST]
    return Known(tuple(pieces) or (numbers[UNKNOWN],), shape_of(word))


def look_up_mark(name: str) -> int:
    """The number of a piece that no word has: `[CLS]` and `[SEP]` stand around a window."""
    return open_pieces()[name]


@cache
def open_pieces() -> Mapping[str, int]:
    """The vocabulary: every piece with its number."""
    text = files("sayso").joinpath("data", "attribution-pieces.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n"))}


def _parts(word: str) -> Iterator[str]:
    """Without capitals and accents; every mark by itself, and every character of a script without spaces."""
    part = ""
    for character in unicodedata.normalize("NFD", word).lower():
        category = unicodedata.category(character)
        if category == "Mn" or category[0] in "CZ":
            continue
        if category[0] == "P" or (character.isascii() and category[0] == "S") or _is_ideograph(character):
            if part:
                yield part
            yield character
            part = ""
        else:
            part += character
    if part:
        yield part


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"


def _cut(part: str, numbers: Mapping[str, int]) -> Iterator[str]:
    """The longest piece that fits, again and again; the whole is unknown where none fits."""
    if len(part) > LONGEST_WORD:
        return iter((UNKNOWN,))
    pieces: list[str] = []
    at = 0
    while at < len(part):
        for end in range(len(part), at, -1):
            piece = part[at:end] if at == 0 else INSIDE + part[at:end]
            if piece in numbers:
                pieces.append(piece)
                at = end
                break
        else:
            return iter((UNKNOWN,))
    return iter(pieces)


def shape_of(word: str) -> int:
    """Index into `SHAPES`.

    >>> [SHAPES[shape_of(word)] for word in (",", "gate", "Oru", "UN", "McOru", "12th", "水")]
    ['mark', 'lower', 'title', 'upper', 'mixed', 'number', 'other']
    """
    first = word[0]
    if not word.isalnum() and not any(map(str.isalnum, word)):
        return 0
    if first.isdigit():
        return 5
    if word.islower():
        return 1
    if first.isupper():
        return (3 if len(word) > 1 else 2) if word.isupper() else 2 if word[1:].islower() else 4
    return 4 if first.islower() else 6
