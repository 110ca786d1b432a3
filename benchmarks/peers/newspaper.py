"""newspaper4k: article, headline, authors and day, without fetching a page's pictures."""

from __future__ import annotations

import newspaper

from benchmarks.records import Html, Record


def article(page: Html) -> Record:
    found = newspaper.article(page.url, input_html=page.text, fetch_images=False)
    return {
        "text": found.text,
        "headline": found.title,
        "byline": list(found.authors),
        "published": found.publish_date.date().isoformat() if found.publish_date else None,
    }
