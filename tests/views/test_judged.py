"""What people judged, in records and on the command line; and what pages correct."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.ledger import about_claim, about_statement
from sayso.links.claims import link_claims
from sayso.types import Carried, Document, Judgement, Kind, Passage, Ruling, Span, Subject
from sayso.views.cards import show_record
from sayso.views.corrections import find_corrections
from sayso.views.judged import opinions_on, opinions_on_claim, opinions_on_joining
from sayso.views.records import DISPUTED, Forecast, outcomes, record_of
from tests.links.test_claims import claims, pages

DOCUMENTS: dict[int, Document] = dict(enumerate(pages().values(), 1))
DUE = "30 September 2024"


def judged(*made: tuple[Subject, Ruling, str]) -> list[Judgement]:
    return [
        Judgement(at, about, ruling, by, "Seen.", None, datetime(2031, 5, at, tzinfo=UTC), "", "")
        for at, (about, ruling, by) in enumerate(made, 1)
    ]


def due_forecast(judgements: list[Judgement]) -> Forecast:
    record = record_of("arvask", DOCUMENTS, claims(), judgements)
    assert record is not None
    return max((one for one in record.forecasts if one.due == DUE), key=lambda one: len(one.also))


def about(at: Carried) -> Subject:
    return about_statement(DOCUMENTS[at.document], at.statement)


def said_by(name: str, document: Document) -> list[int]:
    return [
        at
        for at, statement in enumerate(document.statements)
        if name in {document.claimants[speaker.claimant].name for speaker in statement.speakers}
    ]


def day_of(document: Document) -> str:
    return document.meta.published.value[:10] if document.meta.published else "9999"


FORECAST = due_forecast([])
FIRST = Carried(FORECAST.page, FORECAST.statement - 1)


def test_a_forecast_on_several_pages_is_one_and_open_until_it_is_judged() -> None:
    assert FORECAST.also
    assert FORECAST.outcome is None
    assert len({FIRST.document, *(one.page for one in FORECAST.also)}) > 1


def test_the_last_word_of_each_person_counts_wherever_the_forecast_stands() -> None:
    there = about(Carried(FORECAST.also[0].page, FORECAST.also[0].statement - 1))
    made = judged((about(FIRST), Ruling.PARTLY, "Oda Brandt"), (there, Ruling.DID_NOT, "oda brandt"))
    (opinion,) = due_forecast(made).judged
    assert (opinion.says, opinion.by, opinion.before) == ("did not come true", "oda brandt", 1)
    assert opinion.when == "2 May 2031, 00:00 UTC"
    made += judged((there, Ruling.CAME_TRUE, "Pil Ravn"))
    forecast = due_forecast(made)
    assert [each.by for each in forecast.judged] == ["oda brandt", "Pil Ravn"]
    assert forecast.outcome == DISPUTED
    assert outcomes([forecast, FORECAST]) == {DISPUTED: 1}


def test_a_record_names_who_judged() -> None:
    record = record_of("arvask", DOCUMENTS, claims(), judged((about(FIRST), Ruling.DID_NOT, "Oda Brandt")))
    assert record is not None
    out = StringIO()
    Console(file=out, width=200).print(show_record(record))
    assert "as people judged: 1 did not come true; " in out.getvalue()
    assert "did not come true, says Oda Brandt (1 May 2031, 00:00 UTC): Seen." in out.getvalue()


def test_what_is_no_forecast_to_us_is_one_once_somebody_judges_it() -> None:
    record = record_of("arvask", DOCUMENTS, claims())
    assert record is not None
    foretold = {(one.page, one.statement) for one in record.forecasts}
    foretold |= {(also.page, also.statement) for one in record.forecasts for also in one.also}
    said = (Carried(page, at) for page in record.pages for at in said_by("Tobin Arvask", DOCUMENTS[page]))
    at = next(one for one in said if (one.document, one.statement + 1) not in foretold)
    again = record_of("arvask", DOCUMENTS, claims(), judged((about(at), Ruling.DID_NOT, "Oda Brandt")))
    assert again is not None
    assert len(again.forecasts) == len(record.forecasts) + 1


def test_joinings_are_judged_apart_from_forecasts() -> None:
    claim = claims()[0]
    at = claim.carried[0]
    joined = about_statement(DOCUMENTS[at.document], at.statement, claim)
    made = judged((about_claim(claim), Ruling.SAME, "Oda Brandt"), (joined, Ruling.DIFFERENT, "Pil Ravn"))
    assert [one.by for one in opinions_on_claim(claim, DOCUMENTS, made)] == ["Oda Brandt"]
    found = opinions_on_joining(claim, DOCUMENTS, made)
    assert {one: [each.says for each in opinions] for one, opinions in found.items()} == {
        at: ["belongs elsewhere"]
    }
    assert opinions_on(DOCUMENTS[at.document], made) == {}


def test_a_claim_keeps_its_judgements_when_an_older_page_gives_it_another_id() -> None:
    claim = claims()[0]
    first = min(claim.documents, key=lambda at: day_of(DOCUMENTS[at]))
    later = {at: each for at, each in DOCUMENTS.items() if day_of(each) > day_of(DOCUMENTS[first])}
    before = max(link_claims(later), key=lambda one: len({*one.carried} & {*claim.carried}))
    assert before.id != claim.id
    made = judged((about_claim(before), Ruling.SAME, "Oda Brandt"))
    assert [one.by for one in opinions_on_claim(claim, DOCUMENTS, made)] == ["Oda Brandt"]
    assert opinions_on_claim(claims()[1], DOCUMENTS, made) == ()


# ── On the command line ──────────────────────────────────────────────────────────────────────


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    page = tmp_path / "lock.html"
    page.write_text(
        "<html lang=en><title>Lock - Tirn Courier</title><h1>Lock to close</h1>"
        "<p>The old lock at Tirn will close in June, the harbour board said on Monday.</p>"
    )
    where = str(tmp_path / "news.sqlite")
    assert CliRunner().invoke(app, ["add", str(page), "--ledger", where, "--quiet"]).exit_code == 0
    return where


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


SIGNED = ("--by", "Oda Brandt", "--why", "It is open.")


def test_a_judgement_is_kept_listed_and_checked(ledger: str) -> None:
    (forecast,) = forecasts_of_the_board(ledger)
    place = ("--page", "1", "--statement", str(forecast["statement"]), "--ledger", ledger)
    kept = run("judge", "did-not", *place, *SIGNED)
    assert (kept.exit_code, "did not come true, says Oda Brandt" in kept.stdout) == (0, True)
    made = json.loads(run("judge", "partly", *place, *SIGNED, "--json").stdout)
    assert (made["number"], made["ruling"], made["by"]) == (2, "partly", "Oda Brandt")
    listed = json.loads(run("judgements", "--ledger", ledger, "--json").stdout)
    assert [each["ruling"] for each in listed] == ["did-not", "partly"]
    assert listed[1] == made
    assert "Oda Brandt" in run("judgements", "--ledger", ledger).stdout
    checked = json.loads(run("judgements", "--check", "--ledger", ledger, "--json").stdout)
    assert checked == {"whole": True, "last": made["hash"], "flaws": []}
    assert made["hash"] in run("judgements", "--check", "--noted", made["hash"], "--ledger", ledger).stdout
    missing = run("judgements", "--check", "--noted", "0" * 64, "--ledger", ledger)
    assert (missing.exit_code, "noted down" in missing.stdout) == (1, True)
    (forecast,) = forecasts_of_the_board(ledger)
    assert [one["says"] for one in forecast["judged"]] == ["came partly true"]


def forecasts_of_the_board(ledger: str) -> list[Any]:
    shown = json.loads(run("source", "harbour", "board", "--ledger", ledger, "--json").stdout)
    return list(shown["source"]["forecasts"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("did-not", *SIGNED), "name what is judged"),
        (("did-not", "--page", "1", *SIGNED), "name what is judged"),
        (("did-not", "--page", "9", "--statement", "1", *SIGNED), "no such page here"),
        (("came-true", "--claim", "nothing", *SIGNED), "one forecast"),
        (("did-not", "--page", "1", "--statement", "99", *SIGNED), "has statements 1 to"),
        (("different", "--page", "1", "--statement", "1", *SIGNED), "what a claim joins"),
        (("different", "--claim", "nothing", *SIGNED), "no such claim"),
        (("did-not", "--page", "1", "--statement", "1", "--by", " ", "--why", "x"), "needs the name"),
        (("true", "--page", "1", "--statement", "1", *SIGNED), "is not one of"),
    ],
)
def test_what_cannot_be_judged_is_said(ledger: str, words: tuple[str, ...], told: str) -> None:
    done = run("judge", *words, "--ledger", ledger)
    assert (done.exit_code, told in " ".join(done.stderr.split())) == (2, True)
    empty = run("judgements", "--ledger", ledger)
    assert (empty.exit_code, empty.stdout) == (0, "")


# ── Corrections ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "is_notice"),
    [
        ("Correction: the lock is at Tirn, not at Tarn.", True),
        ("CORRECTION, May 5: The lock is at Tirn.", True),
        ("Salt is dear. An earlier version of this article gave another price.", True),
        ("Corrections", False),
        ("Correction of the river began in 1931.", False),
        ("This article was updated on Monday.", False),
        ("Editor’s note: this is the second of three parts.", False),
    ],
)
def test_a_notice_of_correction_is_told_from_a_menu(words: str, is_notice: bool) -> None:
    passage = Passage(Span(0, len(words)), Kind.ARTICLE, "made by hand", Span(0, 0))
    document = Document(words, (passage,), language="en")
    assert list(find_corrections(document)) == [words] * is_notice
    assert list(find_corrections(replace(document, language="de"))) == []
