"""Posts from elsewhere shown inside an article: their words are somebody else's, not the outlet's.

Most carry the class that their network's own code gives them (`[embed]` in `resources/markup.txt`).
Others are a bare quotation that ends with who posted it and a link to the post.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from sayso.page.naming import Name
from sayso.types import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sayso.page.layout import Layout

BY_CLASS = Name(Kind.EMBED, "its markup calls it a post from another site")
BY_SIGNATURE = Name(Kind.EMBED, "a quotation that ends with a link to a post on another site")

POST = re.compile(
    r"//(?:[\w-]{1,20}\.){0,2}(?:(?:twitter|x)\.com/[^/?#]{1,40}/status(?:es)?/\d|instagram\.com/(?:p|reel|tv)/"
    r"|facebook\.com/(?:[^/?#]{1,80}/(?:posts|videos|photos)/|story\.php|watch|reel/|photo)|fb\.watch/"
    r"|tiktok\.com/@[^/?#]{1,40}/video/|bsky\.app/profile/[^/?#]{1,80}/post/|t\.me/(?:s/)?[^/?#]{1,40}/\d"
    r"|reddit\.com/r/[^/?#]{1,40}/comments/|threads\.(?:net|com)/@[^/?#]{1,40}/post/|vk\.com/wall-?\d"
    r"|truthsocial\.com/@[^/?#]{1,40}/(?:posts/)?\d|(?:weibo\.com|ok\.ru)/[^?#]{0,40}\d{6}"
    r"|[\w.-]{3,60}/@[^/?#]{1,60}/\d{15,})",
    re.IGNORECASE,
)
"""The address of a single post. The last is how Mastodon's many servers write it."""
LONGEST_SIGNATURE = 160
"""Characters of a quotation's last line, with a name, a handle and a day."""


def find_embeds(layout: Layout, names: list[Name]) -> list[Name]:
    """The names of a page's pieces with those of embedded posts put right."""
    if "embed" in layout.boxes.part:
        for at, piece in enumerate(layout.pieces):
            if layout.region[piece.box] == "embed" and names[at].kind not in OF_COMMENTS:
                names[at] = BY_CLASS
    if "blockquote" in layout.boxes.tag:
        for quoted in _quotations(layout, names):
            if _is_signed(layout, quoted[-1]):
                for at in quoted:
                    names[at] = BY_SIGNATURE
    return names


OF_COMMENTS = frozenset({Kind.COMMENT_AUTHOR, Kind.COMMENT_BODY, Kind.COMMENT_META})
IN_ARTICLE = frozenset({Kind.ARTICLE, Kind.RELATED, Kind.CAPTION, Kind.BYLINE, Kind.DATE})


def _quotations(layout: Layout, names: Sequence[Name]) -> Iterator[list[int]]:
    """The pieces of each quotation of which some are the article's."""
    starts = outermost(layout, [box for box, tag in enumerate(layout.boxes.tag) if tag == "blockquote"])
    inside: dict[int, list[int]] = defaultdict(list)
    for at, piece in enumerate(layout.pieces):
        order = bisect_right(starts, piece.box) - 1
        if order >= 0 and piece.box < layout.ends[starts[order]]:
            inside[order].append(at)
    for quoted in inside.values():
        kinds = {names[at].kind for at in quoted}
        if Kind.ARTICLE in kinds and kinds <= IN_ARTICLE:
            yield quoted


def outermost(layout: Layout, boxes: Iterable[int]) -> list[int]:
    """Boxes in page order without those that lie inside another of them."""
    found: list[int] = []
    for box in boxes:
        if not found or box >= layout.ends[found[-1]]:
            found.append(box)
    return found


def _is_signed(layout: Layout, last: int) -> bool:
    """Whether a quotation's last piece ends in a link to a post."""
    piece = layout.pieces[last]
    if not piece.links:
        return False
    link = piece.links[-1]
    after = len(piece.text) - link.end
    return after < LONGEST_SIGNATURE and bool(POST.search(link.url))
