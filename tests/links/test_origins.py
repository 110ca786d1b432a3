"""Origins: who is cited, who copied whom, where it ends; told of invented stories from Veland."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.links.origins import trace_origins
from sayso.links.origins.naming import name_source
from sayso.links.origins.parties import same_name, words_of
from sayso.types import Meta, PartyKind, Provenance, Relation, Signal, Span, Stance

CLAIM = "The lower gate of the Tarn lock was sabotaged."
PAPER = (
    "The lower gate of the Tarn lock was sabotaged on Monday night, the Ithral Dispatch reported. The lock "
    "was closed on Tuesday and barges waited below it."
)
ANONYMOUS = (
    "Saboteurs have damaged the lower gate of the Tarn lock, two officials familiar with the matter told "
    "the Ithral Dispatch. Grain went by rail, and the mill at Bruskeld stood still for a day."
)
WATCHMAN = "The gate of the Tarn lock was sabotaged, Aldo Fenwright, a watchman, told Radio Norrund. He hid."
DENIAL = (
    "No gate of the Tarn lock was sabotaged, the Waterways Authority said on Wednesday. Reports to the "
    "contrary are false. It had been lifted out for an overhaul."
)
OWN_VOICE = (
    "Saboteurs wrecked the lower gate of the Tarn lock. Barges lie below it, and bread will be dearer."
)
ELSEWHERE = "The mayor of Bruskeld opened a bridge. It took four years to build, and it is painted green."


def traced(*texts: str, claim: str = CLAIM) -> Provenance:
    return trace_origins([sayso.read_text(text) for text in texts], [claim])


def stances(*texts: str) -> list[Stance]:
    return [appearance.stance for appearance in traced(*texts).appearances]


# ── Names ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Velandic military expert Tarek Oru", "Tarek Oru", PartyKind.PERSON),
        ("Veland's official newspaper, al-Rawd", "al-Rawd", PartyKind.OUTLET),
        ("the Kestrian media outlet Zendar", "Zendar", PartyKind.OUTLET),
        ("Tobin Arvask, who speaks for the ministry", "Tobin Arvask", PartyKind.PERSON),
        ("Lene Ollane of the Waterways Authority", "Lene Ollane", PartyKind.PERSON),
        ("Kestria's Ministry of Health", "Ministry of Health", PartyKind.OFFICIAL),
        ("the Ithral Dispatch on Aug. 6", "Ithral Dispatch", PartyKind.OUTLET),
        ("officials Tuesday", "officials", PartyKind.UNNAMED),
        ("five sources at the Lissen Survey", "five sources at the Lissen Survey", PartyKind.UNNAMED),
        ("Reports of floods", "Reports", PartyKind.UNNAMED),
        ("a statement attributed to the League", "a statement attributed to the League", PartyKind.DOCUMENT),
        ("Twitter users", "Twitter users", PartyKind.SOCIAL_MEDIA),
    ],
)  # fmt: skip
def test_sources_are_called_by_name(words: str, name: str, kind: PartyKind) -> None:
    named = name_source(words, Span(0, len(words)))
    assert named is not None
    assert (named.name, named.kind) == (name, kind)
    assert named.span.of(words).startswith(name[:4])


@pytest.mark.parametrize("words", ["he", "who", "several", "However", "Thursday.", ", ,", ""])
def test_pronouns_are_no_names(words: str) -> None:
    assert name_source(words, Span(0, len(words))) is None


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("al-Nuhar", "Al Nuhaar newspaper", True),
        ("WWA", "Western Waterways Authority", True),
        ("Oru", "Gen. Tarek Oru", True),
        ("Chris Vosk", "Christopher Vosk", True),
        ("Oma Kelvari", "Oma Kilvri", True),
        ("Free Herald", "Sorvane Free Herald", True),
        ("Twitter", "League-affiliated Twitter", True),
        ("League", "League Twitter", False),
        ("Ana Vosk", "Tom Vosk", False),
        ("CBX News", "CBY News", False),
        ("Ansor", "Manso", False),
    ],
)
def test_forms_of_one_name(left: str, right: str, same: bool) -> None:
    assert same_name(words_of(left), words_of(right)) is same


# ── Citing ───────────────────────────────────────────────────────────────────────────────────


def test_an_outlet_told_by_somebody_passes_it_on() -> None:
    found = traced(ANONYMOUS)
    by_name = {citation.name: citation for citation in found.citations}
    relay = by_name["Ithral Dispatch"]
    assert relay.relation is Relation.RELAY
    assert [found.parties[party].name for party in relay.passes_on] == [
        "two officials familiar with the matter"
    ]
    assert by_name["two officials familiar with the matter"].relation is Relation.ORIGIN
    assert all(citation.span.of(ANONYMOUS) == citation.name for citation in found.citations)


def test_a_weekly_is_a_paper_but_no_weekly_briefing() -> None:
    said = "The lower gate of the Tarn lock was sabotaged, Aldo Fenwright told a weekly{}."
    briefing, paper = ({each.name for each in traced(said.format(on)).parties} for on in (" briefing", ""))
    assert briefing == {"Aldo Fenwright"}
    assert paper == {"Aldo Fenwright", "a weekly"}


def test_one_name_for_all_forms() -> None:
    again = WATCHMAN.replace("Aldo Fenwright, a watchman,", "Mr Fenwright")
    names = {party.name for party in traced(WATCHMAN, again).parties if "Fenwright" in party.name}
    assert names == {"Aldo Fenwright"}


# ── Origins ──────────────────────────────────────────────────────────────────────────────────


def test_a_paper_and_its_unnamed_sources_are_one_origin() -> None:
    found = traced(PAPER, ANONYMOUS)
    assert found.independent == 1
    assert found.origins[0].name == "Ithral Dispatch"
    assert found.origins[0].documents == (0, 1)


def test_who_says_it_to_another_outlet_is_an_origin_of_his_own() -> None:
    found = traced(PAPER, ANONYMOUS, WATCHMAN)
    assert found.independent == 2
    assert [origin.documents for origin in found.origins if origin.counts] == [(0, 1), (2,)]


def test_copies_share_all_origins_of_what_they_copied() -> None:
    found = traced(PAPER, ANONYMOUS, ANONYMOUS + " Bread will be dearer, a baker said.")
    assert [(copy.document, copy.of, copy.containment) for copy in found.copies] == [(1, 2, 1.0)]
    assert found.origins[0].documents == (0, 1, 2)


def test_who_denies_it_is_no_origin() -> None:
    found = traced(PAPER, DENIAL)
    assert "Waterways Authority" not in {citation.name for citation in found.citations}
    assert [(denial.document, denial.party) for denial in found.denials] == [(1, "Waterways Authority")]
    assert 1 not in found.origins[0].documents


def test_an_article_without_a_source_rests_on_nothing() -> None:
    found = traced(PAPER, OWN_VOICE)
    assert all(1 not in origin.documents for origin in found.origins)


def test_nobody_cited_is_no_origin() -> None:
    found = traced(OWN_VOICE)
    assert (found.origins, found.independent, found.low, found.high) == ((), 0, 0, 0)


def test_no_documents() -> None:
    found = trace_origins([], [CLAIM])
    assert (found.appearances, found.origins, found.earliest) == ((), (), None)


def test_the_order_of_documents_changes_nothing() -> None:
    texts = [PAPER, ANONYMOUS, WATCHMAN, DENIAL]
    seen = set()
    for order in permutations(range(4)):
        found = traced(*(texts[at] for at in order))
        rests = frozenset(frozenset(order[at] for at in one.documents) for one in found.origins)
        seen.add((found.independent, found.low, found.high, rests))
    assert len(seen) == 1


# ── Stance ───────────────────────────────────────────────────────────────────────────────────


def test_stances() -> None:
    assert stances(PAPER, OWN_VOICE, DENIAL, ELSEWHERE) == [
        Stance.REPORTS,
        Stance.ASSERTS,
        Stance.DENIES,
        Stance.OFF_TOPIC,
    ]


def test_cannot_confirm_is_no_denial() -> None:
    text = PAPER + " The Waterways Authority could not confirm the report of sabotage."
    found = traced(text)
    assert found.appearances[0].stance is Stance.REPORTS
    assert found.denials == ()


def test_who_negates_as_the_claim_does_is_not_against_it() -> None:
    [appearance] = traced(DENIAL, claim="No gate of the Tarn lock was sabotaged.").appearances
    assert appearance.stance is not Stance.DENIES


def test_a_denial_beside_the_claim_makes_it_doubted() -> None:
    text = PAPER + " Barges were let through at noon. The Waterways Authority denied the report of sabotage."
    found = traced(text, ANONYMOUS)
    assert found.appearances[0].stance is Stance.DOUBTS
    assert [denial.party for denial in found.denials] == ["Waterways Authority"]


def test_a_stance_says_on_which_words_it_rests() -> None:
    [appearance] = traced(DENIAL).appearances
    words = appearance.reasons[0].words
    assert words is not None
    assert words.of(DENIAL).startswith("No gate of the Tarn lock was sabotaged")


def test_own_reporting() -> None:
    told = "The gate of the Tarn lock was sabotaged, a keeper told us in Pellmere."
    relayed, own = traced(ANONYMOUS, told).appearances
    assert not relayed.own_reporting
    assert own.own_reporting
    assert own.reasons[-1].detail == "says “told us”"


def test_a_copy_did_no_reporting_of_its_own() -> None:
    told = "The gate of the Tarn lock was sabotaged, a keeper told us in Pellmere. He was at home in bed."
    copy, whole = traced(told, told + " Bread will be dearer, a baker said.").appearances
    assert (copy.own_reporting, whole.own_reporting) == (False, True)


def test_a_document_in_another_language_cites_nobody() -> None:
    document = replace(sayso.read_text(PAPER), language="de")
    assert trace_origins([document], [CLAIM]).citations == ()


# ── Days ─────────────────────────────────────────────────────────────────────────────────────


def test_the_earliest_day_is_between_what_is_declared_and_what_was_captured() -> None:
    signal = Signal("published", "2024-09-03", "meta", "3 Sept 2024")
    declared = replace(sayso.read_text(PAPER), meta=Meta(published=signal))
    captured = replace(sayso.read_text(ANONYMOUS), time=datetime(2024, 9, 5, tzinfo=UTC))
    earliest = trace_origins([captured, declared], [CLAIM]).earliest
    assert earliest is not None
    assert (earliest.declared, earliest.captured, earliest.document) == ("2024-09-03", "2024-09-05", 1)


# ── Whatever comes ───────────────────────────────────────────────────────────────────────────


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=3), st.text(max_size=60))
def test_any_text_can_be_traced(texts: list[str], claim: str) -> None:
    found = traced(*texts, claim=claim)
    assert len(found.appearances) == len(texts)
    assert found.low <= found.independent <= found.high
    for citation in found.citations:
        assert 0 <= citation.span.start < citation.span.end <= len(texts[citation.document])
        assert citation.party < len(found.parties)


@pytest.mark.parametrize(
    "piece", ["according to the ", "Al-Rawd Al-Rawd ", "told the A of the ", "sources close to ", "(", "— A "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    document = sayso.article_document(piece * 4000)
    started = time.process_time()
    trace_origins([document], [CLAIM])
    assert time.process_time() - started < 3
