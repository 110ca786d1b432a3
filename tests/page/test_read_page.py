"""A capture becomes a page: every block named, nothing lost, nothing that breaks it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.meta import settle_meta
from sayso.page import read_page
from sayso.page.limits import MOST_PIECES, MOST_TAGS, MOST_TEXT
from sayso.types import Capture, Furniture, Kind, Page, Place

TAGS = (
    "p div span a b i h1 h2 ul li table tr td th article nav footer figure figcaption br hr form button svg"
    " select option script style template noscript iframe title head body blockquote pre section math font"
)
NAMES = (
    "article-body comment-list share related nav menu wp-caption byline date sidebar newsletter footer hidden"
)


def read(source: str | bytes, url: str | None = None) -> Page:
    body = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    return read_page(Capture(body, Place("page.html"), url=url, charset="utf-8"))


def of(page: Page, kind: Kind, furniture: Furniture | None = None) -> list[str]:
    return [b.text for b in page.blocks if b.kind is kind and b.furniture is furniture]


def check(page: Page) -> None:
    """What holds for every page."""
    before = 0
    for block in page.blocks:
        assert block.text
        assert before <= block.source.start <= block.source.end <= len(page.source)
        before = block.source.end
        assert (block.furniture is not None) == (block.kind is Kind.FURNITURE)
        assert block.reason
        for anchor in block.anchors:
            assert 0 <= anchor.span.start < anchor.span.end <= len(block.text)
        if block.credit is not None:
            assert 0 <= block.credit.start <= block.credit.end <= len(block.text)
        assert block.comment is None or 0 <= block.comment < len(page.frames)


PAGE = """<!doctype html><title>Ferry stops | The Tellwright</title>
<header class=site-header><nav><a href=/>Home</a><a href=/n>News</a></nav></header>
<main><article><h1>Ferry stops</h1>
<p class=byline>By Ansel Roake</p><span class=date>3 May 2024</span>
<figure><img src=f.jpg><figcaption>The ferry in May. Photo: Hanne Lund / The Tellwright</figcaption></figure>
<div class=article-body>
<p>The ferry to Quillmar will stop for nine days in May, the harbour office said on Friday, and the boats
of the pilots will take its place as far as they can.</p>
<div class=share-bar><a href=/s>Share</a></div>
<h2>Why it stops</h2>
<p>Its hull has to be painted, which is done once in three years, as <a href="/law">the law</a> asks.</p>
<ul><li>It sails again on the twelfth of May.</li><li>Tickets stay good until the end of the year.</li></ul>
<div class=related><a href=/x>A bridge for Quillmar?</a></div>
<p>Nobody has asked the passengers, who cross the strait about four hundred times a day in that month.</p>
</div></article>
<div class=fund-meter>$ 12,300 raised of $ 20,000 goal</div>
<div class=newsletter><p>Get our letter every morning.</p></div>
<aside class=sidebar><h3>Most read</h3><p>A goat ate the budget of Sorvane on Thursday.</p></aside>
<footer><p>The Tellwright, 4 Quay Street</p></footer></main>"""


def test_a_page_is_taken_apart() -> None:
    page = read(PAGE, "https://tellwright.example/ferry")
    check(page)
    assert of(page, Kind.PAGE_TITLE) == ["Ferry stops | The Tellwright"]
    assert of(page, Kind.HEADLINE) == ["Ferry stops"]
    assert of(page, Kind.BYLINE) == ["By Ansel Roake"]
    assert of(page, Kind.DATE) == ["3 May 2024"]
    assert [text.split()[0] for text in of(page, Kind.ARTICLE)] == [
        "The",
        "Why",
        "Its",
        "It",
        "Tickets",
        "Nobody",
    ]
    assert of(page, Kind.RELATED) == [
        "A bridge for Quillmar?",
        "Most read",
        "A goat ate the budget of Sorvane on Thursday.",
    ]
    assert of(page, Kind.FURNITURE, Furniture.SHARE) == ["Share"]
    assert of(page, Kind.FURNITURE, Furniture.METER) == ["$ 12,300 raised of $ 20,000 goal"]
    assert of(page, Kind.FURNITURE, Furniture.NEWSLETTER) == ["Get our letter every morning."]
    assert of(page, Kind.FURNITURE, Furniture.NAVIGATION) == ["Home\nNews", "The Tellwright, 4 Quay Street"]
    (caption,) = (block for block in page.blocks if block.kind is Kind.CAPTION)
    assert caption.credit is not None
    assert caption.credit.of(caption.text) == "Hanne Lund / The Tellwright"


def test_links_in_the_article_are_absolute() -> None:
    page = read(PAGE, "https://tellwright.example/ferry")
    (block,) = (b for b in page.blocks if b.kind is Kind.ARTICLE and b.anchors)
    (anchor,) = block.anchors
    assert (anchor.span.of(block.text), anchor.url) == ("the law", "https://tellwright.example/law")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://[", "data:text/html,x", "//[", ""])
def test_links_that_lead_nowhere_are_no_anchors(link: str) -> None:
    page = read(
        f"<p>{'The ferry sails at noon. ' * 9}<a href='{link}'>here</a>", "https://tellwright.example/"
    )
    assert [block.anchors for block in page.blocks] == [()]


def test_a_box_around_everything_may_be_called_anything() -> None:
    page = read(PAGE.replace("<main>", "<main class='sidebar-layout related'>"))
    assert len(of(page, Kind.ARTICLE)) == 6


def test_a_name_that_every_paragraph_bears_says_nothing() -> None:
    paragraphs = "".join(
        f"<p class=paywall>Ferry number {n} sails at noon, they said. {'On time. ' * 20}" for n in range(9)
    )
    assert len(of(read(f"<article><h1>Ferries</h1>{paragraphs}</article>"), Kind.ARTICLE)) == 9


def test_of_several_articles_the_first_is_read() -> None:
    prose = "The harbour office said on Friday that the boats of the pilots would take its place. " * 5
    article = "<article class=story><h1>{0}</h1><p>{0}. {1}</p><p>{1}</p></article>"
    page = read(
        "<main>" + "".join(article.format(name, prose) for name in ("Ferry", "Bridge", "Goat")) + "</main>"
    )
    assert next(text.split(".")[0] for text in of(page, Kind.ARTICLE)) == "Ferry"
    assert len(of(page, Kind.ARTICLE)) == 2


def test_a_page_of_tables_has_its_headline_above_its_article() -> None:
    prose = (
        "<p>The lower gates are lifted out for a planned overhaul, and the keeper spoke of it at length.</p>"
        * 9
    )
    cells = (
        "Home",
        "04.09.2024",
        "No. 214/2024",
        "<b>On the closure of the lower gates</b>",
        prose,
        "05.09.2024",
    )
    table = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    page = read(f"<title>Harbour Board :: Message No. 214/2024</title><table>{table}</table>")
    assert of(page, Kind.HEADLINE) == ["On the closure of the lower gates"]
    assert of(page, Kind.DATE) == ["04.09.2024"]
    headed = read(f"<h2>Harbour Board</h2><table>{table}</table>")
    assert of(headed, Kind.HEADLINE) == []


def test_the_line_that_closes_an_agency_s_story_is_no_paragraph() -> None:
    prose = (
        "<p>The lower gates are lifted out for a planned overhaul, and the keeper spoke of it at length.</p>"
        * 3
    )
    signed = "Reporting by Davin Oskerrow in Sorvane; Editing by Lora Wynter"
    said = "Reporting by the Courier has shown that six people were in the chamber."
    page = read(f"<article><h1>The lock holds</h1><p>By Maren Tolvey</p>{prose}<p>{said}</p><p>{signed}</p>")
    assert of(page, Kind.ARTICLE)[-1] == said
    assert of(page, Kind.BYLINE)[-1] == signed
    assert [signal.value for signal in settle_meta(page).byline] == ["Maren Tolvey"]


def test_comments_are_kept_apart() -> None:
    comment = (
        "<li class='comment' id=comment-{0}><article id=div-comment-{0}><cite class=fn>Ulla {0}</cite>"
        "<div class=comment-content><p>I have crossed the strait for forty years, they say.</p></div>"
        "</article></li>"
    )
    thread = "<ol class=comment-list>" + "".join(comment.format(n) for n in range(1, 30)) + "</ol>"
    page = read(PAGE.replace("</article>", f"</article>{thread}", 1))
    check(page)
    assert len(page.frames) == 29
    assert len(of(page, Kind.ARTICLE)) == 6
    assert len(of(page, Kind.COMMENT_BODY)) == 29
    assert of(page, Kind.COMMENT_AUTHOR)[:2] == ["Ulla 1", "Ulla 2"]
    assert [b.comment for b in page.blocks if b.kind is Kind.COMMENT_BODY] == list(range(29))


@pytest.mark.parametrize("tag", ["div", "p", "b", "a href=x", "table", "ul><li", "blockquote", "font", "nav"])
def test_fifty_thousand_deep_is_read(tag: str) -> None:
    began = time.process_time()
    page = read(f"<{tag}>" * 50_000 + "The ferry sails at noon, the harbour office said on Friday.")
    check(page)
    assert any("The ferry sails" in block.text for block in page.blocks)
    assert time.process_time() - began < 2


def test_more_tags_than_people_read_are_refused() -> None:
    with pytest.raises(ReadError, match="tags"):
        read("<b>" * (MOST_TAGS + 1))


def test_more_texts_than_people_read_are_refused() -> None:
    with pytest.raises(ReadError, match="texts"):
        read("<p>hm" * (MOST_PIECES + 1))


@pytest.mark.parametrize(("before", "after"), [("", ""), ("<p>Short.", ""), ("<p>Short." * 9, "<p>Short.")])
def test_one_text_too_long_is_refused_before_it_is_read(before: str, after: str) -> None:
    with pytest.raises(ReadError, match="characters"):
        read(f"{before}<p>{'word ' * (MOST_TEXT // 5 + 1)}{after}")


def test_long_scripts_are_no_text() -> None:
    noise = "x = 1; " * (MOST_TEXT // 7 + 1)
    page = read(f"<script>{noise}</script><style>{noise}</style><p>The ferry sails.")
    assert [block.text for block in page.blocks] == ["The ferry sails."]


@given(st.text())
def test_any_text_is_a_page(text: str) -> None:
    check(read(text))


@given(st.binary())
def test_any_bytes_are_a_page(body: bytes) -> None:
    check(read_page(Capture(body, Place("x"))))


PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS.split()]),
    st.sampled_from([f"</{tag}>" for tag in TAGS.split()]),
    st.sampled_from([f"<div class={name}>" for name in NAMES.split()]),
    st.sampled_from(
        [
            "<a href=/x>",
            "<p hidden>",
            "<li class=comment id=comment-4>",
            "\r\n",
            "\r",
            "&amp;",
            "&#0;",
            "<!--",
            "-->",
        ]
    ),
    st.sampled_from(
        [
            "The ferry sails at noon, they said. " * 4,
            " ",
            "By Ann Lee",
            "3 May 2024",
            "Photo: Ann Lee",
            "Reply",
        ]
    ),
    st.text(max_size=8),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_markup_is_a_page(source: str) -> None:
    check(read(source, "https://tellwright.example/a"))
