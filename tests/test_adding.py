"""Sources into a ledger: whatever one page does, it costs that page alone."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

import sayso
from sayso import adding
from sayso.adding import Outcome, add_sources
from sayso.ledger import News, open_ledger
from sayso.types import Capture, Document, Failure
from tests.capture.archives import Sent, write_warc

PAGE = "<html><head><title>Lock</title></head><body><h1>Lock to close</h1><p>{}</p></body></html>"
GOOD = PAGE.format("The old lock will close in June, the harbour board said on Monday.")

# Not by getrusage: its figure survives exec, and would be what the test run itself had held.
ADD_AND_MEASURE = """
import sys
from sayso.cli import main
sys.argv[0] = "sayso"
try:
    main()
finally:
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    with open(sys.argv[-1] + ".peak", "w") as out:
        out.write(str(peak / 1024))
"""


def test_an_unknown_tagger_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.sqlite") as ledger:
        with pytest.raises(sayso.UnknownTagger, match="rules"):
            add_sources(ledger, [str(tmp_path)], tagger="oracle")
        assert not any(ledger.counts())


def test_a_hostile_folder_costs_its_bad_pages_alone(tmp_path: Path) -> None:
    folder, ledger = tmp_path / "pages", tmp_path / "news.sqlite"
    folder.mkdir()
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join([*(packer.compress(b"a" * (1 << 20)) for _ in range(200)), packer.flush()])
    whole = write_warc(Sent("https://tarn.example/a"), Sent("https://tarn.example/b"))
    corrupt = whole[:40] + bytes(60) + whole[100:]
    (folder / "good.html").write_text(GOOD, encoding="utf-8")
    (folder / "deep.html").write_text("<div>" * 50_000 + GOOD, encoding="utf-8")
    (folder / "empty.html").touch()
    (folder / "bomb.html.gz").write_bytes(bomb)
    (folder / "corrupt.warc.gz").write_bytes(corrupt)
    (folder / "endless.txt").write_text("The mayor said so. " * 100_000, encoding="utf-8")
    (folder / "rubbish.html").write_bytes(b"\x7fELF" + bytes(range(256)) * 40)
    command = [sys.executable, "-c", ADD_AND_MEASURE, "add", str(folder), "--json", "--ledger", str(ledger)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=240)
    assert done.returncode == 1, done.stderr
    with open_ledger(ledger) as opened:
        failed = {Path(failure.place.path).name for failure, _ in opened.failures()}
        headlines = [document.meta.headline for document in opened.documents()]
    assert failed == {"empty.html", "bomb.html.gz", "corrupt.warc.gz", "endless.txt", "rubbish.html"}
    assert [headline and headline.value for headline in headlines].count("Lock to close") == 2
    assert json.loads(done.stdout)["failed"] == len(failed)
    assert float(Path(f"{ledger}.peak").read_text(encoding="utf-8")) < 600


def test_a_new_version_stands_beside_the_old(tmp_path: Path) -> None:
    page = '<link rel="canonical" href="https://tarn.example/lock">' + GOOD
    archives = [tmp_path / "may.warc.gz", tmp_path / "june.warc.gz"]
    for archive, words in zip(archives, ("June", "August"), strict=True):
        body = page.replace("June", words).encode()
        archive.write_bytes(write_warc(Sent("https://tarn.example/lock", body)))
    with open_ledger(tmp_path / "news.sqlite") as ledger:
        summary = add_sources(ledger, map(str, archives))
        assert (summary.new, summary.version, summary.total) == (1, 1, 2)
        assert len(list(ledger.documents())) == 1
        assert len(list(ledger.documents(versions=True))) == 2


def test_a_defect_of_ours_costs_one_page_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.html").write_text(GOOD.replace("June", "May"), encoding="utf-8")
    reading = sayso.read_capture

    def fails_on_june(capture: Capture, *, tagger: str) -> Document:
        if b"June" in capture.body:
            raise IndexError("no such unit")
        return reading(capture, tagger=tagger)

    monkeypatch.setattr(adding, "read_capture", fails_on_june)
    seen: list[Outcome] = []
    with open_ledger(tmp_path / "news.sqlite") as ledger:
        add_sources(
            ledger,
            [str(tmp_path / "a.html"), str(tmp_path / "b.html")],
            watch=lambda _, out: seen.append(out),
        )
        ((failure, times),) = ledger.failures()
    assert seen == [failure, News.NEW]
    assert times == 1
    assert "IndexError: no such unit" in failure.reason


def test_a_page_that_takes_too_long_is_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slow.html.gz").write_bytes(gzip.compress(GOOD.encode()))

    def sleeps(_capture: Capture, *, tagger: str) -> Document:
        time.sleep(60)
        raise AssertionError(f"{tagger} was not broken off")

    monkeypatch.setattr(adding, "read_capture", sleeps)
    monkeypatch.setattr(adding, "SECONDS_A_PAGE", 0.2)
    with open_ledger(tmp_path / "news.sqlite") as ledger:
        assert add_sources(ledger, [str(tmp_path / "slow.html.gz")]).failed == 1
        ((failure, _),) = ledger.failures()
    assert isinstance(failure, Failure)
    assert "took longer than 0.2 seconds" in failure.reason
