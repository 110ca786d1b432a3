"""Other manners than those of the articles trained on: agencies, ministries, translations."""

from __future__ import annotations

import time

import pytest

import sayso
from sayso.document import article_document
from sayso.types import Statement, Voice

Row = tuple[str, str, str]
"""Source, cue and content."""

ASIDE = " | "
"""Between the pieces of one role."""

SAID: dict[str, list[Row]] = {
    "No delays are expected, Havel Strome, the director of the Grain Office, told Radio Norrund.": [
        ("Havel Strome, the director of the Grain Office", "told", "No delays are expected"),
    ],
    "“The situation is under control,” the head of the district, Ana Oru, told reporters.": [
        ("the head of the district, Ana Oru", "told", "“The situation is under control,”"),
    ],
    "The gates were opened on time, the spokesman said, adding that nobody had been hurt.": [
        ("the spokesman", "said", "The gates were opened on time"),
        ("the spokesman", "adding", "that nobody had been hurt"),
    ],
    "Admiral Aronde said the fleet was on alert, warned that mines had been sighted off Lodne and called on "
    "ships to stay in port.": [
        ("Admiral Aronde", "said", "the fleet was on alert"),
    ],
    "The deputy minister underlined that Veland was open to talks and expressed the hope that the other side "
    "would show reason.": [
        ("The deputy minister", "underlined", "that Veland was open to talks"),
        ("The deputy minister", "expressed", "the hope that the other side would show reason"),
    ],
    "“The bridge will stand,” Tellwright quoted Chief Engineer Dal as saying.": [
        ("Chief Engineer Dal", "saying", "“The bridge will stand,”"),
    ],
    "The minister was quoted by Tellwright as saying that the talks would resume in June.": [
        ("The minister", "saying", "that the talks would resume in June"),
    ],
    "The agency cited a source in the port administration as saying that three ships had left.": [
        ("a source in the port administration", "saying", "that three ships had left"),
    ],
    "As the General Staff reports, eleven drones were shot down over the province of Norrund.": [
        ("the General Staff", "reports", "eleven drones were shot down over the province of Norrund"),
    ],
    "In the governor's words, the reserve will last for four months.": [
        ("the governor's", "words", "the reserve will last for four months"),
    ],
    "The enemy is preparing an attack near Lodne, the Ministry of Defence of Veland said in a statement.": [
        (
            "the Ministry of Defence of Veland",
            "said in a statement",
            "The enemy is preparing an attack near Lodne",
        ),
    ],
    "It was noted that the group had been trained abroad.": [
        ("", "was noted", "that the group had been trained abroad"),
    ],
    "According to the ministry, two saboteurs were detained at the border on Tuesday night.": [
        ("the ministry", "According to", "two saboteurs were detained at the border on Tuesday night"),
    ],
    "“Our task,” said the general, “is to hold the river line.”": [
        ("the general", "said", "“Our task,” | “is to hold the river line.”"),
    ],
    "“There is no threat to the population,” reads the statement published on the website of the district.": [
        (
            "the statement published on the website of the district",
            "reads",
            "“There is no threat to the population,”",
        ),
    ],
    "The statement said that Mayor Ana Oru had told investigators that the pumps were never switched on.": [
        (
            "The statement",
            "said",
            "Mayor Ana Oru had told investigators that the pumps were never switched on",
        ),
        ("Mayor Ana Oru", "had told", "that the pumps were never switched on"),
    ],
    "The prime minister announced that elections would be held in May, local media reported.": [
        ("local media", "reported", "The prime minister announced that elections would be held in May"),
        ("The prime minister", "announced", "elections would be held in May"),
    ],
    "There is no reason to panic, assured the chief physician.": [
        ("the chief physician", "assured", "There is no reason to panic"),
    ],
    "“The attackers came by boat. We opened fire,” a border guard who asked not to be named said.": [
        (
            "a border guard who asked not to be named",
            "said",
            "“The attackers came by boat. We opened fire,”",
        ),
    ],
    "The number of the wounded has risen to 31, the health ministry reported, citing doctors.": [
        ("the health ministry", "reported", "The number of the wounded has risen to 31"),
    ],
    "The commander noted with regret that the truce had been broken 14 times.": [
        ("The commander", "noted with regret", "that the truce had been broken 14 times"),
    ],
    "Two people were killed and nine injured, the governor wrote on his channel.": [
        ("the governor", "wrote", "Two people were killed and nine injured"),
    ],
    "The plant was stopped for safety reasons, the operator's press service informed Tellwright.": [
        ("the operator's press service", "informed", "The plant was stopped for safety reasons"),
    ],
    "During the past day, units of the group lost up to 120 soldiers, the ministry's briefing says.": [
        (
            "the ministry's briefing",
            "says",
            "During the past day, units of the group lost up to 120 soldiers",
        ),
    ],
    "The Service of Security reported the detention of a resident of Karvo.": [
        ("The Service of Security", "reported", "the detention of a resident of Karvo"),
    ],
    "A source in the security services told Tellwright that the suspects, three citizens of Noresia, had "
    "confessed.": [
        (
            "A source in the security services",
            "told",
            "that the suspects, three citizens of Noresia, had confessed",
        ),
    ],
    "Asked about the shelling, he replied: “Ask those who fired.”": [
        ("he", "replied:", "“Ask those who fired.”"),
    ],
}  # fmt: skip


def attributions(text: str) -> list[Statement]:
    found = sayso.find_statements(article_document(text))
    return [one for one in found if one.voice is Voice.SOURCE]


def row(text: str, one: Statement) -> Row:
    source, cue, content = (
        ASIDE.join(span.of(text) for span in spans) for spans in (one.source, one.cue, one.content)
    )
    return source, cue, content


@pytest.mark.parametrize("text", SAID)
def test_who_says_what_in_agency_style(text: str) -> None:
    found = [row(text, one) for one in attributions(text)]
    assert [wanted for wanted in SAID[text] if wanted not in found] == [], found


def test_an_outer_speaker_keeps_a_sentence_that_quotes() -> None:
    text = "The mayor said that the minister had been quoted as saying that the talks would resume."
    (outer,) = attributions(text)
    assert row(text, outer)[0] == "The mayor"


@pytest.mark.parametrize(
    "piece", ["Tellwright quoted Dal as saying he left. ", "As Dal reports, he left. ", "As "]
)
def test_a_text_of_such_forms_alone_costs_what_its_words_cost(piece: str) -> None:
    def seconds(times: int) -> float:
        document = article_document(piece * times)
        start = time.process_time()
        sayso.find_statements(document)
        return time.process_time() - start

    seconds(10)
    assert seconds(1200) < 12 * max(seconds(300), 0.05)
