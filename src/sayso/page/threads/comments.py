"""The comments of a page by the markup of the systems that print them (`families` has a row for each).

What is found is a frame for each comment and the elements that hold its words; what the words are is
left to the walk over the page.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from turbohtml import Element, Text
from turbohtml.query import Matcher

from sayso.page.dates import settle_date
from sayso.page.threads.commenters import clean_name, find_standing
from sayso.page.threads.families import FAMILIES, OTHER, Family
from sayso.types import Frame

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from turbohtml import Document, Node

    from sayso.types import Standing

MOST = 5000
"""Comments read of one page; the longest thread seen on a page without further loading has 2,000."""
DEEPEST = 24
"""Comments inside comments; WordPress stops at 10. What lies deeper stays with the comment around it."""
REACH = 40
"""Elements climbed from a part to its comment; the themes read have 18 at most."""
NEAR = 3
"""Elements between an answer and the box of all answers to a comment."""
PARTS = 20
"""Matches of one selector looked at in one comment: its own stand before those of its replies."""

ANY = ", ".join(selector for family in (*FAMILIES, OTHER) for selector in family.comments)
COMMENT_TAGS = ("div", "li", "article", "section")
COMMENT_CLASS = re.compile(rf"({'|'.join(COMMENT_TAGS)})(?:\.([\w-]*comment)\b|\[class\*=comment\])")
"""A selector that asks for a class with "comment" in its name."""
ONE_COMMENT = re.compile(
    r"(?:^|\s)(?:[a-z0-9]{1,20}[-_]{1,2}){0,3}comment"
    r"(?:s?[-_]{1,2}(?:item|entry)|[-_]{1,2}(?:container|wrapper|wrap|block|single|node|root))?(?=\s|$)",
    re.IGNORECASE,
)
"""Class names that mean one comment: `fig-comment`, `comment__item`; not `comments`, `comment-form`."""
PINGBACK = frozenset(("pingback", "trackback"))
NAME = "[itemprop=name], .fn, .username, cite"
"""The name alone, inside an element with an avatar, a badge or the word "says"."""
NUMBER = re.compile(r"(?:^|[-_c])(\d+)(?:_(\d+))?$")
DEPTH = re.compile(r"(?:^|\s)(?:depth|level|wc_comment_level|wpd_comment_level)-?(\d{1,2})(?=\s|$)")
OTHER_PART = re.compile(
    r"meta|author|vcard|avatar|reply|respond|children|replies|footer|header|awaiting|moderat|edit|rating"
    r"|vote|likes?\b|share|date|time|submitted|links|controls|actions|says|gravatar|permalink",
)
ANSWERED = re.compile(r"(?:#(?:li-|div-)?comment-|#post-|^post: ?|/post\?id=)(\d+)$")
KEYS = ("data-comment-id", "data-post-id", "data-id", "data-content", "id", "about")
PARENTS = ("data-parent-id", "data-parent", "data-parentid", "data-comment-parent", "data-in-reply-to")
BADGES = "[class*=badge i], [class*=label i], [class*=banner i], [class*=usertag i], .user-title, .role"
QUOTES = (
    "[data-source^=post], a.AttributionLink, a.comment-parent-link, a[rel=in-reply-to], .in-reply-to,"
    " .wpd-reply-to"
)
COUNT = re.compile(r"[-+−]?\d{1,7}")


class FoundComment(NamedTuple):
    """One comment of the page: what the markup says of it, and the elements that hold it."""

    frame: Frame
    container: Element
    """Holds the comment, and in nested threads the replies to it."""
    author: Element | None
    bodies: tuple[Element, ...]
    """The elements whose text is the comment's, in page order; none lies inside another."""
    beside: tuple[Element, ...] = ()
    """Other elements of it that do not lie in its container, or that lie in its bodies."""
    known: bool = False
    """Whether a system that we know printed it, and not one whose class names speak of comments."""


class _Post(NamedTuple):
    """A comment being read: its element, its system and the comment around it."""

    element: Element
    family: Family
    around: Element | None
    key: str | None
    depth: int | None


class _Class(NamedTuple):
    """A class name and the tag on which it stands."""

    tag: str
    name: str


def find_comments(tree: Document) -> tuple[FoundComment, ...]:
    """The comments of a page in page order, each with its frame; empty where no system is known."""
    posts = _posts(tree)
    found = [_read(post, posts) for post in posts.values() if not _is_pingback(post.element)]
    return _joined([comment for comment in found if comment is not None], posts)


# ── Which elements are comments ──────────────────────────────────────────────────────────────


def _posts(tree: Document) -> dict[Element, _Post]:
    """The elements that are one comment each, without the wrappers that repeat the comment around them."""
    family_of = _families(tree)
    posts: dict[Element, _Post] = {}
    levels: dict[Element, int] = {}
    for element in tree.select(ANY)[:MOST] if family_of else ():
        if element not in family_of:
            continue
        around = _owner(element.parent, levels)
        level = 0 if around is None else levels[around] + 1
        if level > DEEPEST:
            levels[element] = level
            continue
        post = _Post(element, family_of[element], around, _key(element), _depth(element, family_of[element]))
        if around is None or not _repeats(post, posts[around]):
            posts[element] = post
            levels[element] = level
    return posts


def _families(tree: Document) -> dict[Element, Family]:
    """The elements that known systems make of comments; those of unknown ones where there are no others."""
    classes = _comment_classes(tree)
    found: dict[Element, Family] = {}
    for family in FAMILIES:
        for selector in family.comments:
            if _asked_class(selector) in classes:
                for element in tree.select(selector)[:MOST]:
                    found.setdefault(element, family)
    if found:
        return found
    selectors = [selector for selector in OTHER.comments if _asked_class(selector) in classes]
    candidates = (element for selector in selectors for element in tree.select(selector)[:MOST])
    return {element: OTHER for element in candidates if ONE_COMMENT.search(element.attr("class") or "")}


def _comment_classes(tree: Document) -> set[_Class | None]:
    """The class names with "comment" in them that stand on the page, each with its tag, and None.

    To ask for one of them takes as long as to ask for all, and most rows want one. A page without
    comments has few, and none that a row asks for: its other selectors need not be tried.
    """
    classes: set[_Class | None] = {None}
    for tag in COMMENT_TAGS:
        for element in tree.select(f"{tag}[class*=comment i]"):
            names = (element.attr("class") or "").lower().split()
            classes.update(_Class(tag, name) for name in ("", *names))
    return classes


@cache
def _asked_class(selector: str) -> _Class | None:
    """The class with "comment" in its name that a selector asks for, if it does; nameless for any.

    >>> _asked_class("li.comment[id^=c]"), _asked_class("li.post")
    (_Class(tag='li', name='comment'), None)
    """
    match = COMMENT_CLASS.match(selector)
    return None if match is None else _Class(match[1], match[2] or "")


def _owner(node: Node | None, comments: Container[Node | None]) -> Element | None:
    """The innermost comment that holds a node."""
    for _ in range(REACH):
        if node is None or node in comments:
            break
        node = node.parent
    return node if isinstance(node, Element) and node in comments else None


def _repeats(post: _Post, around: _Post) -> bool:
    """Whether an element inside a comment is that comment again: `li#comment-7 > article#div-comment-7`."""
    if post.key is not None and around.key is not None:
        return post.key == around.key
    return post.depth is not None and post.depth == around.depth


def _key(element: Element) -> str | None:
    for name in KEYS:
        match = NUMBER.search(element.attr(name) or "")
        if match is not None:
            return match[1]
    return None


def _depth(element: Element, family: Family) -> int | None:
    """How deep in the thread a comment stands, where its class names or the boxes around it say so."""
    match = DEPTH.search(element.attr("class") or "")
    if match is not None or not family.indent:
        return None if match is None else int(match[1])
    around = [box for box in islice(element.ancestors, REACH) if isinstance(box, Element)]
    return 1 + sum(box.has_class(family.indent) for box in around)


def _is_pingback(element: Element) -> bool:
    """Another page's link, which no reader wrote."""
    return not PINGBACK.isdisjoint((element.attr("class") or "").split())


# ── What a comment says of itself ────────────────────────────────────────────────────────────


def _read(post: _Post, posts: dict[Element, _Post]) -> FoundComment | None:
    """One comment with its parts, its parent still unknown; None when it holds no words of its own."""
    author, name = _author(post, posts)
    bodies = _bodies(post, posts)
    frame = Frame(
        key=post.key,
        author=name,
        time=_time(post, posts),
        votes=_votes(post, posts),
        standing=_standing(post, author, posts),
    )
    if not bodies or not _is_sure(post, frame):
        return None
    return FoundComment(frame, post.element, author, bodies, known=post.family is not OTHER)


def _is_sure(post: _Post, frame: Frame) -> bool:
    """Whether what looks like a comment has what a comment has; forms to write one look like it too."""
    if post.family is OTHER:
        return None not in (frame.author, frame.time) and post.element.select_one("input, textarea") is None
    return (
        frame.author is not None
        or post.key is not None
        or (post.depth is not None and not post.family.indent)
    )


def _own(post: _Post, selectors: tuple[str, ...], posts: dict[Element, _Post]) -> Iterator[Element]:
    """The parts of a comment that match, the most telling selector first; not those of its replies."""
    for selector in selectors:
        for element in _matcher(selector).select(post.element, PARTS):
            if _owner(element, posts) is post.element:
                yield element


@cache
def _matcher(selector: str) -> Matcher:
    """A selector that stops at a limit; `Element.select` lists all the parts of all the replies first."""
    return Matcher(selector)


def _author(post: _Post, posts: dict[Element, _Post]) -> tuple[Element | None, str | None]:
    """The element that names who wrote it, and the name."""
    for element in _own(post, post.family.author, posts):
        inner = element.select_one(NAME)
        for candidate in (element,) if inner is None else (inner, element):
            name = clean_name(_name(candidate))
            if name is not None:
                return (candidate if candidate.tag != "meta" else element), name
    declared = clean_name(post.element.attr("data-author") or "")
    return None, declared


def _name(element: Element) -> str:
    """What an author element says, up to the date that some themes print in it."""
    text = _content(element)
    if settle_date(text, day_first=True) is None:
        return text
    return next(element.stripped_strings, "")


def _content(element: Element) -> str:
    """What a part says: declared in an attribute, or else its text."""
    return element.attr("content") or element.text


def _time(post: _Post, posts: dict[Element, _Post]) -> str | None:
    for element in _own(post, post.family.time, posts):
        declared = element.attr("datetime") or element.attr("content") or element.attr("title") or ""
        for text in (declared, element.text):
            if any(character.isdigit() for character in text):
                return " ".join(text[:120].split())
    return None


def _votes(post: _Post, posts: dict[Element, _Post]) -> int | None:
    for element in _own(post, post.family.votes, posts):
        match = COUNT.search(_content(element)[:100])
        if match is not None:
            return int(match[0].replace("−", "-"))
    return None


def _standing(post: _Post, author: Element | None, posts: dict[Element, _Post]) -> Standing | None:
    """Who wrote it to the page, by the class names of the comment and of the name, and by badges."""
    named = (post.element,) if author is None else (post.element, author)
    badges = [] if post.family is OTHER else [badge.text.strip() for badge in _own(post, (BADGES,), posts)]
    return find_standing([element.attr("class") or "" for element in named], badges)


# ── Which elements hold its words ────────────────────────────────────────────────────────────


def _bodies(post: _Post, posts: dict[Element, _Post]) -> tuple[Element, ...]:
    for selector in post.family.body:
        bodies = _outermost(_own(post, (selector,), posts))
        if bodies:
            return bodies
    return () if post.family is OTHER else _rest(post, posts)


def _outermost(elements: Iterator[Element]) -> tuple[Element, ...]:
    """Those with text that lie in no other of them."""
    kept: dict[Element, None] = {}
    for element in elements:
        climbing = islice(element.ancestors, REACH)
        if element.text.strip() and not any(ancestor in kept for ancestor in climbing):
            kept[element] = None
    return tuple(kept)


def _rest(post: _Post, posts: dict[Element, _Post]) -> tuple[Element, ...]:
    """What is left without author, time and buttons, where a theme has no element for the words alone."""
    holder = next(_own(post, (".comment-body",), posts), post.element)
    inner = next(_own(post, ("[id^=comment-]", "[id^=div-comment-]"), posts), holder)
    if holder is post.element:
        holder = inner
    if any(isinstance(child, Text) and child.data.strip() for child in holder.children):
        return (holder,)
    return tuple(child for child in holder.children if _is_words(child, posts))  # type: ignore[misc]


def _is_words(node: Node, posts: dict[Element, _Post]) -> bool:
    tag = getattr(node, "tag", None)
    if tag is None or node in posts or tag in ("form", "footer", "header", "script", "style", "noscript"):
        return False
    if OTHER_PART.search(f"{node.attr('class') or ''} {node.attr('id') or ''}"):  # type: ignore[attr-defined]
        return False
    return bool(node.text.strip()) and node.select_one(ANY) is None


# ── Who answers whom ─────────────────────────────────────────────────────────────────────────


def _joined(found: list[FoundComment], posts: dict[Element, _Post]) -> tuple[FoundComment, ...]:
    """The comments with each frame's parent set."""
    places = {comment.container: index for index, comment in enumerate(found)}
    keys = {comment.frame.key: index for index, comment in reversed(list(enumerate(found)))}
    last_at: dict[int, int] = {}
    joined = []
    for index, comment in enumerate(found):
        post = posts[comment.container]
        parent = _named_parent(post, posts, keys)
        if parent is None:
            parent = _parent_around(post, posts, places)
        if parent is None and post.depth is not None:
            parent = last_at.get(post.depth - 1)
        if parent is None and post.depth is None:
            parent = _parent_before(post, places)
        if post.depth is not None:
            last_at = {depth: at for depth, at in last_at.items() if depth < post.depth} | {post.depth: index}
        frame = comment.frame if parent == index else replace(comment.frame, parent=parent)
        joined.append(comment._replace(frame=frame))
    return tuple(joined)


def _named_parent(post: _Post, posts: dict[Element, _Post], keys: dict[str | None, int]) -> int | None:
    """The comment that the markup names: in an attribute, in wpDiscuz's ids (`wpd-comm-12_7`), in a quote."""
    named = [post.element.attr(name) for name in PARENTS]
    number = NUMBER.search(post.element.attr("id") or "")
    named.append(None if number is None else number[2])
    for element in _own(post, (QUOTES,), posts):
        match = ANSWERED.search(element.attr("data-source") or element.attr("href") or "")
        named.append(None if match is None else match[1])
    return next((keys[key] for key in named if key and key in keys), None)


def _parent_around(post: _Post, posts: dict[Element, _Post], places: dict[Element, int]) -> int | None:
    """The comment in which it lies."""
    for _ in range(DEEPEST):
        if post.around is None:
            return None
        if post.around in places:
            return places[post.around]
        post = posts[post.around]
    return None


def _parent_before(post: _Post, places: dict[Element, int]) -> int | None:
    """The comment right before the box in which it stands with the other answers."""
    for box in islice(post.element.ancestors, NEAR):
        before = box.previous_sibling
        while isinstance(before, Text) and not before.data.strip():
            before = before.previous_sibling
        if isinstance(before, Element) and before in places:
            return places[before]
    return None
