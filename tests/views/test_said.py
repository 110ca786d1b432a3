"""Rows of statements: chains below one another, how sure each is, and leaving out what is less so."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from sayso.statements.chains import with_chains
from sayso.types import Document, Kind
from sayso.views.report import render_report
from sayso.views.rows import page_row
from sayso.views.said import likely_enough
from sayso.views.terminal import show_document
from tests.views.samples import Draft

TEXT = "The mayor said the board had claimed that guards saw strangers. According to Orsk, nobody came."


@pytest.fixture
def chained() -> Document:
    draft = Draft().add(Kind.ARTICLE, TEXT)
    draft.say("the board had claimed that guards saw strangers", "The mayor", "said")
    draft.say("that guards saw strangers", "the board", "had claimed")
    draft.say("strangers", "guards", "saw")
    draft.say("nobody came", "Orsk", "According to")
    document = draft.document()
    sure = zip(document.statements, (0.93, 0.41, 0.62, None), strict=True)
    return replace(document, statements=with_chains([replace(one, confidence=how) for one, how in sure]))


def printed(document: Document, least: float = 0.0) -> str:
    out = StringIO()
    Console(file=out, width=140).print(show_document(document, least=least))
    return out.getvalue()


def test_rows_stand_below_the_one_that_holds_them(chained: Document) -> None:
    rows = page_row(chained).said
    assert [(row.who, row.depth, row.within) for row in rows] == [
        ("The mayor", 0, None),
        ("the board", 1, "The mayor said"),
        ("guards", 2, "the board had claimed"),
        ("Orsk", 0, None),
    ]


def test_what_is_left_out_leaves_its_place_to_the_next_that_holds(chained: Document) -> None:
    row = page_row(chained, least=0.5)
    assert [(each.who, each.depth, each.within) for each in row.said] == [
        ("The mayor", 0, None),
        ("guards", 1, "The mayor said"),
        ("Orsk", 0, None),
    ]
    assert row.left_out == 1
    assert likely_enough(chained, 0.0) is chained
    assert [one.confidence for one in likely_enough(chained, 1.0).statements] == [None]


def test_the_terminal_shows_chains_and_how_sure_they_are(chained: Document) -> None:
    shown = printed(chained)
    assert "within: The mayor said" in shown
    assert "likely (0.93)" in shown
    assert "unsure (0.41)" in shown
    assert "1 attributed, less likely than asked for" in printed(chained, 0.5)


def test_the_report_shows_chains_and_how_sure_they_are(chained: Document) -> None:
    html = render_report([chained])
    assert 'within: <a href="#p1-s1"><bdi>The mayor said</bdi></a>' in html
    assert 'id="p1-s3" class="l2"' in html
    assert 'title="0.41 of 1: how likely the attribution is right">unsure</span>' in html
    assert "1 attribution left out" in render_report([chained], least=0.5)
