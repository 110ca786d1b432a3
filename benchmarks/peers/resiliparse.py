"""resiliparse: the main content as plain text."""

from __future__ import annotations

from resiliparse.extract.html2text import extract_plain_text

from benchmarks.records import Html, Record


def article(page: Html) -> Record:
    return {"text": extract_plain_text(page.text, main_content=True, alt_texts=False)}
