"""Whether a text may hold one of many phrases, told by its letters of ASCII alone.

It takes a third of the time of telling the words of the text apart, and three texts in four hold none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FOREIGN = re.compile("[©\u0370-\u1fff\u2c00-\U0010ffff]")
"""Letters of other scripts than Latin, and a sign that is a phrase; dashes and quotation marks are none."""
LETTERS = bytes(ord(chr(code).lower()) if chr(code).isalpha() and code < 128 else 32 for code in range(256))
"""What becomes of each byte where only the letters of a text are told apart: capitals are small."""


class LetterIndex:
    """Phrases by the runs of ASCII letters that one telling word of each leaves."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """`phrases` are pairs of a word and a phrase that holds it, both in lower case."""
        found: defaultdict[bytes, set[bytes]] = defaultdict(set)
        for word, phrase in phrases:
            for run in _runs(word)[:1]:  # none where FOREIGN has it
                found[run].add(_padded(_runs(phrase)))
        self._phrases = {run: tuple(phrases) for run, phrases in found.items()}

    def may_hold(self, text: str) -> bool:
        """Whether a text has the letters of one of the phrases, or is in another script.

        >>> index = LetterIndex([("comment", "leave a comment")])
        >>> index.may_hold("Leave a comment!"), index.may_hold("No comment.")
        (True, False)
        """
        if not text.isascii():
            if FOREIGN.search(text):
                return True
            text = text.casefold()
        runs = _runs(text)
        telling = self._phrases.keys() & runs
        if not telling:
            return False
        whole = _padded(runs)
        return any(phrase in whole for run in telling for phrase in self._phrases[run])


def _runs(text: str) -> list[bytes]:
    """The letters of a text, where others than those of ASCII and all signs part them."""
    return text.encode("ascii", "replace").translate(LETTERS).split()


def _padded(runs: Iterable[bytes]) -> bytes:
    return b" %b " % b" ".join(runs)
