"""Pseudonyms for commenters: one reader on one site is the same, across sites is not."""

from __future__ import annotations

import hmac
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.ledger.stored import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sayso.types import Document


def pseudonym(name: str, site: str, key: bytes) -> str:
    """What stands for a name on one site; without the key nobody can find the name by trying.

    >>> pseudonym("Oda Brandt", "courier.example", b"key of this ledger")
    'reader-7f72136254fafdc6'
    """
    told = f"{site}\0{name}".encode("utf-8", "surrogatepass")
    # 64 bits: among ten million commenters the chance that any two share one is 1 in 370,000.
    return f"reader-{hmac.digest(key, told, 'sha256').hex()[:16]}"


def site_of(url: str | None, sha256: str) -> str:
    """The host that commenters share, or the page alone where no host is known, so that nobody is
    mistaken for a namesake elsewhere.

    >>> site_of("https://www.Courier.example/a", "9f86d0")
    'courier.example'
    >>> site_of(None, "9f86d0")
    'sha256:9f86d0'
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # a URL such as `http://[` has no host that could be named
        host = None
    return host.removeprefix("www.") if host else f"sha256:{sha256}"


def hide_names(document: Document, site: str, key: bytes) -> tuple[Document, dict[str, str]]:
    """The document with pseudonyms for its commenters, and the name behind each."""
    names: dict[str, str] = {}
    comments = []
    for comment in document.comments:
        if comment.author is not None:
            name = clean(comment.author)
            hidden = pseudonym(name, site, key)
            names[hidden] = name
            comment = replace(comment, author=hidden)  # noqa: PLW2901
        comments.append(comment)
    return replace(document, comments=tuple(comments)), names


def show_names(document: Document, names: Mapping[str, str]) -> Document:
    """The document with the names that are still known in place of their pseudonyms."""
    comments = tuple(
        replace(comment, author=names.get(comment.author or "", comment.author))
        for comment in document.comments
    )
    return replace(document, comments=comments)
