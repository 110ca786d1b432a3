"""What a reader sees around a page's headline: who wrote it, and when."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from turbohtml import Text

from sayso.page.dates import settle_date
from sayso.page.names import introduces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from turbohtml import Document, Element, Node

UNSEEN = frozenset(("script", "style", "noscript", "template", "textarea", "option"))
LONG = 150
"""Characters that make a string prose. Authors and date may stand behind one of them, the standfirst."""
AFTER, BEFORE = 40, 6
"""Strings read after and before the headline."""
NODES = 250
UPDATED = re.compile(
    r"updat|modif|aktualisiert|actuali[sz]|mis à jour|aggiornat|bijgewerkt|обновл|оновл|güncel|oppdatert|uppdaterad",
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")


class Shown(NamedTuple):
    """A string near the headline that tells of authors or dates."""

    field: str
    """`byline`, `published` or `modified`."""
    text: str
    distance: int
    """Strings between it and the headline; those before the headline count from `AFTER` on."""


def find_headline(tree: Document, headings: list[Element], titles: Iterable[str]) -> Element | None:
    """The heading that the page elsewhere calls its title, or else its first `h1`.

    Of two with the same words the later one: the first is then a print version or a sticky bar.
    """
    wanted = [words_of(title) for title in titles]
    best, best_share = (headings[0] if headings else None), 0.0
    for heading in headings or tree.select("h2")[:5]:
        words = words_of(heading.text[:300])
        share = max((likeness(words, title) for title in wanted), default=0.0)
        if share >= max(best_share, 0.4):
            best, best_share = heading, share
    return best


def words_of(text: str) -> frozenset[str]:
    """The words of a text, in lower case."""
    return frozenset(WORD.findall(text.casefold()))


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """How many of the words of two texts they share.

    >>> likeness(words_of("Mayor resigns"), words_of("Mayor resigns | The Veland Post"))
    0.4
    """
    return len(left & right) / (len(left | right) or 1)


def find_shown(headline: Element) -> Iterator[Shown]:
    """The author lines and dates around a headline, nearest first, those after it before those above it."""
    after = list(_strings(islice(headline.following, NODES), AFTER))
    yield from _told(after, 0)
    before = list(_strings(islice(headline.preceding, NODES // 4), BEFORE))
    yield from _told(before, AFTER)


def _strings(nodes: Iterable[Node], most: int) -> Iterator[str]:
    """The strings that a reader sees, up to where the article's prose begins."""
    prose = 0
    for node in nodes:
        if not isinstance(node, Text) or getattr(node.parent, "tag", "") in UNSEEN:
            continue
        text = " ".join(node.data[: LONG * 2].split())
        prose += len(text) > LONG
        if prose > 1 or most <= 0:
            return
        if text:
            most -= 1
            yield text


def _told(strings: list[str], distance: int) -> Iterator[Shown]:
    for place, text in enumerate(strings):
        if len(text) > LONG:
            continue
        previous = strings[place - 1] if place else ""
        if introduces(text):
            names = text if len(text) > 12 else " ".join(strings[place : place + 2])
            yield Shown("byline", names, distance + place)
        if any(character.isdigit() for character in text) and settle_date(text, day_first=True) is not None:
            changed = UPDATED.search(text) or (len(previous) < 40 and UPDATED.search(previous))
            yield Shown("modified" if changed else "published", text, distance + place)
