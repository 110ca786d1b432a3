"""Capture to Page: decoded once, parsed once, every block named."""

from __future__ import annotations

from sayso.page.decode import decode_body
from sayso.page.html import read_html
from sayso.page.plain import read_plain
from sayso.types import Capture, Page

__all__ = ["read_page"]


def read_page(capture: Capture) -> Page:
    """What a capture's bytes are as a page. Bad charsets, markup and nesting never make it fail.

    Raises ReadError for bytes that no reader could be meant to see: more than 250,000 tags.
    """
    markup = capture.media_type != "text/plain"
    source, charset = decode_body(capture.body, capture.charset, markup=markup)
    if markup:
        blocks, frames, signals = read_html(source, capture.url, capture.url or capture.place)
    else:
        (blocks, frames), signals = read_plain(source), ()
    return Page(
        source=source,
        charset=charset,
        blocks=blocks,
        frames=frames,
        signals=signals,
        markup=markup,
        url=capture.url,
        time=capture.time,
    )
