"""All that a page says of itself: headline, authors, dates, outlet, language, address, description."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from sayso.page.jsonld import read_json_ld
from sayso.page.names import find_names
from sayso.types import Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from turbohtml import Document, Element

MOST = 4000
"""Elements looked at; a page whose every paragraph carries an itemprop has 1,500."""
LONGEST = 500
"""Characters kept of one signal, 2,000 of a description."""

SPEAKING = (
    "html[lang], title, h1, meta[content], link[rel=canonical], script[type='application/ld+json' i], time, "
    "[itemprop], [rel~=author], [class*=byline i], [class*=author i], [class*=date], [class*=Date], "
    "[class*=publish], [class*=posted], [class*=timestamp]"
)


class _Word(NamedTuple):
    """Something said, before it is tidied; the strongest have the lowest rank."""

    rank: int
    field: str
    origin: str
    text: str


METAS = {
    "og:title": ("headline", 30),
    "twitter:title": ("headline", 40),
    "dc.title": ("headline", 41),
    "dcterms.title": ("headline", 41),
    "parsely-title": ("headline", 31),
    "sailthru.title": ("headline", 32),
    "citation_title": ("headline", 5),
    "author": ("byline", 30),
    "article:author": ("byline", 31),
    "article:author_name": ("byline", 29),
    "og:article:author": ("byline", 31),
    "parsely-author": ("byline", 20),
    "sailthru.author": ("byline", 21),
    "cxenseparse:author": ("byline", 22),
    "dc.creator": ("byline", 32),
    "dcterms.creator": ("byline", 32),
    "citation_author": ("byline", 5),
    "byl": ("byline", 10),
    "article:published_time": ("published", 10),
    "og:article:published_time": ("published", 11),
    "article.published": ("published", 12),
    "article:published": ("published", 12),
    "og:published_time": ("published", 12),
    "publication_date": ("published", 13),
    "publication-date": ("published", 13),
    "published_time": ("published", 13),
    "published_date": ("published", 13),
    "published-date": ("published", 13),
    "publish_date": ("published", 13),
    "publish-date": ("published", 13),
    "publishdate": ("published", 13),
    "pubdate": ("published", 13),
    "parsely-pub-date": ("published", 13),
    "sailthru.date": ("published", 14),
    "cxenseparse:recs:publishtime": ("published", 14),
    "cxenseparse:publishtime": ("published", 14),
    "citation_publication_date": ("published", 14),
    "citation_online_date": ("published", 14),
    "dc.date.issued": ("published", 15),
    "dcterms.issued": ("published", 15),
    "dcterms.date": ("published", 16),
    "dc.date": ("published", 16),
    "dcterms.created": ("published", 16),
    "dc.date.created": ("published", 16),
    "date": ("published", 17),
    "article:modified_time": ("modified", 10),
    "og:updated_time": ("modified", 20),
    "last-modified": ("modified", 21),
    "lastmod": ("modified", 21),
    "dcterms.modified": ("modified", 21),
    "dc.date.modified": ("modified", 21),
    "og:site_name": ("outlet", 10),
    "application-name": ("outlet", 30),
    "apple-mobile-web-app-title": ("outlet", 31),
    "publisher": ("outlet", 20),
    "dc.publisher": ("outlet", 21),
    "citation_journal_title": ("outlet", 5),
    "content-language": ("language", 20),
    "dc.language": ("language", 21),
    "og:locale": ("language", 30),
    "og:url": ("url", 20),
    "og:description": ("description", 10),
    "description": ("description", 20),
    "twitter:description": ("description", 30),
    "dc.description": ("description", 31),
}
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
UPDATED = re.compile(
    r"updat|modif|aktualisiert|actuali[sz]|mis à jour|aggiornat|bijgewerkt|обновл|оновл|güncel", re.IGNORECASE
)
NEAR = 12
"""Speaking elements after the headline in which its date and authors stand."""
URL_DATE = re.compile(r"[/_-](20\d\d|19\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")


def find_signals(tree: Document, url: str | None) -> tuple[Signal, ...]:
    """Everything that the page and its address say of the page, the strongest first for each field.

    One signal for each name of a byline; dates are as declared or printed, not yet settled.
    """
    elements = tree.select(SPEAKING)[:MOST]
    words = [
        *_json_ld(elements),
        *_head(elements),
        *_microdata(elements),
        *_visible(elements),
        *_address(url),
    ]
    words.sort(key=lambda word: word.rank)
    return tuple(dict.fromkeys(signal for word in words for signal in _signals(word)))


def _signals(word: _Word) -> Iterator[Signal]:
    """A word as signals: one for each name in a byline, one for everything else."""
    printed = " ".join(word.text[: 2000 if word.field == "description" else LONGEST].split())
    if word.field == "byline":
        yield from (Signal("byline", name, word.origin, printed) for name in find_names(printed))
    elif printed:
        yield Signal(word.field, printed, word.origin, printed)


def _json_ld(elements: Iterable[Element]) -> Iterator[_Word]:
    scripts = [element.text for element in elements if element.tag == "script"]
    for said in read_json_ld(scripts) if scripts else ():
        rank = JSON_LD_RANKS.get(said.field, 15) + (0 if said.article else 12)
        field = "published" if said.field == "created" else said.field
        yield _Word(rank, field, "json-ld", said.text)


def _head(elements: Iterable[Element]) -> Iterator[_Word]:
    """What stands in the head: `meta`, `title`, `link`, the language of `html`."""
    for element in elements:
        if element.tag == "meta":
            yield from _meta(element)
        elif element.tag == "title":
            yield _Word(60, "headline", "title", element.text)
        elif element.tag == "link":
            yield _Word(10, "url", "meta", element.attr("href") or "")
        elif element.tag == "html":
            yield _Word(10, "language", "meta", element.attr("lang") or "")


def _meta(element: Element) -> Iterator[_Word]:
    names = {element.attr(key) for key in ("property", "name", "http-equiv")} - {None}
    for name in names:
        field, rank = METAS.get(str(name).lower(), ("", 0))
        if field:
            yield _Word(rank, field, "meta", element.attr("content") or "")


def _microdata(elements: Iterable[Element]) -> Iterator[_Word]:
    for element in elements:
        for prop in (element.attr("itemprop") or "").split():
            if prop in ITEMPROPS:
                field, rank = ITEMPROPS[prop]
                yield _Word(rank, field, "microdata", _declared(element, field))


def _declared(element: Element, field: str) -> str:
    """What a microdata element or a `time` declares, or else shows."""
    if field in ("byline", "outlet"):
        name = element.select_one("[itemprop=name]")
        element = element if name is None else name
    return element.attr("content") or element.attr("datetime") or element.text[:LONGEST]


def _visible(elements: list[Element]) -> Iterator[_Word]:
    """What a reader sees: the `h1`, and near it authors and dates."""
    places = [place for place, element in enumerate(elements) if element.tag == "h1"]
    for order, place in enumerate(places[:5]):
        yield _Word(15 + order, "headline", "visible text", elements[place].text[:LONGEST])
    start = places[0] if places else 0
    for distance, element in enumerate(islice(elements, start, start + 60)):
        rank = 50 + min(distance, 40)
        names = element.attr("class") or ""
        if element.tag == "time":
            yield from _dated(element, rank, "time element")
        elif DATE_CLASS.search(names):
            yield from _dated(element, rank + 1, "visible text")
        elif "author" in (element.attr("rel") or "") or (
            AUTHOR_CLASS.search(names) and not NOT_AUTHOR.search(names)
        ):
            yield _Word(rank, "byline", "visible text", element.text[:LONGEST])


def _dated(element: Element, rank: int, origin: str) -> Iterator[_Word]:
    text = element.attr("datetime") or element.text[:LONGEST]
    around = element.parent.text[:200] if element.parent is not None else ""
    modified = UPDATED.search(f"{element.attr('class') or ''} {element.text[:100]}") or UPDATED.search(
        around[:40]
    )
    yield _Word(rank, "modified" if modified else "published", origin, text)


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
