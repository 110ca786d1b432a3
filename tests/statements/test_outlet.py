"""What the article asserts on its own account."""

from __future__ import annotations

import pytest

from sayso.document import article_document
from sayso.statements import find_statements
from sayso.types import Voice
from tests.statements.reading import asserted_in

OWN = [
    ("Rain fell on Karvo.", ["Rain fell on Karvo."]),
    ("Rain fell. The mayor said the gates held.", ["Rain fell."]),
    ("The mayor said the gates held.", []),
    ("“The gates held,” said the mayor.", []),
    # What an attribution leaves of its sentence is kept where it is a clause.
    (
        "The river was rising fast; the mayor said the gates would hold.",
        ["The river was rising fast"],
    ),
    ("On Monday morning the mayor said the gates held.", []),
    ("***", []),
    # What somebody did not say or show is seen by the outlet.
    ("He offered no evidence.", ["He offered no evidence."]),
    ("The ministry has not named any group.", ["The ministry has not named any group."]),
    ("She had no further comment on Wednesday.", ["She had no further comment on Wednesday."]),
    # Nothing in these can be a finite verb, or they ask.
    ("Reporting by Ana Oru; Editing by Lora Dal", []),
    ("Seven tonnes in ten", []),
    ("KARVO.", []),
    ("The last barge of the season, seen from the bridge.", []),
    ("Ana Oru at the boathouse in Karvo on Friday.", []),
    ("Why now?", []),
    ("Summer appeal: keep the Gazette afloat", []),
    ("What you need to know:", []),
    # Forms that can be verbs are taken for such in a sentence with a full stop.
    ("A gate hangs from a crane.", ["A gate hangs from a crane."]),
    ("The barges lie in the lower pool.", ["The barges lie in the lower pool."]),
    ("Gates held in Karvo", ["Gates held in Karvo"]),
    # The word that leads on to an attribution does not belong to what is left.
    (
        "The dam is run by the Authority, whose inspector said she knew nothing.",
        ["The dam is run by the Authority"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWN, ids=[text for text, _ in OWN])
def test_own_assertions(text: str, expected: list[str]) -> None:
    assert asserted_in(text) == expected


def test_own_assertions_have_neither_source_nor_cue() -> None:
    for statement in find_statements(article_document("Rain fell. It was cold."), tagger="rules"):
        assert statement.voice is Voice.OUTLET
        assert statement.source == statement.cue == ()
        assert statement.quoting is None
