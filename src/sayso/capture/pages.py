"""Which bytes are pages: the last step of every way in, from bytes with what was declared to a Capture."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sayso.capture.limits import Limits, Unusable
from sayso.capture.sniff import HTML, PLAIN, media_type, other_format
from sayso.types import Capture, Failure, Place

HTML_TYPES = frozenset({HTML, "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
UNSAID_TYPES = frozenset({None, "", "application/octet-stream", "unknown/unknown", "no-type", "unk"})

MOST_KINDS = 500


@dataclass(frozen=True, slots=True)
class Task:
    """What every way in is told: the limits, and where to count what is passed over."""

    limits: Limits = field(default_factory=Limits)
    passed: Counter[str] = field(default_factory=Counter)
    """How many records of which kind: `request`, `image/png`, `status 404`."""

    def pass_over(self, kind: str) -> None:
        # A hostile archive could give every record a kind of its own, to fill the memory.
        known = kind in self.passed or len(self.passed) < MOST_KINDS
        self.passed[kind if known else "other kinds"] += 1


@dataclass(frozen=True, slots=True)
class Found:
    """A body with everything declared about it."""

    body: bytes
    place: Place
    url: str | None = None
    time: datetime | None = None
    media_type: str | None = None
    charset: str | None = None
    truncated: bool = False
    name: str = ""
    """A file name, where its ending may tell what it is."""


def is_page_type(declared: str | None) -> bool:
    """Whether a declared media type is a page's, or none was declared."""
    return declared in HTML_TYPES or declared == PLAIN or declared in UNSAID_TYPES


def to_capture(found: Found) -> Capture:
    """The page. Raises Unusable where the bytes are none."""
    if not found.body.strip():
        raise Unusable("empty" if not found.body else "nothing but white space")
    if looks := other_format(found.body):
        raise Unusable(f"not a page: looks like {looks}")
    if found.media_type in UNSAID_TYPES:
        kind = media_type(found.body, found.name)
    else:
        kind = HTML if found.media_type in HTML_TYPES else PLAIN
    return Capture(found.body, found.place, found.url, found.time, kind, found.charset, found.truncated)


def failure(place: Place, reason: object, url: str | None = None) -> Failure:
    """A failure of this stage."""
    return Failure(place, "capture", str(reason), url)
