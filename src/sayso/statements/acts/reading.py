"""A comment as its own words: what it quotes set aside, sentence by sentence, and which of them ask."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.resources import open_resource

# Nobody's act hangs on what stands behind the first two thousand characters of a comment, and its cost does.
LONGEST = 2000

TOKEN = re.compile(
    r"https?://\S+|www\.\S+|[@#]\w+|[^\W\d_]+(?:['-][^\W\d_]+)*|\d[\d.,:/]*|[?!.…]+|[\n;]",
)
STOPS = frozenset("?!.…\n;")

# Somebody else's words in front of one's own or behind them: a post passed on, a line of an e-mail.
PASSED_ON = re.compile(r"\b[RM]T:? @?\w+|[\"“]@\w+:[^\"”]{0,300}(?:[\"”]|\Z)|^>[^\n]*$", re.MULTILINE)
RETWEET = re.compile(r"\b[RM]T:? @?\w+")

APOSTROPHES = str.maketrans("’‘ʼ`", "''''")


class Sentence(NamedTuple):
    words: tuple[str, ...]
    """In small letters, spelt out; links and handles left out."""
    asks: bool
    """Whether it ends with a question mark."""


class Reading(NamedTuple):
    """What is read in a comment before anything is weighed."""

    sentences: tuple[Sentence, ...]
    """Those that have words."""
    marks: tuple[str, ...]
    """Everything that is no word: `?`, `!!`, `http`, `@`, `#`."""
    passed_on: bool
    """Whether it passes on somebody else's words."""
    numbers: frozenset[str]
    names: frozenset[str]
    """Words with a capital inside a sentence, in small letters."""

    @property
    def words(self) -> list[str]:
        return [word for sentence in self.sentences for word in sentence.words]


def read_comment(text: str) -> Reading:
    """A comment taken apart; linear in its length, of which it reads 2,000 characters.

    >>> read_comment("Thx! Whats ur source, pls?").sentences[1]
    Sentence(words=("what's", 'your', 'source', 'please'), asks=True)
    """
    text = text[:LONGEST].translate(APOSTROPHES)
    own, passed_on = _own_words(text)
    sentences: list[Sentence] = []
    marks: list[str] = []
    numbers: list[str] = []
    names: list[str] = []
    words: list[str] = []
    spellings = _spellings()
    for token in TOKEN.findall(own):
        first = token[0]
        if first in STOPS:
            marks.append(token)
            if words:
                sentences.append(Sentence(tuple(words), "?" in token))
                words = []
        elif first in "@#":
            marks.append(first)
            if first == "#" and words:
                words.append(token[1:].lower())
        elif "/" in token and first in "hw":
            marks.append("http")
        else:
            word = token.lower()
            if first.isdigit():
                numbers.append(token.rstrip(".,:/"))
                word = "#"
            elif words and token[0].isupper() and len(token) > 1:
                names.append(word)
            words.append(spellings.get(word, word))
    if words:
        sentences.append(Sentence(tuple(words), False))
    return Reading(tuple(sentences), tuple(marks), passed_on, frozenset(numbers), frozenset(names))


def _own_words(text: str) -> tuple[str, bool]:
    if "@" not in text and ">" not in text:
        return text, False
    retweet = RETWEET.search(text)
    if retweet:
        return text[: retweet.start()], True
    own = PASSED_ON.sub("\n", text)
    return own, own != text


@cache
def _spellings() -> dict[str, str]:
    return {entry[0]: entry[1] for entry in open_resource("acts-en")["spellings"]}
