"""turbohtml's own extraction; Sayso parses with the same package and uses none of this."""

from __future__ import annotations

import turbohtml
from turbohtml.extract import DateExtraction, dates

from benchmarks.records import Html, Record

ORIGINAL = DateExtraction(original=True)


def article(page: Html) -> Record:
    found = turbohtml.parse(page.text).article()
    return {
        "text": found.text,
        "headline": found.title,
        "byline": [found.byline] if found.byline else [],
    }


def published(page: Html) -> Record:
    found = dates(page.text, ORIGINAL)
    return {"published": found.date if found else None}
