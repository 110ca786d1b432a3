"""Files, folders and pipes."""

from __future__ import annotations

import gzip
import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from sayso.capture import Limits, open_captures
from sayso.types import Capture
from tests.capture.archives import PAGE, three_pages
from tests.capture.conftest import Read, Reading


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PAGE, "saved.html", "text/html"),
        (PAGE, "saved", "text/html"),
        (PAGE, "saved.txt", "text/plain"),
        (b"The harbour is closed.\nNobody said why.", "saved.txt", "text/plain"),
        (b"The harbour is closed.", "saved.html", "text/plain"),
        (b"if a < b and c > d, say so", "saved", "text/plain"),
        ("\ufeff<html><p>Regen".encode("utf-16"), "saved.html", "text/html"),
        ("<html><p>Regen".encode("utf-16-le"), "saved.html", "text/html"),
        ("<p>дождь".encode("koi8-r"), "saved.html", "text/html"),
        (b"Content-Type: is a header, this is an essay", "essay.txt", "text/plain"),
    ],
)
def test_a_file_is_a_page(reading: Reading, content: bytes, name: str, kind: str) -> None:
    page = reading(content, name).one
    assert page.body == content
    assert page.media_type == kind
    assert (page.url, page.time, page.charset, page.truncated) == (None, None, None, False)
    assert page.place.path.endswith(name)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "nothing but white space"),
        (b"%PDF-1.7\n1 0 obj", "not a page: looks like PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "not a page: looks like PNG"),
        (b"\x7fELF\x02\x01\x01" + bytes(40), "not a page: looks like ELF"),
        (b"MZ\x90\0\x03\0\0\0" * 20, "not a page: looks like binary data"),
        (b"PK\x05\x06" + bytes(18), "looks like ZIP"),
        (b"PK\x03\x04 and no directory", "the directory of this zip cannot be read"),
        (b"\x28\xb5\x2f\xfd and more", "looks like Zstandard; unpack it first"),
        (b"\x1f\x8b\x08 and no deflate data", "the gzip data is damaged"),
        (gzip.compress(b""), "empty"),
        (gzip.compress(b"%PDF-1.7"), "not a page: looks like PDF"),
    ],
)
def test_what_is_no_page_says_what_it_looks_like(reading: Reading, content: bytes, reason: str) -> None:
    assert reason in reading(content).reason


def test_gzip_files_are_inflated(reading: Reading) -> None:
    assert reading(gzip.compress(PAGE), "saved.html.gz").one.body == PAGE
    plain = reading(gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:]) + bytes(512), "saved.txt.gz").one
    assert (plain.body, plain.media_type) == (PAGE, "text/plain")


def test_a_gzip_file_cut_short_is_a_truncated_page(reading: Reading) -> None:
    page = reading(gzip.compress(PAGE)[:-12], "saved.html.gz").one
    assert page.truncated
    assert PAGE.startswith(page.body)


def test_wrappings_are_counted(reading: Reading) -> None:
    twice = gzip.compress(gzip.compress(PAGE))
    assert reading(twice, "saved.gz").one.body == PAGE
    assert "more than 1 archives inside each other" in reading(twice, "saved.gz", Limits(depth=1)).reason
    wrapped = gzip.compress(b"".join(three_pages()))
    assert len(reading(wrapped, "crawl.gz").captures) == 3


def test_a_page_larger_than_the_limit_is_a_failure(reading: Reading) -> None:
    small = Limits(record_bytes=1 << 20)
    assert "larger than 1 MB" in reading(b"a" * (1 << 20) + b"b", limits=small).reason
    assert "larger than 1 MB" in reading(gzip.compress(b"a" * (2 << 20)), "b.gz", small).reason
    assert reading(b"a" * (1 << 20), limits=small).one


def test_missing_and_unreadable_sources_are_failures(tmp_path: Path) -> None:
    assert Read(str(tmp_path / "none.html"), Limits()).reason == "there is no such file"
    assert "cannot be read" in Read("nul\0byte", Limits()).reason
    assert "cannot be read: File name too long" in Read("x" * 5000, Limits()).reason


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"".join(three_pages()))))
    captures = [one for one in open_captures("-") if isinstance(one, Capture)]
    assert [one.url for one in captures] == [f"https://velm.test/{name}" for name in ("one", "two", "three")]
    assert captures[0].place.path == "-"


def test_a_pipe_is_read_like_a_file() -> None:
    reader, writer = os.pipe()
    os.write(writer, PAGE)
    os.close(writer)
    assert Read(f"/dev/fd/{reader}", Limits()).one.body == PAGE
    os.close(reader)


def test_a_folder_is_walked_by_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.html", "a/z.html", "a/b/c.html", "a.html", ".hidden.html", ".git/x.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PAGE)
    found = [one.place.path.removeprefix(f"{tmp_path}/") for one in Read(str(tmp_path), Limits()).captures]
    assert found == ["a/b/c.html", "a/z.html", "a.html", "b.html"]


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_not_the_folder_in_which_one_stands(name: str) -> None:
    (failure,) = open_captures(name)
    assert not isinstance(failure, Capture)
    assert failure.reason.startswith("an empty name")


def test_links_make_no_loops_and_lead_nowhere_else(tmp_path: Path) -> None:
    outside = tmp_path / "private.txt"
    outside.write_text("nobody's business")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "page.html").write_bytes(PAGE)
    (folder / "loop").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "twin.html").symlink_to(folder / "page.html")
    (folder / "out.txt").symlink_to(outside)
    (folder / "gone.html").symlink_to(folder / "missing.html")
    os.mkfifo(folder / "pipe")
    read = Read(str(folder), Limits())
    assert [Path(one.place.path).name for one in read.captures] == ["page.html"]
    assert {Path(one.place.path).name: one.reason for one in read.failures} == {
        "gone.html": "a link that leads nowhere",
        "self": "a link that leads nowhere",
        "out.txt": "a link that leads out of the folder: name what it leads to",
        "pipe": "neither a file nor a folder",
    }
    assert read.passed == {"link inside the folder": 2}


def test_names_that_are_no_text_can_still_be_printed(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.html"))).write_bytes(PAGE)
    assert Read(str(tmp_path), Limits()).one.place.path.encode("utf-8").endswith(b"\\xff.html")
