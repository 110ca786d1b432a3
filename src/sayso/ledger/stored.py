"""How values look inside the database, and how they come back.

Columns that are searched hold plain text, in which each character that a database refuses (NUL, half
surrogates) is U+FFFD, one for one, so that spans stay right. Beside them the whole document lies as
compressed JSON, in which every character is kept as it came. It is bytes rather than a JSON column because
two half surrogates in a row have no JSON escapes that a reader would not join.
"""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256

from sayso.jsonform import from_json, to_json
from sayso.types import Document, Place

_REFUSED = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    r"""The text with U+FFFD for each character that a database refuses.

    >>> clean("a\0b\ud83dc")
    'a�b�c'
    """
    return _REFUSED.sub("\ufffd", text)


def clean_or_none(text: str | None) -> str | None:
    return None if text is None else clean(text)


def digest(*parts: str) -> str:
    """SHA-256 over the parts, each told from the next."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def pack(document: Document) -> bytes:
    written = json.dumps(to_json(document), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"))


def unpack(packed: bytes) -> Document:
    return from_json(json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")))


def write_place(place: Place) -> str:
    """JSON in ASCII: file names may hold bytes that are no text, which Python reads as half surrogates."""
    return json.dumps(asdict(place))


def read_place(written: str) -> Place:
    return Place(**json.loads(written))


def write_time(time: datetime) -> str:
    """ISO in UTC, always with microseconds, so that times sort as they read.

    >>> write_time(datetime(2031, 5, 4, 9, 30))
    '2031-05-04T09:30:00.000000+00:00'
    """
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def read_time(written: str) -> datetime:
    return datetime.fromisoformat(written)
