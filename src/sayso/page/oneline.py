"""A page on one line, for the parser: it counts lines and columns, and then its columns are our offsets."""

from __future__ import annotations


def on_one_line(source: str) -> str:
    """A page with a form feed for each line end: white space to HTML as well, but no line to the parser."""
    return source.replace("\r", "\f").replace("\n", "\f")


def with_line_ends(text: str) -> str:
    """A text of such a page for those to whom lines mean something."""
    return text.replace("\f", "\n")
