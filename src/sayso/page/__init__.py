"""Capture to Page: decoded once, parsed once, every block named."""

from __future__ import annotations

from sayso.page.cuts import find_cut
from sayso.page.decode import decode_body
from sayso.page.html import read_html
from sayso.page.limits import refuse_too_long
from sayso.page.meters import find_meters
from sayso.page.plain import read_plain
from sayso.types import Capture, Page

__all__ = ["read_page"]


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
