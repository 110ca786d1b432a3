"""textacy's direct quotations, on spaCy's parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textacy.extract import direct_quotations

from benchmarks.peers.parsing import paragraphs
from benchmarks.records import Record


def attribution(text: str) -> Record:
    return {"attributions": [found for start, parsed in paragraphs(text) for found in _quoted(parsed, start)]}


def _quoted(parsed: Any, start: int) -> Iterator[Record]:
    try:
        for quote in direct_quotations(parsed):
            yield {
                "source": _spans(quote.speaker, start),
                "cue": _spans(quote.cue, start),
                "content": [[start + quote.content.start_char, start + quote.content.end_char]],
            }
    except ValueError:
        # Its word for an odd number of quotation marks; the other paragraphs are not to blame.
        return


def _spans(tokens: Any, start: int) -> list[list[int]]:
    return [[start + token.idx, start + token.idx + len(token)] for token in tokens]
