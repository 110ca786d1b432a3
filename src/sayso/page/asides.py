"""What outlets print before and after a story without its being told there.

Who wrote it and when, who the author is, what must be agreed to, who earns by it, where to
subscribe, what to read next.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sayso.page.dates import gives_day
from sayso.page.layout import HEADINGS
from sayso.page.names import introduces
from sayso.page.phrases import find_phrases
from sayso.page.plain.lines import phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.page.insets import Prose

AT_START, AT_END = 2, 4
"""Pieces at either end of the article among which its author is told of."""
MOST_AUTHORS = 50
LONGEST_LIFE = 900
"""Characters of what is said about an author."""
LONGEST_ASIDE = 600
LONGEST_HEAD, LONGEST_DATE = 120, 80
"""Characters of an author line, and of one with a day, above the first paragraph."""
CODA_SHARE, LONGEST_CODA = 0.5, 60
"""Of the article's characters, those below a heading that ends it, at most; and of such a heading."""
LINKS_SHARE, LISTED_SHARE = 0.35, 0.5
"""Of an entry's characters, those that lead elsewhere; of the last list's entries, those of such a kind."""
BEFORE_A_NAME = "*—–- "


def find_lives(prose: Prose, authors: Iterable[str]) -> frozenset[int]:
    """The paragraphs at either end that begin with the name of one of the page's authors."""
    names = tuple(name for name in islice(authors, MOST_AUTHORS) if " " in name)
    if not names:
        return frozenset()
    last, pieces = prose.last(), prose.layout.pieces
    return frozenset(
        at
        for order, at in enumerate(prose.pieces)
        if (at > last or order < AT_START or order >= len(prose.pieces) - AT_END)
        and len(pieces[at].text) < LONGEST_LIFE
        and pieces[at].text.lstrip(BEFORE_A_NAME).startswith(names)
    )


def find_head_lines(prose: Prose) -> frozenset[int]:
    """The author lines and dates above the first paragraph."""
    layout = prose.layout
    found = set()
    for at in prose.pieces:
        if layout.value[at] > 0 and layout.holder(at) == prose.main:
            break
        if layout.tag(at) not in HEADINGS and _is_head_line(layout.pieces[at].text):
            found.add(at)
    return frozenset(found)


def _is_head_line(text: str) -> bool:
    """Whether a text is "By Ann Lee", "Updated 3 March 2021" or "2 days ago".

    >>> _is_head_line("Updated: 3 March 2021"), _is_head_line("On 3 March 2021 the pier fell.")
    (True, False)
    """
    if len(text) > LONGEST_HEAD:
        return False
    if introduces(text) or "ago" in phrases_of(text):
        return True
    return len(text) < LONGEST_DATE and text[-1] not in ".!?" and gives_day(text)


def find_codas(prose: Prose) -> frozenset[int]:
    """The last pieces from a heading on below which no story goes on: the author, footnotes, other pages.

    Not where that is most of the article: such a heading then stands over a part of a list.
    """
    pieces = prose.layout.pieces
    rest = CODA_SHARE * sum(len(pieces[at].text) for at in prose.pieces)
    start = len(prose.pieces)
    for order in range(len(prose.pieces) - 1, 0, -1):
        text = pieces[prose.pieces[order]].text
        rest -= len(text)
        if rest < 0:
            break
        if len(text) <= LONGEST_CODA and "coda line" in find_phrases("asides", text):
            start = order
    return frozenset(prose.pieces[start:])


def find_asides(prose: Prose) -> frozenset[int]:
    """The texts at either end, or in boxes beside the main one, whose words are those of no story."""
    layout = prose.layout
    ends = {*prose.pieces[:AT_START], *prose.pieces[-AT_END:]}
    return frozenset(
        at
        for at in prose.pieces
        if (at in ends or layout.holder(at) != prose.main)
        and len(layout.pieces[at].text) <= LONGEST_ASIDE
        and layout.tag(at) not in ("li", "td")
        and find_phrases("asides", layout.pieces[at].text)
    )


def find_last_links(prose: Prose) -> frozenset[int]:
    """The entries of the list with which the article ends, where most are there for their links."""
    layout, pieces = prose.layout, prose.pieces
    start = len(pieces)
    while start and layout.tag(pieces[start - 1]) == "li" and _same_box(prose, pieces[start - 1]):
        start -= 1
    entries = [layout.pieces[at] for at in pieces[start:]]
    linking = sum(entry.linked > LINKS_SHARE * len(entry.text) for entry in entries)
    return frozenset(pieces[start:]) if entries and linking >= LISTED_SHARE * len(entries) else frozenset()


def _same_box(prose: Prose, at: int) -> bool:
    return prose.layout.holder(at) == prose.layout.holder(prose.pieces[-1])
