"""A tree laid flat: what is a text of its own, what stands in it, and where it comes from."""

from __future__ import annotations

import pytest
import turbohtml

from sayso.page.oneline import on_one_line
from sayso.page.walk import Outline, outline_page


def outline(source: str) -> Outline:
    return outline_page(turbohtml.parse(on_one_line(source), scripting=True), source, {})


def texts(source: str) -> list[str]:
    return [piece.text for piece in outline(source).pieces]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>The  ferry\n sails <b>at</b> noon.</p>", ["The ferry sails at noon."]),
        ("<p>one<p>two", ["one", "two"]),
        ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
        ("<p>a line<br>another", ["a line\nanother"]),
        ("one<br><br>two<br> <br>three", ["one", "two", "three"]),
        ("<p><br>late start<br></p>", ["late start"]),
        ("<p>sea<wbr>port, har\u00adbour, key\u200bstone", ["seaport, harbour, keystone"]),
        ("<p>a<script>var b = '<p>c</p>'</script>d", ["ad"]),
        ("<p>sea \u200b port", ["sea port"]),
        ("<p>a<template>b</template>d", ["ad"]),
        ("<noscript>Switch on scripts</noscript><p>ferry", ["ferry"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<table><tr><td>port<td>12</table>", ["port", "12"]),
        ("<title>Ferry</title><body><svg><title>logo</title></svg>text", ["Ferry", "text"]),
        ("<a href=/x><h3>Card</h3><p>Teaser</p></a>", ["Card", "Teaser"]),
        ("", []),
        ("<p> \n </p>", []),
    ],
)
def test_what_is_a_text_of_its_own(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_links_are_found_where_they_stand() -> None:
    (piece,) = outline("<p>See <a href=/r>the  <i>report</i></a> and\n<a href=/m>map</a>.").pieces
    assert piece.text == "See the report and map."
    assert [(piece.text[link.start : link.end], link.url) for link in piece.links] == [
        ("the report", "/r"),
        ("map", "/m"),
    ]
    assert piece.linked == len("the report") + len("map")


def test_a_card_inside_a_link_is_linked_whole() -> None:
    pieces = outline("<a href=/x><h3>Card</h3><p>Teaser</p></a>").pieces
    assert [piece.linked for piece in pieces] == [4, 6]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_pieces_say_where_they_come_from(line_end: str) -> None:
    source = line_end.join(
        ["<body>", "<h1>Ferry</h1>", "<div>loose", "<p>It <b>sails</b>.</p>", "and rests", "</div>"]
    )
    sources = [piece.source.of(source).strip() for piece in outline(source).pieces]
    assert sources == ["<h1>Ferry", "<div>loose", "<p>It <b>sails</b>.", "and rests"]


def test_a_piece_far_down_a_source_is_found() -> None:
    source = "<script>" + "f();\n" * 5000 + "</script>\n<p>It sails.</p>" + "\n" * 100 + "<P>It rests.</P>"
    sources = [piece.source.of(source) for piece in outline(source).pieces]
    assert sources == ["<p>It sails.", "<P>It rests."]


def test_a_menu_is_one_piece() -> None:
    assert texts("<nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav><p>text") == [
        "Home\nNews",
        "text",
    ]


def test_a_menu_that_holds_an_article_is_walked() -> None:
    assert texts("<nav><h1>Ferry</h1><p>It sails.</nav>") == ["Ferry", "It sails."]


def test_hidden_boxes_are_known() -> None:
    boxes = outline("<p hidden>one<p style='display: none'>two<p>three").boxes
    assert list(boxes.part[-3:]) == ["hidden", "hidden", ""]
