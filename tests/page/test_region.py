"""The article alone: the same words as of the whole page, told without the rest of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
import turbohtml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.capture import capture_one
from sayso.errors import ReadError
from sayso.meta import settle_meta
from sayso.page import read_article_page, read_page
from sayso.page.region import DEEPEST, MOST_ELEMENTS, find_region
from sayso.reading import read_article
from sayso.types import Capture, Kind, Meta, Place

from .test_read_page import NAMES, PAGE, TAGS, check

ROOT = Path(__file__).parents[2]
PAGES = sorted((*ROOT.glob("tests/pages/*/page.*"), *ROOT.glob("src/sayso/demo/pages/*.*")))
PARAGRAPH = (
    "The ferry to Quillmar stops for nine days in May, as its hull has to be painted, the office said. "
)


def captured(source: str) -> Capture:
    return Capture(source.encode("utf-8", "surrogatepass"), Place("page.html"), charset="utf-8")


def whole(capture: Capture) -> tuple[list[str], Meta]:
    page = read_page(capture)
    return [block.text for block in page.blocks if block.kind is Kind.ARTICLE], settle_meta(page)


class Said(NamedTuple):
    headline: object
    byline: object
    published: object
    modified: object
    outlet: object


def said(meta: Meta) -> Said:
    return Said(meta.headline, meta.byline, meta.published, meta.modified, meta.outlet)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: "-".join(path.parts[-2:]))
def test_says_what_the_whole_page_says(path: Path) -> None:
    capture = capture_one(str(path))
    article = read_article(capture)
    texts, meta = whole(capture)
    assert [block.text for block in article.blocks] == texts
    assert said(article.meta) == said(meta)


def test_only_the_article_and_what_names_it_is_read() -> None:
    page = read_article_page(captured(PAGE.replace("Nobody", PARAGRAPH * 5 + "Nobody")))
    assert {block.kind for block in page.blocks} <= {
        Kind.HEADLINE,
        Kind.BYLINE,
        Kind.DATE,
        Kind.CAPTION,
        Kind.ARTICLE,
        Kind.PAGE_TITLE,
    }
    assert not page.frames


def test_the_region_holds_headline_and_article_and_ends_with_it() -> None:
    tree = turbohtml.parse(
        "<nav>Home</nav><main><h1>Ferry stops</h1><section><div id=text>"
        f"<p>{PARAGRAPH * 3}</p><p>{PARAGRAPH * 3}</p></div></section><aside>Most read</aside></main>"
    )
    region = find_region(tree)
    assert region is not None
    seen = [node.data for node in region.nodes() if isinstance(node, turbohtml.Text)]
    assert seen[0] == "Ferry stops"
    assert len(seen) == 3


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<h1>Ferry stops</h1><p>At noon.",
        f"<div>{PARAGRAPH * 9}</div>",
    ],
)
def test_where_the_paragraphs_do_not_tell_the_whole_page_is_read(source: str) -> None:
    assert find_region(turbohtml.parse(source)) is None
    assert [block.text for block in read_article(captured(source)).blocks] == whole(captured(source))[0]


@pytest.mark.parametrize(
    "source",
    [
        f"<h1>Ferry stops</h1><div><p>{PARAGRAPH * 9}</p></div><nav>Home</nav>",
        f"<header><h1>Ferry stops</h1></header><div><p>{PARAGRAPH * 9}</p></div>",
        f"<div><p>{PARAGRAPH * 9}</p></div><nav>Home</nav>",
        # What is said at length before a page may be read, and stands beside its article.
        f"<div><p>{PARAGRAPH * 12}</p></div><main><h1>Ferry stops</h1><p>{PARAGRAPH * 3}</p></main>",
    ],
)
def test_with_its_headline_elsewhere_all_of_the_body_is_the_region(source: str) -> None:
    region = find_region(turbohtml.parse(source))
    assert region is not None
    assert getattr(region.box, "tag", "") == "body"
    assert region.after is None
    article = read_article(captured(source))
    assert [block.text for block in article.blocks] == whole(captured(source))[0]
    assert said(article.meta) == said(whole(captured(source))[1])


def test_what_only_a_hostile_page_has_is_not_followed() -> None:
    many = f"<div><p>{PARAGRAPH}</p></div>" * (MOST_ELEMENTS + 1)
    deep = "<div>" * (DEEPEST + 1) + f"<h1>Ferry stops</h1><p>{PARAGRAPH * 9}</p>"
    assert find_region(turbohtml.parse(f"<main><h1>Ferry stops</h1>{many}</main>")) is None
    assert find_region(turbohtml.parse(deep)) is None


def test_plain_text_has_an_article_too() -> None:
    capture = capture_one(str(ROOT / "tests/pages/crawl-text-with-thread/page.txt"))
    article = read_article(capture)
    expected = json.loads((ROOT / "tests/pages/crawl-text-with-thread/expected.json").read_text("utf-8"))
    assert article.text.split("\n") == expected["article"]


elements = st.sampled_from(TAGS.split())
names = st.sampled_from(["", *NAMES.split()])
words = st.sampled_from(["At noon.", PARAGRAPH, PARAGRAPH * 4, "<", "&amp;", ""])


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(elements, names, words, st.booleans()), max_size=60))
def test_any_markup_gives_a_page(parts: list[tuple[str, str, str, bool]]) -> None:
    source = "<main><h1>Ferry stops</h1>" + "".join(
        f"<{tag} class='{name}'>{text}{f'</{tag}>' if closed else ''}" for tag, name, text, closed in parts
    )
    try:
        check(read_article_page(captured(source)))
        read_article(captured(source))
    except ReadError:
        with pytest.raises(ReadError):
            read_page(captured(source))
