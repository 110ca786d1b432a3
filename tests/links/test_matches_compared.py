"""Two statements compared: the hard pairs, what is known weighed, what is not known weighing nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.links.matches import Stated, compare_statements, state, state_from
from sayso.links.matches.stated import Days, Names, days_of
from sayso.links.matches.terms import terms_of
from sayso.types import (
    Claimant,
    ClaimantKind,
    Decision,
    Document,
    Meta,
    Polarity,
    Signal,
    Span,
    Speaker,
    Statement,
    Strength,
    Timex,
    TimexType,
    Toponym,
    ToponymKind,
    Voice,
)

SAME, DENIAL, RECURRENCE, DIFFERENT = Decision

PLOT = "Agents from Kestria are planning an explosion at the Skarholt dam."
PLOT_TOLD = "Kestrian saboteurs intend to blow up the dam at Skarholt."
DIPLOMA = "never studied at the academy in Torgrirund and holds a forged diploma."
FLEW = "The king flew the strikes on the camps himself."
BARGES = "Twelve barges were damaged in a collision near Pellmere."


class Pair(NamedTuple):
    left: str
    right: str
    decision: Decision


WORDS = (
    Pair("The lock will stay closed until June.", "The lock is to remain shut till June.", SAME),
    Pair(PLOT, PLOT_TOLD, SAME),
    Pair(BARGES, "A collision near Pellmere damaged 12 barges.", SAME),
    Pair("Wheat exports to Norrund fell by 40 per cent.", "Exports of wheat to Norrund dropped 40%.", SAME),
    Pair("The mill paid bribes to the mayor.", "Bribes went from the mill to the mayor.", SAME),
    Pair("The dam at Skarholt is not cracked.", "There are no cracks in the Skarholt dam.", SAME),
    Pair("The lock is closed and will not open before June.", "The lock is closed.", SAME),
    # The same topic is another claim when figures, names or directions are others.
    Pair(BARGES, "30 barges were damaged in a collision near Pellmere.", DIFFERENT),
    Pair("Wheat exports fell by 40 per cent.", "Wheat exports fell by 15 per cent.", DIFFERENT),
    Pair("They said that Lene Ollane had resigned.", "They said that Havel Strome had resigned.", DIFFERENT),
    # The same of somebody else; but a name may be misspelt, or stand without its title.
    Pair(f"Corhol Jorsen {DIPLOMA}", f"Meror Unholsen {DIPLOMA}", DIFFERENT),
    Pair(f"Corhol Jorsen {DIPLOMA}", f"Corhol Jorrsen {DIPLOMA}", SAME),
    Pair(f"Mayor Corhol Jorsen {DIPLOMA}", f"Jorsen {DIPLOMA}", SAME),
    Pair("The price of bread will rise in spring.", "The price of bread will fall in spring.", DIFFERENT),
    Pair("The harbour was closed to grain ships.", "The harbour was opened to grain ships.", DIFFERENT),
    Pair("A ferry sank off Quillmar.", "A ferry caught fire off Hesterhaven.", DIFFERENT),
    Pair("Grain is dear.", "The dam holds.", DIFFERENT),
    Pair("The dam at Skarholt is cracked.", "The dam at Skarholt is not cracked.", DENIAL),
    Pair("The ministry sold grain.", "Reports that the ministry sold grain are false.", DENIAL),
    Pair("Soldiers had crossed the border.", "No soldiers had crossed the border.", DENIAL),
    Pair("Ana Vell took bribes.", "It is not true that Ana Vell, the mayor of Selrund, took bribes.", DENIAL),
    Pair("Ana Vell took bribes.", "There is no truth to reports that Ana Vell took bribes.", DENIAL),
    Pair("Ana Vell took bribes.", "It is true that Ana Vell took bribes.", SAME),
    # Rejects the whole of it, in words that are not much like it.
    Pair(FLEW, "Reports that the king took part in the strikes were baseless.", DENIAL),
    Pair(FLEW, "The king was not seen flying.", DIFFERENT),
    # Each negates something.
    Pair("The film shows the mayor and hides no faces.", "The film does not blur the mayor's face.", SAME),
    Pair("He was not told that the lock is shut.", "The lock is shut.", SAME),
    # Tells of whom it is said, or up to when, and denies nothing.
    Pair("The keeper - who had no boat - left the lock at dawn.", "The keeper left the lock at dawn.", SAME),
    Pair("The ferry last sailed in May.", "The ferry has not sailed since May.", SAME),
    # Describes votes and does not deny them.
    Pair("They cast fake votes in Bruskeld.", "In Bruskeld, fake votes were cast.", SAME),
)  # fmt: skip


@pytest.mark.parametrize("pair", WORDS)
def test_by_words_alone(pair: Pair) -> None:
    for left, right in ((pair.left, pair.right), (pair.right, pair.left)):
        assert compare_statements(state(left), state(right)).decision is pair.decision


@pytest.mark.xfail(reason="the network takes words of the same kind for the same", strict=True)
def test_one_word_that_makes_another_claim() -> None:
    hire = state("The Waterways Authority will hire 200 lock keepers.")
    assert (
        compare_statements(hire, state("The Waterways Authority will miss 200 lock keepers.")).decision
        is DIFFERENT
    )


def by(stated: Stated, *names: str) -> Stated:
    return replace(stated, speakers=tuple(Names(name, frozenset(terms_of(name))) for name in names))


def at(stated: Stated, value: str) -> Stated:
    return replace(stated, event=days_of(value))


SKARHOLT = Toponym(Span(0, 1), "Skarholt", ToponymKind.SETTLEMENT, 11, 0.0, 0.0, "VL", 0.9, "")
PELLMERE = Toponym(Span(0, 1), "Pellmere", ToponymKind.SETTLEMENT, 12, 0.0, 0.0, "VL", 0.9, "")
VELAND = Toponym(Span(0, 1), "Veland", ToponymKind.COUNTRY, 13, 0.0, 0.0, "VL", 0.9, "")

PLAIN, TOLD = state(PLOT), state(PLOT_TOLD)
EARLIER, A_YEAR_LATER = date(2031, 5, 6), date(2032, 5, 6)
TWELVE, THIRTY = by(state(BARGES), "Arvask"), by(state(BARGES.replace("Twelve", "30")), "Arvask")
WITH_DETAILS = (
    # Two speakers saying the same say one claim.
    (by(PLAIN, "Tobin Arvask"), by(TOLD, "Havel Strome"), SAME),
    (by(PLAIN, "Colonel Tobin Arvask"), by(TOLD, "Arvask"), SAME),
    (replace(PLAIN, denied=True), TOLD, DENIAL),
    (replace(PLAIN, denied=True), replace(TOLD, denied=True), SAME),
    # Who denies that it is not so says that it is.
    (replace(state("The dam is not cracked."), denied=True), state("The dam is cracked."), SAME),
    (at(PLAIN, "2031-05-06"), at(TOLD, "2031-05"), SAME),
    (at(PLAIN, "2031-05-06"), at(TOLD, "2031-05-08"), SAME),
    # The same words a year later.
    (by(at(PLAIN, "2031-05-06"), "Arvask"), by(at(PLAIN, "2032-05-06"), "Arvask"), RECURRENCE),
    (at(PLAIN, "2031-05-06"), at(PLAIN, "2032-05-06"), RECURRENCE),
    (by(at(PLAIN, "2031"), "Arvask"), by(at(PLAIN, "2033"), "Strome"), DIFFERENT),
    (
        replace(by(PLAIN, "Arvask"), said=date(2031, 5, 6)),
        replace(by(PLAIN, "Arvask"), said=date(2032, 5, 6)),
        RECURRENCE,
    ),
    (
        replace(by(PLAIN, "Arvask"), said=date(2031, 5, 6)),
        replace(by(PLAIN, "Arvask"), said=date(2032, 5, 6), retold=True),
        SAME,
    ),
    (at(replace(PLAIN, denied=True), "2031-05-06"), at(PLAIN, "2032-05-06"), DIFFERENT),
    # Who takes it back half a year later still denies it.
    (
        replace(by(PLAIN, "Arvask"), said=date(2031, 5, 6)),
        replace(by(PLAIN, "Arvask"), said=date(2032, 5, 6), denied=True),
        DENIAL,
    ),
    # A page of a year later without a speaker may only print it again; in other words it hardly does.
    (replace(PLAIN, said=EARLIER), replace(PLAIN, said=A_YEAR_LATER), SAME),
    (replace(PLAIN, said=EARLIER), replace(TOLD, said=A_YEAR_LATER), RECURRENCE),
    (replace(PLAIN, said=EARLIER), replace(TOLD, said=A_YEAR_LATER, retold=True), SAME),
    # Of a year apart, and nobody who says both, or two outlets by themselves: hardly of the same event.
    (by(replace(PLAIN, said=EARLIER), "Arvask"), by(replace(TOLD, said=A_YEAR_LATER), "Strome"), DIFFERENT),
    (replace(PLAIN, said=EARLIER, own=True), replace(TOLD, said=A_YEAR_LATER, own=True), DIFFERENT),
    (replace(PLAIN, said=EARLIER, own=True), replace(PLAIN, said=A_YEAR_LATER, own=True), SAME),
    # The next event has figures of its own. Who is not known to say both says two things.
    (replace(TWELVE, said=EARLIER), replace(THIRTY, said=A_YEAR_LATER), RECURRENCE),
    (at(TWELVE, "2031-05"), at(THIRTY, "2032-05"), RECURRENCE),
    (replace(TWELVE, said=EARLIER), replace(THIRTY, said=EARLIER), DIFFERENT),
    (replace(TWELVE, said=EARLIER, speakers=()), replace(THIRTY, said=A_YEAR_LATER), DIFFERENT),
    (replace(PLAIN, places=(SKARHOLT,)), replace(TOLD, places=(VELAND,)), SAME),
    (replace(PLAIN, places=(SKARHOLT,)), replace(TOLD, places=(PELLMERE,)), DIFFERENT),
)


@pytest.mark.parametrize(("left", "right", "decision"), WITH_DETAILS)
def test_with_what_is_known(left: Stated, right: Stated, decision: Decision) -> None:
    assert compare_statements(left, right).decision is decision
    assert compare_statements(right, left).decision is decision


def test_what_is_not_known_weighs_nothing() -> None:
    bare = compare_statements(PLAIN, TOLD)
    known = by(at(replace(PLAIN, places=(SKARHOLT,), said=date(2031, 5, 6)), "2031-05-06"), "Tobin Arvask")
    assert compare_statements(known, TOLD) == bare


def test_what_outlets_say_themselves_needs_more_in_common() -> None:
    scores = [
        compare_statements(replace(PLAIN, own=left), replace(TOLD, own=right)).score
        for left, right in ((False, False), (False, True), (True, True))
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_a_long_statement_that_has_a_short_one_in_it_is_less_alike_than_one_as_short() -> None:
    short = state("The lock is to be closed.")
    longer = state("That the lock is to be closed was the end of a quarrel over grain, tolls and the mayor.")
    as_short = state("They will close the lock.")
    assert compare_statements(short, longer).score < compare_statements(short, as_short).score


@pytest.mark.parametrize(("day", "decision"), [(7, SAME), (28, DIFFERENT)])
def test_another_figure_in_the_same_long_words_of_the_same_days(day: int, decision: Decision) -> None:
    told = "The Waterways Authority says that {} barges with grain wait below the Tirn lock in Quillmar."
    one = replace(state(told.format(40)), said=date(2031, 5, 6))
    other = replace(state(told.format("sixty")), said=date(2031, 5, day))
    assert compare_statements(one, other).decision is decision


def test_too_few_words_match_nothing() -> None:
    assert (
        compare_statements(state("the group"), state("The group planned an explosion")).decision is DIFFERENT
    )


def test_reasons_are_words_a_reader_can_check() -> None:
    said = by(at(state(BARGES), "2031-05-06"), "Lene Ollane")
    heard = by(at(state("12 barges were damaged near Pellmere."), "2031-05-06"), "Ollane")
    assert [(each.feature, each.detail) for each in compare_statements(said, heard).reasons][1:] == [
        ("shared_words", "both have Pellmere, barges, damaged, near"),
        ("shared_of_both", "of what the longer one says, the other has 68 %"),
        ("same_names", "both name Pellmere"),
        ("same_figures", "both say 12"),
        ("same_speaker", "both give Lene Ollane"),
        ("same_time", "both tell of the same days"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_compare_alike_in_both_orders(left: str, right: str) -> None:
    ours, theirs = (compare_statements(state(a), state(b)) for a, b in ((left, right), (right, left)))
    assert ours.decision is theirs.decision
    assert ours.score == pytest.approx(theirs.score, abs=2e-3)
    assert 0 <= ours.score <= 1
    assert all(-1 <= each.score <= 1 and each.score for each in ours.reasons)


TEXT = "Arvask denied it on 6 May. The dam at Skarholt, built in 1990, will be blown up in 2031 by 12 agents."


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_a_statement_of_a_page_brings_its_details() -> None:
    content = span_of("The dam at Skarholt, built in 1990, will be blown up in 2031 by 12 agents")
    document = Document(
        text=TEXT,
        passages=(),
        meta=Meta(published=Signal("published", "2031-05-07T10:00", "meta", "7 May")),
        statements=(
            Statement(Voice.OUTLET, (content,), "rule", when=(1,), where=(0,)),
            Statement(
                Voice.SOURCE, (span_of("it"),), "rule", speakers=(Speaker(0, "named"),),
                strength=Strength(polarity=Polarity.DENIED, denies=0),
            ),
        ),
        times=(
            Timex(span_of("1990"), TimexType.DATE, "1990", "a year"),
            Timex(span_of("2031"), TimexType.DATE, "2031", "a year"),
        ),
        toponyms=(SKARHOLT,),
        claimants=(Claimant(ClaimantKind.PERSON, "Tobin Arvask", "spokesman"),),
    )  # fmt: skip
    told, denied = (state_from(document, statement) for statement in document.statements)
    assert set(told.figures) == {"12"}
    assert told.event == Days(date(2031, 1, 1), date(2031, 12, 31))
    assert (told.said, told.places) == (date(2031, 5, 7), (SKARHOLT,))
    assert (denied.denied, denied.speakers[0].printed) == (True, "Tobin Arvask")
    # "It" says too little: what is compared is what it denies.
    assert denied.text == told.text
    assert compare_statements(told, denied).decision is DENIAL


def test_what_both_pages_are_full_of_tells_little() -> None:
    left, right = (
        state("Police arrested three men at the harbour."),
        state("Police spoke of safety at the harbour."),
    )
    alone = compare_statements(left, right)
    often = {"polic": 6, "harbour": 4}
    beside = compare_statements(replace(left, often=often), replace(right, often=often))
    assert beside.score < alone.score
    assert beside.decision is DIFFERENT
    again = compare_statements(replace(left, often=often), replace(left, often=often))
    assert again.decision is SAME
