"""Claims, records and judgements in the workbench: what is shown, what is kept, and who is refused."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import turbohtml
from starlette.testclient import TestClient

import sayso
from sayso.adding import add_sources
from sayso.linking import claims_in, link_new
from sayso.types import Claim, Ruling
from sayso.web import app

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"
OWN = {"Origin": "http://localhost"}
SIGNED = {"by": "Oda Brandt", "why": "Nothing was tried."}


@pytest.fixture(scope="session")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the pages of the demo, linked."""
    path = tmp_path_factory.mktemp("workbench") / "demo.sqlite"
    with sayso.open_ledger(path) as ledger:
        add_sources(ledger, [str(Path(sayso.__file__).parent / "demo" / "pages")])
        link_new(ledger)
    return path


@pytest.fixture
def where(linked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(linked, tmp_path / "news.sqlite"))


@pytest.fixture
def bench(where: Path) -> Iterator[TestClient]:
    with TestClient(app(where), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def claim(where: Path) -> Claim:
    with sayso.open_ledger(where) as ledger:
        return claims_in(ledger)[0]


def token_of(html: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', html)
    assert found is not None
    return found[1]


def judge(bench: TestClient, address: str, ruling: str, **given: str) -> tuple[int, str]:
    """The status of the answer to a judgement that a reader sends, and where it leads."""
    token = token_of(bench.get(address).text)
    fields = {"token": token, "ruling": ruling} | SIGNED | given
    answer = bench.post(address, data=fields, headers=OWN, follow_redirects=False)
    return answer.status_code, answer.headers.get("location", answer.text)


def made(where: Path) -> list[tuple[Ruling, str, str | None]]:
    with sayso.open_ledger(where) as ledger:
        assert ledger.check_judgements() == ()
        return [(one.ruling, one.by, one.evidence) for one in ledger.judgements()]


def test_every_link_from_a_claim_leads_somewhere(bench: TestClient, claim: Claim) -> None:
    assert f"/claims/{claim.id}" in bench.get("/claims").text
    pages: dict[str, str] = {}
    for element in turbohtml.parse(bench.get(f"/claims/{claim.id}").text).find_all():
        path, _, fragment = str(element.attrs.get("href", "#")).partition("#")
        if path.startswith("/"):
            html = pages.setdefault(path, bench.get(path).text)
            assert "There is no such page" not in html, path
            assert not fragment or f'id="{fragment}"' in html, (path, fragment)
    assert len(pages) > len(claim.documents)


def test_a_page_leads_to_the_claims_of_its_statements(bench: TestClient, claim: Claim) -> None:
    one = claim.carried[0]
    for least in ("", "?least=0.8"):
        html = bench.get(f"/pages/{one.document}{least}").text
        assert f'href="/claims/{claim.id}"' in html


def test_a_record_is_found_by_name(bench: TestClient) -> None:
    asked = bench.get("/sources", params={"name": " arvask "}, follow_redirects=False)
    assert asked.headers["location"] == "/sources/arvask"
    record = bench.get("/sources/arvask").text
    assert "As a source" in record
    assert "due 30 September 2024" in record
    assert "As an outlet" in bench.get("/sources/Sorvane%20Gazette").text
    for name in ("nobody", "a/b", HOSTILE, "%2e%2e", "x" * 5000):
        answer = bench.get(f"/sources/{name}")
        assert answer.status_code == 404
        assert "<script>alert" not in answer.text


def test_a_claim_is_judged_and_shows_it(bench: TestClient, where: Path, claim: Claim) -> None:
    address = f"/judge?claim={claim.id}"
    assert judge(bench, address, "same", evidence="https://locks.example/log") == (
        303,
        f"/claims/{claim.id}",
    )
    assert made(where) == [(Ruling.SAME, "Oda Brandt", "https://locks.example/log")]
    for path in (f"/claims/{claim.id}", address, "/judgements"):
        assert "Nothing was tried." in bench.get(path).text
    one = claim.carried[0]
    joined = f"{address}&page={one.document}&statement={one.statement + 1}"
    assert judge(bench, joined, "different")[0] == 303
    assert "belongs elsewhere" in bench.get(joined).text
    assert bench.get(f"/claims/{claim.id}").text.count('class="opinion"') == 2


def test_a_forecast_is_judged_and_the_record_shows_it(bench: TestClient, where: Path) -> None:
    record = bench.get("/sources/arvask").text
    found = re.search(r'href="(/judge\?page=\d+&amp;statement=\d+)"', record)
    assert found is not None
    address = found[1].replace("&amp;", "&")
    assert judge(bench, address, "partly")[0] == 303
    status, back = judge(bench, address, "did-not", by="oda brandt", why=HOSTILE)
    assert status == 303
    assert [each[:2] for each in made(where)] == [
        (Ruling.PARTLY, "Oda Brandt"),
        (Ruling.DID_NOT, "oda brandt"),
    ]
    for path in ("/sources/arvask", back, "/judgements", address):
        html = bench.get(path).text
        assert "did not come true" in html
        assert "<script>alert" not in html
    assert "came partly true" not in bench.get(back).text
    assert "came partly true" in bench.get("/judgements").text


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"by": " "}, "needs the name"),
        ({"why": ""}, "needs its reason"),
        ({"evidence": "javascript:alert(1)"}, "begins with http"),
        ({"ruling": "true"}, "choose what you decided"),
        ({"ruling": "came-true"}, "is said of one forecast"),
        ({"by": "x" * 201}, "200 characters at most"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    bench: TestClient, where: Path, claim: Claim, given: dict[str, str], told: str
) -> None:
    status, html = judge(bench, f"/judge?claim={claim.id}", **({"ruling": "same"} | given))
    assert (status, told in turbohtml.parse(html).text) == (422, True)
    assert given.get("why", SIGNED["why"]) in html
    assert made(where) == []


def test_nobody_judges_in_a_readers_name(bench: TestClient, where: Path, claim: Claim) -> None:
    address = f"/judge?claim={claim.id}"
    fields = {"token": token_of(bench.get(address).text), "ruling": "same"} | SIGNED
    for origin in (
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost:1"},
    ):
        assert bench.post(address, data=fields, headers=origin).status_code == 403
    for token in ({"token": "guessed"}, {"token": ""}):
        assert bench.post(address, data=fields | token, headers=OWN).status_code == 403
    assert bench.post(address, json=fields, headers=OWN).status_code == 415
    assert bench.post(address, data=fields | {"why": "x" * 70_000}, headers=OWN).status_code == 413
    many = {f"field{number}": "x" for number in range(50)}
    assert bench.post(address, data=fields | many, headers=OWN).status_code == 400
    rebound = bench.post(
        address, data=fields, headers={"Host": "evil.example", "Origin": "http://evil.example"}
    )
    assert rebound.status_code == 400
    assert made(where) == []


@pytest.mark.parametrize(
    "path",
    [
        "/claims/nothing",
        "/judge",
        "/judge?claim=nothing",
        "/judge?page=1",
        "/judge?page=1&statement=0",
        "/judge?page=99&statement=1",
        "/judge?page=1&statement=" + "9" * 30,
    ],
)
def test_there_is_nothing_to_judge(bench: TestClient, path: str) -> None:
    assert bench.get(path).status_code == 404


def test_a_broken_chain_is_told(bench: TestClient, where: Path, claim: Claim) -> None:
    judge(bench, f"/judge?claim={claim.id}", "same")
    assert "Each is as it was written" in bench.get("/judgements").text
    with closing(sqlite3.connect(where)) as database:
        database.execute("DROP TRIGGER judgements_no_update")
        database.execute("UPDATE judgements SET judge = 'Somebody Else'")
        database.commit()
    assert "The chain is broken at judgement 1" in turbohtml.parse(bench.get("/judgements").text).text


def test_a_ledger_without_claims_says_so(tmp_path: Path) -> None:
    sayso.open_ledger(tmp_path / "empty.sqlite").close()
    with TestClient(app(tmp_path / "empty.sqlite"), base_url="http://localhost") as bench:
        assert "No two pages say the same" in bench.get("/claims").text
        assert "Nobody has judged anything" in bench.get("/judgements").text


def test_new_links_show_without_starting_anew(tmp_path: Path) -> None:
    pages = sorted((Path(sayso.__file__).parent / "demo" / "pages").glob("*.html"))
    with (
        sayso.open_ledger(tmp_path / "news.sqlite") as ledger,
        TestClient(app(tmp_path / "news.sqlite"), base_url="http://localhost") as bench,
    ):
        assert "No two pages" in bench.get("/claims").text
        add_sources(ledger, [str(page) for page in pages[:6]])
        assert "not linked yet" in bench.get("/claims").text
        link_new(ledger)
        html = bench.get("/claims").text
    assert "not linked yet" not in html
    assert "/claims/" in html
