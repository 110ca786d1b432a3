"""WACZ, and zips that pretend to be one."""

from __future__ import annotations

import struct
import zipfile

import pytest

from tests.capture.archives import PAGE, Sent, three_pages, write_wacz, write_warc
from tests.capture.conftest import Reading


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("packed", [True, False])
def test_the_warcs_of_a_wacz_are_read(reading: Reading, method: int, packed: bool) -> None:
    name = "archive/data.warc.gz" if packed else "archive/data.warc"
    members = {
        "pages/pages.jsonl": b"{}",
        name: b"".join(three_pages(packed=packed)),
        "archive/more.warc": write_warc(Sent("https://velm.test/four"), packed=False),
        "archive/notes.html": PAGE,
    }
    read = reading(write_wacz(members, method), "velm.wacz")
    assert [(one.url or "")[18:] for one in read.captures] == ["one", "two", "three", "four"]
    assert read.captures[0].place.member == name
    assert str(read.captures[0].place).endswith(f"velm.wacz!{name}@0")
    assert not read.failures


def test_names_that_climb_are_only_names(reading: Reading) -> None:
    read = reading(write_wacz({"../archive/x.warc": PAGE, "/archive/y.warc": PAGE}), "velm.wacz")
    assert read.reason == "not a page: looks like ZIP, and no WACZ, as there is no WARC in archive/"


def test_damage_around_a_warc_is_named_and_the_next_is_read(reading: Reading) -> None:
    one, two, three = three_pages()
    zipped = bytearray(write_wacz({"archive/a.warc.gz": one + two, "archive/b.warc.gz": three}))
    middle = zipped.find(one) + len(one) + len(two) // 2
    zipped[middle : middle + 100] = bytes(100)
    read = reading(bytes(zipped), "velm.wacz")
    assert [(one.url or "")[18:] for one in read.captures][-1] == "three"
    assert {failed.place.member for failed in read.failures} == {"archive/a.warc.gz"}


def test_an_empty_warc_and_an_unknown_method_are_failures(reading: Reading) -> None:
    assert reading(write_wacz({"archive/a.warc": b""}), "velm.wacz").reason == "empty"
    packed = write_wacz({"archive/a.warc": PAGE}, zipfile.ZIP_LZMA)
    assert "packed in a way that WACZ does not use" in reading(packed, "velm.wacz").reason


def test_a_zip_that_promises_a_bomb_is_not_read(reading: Reading) -> None:
    zipped = bytearray(write_wacz({"archive/a.warc": bytes(1 << 20)}, zipfile.ZIP_DEFLATED))
    directory = zipped.rfind(b"PK\x01\x02")
    zipped[directory + 24 : directory + 28] = struct.pack("<I", 3 << 30)
    assert "inflates to more than 1 GB from next to nothing" in reading(bytes(zipped), "velm.wacz").reason


def test_a_large_directory_is_refused(reading: Reading) -> None:
    entries = {f"{number:060}": b"" for number in range(45_000)}
    assert "larger than 4 MB" in reading(write_wacz(entries), "velm.wacz").reason
