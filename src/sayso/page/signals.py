"""All that a page says of itself: headline, authors, dates, outlet, language, address, description."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from turbohtml import Text

from sayso.page.jsonld import read_json_ld
from sayso.page.names import find_names
from sayso.page.visible import UNSEEN, UPDATED, find_headline, find_shown
from sayso.resources import open_resource
from sayso.types import Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from turbohtml import Document, Element

MOST = 4000
"""Elements looked at; a page whose every paragraph carries an itemprop has 1,500."""
LONGEST = 500
"""Characters kept of one signal, 2,000 of a description."""
NEAR, FAR = 20, 60
"""Speaking elements after the headline among which its date stands, and its authors."""

SPEAKING = (
    "html[lang], title, h1, meta[content], link[rel=canonical], script[type='application/ld+json' i], time, "
    "[itemprop], [rel~=author], [href*='/author'], [class*=byline i], [class*=author i], [class*=date], "
    "[class*=Date], [class*=publish], [class*=posted], [class*=timestamp]"
)
AUTHOR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|autor|auteur|writer)(?:$|[\s_-]|s?name)", re.IGNORECASE
)
NOT_AUTHOR = re.compile(
    r"avatar|image|img|photo|bio\b|box|card|about|desc|social|follow|comment|related|date|time", re.IGNORECASE
)
DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|time|timestamp|published|publish|pubdate|posted)(?:$|[\s_-])",
    re.IGNORECASE,
)
URL_DATE = re.compile(r"[/_-](20\d\d|19\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")

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
JSON_LD_RANKS = {"headline": 10, "byline": 10, "published": 5, "created": 18, "modified": 5, "outlet": 15}
ONLY_PAGE = 12
"""Ranks that JSON-LD loses when a page's node says it, and no article's."""


class _Word(NamedTuple):
    """Something said, before it is tidied; the strongest have the lowest rank."""

    rank: int
    field: str
    origin: str
    text: str


def find_signals(tree: Document, url: str | None) -> tuple[Signal, ...]:
    """Everything that the page and its address say of the page, the strongest first for each field.

    One signal for each name of a byline; dates are as declared or printed, not yet settled.
    """
    elements = tree.select(SPEAKING)[:MOST]
    words = [*_json_ld(elements), *_head(elements), *_microdata(elements), *_address(url)]
    words += _visible(tree, elements, [word.text for word in words if word.field == "headline"])
    words.sort(key=lambda word: word.rank)
    return tuple(dict.fromkeys(signal for word in _strongest(words) for signal in _signals(word)))


def _strongest(words: list[_Word]) -> Iterator[_Word]:
    """The words without bylines that their own origin gives more strongly elsewhere.

    A page's node names the outlet as author where the article's names a person; author boxes at the
    foot of a page name other articles' authors.
    """
    ranks: dict[str, int] = {}
    for word in words:
        if word.field != "byline":
            yield word
        elif ranks.get(word.origin, word.rank) == word.rank and find_names(word.text):
            ranks[word.origin] = word.rank
            yield word


def _signals(word: _Word) -> Iterator[Signal]:
    """A word as signals: one for each name in a byline, one for everything else."""
    text = INVISIBLE.sub("", word.text[: 2000 if word.field == "description" else LONGEST])
    printed = " ".join(text.split())
    if word.field == "byline":
        yield from (Signal("byline", name, word.origin, printed) for name in find_names(text))
    elif printed:
        yield Signal(word.field, printed, word.origin, printed)


# ── Declared ─────────────────────────────────────────────────────────────────────────────────


def _json_ld(elements: Iterable[Element]) -> Iterator[_Word]:
    scripts = [element.text for element in elements if element.tag == "script"]
    for said in read_json_ld(scripts) if scripts else ():
        rank = JSON_LD_RANKS.get(said.field, 15) + (0 if said.article else ONLY_PAGE)
        field = "published" if said.field == "created" else said.field
        yield _Word(rank, field, "json-ld", said.text)


@cache
def _metas() -> dict[str, tuple[str, int]]:
    """For each name of a `meta` element the field that it tells, and its rank."""
    return {
        name: (field, int(rank))
        for field, entries in open_resource("meta-names").items()
        for rank, *names in entries
        for name in names
    }


def _head(elements: Iterable[Element]) -> Iterator[_Word]:
    """What stands in the head: `meta`, `title`, `link`, the language of `html`."""
    for element in elements:
        if element.tag == "meta":
            yield from _meta(element)
        elif element.tag == "title" and element.namespace.value == "html":
            yield _Word(60, "headline", "title", element.text)
        elif element.tag == "link":
            yield _Word(10, "url", "meta", element.attr("href") or "")
        elif element.tag == "html":
            yield _Word(10, "language", "meta", element.attr("lang") or "")


def _meta(element: Element) -> Iterator[_Word]:
    names = {element.attr(key): None for key in ("property", "name", "http-equiv")}
    for name in names:
        if name is not None and (known := _metas().get(name.lower())) is not None:
            field, rank = known
            yield _Word(rank, field, "meta", element.attr("content") or "")


def _microdata(elements: Iterable[Element]) -> Iterator[_Word]:
    for element in elements:
        for prop in (element.attr("itemprop") or "").split():
            if prop in ITEMPROPS:
                field, rank = ITEMPROPS[prop]
                yield _Word(rank, field, "microdata", _declared(element, field))


def _declared(element: Element, field: str) -> str:
    """What a microdata element declares, or else shows."""
    if field in ("byline", "outlet"):
        name = element.select_one("[itemprop=name]")
        element = element if name is None else name
    return element.attr("content") or element.attr("datetime") or _lines(element)


def _address(url: str | None) -> Iterator[_Word]:
    if url is None:
        return
    yield _Word(30, "url", "url", url)
    match = URL_DATE.search(url)
    if match is not None:
        yield _Word(45, "published", "url", "-".join(match.groups()))
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return
    if host:
        yield _Word(50, "outlet", "url", host.removeprefix("www."))


# ── Shown ────────────────────────────────────────────────────────────────────────────────────


def _visible(tree: Document, elements: list[Element], titles: list[str]) -> Iterator[_Word]:
    """What a reader sees: the headings, and near the headline its authors and dates."""
    headings = [element for element in elements if element.tag == "h1"][:8]
    headline = find_headline(tree, headings, titles)
    start = elements.index(headline) if headline in headings else 0
    for order, heading in enumerate(headings):
        yield _Word(15 + order, "headline", "visible text", heading.text[:LONGEST])
    for distance, element in enumerate(elements[start : start + FAR]):
        yield from _marked(element, distance)
    for shown in find_shown(headline) if headline is not None else ():
        yield _Word(
            (85 if shown.field == "byline" else 75) + shown.distance, shown.field, "visible text", shown.text
        )


def _marked(element: Element, distance: int) -> Iterator[_Word]:
    """What an element's tag or class name marks as a date or as an author."""
    names = element.attr("class") or ""
    if element.tag == "time" or DATE_CLASS.search(names):
        if distance < NEAR:
            yield _dated(element, 50 + distance)
    elif _names_author(element, names):
        yield _Word(50 + distance, "byline", "visible text", _lines(element))


def _names_author(element: Element, names: str) -> bool:
    if "author" in (element.attr("rel") or "") or "/author" in (element.attr("href") or ""):
        return True
    return AUTHOR_CLASS.search(names) is not None and NOT_AUTHOR.search(names) is None


def _dated(element: Element, rank: int) -> _Word:
    shown = _lines(element)
    before = element.parent.text[:40] if element.parent is not None else ""
    changed = UPDATED.search(f"{element.attr('class') or ''} {shown[:100]} {before}")
    origin = "time element" if element.tag == "time" else "visible text"
    text = element.attr("datetime") or shown
    return _Word(rank, "modified" if changed else "published", origin, text)


def _lines(element: Element) -> str:
    """The text of an element; strings that no blank parts stand on lines of their own.

    Names and roles in neighbouring elements would else read "Ann LeeStaff".
    """
    text = ""
    for node in element.descendants:
        if len(text) > LONGEST:
            break
        if isinstance(node, Text) and getattr(node.parent, "tag", "") not in UNSEEN and node.data:
            apart = text and not text[-1].isspace() and not node.data[0].isspace()
            text += ("\n" if apart else "") + node.data[:LONGEST]
    return text
