"""Threads that a page keeps for readers without scripts.

What stands in noscript is no part of the page that people see: a tracking pixel, the pictures once
more. Discourse alone prints its whole thread there, the rest of the page being built by scripts.
A noscript with several times is taken for such a thread, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from turbohtml import Document

THREAD = "crawler-post"
"""The class of one post in Discourse's view for search engines."""
START, END = "<noscript", "</noscript>"


def hides_thread(tree: Document) -> bool:
    """Whether a noscript of the page holds a thread."""
    return any(_is_thread(element.text) for element in tree.select("noscript"))


def _is_thread(inner: str) -> bool:
    return THREAD in inner or inner.count("<time") > 1


def uncover_thread(source: str) -> str:
    """The page with each noscript that holds a thread made a div; every character keeps its place.

    >>> uncover_thread('<noscript><p class="crawler-post">Why?</p></noscript>')
    '<div     ><p class="crawler-post">Why?</p></div     >'
    """
    pieces, at = [], 0
    while (start := source.find(START, at)) >= 0 and (end := source.find(END, start)) >= 0:
        inner = source[start + len(START) : end]
        pieces.append(source[at:start])
        pieces.append(f"<div     {inner}</div     >" if _is_thread(inner) else source[start : end + len(END)])
        at = end + len(END)
    return "".join((*pieces, source[at:]))
