"""What an act is about, and whom an answer answers.

Both are told by shared words: the more rarely a word stands in the statements of the page, the more it
tells. Where nothing is shared, a comment that only points ("they", "this") or names nothing ("Source?") is
about what stands above it: the comment that it answers, else the headline. What speaks of something else
stays untied.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from sayso.resources import open_words
from sayso.statements.acts.reading import read_comment
from sayso.types import Comment, Document, Kind, Statement, Voice

# Two words of the commonest sort that tell, or one that stands in a single statement of a page of ten.
ENOUGH = 2.0

# The runner-up may come this near: statements inside one another share their words.
AHEAD = 1.15

# Words that a comment may have of its own and still speak only of what stands above it.
FEW_OWN = 2

LONGEST_CLIMB = 50
"""Comments above one another that are asked for the question."""

NAME = re.compile(r"\w{3,}")
ADDRESSED = re.compile(r"@\s?(\w{3,})|(\w{3,})\s?[,:!–—]")
OPENING = 40
"""Characters in which a comment names whom it addresses."""

STEM = 6
"""Letters that two forms of a word share: `evacuated`, `evacuation`."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The statements of a page by the words that tell them apart."""

    having: dict[str, list[int]]
    """By word: the statements that have it."""
    total: int
    headline: int | None
    """Index of what the headline says."""
    held: dict[int, int]
    """By comment: the first statement that it holds."""

    def weight(self, word: str) -> float:
        """The more, the fewer statements have the word."""
        return log((self.total + 1) / len(self.having[word])) + 0.5


def find_subjects(document: Document) -> Subjects:
    """What comments of a page may be about."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    held: dict[int, int] = {}
    for at, statement in enumerate(document.statements):
        for word in _telling(span.of(document.text) for span in statement.content):
            having[word].append(at)
        if statement.comment is not None and statement.under is None:
            held.setdefault(statement.comment, at)
    return Subjects(dict(having), len(document.statements), _headline(document.statements), held)


def find_about(text: str, above: int | None, document: Document, subjects: Subjects) -> int | None:
    """Index of the statement that a comment is about; None where its words do not tell.

    `above` is the comment that it answers, whose statements count beside those of the page itself.
    """
    own = _telling([text])
    scores: defaultdict[int, float] = defaultdict(float)
    for word in sorted(own & subjects.having.keys()):
        for at in subjects.having[word]:
            if document.statements[at].comment in {None, above}:
                scores[at] += subjects.weight(word)
    ranked = sorted(scores, key=lambda at: (-scores[at], at))[:2]
    best = scores[ranked[0]] if ranked else 0.0
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    if best >= ENOUGH and best >= second * AHEAD:
        return ranked[0]
    if best < ENOUGH and len(own) <= FEW_OWN:
        return subjects.headline if above is None else subjects.held.get(above)
    return None


def _headline(statements: Sequence[Statement]) -> int | None:
    """What the headline gives somebody as saying, else the first thing that it says."""
    there = [at for at, one in enumerate(statements) if one.within is Kind.HEADLINE and one.under is None]
    said = [at for at in there if statements[at].voice is Voice.SOURCE]
    return next(iter(said or there), None)


def find_above(comments: Sequence[Comment], texts: Sequence[str]) -> list[int | None]:
    """For each comment the one that it answers: as the page has it, else the last by whom it addresses.

    Where a page does not show who answers whom, its readers do: "Hi Ana, ...".
    """
    latest: dict[str, int] = {}
    above: list[int | None] = []
    for number, (comment, text) in enumerate(zip(comments, texts, strict=True)):
        at = comment.parent
        if at is None and latest:
            names = (found[0] or found[1] for found in ADDRESSED.findall(text[:OPENING].casefold()))
            at = next((latest[name] for name in names if name in latest), None)
        above.append(at)
        name = NAME.match((comment.author or "").casefold())
        if name:
            latest[name.group()] = number
    return above


def find_asked(number: int, above: Sequence[int | None], asking: frozenset[int]) -> int | None:
    """The comment whose question an answer answers: the nearest above it that asks."""
    at = above[number]
    for _ in range(LONGEST_CLIMB):
        if at is None or at in asking:
            return at
        at = above[at]
    return None


def _telling(contents: Iterable[str]) -> frozenset[str]:
    reading = read_comment(" ".join(contents))
    return frozenset(stems(reading.words) | reading.numbers)


def stems(words: Iterable[str]) -> set[str]:
    """The words that tell what is spoken of, cut to where their forms agree.

    >>> sorted(stems(["they", "evacuated", "the", "harbours"]))
    ['evacua', 'harbou']
    """
    grammar = _grammar()
    return {word[:STEM].rstrip("s") for word in words if len(word) > 3 and word not in grammar}


@cache
def _grammar() -> frozenset[str]:
    return open_words("acts-en", "grammar")
