"""What a page's JSON-LD says of its article: tolerant of broken JSON, never raising, never recursing."""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 400_000
"""Characters of one script; the largest that described an article had 120,000."""
MOST = 500
"""Nodes looked at on one page."""

ARTICLE = re.compile(
    r"Article$|Posting$|^(?:Report|Review|Recipe|HowTo|AnalysisNewsArticle|CreativeWork|Book)$"
)
INWARD = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "review")
"""Where an article's node lies inside others. Lists of links (itemListElement) describe other pages."""
OPENING = re.compile(r"<!--|(?://|/\*)?\s?<!\[CDATA\[(?:\s?\*/)?")
CLOSING = re.compile(r"(?:-->|(?://|/\*)?\s?\]\]>(?:\s?\*/)?)$")
TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
LONE = re.compile(
    r'"(headline|datePublished|dateModified|author)"\s*:\s*(?:\[?\s*\{[^{}]{0,300}?"name"\s*:\s*)?"((?:[^"\\\n]|\\.){1,400})"'
)


class Said(NamedTuple):
    """One statement of the JSON-LD about the page."""

    field: str
    text: str
    article: bool
    """Whether an article's own node says so, and not only a page's."""


def read_json_ld(scripts: Iterable[str]) -> tuple[Said, ...]:
    """What the page's JSON-LD scripts say, articles' own nodes first, each in page order."""
    said: list[Said] = []
    known: dict[str, dict[str, Any]] = {}
    nodes: list[dict[str, Any]] = []
    for script in scripts:
        value = parse_script(script[:LONGEST])
        if value is None:
            said += [
                Said(FIELDS[match[1]], html.unescape(match[2]), True)
                for match in LONE.finditer(script[:LONGEST])
            ]
        nodes += _nodes(value)
    for node in nodes:
        if isinstance(node.get("@id"), str):
            known.setdefault(node["@id"], node)
    for node in nodes:
        said += _node_says(node, known)
    return tuple(sorted(said, key=lambda one: not one.article))


FIELDS = {
    "headline": "headline",
    "datePublished": "published",
    "dateCreated": "created",
    "dateModified": "modified",
    "author": "byline",
    "creator": "byline",
    "publisher": "outlet",
    "inLanguage": "language",
    "url": "url",
    "description": "description",
}
NAMED = frozenset(("author", "creator", "publisher", "inLanguage"))


def parse_script(script: str) -> Any:
    """The value of a script, mended where editors' slips are common; None when it cannot be read."""
    bare = script.strip().rstrip(";")
    opening = OPENING.match(bare)
    if opening is not None:
        closing = CLOSING.search(bare, len(bare) - 12)
        bare = bare[opening.end() : closing.start() if closing else None].strip().rstrip(";")
    for mend in (str, _without_trailing_commas, html.unescape):
        try:
            return json.loads(mend(bare), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _without_trailing_commas(text: str) -> str:
    return TRAILING_COMMA.sub("", text)


def _nodes(value: Any) -> list[dict[str, Any]]:
    """Every node that may describe the page, in page order."""
    nodes: list[dict[str, Any]] = []
    waiting = [value]
    while waiting and len(nodes) < MOST:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value[:MOST])
        elif isinstance(value, dict):
            nodes.append(value)
            waiting += [value[key] for key in reversed(INWARD) if key in value]
    return nodes


def _types(node: dict[str, Any]) -> list[str]:
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    return [one.rpartition("/")[2] for one in listed if isinstance(one, str)]


def _node_says(node: dict[str, Any], known: dict[str, dict[str, Any]]) -> Iterator[Said]:
    types = _types(node)
    article = any(map(_is_article, types))
    if article or any(one.endswith("Page") for one in types):
        for key, field in FIELDS.items():
            for text in _texts(node.get(key), known if key in NAMED else None):
                yield Said(field, text, article)
        if article and "headline" not in node:
            yield from (Said("headline", text, True) for text in _texts(node.get("name"), None))


@lru_cache(maxsize=256)
def _is_article(type_name: str) -> bool:
    return ARTICLE.search(type_name) is not None


def _texts(value: Any, known: dict[str, dict[str, Any]] | None) -> Iterator[str]:
    """The texts of a value; with `known` also the name of each node, looked up where only its id stands."""
    for one in value[:50] if isinstance(value, list) else [value]:
        if isinstance(one, dict) and known is not None:
            node = one if "name" in one else known.get(str(one.get("@id")), {})
            names = node.get("name")
            yield from (
                name for name in (names if isinstance(names, list) else [names]) if isinstance(name, str)
            )
        elif isinstance(one, str) and one.strip():
            yield html.unescape(one)
