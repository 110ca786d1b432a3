"""Statements of a text as the words they point at."""

from __future__ import annotations

from typing import NamedTuple

from sayso.document import article_document
from sayso.statements import find_statements
from sayso.types import Document, Statement, Voice


class Said(NamedTuple):
    source: str
    cue: str
    content: str
    """Its pieces, set apart by ` | `."""


def words(document: Document, statement: Statement) -> Said:
    text = document.text
    source, cue, content = (
        " | ".join(span.of(text) for span in spans)
        for spans in (statement.source, statement.cue, statement.content)
    )
    return Said(source, cue, content)


def said_in(text: str) -> list[Said]:
    document = article_document(text)
    return [
        words(document, one) for one in find_statements(document, tagger="rules") if one.voice is Voice.SOURCE
    ]


def asserted_in(text: str) -> list[str]:
    document = article_document(text)
    return [
        words(document, one).content
        for one in find_statements(document, tagger="rules")
        if one.voice is Voice.OUTLET
    ]
