"""WARC, WET and ARC, compressed or not: records in turn, and the pages among them.

The framing (where a record begins, how long it is, where to go on behind damage) is done here; fields
are read by fastwarc, the header lines of ARC by warcio. Their own iterators read ahead of the record,
so that behind damage nobody knows where to go on: fastwarc 2.0.1 stops at a broken gzip member and
gives a clipped record as if whole, warcio 1.8.1 passes on the broken record as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

from warcio.recordloader import ARCHeadersParser  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeadersParserException  # type: ignore[import-untyped]

from sayso.capture.http import (
    HEAD_END,
    Fields,
    declared_type,
    decode_body,
    read_fields,
    read_http_date,
    split_response,
)
from sayso.capture.limits import Damaged, Limits, Unusable
from sayso.capture.pages import Found, Task, failure, is_page_type, to_capture
from sayso.capture.sniff import ARC_RECORD, PLAIN, WARC_RECORD
from sayso.capture.streams import GZIP, LONGEST_MARK, Member, Members, Stream
from sayso.types import Capture, Failure, Place

HEAD_BYTES = 1 << 16
HOLDS_PAGES = frozenset({"response", "resource", "conversion"})
LENGTH = re.compile(r"\d{1,15}")


@dataclass(frozen=True, slots=True)
class Record:
    """One record of an archive."""

    kind: str
    """`response`, `request`, `warcinfo` ... as WARC-Type says; `arc_header` for the head of an ARC."""
    place: Place
    url: str | None
    time: datetime | None
    fields: Fields
    block: bytes
    """All of it as stored, HTTP header included; cut off behind the limit, empty for an unwanted kind."""
    length: int
    """Bytes of the block that the archive holds."""
    cut: bool = False
    """Whether the archive ends inside it."""
    clipped: bool = False
    """Whether it says of itself that it is not all that was sent."""

    @property
    def truncated(self) -> bool:
        return self.cut or self.clipped

    @property
    def over_http(self) -> bool:
        return (self.fields.get("content-type") or "").lower().startswith("application/http")

    @property
    def payload(self) -> bytes:
        """The block behind its HTTP header, where it has one; not decoded."""
        if not self.over_http:
            return self.block
        end = HEAD_END.search(self.block)
        return self.block[end.end() :] if end else b""


class Head(NamedTuple):
    """What a record says of itself before its block."""

    kind: str
    fields: Fields
    length: int
    url: str | None
    time: datetime | None
    record_id: str | None
    clipped: bool = False


class Format(NamedTuple):
    """One kind of archive: what a record begins with, and how its head is read."""

    begins: re.Pattern[bytes]
    read_head: Callable[[Stream], Head]


class Run(NamedTuple):
    """Bytes in which records follow each other: one gzip member, or a whole file that is not compressed."""

    stream: Stream
    member: Member | None

    def place(self, archive: Place) -> Place:
        """Of the record that begins here; without offset for one inside a gzip member, which has none."""
        if self.member is None:
            return replace(archive, offset=self.stream.offset)
        return replace(archive, offset=self.member.offset if self.stream.offset == 0 else None)


def read_records(
    stream: Stream, archive: Place, limits: Limits, wanted: frozenset[str] | None = None
) -> Iterator[Record | Failure]:
    """All records in turn, with the blocks of the wanted kinds (None: of all); a Failure for each broken one.

    A record comes out once the gzip member that holds it has proved whole, or the next record in the
    same member has begun.
    """
    head = stream.peek(LONGEST_MARK)
    named_gzip = (archive.member or archive.path).lower().endswith(".gz")
    if ANY_RECORD.match(head) or not (head.startswith(GZIP) or named_gzip):
        yield from _records_of(Run(stream, None), archive, limits, wanted)
        return
    for member in Members(stream).each(ANY_RECORD):
        if not isinstance(member, Member):
            offset, reason = member
            yield failure(replace(archive, offset=offset), reason)
            continue
        run = Run(Stream(member.read), member)
        yield from _records_of(run, archive, limits, wanted)


def _records_of(
    run: Run, archive: Place, limits: Limits, wanted: frozenset[str] | None
) -> Iterator[Record | Failure]:
    kind: Format | None = None
    held: Record | None = None
    place = run.place(archive)
    try:
        while True:
            gap = _skip_blank(run.stream)
            place = run.place(archive) if run.stream.offset > gap else place
            head = run.stream.peek(LONGEST_MARK)
            if not head:
                break
            kind = kind or (ARC if ARC_RECORD.match(head) else WARC)
            begins = kind.begins.match(head) is not None
            if held:
                yield held if begins or gap else _wrong_length(held)
            found = _read_or_pass(run.stream, kind, place, limits, wanted)
            held = found if isinstance(found, Record) else None
            if isinstance(found, Failure):
                yield found
    except Damaged as damage:
        broken = held.place if held else place
        if run.member:
            # Of the member: in one that holds many records, nothing else can be pointed at.
            broken = replace(broken, offset=run.member.offset)
        yield failure(broken, damage, held.url if held else None)
        return
    if held:
        cut = run.member is not None and run.member.cut
        yield replace(held, cut=True) if cut else held
    elif run.member and run.member.cut and run.stream.offset == 0:
        yield failure(place, "the archive ends inside a gzip member")


def _wrong_length(record: Record) -> Failure:
    return failure(record.place, "its length does not lead to the end of the record", record.url)


def _skip_blank(stream: Stream) -> int:
    skipped = 0
    while blank := len(head := stream.peek(64)) - len(head.lstrip(b"\r\n")):
        skipped += stream.skip(blank)
    return skipped


def _read_or_pass(
    stream: Stream, kind: Format, place: Place, limits: Limits, wanted: frozenset[str] | None
) -> Record | Failure:
    """The record that begins here; or else a failure, and the stream is at the next. Raises Damaged."""
    try:
        if not kind.begins.match(stream.peek(LONGEST_MARK)):
            raise Unusable("the bytes here begin no record")
        return _read_record(stream, kind, place, limits, wanted)
    except Damaged:
        raise
    except Unusable as error:
        stream.skip(1)
        stream.skip_to(kind.begins)
        return failure(place, error)


def _read_record(
    stream: Stream, kind: Format, place: Place, limits: Limits, wanted: frozenset[str] | None
) -> Record:
    head = kind.read_head(stream)
    keep = min(head.length, limits.record_bytes + HEAD_BYTES) if wanted is None or head.kind in wanted else 0
    block = stream.read(keep)
    length = len(block) + stream.skip(head.length - len(block)) if len(block) == keep else len(block)
    return Record(
        head.kind,
        replace(place, record_id=head.record_id),
        head.url,
        head.time,
        head.fields,
        block,
        length,
        cut=length < head.length,
        clipped=head.clipped,
    )


def _read_warc_head(stream: Stream) -> Head:
    _, fields = read_fields(_take_head(stream))
    url = fields.get("warc-target-uri")
    return Head(
        (fields.get("warc-type") or "unknown").lower(),
        fields,
        _length(fields.get("content-length")),
        url.strip("<>") if url else None,
        _read_iso(fields.get("warc-date")),
        fields.get("warc-record-id"),
        clipped=fields.get("warc-truncated") is not None or fields.get("warc-segment-number") is not None,
    )


def _take_head(stream: Stream) -> bytes:
    looked_at = 1 << 12
    while True:
        ahead = stream.peek(looked_at)
        if end := HEAD_END.search(ahead):
            return stream.read(end.end())
        if len(ahead) < looked_at:
            raise Unusable("the source ends inside the header of a record")
        if looked_at >= HEAD_BYTES:
            raise Unusable("the header of a record does not end within 64 KB")
        looked_at *= 4


def _read_arc_head(stream: Stream) -> Head:
    lines = stream.peek(LONGEST_MARK).split(b"\n")
    first = lines[0].startswith(b"filedesc://")
    head = stream.read(sum(len(line) + 1 for line in lines[: 3 if first else 1]))
    try:
        parsed = ARCHeadersParser().parse(BytesIO(head))
    except (StatusAndHeadersParserException, EOFError) as error:
        raise Unusable(f"not the header line of an ARC record ({error})") from error
    found = Fields(tuple(parsed.headers))
    length = _length(found.get("length"))
    if first:
        # The length counts the two lines behind the first as well.
        return Head("arc_header", found, max(length - parsed.total_len, 0), None, None, None)
    url = found.get("uri")
    over_http = (url or "").lower().startswith(("http:", "https:"))
    declared = "application/http" if over_http else found.get("content-type") or ""
    fields = Fields((("Content-Type", declared),))
    time = _read_digits(found.get("archive-date"))
    return Head("response", fields, length, url, time, None)


def _length(value: str | None) -> int:
    if value is None or not LENGTH.fullmatch(value) or not value.isascii():
        raise Unusable(f"a record without a valid length ({(value or 'none given')[:40]})")
    return int(value)


def _read_iso(value: str | None) -> datetime | None:
    try:
        time = datetime.fromisoformat(value) if value else None
        return time and (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _read_digits(value: str | None) -> datetime | None:
    try:
        return datetime.strptime((value or "")[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


WARC = Format(WARC_RECORD, _read_warc_head)
ARC = Format(ARC_RECORD, _read_arc_head)
ANY_RECORD = re.compile(WARC_RECORD.pattern + b"|" + ARC_RECORD.pattern)


def read_pages(stream: Stream, archive: Place, task: Task) -> Iterator[Capture | Failure]:
    """The pages among an archive's records; the rest is counted and passed over."""
    for record in read_records(stream, archive, task.limits, HOLDS_PAGES):
        outcome = record if isinstance(record, Failure) else _read_page(record, task.limits)
        if isinstance(outcome, str):
            task.pass_over(outcome)
        else:
            yield outcome


def _read_page(record: Record, limits: Limits) -> Capture | Failure | str:
    """The page in a record, why there should be one but is not, or what it is instead of a page."""
    try:
        found = _find_page(record, limits)
        if not isinstance(found, str):
            return to_capture(found)
    except Unusable as error:
        return failure(record.place, error, record.url)
    if record.cut:
        # Nobody would miss an image, but whoever reads the archive should hear that it ends early.
        return failure(record.place, f"the archive ends inside this record ({found})", record.url)
    return found


def _find_page(record: Record, limits: Limits) -> Found | str:
    """What a record holds, decoded, if that is declared to be a page; else what it is. Raises Unusable."""
    if record.kind not in HOLDS_PAGES:
        return record.kind
    if record.over_http:
        return _find_in_response(record, limits)
    kind, charset = declared_type(record.fields.get("content-type"))
    if not is_page_type(kind):
        return str(kind)
    if record.length > limits.record_bytes:
        raise Unusable(limits.too_large())
    if record.kind == "conversion":
        kind = PLAIN
    return Found(record.block, record.place, record.url, record.time, kind, charset, record.truncated)


def _find_in_response(record: Record, limits: Limits) -> Found | str:
    response = split_response(record.block)
    if response.status not in (200, None):
        return f"status {response.status}"
    kind, charset = declared_type(response.fields.get("content-type"))
    if not is_page_type(kind):
        return str(kind)
    if record.length > len(record.block):
        raise Unusable(limits.too_large())
    body = decode_body(response.body, response.fields, limits)
    time = record.time or read_http_date(response.fields.get("date"))
    truncated = record.truncated or not body.complete
    return Found(body.content, record.place, record.url, time, kind, charset, truncated)
