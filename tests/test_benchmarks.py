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

from benchmarks.contenders import Contender
from benchmarks.peers import lines as rules
from benchmarks.race import Track, predictions, race
from benchmarks.results import write_section
from benchmarks.strip import strip, without_names

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("SAYSO_DATA", ROOT.parent / "shared" / "data"))
PAGE = """<html><head><title>Lock to close - Tirn Courier</title>
<meta property="article:published_time" content="2031-05-04T09:00:00Z"></head><body>
<h1>Lock to close in June</h1><p>The old lock will close in June, the harbour board said on Monday.</p>
<p>Nobody at the board could say for how long it would be closed to boats.</p>
<ol class="comment-list"><li class="comment" id="comment-7"><cite class="fn">Orla</cite>
<div class="comment-content"><p>Evidence please?</p></div></li></ol></body></html>"""


def predict(
    task: str, folder: Path, *records: dict[str, Any], options: tuple[str, ...] = ()
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    given, out = folder / "in.jsonl.gz", folder / "out.jsonl"
    given.write_bytes(gzip.compress("\n".join(map(json.dumps, records)).encode()))
    command = [sys.executable, "-m", "benchmarks", "predict", task, str(given), str(out), *options]
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


def test_reuse(tmp_path: Path) -> None:
    text = "The old lock will close in June, the harbour board said on Monday, and boats must wait below it."
    records = [{"id": name, "text": text} for name in ("left", "right")]
    (pair,), cost = predict("reuse", tmp_path, *records, {"id": "other", "text": "Nothing of the sort."})
    assert (pair["left"], pair["right"], pair["containment"]) == ("left", "right", 1.0)
    assert pair["passages"] == [[[0, len(text) - 1]] * 2]
    assert (cost["task"], cost["items"], cost["unit"]) == ("reuse", 3, "pages")


def test_matches(tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text(
        '{"id": "ferry", "claim": "The ferry sank.", "title": "Did a ferry sink?"}\n'
        '{"id": "toll", "claim": "The toll at the lock was doubled.", "title": null}\n'
    )
    text = {"id": "q", "text": "Boaters now pay twice as much at the lock!"}
    ((found,), cost) = predict("matches", tmp_path, text, options=("--against", str(claims)))
    assert found == {"id": "q", "ranked": ["toll", "ferry"]}
    assert (cost["task"], cost["items"], cost["unit"]) == ("matches", 1, "texts")


def test_threads(tmp_path: Path, page: dict[str, Any]) -> None:
    plain = {"id": "t", "text": "Lock to close\nOrla says:\nMay 4, 2031 at 9:15 am\nEvidence please?\nReply"}
    (first, second), _ = predict("thread", tmp_path, page, plain)
    assert first["comments"] == [{"author": "Orla", "time": None, "text": "Evidence please?", "parent": None}]
    assert isinstance(second["comments"], list)


def test_a_label_for_every_line(tmp_path: Path) -> None:
    text = "Lock to close - Tirn Courier\n\nLock to close\nThe lock will close in June.\n"
    ((predicted,), _) = predict("lines", tmp_path, {"id": "l", "text": text})
    assert len(predicted["lines"]) == len(text.split("\n"))


def test_attributions_point_into_the_text(tmp_path: Path) -> None:
    text = "The lock will close, Mayor Ana Oru said."
    ((predicted,), cost) = predict("attribution", tmp_path, {"id": "a", "text": text})
    ((start, end),) = predicted["attributions"][0]["source"]
    assert text[start:end] == "Mayor Ana Oru"
    assert cost["unit"] == "words"


def test_the_tagger_can_be_chosen(tmp_path: Path) -> None:
    record = {"id": "a", "text": "The lock will close, Mayor Ana Oru said."}
    ((predicted,), _) = predict("attribution", tmp_path, record, options=("--tagger", "rules"))
    assert len(predicted["attributions"]) == 1


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


TEXT = (
    "Lock to close\n\nThe old lock of Tirn will close to all boats in June, the harbour board said.\nReply\n"
)


def compare(*arguments: str, options: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    words = [str(word) for option in options.items() for word in option]
    command = [sys.executable, "-m", "benchmarks", "compare", *arguments, *words]
    return subprocess.run(command, capture_output=True, check=False, text=True, cwd=ROOT)


def test_every_contender_gets_a_row(tmp_path: Path) -> None:
    pages = tmp_path / "data" / "pages"
    pages.mkdir(parents=True)
    gold = gzip.compress(json.dumps({"id": "p", "text": TEXT, "lines": ["furniture"] * 5}).encode())
    for name in ("segments.jsonl.gz", "segments-spaced.jsonl.gz"):
        (pages / name).write_bytes(gold)
    (tmp_path / "score.py").write_text("""print('{"f1.article": 0.25}')""", encoding="utf-8")
    results = tmp_path / "RESULTS.md"
    options: dict[str, Any] = {
        "--data": tmp_path / "data",
        "--score": tmp_path,
        "--peers": sys.executable,
        "--into": results,
    }
    done = compare("lines", "--json", options=options)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["contenders"]
    assert [one["name"] for one in found][:1] == ["Sayso"]
    assert all(one["costs"]["run together"]["items"] == 1 for one in found)
    page = results.read_text(encoding="utf-8")
    assert "## lines" in page
    assert all(f"| {one['name']} | 0.250 |" in page for one in found)


@pytest.mark.parametrize(
    ("missing", "advice"),
    [("--data", "say where the development data are"), ("--score", "say where the scorers are"),
     ("--peers", "`make peers` makes it")],
)  # fmt: skip
def test_what_is_missing_is_named_with_what_to_do(tmp_path: Path, missing: str, advice: str) -> None:
    (tmp_path / "score.py").touch()
    given: dict[str, Any] = {"--data": tmp_path, "--score": tmp_path, "--peers": sys.executable}
    done = compare("lines", options={**given, missing: tmp_path / "none"})
    assert done.returncode == 2
    assert advice in done.stderr


def test_a_failing_contender_answers_nothing_and_is_counted(tmp_path: Path) -> None:
    given = tmp_path / "input.jsonl"
    given.write_text('{"id": "a", "text": "no JSON"}\n{"id": "b", "text": "{}"}', encoding="utf-8")
    reader = Contender("reader of JSON", "json:loads", "text", (), "loads(text)")
    (cost,) = race((reader,), Path(sys.executable), Track(given, 2, "words"), lambda _: None)
    assert (cost["failed"], cost["items"], cost["units"]) == (1, 2, 3)
    assert "JSONDecodeError" in next(iter(cost["failures"]))
    assert predictions(given, 0).read_text(encoding="utf-8") == '{"id": "b"}\n'


def test_sections_keep_their_order_and_the_others_stay(tmp_path: Path) -> None:
    page = tmp_path / "RESULTS.md"
    for title, body in (("lines", "old"), ("article", "first"), ("lines", "new")):
        write_section(page, title, body)
    *_, article, lines = page.read_text(encoding="utf-8").split("\n## ")
    assert (article, lines) == ("article\n\nfirst\n", "lines\n\nnew\n")


def test_stripped_pages_keep_all_but_names(tmp_path: Path, page: dict[str, Any]) -> None:
    given = tmp_path / "in.jsonl"
    given.write_text(json.dumps({**page, "headline": "gold"}), encoding="utf-8")
    (record,) = [json.loads(line) for line in strip(given, tmp_path / "out").read_text("utf-8").splitlines()]
    assert record.keys() == {"id", "html_path", "url"}
    markup = gzip.decompress((tmp_path / "out" / record["html_path"]).read_bytes()).decode()
    assert "<li><cite>Orla</cite>" in markup
    assert markup.partition("<ol>")[0] == PAGE.partition("<ol ")[0]


@pytest.mark.parametrize(
    ("markup", "bare"),
    [
        ("<P CLASS='x' ID=y data-a=1>t<br/>", '<p data-a="1">t<br/>'),
        ('<p title="a &amp; b">t &copy;', '<p title="a &amp; b">t &copy;'),
        (
            "<script>'<p class=x>'</script><!-- <i id=y> -->",
            "<script>'<p class=x>'</script><!-- <i id=y> -->",
        ),
    ],
)
def test_names_are_gone_and_nothing_else(markup: str, bare: str) -> None:
    assert without_names(markup) == bare


def test_the_simple_rules_for_lines() -> None:
    assert rules.sentences(TEXT)["lines"] == ["furniture", "furniture", "article", "furniture", "furniture"]
    assert rules.longest_run(TEXT)["lines"] == ["furniture", "furniture", "article", "furniture", "furniture"]
    assert rules.longest_run("")["lines"] == ["furniture"]


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
