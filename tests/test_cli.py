"""The command line as its users call it: a process, its output, its exit code."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.statements import TAGGERS

PAGE = """<!doctype html><html lang=en><head><title>Lock to close - Tirn Courier</title></head>
<body><h1>Lock to close in June</h1>
<p>The old lock at Tirn will close in June, the harbour board said on Monday.</p>
<p>"We have no other choice," said Ina Varro, who heads the board.</p></body></html>"""


def run(*words: str, given: str | bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    body = given.encode() if isinstance(given, str) else given
    command = [sys.executable, "-m", "sayso", *words]
    return subprocess.run(command, input=body, capture_output=True, check=False, timeout=120, cwd=cwd)


def printed(done: subprocess.CompletedProcess[bytes]) -> Any:
    return json.loads(done.stdout)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "lock.html").write_text(PAGE, encoding="utf-8")
    (folder / "bridge.html").write_text(PAGE.replace("lock", "bridge"), encoding="utf-8")
    return folder


def test_reads_a_page_for_people_without_colour_when_piped() -> None:
    done = run("read", "-", given=PAGE)
    assert done.returncode == 0
    shown = done.stdout.decode()
    assert "Lock to close in June" in shown
    assert "the harbour board" in shown
    assert "\x1b" not in shown


def test_reads_a_page_as_json_with_its_statements() -> None:
    document = printed(run("read", "--json", "-", given=PAGE))
    sources = [
        document["text"][start:end] for made in document["statements"] for start, end in made["source"]
    ]
    assert "the harbour board" in sources


def test_articles_alone_are_printed_and_what_fails_is_named(pages: Path) -> None:
    done = run("article", str(pages), str(pages / "none.html"), "--json")
    assert done.returncode == 1
    assert b"none.html" in done.stderr
    first, second = printed(done)
    assert (first["headline"], second["headline"]) == ("Lock to close in June",) * 2
    assert first["text"].startswith("The old bridge at Tirn will close")
    shown = run("article", "-", given=PAGE)
    assert shown.returncode == 0
    assert (
        "The old lock at Tirn will close in June, the harbour board said on Monday.\n"
        in shown.stdout.decode()
    )


def test_a_missing_page_says_so_and_fails() -> None:
    done = run("read", "nowhere.html")
    assert done.returncode == 1
    assert b"nowhere.html" in done.stderr
    assert b"Traceback" not in done.stderr


def test_escapes_from_a_page_do_not_reach_the_terminal() -> None:
    done = run("read", "-", given=PAGE.replace("harbour", "har\x1b]0;owned\x07bour [red]x[/red] &#27;[31m"))
    assert b"\x1b" not in done.stdout
    assert b"[red]" in done.stdout


def test_adding_twice_changes_nothing(pages: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "news.sqlite")
    first = run("add", str(pages), "--ledger", ledger, "--json")
    again = run("add", str(pages), "--ledger", ledger, "--json")
    assert (first.returncode, again.returncode) == (0, 0)
    counts = {"version": 0, "reread": 0, "failed": 0}
    link = {"pages": 2, "traced": 1, "claims": 1}
    assert printed(first) == {"new": 2, "same": 0, **counts, "link": link}
    assert printed(again) == {"new": 0, "same": 2, **counts, "link": {"pages": 0, "traced": 0, "claims": 1}}


def test_pages_can_be_linked_later_and_anew(pages: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "news.sqlite")
    assert "link" not in printed(run("add", str(pages), "--ledger", ledger, "--no-link", "--json"))
    unlinked = run("claims", "--ledger", ledger)
    assert b"Not linked yet and left out, 2 pages" in unlinked.stderr
    assert unlinked.stdout == b""
    done = {"claims": 1, "ties": 1, "copies": 1}
    assert printed(run("link", "--ledger", ledger, "--json")) == {"pages": 2, "traced": 1, **done}
    assert printed(run("link", "--ledger", ledger, "--json")) == {"pages": 0, "traced": 0, **done}
    before = printed(run("claims", "--ledger", ledger, "--json"))
    assert b"Pages linked: 2. Claims on several pages: 1" in run("link", "--again", "--ledger", ledger).stdout
    assert printed(run("claims", "--ledger", ledger, "--json")) == before
    assert run("link", "--ledger", str(tmp_path / "none.sqlite")).returncode == 2


def test_failures_are_named_kept_and_set_the_exit_code(pages: Path, tmp_path: Path) -> None:
    (pages / "empty.html").touch()
    (pages / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    ledger = str(tmp_path / "news.sqlite")
    done = run("add", str(pages), "--ledger", ledger)
    assert done.returncode == 1
    assert b"empty.html" in done.stderr
    assert b"picture.png" in done.stderr
    assert b"2 new" in done.stdout
    kept = printed(run("failures", "--ledger", ledger, "--json"))
    assert {Path(failure["place"]).name for failure in kept} == {"empty.html", "picture.png"}
    assert run("add", "--quiet", str(pages), "--ledger", ledger).stdout == b""


def test_wrong_calls_exit_with_two(pages: Path, tmp_path: Path) -> None:
    for words in (
        ("add", "no-such-folder", "--ledger", str(tmp_path / "a.sqlite")),
        ("add",),
        ("report", "--ledger", str(tmp_path / "no.sqlite")),
        ("search", "lock", "--ledger", str(pages / "lock.html")),
        ("nonsense",),
        ("read", str(pages / "lock.html"), "--tagger", "oracle"),
        ("add", str(pages), "--tagger", "oracle", "--ledger", str(tmp_path / "a.sqlite")),
    ):
        done = run(*words)
        assert done.returncode == 2, words
        assert b"Traceback" not in done.stderr
    assert not (tmp_path / "a.sqlite").exists()
    assert (pages / "lock.html").read_text(encoding="utf-8") == PAGE


def test_a_tagger_that_is_not_there_is_told_with_those_that_are(pages: Path) -> None:
    done = run("read", str(pages / "lock.html"), "--tagger", "oracle")
    told = " ".join(done.stderr.decode().replace("│", " ").split())
    assert all(name in told for name in ("oracle", *TAGGERS))


def test_less_likely_attributions_may_be_left_out(pages: Path, tmp_path: Path) -> None:
    words = ("read", str(pages / "lock.html"), "--tagger", "trained", "--json", "--min-confidence")
    for least in ("0", "0.5", "1"):
        figures = [made["confidence"] for made in printed(run(*words, least))["statements"]]
        assert all(figure is None or figure >= float(least) for figure in figures)
    ledger, report = str(tmp_path / "news.sqlite"), tmp_path / "report.html"
    run("add", str(pages), "--tagger", "trained", "--ledger", ledger)
    for least, said in (("0", False), ("1", True)):
        run("report", "--ledger", ledger, "-o", str(report), "--min-confidence", least)
        assert ("left out: less likely" in report.read_text(encoding="utf-8")) is said
    assert run(*words, "1.5").returncode == 2


def test_a_page_is_read_once_by_each_tagger(pages: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "news.sqlite")
    first, *others = TAGGERS
    for tagger, expected in ((first, "new"), *((other, "reread") for other in others), (first, "same")):
        words = ("--tagger", tagger, "--json", "--ledger", ledger)
        assert printed(run("add", str(pages / "lock.html"), *words))[expected] == 1, tagger


def test_search_finds_words_and_takes_any_query(pages: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "news.sqlite")
    run("add", str(pages), "--ledger", ledger)
    assert b"bridge" in run("search", "bridge", "--ledger", ledger).stdout
    hits = printed(run("search", "harbour", "board", "--ledger", ledger, "--json"))
    assert hits
    for query in ('"', "AND", "lock*", "(", "col:x", "'; drop table captures; --"):
        assert run("search", "--ledger", ledger, "--", query).returncode == 0


def test_the_report_is_one_file(pages: Path, tmp_path: Path) -> None:
    ledger, report = str(tmp_path / "news.sqlite"), tmp_path / "report.html"
    run("add", str(pages), "--ledger", ledger)
    assert run("report", "--ledger", ledger, "-o", str(report)).returncode == 0
    html = report.read_text(encoding="utf-8")
    assert html == run("report", "--ledger", ledger, "-o", "-").stdout.decode()
    assert "Ina Varro" in html
    assert run("report", "--ledger", ledger, "-o", str(tmp_path / "no" / "report.html")).returncode == 2


def test_says_its_version_and_helps() -> None:
    assert run("--version").stdout.decode().strip() == f"sayso {sayso.__version__}"
    for command in ("read", "add", "report", "search", "failures", "demo"):
        assert re.search(rb"Usage: .*" + command.encode(), run(command, "--help").stdout)


def test_the_demo_runs_twice(tmp_path: Path) -> None:
    for _ in range(2):
        done = run("demo", "--into", "here", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "here" / "report.html").stat().st_size > 50_000


def test_killed_in_the_middle_nothing_is_half_there(tmp_path: Path) -> None:
    folder, ledger = tmp_path / "pages", tmp_path / "news.sqlite"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.html").write_text(PAGE.replace("lock", f"lock {number}"), encoding="utf-8")
    for patience in (0.9, 1.3, 1.7):
        command = [sys.executable, "-m", "sayso", "add", "-q", str(folder), "--ledger", str(ledger)]
        adding = subprocess.Popen(command)
        time.sleep(patience)
        adding.send_signal(signal.SIGKILL)
        adding.wait()
    assert run("add", str(folder), "--ledger", str(ledger)).returncode == 0
    with sayso.open_ledger(ledger) as opened:
        documents = list(opened.documents())
    assert len({document.sha256 for document in documents}) == len(documents) == 300
    assert all(document.statements for document in documents)
