"""MHTML, a page saved by a browser with its images in one file: the first HTML part of it."""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import NamedTuple

from sayso.capture.http import HEAD_BYTES, HEAD_END, declared_type, read_http_date
from sayso.capture.limits import Limits, Unusable
from sayso.capture.pages import HTML_TYPES, Found
from sayso.capture.streams import Stream
from sayso.types import Place

# A page comes first or nearly so; behind this many parts there are only images.
MOST_PARTS = 10_000


class Part(NamedTuple):
    """A part of a message: its fields as far as we need them, its body still encoded."""

    number: str
    media_type: str | None
    charset: str | None
    boundary: str | None
    encoding: str
    location: str | None
    content_id: str | None
    date: str | None
    offset: int
    body: bytes
    whole: bool


def read_mhtml(stream: Stream, place: Place, limits: Limits) -> Found:
    """The page in an MHTML file. Raises Unusable where there is none.

    Browsers write the page first, so what lies behind `record_bytes` of the file is left unread.
    """
    message = stream.read(limits.record_bytes)
    unread = bool(stream.peek(1))
    top = _read_part("", 0, message, whole=not unread)
    page = _first_page(top, limits.depth)
    if page is None:
        looked = f" in the first {limits.record_bytes} bytes" if unread else ""
        raise Unusable(f"no HTML part in this MHTML file{looked}")
    if unread and not page.whole:
        raise Unusable(limits.too_large())
    return Found(
        _decode(page),
        replace(place, member=page.number or None, offset=page.offset, record_id=page.content_id),
        page.location or top.location,
        read_http_date(top.date),
        page.media_type,
        page.charset,
        truncated=not page.whole,
    )


def _first_page(part: Part, depth: int) -> Part | None:
    if part.media_type in HTML_TYPES:
        return part
    if not part.boundary or not (part.media_type or "").startswith("multipart/") or not depth:
        return None
    pages = (_first_page(inner, depth - 1) for inner in _split(part))
    return next((page for page in pages if page), None)


def _split(part: Part) -> Iterator[Part]:
    delimiter = b"--" + (part.boundary or "").encode("utf-8", "surrogateescape")
    body = b"\n" + part.body
    start = body.find(b"\n" + delimiter)
    number = 0
    while start >= 0 and number < MOST_PARTS:
        head = body.find(b"\n", start + 1) + 1
        if not head or body.startswith(b"--", start + 1 + len(delimiter)):
            return
        end = body.find(b"\n" + delimiter, head - 1)
        number += 1
        name = f"{part.number}.{number}".lstrip(".")
        stored = body[head : end if end >= 0 else len(body)]
        if end >= 0:
            stored = stored.removesuffix(b"\r")
        yield _read_part(name, part.offset + head - 1, stored, whole=end >= 0)
        start = end


def _read_part(number: str, offset: int, stored: bytes, *, whole: bool) -> Part:
    end = HEAD_END.search(stored, 0, HEAD_BYTES)
    if end is None and len(stored) > HEAD_BYTES:
        raise Unusable("the header of an MHTML part does not end within 64 KB")
    start = end.end() if end else len(stored)
    try:
        head = BytesHeaderParser(policy=compat32).parsebytes(stored[:start])
        boundary = head.get_boundary()
    except (MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
        # What email raises for a malformed parameter depends on the way in which it is malformed.
        raise Unusable("the header of an MHTML part cannot be read") from error
    fields = {name.lower(): str(value).strip() for name, value in reversed(head.items())}
    kind, charset = declared_type(fields.get("content-type"))
    return Part(
        number,
        kind,
        charset,
        boundary,
        fields.get("content-transfer-encoding", "").lower(),
        fields.get("content-location") or fields.get("snapshot-content-location"),
        fields.get("content-id"),
        fields.get("date"),
        offset + (start if not number else 0),
        stored[start:],
        whole,
    )


def _decode(part: Part) -> bytes:
    if part.encoding == "quoted-printable":
        return binascii.a2b_qp(part.body)
    if part.encoding != "base64":
        return part.body
    try:
        return binascii.a2b_base64(part.body)
    except binascii.Error:
        digits = part.body.translate(None, b"\r\n\t =")
        return binascii.a2b_base64(digits[: len(digits) // 4 * 4])
