"""Cards of claims and records of sources, in report and terminal."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
import turbohtml
from rich.console import Console
from typer.testing import CliRunner

import sayso
from sayso.cli import app
from sayso.jsonform import claim_to_json
from sayso.ledger import ListedClaim
from sayso.links.claims import link_claims
from sayso.types import Claim, Document
from sayso.views.cards import show_claim, show_claims, show_outlet, show_record
from sayso.views.claims import ClaimRow, claim_rows
from sayso.views.courses import draw_course
from sayso.views.graphs import WIDTH
from sayso.views.outlets import outlet_record
from sayso.views.records import record_of
from sayso.views.report import render_report
from sayso.views.timelines import Line
from tests.links.test_claims import claims, pages, warnings

DOCUMENTS: dict[int, Document] = dict(enumerate(pages().values(), 1))


NO = Line((), (), 0)


def biggest() -> tuple[Claim, ClaimRow]:
    return claims()[0], claim_rows(claims(), DOCUMENTS)[0]


def printed(view: object, width: int = 100) -> str:
    out = StringIO()
    Console(file=out, width=width).print(view)
    return out.getvalue()


def test_a_card_counts_pages_and_origins() -> None:
    claim, row = biggest()
    assert [page.number for page in row.pages] != []
    assert {page.number for page in row.pages} == set(claim.documents)
    assert row.origins_in_words.endswith(("origin", "origins"))
    days = [DOCUMENTS[page.number].meta.published for page in row.pages]
    assert [day.value[:10] for day in days if day] == sorted(day.value[:10] for day in days if day)


def test_the_graph_stays_inside_its_picture() -> None:
    for row in claim_rows(claims(), DOCUMENTS):
        if row.graph:
            assert all(0 <= box.x < WIDTH and 0 <= box.y < row.graph.height for box in row.graph.boxes)
            assert sum(box.kind == "page" for box in row.graph.boxes) == len(row.pages)


def test_the_report_shows_every_claim_and_its_links_lead_somewhere() -> None:
    html = render_report(DOCUMENTS, (), claims())
    elements = list(turbohtml.parse(html).find_all())
    ids = {str(each.attrs["id"]) for each in elements if "id" in each.attrs}
    assert {f"claim-{claim.id}" for claim in claims()} <= ids
    inside = {str(each.attrs["href"]) for each in elements if str(each.attrs.get("href", "")).startswith("#")}
    assert {link[1:] for link in inside} <= ids


def test_the_course_of_a_claim_begins_where_it_first_appears() -> None:
    for row in claim_rows(claims(), DOCUMENTS):
        if row.course is None:
            continue
        stands = [entry for entry in row.course.entries if entry.what in {"appears", "denied"}]
        pages = {number for entry in stands for number in entry.numbers}
        assert {page.number for page in row.pages if page.day} <= pages
        first = next(entry for entry in row.course.entries if entry.what == "appears")
        anchor = next(tick for tick in row.course.ticks if not tick.label)
        assert first.start == anchor.at
    assert any(
        entry.what == "due" for row in claim_rows(claims(), DOCUMENTS) for entry in (row.course or NO).entries
    )


def test_a_claim_of_one_day_has_no_course() -> None:
    one_day = {1: DOCUMENTS[7], 2: DOCUMENTS[16]}
    (claim, *_) = link_claims(one_day)
    rows = [draw_course(each, one_day) for each in link_claims(one_day)]
    assert claim.documents == (1, 2)
    assert None in rows


def test_the_terminal_shows_a_claim_as_a_tree() -> None:
    _, row = biggest()
    shown = printed(show_claim(row))
    assert "On whose word" in shown
    assert row.origins_in_words in shown
    assert all(page.name in shown for page in row.pages)


def test_the_terminal_lists_claims() -> None:
    shown = printed(show_claims([ListedClaim("058feaf1dd", "the lock is shut", 7, True, 1, 3, 2, 0)]))
    assert all(part in shown for part in ("058feaf1dd", " 7 ", "at most 3 independent origins; 2 against"))


def test_what_many_pages_say_in_the_same_words_stands_on_a_card_once() -> None:
    documents = dict(enumerate((*warnings(), *warnings()[2:]), 1))
    row = next(row for row in claim_rows(link_claims(documents), documents) if row.claim.documents == (1, 2))
    told = [(one.who, one.words) for one in row.recurrences]
    assert len(told) == len(set(told))
    places = [place for one in row.recurrences for place in ((one.page, one.statement), *one.also)]
    ends = {end for tie in row.claim.recurrences for end in (tie.left, tie.right)} - {*row.claim.carried}
    assert sorted(places) == sorted((end.document, end.statement + 1) for end in ends)
    shown = " ".join(printed(show_claim(row)).split())
    assert "pages 3, 5, the Interior Ministry of Veland: Saboteurs from Kestria planned" in shown


def test_the_record_of_a_source_counts_what_it_rests_on() -> None:
    record = record_of("arvask", DOCUMENTS, claims())
    assert record is not None
    assert record.statements >= 30
    assert 0 <= record.with_evidence <= record.statements
    assert any(one.due == "30 September 2024" for one in record.forecasts)
    assert record.alone
    assert "none judged by anybody yet" in printed(show_record(record))
    assert record_of("nobody of that name", DOCUMENTS, claims()) is None


def test_the_record_of_an_outlet_counts_its_pages() -> None:
    record = outlet_record("sorvane gazette", DOCUMENTS, claims())
    assert record is not None
    assert record.names == ("The Sorvane Gazette",)
    assert len(record.pages) == 2
    assert 0 < record.own < record.statements
    assert 0 < record.alone <= len(record.claims)
    assert {*record.with_evidence, *record.own_reporting, *record.modified} <= {*record.pages}
    # The reprint says that it is the agency's, and not the other way round.
    assert record.copies
    assert "of page" in printed(show_outlet(record))
    agency = outlet_record("tellwright", DOCUMENTS, claims())
    assert agency is not None
    assert not agency.copies
    assert outlet_record("Ina Varro", DOCUMENTS, claims()) is None


def test_a_claim_becomes_json() -> None:
    claim, _ = biggest()
    written = json.loads(json.dumps(claim_to_json(claim)))
    assert written["id"] == claim.id
    assert written["provenance"]["independent"] == claim.provenance.independent


NOBODY_SAYS = """\
<html lang="en"><head><title>Ferry at Quillmar | The {outlet}</title></head><body><article>
<h1>The old ferry at Quillmar</h1>
<p>The old ferry at Quillmar makes its last crossing on 1 June 2031, when the Brandt bridge opens.</p>
<p>The {outlet} has a timetable on page nine. Bring a hat and something to eat, for the crossing is slow.</p>
</article></body></html>
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    where = str(tmp_path_factory.mktemp("claims") / "news.sqlite")
    folder = Path(sayso.__file__).parent / "demo" / "pages"
    bare = tmp_path_factory.mktemp("bare")
    for outlet in ("Courier", "Mirror"):
        (bare / f"{outlet}.html").write_text(NOBODY_SAYS.format(outlet=outlet), encoding="utf-8")
    added = CliRunner().invoke(app, ["add", str(folder), str(bare), "--ledger", where, "--quiet"])
    assert added.exit_code == 0
    return where


def test_the_commands_show_what_a_ledger_holds(ledger: str) -> None:
    run = CliRunner().invoke
    listed = json.loads(run(app, ["claims", "--ledger", ledger, "--json"]).stdout)
    one = listed[0]["id"]
    shown = run(app, ["claims", "--ledger", ledger])
    assert one in shown.stdout
    assert "more for which no page gives a source" in shown.stderr
    assert "no origin is given" not in shown.stdout
    every = run(app, ["claims", "--ledger", ledger, "--all"])
    assert "no origin is given" in every.stdout
    assert "more for which" not in every.stderr
    assert json.loads(run(app, ["claim", one, "--ledger", ledger, "--json"]).stdout)["id"] == one
    assert "On whose word" in run(app, ["claim", one, "--ledger", ledger]).stdout
    record = json.loads(run(app, ["source", "Lene", "Ollane", "--ledger", ledger, "--json"]).stdout)
    assert record["source"]["statements"] > 0
    assert record["outlet"] is None


def test_what_is_not_there_is_said(ledger: str) -> None:
    run = CliRunner().invoke
    unknown = run(app, ["claim", "nothing", "--ledger", ledger])
    assert (unknown.exit_code, "no such claim" in unknown.stderr) == (2, True)
    nobody = run(app, ["source", "Nobody", "--ledger", ledger])
    assert (nobody.exit_code, "nobody of that name" in nobody.stderr) == (1, True)
