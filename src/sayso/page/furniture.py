"""What furniture is for, where the name of its region does not say.

Asked in this order: the words of the text; the class names of the boxes around it; what it stands
beside, as the author and the day below a teaser belong to the teaser; its element and its signs.
What a page asks for and who pays for it is part of what a reader wants to know.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.page.captions import find_credit
from sayso.page.meters import is_meter, may_be_meter
from sayso.page.naming import OUTSIDE, Name
from sayso.page.parts import words_of
from sayso.page.phrases import find_phrases
from sayso.resources import open_resource
from sayso.types import Furniture, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.page.layout import Layout

LONGEST = 240
"""Characters of a text whose words are looked at: a longer one says more than what it is for."""
LONGEST_NAMES = 300
WIDEST = 40
"""Pieces of a box that are asked what a piece among them is for."""
HIGHEST = 5
"""Boxes around a piece that are asked."""
MOST_PARTS = 0.5
"""Of the pieces around one, those of one purpose that make it theirs."""

LONGEST_BUTTON = 80
"""Characters of a button, a label or a message."""
LONGEST_ENTRY = 40
"""Characters of an entry of a menu."""
MOSTLY_LINK = 0.8
UNSURE = frozenset({"advertising", "controls", "about", "navigation"})
"""Purposes that class names tell of parts of teasers, too: their author, their day, their buttons."""
COMPANY = frozenset({"account", "cookies", "navigation", "newsletter", "related"})
"""Purposes that are shared by what stands together. An author's name stands beside share buttons."""
CELLS = frozenset({"td", "th"})
TELLING = frozenset({"h1", "li"})
"""Elements that hold more than a label, seen or not."""

OF_AUTHOR = frozenset({"about author", "author", "authors", "bio", "biography", "contributor"})
WALLED = ("paywall", "regwall", "subscribe wall", "pay wall")
"""Marks of boxes that stand in the place of an article's rest."""
SIGNS = re.compile(r"[^\w]{1,8}|[\d.,:%+/−-]{1,12}")
"""Arrows, crosses, counts and quotations of the stock exchange."""

BY_REGION = {
    "biography": Furniture.ABOUT,
    "byline": Furniture.ABOUT,
    "date": Furniture.ABOUT,
    "metadata": Furniture.ABOUT,
}
"""What is left in a region when neither words nor company tell otherwise."""
BY_TAG = {
    "button": Furniture.CONTROLS,
    "label": Furniture.CONTROLS,
    "legend": Furniture.CONTROLS,
    "form": Furniture.CONTROLS,
    "nav": Furniture.NAVIGATION,
    "menu": Furniture.NAVIGATION,
}

RELATED = "related"


def type_furniture(layout: Layout, names: list[Name]) -> list[Name]:
    """The names of a page's pieces with a purpose for most furniture that had none."""
    waiting = []
    for at, name in enumerate(names):
        purpose = name.furniture
        if purpose is Furniture.OTHER:
            waiting.append(at)
        elif purpose is Furniture.METER and _is_no_meter(name, layout.pieces[at].text):
            waiting.append(at)
            names[at] = OUTSIDE
        elif purpose is Furniture.ADVERTISING and _names_sponsor(layout.pieces[at].text):
            names[at] = _name("sponsor", "its words say who pays for it")
    if not waiting:
        return names
    around = _Around(layout, names)
    left: list[int] = []
    for at in waiting:
        found = _by_words(layout.pieces[at].text) or around.by_class(at, surely=True)
        if found is None:
            left.append(at)
        else:
            names[at] = found
    for at in left:
        names[at] = around.settle(at)
    return names


@cache
def _name(purpose: str, reason: str) -> Name:
    if purpose == RELATED:
        return Name(Kind.RELATED, reason)
    return Name(Kind.FURNITURE, reason, Furniture(purpose.replace(" ", "-")))


def _by_words(text: str) -> Name | None:
    if len(text) > LONGEST:
        return None
    if is_meter(text):
        return _name("meter", "its words give a sum reached and a goal")
    sections = find_phrases("furniture", text)
    if not sections:
        return None
    purpose = sections[0].removesuffix(" line")
    return _name(purpose, f"its words are those of {purpose}")


def _is_no_meter(name: Name, text: str) -> bool:
    """Whether a piece is taken for a meter by words such as "1 of 5" alone."""
    return name.reason.startswith("its words") and not may_be_meter(text)


def _names_sponsor(text: str) -> bool:
    return len(text) <= LONGEST and find_phrases("furniture", text)[:1] == ("sponsor",)


def _by_itself(layout: Layout, at: int) -> Name | None:
    """What a piece is by its region, its links or its signs, when all else is silent."""
    piece = layout.pieces[at]
    region, length = layout.region[piece.box], len(piece.text)
    if region in BY_REGION and (length <= LONGEST_BUTTON or region == "biography"):
        return _name(BY_REGION[region], f"its markup calls it {region}")
    if SIGNS.fullmatch(piece.text):
        return _name("controls", "signs or a number alone")
    if region == "hidden" and length <= LONGEST_ENTRY and layout.boxes.tag[piece.box] not in TELLING:
        return _name("controls", "a label or message that is not seen")
    return None


# ── The boxes around a piece ─────────────────────────────────────────────────────────────────


class _Around:
    """What the boxes around a page's pieces say, each asked once."""

    def __init__(self, layout: Layout, names: Sequence[Name]) -> None:
        self.layout, self.names = layout, names
        article = [at for at, name in enumerate(names) if name.kind is Kind.ARTICLE]
        boxes = [layout.pieces[at].box for at in article]
        self.article = (min(boxes), max(boxes)) if article else (-1, -1)
        self.pieces = (article[0], article[-1]) if article else (-1, -1)
        self.chains: dict[int, tuple[int, ...]] = {}
        self.company: dict[int, Name | None] = {}

    def boxes(self, at: int) -> Sequence[int]:
        """The boxes around a piece, up to the one that holds the article."""
        own = self.layout.pieces[at].box
        if own not in self.chains:
            self.chains[own] = tuple(self._climb(own))
        return self.chains[own]

    def _climb(self, box: int) -> Iterator[int]:
        parent, ends, (first, last) = self.layout.boxes.parent, self.layout.ends, self.article
        for _ in range(HIGHEST):
            if not box or (box <= first and last < ends[box]):
                return
            yield box
            box = parent[box]

    def settle(self, at: int) -> Name:
        """The name of a piece of whose purpose neither its words nor a telling class name speaks."""
        tag = self.layout.boxes.tag[self.layout.pieces[at].box]
        if tag in BY_TAG:
            return _name(BY_TAG[tag], f"it stands in a {tag} element")
        if len(self.layout.pieces[at].text) > LONGEST_BUTTON and self.names_author(at):
            return _name("about", "its markup calls it the author's")
        alone = tag in CELLS or self.layout.region[self.layout.pieces[at].box] == "body"
        company = None if alone else self.by_company(at)
        if tag == "figcaption" and (company is None or company.kind is not Kind.RELATED):
            text = self.layout.pieces[at].text
            return Name(Kind.CAPTION, "its element is that of a caption", credit=find_credit(text))
        told = company or self.by_class(at) or _by_itself(self.layout, at)
        if told is None and self.is_entry(at):
            return _name("navigation", "a few words that are one link")
        return told or self.names[at]

    def is_entry(self, at: int) -> bool:
        """Whether a piece is a short link, and no entry of the article's own tables and lists."""
        piece, (first, last) = self.layout.pieces[at], self.pieces
        length = len(piece.text)
        if first <= at <= last or self.layout.region[piece.box] == "body":
            return False
        return length <= LONGEST_ENTRY and piece.linked > MOSTLY_LINK * length

    def names_author(self, at: int) -> bool:
        """Whether a text stands in a box of the author: at some length that is a biography."""
        found = (read_mark(self.layout.boxes.names[box]) for box in self.boxes(at))
        return any(mark is not None and mark[1] in OF_AUTHOR for mark in found)

    def by_class(self, at: int, *, surely: bool = False) -> Name | None:
        """The purpose that the nearest box names that names any; surely: one that other furniture has not."""
        short = len(self.layout.pieces[at].text) <= LONGEST_BUTTON
        for box in self.boxes(at):
            if (names := self.layout.boxes.names[box]) and (found := read_mark(names)):
                purpose, mark = found
                if (surely and purpose in UNSURE) or (purpose == "controls" and not short):
                    return None
                wall = ", a wall" if mark in WALLED else ""
                return _name(purpose, f"its markup calls it {mark}{wall}")
        return None

    def by_company(self, at: int) -> Name | None:
        """The purpose of most of what stands in the nearest box whose pieces have any."""
        long = len(self.layout.pieces[at].text) > LONGEST_ENTRY
        for box in self.boxes(at):
            if box not in self.company:
                self.company[box] = self._ask(box, at)
            if (name := self.company[box]) is not None:
                return None if name.furniture is Furniture.NAVIGATION and long else name
        return None

    def _ask(self, box: int, at: int) -> Name | None:
        said: dict[str, int] = {}
        for name in self.names[self._inside(box, at)]:
            purpose = RELATED if name.kind is Kind.RELATED else name.furniture
            if purpose is not None and purpose is not Furniture.OTHER:
                said[purpose] = said.get(purpose, 0) + 1
        purpose = max(said, key=said.__getitem__, default="")
        if purpose not in COMPANY or said[purpose] <= MOST_PARTS * sum(said.values()):
            return None
        what = "links to other pages" if purpose == RELATED else f"what is there for {purpose}"
        return _name(purpose, f"it stands among {what}")

    def _inside(self, box: int, at: int) -> slice:
        """The pieces of a box around one of them, a few dozen on either side at most."""
        pieces, end = self.layout.pieces, self.layout.ends[box]
        first = last = at
        while first and at - first < WIDEST and box <= pieces[first - 1].box < end:
            first -= 1
        while last + 1 < len(pieces) and last - at < WIDEST and box <= pieces[last + 1].box < end:
            last += 1
        return slice(first, last + 1)


@lru_cache(maxsize=16384)
def read_mark(names: str) -> tuple[str, str] | None:
    """The purpose that class names tell, and the words that tell it.

    >>> read_mark("c-login__form"), read_mark("col-8 wrapper")
    (('account', 'login'), None)
    """
    words = words_of(names[:LONGEST_NAMES])
    marks = _marks()
    if _openers().isdisjoint(words):
        return None
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    found = [(*marks[word], word) for word in (*pairs, *words) if word in marks]
    return min(found)[1:] if found else None


@cache
def _openers() -> frozenset[str]:
    """The words that marks begin with."""
    return frozenset(mark.partition(" ")[0] for mark in _marks())


@cache
def _marks() -> dict[str, tuple[int, str]]:
    """Each entry with the place of its section and the section."""
    marks: dict[str, tuple[int, str]] = {}
    for rank, (section, entries) in enumerate(open_resource("furniture-marks").items()):
        for mark in (mark for entry in entries for mark in entry):
            marks.setdefault(mark, (rank, section))
    return marks
