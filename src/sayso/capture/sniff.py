"""What bytes are, by their look: a page, an archive of pages, or something else with a name."""

from __future__ import annotations

import re
from typing import Final, Literal

from sayso.capture.streams import GZIP

HTML: Final = "text/html"
PLAIN: Final = "text/plain"

WARC_RECORD = re.compile(rb"(?:(?<=\n)|^)WARC/\d\.\d{1,2}[ \t]*\r?\n")
# URL, address, date, media type, length, on a line of their own. The date has 14 digits.
ARC_RECORD = re.compile(
    rb"(?:(?<=\n)|^)[A-Za-z][A-Za-z0-9+.\-]{1,20}:[^\s]{0,4000} [0-9A-Fa-f.:]{1,45}"
    rb" \d{14} [^\s]{1,200} \d{1,15}[ \t]*\r?\n"
)
MHTML_FIELDS = re.compile(
    rb"^(?:mime-version:|content-type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE
)
HEADER_LINE = re.compile(rb"[!-9;-~]{1,70}:[ \t]")

Container = Literal["gzip", "zip", "warc", "arc", "mhtml", "page"]

SIGNATURES: Final = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"\x7fELF", "ELF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\xfd7zXZ\x00", "XZ; unpack it first"),
    (b"BZh91AY&SY", "bzip2; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "Zstandard; unpack it first"),
    (b"\x04\x22\x4d\x18", "LZ4; unpack it first"),
    (GZIP, "gzip"),
    (b"OggS\x00", "Ogg"),
    (b"fLaC\x00", "FLAC"),
    (b"ID3\x03", "MP3"),
    (b"ID3\x04", "MP3"),
    (b"\x1aE\xdf\xa3", "Matroska"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"wOFF\x00", "a web font"),
    (b"wOF2\x00", "a web font"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\xca\xfe\xba\xbe", "Java or Mach-O"),
)

WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# UTF-16 without its mark, as some Windows tools save it: every other byte of a tag is zero.
WIDE_TAG = re.compile(rb"\s{0,8}(?:<\x00[!a-zA-Z]\x00|\x00<\x00[!a-zA-Z])")
TAG = re.compile(
    rb"<(?:!doctype\s{1,20}html|/?(?:html|head|body|title|meta|link|script|style|div|p|span|a|article|section|main"
    rb"|h[1-6]|br|ul|ol|li|table|tr|td|img|b|i|em|strong|blockquote|font|center)[\s>/])",
    re.IGNORECASE,
)
LOOKED_AT: Final = 1 << 16


def container(head: bytes) -> Container:
    """What kind of thing starts with these bytes (a few thousand of them).

    >>> container(b"WARC/1.1\\r\\nWARC-Type: response"), container(b"<html>")
    ('warc', 'page')
    """
    if head.startswith(GZIP):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if WARC_RECORD.match(head):
        return "warc"
    if head.startswith(b"filedesc://") or ARC_RECORD.match(head):
        return "arc"
    fields = head.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    if HEADER_LINE.match(fields) and MHTML_FIELDS.search(fields):
        return "mhtml"
    return "page"


def other_format(body: bytes) -> str | None:
    """The name of the format, where the bytes are no page.

    >>> other_format(b"%PDF-1.7"), other_format(b"BOM or not, text")
    ('PDF', None)
    """
    for signature, name in SIGNATURES:
        if body.startswith(signature):
            return name
    if body.startswith(b"RIFF") and body[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return body[8:12].decode().strip()
    if body[4:8] == b"ftyp":
        return "MP4"
    return "binary data" if _is_binary(body[:4096]) else None


def _is_binary(head: bytes) -> bool:
    if head.startswith(WIDE_MARKS) or WIDE_TAG.match(head):
        return False
    # A single NUL can slip into a page; text has hardly any other control characters in any encoding.
    odd = sum(
        head.count(byte) for byte in b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15"
    )
    return 50 * (odd + head.count(b"\0")) > len(head)


def media_type(body: bytes, name: str = "") -> str:
    """`text/html` or `text/plain`: by the file's name if that says plain, else by whether there are tags.

    >>> media_type(b"<p>Rain in Velm"), media_type(b"Rain in Velm"), media_type(b"<p>is a tag", "notes.txt")
    ('text/html', 'text/plain', 'text/plain')
    """
    if name.lower().removesuffix(".gz").endswith((".txt", ".text")):
        return PLAIN
    head = body[:LOOKED_AT]
    if head.startswith(WIDE_MARKS) or WIDE_TAG.match(head):
        head = head.replace(b"\0", b"")
    return HTML if TAG.search(head) else PLAIN
