"""Stories of our own about how claims travel, in the record form of the labelled set for origins.

    python -m training.origins_stories STORIES.jsonl.gz            those to fit on
    python -m training.origins_stories STORIES.jsonl.gz --held     those kept for measuring only

A story is a text file beside this module, written by hand: a head of `key: value` lines, then articles.

    claim: A sentence in neutral words.
    topic: viral
    held: yes                                   only where it is kept for measuring
    origin: The Reed | outlet | a b | editors   name, kind, articles that rest on it, its other names
    unattached: local media                     names given as an origin that add none
    n: 1 in 1-2                                 independent origins, and what a second reader may say
    first: The Reed
    forecast: what comes | by whom | a b
    note: why

    === a, reports, own reporting
    # A headline
    # Another one

    A paragraph is a line. [[The Reed|The Reed|relay outlet]] reported it.

    === b, asserts, reprint of a
    # Copied

    @a 1-2 4

A mark is `[[words|name|what it is]]`; a name left empty is the words. It is an origin or a relay, each with
its kind, or `denial`, or `credit`. A line `@a 1-2 4` stands for those paragraphs of an earlier article, marks
included.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent
STANCES = ("asserts", "reports", "doubts", "denies", "off-topic")
KINDS = ("outlet", "wire", "official", "person", "social-media", "document", "unnamed")
ONCE = ("claim", "topic", "held", "n", "first", "note")
AGAIN = ("origin", "unattached", "forecast")
MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]*)\|([^\[\]|]+)\]\]")
COPY = re.compile(r"@(\w+)((?: \d+(?:-\d+)?)+)")
COUNT = re.compile(r"(\d+) in (\d+)-(\d+)")
# A copy holds at least half of the runs of five words of the shorter text: the rule of the labelled set.
RUN, SAME_WORDING = 5, 0.5


class BadStory(ValueError):
    """A story that does not follow the form, or whose labels contradict one another."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path.name}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


class Line(NamedTuple):
    number: int
    text: str


@dataclass
class Article:
    line: int
    name: str
    stance: str
    own_reporting: bool
    reprint_of: str | None
    headlines: list[str] = field(default_factory=list)
    paragraphs: list[Line] = field(default_factory=list)
    body: str = ""
    cites: list[dict[str, Any]] = field(default_factory=list)
    credit: list[dict[str, Any]] = field(default_factory=list)
    denials: list[dict[str, Any]] = field(default_factory=list)


class Story:
    """One file while it is read: `head` by key, `articles` by name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.head: dict[str, list[Line]] = {}
        self.articles: dict[str, Article] = {}
        for line in _lines(path):
            if line.text.startswith("=== "):
                self._open_article(line)
            elif self.articles:
                self._add(line)
            else:
                self._add_to_head(line)
        for article in self.articles.values():
            self._mark(article)

    def bad(self, line: int, reason: str) -> BadStory:
        return BadStory(self.path, line, reason)

    def one(self, key: str) -> Line | None:
        return self.head.get(key, [None])[0]

    def _add_to_head(self, line: Line) -> None:
        key, colon, value = line.text.partition(":")
        if not colon or key not in ONCE + AGAIN or not value.strip():
            raise self.bad(line.number, f"no line of a head: {line.text!r}")
        if key in ONCE and key in self.head:
            raise self.bad(line.number, f"{key} a second time")
        self.head.setdefault(key, []).append(Line(line.number, value.strip()))

    def _open_article(self, line: Line) -> None:
        name, stance, *labels = (part.strip() for part in line.text[4:].split(","))
        article = Article(line.number, name, stance, own_reporting=False, reprint_of=None)
        for label in labels:
            if label == "own reporting":
                article.own_reporting = True
            elif label.startswith("reprint of "):
                article.reprint_of = label.removeprefix("reprint of ")
            else:
                raise self.bad(line.number, f"no label of an article: {label!r}")
        if stance not in STANCES:
            raise self.bad(line.number, f"no stance: {stance!r}")
        if name in self.articles:
            raise self.bad(line.number, f"a second article {name!r}")
        self.articles[name] = article

    def _add(self, line: Line) -> None:
        article = list(self.articles.values())[-1]
        if line.text.startswith("# ") and not article.paragraphs:
            article.headlines.append(line.text[2:])
        elif line.text.startswith("@"):
            article.paragraphs.extend(self._copied(line, article))
        else:
            article.paragraphs.append(line)

    def _copied(self, line: Line, into: Article) -> Iterator[Line]:
        match = COPY.fullmatch(line.text)
        source = self.articles.get(match[1]) if match else None
        if not match or source is None or source is into:
            raise self.bad(line.number, "a copy names an earlier article and its paragraphs")
        for part in match[2].split():
            first, _, last = part.partition("-")
            for at in range(int(first), int(last or first) + 1):
                if not 1 <= at <= len(source.paragraphs):
                    raise self.bad(line.number, f"{source.name} has no paragraph {at}")
                yield Line(line.number, source.paragraphs[at - 1].text)

    def _mark(self, article: Article) -> None:
        """Takes the marks out of the paragraphs; their spans are of the body without them."""
        if not article.headlines or not article.paragraphs:
            raise self.bad(article.line, "an article has a headline and a text")
        for line in article.paragraphs:
            article.body += "\n\n" if article.body else ""
            done = 0
            for mark in MARK.finditer(line.text):
                article.body += line.text[done : mark.start()]
                self._keep(article, line, mark)
                article.body += mark[1]
                done = mark.end()
            article.body += line.text[done:]
        if rest := re.search(r"\[\[|\]\]|\|", article.body):
            raise self.bad(article.line, f"a mark left open in {article.name}: {rest[0]}")

    def _keep(self, article: Article, line: Line, mark: re.Match[str]) -> None:
        start = len(article.body)
        kept = {"span": [start, start + len(mark[1])], "text": mark[1], "name": mark[2] or mark[1]}
        role, _, kind = mark[3].partition(" ")
        if role in ("origin", "relay") and kind in KINDS:
            if any(cite["name"] == kept["name"] for cite in article.cites):
                raise self.bad(line.number, f"{kept['name']} is marked twice in {article.name}")
            article.cites.append({**kept, "kind": kind, "relation": role})
        elif mark[3] == "credit":
            article.credit.append(kept)
        elif mark[3] == "denial":
            who = {"who": kept["name"], "span": kept["span"], "text": kept["text"]}
            article.denials.append(who)
        else:
            raise self.bad(
                line.number, f"a mark is an origin or relay with a kind, a denial, a credit: {mark[0]}"
            )


def read_stories(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """A record for each file of a folder, by name. Raises BadStory."""
    return [read_story(path) for path in sorted(folder.glob("*.txt"))]


def read_story(path: Path) -> dict[str, Any]:
    """The record of one story, `held` besides. Raises BadStory where form or labels are wrong."""
    story = Story(path)
    ids = {name: f"{path.stem}-{name}" for name in story.articles}
    origins = list(_origins(story))
    count, low, high = _count(story, len(origins))
    _check_origins(story, origins)
    reprints = _reprint_sets(story)
    first, note = story.one("first"), story.one("note")
    return {
        "group": path.stem,
        "topic": _needed(story, "topic"),
        "claim_wording": _needed(story, "claim"),
        "held": story.one("held") is not None,
        "articles": [_article_record(article, ids) for article in story.articles.values()],
        "origins": [
            {"name": origin.name, "kind": origin.kind, "articles": [ids[name] for name in origin.articles]}
            for origin in origins
        ],
        "n_independent": count,
        "n_range": [low, high],
        "first": first.text if first else None,
        "shared_text": [sorted(ids[name] for name in names) for names in reprints if len(names) > 1],
        "denials": [
            {"article": ids[article.name], **denial}
            for article in story.articles.values()
            for denial in article.denials
        ],
        "forecasts": list(_forecasts(story, ids)),
        "note": note.text if note else "",
    }


class Origin(NamedTuple):
    line: int
    name: str
    kind: str
    articles: list[str]
    names: set[str]


def _origins(story: Story) -> Iterator[Origin]:
    for line in story.head.get("origin", []):
        name, kind, articles, *others = (part.strip() for part in line.text.split("|"))
        if kind not in KINDS:
            raise story.bad(line.number, f"no kind: {kind!r}")
        yield Origin(line.number, name, kind, _known(story, line, articles), _names([name, *others]))


def _known(story: Story, line: Line, articles: str) -> list[str]:
    for name in articles.split():
        if name not in story.articles:
            raise story.bad(line.number, f"no article {name!r}")
    return articles.split()


def _names(parts: list[str]) -> set[str]:
    """Names that stand with semicolons between them, in lower case: a name may open a sentence."""
    return {name.strip().lower() for part in parts for name in part.split(";")}


def _count(story: Story, origins: int) -> tuple[int, int, int]:
    line = story.one("n") or Line(1, "")
    if not (match := COUNT.fullmatch(line.text)):
        raise story.bad(line.number, "n is written `2 in 1-3`")
    count, low, high = int(match[1]), int(match[2]), int(match[3])
    if not low <= count <= high or count > origins:
        raise story.bad(line.number, f"n {count} does not fit {low}-{high} and {origins} origins")
    return count, low, high


def _check_origins(story: Story, origins: list[Origin]) -> None:
    """Every name that an article gives as an origin belongs to one origin, and the article rests on it."""
    loose = _names([line.text for line in story.head.get("unattached", [])])
    for article in story.articles.values():
        for cite in article.cites:
            name = cite["name"].lower()
            holders = [origin for origin in origins if name in origin.names]
            if len(holders) > 1:
                raise story.bad(holders[1].line, f"{cite['name']} belongs to two origins")
            if cite["relation"] == "relay" or name in loose:
                continue
            if not holders:
                raise story.bad(article.line, f"{cite['name']} belongs to no origin")
            if article.name not in holders[0].articles:
                raise story.bad(
                    holders[0].line, f"{article.name} gives {cite['name']}, yet does not rest on it"
                )


def _reprint_sets(story: Story) -> list[set[str]]:
    """Articles joined by reprints; those that share the wording of a copy without the label are wrong."""
    sets = [{name} for name in story.articles]
    for article in story.articles.values():
        if article.reprint_of is None:
            continue
        if article.reprint_of not in story.articles or article.reprint_of == article.name:
            raise story.bad(article.line, f"no article {article.reprint_of!r}")
        joined = [names for names in sets if names & {article.name, article.reprint_of}]
        sets = [names for names in sets if names not in joined] + [set.union(*joined)]
    runs = {name: _runs(article.body) for name, article in story.articles.items()}
    for left, right in ((a, b) for a in runs for b in runs if a < b):
        together = any({left, right} <= names for names in sets)
        shared = len(runs[left] & runs[right]) / max(1, min(len(runs[left]), len(runs[right])))
        if shared >= SAME_WORDING and not together:
            raise story.bad(
                story.articles[right].line, f"{left} and {right} share {shared:.0%} of their wording"
            )
    for article in story.articles.values():
        other = runs[article.reprint_of] if article.reprint_of else runs[article.name]
        if len(runs[article.name] & other) < SAME_WORDING * min(len(runs[article.name]), len(other)):
            raise story.bad(
                article.line, f"{article.name} is no reprint of {article.reprint_of} by its wording"
            )
    return sets


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _forecasts(story: Story, ids: dict[str, str]) -> Iterator[dict[str, Any]]:
    for line in story.head.get("forecast", []):
        what, by, articles = (part.strip() for part in line.text.split("|"))
        yield {"what": what, "by": by, "articles": [ids[name] for name in _known(story, line, articles)]}


def _article_record(article: Article, ids: dict[str, str]) -> dict[str, Any]:
    return {
        "id": ids[article.name],
        "headlines": [{"text": headline} for headline in article.headlines],
        "body": article.body,
        "stance": article.stance,
        "cites": article.cites,
        "credit": article.credit,
        "own_reporting": article.own_reporting,
        "reprint_of": ids[article.reprint_of] if article.reprint_of else None,
        "date_hints": [],
    }


def _needed(story: Story, key: str) -> str:
    if (line := story.one(key)) is None:
        raise story.bad(1, f"no {key}")
    return line.text


def _lines(path: Path) -> Iterator[Line]:
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if text.strip():
            yield Line(number, text.strip())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("into", type=Path)
    arguments.add_argument("--held", action="store_true", help="those kept for measuring only")
    options = arguments.parse_args()
    records = [record for record in read_stories() if record["held"] == options.held]
    with gzip.open(options.into, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    print(f"{len(records)} stories, {sum(len(record['articles']) for record in records)} articles")
