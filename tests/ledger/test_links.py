"""Links in a ledger: the same in whatever order and in however many runs pages come, on every database."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from sayso import linking
from sayso.capture import open_captures
from sayso.ledger import Ledger, ListedClaim, open_ledger
from sayso.linking import claims_in, documents_of, link_new
from sayso.links.claims import Linked, Linker, Marks, by_weight
from sayso.reading import read_capture
from sayso.types import Capture, Claim, Decision, Document

ROOT = Path(__file__).parents[2]
Page = tuple[Capture, Document]


@cache
def pages() -> tuple[Page, ...]:
    """The pages of the demo, each with its document."""
    folder = files("sayso") / "demo" / "pages"
    captures = [record for record in open_captures(str(folder)) if isinstance(record, Capture)]
    return tuple((capture, read_capture(capture)) for capture in captures)


def _link(linker: Linker, ledger: Ledger, number: int) -> Linked:
    return linker.link(number, linker.read(number, ledger.document(number)))


class Graph(NamedTuple):
    """What a ledger says of its pages, by their bytes and not by the numbers they happen to have."""

    claims: frozenset[tuple[str, frozenset[tuple[str, int]], int, int]]
    ties: frozenset[tuple[frozenset[tuple[str, int]], Decision, float]]
    copies: frozenset[tuple[frozenset[str], int]]


def graph_of(ledger: Ledger) -> Graph:
    sha256 = {id_: document.sha256 or "" for id_, document in ledger.numbered()}
    claims = claims_in(ledger)
    ties = [tie for claim in claims for tie in (*claim.ties, *claim.denials, *claim.recurrences)]
    return Graph(
        frozenset(
            (
                claim.id,
                frozenset((sha256[one.document], one.statement) for one in claim.carried),
                claim.provenance.independent,
                claim.provenance.high,
            )
            for claim in claims
        ),
        frozenset(
            (
                frozenset((sha256[end.document], end.statement) for end in (tie.left, tie.right)),
                tie.match.decision,
                tie.match.score,
            )
            for tie in ties
        ),
        frozenset(
            (frozenset({sha256[int(each.left)], sha256[int(each.right)]}), each.common)
            for each in ledger.links.copies()
        ),
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """What comes out when all pages are linked in one run."""
    with open_ledger(tmp_path_factory.mktemp("whole") / "ledger.db") as ledger:
        for page in pages():
            ledger.add(*page)
        link_new(ledger)
        return graph_of(ledger)


def test_the_demo_has_claims_ties_and_copies(whole: Graph) -> None:
    assert len(whole.claims) > 10
    assert {decision for _, decision, _ in whole.ties} == {*Decision} - {Decision.DIFFERENT}
    assert whole.copies


@pytest.fixture(params=["told of all", "looked up"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Earlier pages are told of at once, as where many are added, or looked up for each page."""
    if request.param == "looked up":
        monkeypatch.setattr(linking, "MANY", 0)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_arrival_and_the_number_of_runs_change_nothing(
    ledger: Ledger, whole: Graph, seed: int
) -> None:
    chance = Random(seed)
    for page in chance.sample(pages(), len(pages())):
        ledger.add(*page)
        if chance.random() < 0.4:
            link_new(ledger)
    link_new(ledger)
    assert graph_of(ledger) == whole


def test_linking_everything_anew_gives_the_same(ledger: Ledger, whole: Graph) -> None:
    for page in pages():
        ledger.add(*page)
        link_new(ledger)
    assert graph_of(ledger) == whole
    ledger.links.forget()
    assert ledger.links.counts() == (0, 0, 0, 0)
    assert claims_in(ledger) == ()
    assert link_new(ledger).pages == len(pages())
    assert graph_of(ledger) == whole


def test_linking_twice_does_nothing(ledger: Ledger) -> None:
    for page in pages()[:6]:
        ledger.add(*page)
    first = link_new(ledger)
    counts, claims = ledger.links.counts(), claims_in(ledger)
    assert (first.pages, first.traced) == (6, first.claims)
    assert link_new(ledger) == (0, 0, first.claims)
    assert (ledger.links.counts(), claims_in(ledger)) == (counts, claims)


def test_a_claim_comes_back_as_it_was_traced(where: str) -> None:
    with open_ledger(where) as ledger:
        for page in pages():
            ledger.add(*page)
        link_new(ledger)
        claims = claims_in(ledger)
        assert ledger.links.counts().claims == len(claims)
    with open_ledger(where) as ledger:
        assert claims_in(ledger) == claims
        needed = documents_of(ledger, claims)
        assert {at for claim in claims for at in claim.documents} <= needed.keys()


def test_claims_are_those_of_the_last_settling(ledger: Ledger, whole: Graph) -> None:
    for page in pages()[:-3]:
        ledger.add(*page)
    link_new(ledger)
    before = claims_in(ledger)
    for page in pages()[-3:]:
        ledger.add(*page)
    linker = Linker(ledger.document)
    known = list(ledger.links.marks(id_ for id_, _ in ledger.numbered()))
    for document, marks in known:
        linker.know(document, marks)
    for at, document in enumerate(ledger.links.unlinked(), start=len(known) + 1):
        assert ledger.links.keep(document, at, _link(linker, ledger, document))
    # Interrupted here, before anything was traced.
    assert claims_in(ledger) == before
    assert len(ledger.claims.unsettled().documents) == 3
    link_new(ledger)
    assert graph_of(ledger) == whole


def test_who_settles_later_sees_what_came_before(ledger: Ledger, whole: Graph) -> None:
    for page in pages():
        ledger.add(*page)
    late = ledger.claims.unsettled()
    link_new(ledger)
    assert not ledger.claims.settle(late, None, ())
    assert graph_of(ledger) == whole


def test_a_page_has_only_those_claims_traced_that_it_reaches(ledger: Ledger) -> None:
    *first, last = pages()
    for page in first:
        ledger.add(*page)
    claims = link_new(ledger).claims
    ledger.add(*last)
    added = link_new(ledger)
    assert 0 < added.traced < claims
    assert ledger.claims.unsettled().documents == []


def _in_short(claim: Claim) -> ListedClaim:
    provenance = claim.provenance
    against, again = (
        {end for tie in ties for end in (tie.left, tie.right)} - {*claim.carried}
        for ties in (claim.denials, claim.recurrences)
    )
    counts = provenance.independent, provenance.high, len(against), len(again)
    return ListedClaim(claim.id, claim.wording, len(claim.documents), bool(provenance.origins), *counts)


def test_claims_are_listed_in_parts(ledger: Ledger) -> None:
    for page in pages():
        ledger.add(*page)
    link_new(ledger)
    every = claims_in(ledger)
    assert every == tuple(sorted(every, key=by_weight))
    short = [_in_short(claim) for claim in every]
    assert any(each.against for each in short)
    assert list(ledger.claims.listed()) == short
    assert list(ledger.claims.listed(first=3, limit=2)) == short[2:4]
    sourced = [each for each in short if each.sourced]
    assert list(ledger.claims.listed(sourced=True)) == sourced
    assert list(ledger.claims.listed(sourced=False)) == short[len(sourced) :]
    assert (ledger.claims.count(), ledger.claims.count(sourced=True)) == (len(every), len(sourced))
    assert ledger.claims.one(every[4].id) == every[4]
    assert ledger.claims.one("nothing") is None
    assert ledger.claims.ids() == {claim.id for claim in every}
    (one, other, *_) = every[0].documents
    assert ledger.claims.on([one, other]) == tuple(
        claim for claim in every if {one, other} & {*claim.documents}
    )
    ends = {(tie.left.document, tie.right.document) for claim in every for tie in claim.ties}
    assert ledger.links.tied([one]) >= {sum(pair) - one for pair in ends if one in pair}


def test_another_tracer_traces_everything_anew(where: str) -> None:
    with open_ledger(where) as ledger:
        for page in pages()[:6]:
            ledger.add(*page)
        claims = link_new(ledger).claims
    with open_ledger(where) as ledger:
        assert link_new(ledger).traced == 0
        ledger.reader = "a later one"
        assert link_new(ledger) == (0, claims, claims)
        assert link_new(ledger).traced == 0


def test_a_new_version_of_a_page_takes_the_place_of_the_old_one(ledger: Ledger) -> None:
    for capture, document in pages():
        url = document.url or f"https://somewhere.example/{capture.sha256[:8]}"
        ledger.add(replace(capture, url=url), replace(document, url=url))
    link_new(ledger)
    (claim, *_) = claims_in(ledger)
    gone = ledger.document(claim.documents[0])
    url = gone.url or f"https://somewhere.example/{(gone.sha256 or '')[:8]}"
    capture = Capture(b"<p>Withdrawn.</p>", pages()[0][0].place, url=url, time=None)
    if gone.time is not None:
        capture = replace(capture, time=gone.time.replace(year=gone.time.year + 1))
    ledger.add(capture, read_capture(capture))
    link_new(ledger)
    assert all(claim.documents[0] not in each.documents for each in claims_in(ledger))
    assert ledger.links.counts().claims == len(claims_in(ledger))


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("one_by_one", [True, False])
def test_what_turns_out_to_be_boilerplate_is_a_copy_no_more(ledger: Ledger, one_by_one: bool) -> None:
    notice = " ".join(f"notice{number}" for number in range(60))
    for number in range(20):
        body = f"<article><p>{' '.join(f'own{number}x{at}' for at in range(50))}</p><p>{notice}</p></article>"
        url = f"https://courier.example/{number}"
        capture = Capture(body.encode(), replace(pages()[0][0].place, path=f"{number}.html"), url=url)
        ledger.add(capture, read_capture(capture))
        if one_by_one or number == 5:
            link_new(ledger)
        if number == 5:
            assert ledger.links.copies()
    link_new(ledger)
    assert ledger.links.copies() == []


def test_two_may_link_at_once(ledger: Ledger, whole: Graph) -> None:
    """Somebody else links a page between our looking and our writing: that page is known before ours is."""
    for page in pages():
        ledger.add(*page)
    first, second = ledger.links.unlinked()[:2]
    linker = Linker(ledger.document)
    assert ledger.links.keep(first, 1, _link(linker, ledger, first))
    late = _link(Linker(ledger.document), ledger, second)
    assert not ledger.links.keep(second, 1, late)
    assert second in ledger.links.unlinked()
    link_new(ledger)
    assert graph_of(ledger) == whole


def test_a_defect_costs_one_page(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for page in pages()[:6]:
        ledger.add(*page)
    broken, *_ = ledger.links.unlinked()
    link = Linker.link

    def failing(linker: Linker, number: int, marks: Marks) -> object:
        if number == broken:
            raise RuntimeError("no such word")
        return link(linker, number, marks)

    monkeypatch.setattr(Linker, "link", failing)
    assert link_new(ledger).pages == 6
    (failed,) = ledger.failures()
    assert str(failed.failure.place) == f"document {broken}"
    assert "RuntimeError: no such word" in failed.failure.reason
    assert link_new(ledger).pages == 0


def test_a_killed_linker_leaves_whole_pages_and_the_next_goes_on(where: str, whole: Graph) -> None:
    with open_ledger(where) as ledger:
        for page in pages():
            ledger.add(*page)
    command = [
        sys.executable,
        "-c",
        f"import sayso.linking as l, sayso; l.link_new(sayso.open_ledger({where!r}))",
    ]
    for seconds in (1.5, 2.0, 2.5):
        with subprocess.Popen(command, cwd=ROOT) as linking:
            time.sleep(seconds)
            linking.kill()
    with open_ledger(where) as ledger:
        link_new(ledger)
        assert graph_of(ledger) == whole
