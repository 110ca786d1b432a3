"""Draws differences between the tagger and annotators, to be read.

    python -m training.attribution.errors DEV.jsonl.gz [--number 100] [--seed 0]

Prints how many of each kind there are, then so many of them, drawn evenly from all: what annotators have
and the tagger does not (`missed`), and the other way round (`added`), each with what comes nearest on the
other side. [ ] is the content, { } the source, < > the cue.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import sayso
from sayso.document import article_document
from sayso.text import find_words
from sayso.types import Span, Voice
from training.attribution.examples import Article, read_articles

AROUND = 60
"""Characters shown on both sides of what differs."""

MARKS = (("[", "]"), ("{", "}"), ("<", ">"))
"""What stands around content, source and cue."""


class Told(NamedTuple):
    """An attribution of either side."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Error(NamedTuple):
    article: str
    kind: str
    """`missed` or `added`."""
    near: str
    """What the other side has there: nothing, another content, another source."""
    shown: str
    other: str | None


def find_errors(article: Article) -> Iterator[Error]:
    """The attributions of an article that only one side has: contents by half, sources by a word."""
    text = article.text
    document = article_document(text)
    found = [
        Told(one.source, one.cue, one.content)
        for one in sayso.find_statements(document)
        if one.voice is Voice.SOURCE
    ]
    wanted = [
        Told(*(tuple(Span(*span) for span in spans) for spans in (one.source, one.cue, one.content)))
        for one in article.attributions
    ]
    for kind, mine, theirs in (("missed", wanted, found), ("added", found, wanted)):
        for one in mine:
            near, other = _nearest(text, one, theirs)
            if near:
                yield Error(
                    article.id, kind, near, _show(text, one), None if other is None else _show(text, other)
                )


def _nearest(text: str, one: Told, theirs: Iterable[Told]) -> tuple[str, Told | None]:
    """How the other side differs, with what it has there; empty where it agrees."""
    words = _words(text, one.content)
    near: tuple[str, Told | None] = ("nothing there", None)
    for other in theirs:
        others = _words(text, other.content)
        shared = len(words & others) / max(1, len(words | others))
        same_source = bool(_words(text, one.source) & _words(text, other.source)) or not (
            one.source or other.source
        )
        if shared >= 0.5 and same_source:
            return "", other
        if shared >= 0.5:
            near = ("another source", other)
        elif _words(text, one.cue) & _words(text, other.cue) and near[0] != "another source":
            near = ("another content", other)
    return near


def _words(text: str, spans: Iterable[Span]) -> frozenset[Span]:
    return frozenset(word for span in spans for word in find_words(text, span))


def _show(text: str, told: Told) -> str:
    marks = sorted(
        (at, order, sign)
        for spans, (begin, end) in zip((told.content, told.source, told.cue), MARKS, strict=True)
        for span in spans
        for at, order, sign in ((span.start, 1, begin), (span.end, 0, end))
    )
    first, last = max(0, marks[0][0] - AROUND), min(len(text), marks[-1][0] + AROUND)
    pieces, at = [], first
    for place, _, sign in marks:
        pieces += [text[at:place], sign]
        at = place
    return " ".join("".join((*pieces, text[at:last])).split())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    errors = [error for article in read_articles(given.articles) for error in find_errors(article)]
    for (kind, near), count in sorted(Counter((one.kind, one.near) for one in errors).items()):
        print(f"{count:5} {kind}: {near}")
    for number, one in enumerate(Random(given.seed).sample(errors, min(given.number, len(errors))), 1):
        print(f"\n{number} {one.kind}, {one.near} ({one.article})\n  {one.shown}")
        if one.other:
            print(f"  there: {one.other}")


if __name__ == "__main__":
    main()
