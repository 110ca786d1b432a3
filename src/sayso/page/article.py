"""Which pieces of a page are its article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.page.captions import is_credit_line
from sayso.page.layout import is_code, sum_up
from sayso.page.names import is_sign_off
from sayso.page.plain.lines import phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.page.layout import Layout
    from sayso.page.walk import Boxes

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

PARAGRAPHS = HEADINGS | {"p", "blockquote", "pre", "li", "dd", "dt"}

BODY_SHARE = 0.4
"""Share of the chosen box's worth from which on boxes named article body are the whole article."""
STANDFIRST = 80
"""Characters from which on a text under the headline is a standfirst; from 40 to 100 F1 does not change."""
MAIN_SHARE = 0.7
"""Share of the prose that makes one box the article alone; from .9 down to .6 F1 does not change."""
STANDFIRST_REACH = 30
"""Pieces before the first paragraph among which the standfirst is looked for."""
LONGEST_LINE = 60
"""Characters of a line inside the article whose words alone can show it to be furniture."""
FURNISHING = frozenset(
    {"advertising", "comments heading line", "controls line", "meter", "navigation", "newsletter", "related"}
    | {"share line"}
)

ENOUGH = 200
"""Characters of prose that make an article of a box with a headline of its own."""


def choose_article(layout: Layout) -> list[int]:
    """The pieces of the article in page order; empty where there is no prose.

    The article is the box for which its prose less its links and furniture comes to most; without
    what is furniture inside it; where a page goes on with further articles, the first of them.
    """
    worth = sum_up(layout.boxes, _by_box(layout))
    most = max(worth)
    if most <= 0:
        return []
    best = max(box for box, amount in enumerate(worth) if amount == most)
    inside = [at for at in layout.inside(best) if not layout.apart(at)]
    inside = _first_article(layout, worth, inside)
    inside = _around_main(layout, _named_body(layout, inside))
    chosen = [at for at in [*_standfirst(layout, inside), *inside] if _is_text(layout, at)]
    while chosen and layout.boxes.tag[layout.pieces[chosen[-1]].box] in HEADINGS:
        chosen.pop()
    return chosen


def _by_box(layout: Layout) -> list[float]:
    """The worth of pieces for the boxes that hold them: for a paragraph's, the box around it.

    A short article would otherwise be its longest paragraph.
    """
    boxes = layout.boxes
    amounts: list[float] = [0] * len(layout.region)
    for piece, value in zip(layout.pieces, layout.value, strict=True):
        amounts[boxes.parent[piece.box] if boxes.tag[piece.box] in PARAGRAPHS else piece.box] += value
    return amounts


def _named_body(layout: Layout, inside: list[int]) -> list[int]:
    """Only what boxes named article body hold, where that is most of it."""
    named = [at for at in inside if layout.region[layout.pieces[at].box] in ("body", "summary")]
    prose = sum(layout.value[at] for at in inside if layout.value[at] > 0)
    in_body = sum(
        layout.value[at]
        for at in named
        if layout.value[at] > 0 and layout.region[layout.pieces[at].box] == "body"
    )
    return named if in_body > BODY_SHARE * prose else inside


def _around_main(layout: Layout, inside: list[int]) -> list[int]:
    """Only what stands in the box that most paragraphs stand in, and in boxes like it."""
    boxes, pieces = layout.boxes, layout.pieces
    amounts = Counter[int]()
    for at in inside:
        if layout.value[at] > 0:
            amounts[_holder(layout, at)] += int(layout.value[at])
    main, most = max(amounts.items(), key=lambda item: item[1], default=(0, 0))
    if most < MAIN_SHARE * amounts.total():
        return inside
    return [
        at
        for at in inside
        if main <= pieces[at].box < layout.ends[main]
        or layout.region[pieces[at].box] == "summary"
        or _alike(boxes, main, _holder(layout, at))
    ]


def _alike(boxes: Boxes, one: int, other: int) -> bool:
    """Whether two boxes bear the same name; where they have none, whether they stand side by side."""
    if (boxes.tag[one], boxes.names[one]) != (boxes.tag[other], boxes.names[other]):
        return False
    return bool(boxes.names[one]) or boxes.parent[one] == boxes.parent[other]


def _holder(layout: Layout, at: int) -> int:
    box = layout.pieces[at].box
    return layout.boxes.parent[box] if layout.boxes.tag[box] in PARAGRAPHS else box


def _first_article(layout: Layout, worth: list[float], inside: list[int]) -> list[int]:
    """The first of several articles, each in a box of its own with its own headline."""
    boxes = layout.boxes
    heads = [box for box in range(len(worth)) if boxes.tag[box] == "h1"]
    heads = [box for box in heads if layout.region[box] in ("", "body", "headline")]
    heads = [box for box in heads if inside and _spans(layout, inside, box)]
    if len(heads) < 2:
        return inside
    first, second = _outermost(layout, heads[0], heads[1]), _outermost(layout, heads[1], heads[0])
    alike = boxes.tag[first] == boxes.tag[second] and _first_name(layout, first) == _first_name(
        layout, second
    )
    if alike and min(worth[first], worth[second]) > ENOUGH:
        return [at for at in inside if first <= layout.pieces[at].box < layout.ends[first]]
    return inside


def _spans(layout: Layout, inside: list[int], box: int) -> bool:
    return layout.pieces[inside[0]].box - 50 <= box <= layout.pieces[inside[-1]].box


def _outermost(layout: Layout, box: int, without: int) -> int:
    """The outermost box around one box that does not hold another."""
    parent = layout.boxes.parent
    while box and not parent[box] <= without < layout.ends[parent[box]]:
        box = parent[box]
    return box


def _first_name(layout: Layout, box: int) -> list[str]:
    return layout.boxes.names[box].split()[:1]


def _standfirst(layout: Layout, inside: list[int]) -> Iterator[int]:
    """What stands above the article and calls itself its summary, or follows its headline as prose."""
    first = next((at for at in inside if layout.value[at] > 0), 0)
    known = set(inside)
    under_headline = False
    for at in range(max(0, first - STANDFIRST_REACH), first):
        piece = layout.pieces[at]
        tag = layout.boxes.tag[piece.box]
        under_headline = under_headline or tag == "h1"
        prose = under_headline and tag in PARAGRAPHS and layout.free[at] > STANDFIRST
        if at not in known and (layout.region[piece.box] == "summary" or (prose and not layout.apart(at))):
            yield at


def _is_text(layout: Layout, at: int) -> bool:
    """Whether a piece inside the article's box is the article's, and no headline, link or stray code."""
    piece, free = layout.pieces[at], layout.free[at]
    length = len(piece.text)
    if layout.boxes.tag[piece.box] == "h1" or free < (0.4 if length < 200 else 0.25) * length:
        return False
    if is_code(piece.text) or is_credit_line(piece.text) or is_sign_off(piece.text):
        return False
    return length > LONGEST_LINE or FURNISHING.isdisjoint(phrases_of(piece.text))
