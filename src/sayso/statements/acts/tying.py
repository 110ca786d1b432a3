"""What an act is about, and whom an answer answers.

Both are told by shared words: the more rarely a word stands in the statements of the page, the more it
tells. Where nothing is shared, a comment that only points ("they", "this") or names nothing ("Source?") is
about what stands above it: the comment that it answers, else the headline. What speaks of something else
stays untied.
"""

from __future__ import annotations

from collections import Counter
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

STEM = 6
"""Letters that two forms of a word share: `evacuated`, `evacuation`."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The statements of a page by the words that tell them apart."""

    words: tuple[frozenset[str], ...]
    rarity: dict[str, float]
    headline: int | None
    """Index of what the headline says, or of what comes nearest to it."""
    held: dict[int, int]
    """By comment: the first statement that it holds."""


def find_subjects(document: Document) -> Subjects:
    """What comments of a page may be about."""
    words = tuple(
        _telling(span.of(document.text) for span in statement.content) for statement in document.statements
    )
    counted = Counter(word for each in words for word in each)
    total = len(words) + 1
    held: dict[int, int] = {}
    for at, statement in enumerate(document.statements):
        if statement.comment is not None and statement.under is None:
            held.setdefault(statement.comment, at)
    return Subjects(
        words=words,
        rarity={word: log(total / count) + 0.5 for word, count in counted.items()},
        headline=_headline(document.statements),
        held=held,
    )


def find_about(number: int, text: str, document: Document, subjects: Subjects) -> int | None:
    """Index of the statement that a comment is about; None where its words do not tell."""
    comment = document.comments[number]
    reading = read_comment(text)
    own = stems(reading.words) | reading.numbers
    best, score, second = None, 0.0, 0.0
    for at, words in enumerate(subjects.words):
        statement = document.statements[at]
        if statement.comment is not None and statement.comment != comment.parent:
            continue
        shared = sum(subjects.rarity[word] for word in own & words)
        if shared > score:
            best, score, second = at, shared, score
        elif shared > second:
            second = shared
    if best is not None and score >= ENOUGH and score >= second * AHEAD:
        return best
    if score < ENOUGH and len(own) <= FEW_OWN:
        return _above(comment, subjects)
    return None


def _above(comment: Comment, subjects: Subjects) -> int | None:
    return subjects.headline if comment.parent is None else subjects.held.get(comment.parent)


def _headline(statements: Sequence[Statement]) -> int | None:
    """What the headline gives somebody as saying, else the first thing that it says."""
    there = [at for at, one in enumerate(statements) if one.within is Kind.HEADLINE and one.under is None]
    said = [at for at in there if statements[at].voice is Voice.SOURCE]
    return next(iter(said or there), None)


def find_asked(number: int, comments: Sequence[Comment], asking: frozenset[int], text: str) -> int | None:
    """The comment whose question an answer answers: the nearest above that asks, else whom it addresses."""
    above = comments[number].parent
    for _ in range(LONGEST_CLIMB):
        if above is None or above in asking:
            break
        above = comments[above].parent
    if above is not None and above in asking:
        return above
    if comments[number].parent is not None:
        return None
    opening = frozenset(read_comment(text[:80]).words[:4])
    earlier = (at for at in sorted(asking, reverse=True) if at < number)
    return next((at for at in earlier if _is_addressed(comments[at].author, opening)), None)


def _is_addressed(author: str | None, opening: frozenset[str]) -> bool:
    name = (author or "").casefold().split()
    return bool(name) and len(name[0]) > 2 and name[0] in opening


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
