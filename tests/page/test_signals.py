"""What a page says of itself, in each of the ways in which pages say it."""

from __future__ import annotations

import time

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from sayso.page.signals import find_signals

URL = "https://www.ithralcourier.example/2024/09/05/tirn-lock.html"


def said(head: str, field: str, body: str = "", url: str | None = None) -> list[tuple[str, str]]:
    tree = turbohtml.parse(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")
    return [(signal.value, signal.origin) for signal in find_signals(tree, url) if signal.field == field]


def ld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


ARTICLE = """{"@context": "https://schema.org", "@graph": [
 {"@type": "WebPage", "name": "Tirn lock", "datePublished": "2024-09-01", "inLanguage": "en-VE"},
 {"@type": ["NewsArticle"], "headline": "Six, not fourteen, at the Tirn lock",
  "author": [{"@id": "#mt"}, {"@type": "Person", "name": "Piet Larramour"}],
  "publisher": {"name": "Ithral Courier"},
  "datePublished": "2024-09-05T07:30:00+02:00", "dateModified": "2024-09-06T10:00:00+02:00"},
 {"@type": "Person", "@id": "#mt", "name": "Maren Tolvey"}]}"""


def test_json_ld_is_read_through_its_graph_the_article_first() -> None:
    head = ld(ARTICLE)
    assert said(head, "headline") == [("Six, not fourteen, at the Tirn lock", "json-ld")]
    assert said(head, "byline") == [("Maren Tolvey", "json-ld"), ("Piet Larramour", "json-ld")]
    assert said(head, "published") == [("2024-09-05T07:30:00+02:00", "json-ld"), ("2024-09-01", "json-ld")]
    assert said(head, "modified") == [("2024-09-06T10:00:00+02:00", "json-ld")]
    assert said(head, "outlet") == [("Ithral Courier", "json-ld")]
    assert said(head, "language") == [("en-VE", "json-ld")]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "The lock holds",}',
        '{"@type": "NewsArticle", "headline": "The lock\nholds"}',
        '<!-- {"@type": "NewsArticle", "headline": "The lock holds"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "The lock holds"}\n//]]>',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;The lock holds&quot;}",
        '{"@type": "NewsArticle", "headline": "The lock holds" "author": "Maren Tolvey"}',
        '[[{"@type": "http://schema.org/BlogPosting", "name": "The lock holds"}]]',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "The lock holds"}}',
    ],
)
def test_json_ld_with_common_slips(script: str) -> None:
    assert said(ld(script), "headline") == [("The lock holds", "json-ld")]


@pytest.mark.parametrize(
    "script",
    [
        "",
        "null",
        "[" * 100_000,
        '{"@graph":' * 50_000,
        '{"@type": "NewsArticle", "headline": 7, "author": {"name": {"a": 1}}, "datePublished": null}',
        '{"@type": {"a": 1}, "headline": "No"}',
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another page"}]}',
        '{"headline": "' + "a" * 500_000,
        '{"author": [{' + '"a": ' * 50_000,
    ],
)
def test_json_ld_that_says_nothing_raises_nothing(script: str) -> None:
    began = time.process_time()
    assert said(ld(script), "headline") == []
    assert said(ld(script), "byline") == []
    assert time.process_time() - began < 2


def test_what_no_database_can_hold_is_left_out() -> None:
    head = ld('{"@type": "NewsArticle", "headline": "The \\ud800lock\\u0000 holds"}')
    assert said(head, "headline") == [("The lock holds", "json-ld")]


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="og:title" content="The lock holds">', "headline", "The lock holds"),
        ('<meta name="DC.title" content="The lock holds">', "headline", "The lock holds"),
        ("<title>The lock holds | Ithral Courier</title>", "headline", "The lock holds | Ithral Courier"),
        ('<meta name="author" content="By Maren Tolvey">', "byline", "Maren Tolvey"),
        ('<meta name="parsely-author" content="Maren Tolvey">', "byline", "Maren Tolvey"),
        (
            '<meta property="article:published_time" content="2024-09-05T05:30Z">',
            "published",
            "2024-09-05T05:30Z",
        ),
        ('<meta name="dcterms.modified" content="2024-09-06">', "modified", "2024-09-06"),
        ('<meta property="og:site_name" content="Ithral  Courier">', "outlet", "Ithral Courier"),
        ('<meta property="og:locale" content="en_GB">', "language", "en_GB"),
        ('<meta property="og:url" content="https://a.example/b">', "url", "https://a.example/b"),
        ('<link rel="canonical" href="https://a.example/b">', "url", "https://a.example/b"),
        (
            '<meta name="description" content="Six people, two boats.">',
            "description",
            "Six people, two boats.",
        ),
    ],
)
def test_the_head(head: str, field: str, value: str) -> None:
    assert [one for one, _ in said(head, field)] == [value]


@pytest.mark.parametrize(
    ("body", "field", "expected"),
    [
        ("<h1>The lo\u00adck holds</h1>", "headline", [("The lock holds", "visible text")]),
        (
            '<div itemprop="author" itemscope><b itemprop="name">Maren Tolvey</b></div>',
            "byline",
            [("Maren Tolvey", "microdata")],
        ),
        ('<meta itemprop="datePublished" content="2024-09-05">', "published", [("2024-09-05", "microdata")]),
        (
            '<h1>The lock holds</h1><p class="byline">By <a rel="author">Maren Tolvey</a><i>Staff</i></p>',
            "byline",
            [("Maren Tolvey", "visible text")],
        ),
        (
            "<h1>The lock holds</h1><p>By <i>Maren Tolvey</i></p>",
            "byline",
            [("Maren Tolvey", "visible text")],
        ),
        (
            '<h1>The lock holds</h1><time datetime="2024-09-05T07:30">today</time>',
            "published",
            [("2024-09-05T07:30", "time element")],
        ),
        (
            "<h1>The lock holds</h1><p>5 September 2024</p>",
            "published",
            [("5 September 2024", "visible text")],
        ),
        (
            "<p>5 September 2024</p><h1>The lock holds</h1>",
            "published",
            [("5 September 2024", "visible text")],
        ),
        (
            "<h1>The lock holds</h1><p>Updated</p><p>6 September 2024</p>",
            "modified",
            [("6 September 2024", "visible text")],
        ),
        (
            '<h1>The lock holds</h1><p>At <abbr class="published" title="2024-09-05T15:40">15:40</abbr>',
            "published",
            [("2024-09-05T15:40", "visible text")],
        ),
        (
            '<h1>The lock holds</h1><span class="entry-date" title="A gate">5 September 2024</span>',
            "published",
            [("5 September 2024", "visible text")],
        ),
        (
            "<h1>The lock holds</h1><p>Submitted by <i>Maren Tolvey</i></p>",
            "byline",
            [("Maren Tolvey", "visible text")],
        ),
        (
            '<h1>The lock holds</h1><p class="date">5 September 2024. Updated 6 September 2024</p>',
            "published",
            [("5 September 2024. Updated 6 September 2024", "visible text")],
        ),
        # A template that declares one day for all its pages.
        (
            '<h1>The lock holds</h1><time datetime="2019-09-03">September 5, 2024 9:39am</time>',
            "published",
            [("September 5, 2024 9:39am", "time element"), ("September 5, 2024 9:39am", "visible text")],
        ),
        # A time in UTC that does not say so.
        (
            '<h1>The lock holds</h1><time datetime="2024-09-06T00:53">Sept. 5, 2024, 7:53pm EST</time>',
            "published",
            [("Sept. 5, 2024, 7:53pm EST", "time element"), ("Sept. 5, 2024, 7:53pm EST", "visible text")],
        ),
        (
            '<h1>The lock holds</h1><p class="updated"><i></i>6 September 2024</p><p>5 September 2024</p>',
            "published",
            [("5 September 2024", "visible text")],
        ),
        # The day of a page that never changed.
        (
            '<h1>The lock holds</h1><time class="published updated" datetime="2024-09-05">5 Sept.</time>',
            "published",
            [("2024-09-05", "time element")],
        ),
        # Of two times in one box each speaks for itself.
        (
            '<h1>The lock holds</h1><p class="date"><time class="updated" datetime="2024-09-09">9.</time> '
            '<time datetime="2024-09-05">5.</time></p>',
            "published",
            [("2024-09-05", "time element")],
        ),
        ("<h1>The lock holds</h1><p>The gates <i>fell</i>, and on 5 May 1987 again</p>", "published", []),
        (
            "<h1>The lock holds</h1><p>Visitors have until 5 May 2025 to see what keepers of old wore "
            "and ate</p>",
            "published",
            [],
        ),
    ],
)
def test_what_stands_around_the_headline(body: str, field: str, expected: list[tuple[str, str]]) -> None:
    assert said("", field, body) == expected


def test_dates_in_the_prose_are_not_the_page_s() -> None:
    prose = (
        "On 12 June 2021 the lower gates were lifted out for a planned overhaul, and nobody spoke of it. " * 3
    )
    assert (
        said("", "published", f"<h1>The lock holds</h1><p>{prose}</p><p>{prose}</p><p>12 June 2021</p>") == []
    )


PROSE = (
    "<p>The lower gates were lifted out for a planned overhaul, and the keeper spoke of it at length; nobody "
    "else had been asked, or would have known.</p>" * 60
)


def test_a_date_below_a_long_article_is_read_where_nothing_else_gives_one() -> None:
    foot = '<footer><time class="entry-date" datetime="2024-09-05">5 September</time></footer>'
    teaser = '<article><h2>Another page</h2><time datetime="2024-01-01">1 January</time></article>'
    article = f"<article><h1>The lock holds</h1>{PROSE}{teaser}{foot}</article>"
    assert said("", "published", article) == [("2024-09-05", "time element")]
    declared = '<meta name="date" content="2024-09-04">'
    assert said(declared, "published", article) == [("2024-09-04", "meta")]
    assert said("", "published", f"<h1>The lock holds</h1>{PROSE}{foot}") == []


SHARE = "<ul>" + "<li><a href='/share'><i></i>Share</a></li>" * 30 + "</ul>"


def test_a_date_behind_the_buttons_is_read_where_none_is_nearer() -> None:
    dated = f"<h1>The lock holds</h1>{SHARE}<p>5 September 2024</p>"
    assert said("", "published", dated) == [("5 September 2024", "visible text")]
    assert said('<meta name="date" content="2024-09-04">', "published", dated) == [("2024-09-04", "meta")]
    changed = f"<h1>The lock holds</h1><p>Updated 5 September 2024</p>{SHARE}<p>5 September 2024</p>"
    assert said("", "published", changed) == []
    teasers = f"<h1>The lock holds</h1>{SHARE}<p>5 September 2024</p><p>7 September 2024</p>"
    assert said("", "published", teasers) == []


def test_the_day_of_reading_in_a_page_s_head_is_weaker_than_one_below_the_headline() -> None:
    body = "<p class='date'>9 September 2024</p><h1>The lock holds</h1><p>5 September 2024</p>"
    assert said("", "published", body)[0] == ("5 September 2024", "visible text")


def test_the_headline_is_a_smaller_heading_where_the_large_one_is_a_logo() -> None:
    body = "<h1><img></h1><h2>The lock holds</h2><p>5 September 2024</p>" + PROSE
    assert said("<title>The lock holds</title>", "published", body) == [("5 September 2024", "visible text")]


def test_who_wrote_a_comment_and_when_is_nothing_that_the_page_says_of_itself() -> None:
    comment = (
        '<div class="comment"><p>By Colonel Nobody, 1 January 1999</p><a rel="author">Pip Orrery</a>'
        '<b itemprop="author">Gus Termaine</b><time itemprop="datePublished">1999-01-01</time></div>'
    )
    tree = turbohtml.parse(f"<article><h1>The lock holds</h1><p>It holds.</p>{comment}</article>")
    fields = [signal.field for signal in find_signals(tree, None, frozenset(tree.select(".comment")))]
    assert fields == ["headline"]


def test_the_day_of_a_picture_is_not_the_page_s() -> None:
    picture = (
        '<figure><img alt=""><figcaption class="wp-caption-text">A gate of the Tirn lock.'
        '<span class="photo-credit">Photo: Sela Brandoe, 12 June 2021</span></figcaption></figure>'
    )
    body = f"<h1>The lock holds</h1><span>4 September 2024</span>{picture}"
    assert said("", "published", body) == [("4 September 2024", "visible text")]


def test_the_headline_is_where_the_title_is_not_where_the_site_s_name_is() -> None:
    body = "<h1>Ithral Courier</h1><p>1 January 2020</p>" + "<p>Menu</p>" * 100
    body += "<h1>The lock holds</h1><p>5 September 2024</p>"
    assert (
        said("<title>The lock holds | Ithral Courier</title>", "published", body)[0][0] == "5 September 2024"
    )


def test_the_address_tells_day_and_host() -> None:
    assert said("", "published", url=URL) == [("2024-09-05", "url")]
    assert said("", "outlet", url=URL) == [("ithralcourier.example", "url")]
    assert said("", "outlet", url="https://[broken") == []


def test_the_strongest_comes_first() -> None:
    head = (
        ld(ARTICLE) + '<meta name="author" content="Ithral Courier"><meta name="date" content="2024-09-07">'
    )
    assert said(head, "byline")[-1] == ("Ithral Courier", "meta")
    assert said(head, "published", url=URL)[0] == ("2024-09-05T07:30:00+02:00", "json-ld")


@pytest.mark.parametrize(
    "body",
    [
        "<h1>" * 20_000,
        '<h1>x</h1><div class="byline">' * 20_000,
        "<time>" * 50_000,
        '<h1>x</h1><i class="date">' + "1/2/" * 50_000,
        "<p>" + '<b itemprop="author">x</b>' * 50_000,
        "<h1>x</h1><p>By " + "A" * 500_000,
        "<meta name=author content='" + "a@" * 100_000 + "'>",
    ],
)
def test_hostile_pages_are_read_in_bounded_time(body: str) -> None:
    tree = turbohtml.parse(body)
    began = time.process_time()
    find_signals(tree, "https://a.example/" + "2024/" * 50_000)
    assert time.process_time() - began < 3


@given(st.text(alphabet='<>"=/{}[]: abBy2024-headlineauthormetascript', max_size=200))
def test_any_markup_gives_tidy_signals(markup: str) -> None:
    for signal in find_signals(turbohtml.parse(markup + ld(markup)), None):
        assert signal.value == " ".join(signal.value.split()) != ""
