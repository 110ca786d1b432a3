"""The one walk over a parsed page: a tree becomes a flat outline of boxes and the texts in them.

A box is an element that sets its text apart (`div`, `p`, `li`); a text ends where a box begins or
ends, or at an empty line made of two line breaks. The nodes come in page order without a word on
where elements end, which is all that is needed: a text whose parent lies in another box than the
text before it begins a new piece. (Walking `children` with a stack of our own took three times as
long, and recursion ends at a thousand nested tags.)

A menu, a row of share buttons and a footer are one piece each, a line for each of their entries:
half of the elements of a news page stand in them, and nobody reads them one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from turbohtml import Document, Element, Node, Text

from sayso.page.limits import MOST_PIECES
from sayso.page.parts import BY_TAG, read_names
from sayso.types import Span

if TYPE_CHECKING:
    from sayso.page.region import Region

_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt"
    " rtc ruby s samp small span strike strong sub sup time tt u var wbr"
)
INLINE = frozenset(_INLINE.split())

# What is never read: programs, fields of forms, pictures, and noscript, which holds a tracking
# pixel or an order to switch scripts on.
_UNREAD = (
    "area audio base basefont bgsound canvas col colgroup datalist embed frame frameset iframe img input"
    " link map math meta meter noembed noframes noscript object optgroup option param picture progress script"
    " select source style svg template textarea track video"
)
UNREAD = frozenset(_UNREAD.split())
_EMPTY = "area base basefont bgsound col embed frame img input link meta param source track"
EMPTY = frozenset(_EMPTY.split())
"""Those that hold nothing."""

# Characters that part words for a machine and for nobody else: soft hyphen, zero-width space,
# byte order mark.
INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")

AFTER_A_BOX = re.compile(r"(?:\s|</[^<>]*>)*")
"""What stands between the end of a box and a text after it."""

HIDDEN = re.compile(r"display:\s?none", re.IGNORECASE)
"""In a style attribute."""

PICTURES = frozenset({"img", "picture"})

MENUS = frozenset({"navigation", "footer", "share"})
NOT_IN_A_MENU = "h1, article, p + p, form, script, style"
BESIDE = MENUS | {
    *("related", "newsletter", "comments", "cookies", "appeal", "meter", "hidden", "biography", "embed")
}
"""What is passed over in a region, where it holds no long paragraph."""

TOP = (0, None)
"""The box and the link of what stands in no element that was walked."""


class Role(NamedTuple):
    """What an element is to a comment."""

    comment: int
    part: str
    """`frame` (the whole), `author` or `body`."""


class Boxes(NamedTuple):
    """The boxes of a page in page order, as parallel columns; box 0 is the page itself."""

    parent: Sequence[int]
    tag: Sequence[str]
    names: Sequence[str]
    """The class attribute."""
    part: Sequence[str]
    """What it calls itself (`parts.read_part`)."""
    role: Sequence[Role | None]
    """Inherited: every box inside a comment has one."""
    pictured: Sequence[int]
    """The boxes in which a picture stands, and not only in a box inside; in page order."""


class Link(NamedTuple):
    """Characters of a piece's text, and where they lead."""

    start: int
    end: int
    url: str


class Piece(NamedTuple):
    """A text as a reader sees it set apart."""

    text: str
    box: int
    names: str
    """The class of an inline element that opens the text (`span class=author`), or nothing."""
    links: Sequence[Link]
    source: Span

    @property
    def linked(self) -> int:
        """How many characters of the text lead elsewhere."""
        linked = 0
        for start, end, _ in self.links:
            linked += end - start
        return linked


class Outline(NamedTuple):
    """A page laid flat."""

    boxes: Boxes
    pieces: tuple[Piece, ...]


def outline_page(
    tree: Document, source: str, roles: Mapping[Element, Role], region: Region | None = None
) -> Outline:
    """The boxes and pieces of a page, of which `tree` is what the parser made `oneline`.

    `roles` names the elements of its comments. With a region, what stands in it alone, without the boxes
    there whose names say that they are no article.
    """
    boxes, texts = _gather(tree, roles, region)
    return Outline(boxes, tuple(_placed(texts, boxes.tag, source)))


def _gather(
    tree: Document, roles: Mapping[Element, Role], region: Region | None
) -> tuple[Boxes, list[_Text]]:
    """The boxes of a page, and its texts as they stand in the tree.

    What else was needed is let go here: on a page of 100,000 links it takes as much memory as the pieces.
    """
    gatherer = _Gatherer(roles, region)
    gatherer.gather(iter(tree.descendants) if region is None else gatherer.enter(region))
    parent, tag, names, part, role = zip(*gatherer.boxes, strict=True)
    return Boxes(parent, tag, names, part, role, sorted(gatherer.pictured)), gatherer.texts


_Box = tuple[int, str, str, str, Role | None]
"""A box as gathered: the box around it, its tag, its class, what it calls itself, what it is to a comment."""

_Text = tuple[list[str | None] | str, Sequence[tuple[int, str]], int, str, int | None]
"""A text as gathered: its parts as they stand in the tree, None for a line break (a menu's text is ready);
which parts lead elsewhere, and where; its box; the class of an inline element that opens it; and where in
the source the last element begins that began before it, None where it follows an end tag."""


class _Gatherer:
    """The boxes and texts found so far, and which box and link every element belongs to."""

    def __init__(self, roles: Mapping[Element, Role], region: Region | None) -> None:
        self.roles = roles
        self.prose = None if region is None else region.prose
        self.boxes: list[_Box] = [(0, "", "", "", None)]
        self.texts: list[_Text] = []
        self.pictured: set[int] = set()
        self.where: dict[Node | None, tuple[int, str | None]] = {}

    def enter(self, region: Region) -> Iterator[Node]:
        """Opens the boxes around a region and its own; returns the nodes inside."""
        for element in (*reversed([*region.box.ancestors]), region.box):
            if type(element) is Element:
                around = self.where.get(element.parent, TOP)
                if element.tag in INLINE:
                    self.where[element] = around
                else:
                    self.open_box(element, element.tag, *around)
        return region.nodes()

    def gather(self, nodes: Iterator[Node]) -> None:  # noqa: C901, PLR0912 - see below
        """Fills boxes and texts.

        One loop with all it needs at hand: a thousand nodes of a page come by, and a call for each
        of them takes as long as the rest.
        """
        where, roles, open_box = self.where, self.roles, self.open_box
        found = where.get
        box, names = 0, ""
        parts: list[str | None] | None = None
        links: list[tuple[int, str]] = []
        opened: Element | None = None
        aside = MENUS if self.prose is None else BESIDE
        for node in nodes:
            if type(node) is Text:
                data = node.data
                if data.isspace():
                    if parts:
                        parts.append(" ")
                    continue
                at, link = found(node.parent, TOP)
                if at != box:
                    box, parts, names, opened = at, None, "", None
                if parts is None:
                    if len(self.texts) > MOST_PIECES:
                        return  # to be refused
                    parts, links = self.open_text(box, names, opened)
                if link:
                    links.append((len(parts), link))
                parts.append(data)
            elif type(node) is Element:
                tag = node.tag
                if tag in UNREAD:
                    if tag in PICTURES:
                        self.pictured.add(found(node.parent, TOP)[0])
                    if tag not in EMPTY:
                        _pass_over(node, nodes)
                    continue
                around = found(node.parent, TOP)
                if tag in INLINE and node not in roles:
                    where[node] = (around[0], node.attr("href")) if tag == "a" else around
                    if around[0] != box:
                        box, parts, names = around[0], None, ""
                    if parts is None:
                        opened = node
                        names = node.attr("class") or names
                elif tag != "br":
                    parts, names, opened = None, "", node
                    box, part = open_box(node, tag, *around)
                    if part in aside and self.take_aside(node, box, part):
                        opened = None
                        _pass_over(node, nodes)
                elif parts and around[0] == box and parts[-1] is not None and parts[-2:] != [None, " "]:
                    # One line break is a new line; two with nothing between them part two texts.
                    parts.append(None)
                else:
                    parts, names, opened = None, "", None

    def open_text(
        self, box: int, names: str, opened: Element | None
    ) -> tuple[list[str | None], list[tuple[int, str]]]:
        """Adds a text; returns its parts and links, to be filled."""
        parts: list[str | None] = []
        links: list[tuple[int, str]] = []
        self.texts.append((parts, links, box, names, None if opened is None else opened.source_col))
        return parts, links

    def open_box(self, element: Element, tag: str, parent: int, link: str | None) -> tuple[int, str]:
        """Adds a box; returns its place and what it calls itself."""
        attr, boxes = element.attr, self.boxes
        names = attr("class") or ""
        if ((style := attr("style")) and HIDDEN.search(style)) or attr("hidden") is not None:
            part = "hidden"
        else:
            part = (
                (names and read_names(names))
                or BY_TAG.get(tag)
                or ((own := attr("id")) and read_names(own))
                or ""
            )
        box = len(boxes)
        self.where[element] = box, link
        role = self.roles.get(element, boxes[parent][-1]) if self.roles else None
        boxes.append((parent, tag, names, part, role))
        return box, part

    def take_aside(self, element: Element, box: int, part: str) -> bool:
        """Whether nothing inside a box need be walked: what it says is no article, or is taken as a menu."""
        if part in MENUS and element.select_one(NOT_IN_A_MENU) is not None:
            return False
        if self.prose is not None:
            return element not in self.prose
        self.take_menu(element, box)
        return True

    def take_menu(self, menu: Element, box: int) -> None:
        """Adds the text of a box that is a menu and nothing more."""
        entries = [" ".join(entry.split()) for entry in menu.stripped_strings]
        text = "\n".join(entry for entry in entries if entry)
        if text:
            self.texts.append((text, (), box, "", menu.source_col))


def _pass_over(element: Element, nodes: Iterator[Node]) -> None:
    """Takes the nodes inside an element, at which `nodes` has arrived, out of them."""
    for _ in zip(element.descendants, nodes):  # noqa: B905 - `nodes` goes on
        pass


def _squash(
    parts: Sequence[str | None] | str, links: Sequence[tuple[int, str]]
) -> tuple[str, Sequence[Link]]:
    """Parts joined with white space squashed, None read as a new line, and where the links ended up.

    >>> _squash(["See  the ", "report", None, " today"], [(1, "/r")])
    ('See the report\\ntoday', [Link(start=8, end=14, url='/r')])
    """
    if isinstance(parts, str):
        return parts, [Link(0, len(parts), "")]
    if len(parts) == 1:  # three texts in four; the first part is no line break
        text = _tidy(parts[0])  # type: ignore[arg-type]
        return text, [Link(0, len(text), links[0][1])] if links and text else ()
    if None in parts:
        return _squash_by_part(parts, links)
    whole = "".join(parts)  # type: ignore[arg-type]  # there is no None
    text = _tidy(whole)
    if not links or not text:
        return text, ()
    if _is_one_link(parts, links):
        return text, [Link(0, len(text), links[0][1])]
    if text == whole.strip():  # nothing was squashed
        return text, _merged(_links_between(parts, links, whole.index(text)))  # type: ignore[arg-type]
    return _squash_by_part(parts, links)


def _links_between(parts: Sequence[str], links: Sequence[tuple[int, str]], start: int) -> Iterator[Link]:
    """The links of parts that stand in the text from `start` on as they are."""
    ends = list(accumulate(map(len, parts)))
    for at, url in links:
        part = parts[at].rstrip()
        end = ends[at] - len(parts[at]) + len(part) - start
        yield Link(end - len(part.lstrip()), end, url)


def _tidy(text: str) -> str:
    """A text with single blanks for white space and nothing invisible."""
    text = text.strip()
    # What can be printed has no white space but blanks and nothing invisible: 95 texts in 100.
    if text.isprintable() and "  " not in text:
        return text
    return " ".join(INVISIBLE.sub("", text).split())


def _is_one_link(parts: Sequence[str | None], links: Sequence[tuple[int, str]]) -> bool:
    url = links[0][1]
    return all(link[1] == url for link in links) and len(links) == sum(part != " " for part in parts)


def _squash_by_part(parts: Sequence[str | None], links: Sequence[tuple[int, str]]) -> tuple[str, list[Link]]:
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length, gap = 0, False
    for part in parts:
        words = _tidy(part) if part else ""
        if part is None and pieces and pieces[-1] != "\n":
            pieces.append("\n")
            length += 1
        elif words and part:
            if pieces and pieces[-1] != "\n" and (gap or part[0].isspace()):
                pieces.append(" ")
                length += 1
            pieces.append(words)
        gap = bool(part) and (part[-1].isspace() or (gap and not words))  # type: ignore[index]
        places.append((length, length + len(words)))
        length += len(words)
    text = "".join(pieces).rstrip("\n")
    return text, _merged([Link(*places[at], url) for at, url in links if places[at][1] > places[at][0]])


def _merged(links: Iterable[Link]) -> list[Link]:
    """A link whose words stand in several elements is one link."""
    merged: list[Link] = []
    for link in links:
        if merged and merged[-1].url == link.url and link.start - merged[-1].end <= 1:
            merged[-1] = Link(merged[-1].start, link.end, link.url)
        else:
            merged.append(link)
    return merged


def _placed(texts: Iterable[_Text], tags: Sequence[str], source: str) -> Iterator[Piece]:
    """Pieces with their places in the source: in order, and apart from each other."""
    read: list[tuple[str, Sequence[Link], int, str, int | None]] = []
    for parts, led, box, names, known in texts:
        text, links = _squash(parts, led)
        if text:
            read.append((text, links, box, names, known))
    limits, limit = [], len(source)
    for each in reversed(read):
        limits.append(limit)
        limit = limit if each[-1] is None else each[-1]
    before = 0
    for (text, links, box, names, known), limit in zip(read, reversed(limits), strict=True):
        start = before if known is None or known < before else known
        if known is None and (gap := AFTER_A_BOX.match(source, start)):
            start = gap.end()
        before = start if limit <= start else _find_end(source, tags[box], start, limit)
        yield Piece(text, box, names, links, Span(start, before))


def _find_end(source: str, tag: str, start: int, limit: int) -> int:
    """Where the box's end tag stands: the first one, as any box inside would have begun a new piece."""
    end = source.find(f"</{tag}", start, limit)
    if end < 0:  # pages of the nineties shout
        end = source.find(f"</{tag.upper()}", start, limit)
    return limit if end < 0 else end
