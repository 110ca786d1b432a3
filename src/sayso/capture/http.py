"""An HTTP response as archives keep it: the head taken apart, the body decoded as far as it goes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import NamedTuple

from fastwarc.stream_io import BrotliReader, ZstdReader
from fastwarc.warc import HeaderMap

from sayso.capture.limits import Limits, Unusable
from sayso.capture.sniff import other_format

HEAD_END = re.compile(rb"\r?\n\r?\n")
HEAD_BYTES = 1 << 16
STATUS_BEGINS = re.compile(rb"(?:HTTP/|ICY )", re.IGNORECASE)
STATUS = re.compile(r"(?:HTTP/\d(?:\.\d)?|ICY) +(\d{3})(?!\d)", re.IGNORECASE)
CHARSET = re.compile(r"""charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9][A-Za-z0-9._:+-]{0,39})""", re.IGNORECASE)
CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\n]{0,4096})?\r?\n")
# Servers name one encoding, rarely two; a longer list is there to keep a reader busy.
MOST_ENCODINGS = 4
MEDIA_TYPE_LENGTH = 100


class Fields:
    """Header fields by name, whatever its case; the first of several with one name."""

    def __init__(self, pairs: tuple[tuple[str, str], ...] = ()) -> None:
        self._values: dict[str, str] = {}
        for name, value in pairs:
            self._values.setdefault(name.strip().lower(), value.strip())

    def get(self, name: str) -> str | None:
        """The value; None where the field is missing or empty."""
        return self._values.get(name) or None


@dataclass(frozen=True, slots=True)
class Response:
    """A response with its body as sent: still chunked, still compressed."""

    status: int | None
    fields: Fields
    body: bytes


class Body(NamedTuple):
    content: bytes
    complete: bool
    """False where the encoded data end or break before their own end."""


def read_fields(head: bytes) -> tuple[str, Fields]:
    """First line and fields of a head, of HTTP or WARC, whichever line ends it uses.

    >>> line, fields = read_fields(b"HTTP/1.1 200 OK\\nContent-Type: text/html\\n\\n")
    >>> line, fields.get("content-type")
    ('HTTP/1.1 200 OK', 'text/html')
    """
    lines = head.replace(b"\r\n", b"\n").strip(b"\n").split(b"\n")
    parsed = HeaderMap()
    parsed.parse(BytesIO(b"\r\n".join(lines) + b"\r\n\r\n"))
    return lines[0].decode("utf-8", "replace"), Fields(parsed.to_tuples())


def split_response(block: bytes) -> Response:
    """Head and body of a stored response; without a head, as the oldest servers sent it, all is body.

    Raises Unusable for a head that is broken.
    """
    if not STATUS_BEGINS.match(block):
        return Response(None, Fields(), block)
    end = HEAD_END.search(block, 0, HEAD_BYTES)
    if end is None and len(block) > HEAD_BYTES:
        raise Unusable("the HTTP header does not end within 64 KB")
    line, fields = read_fields(block[: end.start()] if end else block)
    status = STATUS.match(line)
    if status is None:
        raise Unusable("an HTTP response without a status")
    return Response(int(status[1]), fields, block[end.end() :] if end else b"")


def declared_type(content_type: str | None) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type field.

    >>> declared_type('Text/HTML; charset="UTF-8"')
    ('text/html', 'UTF-8')
    >>> declared_type(None)
    (None, None)
    """
    if content_type is None:
        return None, None
    charset = CHARSET.search(content_type)
    return content_type.partition(";")[0].strip().lower()[:MEDIA_TYPE_LENGTH] or None, charset[
        1
    ] if charset else None


def read_http_date(value: str | None) -> datetime | None:
    """In UTC; None where it cannot be read.

    >>> read_http_date("Tue, 03 Mar 2020 10:00:00 GMT").isoformat()
    '2020-03-03T10:00:00+00:00'
    """
    try:
        time = parsedate_to_datetime(value) if value else None
        return time and (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def decode_body(raw: bytes, fields: Fields, limits: Limits) -> Body:
    """The body with transfer and content encodings undone. Raises Unusable.

    Many archives keep bodies decoded under the old header, so a body that does not look encoded as
    declared is taken as it is.
    """
    if len(raw) > limits.record_bytes:
        raise Unusable(limits.too_large())
    body = Body(raw, complete=True)
    if "chunked" in (fields.get("transfer-encoding") or "").lower():
        body = _join_chunks(raw)
    names = [name.strip().lower() for name in (fields.get("content-encoding") or "").split(",")]
    encodings = [name for name in names if name in DECODERS]
    if len(encodings) > MOST_ENCODINGS:
        raise Unusable(f"encoded {len(encodings)} times over")
    for name in reversed(encodings):
        decoded = _decode(name, body.content, limits)
        body = Body(decoded.content, body.complete and decoded.complete)
    return body


def _join_chunks(raw: bytes) -> Body:
    if not CHUNK_SIZE.match(raw):
        return Body(raw, complete=True)
    joined = bytearray()
    at = 0
    while size := CHUNK_SIZE.match(raw, at):
        length = int(size[1], 16)
        if length == 0:
            return Body(bytes(joined), complete=True)
        chunk = raw[size.end() : size.end() + length]
        joined += chunk
        at = size.end() + length
        at += 2 if raw[at : at + 2] == b"\r\n" else raw[at : at + 1] == b"\n"
    return Body(bytes(joined), complete=False)


def _decode(name: str, raw: bytes, limits: Limits) -> Body:
    decoded = bytearray()
    complete = True
    try:
        for piece in DECODERS[name](raw):
            decoded += piece
            if len(decoded) > limits.record_bytes:
                raise Unusable(limits.too_large())
    except (OSError, zlib.error):
        complete = False
    if decoded or complete:
        return Body(bytes(decoded), complete)
    if other_format(raw) is None:
        return Body(raw, complete=True)
    raise Unusable(f"declared as {name}, but cannot be decoded as that")


def _inflate(raw: bytes, wbits: int) -> Iterator[bytes]:
    """Raises zlib.error where the data break, OSError where they end too early."""
    view = memoryview(raw)
    inflater = zlib.decompressobj(wbits)
    for start in range(0, len(raw), 1 << 14):
        tail: bytes | memoryview = view[start : start + (1 << 14)]
        while tail:
            yield inflater.decompress(tail, 1 << 16)
            tail = inflater.unconsumed_tail
        if inflater.eof:
            return
    while made := inflater.decompress(b"", 1 << 16):
        yield made
    if raw and not inflater.eof:
        raise OSError("ends too early")


def _gunzip(raw: bytes) -> Iterator[bytes]:
    return _inflate(raw, 31)


def _undeflate(raw: bytes) -> Iterator[bytes]:
    # The standard means zlib's wrapping; some servers send bare deflate data instead.
    wrapped = len(raw) > 1 and raw[0] & 15 == 8 and (raw[0] << 8 | raw[1]) % 31 == 0
    return _inflate(raw, 15 if wrapped else -15)


def _unbrotli(raw: bytes) -> Iterator[bytes]:
    return _pieces(BrotliReader(BytesIO(raw))) if raw else iter(())


def _unzstd(raw: bytes) -> Iterator[bytes]:
    return _pieces(ZstdReader(BytesIO(raw))) if raw else iter(())


def _pieces(reader: BrotliReader | ZstdReader) -> Iterator[bytes]:
    while piece := reader.read(1 << 16):
        yield piece


DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _undeflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
