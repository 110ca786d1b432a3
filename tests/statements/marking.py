"""Documents written down with their attributions marked: `<Mayor Oru> {denied} [that the gates failed].`"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from sayso.document import article_document
from sayso.types import Document, Quoting, Span, Statement, Voice

MARK = re.compile(r"([<{\[])(\d?)|([>}\]])")
PARTS = {"<": "source", "{": "cue", "[": "content", ">": "source", "}": "cue", "]": "content"}


def document(marked: str) -> Document:
    """The document of a marked text.

    A digit behind an opening mark numbers the attribution, where there are several: `<2Oru> {2said} [2so]`.

    >>> told = document("<Oru> {said} [so].")
    >>> told.text, told.statements[0].cue
    ('Oru said so.', (Span(start=4, end=8),))
    """
    text, parts = _unmarked(marked)
    statements = [
        Statement(
            Voice.SOURCE,
            tuple(spans["content"]),
            "marked",
            source=tuple(spans["source"]),
            cue=tuple(spans["cue"]),
            quoting=Quoting.INDIRECT,
        )
        for spans in parts.values()
    ]
    statements.sort(key=lambda statement: statement.content)
    # A line of text is too short for its language to be told.
    return replace(article_document(text), statements=tuple(statements), language="en")


def _unmarked(marked: str) -> tuple[str, dict[str, dict[str, list[Span]]]]:
    pieces: list[str] = []
    parts: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    at, length, opened = 0, 0, ("", 0)
    for mark in MARK.finditer(marked):
        pieces.append(marked[at : mark.start()])
        length += len(pieces[-1])
        at = mark.end()
        if mark[1]:
            opened = (mark[2], length)
        else:
            parts[opened[0]][PARTS[mark[3]]].append(Span(opened[1], length))
    return "".join((*pieces, marked[at:])), parts
