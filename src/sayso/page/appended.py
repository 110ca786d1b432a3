"""Where a page goes on with other articles, as pages do that load the next one when the reader scrolls.

Another headline alone is not enough: sections of one article have headings, too, in boxes that look
alike. What is appended stands in an element of its own like the one around the first headline, or
says in its first lines who wrote it or when, or follows a line that calls it the next article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.page.naming import Name
from sayso.page.phrases import find_phrases
from sayso.types import Furniture, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.page.layout import Layout

APPENDED = Name(Kind.RELATED, "of another article that the page goes on with")
HEADINGS = frozenset({"h1", "h2", "h3"})
MOST_HEADINGS = 40
ENOUGH = 200
"""Characters of prose on either side of another article's headline."""
FIRST_LINES = 5
"""Pieces after a headline among which its article says who wrote it, and when."""
FOLLOWING = 30
"""Pieces after such a headline among which its article's prose stands."""
LABEL_REACH = 2
"""Pieces between the line that announces the next article and its headline."""
LONGEST_LABEL = 40


def set_apart_appended(layout: Layout, names: list[Name]) -> list[Name]:
    """The names of a page's pieces, where the first article alone is the article."""
    article = next((at for at, name in enumerate(names) if name.kind is Kind.ARTICLE), None)
    headline = next((at for at, name in enumerate(names) if name.kind is Kind.HEADLINE), None)
    if headline is None or article is None:
        return names
    for heading in _other_headings(layout, names, max(headline, article)):
        if _opens_article(layout, names, headline, heading):
            for at in range(heading, len(names)):
                if _may_be_text(names[at]):
                    names[at] = APPENDED
            return names
    return names


def _may_be_text(name: Name) -> bool:
    """Whether a piece is taken for the article's, or for nothing yet."""
    return name.kind is Kind.ARTICLE or name.furniture is Furniture.OTHER


def _other_headings(layout: Layout, names: Sequence[Name], first: int) -> Iterator[int]:
    """The headings with prose of the article before and prose after them."""
    tags, pieces, value = layout.boxes.tag, layout.pieces, layout.value
    within = range(first + 1, len(pieces))
    headings = [at for at in within if tags[pieces[at].box] in HEADINGS][:MOST_HEADINGS]
    held, start = 0.0, first
    for heading in headings:
        held += sum(value[at] for at in range(start, heading) if names[at].kind is Kind.ARTICLE)
        start = heading
        if held <= ENOUGH or names[heading].kind is Kind.CAPTION:
            continue
        follows = range(heading, min(heading + FOLLOWING, len(pieces)))
        if sum(value[at] for at in follows if value[at] > 0 and _may_be_text(names[at])) > ENOUGH:
            yield heading


def _opens_article(layout: Layout, names: Sequence[Name], headline: int, heading: int) -> bool:
    """Whether a heading is the headline of another article."""
    tags, pieces = layout.boxes.tag, layout.pieces
    first, second = pieces[headline].box, pieces[heading].box
    if _is_announced(layout, heading):
        return True
    one, other = _outermost(layout, first, second), _outermost(layout, second, first)
    if (
        tags[one] != tags[other]
        or layout.boxes.names[one].split()[:1] != layout.boxes.names[other].split()[:1]
    ):
        return False
    return (tags[one] == "article" and one != first) or (
        tags[second] != "h3" and _is_signed(layout, names, heading)
    )


def _is_announced(layout: Layout, heading: int) -> bool:
    """Whether a line above a heading that is no link calls it the next article."""
    piece = layout.pieces[heading]
    if 2 * piece.linked > len(piece.text):
        return False
    labels = (layout.pieces[at].text for at in range(max(0, heading - LABEL_REACH), heading))
    return any(len(label) <= LONGEST_LABEL and find_phrases("appended", label) for label in labels)


def _is_signed(layout: Layout, names: Sequence[Name], heading: int) -> bool:
    """Whether the lines between a heading and its first paragraph name an author or a day."""
    for at in range(heading + 1, min(heading + 1 + FIRST_LINES, len(names))):
        if names[at].kind in (Kind.BYLINE, Kind.DATE):
            return True
        if layout.value[at] > 0:
            return False
    return False


def _outermost(layout: Layout, box: int, without: int) -> int:
    """The outermost box around one box that does not hold another."""
    parent, ends = layout.boxes.parent, layout.ends
    while box and not parent[box] <= without < ends[parent[box]]:
        box = parent[box]
    return box
