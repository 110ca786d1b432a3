"""Finds, among many claims, the ones that a text repeats in its own words.

Two signs are added up: terms that text and claim share, the rarer the better (BM25), and how close their
meanings lie. Terms find names and figures, meaning finds the same thing in other words; either alone misses
what the other finds.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sayso.links.matches.meaning import WIDTH, Floats, find_meaning
from sayso.links.matches.postings import Postings
from sayso.links.matches.posts import read_post
from sayso.links.matches.terms import terms_of

# Fitted as a choice among candidates, see docs/cards/embedding.md. In nats: a point more makes a claim
# 2.7 times as likely to be the one.
SHARED_TERMS = 0.26
MEANING_OF_CLAIM = 12.0
MEANING_OF_TITLE = 7.2

# Products of the same vectors differ in their last digit by where they stand in a matrix; claims in the
# same words must come out alike, the one that was added first before the others.
DIGITS = 4


class Ranked(NamedTuple):
    """A claim that a text may repeat."""

    id: str
    score: float
    """In nats, comparable between texts; what two claims differ by says how much likelier the first is."""
    terms: float
    """The part of it that shared terms make."""
    meaning: float
    """The part that likeness of meaning makes."""


class Signs(NamedTuple):
    """Of every claim, in the order in which they were added, what tells that a text may repeat it."""

    terms: Floats
    """BM25 of the words that are said, and of the name that they are signed with."""
    claim: Floats
    """Likeness of meaning to the claim."""
    title: Floats
    """Likeness of meaning to its title, and where it has none to the claim."""


class ClaimIndex:
    """Claims, each under an id, to be searched by what they say.

    >>> index = ClaimIndex()
    >>> index.add("a", "The ministry doubled the tax on salt.")
    >>> index.add("b", "The ferry to Oru sank.")
    >>> [claim.id for claim in index.rank("Salt is now taxed twice as high!")]
    ['a', 'b']
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._postings = Postings()
        self._claims, self._titles = _Rows(), _Rows()

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, id: str, claim: str, title: str = "") -> None:  # noqa: A002 - what everyone calls it
        """Puts a claim in; `title` is a second wording of it, such as the headline of a fact check."""
        claim, title = read_post(claim).whole, read_post(title).whole
        self._ids.append(id)
        self._postings.add(terms_of(f"{claim} {title}"))
        self._claims.add(find_meaning(claim))
        # A claim without a title is weighed as though it were its own title.
        self._titles.add(find_meaning(title or claim))

    def rank(self, text: str, most: int = 10) -> list[Ranked]:
        """The `most` likeliest claims, best first; fewer only where there are fewer."""
        signs = self.look_for_signs(text)
        terms = SHARED_TERMS * signs.terms
        meaning = MEANING_OF_CLAIM * signs.claim + MEANING_OF_TITLE * signs.title
        scores = (terms + meaning).round(DIGITS)
        return [
            Ranked(self._ids[number], *(float(part[number]) for part in (scores, terms, meaning)))
            for number in _best(scores, most)
        ]

    def look_for_signs(self, text: str) -> Signs:
        """What tells of each claim that the text may repeat it, before it is weighed."""
        post = read_post(text)
        vector = find_meaning(post.whole)
        return Signs(
            terms=self._postings.score(terms_of(f"{post.said} {post.by}")),
            claim=self._claims.likeness(vector),
            title=self._titles.likeness(vector),
        )


def _best(scores: Floats, most: int) -> list[int]:
    """Numbers of the highest scores, highest first, and among equal ones the earlier first."""
    enough = np.partition(scores, -most)[-most] if most < len(scores) else -np.inf
    near = np.flatnonzero(scores >= enough)
    best: list[int] = near[np.argsort(-scores[near], kind="stable")][:most].tolist()
    return best


class _Rows:
    """Vectors, one below the other, in a matrix that doubles when it is full."""

    def __init__(self) -> None:
        self._held = np.zeros((64, WIDTH), np.float32)
        self._count = 0

    def add(self, vector: Floats) -> None:
        if self._count == len(self._held):
            self._held = np.concatenate([self._held, np.zeros_like(self._held)])
        self._held[self._count] = vector
        self._count += 1

    def likeness(self, vector: Floats) -> Floats:
        """The product with every row."""
        # Not `@`: its threads cost three times what they save on rows as short as these.
        products: Floats = np.einsum("rw,w->r", self._held[: self._count], vector)
        return products
