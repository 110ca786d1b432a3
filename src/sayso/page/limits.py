"""What no reader could be meant to see is refused, before it takes seconds or memory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sayso.page.walk import Piece

MOST_TAGS = 250_000
"""Thirty times those of the longest page seen in 700."""
SHORTEST_TAG = 3
MOST_PIECES = 60_000
"""Texts set apart; a comment with its name, day and buttons has ten. So many take a second."""
MOST_TEXT = 1_000_000
"""Characters. The longest of 400 pages has a fifteenth of it; once every word is looked at, each character
costs some 200 bytes of memory."""
UNREAD = re.compile(r"(?:script|style|svg|noscript|template|iframe|textarea)\b", re.IGNORECASE)


def refuse_source(source: str, where: object) -> None:
    """Raises ReadError for markup of too many tags, or with one text or comment that alone is too long.

    The parser takes eight bytes for each character of a text that it is asked for, and of a comment.
    """
    if len(source) > MOST_TAGS * SHORTEST_TAG and source.count("<") > MOST_TAGS:
        raise ReadError(where, f"more than {MOST_TAGS:,} tags: this is no page that people read")
    if len(source) > MOST_TEXT:
        for part in _long_parts(source):
            if not UNREAD.match(part):
                tag = 0 if part.startswith("!--") else part.find(">") + 1
                refuse_too_long(len(part) - tag, where)


def _long_parts(source: str) -> Iterator[str]:
    """What stands between two "<" where that is too long for a text; shorter parts are leapt over unread."""
    at = 0
    while len(source) - at > MOST_TEXT:
        last = source.rfind("<", at, at + MOST_TEXT + 1)
        if last < 0:
            last = source.find("<", at + MOST_TEXT)
            last = len(source) if last < 0 else last
            yield source[at:last]
        at = last + 1


def refuse_pieces(pieces: Collection[Piece], where: object) -> None:
    """Raises ReadError for too many texts, or too long ones together."""
    if len(pieces) > MOST_PIECES:
        raise ReadError(where, f"more than {MOST_PIECES:,} texts: this is no page that people read")
    refuse_too_long(sum(len(piece.text) for piece in pieces), where)


def refuse_too_long(length: int, where: object) -> None:
    """Raises ReadError for a text of too many characters."""
    if length > MOST_TEXT:
        raise ReadError(
            where, f"{length:,} characters of text, more than {MOST_TEXT:,}: no page that people read"
        )
