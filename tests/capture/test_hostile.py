"""Whatever bytes come in, captures and failures come out: never another exception, never more memory."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sayso.capture import Limits, open_captures, streams
from sayso.capture.sniff import container
from sayso.types import Capture, Failure
from tests.capture.archives import (
    MHTML,
    PAGE,
    Sent,
    three_pages,
    write_arc,
    write_record,
    write_wacz,
    write_warc,
)
from tests.capture.conftest import Reading

SMALL = Limits(record_bytes=1 << 16)
CHUNKED = Sent(
    "https://velm.test/",
    b"5\r\n%s\r\n0\r\n\r\n" % gzip.compress(PAGE)[:5],
    headers={"Content-Type": "text/html", "Transfer-Encoding": "chunked", "Content-Encoding": "gzip"},
)
SAMPLES = {
    "page.html": PAGE,
    "page.html.gz": gzip.compress(PAGE),
    "page.mhtml": MHTML,
    "a.warc": write_warc(Sent("https://velm.test/"), CHUNKED, packed=False),
    "a.warc.gz": write_warc(Sent("https://velm.test/"), CHUNKED),
    "one-member.warc.gz": gzip.compress(b"".join(three_pages(packed=False))),
    "a.arc": write_arc(Sent("http://velm.test/")),
    "a.arc.gz": write_arc(Sent("http://velm.test/"), packed=True),
    "a.wacz": write_wacz({"archive/a.warc": write_warc(Sent("https://velm.test/"), packed=False)}),
    "b.wacz": write_wacz({"archive/a.warc.gz": write_warc(CHUNKED)}, zipfile.ZIP_DEFLATED),
}
HEADS = (
    b"",
    b"WARC/1.0\r\n",
    b"\x1f\x8b\x08",
    b"PK\x03\x04",
    b"MIME-Version: 1.0\n",
    b"filedesc://",
    b"<html>",
)


def open_captures_of(content: bytes) -> list[Capture]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.warc.gz")
        path.write_bytes(content)
        return [one for one in open_captures(str(path)) if isinstance(one, Capture)]


def check(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        found = list(open_captures(str(path), limits=SMALL))
    for one in found:
        assert isinstance(one, Capture | Failure)
        assert one.place.path == str(path)
        if isinstance(one, Capture):
            assert len(one.body) <= SMALL.record_bytes
            assert one.media_type in ("text/html", "text/plain")
        else:
            assert one.reason


@given(st.sampled_from(sorted(SAMPLES)), st.sampled_from(HEADS), st.binary(max_size=2000))
def test_any_bytes_under_any_name(name: str, head: bytes, rest: bytes) -> None:
    check(name, head + rest)


@settings(max_examples=400)
@given(
    st.sampled_from(sorted(SAMPLES)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=6)), max_size=5),
    st.floats(0, 1),
)
def test_archives_with_bytes_changed_and_ends_cut(
    name: str, changes: list[tuple[float, bytes]], length: float
) -> None:
    content = bytearray(SAMPLES[name])
    for where, what in changes:
        start = int(where * len(content))
        content[start : start + len(what)] = what
    check(name, bytes(content[: int(length * len(content) + 1)]))


MEMBERS = three_pages()
WHOLE = [page.body for page in open_captures_of(b"".join(MEMBERS))]


@settings(max_examples=300)
@given(st.integers(0, 2), st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=300))
def test_damage_in_one_member_costs_that_page_alone(which: int, where: float, what: bytes) -> None:
    broken = bytearray(MEMBERS[which])
    start = int(where * len(broken))
    broken[start : start + len(what)] = what[: len(broken) - start]
    # Its first bytes say what a file is: damage that makes a zip of it is another matter.
    assume(which > 0 or container(bytes(broken)) != "zip")
    found = open_captures_of(b"".join([*MEMBERS[:which], bytes(broken), *MEMBERS[which + 1 :]]))
    bodies = [one.body for one in found if not one.truncated]
    assert set(bodies) <= set(WHOLE)
    assert len(bodies) == len(set(bodies))
    assert [body for body in WHOLE if body != WHOLE[which]] == [
        body for body in bodies if body != WHOLE[which]
    ]


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_heads_of_records_and_responses_may_hold_anything(fields: bytes, block: bytes) -> None:
    head = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
    head += b"%s\r\nContent-Length: %d\r\n\r\n"
    answer = b"HTTP/1.1 200 OK\r\n" + block
    check("a.warc", head % (fields, len(answer)) + answer + b"\r\n\r\n")


# Not by getrusage: its figure survives exec, and would be what the test run itself had held.
READ_AND_MEASURE = """
import json, sys
from sayso.capture import open_captures
from sayso.types import Capture
found = [
    (one.place.path.rpartition("/")[2], one.url, len(one.body) if isinstance(one, Capture) else one.reason)
    for one in open_captures(sys.argv[1])
]
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
print(json.dumps({"found": found, "peak": peak}))
"""


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """200 MB of one letter, gzipped."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(b"a" * (1 << 20)) for _ in range(200)), packer.flush()])


def write_hostile_folder(folder: Path, bomb: bytes) -> None:
    one, two, three = three_pages()
    html = {"Content-Type": "text/html"}
    packed = Sent("https://velm.test/bomb", bomb, headers={**html, "Content-Encoding": "gzip"})
    large = write_record(Sent("https://velm.test/large", b"a" * (200 << 20), headers=html))
    files = {
        "bomb.html.gz": bomb,
        "bomb.warc.gz": one + write_record(packed) + large + three,
        "bomb.wacz": write_wacz({"archive/a.warc": large + one}, zipfile.ZIP_DEFLATED),
        "corrupt.warc.gz": one + two[:300] + bytes(200) + two[500:] + three,
        "deep.html": b"<div>" * 50_000 + b"Rain" + b"</div>" * 50_000,
        "empty.html": b"",
        "program": b"\x7fELF" + bytes(range(256)) * 100,
        "good.html": PAGE,
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)


def test_a_hostile_folder_is_read_in_bounded_memory(tmp_path: Path, bomb: bytes) -> None:
    write_hostile_folder(tmp_path, bomb)
    command = [sys.executable, "-c", READ_AND_MEASURE, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, check=True, text=True, timeout=120)
    measured = json.loads(run.stdout)
    large = "larger than 32 MB after decoding, not read further"
    urls = {name: f"https://velm.test/{name}" for name in ("one", "three", "bomb", "large")}
    found = [
        (path, url, what if isinstance(what, str) else "a page") for path, url, what in measured["found"]
    ]
    assert found == [
        ("bomb.html.gz", None, large),
        ("bomb.wacz", urls["large"], large),
        ("bomb.wacz", urls["one"], "a page"),
        ("bomb.warc.gz", urls["one"], "a page"),
        ("bomb.warc.gz", urls["bomb"], large),
        ("bomb.warc.gz", urls["large"], large),
        ("bomb.warc.gz", urls["three"], "a page"),
        ("corrupt.warc.gz", urls["one"], "a page"),
        ("corrupt.warc.gz", None, found[8][2]),
        ("corrupt.warc.gz", urls["three"], "a page"),
        ("deep.html", None, "a page"),
        ("empty.html", None, "empty"),
        ("good.html", None, "a page"),
        ("program", None, "not a page: looks like ELF"),
    ]
    assert "the gzip data is damaged" in found[8][2]
    assert measured["peak"] < 600, measured["peak"]


def test_a_member_that_inflates_without_end_is_left(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "BOMB_BYTES", 32 << 20)
    one, two, _ = three_pages()
    head = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 99999999999\r\n\r\n"
    endless = gzip.compress(head + bytes(40 << 20))
    read = reading(one + endless + two, "endless.warc.gz")
    assert [page.url for page in read.captures] == ["https://velm.test/one", "https://velm.test/two"]
    assert [(failed.place.offset, failed.reason) for failed in read.failures] == [
        (len(one), "the gzip data inflates to more than 1 GB from next to nothing, not read further")
    ]
