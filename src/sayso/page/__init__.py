"""Capture to Page: decoded once, parsed once, every block named."""

from __future__ import annotations

from dataclasses import replace

from sayso.page.cuts import find_cut
from sayso.page.decode import decode_body
from sayso.page.html import OF_ARTICLE, read_article, read_html
from sayso.page.limits import refuse_too_long
from sayso.page.meters import find_meters
from sayso.page.plain import read_plain
from sayso.types import Capture, Page

__all__ = ["read_article_page", "read_page"]


def read_page(capture: Capture) -> Page:
    """What a capture's bytes are as a page. Bad charsets, markup and nesting never make it fail.

    Raises ReadError for what no reader could be meant to see: more than 250,000 tags, 60,000 texts or a
    million characters.
    """
    markup = capture.media_type != "text/plain"
    source, charset = decode_body(capture.body, capture.charset, markup=markup)
    where = capture.url or capture.place
    if markup:
        blocks, frames, signals, cut = read_html(source, capture.url, where)
    else:
        refuse_too_long(len(source), where)
        (blocks, frames), signals = read_plain(source), ()
        cut = find_cut("", blocks)
    return Page(
        source=source,
        charset=charset,
        blocks=blocks,
        frames=frames,
        signals=signals,
        markup=markup,
        url=capture.url,
        time=capture.time,
        meters=find_meters(source, blocks),
        cut=cut,
    )


def read_article_page(capture: Capture) -> Page:
    """The page with the blocks of its article and those that say whose it is alone.

    In markup the rest is not even looked at, where the paragraphs tell in which part of the page the article
    stands; that takes little more than half of the time of `read_page`. Comments, meters and cuts are not
    looked for. Raises ReadError as `read_page` does.
    """
    if capture.media_type == "text/plain":
        page = read_page(capture)
        blocks = tuple(block for block in page.blocks if block.kind in OF_ARTICLE)
        return replace(page, blocks=blocks, frames=(), meters=(), cut=None)
    source, charset = decode_body(capture.body, capture.charset)
    blocks, signals = read_article(source, capture.url, capture.url or capture.place)
    return Page(source, charset, blocks, (), signals, markup=True, url=capture.url, time=capture.time)
