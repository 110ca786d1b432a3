"""Phrases of a resource among the words of a text: none may be missed by the tests that come first."""

from __future__ import annotations

import pytest

from sayso.page.phrases import find_phrases
from sayso.page.plain.lines import phrases_of
from sayso.resources import open_resource

RESOURCES = ("appended", "asides", "cuts", "furniture")


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_phrase_is_found_as_printed_and_in_a_sentence(resource: str) -> None:
    for section, entries in open_resource(resource).items():
        for phrase in (phrase for entry in entries for phrase in entry):
            assert section in find_phrases(resource, phrase)
            if not section.endswith(" line"):
                assert section in find_phrases(resource, f"“{phrase}” – 12 + {phrase}!")


def test_every_widget_phrase_is_found_in_a_sentence() -> None:
    for section, entries in open_resource("widgets").items():
        for (phrase,) in entries:
            if not section.endswith(" line"):
                assert section in phrases_of(f"({phrase}) | 7")


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("SUBSCRIBE TO CONTINUE READING", "paywall"),
        ("Subscribe to continue reading – “The Lock” café", "paywall"),
        ("The ferry sails at noon.", None),
        ("Le café du port est fermé.", None),
        ("Паром отходит в полдень.", None),
        ("", None),
    ],
)
def test_texts_with_and_without_a_phrase(text: str, section: str | None) -> None:
    found = find_phrases("cuts", text)
    assert found == (() if section is None else (section,))
