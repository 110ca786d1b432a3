"""Texts whose sources are given in [brackets], and who is told to speak."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from sayso.document import article_document
from sayso.statements.chains import with_chains
from sayso.statements.claimants import with_claimants
from sayso.types import Document, Quoting, Span, Statement, Voice

SOURCE = re.compile(r"\[([^\]]+)\]")


class Told(NamedTuple):
    kind: str
    name: str | None = None
    role: str | None = None
    organisation: str | None = None


def document_of(marked: str) -> Document:
    """The text without its brackets, a statement for each of them, with the next character for a content."""
    text, spans = "", []
    at = 0
    for found in SOURCE.finditer(marked):
        text += marked[at : found.start()]
        spans.append(Span(len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    text += marked[at:]
    said = [
        Statement(
            Voice.SOURCE,
            (Span(span.end, min(len(text), span.end + 1)),),
            "given",
            source=(span,),
            quoting=Quoting.INDIRECT,
        )
        for span in spans
    ]
    # A line of text is too short for its language to be told.
    return replace(article_document(text), statements=with_chains(said), language="en")


def told(marked: str) -> list[Told]:
    """Who speaks, for each source in brackets; several joined by `; `."""
    document = with_claimants(document_of(marked))
    answers = []
    for statement in document.statements:
        speakers = [document.claimants[each.claimant] for each in statement.speakers]
        joined = (
            "; ".join(dict.fromkeys(value for value in values if value)) or None
            for values in zip(*((one.name, one.role, one.organisation) for one in speakers), strict=True)
        )
        answers.append(Told(speakers[0].kind.value, *joined))
    return answers
