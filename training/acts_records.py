"""Comments to train on, in one shape: the labelled ones, replies with a stance, those of saved pages."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.predict import captured
from sayso.meta import settle_meta
from sayso.page import read_page
from sayso.statements.acts.reading import read_comment
from sayso.statements.acts.signs import find_signs, look_above

LABELS = Path(__file__).parent / "acts-labels.txt"
FOLDS = 10
PASSED_ON = re.compile(r"\bRT\b|[\"“]@")
PLATFORM = re.compile(r"@\w+:?|#(?=\w)")
PLACES = 8
"""Digits of the digest that stands for a comment in the file of labels."""


class Comment(NamedTuple):
    text: str
    parent: str | None
    story: str | None
    group: str
    """What comments of one thread or site share; never on both sides of a fold."""
    site: str
    """The site, or the event that a thread tells of."""
    acts: frozenset[str] = frozenset()
    stance: str | None = None
    origin: str = "given"
    """`given` for labels of the guide, `ours` for those beside it, `forum` for ours of forums, or `copy`."""

    @property
    def fold(self) -> int:
        return int(sha256(self.group.encode()).hexdigest(), 16) % FOLDS

    @property
    def digest(self) -> str:
        return sha256(" ".join(self.text.split()).encode()).hexdigest()[:PLACES]

    def signs(self) -> dict[str, str]:
        parent, story = (look_above(text) if text else None for text in (self.parent, self.story))
        return find_signs(read_comment(self.text), parent, story)


def read_labelled(path: Path) -> list[Comment]:
    """Records with `text`, `parent_text`, `story`, `source` and `acts`."""
    return [
        Comment(
            record["text"],
            record["parent_text"],
            record["story"],
            group=record["source"]
            if record["source"].startswith("page:")
            else _thread(record["story"] or ""),
            site=record["source"],
            acts=frozenset(record["acts"]),
        )
        for record in _records(path)
    ]


def read_replies(path: Path) -> list[Comment]:
    """Replies of RumourEval, each with its stance; the posts that open threads are left out."""
    return [
        Comment(
            record["text"],
            record["parent_text"] if record["parent"] != record["thread"] else None,
            record["source_text"],
            group=_thread(record["source_text"]),
            site=record["event"],
            stance=record["label"],
        )
        for record in _records(path)
        if not record["is_source"]
    ]


def read_threads(path: Path) -> Iterator[Comment]:
    """The comments of saved pages, under the page's headline; under its first post where it is a forum."""
    for record in _records(path):
        forum = "forum" in path.name
        texts = {comment["id"]: " ".join(comment["text"].split()) for comment in record["comments"]}
        story = next(iter(texts.values()), None) if forum else _headline(record, path.parent)
        for comment in record["comments"]:
            yield Comment(
                texts[comment["id"]],
                texts.get(comment["parent"]) or None,
                story,
                group=f"page:{record['domain']}",
                site=f"page:{record['domain']}",
                origin="forum" if forum else "ours",
            )


def with_own_labels(comments: Iterable[Comment]) -> list[Comment]:
    """Those of the comments that `acts-labels.txt` labels, once each."""
    lines = (line.split() for line in LABELS.read_text("utf-8").splitlines() if not line.startswith("#"))
    labels = {digest: frozenset(acts) for digest, *acts in lines}
    labelled: dict[str, Comment] = {}
    for comment in comments:
        if comment.digest in labels:
            origin = "forum" if comment.origin == "forum" else "ours"
            labelled.setdefault(
                comment.digest, comment._replace(acts=labels[comment.digest], stance=None, origin=origin)
            )
    return list(labelled.values())


def as_under_articles(comments: Iterable[Comment]) -> list[Comment]:
    """Copies of posts without handles and hash signs, as the same people would write under an article.

    Without them a quarrel under a news story is read as are the recipe blogs that most labelled pages are.
    """
    return [
        comment._replace(
            text=_bare(comment.text), parent=comment.parent and _bare(comment.parent), origin="copy"
        )
        for comment in comments
        if comment.group.startswith("thread:") and not PASSED_ON.search(comment.text)
    ]


def _bare(text: str) -> str:
    return " ".join(PLATFORM.sub("", text).split())


def _thread(story: str) -> str:
    return "thread:" + " ".join(story.split())


def _headline(record: dict[str, Any], folder: Path) -> str | None:
    headline = settle_meta(read_page(captured(record, folder))).headline
    return None if headline is None else headline.value


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
