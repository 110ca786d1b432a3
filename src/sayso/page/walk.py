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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from turbohtml import Document, Element, Node, Text

from sayso.page.parts import read_part
from sayso.types import Span

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

# Characters that part words for a machine and for nobody else: soft hyphen, zero-width space,
# byte order mark.
INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")

AFTER_A_BOX = re.compile(r"(?:\s|</[^<>]*>)*")
"""What stands between the end of a box and a text after it."""

HIDDEN = '[hidden], [style*="display:none" i], [style*="display: none" i]'

MENUS = frozenset({"navigation", "footer", "share"})
NOT_IN_A_MENU = "h1, article, p + p, form, script, style"

LONE_RETURN = re.compile(r"\r(?!\n)")

NOTHING_READ = -1


class Role(NamedTuple):
    """What an element is to a comment."""

    comment: int
    part: str
    """`frame` (the whole), `author` or `body`."""


@dataclass(slots=True)
class Boxes:
    """The boxes of a page in page order, as parallel lists; box 0 is the page itself."""

    parent: list[int] = field(default_factory=lambda: [0])
    tag: list[str] = field(default_factory=lambda: [""])
    names: list[str] = field(default_factory=lambda: [""])
    """The class attribute."""
    part: list[str] = field(default_factory=lambda: [""])
    """What it calls itself (`parts.read_part`)."""
    role: list[Role | None] = field(default_factory=lambda: [None])
    """Inherited: every box inside a comment has one."""


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
        return sum(link.end - link.start for link in self.links)


class Outline(NamedTuple):
    """A page laid flat."""

    boxes: Boxes
    pieces: tuple[Piece, ...]


def outline_page(tree: Document, source: str, roles: Mapping[Element, Role]) -> Outline:
    """The boxes and pieces of a parsed page; `roles` names the elements of its comments."""
    gatherer = _Gatherer(roles, frozenset(tree.select(HIDDEN)))
    take_text, take_element = gatherer.take_text, gatherer.take_element
    for node in tree.descendants:
        if type(node) is Text:
            take_text(node)
        elif type(node) is Element:
            take_element(node)
    gatherer.set_down()
    return Outline(gatherer.boxes, tuple(_placed(gatherer, source)))


class _Gathered(NamedTuple):
    """A text as gathered; of its place in the source only tags near it are known."""

    text: str
    box: int
    names: str
    links: Sequence[Link]
    opened: Element | None
    """The last element that began before the text did; None where the text follows an end tag."""


class _Gatherer:
    """The text being gathered, and which box and link every element seen so far belongs to."""

    def __init__(self, roles: Mapping[Element, Role], hidden: frozenset[Element]) -> None:
        self.roles = roles
        self.hidden = hidden
        self.boxes = Boxes()
        self.gathered: list[_Gathered] = []
        self.box = 0
        self.parts: list[str | None] = []
        self._box_of: dict[Node | None, int] = {}
        self._link_of: dict[Node | None, str] = {}
        self._links: list[tuple[int, str]] = []
        self._opened: Element | None = None
        self._names = ""

    def take_text(self, node: Text) -> None:
        data = node.data
        if data.isspace():
            if self.parts:
                self.parts.append(" ")
            return
        parent = node.parent
        box = self._box_of.get(parent, 0)
        if box == NOTHING_READ:
            return
        if box != self.box:
            self.set_down()
            self.box = box
        if parent in self._link_of:
            self._links.append((len(self.parts), self._link_of[parent]))
        self.parts.append(data)

    def take_element(self, element: Element) -> None:
        parent = element.parent
        box = self._box_of.get(parent, 0)
        if box == NOTHING_READ or (tag := element.tag) in UNREAD:
            self._box_of[element] = NOTHING_READ
            return
        link = element.attr("href") if tag == "a" else self._link_of.get(parent)
        if link:
            self._link_of[element] = link
        if tag not in INLINE or element in self.roles:
            self._open_box(element, tag, box)
            return
        self._box_of[element] = box
        if box != self.box:
            self.set_down()
            self.box = box
        if not self.parts:
            self._opened = element
            self._names = element.attr("class") or self._names

    def _open_box(self, element: Element, tag: str, parent: int) -> None:
        if tag == "br":
            self._box_of[element] = parent
            self._break_line(parent)
            return
        self.set_down()
        names = element.attr("class") or ""
        part = "hidden" if element in self.hidden else read_part(tag, names)
        if not part and (name := element.attr("id")):
            part = read_part(tag, name)
        boxes = self.boxes
        self._box_of[element] = self.box = len(boxes.parent)
        boxes.parent.append(parent)
        boxes.tag.append(tag)
        boxes.names.append(names)
        boxes.part.append(part)
        boxes.role.append((self.roles and self.roles.get(element)) or boxes.role[parent])
        self._opened = element
        if part in MENUS and element.select_one(NOT_IN_A_MENU) is None:
            self._take_menu(element)

    def _take_menu(self, menu: Element) -> None:
        self._box_of[menu] = NOTHING_READ
        entries = [" ".join(entry.split()) for entry in menu.stripped_strings]
        text = "\n".join(entry for entry in entries if entry)
        if text:
            self.gathered.append(_Gathered(text, self.box, "", [Link(0, len(text), "")], menu))
        self._opened = None

    def _break_line(self, box: int) -> None:
        """One line break is a new line; two with nothing between them part two texts."""
        if self.parts and box == self.box and self.parts[-1] is not None and self.parts[-2:] != [None, " "]:
            self.parts.append(None)
            return
        self.set_down()

    def set_down(self) -> None:
        """Ends the text gathered so far."""
        if self.parts:
            text, links = _squash(self.parts, self._links)
            if text:
                self.gathered.append(_Gathered(text, self.box, self._names, links, self._opened))
            self.parts = []
            self._links = []
        self._opened = None
        self._names = ""


def _squash(parts: Sequence[str | None], links: Sequence[tuple[int, str]]) -> tuple[str, Sequence[Link]]:
    """Parts joined with white space squashed, None read as a new line, and where the links ended up.

    >>> _squash(["See  the ", "report", None, " today"], [(1, "/r")])
    ('See the report\\ntoday', [Link(start=8, end=14, url='/r')])
    """
    if None in parts or (links and not _is_one_link(parts, links)):
        return _squash_by_part(parts, links)
    text = " ".join("".join(parts).split())  # type: ignore[arg-type]  # there is no None
    if not text.isascii() and INVISIBLE.search(text):
        text = INVISIBLE.sub("", text)
    return text, [Link(0, len(text), links[0][1])] if links and text else ()


def _is_one_link(parts: Sequence[str | None], links: Sequence[tuple[int, str]]) -> bool:
    if len(parts) == 1:
        return True
    url = links[0][1]
    return all(link[1] == url for link in links) and len(links) == sum(part != " " for part in parts)


def _squash_by_part(parts: Sequence[str | None], links: Sequence[tuple[int, str]]) -> tuple[str, list[Link]]:
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length, gap = 0, False
    for part in parts:
        words = " ".join(INVISIBLE.sub("", part).split()) if part else ""
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


def _merged(links: Sequence[Link]) -> list[Link]:
    """A link whose words stand in several elements is one link."""
    merged: list[Link] = []
    for link in links:
        if merged and merged[-1].url == link.url and link.start - merged[-1].end <= 1:
            merged[-1] = Link(merged[-1].start, link.end, link.url)
        else:
            merged.append(link)
    return merged


class _Lines:
    """From the parser's lines and columns to characters of the source, whatever its line ends."""

    def __init__(self, source: str) -> None:
        self._length = len(source)
        self._starts = [0]
        if "\r" in source and LONE_RETURN.search(source):
            self._starts += [found.end() for found in re.finditer(r"\r\n?|\n", source)]
            return
        # Half the time of a regular expression, a third of splitting a page with one emoji in it.
        at = source.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = source.find("\n", at + 1)

    def start(self, element: Element | None) -> int | None:
        """Where its start tag begins; None for an element that the parser had to make up."""
        position = element and element.position
        if not position:
            return None
        line, column = position
        return min(self._starts[line - 1] + column, self._length)


def _placed(gatherer: _Gatherer, source: str) -> Iterator[Piece]:
    """Pieces with their places in the source: in order, and apart from each other."""
    lines, tags = _Lines(source), gatherer.boxes.tag
    if "</P>" in source or "</TD>" in source:
        tags = [tag.upper() for tag in tags]
    starts = [lines.start(text.opened) for text in gatherer.gathered]
    limits = [*starts[1:], len(source)][: len(starts)]
    for at in range(len(limits) - 2, -1, -1):
        if limits[at] is None:
            limits[at] = limits[at + 1]
    before = 0
    for text, known, limit in zip(gatherer.gathered, starts, limits, strict=True):
        start = before if known is None or known < before else known
        if known is None and (gap := AFTER_A_BOX.match(source, start)):
            start = gap.end()
        before = start if limit is None or limit <= start else _find_end(source, tags[text.box], start, limit)
        yield Piece(text.text, text.box, text.names, text.links, Span(start, before))


def _find_end(source: str, tag: str, start: int, limit: int) -> int:
    """Where the box's end tag stands: the first one, as any box inside would have begun a new piece."""
    end = source.find(f"</{tag}", start, limit)
    return limit if end < 0 else end
