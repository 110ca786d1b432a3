"""Bytes to text, once: which charset, who says so, and never a failure."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

import turbohtml
from turbohtml.detect import detect

from sayso.types import Charset

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"))

# A page must declare its charset in its first 1,024 bytes; many need more to get round to it.
PRESCAN = 4096
DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)

SAMPLE = 100_000
"""Bytes looked at to guess a charset that nobody declares."""


def decode_body(body: bytes, declared: str | None, *, markup: bool = True) -> tuple[str, Charset]:
    """The text of a page and its charset: byte order mark, header, declaration in the page, UTF-8, guess.

    Labels mean what they mean on the web. Those that nobody knows are passed over; bytes that the
    charset does not have become U+FFFD, and so does the character NUL. With `markup` off no
    declaration inside the page is looked for.

    >>> decode_body("naïve".encode("latin-1"), "iso-8859-1")
    ('naïve', Charset(name='windows-1252', decided_by='header'))
    """
    charset = _settle(body, declared, markup=markup)
    # The names are the web's, and so are the decoders: Python's Big5 is a strict part of the web's.
    codec = "utf-8" if charset.name == "utf-8" else f"whatwg-{charset.name}"
    text = body.decode(codec, "replace").removeprefix("\ufeff")
    # Half of the whole time, where the text is asked: in two bytes a character zeros are everywhere.
    return text.replace("\0", "\ufffd") if b"\0" in body else text, charset


def _settle(body: bytes, declared: str | None, *, markup: bool) -> Charset:
    for mark, name in BOMS:
        if body.startswith(mark):
            return Charset(name, "bom")
    if declared and (known := _name(declared)):
        return Charset(known, "header")
    found = DECLARED.search(body, 0, PRESCAN) if markup else None
    known = _name(found[1].decode("ascii", "replace")) if found else None
    if known and known.startswith("utf-16"):
        known = "utf-8"  # bytes that could be read up to their declaration are not UTF-16
    # Pages saved or passed on as UTF-8 keep the declaration they were born with; that bytes in any
    # other charset make valid UTF-8 by chance does not happen in more than a few letters.
    if known and (known == "utf-8" or body.isascii() or not _is_utf_8(body)):
        return Charset(known, "meta")
    if known or _is_utf_8(body):
        return Charset("utf-8", "utf-8")
    return Charset(_name(detect(body[:SAMPLE]).encoding or "") or "windows-1252", "detection")


@lru_cache(maxsize=256)
def _name(label: str) -> str | None:
    """The charset that a label means to a browser; None when it means none.

    >>> _name(" Latin1 "), _name("x-sjis"), _name("rot13")
    ('windows-1252', 'shift_jis', None)
    """
    try:
        name = turbohtml.parse(b"", encoding=label.strip()).encoding
    except (LookupError, ValueError):
        return None
    # "replacement" is the web's word for charsets that it refuses to read.
    return name.lower() if name and name != "replacement" else None


def _is_utf_8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
