"""The benchmark contract: records in, predictions out as the scorers want them, the cost as the last line."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("SAYSO_DATA", ROOT.parent / "shared" / "data"))
PAGE = """<html><head><title>Lock to close - Tarn Courier</title>
<meta property="article:published_time" content="2031-05-04T09:00:00Z"></head><body>
<h1>Lock to close in June</h1><p>The old lock will close in June, the harbour board said on Monday.</p>
<p>Nobody at the board could say for how long it would be closed to boats.</p>
<ol class="comment-list"><li class="comment" id="comment-7"><cite class="fn">Orla</cite>
<div class="comment-content"><p>Evidence please?</p></div></li></ol></body></html>"""


def predict(task: str, folder: Path, *records: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    given, out = folder / "in.jsonl.gz", folder / "out.jsonl"
    given.write_bytes(gzip.compress("\n".join(map(json.dumps, records)).encode()))
    command = [sys.executable, "-m", "benchmarks", "predict", task, str(given), str(out)]
    done = subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT)
    predicted = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return predicted, json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def page(tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "p.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    return {"id": "p", "html_path": "html/p.html.gz", "url": "https://tarn.example/lock", "extra": 1}


def test_articles(tmp_path: Path, page: dict[str, Any]) -> None:
    ((predicted,), cost) = predict("article", tmp_path, page)
    assert predicted["text"].startswith("The old lock will close")
    assert "Evidence" not in predicted["text"]
    assert (predicted["headline"], predicted["published"][:10]) == ("Lock to close in June", "2031-05-04")
    assert (cost["task"], cost["items"], cost["unit"]) == ("article", 1, "pages")
    assert cost["peak_rss_mb"] > 1
    assert {"seconds", "load_seconds", "rate"} <= cost.keys()


def test_threads(tmp_path: Path, page: dict[str, Any]) -> None:
    plain = {"id": "t", "text": "Lock to close\nOrla says:\nMay 4, 2031 at 9:15 am\nEvidence please?\nReply"}
    (first, second), _ = predict("thread", tmp_path, page, plain)
    assert first["comments"] == [{"author": "Orla", "time": None, "text": "Evidence please?", "parent": None}]
    assert isinstance(second["comments"], list)


def test_a_label_for_every_line(tmp_path: Path) -> None:
    text = "Lock to close - Tarn Courier\n\nLock to close\nThe lock will close in June.\n"
    ((predicted,), _) = predict("lines", tmp_path, {"id": "l", "text": text})
    assert len(predicted["lines"]) == len(text.split("\n"))


def test_attributions_point_into_the_text(tmp_path: Path) -> None:
    text = "The lock will close, Mayor Ana Oru said."
    ((predicted,), cost) = predict("attribution", tmp_path, {"id": "a", "text": text})
    ((start, end),) = predicted["attributions"][0]["source"]
    assert text[start:end] == "Mayor Ana Oru"
    assert cost["unit"] == "words"


@pytest.mark.parametrize(
    ("line", "reason"),
    [("{", "not JSON"), ('{"text": "x"}', 'not an object with an "id"'), ('{"id": 1}', 'has no "text"')],
)
def test_bad_input_says_where_and_why(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "in.jsonl").write_text(line, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "benchmarks",
        "predict",
        "lines",
        str(tmp_path / "in.jsonl"),
        str(tmp_path / "out"),
    ]
    done = subprocess.run(command, capture_output=True, check=False, text=True, cwd=ROOT)
    assert done.returncode == 2
    assert reason in done.stderr


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no development data at {DATA}; SAYSO_DATA says where")
def test_the_rules_find_attributions_in_the_news(tmp_path: Path) -> None:
    with gzip.open(DATA / "attribution" / "polnear-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line, _ in zip(lines, range(20), strict=False)]
    predicted, _ = predict("attribution", tmp_path, *({"id": r["id"], "text": r["text"]} for r in records))
    gold = {r["id"]: {tuple(span) for a in r["attributions"] for span in a["cue"]} for r in records}
    found = {p["id"]: {tuple(span) for a in p["attributions"] for span in a["cue"]} for p in predicted}
    right = sum(len(gold[name] & found[name]) for name in gold)
    assert right / sum(map(len, gold.values())) > 0.4
    assert right / sum(map(len, found.values())) > 0.5
