"""Says how well statements of different pages are joined into claims.

    python -m training.joined STORIES.jsonl.gz PAGES.jsonl.gz [TEXTS.jsonl.gz]

STORIES holds {group, articles: [{id, body}]}, several articles on each of some stories; PAGES holds
{id, html_path}, pages that have nothing to do with them. `joined-labels.txt` says what pairs of their
statements were read to be. The first, third ... story is one half, the others are the other, and pages go by
turns: whoever changes a weight looks at one half and reports both. TEXTS holds {id, text}, many articles on
many stories, of which nobody has said which; their pairs are told apart and linked by themselves.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Any, NamedTuple

import sayso
from sayso.links.claims import Group, Linker, bond_of, group_statements
from sayso.links.claims.linker import state_document
from sayso.links.matches import compare_statements
from sayso.types import Carried, Decision, Document, Span

LABELS = Path(__file__).with_name("joined-labels.txt")
UNRELATED = 160
"""Pages, in an order that has nothing to do with their sites."""
SAME_PLACE = 0.5
"""How much of two spans must be in common for a statement to be the labelled one: readings change."""


class Article(NamedTuple):
    id: str
    story: str
    document: Document
    half: int | None
    """The half that an unrelated page is in; None for those of stories, which are divided by story."""


class Labelled(NamedTuple):
    """A pair of statements, and what it was read to be."""

    left: Carried
    right: Carried
    same: bool
    denies: bool
    compared: bool
    """Drawn among the pairs that are compared; else among those that others joined."""
    half: int


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("texts", type=Path, nargs="?")
    given = parser.parse_args()
    score([*read_stories(given.stories), *read_pages(given.pages)])
    if given.texts:
        score(list(read_texts(given.texts)))


def score(read: Sequence[Article]) -> None:
    """Prints how well labelled pairs of some articles are told, a line of JSON for each half and for both."""
    numbered = [article.document for article in read]
    labelled = list(read_labels(read))
    linker = Linker(numbered.__getitem__)
    linked = (linker.link(at, linker.read(at, document)) for at, document in enumerate(numbered))
    ties = [tie for each in linked for tie in each.ties]
    groups = group_statements(bond_of(tie) for tie in ties)
    for half in (0, 1, None):
        pairs = [pair for pair in labelled if half is None or pair.half == half]
        scores = {
            "half": "both" if half is None else half,
            "decisions": decided([pair for pair in pairs if pair.compared], numbered),
            "claims": gathered(pairs, groups),
        }
        print(json.dumps(scores))
    print(json.dumps(across(groups, read)))


def read_stories(path: Path) -> Iterator[Article]:
    for record in _records(path):
        for article in record["articles"]:
            yield Article(article["id"], record["group"], sayso.read_text(article["body"]), None)


def read_pages(path: Path) -> Iterator[Article]:
    """Pages, each a story of its own."""
    records = sorted(_records(path), key=lambda record: zlib.crc32(record["id"].encode()))
    read = ((record["id"], sayso.read(str(path.parent / record["html_path"]))) for record in records)
    english = ((name, document) for name, document in read if document.language in {None, "en"})
    for at, (name, document) in enumerate(islice(english, UNRELATED)):
        yield Article(name, name, document, at % 2)


def read_texts(path: Path) -> Iterator[Article]:
    """Articles that are each taken for a story of its own."""
    for at, record in enumerate(_records(path)):
        name = f"text-{record['id']}"
        yield Article(name, name, sayso.read_text(record["text"]), at % 2)


def read_labels(read: Sequence[Article]) -> Iterator[Labelled]:
    """The labelled pairs whose statements are still read."""
    numbers = {article.id: at for at, article in enumerate(read)}
    stories = sorted({article.story for article in read if article.half is None})
    for line in LABELS.read_text().splitlines():
        if line.startswith("#"):
            continue
        left, left_span, right, right_span, label, drawn = line.split()
        one = _find(numbers, read, left, left_span)
        other = _find(numbers, read, right, right_span)
        if one and other:
            article = read[one.document]
            half = stories.index(article.story) % 2 if article.half is None else article.half
            yield Labelled(one, other, label == "s", label == "d", drawn == "compared", half)


def decided(pairs: Sequence[Labelled], documents: Sequence[Document]) -> dict[str, float]:
    """Of the decisions that two statements are one claim, and of those that one denies the other."""
    stated: dict[int, Any] = {}
    found = Counter[str]()
    for pair in pairs:
        for end in (pair.left, pair.right):
            if end.document not in stated:
                stated[end.document] = state_document(documents[end.document])
        one, other = (stated[end.document][end.statement] for end in (pair.left, pair.right))
        decision = compare_statements(one, other).decision
        found.update(_outcome("same", pair.same, decision is Decision.SAME_CLAIM))
        found.update(_outcome("denial", pair.denies, decision is Decision.DENIAL))
    return {"pairs": len(pairs)} | _shares("same", found) | _shares("denial", found)


def gathered(pairs: Sequence[Labelled], groups: Sequence[Group]) -> dict[str, float]:
    """Of the pairs that one claim has, whether through a tie or through third statements."""
    group_of = {member: at for at, group in enumerate(groups) for member in group.members}
    found = Counter[str]()
    for pair in pairs:
        one, other = group_of.get(pair.left, -1), group_of.get(pair.right, -2)
        found.update(_outcome("same", pair.same, one == other))
    return {"pairs": len(pairs)} | _shares("same", found)


def across(groups: Sequence[Group], read: Sequence[Article]) -> dict[str, int]:
    """Claims that join stories which have nothing to do with one another, and how many pairs they join."""
    mixed = pairs = apart = 0
    for group in groups:
        stories = [read[member.document].story for member in group.members]
        differ = sum(one != other for one, other in combinations(stories, 2))
        mixed += differ > 0
        apart += differ
        pairs += len(stories) * (len(stories) - 1) // 2
    largest = max((len(group.members) for group in groups), default=0)
    return {
        "claims": len(groups), "of several stories": mixed, "pairs": pairs, "pairs across": apart,
        "largest": largest,
    }  # fmt: skip


def _outcome(name: str, right: bool, said: bool) -> list[str]:
    return [
        f"{name} {kind}"
        for kind, holds in (("right", right), ("said", said), ("hit", right and said))
        if holds
    ]


def _shares(name: str, found: Counter[str]) -> dict[str, float]:
    hits = found[f"{name} hit"]
    return {
        f"{name} precision": round(hits / max(1, found[f"{name} said"]), 3),
        f"{name} recall": round(hits / max(1, found[f"{name} right"]), 3),
    }


def _find(numbers: dict[str, int], read: Sequence[Article], name: str, printed: str) -> Carried | None:
    """The statement that a label means; None where it is read no more."""
    at = numbers.get(name)
    if at is None:
        return None
    start, end = map(int, printed.split("-"))
    shares = [
        (_common(Span(start, end), Span(one.content[0].start, one.content[-1].end)), -number)
        for number, one in enumerate(read[at].document.statements)
        if one.comment is None
    ]
    share, number = max(shares, default=(0.0, 0))
    return Carried(at, -number) if share >= SAME_PLACE else None


def _common(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
