"""What people decided: kept under their name, chained, and found again when a page is read anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import psycopg
import pytest

from sayso.errors import NotJudged
from sayso.ledger import Ledger, about_claim, about_statement, find_subject, open_ledger
from sayso.ledger.chain import BEFORE_ALL
from sayso.types import Claim, Document, Provenance, Ruling, Span, Subject

from .pages import CONTENT, URL, capture_of, document_of

if TYPE_CHECKING:
    from pathlib import Path

CAPTURE = capture_of()
PAGE = replace(document_of(CAPTURE), sha256=CAPTURE.sha256, url=CAPTURE.url)
WHY = "The lock log of 5 May has no barge in it."
ON_ONE_WORD = Provenance("", (), (), (), (), (), (), independent=1, low=1, high=1)
CLAIM = Claim("058feaf1dd", "Barges were chained", (), (), (), (), (), ON_ONE_WORD)


def judge_thrice(ledger: Ledger) -> None:
    about = about_statement(PAGE, 0)
    ledger.judge(about, Ruling.CANNOT_TELL, by="Oda  Brandt", why=WHY)
    ledger.judge(about, Ruling.DID_NOT, by="Oda Brandt", why=WHY, evidence="https://locks.example/log")
    ledger.judge(about_claim(CLAIM), Ruling.DIFFERENT, by="Pil Ravn", why="Two events.")


def test_judgements_are_kept_in_order_under_their_names(where: str) -> None:
    with open_ledger(where) as ledger:
        judge_thrice(ledger)
    with open_ledger(where) as ledger:
        first, second, third = ledger.judgements()
        assert ledger.check_judgements() == ()
        assert ledger.check_judgements(noted=second.hash) == ()
    assert (first.number, first.by, first.ruling, first.why) == (1, "Oda Brandt", Ruling.CANNOT_TELL, WHY)
    assert first.about == Subject(CONTENT, None, CAPTURE.sha256, URL, PAGE.statements[0].content[0])
    assert second.evidence == "https://locks.example/log"
    assert third.about == Subject("Barges were chained", "058feaf1dd")
    assert (first.previous, second.previous, third.previous) == (BEFORE_ALL, first.hash, second.hash)
    assert first.time <= second.time <= third.time
    assert first.time.utcoffset() is not None


def test_what_a_database_takes_for_no_text_is_kept_and_hashed_as_shown(ledger: Ledger) -> None:
    made = ledger.judge(about_claim(CLAIM), Ruling.SAME, by="Oda\ud83d", why="Nul:\0 – and “quotes”")
    assert ledger.judgements() == [made]
    assert ledger.check_judgements() == ()


@pytest.mark.parametrize(
    ("by", "why", "evidence"),
    [
        (" ", WHY, None),
        ("Oda Brandt", "\n", None),
        ("Oda Brandt", WHY, "javascript:alert(1)"),
        ("Oda Brandt", WHY, "https://"),
        ("Oda Brandt", WHY, "https://[locks.example"),
        ("O" * 201, WHY, None),
        ("Oda Brandt", WHY * 1000, None),
    ],
)
def test_a_judgement_has_a_name_a_reason_and_evidence_that_can_be_opened(
    ledger: Ledger, by: str, why: str, evidence: str | None
) -> None:
    with pytest.raises(NotJudged):
        ledger.judge(about_statement(PAGE, 0), Ruling.PARTLY, by=by, why=why, evidence=evidence)
    assert ledger.judgements() == []


def test_a_forecast_comes_true_and_a_claim_is_one_but_not_the_other_way_round(ledger: Ledger) -> None:
    with pytest.raises(NotJudged, match="what a claim joins"):
        ledger.judge(about_statement(PAGE, 0), Ruling.SAME, by="Oda Brandt", why=WHY)
    with pytest.raises(NotJudged, match="one forecast"):
        ledger.judge(about_claim(CLAIM), Ruling.CAME_TRUE, by="Oda Brandt", why=WHY)
    ledger.judge(about_statement(PAGE, 0, CLAIM), Ruling.DIFFERENT, by="Oda Brandt", why=WHY)


# ── The guard and the chain ──────────────────────────────────────────────────────────────────


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        judge_thrice(ledger)
    return tmp_path / "ledger.db"


COLUMNS = "words, claim, sha256, url, span_start, span_end, ruling, judge, why, evidence, time"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE judgements SET ruling = 'came-true'",
        "DELETE FROM judgements",
        "INSERT OR REPLACE INTO judgements SELECT * FROM judgements",
        f"REPLACE INTO judgements SELECT 9, {COLUMNS}, 'x', hash FROM judgements LIMIT 1",
        f"REPLACE INTO judgements SELECT 9, {COLUMNS}, previous, 'x' FROM judgements LIMIT 1",
        f"REPLACE INTO judgements SELECT number, {COLUMNS}, 'x', 'y' FROM judgements LIMIT 1",
    ],
)
def test_sqlite_refuses_changes(file: Path, change: str) -> None:
    with closing(sqlite3.connect(file)) as database:
        before = database.execute("SELECT * FROM judgements").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="judgements are append-only"):
            database.execute(change)
        assert database.execute("SELECT * FROM judgements").fetchall() == before


@pytest.mark.parametrize(
    "change", ["UPDATE judgements SET why = why", "DELETE FROM judgements", "TRUNCATE judgements"]
)
def test_postgresql_refuses_changes(postgresql: str, change: str) -> None:
    with open_ledger(postgresql) as ledger:
        judge_thrice(ledger)
    with (
        psycopg.connect(postgresql, options="-csearch_path=sayso") as connection,
        pytest.raises(psycopg.errors.IntegrityError, match="are append-only"),
    ):
        connection.execute(change)


@pytest.mark.parametrize(
    ("change", "number", "reason"),
    [
        ("UPDATE judgements SET ruling = 'came-true' WHERE number = 2", 2, "its hash is another"),
        ("UPDATE judgements SET judge = 'Pil Ravn' WHERE number = 1", 1, "its hash is another"),
        ("UPDATE judgements SET previous = 'x' WHERE number = 2", 2, "does not continue"),
        ("UPDATE judgements SET ruling = 'true' WHERE number = 3", 3, "'true' is not a valid"),
        ("DELETE FROM judgements WHERE number = 2", None, "judgement 2 is missing"),
        ("DELETE FROM judgements WHERE number = 3", None, "no judgement has the hash noted down"),
    ],
)
def test_whoever_gets_past_the_guard_is_found_out(
    file: Path, change: str, number: int | None, reason: str
) -> None:
    with open_ledger(file) as ledger:
        last = ledger.judgements()[-1]
    with closing(sqlite3.connect(file)) as database:
        for trigger in ("update", "delete"):
            database.execute(f"DROP TRIGGER judgements_no_{trigger}")
        database.execute(change)
        database.commit()
    with open_ledger(file) as ledger:
        flaw = ledger.check_judgements(noted=last.hash)[0]
    assert flaw.number == number
    assert reason in flaw.reason


# ── Read anew ────────────────────────────────────────────────────────────────────────────────


def reread(page: Document, shift: int = 0, *, words: Span | None = None) -> Document:
    """The page as another reader might have it: everything further down, a content cut elsewhere."""
    (content,) = page.statements[0].content
    moved = (words or content).shifted(shift)
    return replace(
        page, text="." * shift + page.text, statements=(replace(page.statements[0], content=(moved,)),)
    )


def test_a_statement_is_found_again_by_its_words() -> None:
    subject = about_statement(PAGE, 0)
    (content,) = PAGE.statements[0].content
    assert find_subject(PAGE, subject) == 0
    assert find_subject(reread(PAGE, 20), subject) == 0
    assert find_subject(reread(PAGE, words=Span(content.start + 10, content.end)), subject) == 0
    assert find_subject(reread(PAGE, words=Span(content.start, content.start + 10)), subject) is None


def test_a_new_version_of_the_page_must_have_the_very_words() -> None:
    subject = about_statement(PAGE, 0)
    (content,) = PAGE.statements[0].content
    other = replace(PAGE, sha256="0" * 64)
    assert find_subject(other, subject) == 0
    assert find_subject(reread(other, words=Span(content.start + 10, content.end)), subject) is None
    assert find_subject(replace(other, url="https://elsewhere.example/"), subject) is None


def test_of_two_statements_with_the_same_words_the_nearer_is_meant() -> None:
    (content,) = PAGE.statements[0].content
    text = f"{PAGE.text}\n{CONTENT}"
    last = replace(PAGE.statements[0], content=(Span(len(text) - len(CONTENT), len(text)),))
    twice = replace(PAGE, text=text, statements=(*PAGE.statements, last))
    assert find_subject(twice, about_statement(twice, 1)) == len(PAGE.statements)
    assert find_subject(twice, about_statement(PAGE, 0)) == 0
    assert content != last.content[0]


def test_a_claim_as_a_whole_is_on_no_page() -> None:
    assert find_subject(PAGE, about_claim(CLAIM)) is None


# ── Whom a record is of ──────────────────────────────────────────────────────────────────────


def test_pages_are_found_by_names_in_text_byline_and_outlet(ledger: Ledger) -> None:
    kept = ledger.add(CAPTURE, document_of(CAPTURE)).document
    meta = document_of(CAPTURE).meta
    assert meta.outlet is not None
    for name in ("ministry of WATERWAYS", "the Ministry's", meta.outlet.value, meta.byline[0].value):
        assert ledger.naming(name) == [kept], name
    for name in ("Ministry of Grain", "Oda Brandt", "", "%"):
        assert ledger.naming(name) == [], name
