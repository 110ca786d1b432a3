"""Where on a page its article stands, told by its long paragraphs before anything is walked.

Who asks for the article alone need not have the rest of the page taken apart: seven in ten of a news page's
nodes stand outside of the element that holds headline and article.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from turbohtml import Document, Node

LONG = 80
"""Characters of a paragraph that counts."""
ENOUGH = 400
"""Characters of such paragraphs from which on they tell where the article is."""
MOST = 0.7
"""Share of the paragraphs around it that an element holds to be gone into."""
AROUND = 1
"""How many elements around the one that holds the paragraphs after which the article ends."""
MOST_HEADINGS = 8
MOST_ELEMENTS, DEEPEST = 500, 200
"""Elements that long paragraphs stand right in, and elements around one of them. Real pages stay far below;
with more it would take seconds to follow each one up.
"""
OUTERMOST = frozenset({"html", "body"})


class Region(NamedTuple):
    """A part of a page to be walked in place of the whole."""

    box: Node
    prose: Mapping[Node, int]
    """The elements that hold long paragraphs, with their characters."""
    after: Node | None
    """The first node inside `box` that comes after the article; None where the article ends with it."""

    def nodes(self) -> Iterator[Node]:
        """The nodes of the region, in page order."""
        if self.after is None:
            return iter(self.box.descendants)
        return takewhile(self.after.__ne__, self.box.descendants)


def find_region(tree: Document) -> Region | None:
    """The part of a page with its headline and its article; None where the paragraphs do not tell.

    From the top of the page it goes down into the element with most of the long paragraphs, for as long as
    there is one, and from there up again to the headline. What comes after the article is left out. Where
    no headline stands around the paragraphs it is all of the body: what has to be agreed to before a page is
    read is often longer than its article.
    """
    own = _own_prose(tree)
    if sum(own.values()) < ENOUGH or len(own) > MOST_ELEMENTS:
        return None
    paths = [(element, *islice(element.ancestors, DEEPEST))[::-1] for element in own]
    if any(len(path) > DEEPEST for path in paths):
        return None
    prose: Counter[Node] = Counter()
    for path, amount in zip(paths, own.values(), strict=True):
        for element in path:
            prose[element] += amount
    path = _main_path(paths, prose)
    top = 1 + sum(getattr(element, "tag", "") in OUTERMOST for element in path[:3])
    headed = _deepest_with_headline(tree, path)
    if headed < top:
        return Region(path[top - 1], prose, None)
    core = max(headed, len(path) - 1 - AROUND)
    return Region(path[headed], prose, _after(path[headed + 1 : core + 1]))


def _own_prose(tree: Document) -> Counter[Node]:
    """The elements that long paragraphs stand right in, with the characters of these."""
    own: Counter[Node] = Counter()
    for paragraph in tree.select("p"):
        length = len(paragraph.text)
        if length > LONG and paragraph.parent is not None:
            own[paragraph.parent] += length
    return own


def _main_path(paths: list[tuple[Node, ...]], prose: Mapping[Node, int]) -> tuple[Node, ...]:
    """From the page down to the innermost element that holds most of what the one around it holds."""
    depth = 0
    while True:
        inside = dict.fromkeys(path[depth + 1] for path in paths if len(path) > depth + 1)
        most = max(inside, key=prose.__getitem__, default=None)
        if most is None or prose[most] < MOST * prose[paths[0][depth]]:
            return paths[0][: depth + 1]
        depth += 1
        paths = [path for path in paths if len(path) > depth and path[depth] == most]


def _deepest_with_headline(tree: Document, path: tuple[Node, ...]) -> int:
    """The place on a path of the innermost element that holds a headline; 0 where none does."""
    places = {element: at for at, element in enumerate(path)}
    headings = islice(tree.select("h1"), MOST_HEADINGS)
    around = (next((places[one] for one in heading.ancestors if one in places), 0) for heading in headings)
    return max(around, default=0)


def _after(path: tuple[Node, ...]) -> Node | None:
    """The node that follows the innermost of nested elements, as long as it stands inside the outermost."""
    following = (element.next_sibling for element in reversed(path))
    return next((node for node in following if node is not None), None)
