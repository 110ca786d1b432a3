"""A parsed page as numbers: its elements in page order and the texts in them.

What repeats itself on a page is looked for by asking the same questions of thousands of elements:
which holds which, how far up, what lies between. Lists answer them in a tenth of the time of a tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from turbohtml import Document, Element, Text

from sayso.page.walk import UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from turbohtml import Node

MOST_TEXTS = 12_000
"""Of one page; the longest thread seen has 9,000."""


class Leaf(NamedTuple):
    """A text of the page that no element parts."""

    at: int
    """The element that holds it."""
    text: str
    """White space squashed."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """The elements of a page by number, 0 being the page itself."""

    element: list[Element | None]
    parent: list[int]
    end: list[int]
    """For each element the first one after it that does not lie inside it."""
    before: list[int]
    """For each element the one before it in the same parent; 0 for the first."""
    texts: list[Leaf]
    """In page order."""
    headlines: list[int]
    """The elements that are headings of the first rank."""

    def climb(self, at: int, most: int) -> Iterator[int]:
        """An element and those around it, the innermost first; not the page."""
        for _ in range(most):
            if not at:
                return
            yield at
            at = self.parent[at]

    def holds(self, around: int, at: int) -> bool:
        return around <= at < self.end[around]

    def tag(self, at: int) -> str:
        element = self.element[at]
        return element.tag if element is not None else ""

    def children(self, at: int) -> Iterator[int]:
        child = at + 1
        while child < self.end[at]:
            yield child
            child = self.end[child]

    def owners(self, number: Mapping[int, int]) -> list[int]:
        """For each element the number of the innermost numbered one that it is or lies in; -1 for none."""
        owner: list[int] = []
        around = [(len(self.parent), -1)]
        for at in (*sorted(number), len(self.parent)):
            while around and around[-1][0] <= at:
                end, place = around.pop()
                owner += [place] * (end - len(owner))
            if around:
                owner += [around[-1][1]] * (at - len(owner))
                around.append((self.end[at], number[at]))
        return owner


def lay_out(tree: Document) -> Leaves:
    """The numbers of a parsed page; programs, styles and the like hold no texts."""
    element: list[Element | None] = [None]
    parent: list[int] = [0]
    texts: list[Leaf] = []
    headlines: list[int] = []
    number: dict[Node | None, int] = {}
    found = number.get
    for node in tree.descendants:
        if type(node) is Text:
            data = node.data
            if data.isspace() or len(texts) >= MOST_TEXTS:
                continue
            if around := found(node.parent, 0):
                texts.append(Leaf(around, " ".join(data.split())))
        elif type(node) is Element and (tag := node.tag) not in UNREAD:
            around = found(node.parent, -1)
            if around < 0 and len(element) > 1:
                continue
            if tag == "h1":
                headlines.append(len(element))
            number[node] = len(element)
            element.append(node)
            parent.append(max(around, 0))
    return Leaves(element, parent, _ends(parent), _before(parent), texts, headlines)


def _before(parent: list[int]) -> list[int]:
    last, before = [0] * len(parent), [0] * len(parent)
    for at in range(1, len(parent)):
        before[at] = last[parent[at]]
        last[parent[at]] = at
    return before


def _ends(parent: list[int]) -> list[int]:
    end = list(range(1, len(parent) + 1))
    for at in range(len(end) - 1, 0, -1):
        around = parent[at]
        if end[at] > end[around]:  # noqa: PLR1730 - a call of max takes as long as the rest
            end[around] = end[at]
    return end
