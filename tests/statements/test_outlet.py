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
]


@pytest.mark.parametrize(("text", "expected"), OWN, ids=[text for text, _ in OWN])
def test_own_assertions(text: str, expected: list[str]) -> None:
    assert asserted_in(text) == expected


def test_own_assertions_have_neither_source_nor_cue() -> None:
    for statement in find_statements(article_document("Rain fell. It was cold.")):
        assert statement.voice is Voice.OUTLET
        assert statement.source == statement.cue == ()
        assert statement.quoting is None
