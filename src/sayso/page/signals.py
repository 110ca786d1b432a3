"""All that a page says of itself: headline, authors, dates, outlet, language, address, description."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from sayso.page.dates import gives_day
from sayso.page.jsonld import read_json_ld
from sayso.page.names import find_names
from sayso.page.oneline import with_line_ends
from sayso.page.visible import find_headline, find_shown, find_shown_below, in_comment, lines_of
from sayso.resources import open_resource
from sayso.types import Signal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from turbohtml import Document, Element, Node

    from sayso.page.oneline import with_line_ends
from sayso.page.visible import Shown

MOST = 500
"""Elements of one kind looked at; microdata can stand on every paragraph."""
LONGEST = 500
"""Characters kept of one signal, 2,000 of a description."""
URL_RANK = 70
"""Of an address's day: behind dates shown after the headline, before those above it. Some outlets put the
day on which a draft was begun there."""
LAST = 140
"""The rank of an author link anywhere on the page."""

URL_DATE = re.compile(r"[/_-](20\d\d|19\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
UNPRINTED = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ud800-\udfff]")
"""Soft hyphens and the like, and what JSON can spell but neither UTF-8 nor a database can hold."""

NAMING = ("property", "name", "http-equiv")
"""The attributes of `meta` that say of what it tells."""
ITEMPROPS = {
    "headline": ("headline", 20),
    "author": ("byline", 40),
    "creator": ("byline", 42),
    "datePublished": ("published", 20),
    "dateCreated": ("published", 24),
    "dateModified": ("modified", 30),
    "publisher": ("outlet", 40),
    "inLanguage": ("language", 40),
}
MICRODATA_TAGS = (
    *("meta", "span", "div", "a", "p", "h1", "h2", "h3", "time"),
    *("li", "section", "article", "address", "strong", "b", "em", "i"),
)
"""Asked tag by tag: `[itemprop]` alone takes 0.08 ms a page, all these 0.02."""
JSON_LD_RANKS = {"headline": 10, "byline": 10, "published": 5, "created": 18, "modified": 5, "outlet": 15}
ONLY_PAGE = 12
"""Ranks that JSON-LD loses when a page's node says it, and no article's."""


class _Word(NamedTuple):
    """Something said, before it is tidied; the strongest have the lowest rank."""

    rank: int
    field: str
    origin: str
    text: str


def find_signals(tree: Document, url: str | None, comments: Container[Node] = ()) -> tuple[Signal, ...]:
    """Everything that the page and its address say of the page, the strongest first for each field.

    One signal for each name of a byline; dates are as declared or printed, not yet settled. `comments`
    are the elements that hold a comment each: who wrote those, and when, says nothing of the page.
    """
    words = [*_json_ld(tree), *_head(tree), *_microdata(tree, comments), *_address(url)]
    words = [*words, *_visible(tree, words, comments)]
    words.sort(key=lambda word: word.rank)
    unique: dict[tuple[str, ...], Signal] = {}
    for signal in _tidied(words):
        unique.setdefault(signal[:3], signal)
    return tuple(unique.values())


def _tidied(words: list[_Word]) -> Iterator[Signal]:
    """The words as signals; of bylines only the strongest of each origin.

    A page's node names the outlet as author where the article's names a person; author boxes at the
    foot of a page name other articles' authors.
    """
    ranks: dict[str, int] = {}
    for word in words:
        text = word.text[: 2000 if word.field == "description" else LONGEST]
        if not text.isprintable():
            text = UNPRINTED.sub("", with_line_ends(text))
        printed = " ".join(text.split())
        if word.field != "byline":
            if printed:
                yield Signal(word.field, printed, word.origin, printed)
        elif ranks.get(word.origin, word.rank) == word.rank:
            for name in find_names(text):
                ranks[word.origin] = word.rank
                yield Signal("byline", name, word.origin, printed)


# ── Declared ─────────────────────────────────────────────────────────────────────────────────


def _json_ld(tree: Document) -> Iterator[_Word]:
    elements = tree.select("script[type='application/ld+json' i]")[:MOST]
    scripts = [with_line_ends(script.text) for script in elements]
    for said in read_json_ld(scripts) if scripts else ():
        rank = JSON_LD_RANKS.get(said.field, 15) + (0 if said.article else ONLY_PAGE)
        field = "published" if said.field == "created" else said.field
        yield _Word(rank, field, "json-ld", said.text)


@cache
def _meta_fields() -> dict[str, tuple[str, int]]:
    """For each name of a `meta` element the field that it tells, and its rank."""
    return {
        name: (field, int(rank))
        for field, entries in open_resource("meta-names").items()
        for rank, *names in entries
        for name in names
    }


def _head(tree: Document) -> Iterator[_Word]:
    """What stands in the head: `meta`, `title`, `link`, the language of `html`."""
    yield from _metas(tree.select("meta[content]")[:MOST])
    for element in tree.select("title")[:1]:
        yield _Word(60, "headline", "title", element.text)
    for element in tree.select("link[rel=canonical]")[:1]:
        yield _Word(10, "url", "meta", element.attr("href") or "")
    if tree.root is not None:
        yield _Word(10, "language", "meta", tree.root.attr("lang") or "")


def _metas(elements: Iterable[Element]) -> Iterator[_Word]:
    fields = _meta_fields()
    for element in elements:
        for attribute in NAMING:
            name = element.attr(attribute)
            known = fields.get(name.lower()) if name else None
            if known is not None:
                yield _Word(known[1], known[0], "meta", element.attr("content") or "")


def _microdata(tree: Document, comments: Container[Node]) -> Iterator[_Word]:
    for tag in MICRODATA_TAGS:
        for element in tree.select(f"{tag}[itemprop]")[:MOST]:
            for prop in (element.attr("itemprop") or "").split():
                if prop in ITEMPROPS:
                    if comments and in_comment(element, comments):
                        break
                    field, rank = ITEMPROPS[prop]
                    yield _Word(rank, field, "microdata", _declared(element, field))


def _declared(element: Element, field: str) -> str:
    """What a microdata element declares, or else shows."""
    if field in ("byline", "outlet"):
        name = element.select_one("[itemprop=name]")
        element = element if name is None else name
    return element.attr("content") or element.attr("datetime") or lines_of(element)


def _address(url: str | None) -> Iterator[_Word]:
    if url is None:
        return
    yield _Word(30, "url", "url", url)
    match = URL_DATE.search(url)
    if match is not None:
        yield _Word(URL_RANK, "published", "url", "-".join(match.groups()))
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return
    if host:
        yield _Word(50, "outlet", "url", host.removeprefix("www."))


# ── Shown ────────────────────────────────────────────────────────────────────────────────────


def _visible(tree: Document, declared: list[_Word], comments: Container[Node]) -> Iterator[_Word]:
    """What a reader sees: the headings, and near the headline its authors and dates.

    Where neither these nor the page's data give a day, one in the rest of the article's box.
    """
    headings = tree.select("h1")[:8]
    for order, heading in enumerate(headings):
        yield _Word(15 + order, "headline", "visible text", heading.text[:LONGEST])
    titles = [word.text for word in declared if word.field == "headline"]
    headline = find_headline(tree, headings, titles)
    shown = [] if headline is None else list(find_shown(headline, comments))
    if headline is not None and not _is_dated(declared, shown):
        shown += find_shown_below(headline, comments, shown)
    for one in shown:
        rank = (50 if one.marked else 60) + one.distance // 8
        yield _Word(rank, one.field, one.origin, one.text)
    for link in tree.select("a[rel~=author]")[:1]:
        if not in_comment(link, comments):
            yield _Word(LAST, "byline", "visible text", lines_of(link))


def _is_dated(declared: Iterable[_Word], shown: Iterable[Shown]) -> bool:
    """Whether the page's data give its day, or the lines near its headline."""
    return any(word.field == "published" and word.origin != "url" for word in declared) or any(
        one.field == "published" and gives_day(one.text) for one in shown
    )
