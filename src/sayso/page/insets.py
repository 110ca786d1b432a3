"""What stands among an article's paragraphs in boxes of its own: words under pictures, teasers, labels.

All of it is told by its place and shape; class names have had their say before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sayso.page.captions import find_credit
from sayso.page.layout import HEADINGS, PARAGRAPHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sayso.page.layout import Layout
    from sayso.page.walk import Piece

CELLS = HEADINGS | {"li", "td", "th", "dd", "dt", "blockquote", "pre"}
"""Elements whose short texts are an article's all the same: entries, cells, lines of a programme."""
CELLS_REACH = 3
"""Boxes around a text that are asked whether they are such an element."""
LONGEST_CAPTION, LONGEST_GROUP = 300, 400
"""Characters of words under a picture, and of all texts in the picture's box."""
PICTURE_REACH, MOST_BESIDE = 4, 3
"""Boxes around a text that may hold a picture, and texts beside it in such a box."""
CAPTIONS_SHARE = 0.25
"""Of the article's characters: a list of pictures with a text each is an article of its own kind."""
LONGEST_LABEL = 60
SIDE_SHARE = 0.2
"""Of the prose in the main box: from there on a box beside it is the article's, too."""
CARD_REACH, MOST_IN_CARD, LONGEST_CARD = 6, 8, 600
"""Boxes around a text that may be a teaser's, texts in it, and its characters outside of links."""
SHORTEST_TITLE, TITLE_SHARE = 20, 0.8
"""Characters of a teaser's headline, and the share of them that leads to its story."""


class Prose(NamedTuple):
    """The pieces that may be the article's, and where its words stand."""

    layout: Layout
    pieces: list[int]
    held: Counter[int]
    """How much prose stands in each box."""
    main: int
    """The box that holds most of it."""

    def without(self, *finds: Callable[[Prose], frozenset[int]]) -> Prose:
        """Without the pieces that are found, by one after the other."""
        left = self
        for find in finds:
            if found := find(left):
                left = left._replace(pieces=[at for at in left.pieces if at not in found])
        return left

    def beside(self) -> Iterable[int]:
        """The pieces outside the main box."""
        return (at for at in self.pieces if self.layout.holder(at) != self.main)

    def last(self) -> int:
        """The last piece that stands in the main box, in one like it or in one with much prose."""
        boxes, main = self.layout.boxes, self.main
        name = boxes.names[main] and (boxes.tag[main], boxes.names[main])
        enough = SIDE_SHARE * self.held[main]
        ours = {box for box, amount in self.held.items() if amount > enough}
        for at in reversed(self.pieces):
            box = self.layout.holder(at)
            if box == main or box in ours or (name and name == (boxes.tag[box], boxes.names[box])):
                return at
        return -1


def gather_prose(layout: Layout, pieces: list[int]) -> Prose:
    """Pieces with the box that holds most prose among them."""
    held: Counter[int] = Counter()
    for at in pieces:
        if layout.value[at] > 0:
            held[layout.holder(at)] += int(layout.value[at])
    return Prose(layout, pieces, held, max(held, key=held.__getitem__, default=0))


# ── Captions ─────────────────────────────────────────────────────────────────────────────────


def find_captions(prose: Prose, inside: Iterable[int]) -> frozenset[int]:
    """The short texts that share a box with a picture, or end in a credit, and stand beside the main box.

    They are looked for among all pieces inside the article's box, from its first paragraph to its last.
    """
    layout, pieces = prose.layout, prose.pieces
    within = range(pieces[0], pieces[-1] + 1) if pieces else ()
    beside = (at for at in inside if at in within and layout.holder(at) != prose.main)
    found = frozenset(at for at in beside if _is_caption(layout, at, prose.main))
    length = sum(len(layout.pieces[at].text) for at in found.intersection(pieces))
    if length > CAPTIONS_SHARE * sum(len(layout.pieces[at].text) for at in pieces):
        return frozenset()
    return found


def _is_caption(layout: Layout, at: int, main: int) -> bool:
    piece, boxes = layout.pieces[at], layout.boxes
    length = len(piece.text)
    if length > LONGEST_CAPTION or 2 * layout.free[at] < length or _in_cell(layout, piece.box):
        return False
    if boxes.tag[piece.box] != "p" and find_credit(piece.text) is not None:
        return True
    for box in _boxes_around(layout, piece.box, main, PICTURE_REACH):
        if boxes.tag[box] == "figure" or _holds_picture(layout, box):
            group = _pieces_around(layout, box, at, MOST_BESIDE)
            return (
                bool(group)
                and not any(layout.tag(one) in HEADINGS for one in group)
                and sum(len(layout.pieces[one].text) for one in group) < LONGEST_GROUP
            )
    return False


def _holds_picture(layout: Layout, box: int) -> bool:
    pictured = layout.boxes.pictured
    at = bisect_left(pictured, box)
    return at < len(pictured) and pictured[at] < layout.ends[box]


def _in_cell(layout: Layout, box: int) -> bool:
    for _ in range(CELLS_REACH):
        if layout.boxes.tag[box] in CELLS:
            return True
        box = layout.boxes.parent[box]
    return False


def _boxes_around(layout: Layout, box: int, main: int, most: int) -> Iterable[int]:
    """The boxes around a text, nearest first, up to one that holds the main box."""
    for _ in range(most):
        if not box or box <= main < layout.ends[box]:
            return
        yield box
        box = layout.boxes.parent[box]


def _pieces_around(layout: Layout, box: int, at: int, most: int) -> Sequence[int]:
    """The pieces of a box around one of them; none where there are more than `most` beside it."""
    pieces, end = layout.pieces, layout.ends[box]
    first = last = at
    while first and box <= pieces[first - 1].box < end and last - first <= most:
        first -= 1
    while last + 1 < len(pieces) and box <= pieces[last + 1].box < end and last - first <= most:
        last += 1
    return range(first, last + 1) if last - first <= most else ()


# ── Labels and teasers ───────────────────────────────────────────────────────────────────────


def find_labels(prose: Prose) -> frozenset[int]:
    """The short texts that are neither paragraph nor cell and share no box with prose: "Watch", a section."""
    layout = prose.layout
    return frozenset(
        at
        for at in prose.beside()
        if layout.value[at] <= 0
        and len(layout.pieces[at].text) < LONGEST_LABEL
        and layout.tag(at) not in PARAGRAPHS
        and not prose.held[layout.holder(at)]
        and not _in_cell(layout, layout.pieces[at].box)
    )


def find_teasers(prose: Prose) -> frozenset[int]:
    """What stands after the article in a small box with a headline that is a link, or is a summary there."""
    layout, last = prose.layout, prose.last()
    cards: dict[int, bool] = {}
    return frozenset(
        at
        for at in prose.pieces
        if at > last and (layout.region[layout.pieces[at].box] == "summary" or _in_card(prose, at, cards))
    )


def _in_card(prose: Prose, at: int, cards: dict[int, bool]) -> bool:
    layout = prose.layout
    for box in _boxes_around(layout, layout.pieces[at].box, prose.main, CARD_REACH):
        if box not in cards:
            cards[box] = _is_card(layout, _pieces_around(layout, box, at, MOST_IN_CARD))
        if cards[box]:
            return True
    return False


def _is_card(layout: Layout, pieces: Sequence[int]) -> bool:
    return sum(layout.free[at] for at in pieces) < LONGEST_CARD and any(
        _leads_away(layout.pieces[at]) for at in pieces
    )


def _leads_away(piece: Piece) -> bool:
    """Whether a text is a link to another page: questions that unfold an answer link to their own."""
    return (
        len(piece.text) > SHORTEST_TITLE
        and piece.linked > TITLE_SHARE * len(piece.text)
        and not piece.links[0].url.startswith(("#", "javascript:"))
    )
