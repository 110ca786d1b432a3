"""Pages saved by browsers in one file."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from tests.capture.archives import MHTML, PAGE
from tests.capture.conftest import Reading


def message(*parts: bytes, boundary: bytes = b"x", kind: bytes = b"multipart/related") -> bytes:
    joined = b"".join(b"--%s\n%s\n" % (boundary, part) for part in parts)
    return b"MIME-Version: 1.0\nContent-Type: %s; boundary=%s\n\n%s--%s--\n" % (
        kind,
        boundary,
        joined,
        boundary,
    )


def test_the_page_of_an_mhtml_file(reading: Reading) -> None:
    page = reading(MHTML, "rain.mhtml").one
    assert page.body.decode() == "<!doctype html><p>Rain “in” Velm</p>"
    assert page.url == "https://velm.test/rain?saved"
    assert page.time == datetime(2031, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert (page.media_type, page.charset, page.truncated) == ("text/html", "utf-8", False)
    assert (page.place.member, page.place.record_id) == ("1", "<frame-1@velm.test>")
    assert MHTML[page.place.offset :].startswith(b"Content-Type: text/html")


def test_the_first_html_part_is_taken_wherever_it_stands(reading: Reading) -> None:
    image = b"Content-Type: image/png\n\nx"
    html = b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(PAGE)
    inner = message(b"Content-Type: text/plain\n\nRain.", html, boundary=b"y", kind=b"multipart/alternative")
    page = reading(message(image, inner), "rain.mht").one
    assert (page.body, page.place.member) == (PAGE, "2.2")


def test_a_message_that_is_the_page(reading: Reading) -> None:
    assert reading(b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + PAGE, "rain.mht").one.body == PAGE


def test_a_file_cut_inside_the_page_is_truncated(reading: Reading) -> None:
    page = reading(MHTML[: MHTML.find(b"Ve=")], "rain.mhtml").one
    assert page.truncated
    assert page.body.startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (message(b"Content-Type: image/png\n\nx"), "no HTML part in this MHTML file"),
        (message(), "no HTML part in this MHTML file"),
        (message(b"Content-Type: text/html\n\n"), "empty"),
        (message(b"Content-Type: text/html\n\n%PDF-1.4"), "not a page: looks like PDF"),
        (message(b"A: " + b"b" * 70_000), "the header of an MHTML part does not end within 64 KB"),
    ],
)
def test_files_without_a_page(reading: Reading, content: bytes, reason: str) -> None:
    assert reading(content, "rain.mhtml").reason == reason


def test_parts_inside_parts_end_somewhere(reading: Reading) -> None:
    nested = b"Content-Type: text/html\n\n" + PAGE
    for number in range(2000):
        nested = message(nested, boundary=b"b%d" % number)
    assert reading(nested, "rain.mhtml").reason == "no HTML part in this MHTML file"
