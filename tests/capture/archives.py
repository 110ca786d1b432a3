"""Small archives about invented sites, written by a library that is not ours."""

from __future__ import annotations

import gzip
import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from fastwarc.warc import WarcRecord, WarcRecordType

PAGE = b"<!doctype html><title>Velm Courier</title><p>The harbour is closed, the mayor said.</p>"
TIME = "2031-03-04T05:06:07Z"


@dataclass(frozen=True)
class Sent:
    """What a server of ours answers."""

    url: str
    body: bytes = PAGE
    status: str = "200 OK"
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})


def write_record(
    sent: Sent, kind: str = "response", *, packed: bool = True, also: dict[str, str] | None = None
) -> bytes:
    """One record; for kinds without HTTP, the Content-Type of `sent.headers` is the record's own."""
    over_http = kind in ("response", "request", "revisit")
    record = WarcRecord()
    record.init_headers(getattr(WarcRecordType, kind))
    own = f"application/http; msgtype={kind}" if over_http else sent.headers["Content-Type"]
    given = {"WARC-Target-URI": sent.url, "WARC-Date": TIME, "Content-Type": own, **(also or {})}
    for name, value in given.items():
        record.headers[name] = value
    record.set_bytes_content(http_block(sent) if over_http else sent.body)
    out = BytesIO()
    record.write(out)
    return gzip.compress(out.getvalue()) if packed else out.getvalue()


def http_block(sent: Sent) -> bytes:
    fields = "".join(f"{name}: {value}\r\n" for name, value in sent.headers.items())
    return f"HTTP/1.1 {sent.status}\r\n{fields}\r\n".encode() + sent.body


def write_warc(*pages: Sent, packed: bool = True) -> bytes:
    info = Sent("urn:info", b"software: sayso\r\n", headers={"Content-Type": "application/warc-fields"})
    records = [write_record(info, "warcinfo", packed=packed)]
    records += [write_record(page, packed=packed) for page in pages]
    return b"".join(records)


def three_pages(*, packed: bool = True) -> tuple[bytes, ...]:
    """Three records, apart, each large enough that damage in its middle hits its page."""
    return tuple(
        write_record(Sent(f"https://velm.test/{name}", PAGE + filler(name)), packed=packed)
        for name in ("one", "two", "three")
    )


def filler(seed: str) -> bytes:
    """Text that does not compress to nothing."""
    return b" ".join(f"{seed}{number * 7919 % 10007}".encode() for number in range(2000))


def write_arc(*pages: Sent, packed: bool = False) -> bytes:
    head = b"1 1 Velm\nURL IP-address Archive-date Content-type Archive-length\n"
    records = [b"filedesc://velm.arc 0.0.0.0 20310304050607 text/plain %d\n%s\n" % (len(head), head)]
    for page in pages:
        block = http_block(page)
        line = f"{page.url} 198.51.100.7 20310304050607 text/html {len(block)}\n"
        records.append(line.encode() + block + b"\n")
    return b"".join(gzip.compress(record) if packed else record for record in records)


def write_wacz(members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


MHTML = b"""\
From: <Saved by a browser>
Snapshot-Content-Location: https://velm.test/rain
Subject: Rain
Date: Tue, 4 Mar 2031 05:06:07 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----parts----"


------parts----
Content-Type: text/html; charset=utf-8
Content-ID: <frame-1@velm.test>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://velm.test/rain?saved

<!doctype html><p>Rain =E2=80=9Cin=E2=80=9D Ve=
lm</p>
------parts----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://velm.test/rain.png

iVBORw0KGgo=

------parts------
""".replace(b"\n", b"\r\n")
