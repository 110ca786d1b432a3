"""Which documents of a set the others mean: by a link to their page, or by their outlet's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from sayso.links.origins.days import day_of
from sayso.links.origins.parties import same_name, words_of
from sayso.types import Document, Kind, PageLink, Party

OWN = frozenset({Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION})
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|ref_src|cmpid|smid|share", re.IGNORECASE)


def find_links(documents: Sequence[Document]) -> Iterator[PageLink]:
    """The links in documents' own text that lead to another document of the set, each once."""
    at = {address_of(one.url): number for number, one in enumerate(documents) if one.url}
    for number, document in enumerate(documents):
        found: set[int] = set()
        for passage in document.passages:
            if passage.kind not in OWN:
                continue
            for anchor in passage.anchors:
                to = at.get(address_of(anchor.url))
                if to is not None and to != number and to not in found:
                    found.add(to)
                    yield PageLink(number, to, anchor.span)


def address_of(url: str) -> str:
    """An address without what does not tell pages apart: scheme, `www.`, fragment, trackers, a last slash.

    >>> address_of("https://www.courier.example/lock/?utm_source=mail&id=7#top")
    'courier.example/lock?id=7'
    >>> address_of("http://[")
    'http://['
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # no address that could be taken apart
        return url
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not TRACKING.fullmatch(key)])
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")


def page_of(party: Party, documents: Sequence[Document], citing: int) -> int | None:
    """The document that is the party's own page: its outlet goes by one of the party's names.

    Of several the one that was published first, where that is known.
    """
    own = [
        (day_of(document) or "9999", number)
        for number, document in enumerate(documents)
        if number != citing
        and document.meta.outlet is not None
        and any(_is(document.meta.outlet.value, form) for form in party.forms)
    ]
    return min(own)[1] if own else None


def _is(outlet: str, form: str) -> bool:
    one, other = words_of(outlet), words_of(form)
    # A lone word may be half of any outlet's name: "News".
    return one == other or (min(len(one), len(other)) > 1 and same_name(one, other))
