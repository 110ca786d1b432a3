"""Pages whose lines are known, as features, and the copies of them that training adds.

A record is `{id, domain, text, lines}` with one kind for each line of the text.
"""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.page.plain.features import find_features
from sayso.page.plain.labels import KINDS, find_steps
from sayso.page.plain.lines import read_lines
from sayso.page.plain.threads import split_author

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FOLDS = 5
# The words around a comment widget, and how often a comment answers another by name or shows its votes.
OPENING = (
    "Subscribe", "Login", "Notify of", "guest", "Comments", "Oldest", "Newest", "Most Voted",
    "Inline Feedbacks", "View all comments",
)  # fmt: skip
UNITS = ("hours", "days", "months", "years")
ANSWERING, VOTING, FEWEST_NAMED = 0.4, 0.7, 2


@dataclass
class Example:
    """A page's lines as features, with the kind of each."""

    source: str
    id: str
    domain: str
    text: str
    labels: Sequence[str]
    names: list[list[str]]
    steps: list[int]
    kinds: list[int]

    @property
    def fold(self) -> int:
        """The fold that the pages of its domain belong to."""
        return int(md5(self.domain.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def read_examples(file: Path) -> Iterator[Example]:
    """The pages of a file."""
    with gzip.open(file, "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            yield make_example(file.name, record["id"], record["domain"], record["text"], record["lines"])


def make_example(source: str, id_: str, domain: str, text: str, labels: Sequence[str]) -> Example:
    """A page of which the kind of every line is known."""
    lines = read_lines(text)
    kinds = [KINDS.index(labels[line.number]) for line in lines]
    return Example(source, id_, domain, text, labels, find_features(lines), find_steps(lines), kinds)


def add_copies(examples: Iterable[Example]) -> list[Example]:
    """The pages, those with a thread in a widget's words, and small ones."""
    pages, chance = list(examples), random.Random(0)
    widgets = [made for page in pages if (made := make_widget(page, chance))]
    return [*pages, *widgets, *(make_small(page, chance) for page in [*pages[::2], *widgets])]


def make_small(example: Example, chance: random.Random) -> Example:
    """The same page with a few paragraphs and little around them.

    Nearly all pages at hand are long and full of menus; without small ones a bulletin of three
    paragraphs is taken for furniture.
    """
    paragraphs, furniture, kept = chance.randint(2, 8), chance.uniform(0.05, 0.4), []
    labels = example.labels
    for at, line in enumerate(example.text.split("\n")):
        kind = labels[at]
        beside_comment = any(near.startswith("comment-") for near in labels[max(0, at - 4) : at + 4])
        if kind == "article":
            paragraphs -= 1
        dropped = kind == "related" or (kind == "article" and paragraphs < 0)
        if not dropped and (
            not line.strip() or kind != "furniture" or beside_comment or chance.random() < furniture
        ):
            kept.append((line, kind))
    text = "\n".join(line for line, _ in kept)
    return make_example(example.source, example.id, example.domain, text, [kind for _, kind in kept])


def make_widget(example: Example, chance: random.Random) -> Example | None:
    """The same page with its thread in the words of a comment widget; None where it names too few commenters.

    wpDiscuz threads are on the pages that matter most here and on next to none of those at hand.
    """
    if example.labels.count("comment-author") < FEWEST_NAMED:
        return None
    made: list[tuple[str, str]] = []
    earlier = ""
    for line, kind in zip(example.text.split("\n"), example.labels, strict=True):
        if kind == "comment-author":
            name = split_author(line)[0] or line
            made += _foot(chance) if earlier else [(words, "furniture") for words in OPENING]
            made += [(name, kind), (f"{chance.randint(1, 11)} {chance.choice(UNITS)} ago", "comment-meta")]
            if earlier and chance.random() < ANSWERING:
                made.append((f"Reply to {earlier}", "comment-meta"))
            earlier = name
        elif kind != "comment-meta":
            made.append((line, kind))
    text = "\n".join(line for line, _ in made)
    return make_example(example.source, example.id, example.domain, text, [kind for _, kind in made])


def _foot(chance: random.Random) -> list[tuple[str, str]]:
    """Votes and button below a comment."""
    votes = [(str(chance.randint(-9, 40)), "comment-meta")] if chance.random() < VOTING else []
    return [*votes, ("Reply", "comment-meta")]
