"""Which pieces of a page are its article."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sayso.page.asides import find_asides, find_codas, find_head_lines, find_last_links, find_lives
from sayso.page.captions import is_credit_line
from sayso.page.insets import find_captions, find_labels, find_teasers, gather_prose
from sayso.page.layout import HEADINGS, PARAGRAPHS, is_code, sum_up
from sayso.page.names import is_sign_off
from sayso.page.plain.lines import phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.page.layout import Layout
    from sayso.page.walk import Boxes

BODY_SHARE = 0.4
"""Share of the chosen box's worth from which on boxes named article body are the whole article."""
STANDFIRST = 80
"""Characters from which on a text under the headline is a standfirst; from 40 to 100 F1 does not change."""
MAIN_SHARE = 0.7
"""Share of the prose that makes one box the article alone; from .9 down to .6 F1 does not change."""
STANDFIRST_REACH = 30
"""Pieces before the first paragraph among which the standfirst is looked for."""
HEADLINE_REACH = 30
"""Pieces between a headline and the first paragraph under it, at most."""
MOST_HEADLINES = 8
HEADED_SHARE = 0.2
"""Of the worth of the box with most, what a box under a headline has at least."""
ENOUGH = 200
"""Characters of prose that make an article of a box with a headline of its own."""
LONGEST_LINE = 60
"""Characters of a line inside the article whose words alone can show it to be furniture."""
FURNISHING = frozenset(
    {"advertising", "comments heading line", "controls line", "meter", "navigation", "newsletter", "related"}
    | {"share line"}
)


class Article(NamedTuple):
    """Which pieces of a page are its article, and which are words under the pictures in it."""

    pieces: list[int]
    captions: frozenset[int] = frozenset()


def choose_article(layout: Layout, authors: Iterable[str] = ()) -> Article:
    """The pieces of the article in page order; none where there is no prose.

    The article is the box for which its prose less its links and furniture comes to most; without
    what is furniture inside it; where a page goes on with further articles, the first of them.
    `authors` are the names that the page gives for its authors: what is said about them is no part of it.
    """
    worth = sum_up(layout.boxes, _by_box(layout))
    most = max(worth)
    if most <= 0:
        return Article([])
    best = _under_headline(layout, worth, max(box for box, amount in enumerate(worth) if amount == most))
    inside = [at for at in layout.inside(best) if not layout.apart(at)]
    inside = _named_body(layout, _without_others(layout, _first_article(layout, worth, inside)))
    around = _around_main(layout, inside)
    prose = gather_prose(layout, [*_standfirst(layout, around), *around])
    prose = prose._replace(pieces=[at for at in prose.pieces if _is_text(layout, at, prose.main)])
    captions = find_captions(prose, inside)
    prose = prose.without(
        lambda _: captions,
        find_labels,
        find_teasers,
        partial(find_lives, authors=authors),
        find_head_lines,
        find_codas,
        find_asides,
        find_last_links,
    )
    return Article(_without_last_headings(layout, prose.pieces), captions)


def _without_last_headings(layout: Layout, pieces: list[int]) -> list[int]:
    while pieces and layout.tag(pieces[-1]) in HEADINGS:
        pieces.pop()
    return pieces


def _by_box(layout: Layout) -> list[float]:
    """The worth of pieces for the boxes that hold them: for a paragraph's, the box around it.

    A short article would otherwise be its longest paragraph.
    """
    boxes = layout.boxes
    amounts: list[float] = [0] * len(layout.region)
    for piece, value in zip(layout.pieces, layout.value, strict=True):
        amounts[boxes.parent[piece.box] if boxes.tag[piece.box] in PARAGRAPHS else piece.box] += value
    return amounts


def _under_headline(layout: Layout, worth: list[float], best: int) -> int:
    """The box with most worth, or the one with most under a headline, where that is another.

    What has to be agreed to before a page is read is often longer than the page's article.
    """
    h1s = (at for at, piece in enumerate(layout.pieces) if layout.boxes.tag[piece.box] == "h1")
    heads = list(islice(h1s, MOST_HEADLINES))
    first = next(layout.inside(best), 0)
    if not heads or any(_in_box(layout, at, best) or 0 < first - at <= HEADLINE_REACH for at in heads):
        return best
    enough = max(ENOUGH, HEADED_SHARE * worth[best])
    headed = (box for at in heads for box in _boxes_below(layout, at, best) if worth[box] > enough)
    return max(headed, key=worth.__getitem__, default=best)


def _boxes_below(layout: Layout, head: int, best: int) -> Iterator[int]:
    """The boxes around the first prose under a headline that do not hold the box with most."""
    last = min(head + HEADLINE_REACH, len(layout.pieces))
    at = next((at for at in range(head + 1, last) if layout.value[at] > 0), None)
    box = 0 if at is None else layout.holder(at)
    while box and not box <= best < layout.ends[box]:
        yield box
        box = layout.boxes.parent[box]


def _in_box(layout: Layout, at: int, box: int) -> bool:
    return box <= layout.pieces[at].box < layout.ends[box]


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
            amounts[layout.holder(at)] += int(layout.value[at])
    main, most = max(amounts.items(), key=lambda item: item[1], default=(0, 0))
    if most < MAIN_SHARE * amounts.total():
        return inside
    return [
        at
        for at in inside
        if main <= pieces[at].box < layout.ends[main]
        or layout.region[pieces[at].box] == "summary"
        or _alike(boxes, main, layout.holder(at))
    ]


def _alike(boxes: Boxes, one: int, other: int) -> bool:
    """Whether two boxes bear the same name; where they have none, whether they stand side by side."""
    if (boxes.tag[one], boxes.names[one]) != (boxes.tag[other], boxes.names[other]):
        return False
    return bool(boxes.names[one]) or boxes.parent[one] == boxes.parent[other]


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


def _without_others(layout: Layout, inside: list[int]) -> list[int]:
    """Without further articles in `article` elements: those inside the one that holds the first prose, and,
    where that has the headline, those after it.
    """
    boxes, ends = layout.boxes, layout.ends
    first = next((layout.pieces[at].box for at in inside if layout.value[at] > 0), 0)
    own = first
    while own and boxes.tag[own] != "article":
        own = boxes.parent[own]
    if not own:
        return inside
    until = len(ends) if "h1" in boxes.tag[own : ends[own]] else ends[own]
    others: list[int] = []
    for box in range(first + 1, until):
        if boxes.tag[box] == "article" and not (others and box < ends[others[-1]]):
            others.append(box)
    if not others:
        return inside
    left = [at for at in inside if not _in_any(layout, layout.pieces[at].box, others)]
    return left if sum(max(0, layout.value[at]) for at in left) >= ENOUGH else inside


def _in_any(layout: Layout, box: int, others: list[int]) -> bool:
    """Whether a box lies in one of others, which stand in page order and apart."""
    order = bisect_right(others, box) - 1
    return order >= 0 and box < layout.ends[others[order]]


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


def _is_text(layout: Layout, at: int, main: int) -> bool:
    """Whether a piece inside the article's box is the article's, and no headline, link or stray code.

    A heading in the main box may be a link: lists of the best ten link to each of them there.
    """
    piece, free, tag = layout.pieces[at], layout.free[at], layout.tag(at)
    length = len(piece.text)
    heads = tag in HEADINGS and layout.holder(at) == main
    if tag == "h1" or (free < (0.4 if length < 200 else 0.25) * length and not heads):
        return False
    if tag == "pre":
        return True
    if is_code(piece.text) or is_credit_line(piece.text) or is_sign_off(piece.text):
        return False
    return length > LONGEST_LINE or FURNISHING.isdisjoint(phrases_of(piece.text))
