"""How strongly statements are put."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.statements.evidence import with_evidence
from sayso.statements.strength import with_strength
from sayso.types import Certainty, Distance, Meta, Polarity, Signal, Span, Strength, Timex, TimexType
from tests.statements.marking import document


def strength(marked: str) -> Strength:
    found = with_strength(document(marked)).statements[0].strength
    assert found is not None
    return found


DENIED = [
    "<Mayor Oru> {denied} [that the gates had failed].",
    "<The ministry> {has not said} [when the bridge will open].",
    "<She> {declined to say} [who had paid].",
    "<The board> {refused} [to publish the report].",
    "<The guild> {opposes} [the new toll].",
    "<Nobody at the port> {said} [whether the crane was safe].",
    "<The council> {criticized} [the plan].",
    "<The union> {spoke out against} [the closure].",
    "<Oru> {questioned} [the figures].",
    "<Fishermen> {do not believe} [that the lake is clean].",
    "<The board> {did not} say [why].",
    "<The board> {has yet to say} [why].",
    "<The board> {neither confirmed nor denied} [that the gates leak].",
    "<The board> {was unable to confirm} [that the gates leak].",
]

ASSERTED = [
    "<She> {said} [it was not hers].",
    "<Oru> {did not deny} [that he had been there].",
    "<The mayor> {did not rule out} [a new toll].",
    "<The mayor> {not only said} [that it rained].",
    "<Villagers> {were angry} [that the road was shut].",
    "<The council> {criticized} [Oru for failing to act].",
    "{It is not clear} [whether the gates held].",
    "<Oru> {did not know} [that the gates were open].",
    "<Oru> {said, without looking up,} [that the gates were open].",
    "<Not everyone> {said} [the gates were open].",
    "[The plan] {was criticized as} [sloppy].",
    "{New questions about} [the gates]",
    "<He> {has no doubt} [that the gates held].",
    "<Oru> {said at a rally against} [the toll is fair].",
]


@pytest.mark.parametrize("marked", DENIED)
def test_what_turns_against_the_content_denies_it(marked: str) -> None:
    assert strength(marked).polarity is Polarity.DENIED


@pytest.mark.parametrize("marked", ASSERTED)
def test_a_negation_elsewhere_denies_nothing(marked: str) -> None:
    assert strength(marked).polarity is Polarity.ASSERTED


CERTAINTY = [
    ("<The board> {expects} [the lake to rise].", Certainty.PROBABLE),
    ("<Oru> {said} [the lake would probably rise].", Certainty.PROBABLE),
    ('<Oru> {said} ["I think the lake is rising"].', Certainty.PROBABLE),
    ("<The gates> {appeared} [to be shut].", Certainty.PROBABLE),
    ("<Oru> {promised} [to mend the gates].", Certainty.PROBABLE),
    ("<Oru> {does not expect} [the lake to rise].", Certainty.PROBABLE),
    ("<Oru> {said} [the lake may rise].", Certainty.POSSIBLE),
    ("<Oru> {called for} [talks].", Certainty.POSSIBLE),
    ("<Oru> {asked} [who had opened the gates].", Certainty.POSSIBLE),
    ("{It is not clear} [whether the gates held].", Certainty.POSSIBLE),
    ("<The mayor> {did not rule out} [a new toll].", Certainty.POSSIBLE),
    ('<Reporter> {:} ["Who opened the gates tonight?"]', Certainty.POSSIBLE),
    ("<Oru> {said} [the lake will rise].", Certainty.CERTAIN),
    ("<Oru> {said} [the men who came in May left].", Certainty.CERTAIN),
    ("<Oru> {said} [the gates should be shut].", Certainty.CERTAIN),
    ("<Oru> {said} [she believed the gates were shut].", Certainty.CERTAIN),
    ("<Oru> {would not predict} [a flood].", Certainty.CERTAIN),
    ("<Oru> {said} [he could not find the key].", Certainty.CERTAIN),
    ("<Oru> {said} [nothing could stop the water].", Certainty.CERTAIN),
    ("<Oru> {said on the campaign trail} [the gates were shut].", Certainty.CERTAIN),
    ('<Oru> {said} ["I don\'t want to interrupt you here"].', Certainty.CERTAIN),
]


@pytest.mark.parametrize(("marked", "certainty"), CERTAINTY)
def test_how_sure_a_source_makes_itself(marked: str, certainty: Certainty) -> None:
    assert strength(marked).certainty is certainty


DISTANCE = [
    ("<Oru> {claimed} [the gates were shut].", Distance.DISTANCED),
    ("<The guild> {accused} [the board of waste].", Distance.DISTANCED),
    ("<Unconfirmed reports> {said} [the gates were shut].", Distance.DISTANCED),
    ("<Oru> {reportedly} [left the town].", Distance.DISTANCED),
    ("<Oru> {said}, without evidence, [that the gates were shut].", Distance.DISTANCED),
    ('["The gates were shut,"] <Oru> falsely {said}.', Distance.DISTANCED),
    ("<Oru> {said} [the gates were shut] without offering evidence.", Distance.DISTANCED),
    ("<Oru> {wrongly said} [the gates were shut].", Distance.DISTANCED),
    ("<Oru> {insisted} [the gates were shut], even though they stood open.", Distance.DISTANCED),
    ("<Oru> {said} [the gates were shut]. That is not true.", Distance.DISTANCED),
    ('<Oru> "{confirmed}" [that the gates were shut].', Distance.DISTANCED),
    ("<The audit> {found} [that the gates leak].", Distance.ENDORSED),
    ("<Oru> {admitted} [that the gates leak].", Distance.ENDORSED),
    ("<Oru> {pointed out} [that the gates leak].", Distance.ENDORSED),
    ("<Villagers> {were frustrated} [that the road was shut].", Distance.ENDORSED),
    ("<Oru> {could not confirm} [that the gates leak].", Distance.NEUTRAL),
    ("<Oru> {said} [the gates were shut].", Distance.NEUTRAL),
    ("<Oru> {said} [that the report was false].", Distance.NEUTRAL),
    ("<Villagers> {were happy} [to help].", Distance.NEUTRAL),
]


@pytest.mark.parametrize(("marked", "distance"), DISTANCE)
def test_where_the_narrator_stands(marked: str, distance: Distance) -> None:
    assert strength(marked).distance is distance


AHEAD = [
    "<Oru> {said} [the bridge will open in May].",
    "<Oru> {said} [the bridge would open in May].",
    "<Oru> {plans} [to open the bridge].",
    "<Oru> {urged} [the board to resign].",
    "<Oru> {called for} [talks].",
    "<The bridge> {is expected} [to open].",
    "[The bridge], <the board> {expects}, [to open].",
    "<Oru> {said} [the board, which met on Monday, is going to resign].",
    "<Oru> {said} [when the rain stops, the gates will open].",
    "<Oru> {said} [they are meeting the board tomorrow].",
    '<Oru> {said} ["Well, yes. We\'ll open it"].',
    '<Oru> {said} ["Let the boats go through tonight"].',
    '<Reporter> {:} ["The gates are old. Will they be mended?"]',
    "<Oru> {said} [the flood, if it comes at night, will reach the town].",
    "<Oru> {warned} [the lake could flood the town].",
]

NOT_AHEAD = [
    "<Oru> {said} [the bridge opened in May].",
    "<Oru> {said} [the bridge would have opened in May].",
    "<Oru> {had planned} [to open the bridge].",
    "<Oru> {refused} [to open the bridge].",
    "<Oru> {did not promise} [to open the bridge].",
    "<Oru> {said} [the goal is to open the bridge].",
    "<Oru> {said} [the gates may be old].",
    "<Oru> {said} [she'd taken the key].",
    "{Asked} [to describe the gates], Oru fell silent.",
    "<Oru> {said} [the men who will open the bridge were tired].",
]


@pytest.mark.parametrize("marked", AHEAD)
def test_what_lies_ahead_is_a_forecast(marked: str) -> None:
    assert strength(marked).forecast


@pytest.mark.parametrize("marked", NOT_AHEAD)
def test_what_does_not_lie_ahead_is_none(marked: str) -> None:
    assert not strength(marked).forecast


def test_a_time_to_come_makes_a_forecast() -> None:
    told = document("<Oru> {said} [the board is in session on 3 June].")
    at = told.text.index("3 June")
    time = Timex(Span(at, at + 6), TimexType.DATE, "2031-06-03", "example")
    for day, ahead in (("2031-05-01", True), ("2031-07-01", False)):
        dated = replace(told, times=(time,), meta=Meta(published=Signal("published", day, "meta", day)))
        found = with_strength(dated).statements[0].strength
        assert found is not None
        assert found.forecast is ahead


PAST_FORECASTS = [
    ("<Oru> {had promised} [to open the bridge].", False),
    ("<The board> {previously predicted} [a flood].", False),
    ("<Oru> {said} [she had predicted the flood].", False),
    ("<Oru> {promised} two years ago [to open the bridge].", True),
]


@pytest.mark.parametrize(("marked", "open_still"), PAST_FORECASTS)
def test_forecasts_made_before(marked: str, open_still: bool) -> None:
    found = strength(marked)
    assert found.past_forecast
    assert found.forecast is open_still


CONDITIONAL = [
    ("<Oru> {said} [the gates will open if the lake rises].", True),
    ("<Oru> {said} [the gates stay shut unless the lake rises].", True),
    ("<Oru> {said} [the gates will open should it rain].", True),
    ("<Oru> {asked} [if the gates were shut].", False),
    ("<Oru> {said} [she did not know if the gates were shut].", False),
    ("<Oru> {did not say} [what steps, if any, the board took].", False),
    ("<Oru> {said} [the gates hold even if the lake rises].", False),
]


@pytest.mark.parametrize(("marked", "conditional"), CONDITIONAL)
def test_conditions(marked: str, conditional: bool) -> None:
    assert strength(marked).conditional is conditional


def test_a_denial_points_at_what_it_denies() -> None:
    told = document(
        "<The guild> {claimed} [that the board hid the harbour audit]. "
        "<2Oru> {2denied} [2that the board had hidden the audit]."
    )
    _, denial = with_strength(told).statements
    assert denial.strength is not None
    assert denial.strength.denies == 0
    assert denial.strength.reasons[-1].words == told.statements[0].content[0]


def test_a_denial_points_at_the_accusation_that_it_names() -> None:
    told = document("<The guild> {accused} [the board of waste]. <2Oru> {2rejected} [2the accusation].")
    _, denial = with_strength(told).statements
    assert denial.strength is not None
    assert denial.strength.denies == 0


def test_a_denial_of_what_the_page_does_not_have_points_nowhere() -> None:
    told = document("<The guild> {said} [the lake is calm]. <2Oru> {2denied} [2that she owned a boat].")
    _, denial = with_strength(told).statements
    assert denial.strength is not None
    assert denial.strength.denies is None


def test_everything_unusual_has_a_reason_with_its_words() -> None:
    found = strength("<Oru> {would not promise} [to open the bridge if it rains].")
    assert {reason.of for reason in found.reasons} == {"polarity", "condition"}
    assert all(reason.words is not None for reason in found.reasons)


def test_other_languages_stay_as_they_are() -> None:
    told = replace(document("<Oru> {denied} [it]."), language="de")
    assert with_strength(told) is told


WORDS = st.sampled_from(
    [
        "if",
        "will",
        "not",
        "said",
        "I",
        "we",
        "think",
        "to",
        "that",
        "who",
        "denied",
        "would",
        "had",
        "promised",
        "report",
        "shows",
        "“",
        "”",
        '"',
        "'",
        ".",
        ",",
        "?",
        "Ana",
        "İ",
        "no",
        "the",
        "a",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=60), st.data())
def test_any_attribution_of_any_text_has_a_strength(words: list[str], data: st.DataObject) -> None:
    told = document("<a> {b} [c]")
    text = " ".join(words)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)).map(
        lambda pair: Span(pair[0], min(len(text), sum(pair)))
    )
    several = st.lists(spans, max_size=3).map(tuple)
    statement = replace(
        told.statements[0],
        content=data.draw(st.lists(spans, min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))),
        source=data.draw(several),
        cue=data.draw(several),
    )
    passage = told.passages[0]._replace(span=Span(0, len(text)))
    any_text = replace(told, text=text, passages=(passage,), statements=(statement,))
    found = with_evidence(with_strength(any_text)).statements[0]
    assert found.strength is not None
    assert all(reason.words is None or reason.words.of(text) for reason in found.strength.reasons)
    assert all(evidence.span.of(text) for evidence in found.evidence)
    assert with_evidence(with_strength(any_text)) == with_evidence(with_strength(any_text))
