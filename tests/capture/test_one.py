"""One page: which, and what to do where it is not clear which."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from sayso.capture import capture_one
from sayso.errors import CaptureError
from tests.capture.archives import PAGE, Sent, three_pages, write_record, write_wacz


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a little of everything."""
    one, two, three = three_pages()
    plain = b"".join(three_pages(packed=False))
    files = {
        "page.html": PAGE,
        "odd!name@7": PAGE,
        "empty.html": b"",
        "one.warc.gz": one,
        "three.warc.gz": one + two + three,
        "piece.warc.gz": gzip.compress(plain),
        "three.warc": plain,
        "three.wacz": write_wacz({"archive/a.warc.gz": one + two, "archive/b.warc.gz": three}),
        "images.warc.gz": write_record(Sent("https://velm.test/i", headers={"Content-Type": "image/png"})),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("source", ["page.html", "odd!name@7", "one.warc.gz", "one.warc.gz@0"])
def test_a_source_with_one_page(source: str) -> None:
    assert capture_one(source).body.startswith(PAGE)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("archive", ["three.warc.gz", "three.warc", "three.wacz", "piece.warc.gz"])
def test_a_page_is_named_by_its_url(archive: str) -> None:
    assert capture_one(f"{archive}!https://velm.test/three").url == "https://velm.test/three"


@pytest.mark.usefixtures("folder")
def test_a_page_is_named_as_its_place_prints_itself() -> None:
    for archive in ("three.warc.gz", "three.warc", "three.wacz"):
        for name in ("one", "two", "three"):
            page = capture_one(f"{archive}!https://velm.test/{name}")
            assert capture_one(str(page.place)) == page
            assert capture_one(f"{archive}!{page.place.record_id}") == page


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("missing.html", "missing.html: there is no such file"),
        ("empty.html", "empty.html: empty"),
        ("", "no source: an empty name: give a file"),
        (".", "a folder, and one page is wanted: name a file in it"),
        ("three.warc.gz", "holds several pages, and one is wanted: name it, as in three.warc.gz@0"),
        ("images.warc.gz", "holds no page (1 image/png)"),
        ("three.warc!https://velm.test/four", "holds no page named https://velm.test/four"),
        ("three.warc.gz@12", "three.warc.gz@12: the bytes here begin no gzip member"),
        ("three.wacz@12", "no page begins at byte 12"),
        ("piece.warc.gz@0!x", "there is no such file"),
        ("page.html@3", "no page begins at byte 3"),
        ("three.warc.gz@99999999", "no page begins at byte 99999999"),
    ],
)
def test_errors_say_what_to_do(source: str, message: str) -> None:
    with pytest.raises(CaptureError) as caught:
        capture_one(source)
    assert message in str(caught.value)


@pytest.mark.usefixtures("folder")
def test_an_archive_in_one_piece_has_no_offsets() -> None:
    with pytest.raises(CaptureError, match=r"name it, as in piece\.warc\.gz"):
        capture_one("piece.warc.gz")
    with pytest.raises(CaptureError, match="begin no gzip member"):
        capture_one("piece.warc.gz@500")
