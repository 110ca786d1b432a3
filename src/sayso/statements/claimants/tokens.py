"""The words and marks of a document's own passages, side by side, with what stands around each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.statements.claimants.vocabulary import TITLES
from sayso.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.types import Passage

_DOTTED = "|".join(sorted(re.escape(title[:-1]) for title in TITLES if title.endswith(".")))

# Titles and initials keep their full stop, a possessive ending stands alone.
TOKEN = re.compile(
    rf"(?:(?i:{_DOTTED})|Jr|Sr|St|Inc|Corp|Co|Ltd)\.(?!\w)|(?:[^\W\d_]\.){{2,}}|[A-Z]\.(?=\s)"
    r"|['’]s\b|\d{1,3}(?:,\d{3})+|[^\W_]+(?:[/&+-][^\W_]+|\.(?:[A-Z]\b|\d+)|['’](?!s\b)[^\W_]+)*|''|``|--|[^\w\s]"
)

ENDS = frozenset(".!?")
OPENING = frozenset({"“", "``", "«", "„"})
CLOSING = frozenset({"”", "»"})
EITHER = frozenset({'"', "''"})


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a token."""

    text: str
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    """The number of the sentence that each stands in; no sentence goes on into another passage."""
    quoted: list[bool] = field(default_factory=list)
    """Whether it stands inside quotation marks."""
    steps: list[int] = field(default_factory=list)
    """The number of the writer's own sentence: those inside quotation marks do not count."""

    def span(self, start: int, end: int) -> Span:
        return Span(self.starts[start], self.ends[end - 1])

    def said(self, start: int, end: int) -> str:
        """The characters of some tokens, on one line."""
        return " ".join(self.text[self.starts[start] : self.ends[end - 1]].split()) if end > start else ""

    def opens(self, at: int) -> bool:
        """Whether a token is the first word of its sentence, marks aside."""
        while at > 0 and not self.words[at - 1][0].isalnum() and self.sentences[at - 1] == self.sentences[at]:
            at -= 1
        return at == 0 or self.sentences[at - 1] != self.sentences[at]


def tokenise(text: str, passages: Iterable[Passage]) -> Tokens:
    """The tokens of some passages of a text, in text order."""
    tokens = Tokens(text)
    sentence = step = 0
    for passage in passages:
        sentence, step = _add(tokens, passage, sentence, step)
    return tokens


def _add(tokens: Tokens, passage: Passage, sentence: int, step: int) -> tuple[int, int]:
    """Adds one passage; returns the numbers of the next sentence and of the writer's next."""
    ended = quoted = False
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    for found in TOKEN.finditer(tokens.text, *passage.span):
        word = found.group()
        if ended and (word == "," or word[0].islower()):
            # "Asu Velo (D-Karvo.) said", "at 8 p.m., she": no sentence begins here.
            ended = False
        if ended and (word[0].isalnum() or word in OPENING or (word in EITHER and not quoted)):
            sentence += 1
            step += not quoted
            ended = False
        if word in ENDS:
            ended = True
        elif word in OPENING or word in CLOSING:
            quoted = word in OPENING
        elif word in EITHER:
            quoted = _opens(tokens.text, found.start(), found.end(), quoted)
        words.append(word)
        starts.append(found.start())
        ends.append(found.end())
        tokens.sentences.append(sentence)
        tokens.quoted.append(quoted)
        tokens.steps.append(step)
    tokens.lows.extend(word.lower() for word in words[len(tokens.lows) :])
    return sentence + 1, step + 1


def _opens(text: str, start: int, end: int, quoted: bool) -> bool:
    """Whether a mark that opens and closes alike opens here: by the spaces around it, else by the one before.

    One mark left out would turn the rest of a page inside out.
    """
    before = start > 0 and not text[start - 1].isspace()
    behind = end < len(text) and not text[end].isspace()
    return not quoted if before == behind else behind
