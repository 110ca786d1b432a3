"""The terminal: readable without colour, and never commanded by a page."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from sayso.types import Document
from sayso.views.safety import for_terminal
from sayso.views.terminal import show_document
from tests.views.hostile import hostile_page
from tests.views.samples import agents_page, chained_page, walled_page


def printed(document: Document, *, verbose: bool = False, width: int = 80) -> str:
    out = StringIO()
    Console(file=out, width=width).print(show_document(document, verbose=verbose))
    return out.getvalue()


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("width", [40, 80, 140])
def test_nothing_of_a_hostile_page_reaches_the_terminal_as_a_command(verbose: bool, width: int) -> None:
    shown = printed(hostile_page(), verbose=verbose, width=width)
    assert not [character for character in shown if character != "\n" and not character.isprintable()]
    assert "not markup[/red]" in shown.replace("\n", "")
    assert max(map(len, shown.splitlines())) <= width


def test_marks_are_readable_without_colour() -> None:
    shown = printed(agents_page())
    assert "{the Interior Ministry}2 ~said~ on Tuesday" in shown
    assert "[two “well-trained groups”" in shown


def test_a_long_thread_is_cut_unless_asked_for() -> None:
    assert "... and 20 more" in printed(chained_page(40))
    assert "Answer number 39." in printed(chained_page(40), verbose=True)


def test_reasons_and_furniture_are_shown_when_asked_for() -> None:
    assert "because: the cue" not in printed(agents_page())
    shown = printed(agents_page(), verbose=True)
    assert "because:" in shown
    assert "Raised this quarter" in shown


@given(st.text())
def test_text_for_the_terminal_has_one_line_and_no_controls(text: str) -> None:
    assert not [
        character for character in for_terminal(text) if ord(character) < 32 or 127 <= ord(character) < 160
    ]


def test_what_a_page_holds_back_asks_for_and_embeds_is_said() -> None:
    shown = " ".join(printed(walled_page(), width=140).split())
    assert "Cut short by a paywall: where the article ends" in shown
    assert "Fundraising meter: €5.875 of €12.500 reached (47 %)" in shown
    assert "Post from elsewhere: Closed again." in shown
    assert "Caption, picture dated 12.03.2016: The bridge" in shown
    assert "Desk of the outlet’s staff" in shown
    assert "Published 4 March 2031, 06:10 (UTC+1) (from json-ld)" in shown
