"""What is offered in support of statements, and how far readers can see it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.statements.evidence import with_evidence
from sayso.statements.strength import with_strength
from sayso.types import (
    Anchor,
    Claimant,
    ClaimantKind,
    Document,
    Evidence,
    EvidenceKind,
    Kind,
    Offer,
    Passage,
    Span,
    Speaker,
)
from tests.statements.marking import document


def offered(told: Document) -> tuple[Evidence, ...]:
    return with_evidence(with_strength(told)).statements[0].evidence


OFFERED = [
    ("<The audit> {found} [that the gates leak].", {"document": "audit"}),
    ("<A letter to the board> {says} [the gates leak].", {"document": "letter"}),
    ("<Oru> {said in a report} [that the gates leak].", {"document": "in a report"}),
    ("<Oru> {said}, {citing} court {records}, [that the gates leak].", {"document": "citing court records"}),
    ("<A study by two colleges> {showed} [the lake is rising].", {"document": "study", "data": "study"}),
    ("<Polls> {suggest} [the mayor is ahead].", {"document": "Polls", "data": "Polls"}),
    ("<Figures from the ministry> {show} [fewer boats].", {"data": "Figures"}),
    ("<The Lake Institute> {estimates} [that 40 percent of the fish are gone].", {"data": "40 percent"}),
    ("<The bank> {estimates} [that the bridge costs $1,400 million].", {"data": "$1,400 million"}),
    ("<Oru> {said} [video that shows the gates open is in her hands].", {"footage": "video that shows"}),
    ("<Satellite images> {show} [the gates open].", {"photo": "images"}),
    ("<Witnesses> {said} [the gates were open].", {"eyewitness": "Witnesses"}),
    ('<Teve> {said} ["I heard a bang and hid under the boat"].', {"eyewitness": "I heard"}),
    ('<Teve> {said} ["We were asleep when the water came"].', {"eyewitness": "We were asleep"}),
    ("<Dora Teve, a witness,> {said} [the gates were open].", {"eyewitness": "witness"}),
    ("<Villagers> {said} [they heard a bang].", {"eyewitness": "they heard"}),
    ('<Dora Teve, a villager,> {said} ["I lost my boat"].', {"eyewitness": "I lost"}),
    ("<Mara Ilven, an economist at the Lake Institute,> {said} [prices fell].", {"expert": "economist"}),
    ("<A number of tax experts> {said} [prices fell].", {"expert": "experts"}),
    (
        "<Mara Ilven, director of the Lake Institute,> {said} [prices fell].",
        {"expert": "Mara Ilven, director of the Lake Institute,"},
    ),
]

NOT_OFFERED = [
    "<The ministry> {said} [the gates leak].",
    "<The Harbour Post> {said} [the gates leak].",
    "<Oru> {said} [he had read the report].",
    "<Oru> {said} [he leads in the polls].",
    "<Oru> {said} [the board released only some of the footage].",
    "<Mara Ilven, an economist and adviser to the campaign,> {said} [prices fell].",
    '<Oru> {said} ["We have seen a lot of interest"].',
    "<Ana Oru, an apologist for the guild,> {said} [prices fell].",
    "<A lawyer for the survivors> {said} [the gates leak].",
    "<Officials> {said} [they heard a bang].",
    '<Dora Teve, a villager,> {said} ["I thought so"].',
    '<Oru> {said} ["I heard that the gates leak"].',
    "<The Lake Institute> {estimates} [that the lake was calm in 2014].",
]


@pytest.mark.parametrize(("marked", "expected"), OFFERED)
def test_evidence_and_the_words_that_offer_it(marked: str, expected: dict[str, str]) -> None:
    told = document(marked)
    assert {one.kind.value: one.span.of(told.text) for one in offered(told)} == expected


@pytest.mark.parametrize("marked", NOT_OFFERED)
def test_no_evidence(marked: str) -> None:
    assert offered(document(marked)) == ()


def test_what_the_page_says_of_a_speaker_elsewhere_counts() -> None:
    told = document("<Ilven> {said} [prices fell].")
    claimant = Claimant(ClaimantKind.PERSON, "Mara Ilven", role="professor of fisheries")
    statement = replace(told.statements[0], speakers=(Speaker(0, "example"),))
    (evidence,) = offered(replace(told, claimants=(claimant,), statements=(statement,)))
    assert evidence.kind is EvidenceKind.EXPERT
    assert evidence.span.of(told.text) == "Ilven"


def test_a_document_that_speaks_is_evidence_whatever_it_is_called() -> None:
    told = document("<It> {says} [the gates leak].")
    statement = replace(told.statements[0], speakers=(Speaker(0, "example"),))
    claimants = (Claimant(ClaimantKind.DOCUMENT),)
    (evidence,) = offered(replace(told, claimants=claimants, statements=(statement,)))
    assert evidence.kind is EvidenceKind.DOCUMENT


def test_a_link_on_its_words_links_the_evidence() -> None:
    told = document("<The audit> {found} [that the gates leak].")
    passage = told.passages[0]._replace(anchors=(Anchor(Span(4, 9), "https://board.example/audit"),))
    (evidence,) = offered(replace(told, passages=(passage,)))
    assert evidence.offer is Offer.LINKED
    assert evidence.url == "https://board.example/audit"


def test_a_link_elsewhere_links_nothing() -> None:
    told = document("<The audit> {found} [that the gates leak].")
    passage = told.passages[0]._replace(anchors=(Anchor(Span(25, 30), "https://board.example/gates"),))
    (evidence,) = offered(replace(told, passages=(passage,)))
    assert evidence.offer is Offer.NAMED


def test_a_caption_beside_it_that_speaks_of_the_same_shows_it() -> None:
    told = document("<A video> {shows} [the harbour gates wide open].")
    for caption, offer in (
        ("The harbour gates, open, in a still from the video.", Offer.SHOWN),
        ("Mayor Ana Oru in spring.", Offer.NAMED),
    ):
        span = Span(len(told.text) + 2, len(told.text) + 2 + len(caption))
        shown = Passage(span, Kind.CAPTION, "example", Span(0, 0))
        page = replace(told, text=f"{told.text}\n\n{caption}", passages=(*told.passages, shown))
        assert [one.offer for one in offered(page)] == [offer]


def test_other_languages_stay_as_they_are() -> None:
    told = replace(document("<The audit> {found} [it]."), language="de")
    assert with_evidence(told) is told
