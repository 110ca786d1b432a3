"""Who says what, in one sentence: a table of patterns, the strangest included."""

from __future__ import annotations

import pytest

from sayso.document import article_document
from sayso.errors import UnknownTagger
from sayso.statements import find_statements
from sayso.types import Quoting, Voice
from tests.statements.reading import Said, said_in

PATTERNS = [
    # Quotations and the cue beside them.
    ("“The gates held,” he said.", [Said("he", "said", "“The gates held,”")]),
    ('"The gates held," said Mayor Ana Oru.', [Said("Mayor Ana Oru", "said", '"The gates held,"')]),
    ("''The gates held,'' the mayor said.", [Said("the mayor", "said", "''The gates held,''")]),
    ("‘The gates held,’ the mayor’s aide said.", [Said("the mayor’s aide", "said", "‘The gates held,’")]),
    ("He said: “The gates held.”", [Said("He", "said", "“The gates held.”")]),
    ("He said, “The gates held.”", [Said("He", "said", "“The gates held.”")]),
    ("“Why now?” Ms. Dal asked.", [Said("Ms. Dal", "asked", "“Why now?”")]),
    (
        "“The gates,” he said, “held all night.”",
        [Said("he", "said", "“The gates,” | “held all night.”")],
    ),
    (
        "“The gates held,” he said. “Nobody was hurt. We were lucky.”",
        [Said("he", "said", "“The gates held,” | “Nobody was hurt. We were lucky.”")],
    ),
    (
        "“The gates held,” Ana Oru, the mayor, told the Gazette on Monday.",
        [Said("Ana Oru, the mayor", "told", "“The gates held,”")],
    ),
    # Reported speech.
    (
        "The ministry said that two boats had been seen.",
        [Said("The ministry", "said", "that two boats had been seen")],
    ),
    ("The ministry said two boats had sunk.", [Said("The ministry", "said", "two boats had sunk")]),
    (
        "Ana Oru, the mayor of Karvo, said the gates had held.",
        [Said("Ana Oru, the mayor of Karvo", "said", "the gates had held")],
    ),
    (
        "Oru told reporters that the gates had held.",
        [Said("Oru", "told", "that the gates had held")],
    ),
    ("Oru told the Gazette the gates had held.", [Said("Oru", "told", "the gates had held")]),
    ("The gates had held, the mayor said.", [Said("the mayor", "said", "The gates had held")]),
    ("The gates, the mayor said, had held.", [Said("the mayor", "said", "The gates | had held")]),
    ("The gates had held, said the mayor.", [Said("the mayor", "said", "The gates had held")]),
    ("As the mayor noted, the gates held.", [Said("the mayor", "noted", "the gates held")]),
    (
        "He claimed, without giving evidence, that boats had been seen.",
        [Said("He", "claimed", "that boats had been seen")],
    ),
    (
        "The ministry said in a statement on Tuesday that boats had been seen.",
        [Said("The ministry", "said", "that boats had been seen")],
    ),
    ("She asked whether the gates had held.", [Said("She", "asked", "whether the gates had held")]),
    (
        "Boats were seen, the ministry said, adding that two had been sunk.",
        [
            Said("the ministry", "said", "Boats were seen"),
            Said("the ministry", "adding", "that two had been sunk"),
        ],
    ),
    (
        "The mayor said the gates had held and denied that anyone was hurt.",
        [
            Said("The mayor", "said", "the gates had held"),
            Said("The mayor", "denied", "that anyone was hurt"),
        ],
    ),
    # The agency's way.
    (
        "KARVO, May 3 (VNA) -- Saboteurs crossed the strait, the Ministry of Ports said.",
        [Said("the Ministry of Ports", "said", "Saboteurs crossed the strait")],
    ),
    (
        "The general was quoted by the agency as saying “the boats are ours.”",
        [Said("The general", "saying", "“the boats are ours.”")],
    ),
    (
        "According to the ministry, two boats were seen.",
        [Said("the ministry", "According to", "two boats were seen")],
    ),
    (
        "Two boats were seen, according to the ministry.",
        [Said("the ministry", "according to", "Two boats were seen")],
    ),
    ("According to him, two boats were seen.", [Said("him", "According to", "two boats were seen")]),
    ("In his words, the port works as usual.", [Said("his", "words", "the port works as usual")]),
    (
        "The League on Friday rejected the report and said that it would sue.",
        [Said("The League", "rejected", "the report"), Said("The League", "said", "that it would sue")],
    ),
    # Nobody is named.
    (
        "It was reported that three drones had been shot down.",
        [Said("", "was reported", "that three drones had been shot down")],
    ),
    (
        "The plant is believed to have been damaged.",
        [Said("", "is believed", "The plant | to have been damaged")],
    ),
    (
        "The mission, it is alleged, paid for the boats.",
        [Said("", "is alleged", "The mission | paid for the boats")],
    ),
    (
        "The claim that chlorine had been delivered could not be verified.",
        [Said("", "claim", "that chlorine had been delivered")],
    ),
    ("Reportedly, two guards fled.", [Said("", "Reportedly", "two guards fled")]),
    ("As reported by VNA, the bridge was closed.", [Said("VNA", "As reported by", "the bridge was closed")]),
    # Cues that bring an infinitive or an object.
    ("Karvo plans to appeal.", [Said("Karvo", "plans", "to appeal")]),
    (
        "The minister urged neighbours to stop the boats.",
        [Said("The minister", "urged", "to stop the boats")],
    ),
    (
        "The ministry accused the mission of spreading lies.",
        [Said("The ministry", "accused", "the mission of spreading lies")],
    ),
    (
        "His claim that the bridge was safe surprised nobody.",
        [Said("His", "claim", "that the bridge was safe surprised nobody")],
    ),
    # Headlines.
    (
        "Foreign agents are planning arson: Ministry",
        [Said("Ministry", ":", "Foreign agents are planning arson")],
    ),
    ("Gates will hold – Mayor Oru", [Said("Mayor Oru", "–", "Gates will hold")]),
    (
        "Ministry of Ports: Agents are planning arson",
        [Said("Ministry of Ports", ":", "Agents are planning arson")],
    ),
    (
        "Ministry says agents are planning arson",
        [Said("Ministry", "says", "agents are planning arson")],
    ),
    # Both levels of a nested attribution.
    (
        "The report said that the mayor told investigators that he knew nothing.",
        [
            Said("The report", "said", "that the mayor told investigators that he knew nothing"),
            Said("the mayor", "told", "that he knew nothing"),
        ],
    ),
    (
        "“The boats are ours,” the general was quoted by the agency as saying.",
        [Said("the general", "saying", "“The boats are ours,”")],
    ),
    (
        "“The boats are ours,” the agency quoted the general, Ana Oru, as saying.",
        [Said("the general, Ana Oru", "saying", "“The boats are ours,”")],
    ),
    # Manners of speaking.
    (
        "The price of bread, he went on, was “the real target”.",
        [Said("he", "went on", "The price of bread | was “the real target”")],
    ),
    ("'It pulled me in twice,' gasped Oru.", [Said("Oru", "gasped", "'It pulled me in twice,'")]),
    # Times and places around a source do not belong to it.
    (
        "In a notice published after the briefing the ministry said that the path was closed.",
        [Said("the ministry", "said", "that the path was closed")],
    ),
    (
        "In August last year Arvask told reporters that a store would burn.",
        [Said("Arvask", "told", "that a store would burn")],
    ),
    ("In June 2022 the ministry warned of an attack.", [Said("the ministry", "warned", "an attack")]),
    (
        "The Free Ithral League on Friday rejected a report.",
        [Said("The Free Ithral League", "rejected", "a report")],
    ),
    ("The mayor on Sept. 5 said it was over.", [Said("The mayor", "said", "it was over")]),
    ("A spokesman said last week that it was over.", [Said("A spokesman", "said", "that it was over")]),
    (
        "Speaking in Karvo, its spokesman, Colonel Oru, said that it was over.",
        [Said("its spokesman, Colonel Oru", "said", "that it was over")],
    ),
    (
        "There is reason to expect arson, the spokesman, Ana Oru, told reporters.",
        [Said("the spokesman, Ana Oru", "told", "There is reason to expect arson")],
    ),
    (
        "The body that runs the canals said that it knew nothing.",
        [Said("The body that runs the canals", "said", "that it knew nothing")],
    ),
    (
        "The night cost him a contract, Madderly added.",
        [Said("Madderly", "added", "The night cost him a contract")],
    ),
    ("His family said it was over.", [Said("His family", "said", "it was over")]),
    # A refusal with words of its own is attributed.
    ("He would not say whether it was true.", [Said("He", "would not say", "whether it was true")]),
    ("He declined to name the group.", [Said("He", "declined", "to name the group")]),
    ("She does not believe the report.", [Said("She", "does not believe", "the report")]),
    # What somebody did not say is not what he says.
    ("He offered no evidence.", []),
    ("It showed no documents to reporters.", []),
    ("He offered no evidence that boats had been seen.", []),
    ("He did not name the group.", []),
    ("The ministry has not named any group.", []),
    ("The embassy did not respond to a request for comment.", []),
    ("The Authority had no further comment on Wednesday.", []),
    # A name may hold the word of a cue.
    (
        "She could not confirm the word of the Ministry of Public Order that boats were seen.",
        [Said("She", "could not confirm", "the word of the Ministry of Public Order that boats were seen")],
    ),
    # What stands between a whole clause and the full stop belongs to the cue.
    (
        "A plan has been averted, the ministry said on Monday, the last day of the harvest.",
        [Said("the ministry", "said", "A plan has been averted")],
    ),
    # Inside of what a source says, only reported speech attributes.
    (
        "According to the Gazette, forty people intend to strike.",
        [Said("the Gazette", "According to", "forty people intend to strike")],
    ),
    # Nothing is attributed here.
    ("It was the first warning of its kind.", []),
    ("The materials announced on 4 September would be shown.", []),
    ("The so-called “volunteers” left on Friday.", []),
    ("The “Sea Lion” festival opens in June.", []),
    ("Photo: the harbour at night.", []),
    ("The claims office is closed on Monday.", []),
]


@pytest.mark.parametrize(("text", "expected"), PATTERNS, ids=[text for text, _ in PATTERNS])
def test_patterns(text: str, expected: list[Said]) -> None:
    assert said_in(text) == expected


@pytest.mark.parametrize(
    ("text", "quoting"),
    [
        ("“The gates held,” he said.", Quoting.DIRECT),
        ("He said the gates had held.", Quoting.INDIRECT),
        ("He said the gates “held all night” in Karvo.", Quoting.MIXED),
        ("He said the “volunteers” had left.", Quoting.MIXED),
    ],
)
def test_quoting(text: str, quoting: Quoting) -> None:
    (statement,) = find_statements(article_document(text), tagger="rules")
    assert statement.quoting is quoting


def test_the_reason_names_pattern_and_grade() -> None:
    (statement,) = find_statements(
        article_document("The mayor told reporters that the gates held."), tagger="rules"
    )
    assert statement.reason == (
        'the verb "tell" with a listener and "that" (sure); its subject stands before it'
    )


def test_an_unknown_tagger_is_an_error() -> None:
    with pytest.raises(UnknownTagger, match="rules or trained"):
        find_statements(article_document("He said so."), tagger="nobody")


def test_a_document_without_text_has_no_statements() -> None:
    assert find_statements(article_document(""), tagger="rules") == ()


def test_voices_are_kept_apart() -> None:
    document = article_document("Rain fell on Karvo. The mayor said the gates held.")
    assert [one.voice for one in find_statements(document, tagger="rules")] == [Voice.OUTLET, Voice.SOURCE]
