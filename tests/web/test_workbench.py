"""The workbench over a small ledger: its pages, what it refuses, and what it forbids the browser."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import sayso
from sayso.web import app
from sayso.web.pages import A_PAGE

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"
PAGE = """<html><head><title>{headline} - Tirn Courier</title></head><body><h1>{headline}</h1>
<p>The old lock will close in June, the harbour board said on Monday. Nobody could say for how long.</p>
<p>"We have no other choice," said Ina Varro &lt;script&gt;alert(1)&lt;/script&gt;, who heads the board.</p>
</body></html>"""


def add(ledger: sayso.Ledger, headline: str, url: str | None = None) -> int:
    capture = sayso.Capture(PAGE.format(headline=headline).encode(), sayso.Place("page.html"), url=url)
    return ledger.add(capture, sayso.read_capture(capture)).document


@pytest.fixture
def where(tmp_path: Path) -> Path:
    path = tmp_path / "news.sqlite"
    with sayso.open_ledger(path) as ledger:
        add(ledger, "Lock to close", "https://tarn.example/lock")
        add(ledger, "Lock to close in June", "https://tarn.example/lock")
        ledger.fail(sayso.Failure(sayso.Place(HOSTILE), "capture", "empty"))
    return path


@pytest.fixture
def bench(where: Path) -> Iterator[TestClient]:
    with TestClient(app(where), base_url="http://localhost") as client:
        yield client


def test_the_pages_and_the_way_to_each(bench: TestClient) -> None:
    start = bench.get("/").text
    assert "Lock to close in June" in start
    assert "/pages/2" in start
    page = bench.get("/pages/2").text
    assert "the harbour board" in page
    assert "/pages/1" in page  # the version before


def test_a_search_leads_to_the_statement(bench: TestClient) -> None:
    found = bench.get("/search", params={"q": "harbour board"}).text
    assert "/pages/2#page-s" in found
    for words in ('"', "AND", "x" * 10_000, HOSTILE, ""):
        answer = bench.get("/search", params={"q": words})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


def test_what_a_page_says_is_never_markup(bench: TestClient) -> None:
    for path in ("/", "/pages/2", "/failures"):
        assert "<script" not in bench.get(path).text
        assert "<img" not in bench.get(path).text
    assert "&lt;script&gt;" in bench.get("/failures").text


@pytest.mark.parametrize("least", ["0.5", "2", "nan", "0.5%00", "-1"])
def test_any_share_may_be_asked_for(bench: TestClient, least: str) -> None:
    assert bench.get(f"/pages/1?least={least}").status_code == 200


def test_every_answer_forbids_scripts_frames_and_caches(bench: TestClient) -> None:
    for path in ("/", "/pages/1", "/nowhere", "/style.css"):
        headers = bench.get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.1", "a@localhost", ""])
def test_other_names_are_not_answered(bench: TestClient, host: str) -> None:
    answer = bench.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "Lock" not in answer.text


@pytest.mark.parametrize("path", ["/pages/99", "/pages/x", "/pages/-1", "/pages/" + "9" * 40, "/nowhere"])
def test_there_is_no_such_page(bench: TestClient, path: str) -> None:
    assert bench.get(path).status_code == 404


def test_it_only_answers_questions(bench: TestClient) -> None:
    own = {"Origin": "http://localhost"}
    assert bench.post("/search", data={"q": "lock"}, headers=own).status_code == 405


def test_long_ledgers_come_in_parts(tmp_path: Path) -> None:
    path = tmp_path / "long.sqlite"
    with sayso.open_ledger(path) as ledger:
        for number in range(A_PAGE + 3):
            add(ledger, f"Lock number {number} to close", f"https://tarn.example/{number}")
    with TestClient(app(path), base_url="http://localhost") as bench:
        first, second = bench.get("/").text, bench.get("/", params={"before": "4"}).text
    assert f"Lock number {A_PAGE + 2} to close" in first
    assert "Lock number 2 to close" not in first
    assert "Lock number 2 to close" in second


def test_the_command_serves_until_it_is_interrupted(where: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-u", "-m", "sayso", "web", "--ledger", str(where), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        assert f"http://127.0.0.1:{port}/" in serving.stdout.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
            assert "Lock to close" in answer.read().decode()
        serving.send_signal(2)
        assert serving.wait(timeout=20) == 0
