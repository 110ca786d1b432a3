"""A page of markup: one parse, one walk, every piece named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import turbohtml

from sayso.page.appended import set_apart_appended
from sayso.page.article import choose_article
from sayso.page.captions import find_dated
from sayso.page.cuts import find_cut
from sayso.page.embeds import find_embeds
from sayso.page.furniture import type_furniture
from sayso.page.layout import weigh
from sayso.page.limits import refuse_pieces, refuse_source
from sayso.page.naming import Name, name_pieces
from sayso.page.oneline import on_one_line
from sayso.page.region import find_region
from sayso.page.repeats import set_apart_repeats
from sayso.page.signals import find_signals
from sayso.page.threads.comments import FoundComment, find_comments
from sayso.page.threads.declared import find_declared
from sayso.page.threads.filling import fill_in
from sayso.page.threads.noscript import hides_thread, uncover_thread
from sayso.page.threads.unknown import find_unknown, may_hold_thread
from sayso.page.walk import Piece, Role, outline_page
from sayso.types import Anchor, Block, Cut, Frame, Kind, Signal, Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from turbohtml import Document, Element

    from sayso.page.layout import Layout
    from sayso.page.walk import Outline

WITH_ANCHORS = frozenset(
    {Kind.ARTICLE, Kind.CAPTION, Kind.COMMENT_BODY, Kind.COMMENT_META, Kind.EMBED, Kind.RELATED}
)
OF_ARTICLE = frozenset({Kind.PAGE_TITLE, Kind.HEADLINE, Kind.BYLINE, Kind.DATE, Kind.CAPTION, Kind.ARTICLE})
"""What is read where the article alone is asked for."""
FOLLOWED = ("http://", "https://", "mailto:")
FROM_ROOT = re.compile(r"/(?!/)[\w/%~+,=&:@!?.-]*(?<!\?)", re.ASCII)
"""Most links inside a site: joined to its root in a tenth of the time that `urljoin` takes."""


def read_html(
    source: str, url: str | None, where: object
) -> tuple[tuple[Block, ...], tuple[Frame, ...], tuple[Signal, ...], Cut | None]:
    """The blocks, comment frames and signals of a decoded page, and why it may be cut short.

    Raises ReadError for a page that no reader could be meant to see; `where` is what it then names.
    """
    refuse_source(source, where)
    line = on_one_line(source)
    tree = _uncovered(_parse(line), line)
    comments, outline = _outline(tree, source, where)
    signals = _signals(tree, url, comments)
    layout = weigh(outline)
    article = choose_article(layout, _authors(signals))
    names = type_furniture(layout, _within_article(layout, name_pieces(layout, article, signals)))
    blocks = tuple(_blocks(layout, names, url))
    cut = find_cut(source, blocks, _hidden(layout))
    if not comments:
        frames, declared = find_declared(tree, source)
        return blocks + declared, frames, signals, cut
    return blocks, tuple(comment.frame for comment in comments), signals, cut


def read_article(source: str, url: str | None, where: object) -> tuple[tuple[Block, ...], tuple[Signal, ...]]:
    """The blocks of a page's article and those that say whose it is, and its signals, as of `read_html`.

    Where the page's paragraphs tell in which part of it the article stands, nothing else is walked or named.
    Raises ReadError as `read_html` does.
    """
    refuse_source(source, where)
    line = on_one_line(source)
    tree = _parse(line)
    comments = find_comments(tree)
    signals = _signals(tree, url, comments)
    region = find_region(tree)
    if region is None:
        return _read_whole(_uncovered(tree, line), source, url, where)
    outline = outline_page(tree, source, _roles(comments), region)
    refuse_pieces(outline.pieces, where)
    layout = weigh(outline)
    article = choose_article(layout, _authors(signals))
    layout = layout.until(article.pieces[-1] + 1 if article.pieces else 0)
    names = _within_article(layout, name_pieces(layout, article, signals))
    return tuple(_blocks(layout, names, url, OF_ARTICLE)), signals


def _read_whole(
    tree: Document, source: str, url: str | None, where: object
) -> tuple[tuple[Block, ...], tuple[Signal, ...]]:
    """The same from all of a page that is parsed already."""
    comments, outline = _outline(tree, source, where)
    signals = _signals(tree, url, comments)
    layout = weigh(outline)
    names = name_pieces(layout, choose_article(layout, _authors(signals)), signals)
    names = type_furniture(layout, _within_article(layout, names))
    return tuple(_blocks(layout, names, url, OF_ARTICLE)), signals


def _signals(tree: Document, url: str | None, comments: Iterable[FoundComment]) -> tuple[Signal, ...]:
    return find_signals(tree, url, frozenset(comment.container for comment in comments))


def _outline(tree: Document, source: str, where: object) -> tuple[tuple[FoundComment, ...], Outline]:
    """The comments of a page, those of unknown markup too, and its outline."""
    comments = fill_in(tree, find_comments(tree))
    outline = outline_page(tree, source, _roles(comments))
    refuse_pieces(outline.pieces, where)
    if _may_be_more(comments, outline) and len(found := find_unknown(tree)) >= max(1, len(comments)):
        return found, outline_page(tree, source, _roles(found))
    return comments, outline


def _authors(signals: Iterable[Signal]) -> list[str]:
    return [signal.value for signal in signals if signal.field == "byline"]


def _within_article(layout: Layout, names: list[Name]) -> list[Name]:
    """The names of a page's pieces without what stands in its article and is no part of it."""
    return set_apart_repeats(layout, find_embeds(layout, set_apart_appended(layout, names)))


def _hidden(layout: Layout) -> frozenset[int]:
    """The pieces that no reader sees."""
    region = layout.region
    return frozenset(at for at, piece in enumerate(layout.pieces) if region[piece.box] == "hidden")


def _parse(source: str) -> Document:
    # A browser runs scripts, so what stands in noscript is no part of the page.
    return turbohtml.parse(source, scripting=True)


def _uncovered(tree: Document, source: str) -> Document:
    """A parsed page with the thread that it shows to those alone who run no scripts."""
    return _parse(uncover_thread(source)) if hides_thread(tree) else tree


def _may_be_more(comments: Sequence[FoundComment], outline: Outline) -> bool:
    """Whether the comments found are not certain to be the page's, and there may be others."""
    if comments:
        return not comments[0].known
    return may_hold_thread(outline.pieces)


def _roles(comments: Iterable[FoundComment]) -> dict[Element, Role]:
    """What elements are to comments; the words win where a theme uses one element for several things."""
    roles: dict[Element, Role] = {}
    for index, comment in enumerate(comments):
        for element in (comment.container, *comment.beside):
            roles.setdefault(element, Role(index, "frame"))
        if comment.author is not None:
            roles[comment.author] = Role(index, "author")
        for body in comment.bodies:
            roles[body] = Role(index, "body")
    return roles


def _blocks(
    layout: Layout, names: Iterable[Name], url: str | None, kinds: Container[Kind] = frozenset(Kind)
) -> Iterator[Block]:
    boxes, root = layout.boxes, _root(url)
    for piece, (kind, reason, furniture, credit) in zip(layout.pieces, names, strict=True):
        if kind not in kinds:
            continue
        text, box, _, links, source = piece
        role = boxes.role[box]
        comment = role.comment if role else None
        anchors = _anchors(piece, url, root) if links and kind in WITH_ANCHORS else ()
        dated = find_dated(text) if kind is Kind.CAPTION else None
        yield Block(text, kind, reason, source, boxes.tag[box], furniture, comment, credit, anchors, dated)


def _root(url: str | None) -> str | None:
    """The beginning of every address of a site, without the slash; None where there is no such thing."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else None


def _anchors(piece: Piece, url: str | None, root: str | None) -> tuple[Anchor, ...]:
    """The links of a piece that lead to a page or a person, with their addresses made absolute."""
    led = ((link, _resolve(link.url, url, root)) for link in piece.links)
    return tuple(Anchor(Span(link.start, link.end), target) for link, target in led if target)


def _resolve(link: str, url: str | None, root: str | None) -> str | None:
    link = link.strip().replace("\f", "")  # as browsers do with the line ends in an address
    if root and "/." not in link and FROM_ROOT.fullmatch(link):
        return root + link
    if "[" in link or not link.startswith(FOLLOWED):
        try:
            link = urljoin(url or "", link)
        except ValueError:  # "http://[" and other addresses that only look like one
            return None
    return link if link.startswith(FOLLOWED) else None
