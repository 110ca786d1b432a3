"""Which part of a page a box is, as far as its markup says: by element, class name and id."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sayso.resources import open_resource

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
SMALL_LETTERS = bytes(code if code in b"abcdefghijklmnopqrstuvwxyz" else 32 for code in range(256))
"""What becomes of each byte where words are told apart: all but small letters are blanks."""
HASH = re.compile(r"(?<![^\W_])[0-9a-f]{8,64}(?![^\W_])")
"""As page builders number their boxes: on one page in two hundred an "ad" among them hid paragraphs."""

# WordPress writes what an article is about into the class names of its box: `tag-advertising`.
ABOUT = re.compile(r"(?:category|tag|author|postid|page|parent|term|topic|section|theme)-")

LONGEST = 400
"""Characters of class names read; more is a style sheet written into the page."""

BY_TAG = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "footer",
    "aside": "other",
    "dialog": "other",
    "button": "other",
    "figcaption": "caption",
    "address": "byline",
    "title": "page title",
}

SET_ASIDE = 0
"""The place of the section whose words are set aside."""


def read_part(tag: str, names: str) -> str:
    """The section of `resources/markup.txt` that a box belongs to by itself; empty where that says nothing.

    `names` is its class attribute or its id.

    >>> read_part("div", "article__related-links"), read_part("div", "tag-advertising col-8")
    ('related', '')
    >>> read_part("div", "block-12fd42a10f6ad1b2"), read_part("div", "elementor-widget")
    ('', '')
    """
    return (read_names(names) if names else "") or BY_TAG.get(tag, "")


@lru_cache(maxsize=32768)
def read_names(names: str) -> str:
    """The section that class names or an id belong to; empty where they say nothing."""
    sections = _sections()
    rank = min(map(_rank, names[:LONGEST].split()), default=len(sections))
    return sections[rank] if rank < len(sections) else ""


def words_of(names: str) -> list[str]:
    """The words of class names, in lower case.

    >>> words_of("site-header__inner col-8"), words_of("SiteHeaderRSS")
    (['site', 'header', 'inner', 'col'], ['site', 'header', 'rss'])
    """
    if names.islower():  # three in four: so they take half of the time
        return names.encode("ascii", "replace").translate(SMALL_LETTERS).decode().split()
    return "\n".join(WORD.findall(names)).lower().split()


@lru_cache(maxsize=65536)
def _rank(name: str) -> int:
    """The place of the first section that a class name belongs to; past the last where it is in none."""
    words = words_of(name)
    openers, ranks, found = _openers(), _ranks(), len(_sections())
    if openers.isdisjoint(words) or ABOUT.match(name):  # four of five
        return found
    words = words_of(HASH.sub("", name))
    following = iter(range(len(words)))
    for at in following:
        if words[at] not in openers:
            continue
        runs = (words[at], " ".join(words[at : at + 2]), " ".join(words[at : at + 3]))
        hits = [ranks[run] for run in runs if run in ranks]
        if SET_ASIDE in hits:
            next(following, None)
        elif hits:
            found = min(found, *hits)
    return found


@cache
def _sections() -> tuple[str, ...]:
    return tuple(open_resource("markup"))


@cache
def _ranks() -> dict[str, int]:
    """Each entry with the place of its section; an entry of two sections belongs to the first."""
    ranks: dict[str, int] = {}
    for rank, entries in enumerate(open_resource("markup").values()):
        for entry in entries:
            ranks.setdefault(entry[0], rank)
    return ranks


@cache
def _openers() -> frozenset[str]:
    """The words that entries begin with."""
    return frozenset(entry.partition(" ")[0] for entry in _ranks())
