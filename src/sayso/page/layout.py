"""What each box of a page holds: how much prose, and which region of the page it belongs to.

A class name is a hint and no more. Sites call the box around everything `sidebar-layout`, and one
paragraph in ten `paywall`; so a name is void where what bears it holds much of the page's prose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.page.walk import Boxes, Outline, Piece

VOID = 0.4
"""Share of a page's prose from which on a box's name says nothing. Between .3 and .5 nothing changes."""
VOID_WITH_HEADLINE = 0.15
"""The same for a box that holds a headline or a box named article body."""

TOO_LITTLE = 400
"""Characters of prose that void no name: on a page of three sentences a caption holds a third of them."""

ENOUGH = 2_000
"""Characters of prose in a box named article body that make the page's article beside related ones."""

PROSE = 80
"""Characters free of links from which on a text counts as prose in weighing names."""

# Never void by size alone: a long thread or a privacy notice is often longer than the article.
FIRM = frozenset({"comments", "cookies", "footer", "page title"})
NEVER_VOID = FIRM | {"", "body"}

# Regions in which no article stands; inside them other names refine nothing.
APART = FIRM | {
    "advertising",
    "appeal",
    "biography",
    "byline",
    "caption",
    "credit",
    "date",
    "embed",
    "headline",
    "hidden",
    "metadata",
    "meter",
    "navigation",
    "newsletter",
    "other",
    "related",
    "share",
}

# Parts of such regions that are told apart all the same: a meter inside an appeal, the author
# and the day inside a box of metadata.
TELLING = frozenset(
    {"advertising", "appeal", "byline", "credit", "date", "embed", "meter", "newsletter", "share"}
)

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

PARAGRAPHS = HEADINGS | {"p", "blockquote", "pre", "li", "dd", "dt"}

SENTENCE_ENDS = frozenset(".!?…:;。！？")
AFTER_A_SENTENCE = "\"”»’)]' "
CODE = re.compile(r"<\w|https?:")
CODE_SIGN = re.compile(r"[/{}=_]")


@dataclass(frozen=True, slots=True)
class Layout:
    """An outline, weighed."""

    boxes: Boxes
    pieces: tuple[Piece, ...]
    region: list[str]
    """For each box the section of `resources/markup.txt` that it stands in; empty where nothing is said."""
    ends: list[int]
    """For each box the first box after it that does not lie inside it."""
    free: list[int]
    """For each piece its characters outside of links."""
    value: list[float]
    """For each piece what it says for the box around it as an article's: prose for it, links against."""

    def inside(self, box: int) -> Iterator[int]:
        """The pieces of a box and of the boxes in it."""
        end = self.ends[box]
        return (at for at, piece in enumerate(self.pieces) if box <= piece.box < end)

    def until(self, end: int) -> Layout:
        """The layout without the pieces from one on."""
        return replace(self, pieces=self.pieces[:end], free=self.free[:end], value=self.value[:end])

    def holder(self, at: int) -> int:
        """The box that a piece stands in; for a paragraph the box around it."""
        box = self.pieces[at].box
        return self.boxes.parent[box] if self.boxes.tag[box] in PARAGRAPHS else box

    def tag(self, at: int) -> str:
        """The element that a piece stands in."""
        return self.boxes.tag[self.pieces[at].box]

    def apart(self, at: int) -> bool:
        """Whether a piece stands where no article does."""
        return self.region[self.pieces[at].box] in APART


def weigh(outline: Outline) -> Layout:
    """An outline with its regions and the worth of its pieces."""
    boxes, pieces = outline
    free = [len(piece.text) - piece.linked if piece.links else len(piece.text) for piece in pieces]
    region = _find_regions(boxes, pieces, free)
    value = [_value(piece, chars, region[piece.box]) for piece, chars in zip(pieces, free, strict=True)]
    return Layout(boxes, pieces, region, _find_ends(boxes), free, value)


def sum_up(boxes: Boxes, amounts: list[float]) -> list[float]:
    """Amounts of boxes with those of the boxes inside them."""
    parent, sums = boxes.parent, amounts[:]
    for box in range(len(sums) - 1, 0, -1):
        if amount := sums[box]:
            sums[parent[box]] += amount
    return sums


def _find_ends(boxes: Boxes) -> list[int]:
    parent, ends = boxes.parent, list(range(1, len(boxes.parent) + 1))
    for box in range(len(ends) - 1, 0, -1):
        around, end = parent[box], ends[box]
        if end > ends[around]:  # noqa: PLR1730 - a call of max takes as long as the rest
            ends[around] = end
    return ends


def _value(piece: Piece, free: int, region: str) -> float:
    length = len(piece.text)
    if region in APART:
        return -0.3 * min(length, 200)
    if free < 0.5 * length:
        return free - length
    if free < 25 or free <= 0.6 * length or is_code(piece.text):
        return 0
    return free if length > 140 or piece.text.rstrip(AFTER_A_SENTENCE)[-1:] in SENTENCE_ENDS else 0


def is_code(text: str) -> bool:
    """Whether a text is markup, an address or a piece of program that the page prints by mistake.

    >>> is_code("https://tellwright.example/js/stat.js"), is_code("The ferry sails at noon.")
    (True, False)
    """
    if text[-1] in "{}" or (text[0] in "<h" and CODE.match(text)):
        return True
    return " " not in text and "\n" not in text and CODE_SIGN.search(text) is not None


# ── Regions ──────────────────────────────────────────────────────────────────────────────────


def _find_regions(boxes: Boxes, pieces: tuple[Piece, ...], free: list[int]) -> list[str]:
    prose: list[float] = [0] * len(boxes.parent)
    for piece, chars in zip(pieces, free, strict=True):
        if chars > PROSE:
            prose[piece.box] += chars
    has_core = _hold_core(boxes)
    firm, voided = _find_firm(boxes, prose, has_core)
    held = sum_up(boxes, [0 if inside else amount for inside, amount in zip(firm, prose, strict=True)])
    voided |= _find_void(boxes, held, has_core)
    region: list[str] = []
    for box, (parent, part, role) in enumerate(zip(boxes.parent, boxes.part, boxes.role, strict=True)):
        around = region[parent] if box else ""
        if role:
            around = "comments"
        elif part and box not in voided and (around not in APART or (part in TELLING and around not in FIRM)):
            around = part
        region.append(around)
    return region


def _find_firm(boxes: Boxes, prose: list[float], has_core: list[bool]) -> tuple[list[bool], set[int]]:
    """The boxes that no size makes an article, and those of such a name that hold one all the same."""
    held, voided = sum_up(boxes, prose), set()
    firm = [False] * len(prose)
    for box, (parent, part, role) in enumerate(zip(boxes.parent, boxes.part, boxes.role, strict=True)):
        named = part in FIRM
        if named and has_core[box] and held[box] > VOID * held[0]:
            voided.add(box)
            named = False
        firm[box] = named or firm[parent] or role is not None
    return firm, voided


def _find_void(boxes: Boxes, held: list[float], has_core: list[bool]) -> set[int]:
    """Boxes whose name is shared by so much of the prose that it means nothing here."""
    named = [box for box, part in enumerate(boxes.part) if part not in NEVER_VOID]
    alike: defaultdict[tuple[str, str], float] = defaultdict(float)
    for box in named:
        if held[box]:
            alike[boxes.tag[box], boxes.names[box]] += held[box]
    most = max(VOID * held[0], TOO_LITTLE)
    void = {look for look, amount in alike.items() if amount > most}
    voided = {
        box
        for box in named
        if (void and (boxes.tag[box], boxes.names[box]) in void)
        or (has_core[box] and held[box] > VOID_WITH_HEADLINE * held[0])
    }
    related = {box for box in voided if boxes.part[box] == "related"}
    return voided - related if related and _body_beside(boxes, held, related) > ENOUGH else voided


def _body_beside(boxes: Boxes, held: list[float], related: set[int]) -> float:
    """The most prose in a box named article body that neither holds related pages nor is one of them.

    Some sites print other articles whole below the one, and hide them.
    """
    parent = boxes.parent
    inside, around = [[box in related for box in range(len(held))] for _ in range(2)]
    for box in range(1, len(held)):
        inside[box] |= inside[parent[box]]
    for box in range(len(held) - 1, 0, -1):
        around[parent[box]] |= around[box]
    bodies = (box for box, part in enumerate(boxes.part) if part == "body")
    return max((held[box] for box in bodies if not (inside[box] or around[box])), default=0)


def _hold_core(boxes: Boxes) -> list[bool]:
    """Whether a box is or holds a headline or a box that calls itself the article's body."""
    parent, core = boxes.parent, [False] * len(boxes.parent)
    for box, (tag, part) in enumerate(zip(boxes.tag, boxes.part, strict=True)):
        if tag == "h1" or part == "body":
            around = box
            while not core[around]:
                core[around] = True
                around = parent[around]
    return core
