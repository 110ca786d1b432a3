"""WARC, WET and ARC: what comes out whole, marked, or as a failure."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime

import brotli  # type: ignore[import-untyped]
import pytest

from sayso.capture import Limits
from tests.capture.archives import PAGE, TIME, Sent, filler, three_pages, write_arc, write_record, write_warc
from tests.capture.conftest import Read, Reading

HTML = {"Content-Type": "text/html; charset=utf-8"}


def urls(read: Read) -> list[str]:
    return [(one.url or "").rpartition("/")[2] for one in read.captures]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_come_out_with_all_that_is_known(reading: Reading, packed: bool) -> None:
    archive = write_warc(Sent("https://velm.test/one"), packed=packed)
    page = reading(archive, "crawl.warc").one
    assert page.body == PAGE
    assert (page.url, page.media_type, page.charset) == ("https://velm.test/one", "text/html", "utf-8")
    assert page.time == datetime(2031, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert page.place.offset == archive.find(b"\x1f\x8b" if packed else b"WARC/", 10)
    assert (page.place.record_id or "").startswith("<urn:uuid:")
    assert not page.truncated


def test_what_is_no_page_is_counted(reading: Reading) -> None:
    xhtml = Sent("https://velm.test/x", headers={"Content-Type": "application/xhtml+xml"})
    archive = b"".join(
        [
            write_warc(
                Sent("https://velm.test/404", status="404 Not Found"),
                Sent("https://velm.test/png", headers={"Content-Type": "image/png"}),
                xhtml,
            ),
            write_record(Sent("https://velm.test/r", b"", headers=HTML), "revisit"),
            write_record(Sent("https://velm.test/q", b"", "GET / HTTP/1.1"), "request"),
            write_record(
                Sent("https://velm.test/s", b"Rain.", headers={"Content-Type": "text/plain"}), "resource"
            ),
            write_record(Sent("https://velm.test/m", b"a: b", headers={"Content-Type": "a/b"}), "metadata"),
        ]
    )
    read = reading(archive, "crawl.warc.gz")
    assert [(one.media_type, one.body) for one in read.captures] == [
        ("text/html", PAGE),
        ("text/plain", b"Rain."),
    ]
    assert read.passed == {
        "warcinfo": 1,
        "status 404": 1,
        "image/png": 1,
        "revisit": 1,
        "request": 1,
        "metadata": 1,
    }


def test_extracted_text_is_plain(reading: Reading) -> None:
    text = Sent("https://velm.test/a", b"Rain <p> in Velm", headers={"Content-Type": "text/plain"})
    page = reading(write_record(text, "conversion"), "crawl.warc.wet.gz").one
    assert (page.media_type, page.body) == ("text/plain", b"Rain <p> in Velm")


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def chunked(body: bytes) -> bytes:
    return b"%x;a=b\r\n%s\r\n%X\r\n%s\r\n0\r\n\r\n" % (9, body[:9], len(body) - 9, body[9:])


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", bare_deflate(PAGE)),
        ("br", brotli.compress(PAGE)),
        ("gzip, br", brotli.compress(gzip.compress(PAGE))),
        ("identity", PAGE),
        ("made-up", PAGE),
        ("gzip", PAGE),
        ("br", PAGE),
    ],
)
@pytest.mark.parametrize("transfer", [None, "chunked", "Chunked, but joined already"])
def test_encodings_are_undone(reading: Reading, encoding: str, body: bytes, transfer: str | None) -> None:
    headers = {**HTML, "Content-Encoding": encoding}
    if transfer:
        headers["Transfer-Encoding"] = transfer
    sent = Sent("https://velm.test/", chunked(body) if transfer == "chunked" else body, headers=headers)
    page = reading(write_record(sent), "crawl.warc.gz").one
    assert (page.body, page.truncated) == (PAGE, False)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip", gzip.compress(PAGE + filler("a"))[:-3000]), ("gzip", gzip.compress(PAGE)[:-3])],
)
def test_an_encoding_that_ends_early_makes_a_truncated_page(
    reading: Reading, encoding: str, body: bytes
) -> None:
    sent = Sent("https://velm.test/", body, headers={**HTML, "Content-Encoding": encoding})
    page = reading(write_record(sent), "crawl.warc.gz").one
    assert page.truncated
    assert page.body.startswith(PAGE)


def test_chunks_that_end_early_make_a_truncated_page(reading: Reading) -> None:
    sent = Sent("https://velm.test/", chunked(PAGE)[:-20], headers={**HTML, "Transfer-Encoding": "chunked"})
    page = reading(write_record(sent), "crawl.warc.gz").one
    assert page.truncated
    assert PAGE.startswith(page.body)


def test_the_archive_may_say_that_a_page_is_clipped(reading: Reading) -> None:
    record = write_record(Sent("https://velm.test/"), also={"WARC-Truncated": "length"})
    assert reading(record, "crawl.warc.gz").one.truncated


def test_a_damaged_gzip_member_is_named_and_the_rest_goes_on(reading: Reading) -> None:
    one, two, three = three_pages()
    middle = len(two) // 2
    broken = two[:middle] + bytes(200) + two[middle + 200 :]
    read = reading(one + broken + three, "crawl.warc.gz")
    assert urls(read) == ["one", "three"]
    assert [failed.place.offset for failed in read.failures] == [len(one)]
    assert "the gzip data is damaged" in read.failures[0].reason


def test_a_checksum_that_does_not_fit_is_damage(reading: Reading) -> None:
    one, two, three = three_pages()
    broken = two[:-8] + bytes(4) + two[-4:]
    read = reading(one + broken + three, "crawl.warc.gz")
    assert urls(read) == ["one", "three"]
    assert [failed.place.offset for failed in read.failures] == [len(one)]


def test_a_first_member_without_sense_does_not_hide_the_others(reading: Reading) -> None:
    one, two, three = three_pages()
    read = reading(one[:12] + bytes(100) + one[112:] + two + three, "crawl.warc.gz")
    assert urls(read) == ["two", "three"]
    assert [failed.place.offset for failed in read.failures] == [0]


def test_bytes_between_members_are_a_failure_and_padding_is_none(reading: Reading) -> None:
    one, two, three = three_pages()
    read = reading(one + b"garbage" + two + bytes(1000) + three + bytes(1000), "crawl.warc.gz")
    assert urls(read) == ["one", "two", "three"]
    assert [(f.place.offset, f.reason) for f in read.failures] == [
        (len(one), "the bytes here begin no gzip member")
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_inside_a_page_gives_a_truncated_page(reading: Reading, packed: bool) -> None:
    one, two, _ = three_pages(packed=packed)
    read = reading(one + two[: len(two) * 2 // 3], "crawl.warc")
    assert [one.truncated for one in read.captures] == [False, True]
    assert read.captures[1].body.startswith(PAGE)
    assert not read.failures


def test_an_archive_cut_elsewhere_is_a_failure(reading: Reading) -> None:
    one, _, _ = three_pages()
    image = write_record(Sent("https://velm.test/i", filler("i"), headers={"Content-Type": "image/png"}))
    info = write_record(Sent("urn:x", filler("w"), headers={"Content-Type": "a/b"}), "warcinfo")
    for last in (image, info):
        read = reading(one + last[: len(last) // 2], "crawl.warc.gz")
        assert urls(read) == ["one"]
        assert "the archive ends inside this record" in read.failures[0].reason
    read = reading(one + image[:5], "crawl.warc.gz")
    assert [failed.reason for failed in read.failures] == ["the archive ends inside a gzip member"]


def test_a_whole_archive_in_one_gzip_member_is_read_in_sequence(reading: Reading) -> None:
    read = reading(gzip.compress(b"".join(three_pages(packed=False))), "crawl.warc.gz")
    assert urls(read) == ["one", "two", "three"]
    # Only the first can be reached by an offset into the compressed file.
    assert [one.place.offset for one in read.captures] == [0, None, None]


def test_damage_in_an_archive_in_one_piece_costs_what_lies_behind_it(reading: Reading) -> None:
    packed = bytearray(gzip.compress(b"".join(three_pages(packed=False))))
    middle = len(packed) // 2
    packed[middle : middle + 100] = bytes(100)
    read = reading(bytes(packed), "crawl.warc.gz")
    assert urls(read) == ["one"]
    assert [failed.place.offset for failed in read.failures] == [0]


def test_kinds_without_number_are_counted_together(reading: Reading) -> None:
    head = b"WARC/1.0\r\nWARC-Type: k%d\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    read = reading(b"".join(head % number for number in range(600)), "crawl.warc")
    assert (len(read.passed), read.passed["other kinds"], read.passed.total()) == (501, 100, 600)


def test_garbage_between_records_is_a_failure(reading: Reading) -> None:
    one, two, three = three_pages(packed=False)
    read = reading(one + b"garbage\r\n\r\n" + two + three, "crawl.warc")
    assert urls(read) == ["one", "two", "three"]
    assert [(f.place.offset, f.reason) for f in read.failures] == [
        (len(one), "the bytes here begin no record")
    ]
    assert read.captures[1].place.offset == len(one) + 11


def test_a_record_whose_length_is_wrong_is_not_passed_on(reading: Reading) -> None:
    one, two, three = three_pages(packed=False)
    length = next(line for line in two.split(b"\r\n") if line.startswith(b"Content-Length"))
    shorter = b"Content-Length: %d" % (int(length.partition(b":")[2]) - 5)
    read = reading(one + two.replace(length, shorter, 1) + three, "crawl.warc")
    assert urls(read) == ["one", "three"]
    assert "does not lead to the end of the record" in read.failures[0].reason


@pytest.mark.parametrize("length", [b"", b"-5", b"1_000", b"many", b"9" * 40, "٣".encode()])
def test_a_record_without_a_valid_length_is_a_failure(reading: Reading, length: bytes) -> None:
    one, two, _ = three_pages(packed=False)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + length + b"\r\n\r\nbody\r\n\r\n"
    read = reading(one + head + two, "crawl.warc")
    assert urls(read) == ["one", "two"]
    assert [failed.place.offset for failed in read.failures] == [len(one)]
    assert "without a valid length" in read.failures[0].reason


def test_headers_without_end_are_given_up(reading: Reading) -> None:
    one, two, _ = three_pages(packed=False)
    bomb = b"WARC/1.0\r\n" + b"a: b\r\n" * 50_000
    read = reading(one + bomb + two, "crawl.warc")
    assert urls(read) == ["one", "two"]
    assert "does not end within 64 KB" in read.failures[0].reason
    sent = Sent("https://velm.test/", headers={**HTML, "X": "x" * 100_000})
    assert "HTTP header does not end within 64 KB" in reading(write_record(sent), "h.warc.gz").reason


def test_records_beyond_the_limit_are_failures(reading: Reading) -> None:
    large = Sent("https://velm.test/large", b"a" * (3 << 20), headers=HTML)
    bomb = Sent(
        "https://velm.test/bomb",
        gzip.compress(b"a" * (3 << 20)),
        headers={**HTML, "Content-Encoding": "gzip"},
    )
    video = Sent("https://velm.test/video", bytes(3 << 20), headers={"Content-Type": "video/mp4"})
    read = reading(
        write_warc(large, bomb, video, Sent("https://velm.test/one")),
        "c.warc.gz",
        Limits(record_bytes=1 << 20),
    )
    assert urls(read) == ["one"]
    assert [failed.reason for failed in read.failures] == [
        "larger than 1 MB after decoding, not read further"
    ] * 2
    assert read.passed["video/mp4"] == 1


def test_an_encoding_named_many_times_is_refused(reading: Reading) -> None:
    sent = Sent("https://velm.test/", headers={**HTML, "Content-Encoding": "gzip," * 1000})
    assert "encoded 1000 times over" in reading(write_record(sent), "crawl.warc.gz").reason


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (Sent("https://velm.test/", b""), "empty"),
        (Sent("https://velm.test/", b"%PDF-1.4"), "not a page: looks like PDF"),
        (Sent("https://velm.test/", status="fine"), "an HTTP response without a status"),
        (
            Sent("https://velm.test/", b"\0\1\2" * 40, headers={**HTML, "Content-Encoding": "br"}),
            "declared as br, but cannot be decoded as that",
        ),
    ],
)
def test_pages_that_are_none(reading: Reading, sent: Sent, reason: str) -> None:
    read = reading(write_record(sent), "crawl.warc.gz")
    assert read.reason == reason
    assert read.failures[0].url == "https://velm.test/"
    assert read.failures[0].place.offset == 0


def test_a_date_of_the_server_stands_in_for_a_missing_one(reading: Reading) -> None:
    headers = {**HTML, "Date": "Tue, 04 Mar 2031 05:06:07 GMT"}
    record = write_record(Sent("https://velm.test/", headers=headers), packed=False)
    page = reading(record.replace(TIME.encode(), b"a long time ago"), "crawl.warc").one
    assert page.time == datetime(2031, 3, 4, 5, 6, 7, tzinfo=UTC)


def test_a_response_without_a_head_is_all_page(reading: Reading) -> None:
    fields = b"WARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d" % len(PAGE)
    page = reading(b"WARC/1.0\r\n" + fields + b"\r\n\r\n" + PAGE + b"\r\n\r\n", "crawl.warc").one
    assert (page.body, page.media_type, page.url) == (PAGE, "text/html", None)


def test_heads_with_bare_line_ends_are_read(reading: Reading) -> None:
    record = write_record(Sent("https://velm.test/"), packed=False)
    head, _, body = record.partition(b"\r\n\r\n")
    assert reading(head.replace(b"\r\n", b"\n") + b"\n\n" + body, "crawl.warc").one.body == PAGE


@pytest.mark.parametrize("packed", [True, False])
def test_arc(reading: Reading, packed: bool) -> None:
    pages = (
        Sent("http://velm.test/one", PAGE + filler("a")),
        Sent("http://velm.test/two", status="404 Not Found"),
        Sent("http://velm.test/three"),
    )
    archive = write_arc(*pages, packed=packed)
    read = reading(archive, "crawl.arc")
    assert urls(read) == ["one", "three"]
    assert read.captures[0].body == PAGE + filler("a")
    assert read.captures[0].time == datetime(2031, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert read.passed == {"arc_header": 1, "status 404": 1}
    assert not read.failures
    cut = reading(archive[:-20], "crawl.arc")
    assert cut.captures[-1].truncated


def test_a_damaged_arc_goes_on(reading: Reading) -> None:
    archive = bytearray(
        write_arc(*(Sent(f"http://velm.test/{n}", filler(str(n))) for n in range(3)), packed=True)
    )
    archive[len(archive) // 2 : len(archive) // 2 + 200] = bytes(200)
    read = reading(bytes(archive), "crawl.arc.gz")
    assert urls(read) == ["0", "2"]
    assert len(read.failures) == 1
