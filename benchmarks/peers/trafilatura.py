"""trafilatura: article, its comments in one piece, and the day of publication."""

from __future__ import annotations

import trafilatura
from trafilatura.metadata import extract_metadata

from benchmarks.records import Html, Record


def fast(page: Html) -> Record:
    return _article(page, fast=True)


def default(page: Html) -> Record:
    return _article(page, fast=False)


def fast_text(page: Html) -> Record:
    """The article's text and nothing else: what trafilatura does quickest."""
    return {"text": trafilatura.extract(page.text, url=page.url, fast=True, include_comments=False)}


def fast_comments(page: Html) -> Record:
    return _comments(page, fast=True)


def default_comments(page: Html) -> Record:
    return _comments(page, fast=False)


def published(page: Html) -> Record:
    return {"published": extract_metadata(page.text, default_url=page.url).date}


def _article(page: Html, fast: bool) -> Record:
    found = trafilatura.bare_extraction(
        page.text, url=page.url, fast=fast, include_comments=False, with_metadata=True
    )
    if found is None:
        return {}
    # Several authors come in one string.
    byline = found.author.split("; ") if found.author else []
    return {"text": found.text, "headline": found.title, "byline": byline, "published": found.date}


def _comments(page: Html, fast: bool) -> Record:
    """Each paragraph of what it calls comments as one: it keeps neither authors nor times nor answers."""
    found = trafilatura.bare_extraction(page.text, url=page.url, fast=fast, include_comments=True)
    if found is None or found.commentsbody is None:
        return {"comments": []}
    texts = ("".join(part.itertext()).strip() for part in found.commentsbody)
    return {"comments": [{"text": text} for text in texts if text]}
