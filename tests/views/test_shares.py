"""Which other pages carry a page's words: in rows and in the report."""

from __future__ import annotations

import turbohtml

from sayso.links.reuse import ReuseIndex
from sayso.types import Copied, Document, Kind, Passage, Span
from sayso.views.report import render_report
from sayso.views.shares import share_rows

OWN = " ".join(f"word{number}" for number in range(80))
TEXTS = {3: f"Before it. {OWN} After it.", 7: OWN, 8: "Of something else altogether. " * 20}


def documents() -> dict[int, Document]:
    return {
        number: Document(text=text, passages=(Passage(whole := Span(0, len(text)), Kind.ARTICLE, "", whole),))
        for number, text in TEXTS.items()
    }


def copies() -> list[Copied]:
    index = ReuseIndex()
    return [copied for number, text in TEXTS.items() for copied in index.add(str(number), text)]


def test_each_side_names_the_other_and_shows_the_longest_passage() -> None:
    rows = share_rows(copies(), documents())
    assert {page: [row.other for row in found] for page, found in rows.items()} == {3: [7], 7: [3]}
    (row,) = rows[3]
    assert row.how_much == "all of the shorter text"
    assert row.longest.startswith("word0 word1 ")
    assert row.longest.endswith("…")
    assert row.name == "page 7"


def test_a_page_that_is_not_shown_is_not_named() -> None:
    shown = documents()
    del shown[7]
    assert share_rows(copies(), shown) == {}


def test_the_report_links_pages_that_share_wording() -> None:
    parsed = turbohtml.parse(render_report(documents(), copies=copies()))
    (page,) = (each for each in parsed.find_all("article") if each.attrs.get("id") == "p3")
    (note,) = (each for each in page.find_all("details") if "Shares wording" in each.text)
    assert [link.attrs["href"] for link in note.find_all("a")] == ["#p7"]
    assert "76 of 76" in note.text
