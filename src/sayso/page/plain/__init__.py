"""Pages that come as plain text without markup: crawl records of type WET, text dumps.

Nothing but the lines and the blank lines between them says what is what, so each line is labelled by
its looks, its neighbours and its place, with weights learned from pages whose markup is known.
"""

from __future__ import annotations

from sayso.page.plain.blocks import explain, explain_settled, make_blocks
from sayso.page.plain.labels import label
from sayso.page.plain.lines import read_lines
from sayso.page.plain.sure import settle
from sayso.page.plain.threads import find_comments
from sayso.types import Block, Frame, Kind

__all__ = ["label_lines", "read_plain"]


def label_lines(text: str) -> tuple[Kind, ...]:
    """What each line of `text.split("\\n")` is to its reader; blank lines are furniture.

    >>> [kind.value for kind in label_lines("Flood gates reopened - The Veland Post\\n\\nHome")]
    ['page-title', 'furniture', 'furniture']
    """
    lines = read_lines(text)
    kinds = [Kind.FURNITURE] * (text.count("\n") + 1)
    for line, kind in zip(lines, settle(lines, label(lines)[0]), strict=True):
        kinds[line.number] = kind
    return tuple(kinds)


def read_plain(text: str) -> tuple[tuple[Block, ...], tuple[Frame, ...]]:
    """A block for every line that is not blank, in order, and a frame for every comment among them."""
    lines = read_lines(text)
    weighed, features = label(lines)
    kinds = settle(lines, weighed)
    frames, owners = find_comments(lines, kinds)
    reasons = [
        explain(names, kind) if kind is before else explain_settled(line, kind)
        for line, names, kind, before in zip(lines, features, kinds, weighed, strict=True)
    ]
    return make_blocks(text, lines, kinds, reasons, owners), frames
