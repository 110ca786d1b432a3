"""Echoes in the views: from a comment's words to those they repeat, and back."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from sayso.types import Document, Echo, Kind
from sayso.views.report import render_report
from sayso.views.terminal import show_document
from tests.views.samples import Draft


@pytest.fixture
def repeated() -> Document:
    draft = Draft().add(Kind.ARTICLE, "The gates will hold until spring, the board said.")
    draft.reply("Ull", "“will hold until spring”? They failed twice last year.")
    draft.reply("Hanne", "“They failed twice last year” and “will hold until spring”.", to=0)
    text = draft.text
    hold, failed = draft.find("will hold until spring", 0), draft.find("They failed twice last year", 0)
    first = draft.find("will hold until spring", hold.end)
    again = draft.find("They failed twice last year", failed.end)
    last = draft.find("will hold until spring", first.end)
    assert {span.of(text) for span in (hold, first, last)} == {"will hold until spring"}
    return draft.document(echoes=(Echo(first, hold), Echo(again, failed), Echo(last, hold)))


def test_the_report_links_both_sides(repeated: Document) -> None:
    html = render_report([repeated])
    assert html.count('href="#p1-e10-32">repeats the article</a>') == 2
    assert html.count('id="p1-e10-32"') == 1
    assert "repeats comment 1</a>" in html
    assert 'href="#p1-c1">quoted in 2 comments</a>' in html
    assert 'href="#p1-c2">quoted in 1 comment</a>' in html


def test_the_terminal_says_what_is_repeated(repeated: Document) -> None:
    out = StringIO()
    Console(file=out, width=200).print(show_document(repeated))
    shown = out.getvalue()
    assert "will hold until spring (quoted in 2 comments), the board said" in shown
    assert "will hold until spring (repeats the article)”" in shown
    assert "They failed twice last year (repeats comment 1)”" in shown
