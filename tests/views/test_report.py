"""The report: nothing of a page runs or loads, and everything points somewhere."""

from __future__ import annotations

import re
from collections import Counter
from time import process_time

import pytest
import turbohtml

from sayso.types import Document
from sayso.views.report import content_policy, render_report, stylesheet
from tests.views.hostile import hostile_failures, hostile_page
from tests.views.samples import agents_page, chained_page, detailed_page, failures, short_page, walled_page

PLAIN = render_report(
    [agents_page(), detailed_page(), short_page(), chained_page(), walled_page()], failures()
)
HOSTILE = render_report(
    [hostile_page(), hostile_page()], hostile_failures(), title="</title><script>ran=1</script>"
)
EMPTY = render_report([])

reports = pytest.mark.parametrize("html", [PLAIN, HOSTILE, EMPTY], ids=["plain", "hostile", "empty"])


def elements(html: str) -> list[turbohtml.Element]:
    return list(turbohtml.parse(html).find_all())


@reports
def test_no_element_runs_loads_or_submits(html: str) -> None:
    tags = {element.tag.lower() for element in elements(html)}
    assert not tags & {
        "script",
        "iframe",
        "img",
        "image",
        "use",
        "foreignobject",
        "animate",
        "set",
        "link",
        "object",
        "embed",
        "form",
        "base",
        "video",
        "audio",
    }


@reports
def test_no_attribute_runs_styles_or_loads(html: str) -> None:
    names = {name for element in elements(html) for name in element.attrs}
    assert not [name for name in names if name.startswith("on")]
    assert not names & {"style", "src", "srcset", "background", "ping", "action", "srcdoc"}


@reports
def test_ids_are_unique_and_every_link_inside_leads_somewhere(html: str) -> None:
    found = elements(html)
    ids = Counter(str(element.attrs["id"]) for element in found if "id" in element.attrs)
    assert [name for name, times in ids.items() if times > 1] == []
    targets = [str(element.attrs["href"]) for element in found if "href" in element.attrs]
    assert [target for target in targets if target.startswith("#") and target[1:] not in ids] == []
    labels = [
        str(element.attrs["aria-labelledby"]) for element in found if "aria-labelledby" in element.attrs
    ]
    assert [label for label in labels if label not in ids] == []


@reports
def test_links_out_are_http_and_keep_no_tie(html: str) -> None:
    for element in elements(html):
        href = str(element.attrs.get("href", "#"))
        if not href.startswith("#"):
            assert re.match(r"https?://", href)
            assert set(element.attrs["rel"] or ()) == {"noopener", "noreferrer", "nofollow"}


@reports
def test_the_report_can_be_written_and_holds_no_control_character(html: str) -> None:
    html.encode("utf-8")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", html)


@reports
def test_the_policy_allows_the_style_sheet_alone(html: str) -> None:
    assert f"<style>{stylesheet()}</style>" in html
    assert "script-src" not in content_policy()
    assert content_policy().startswith("default-src 'none'; style-src 'sha256-")


def test_the_style_sheet_loads_nothing() -> None:
    assert not re.search(r"url\(|@import|@font-face|</", stylesheet())


def test_every_statement_has_a_row_and_a_place_that_point_at_each_other() -> None:
    for number in range(1, 12):
        assert f'id="p1-s{number}"' in PLAIN
        assert f'id="p1-t{number}"' in PLAIN
        assert f'href="#p1-t{number}"' in PLAIN


def test_marked_words_stand_in_the_article_as_printed() -> None:
    article = turbohtml.parse(PLAIN).find("div", class_="text")
    assert article is not None
    for marked in (
        "Deputy Minister Rovan Eckel",
        "“We know who they are,”",
        "the alarm was last tested in 2029",
    ):
        assert marked in article.text


def test_many_failures_are_folded_and_few_are_open() -> None:
    assert "<details open>" in PLAIN
    assert "<details open>" not in render_report([], failures() * 20)


def test_the_same_documents_give_the_same_file() -> None:
    assert render_report([agents_page()]) == render_report([agents_page()])


@pytest.mark.parametrize("document", [Document("", ()), short_page()])
def test_a_page_that_says_nothing_of_itself_is_shown_as_such(document: Document) -> None:
    assert "The page gives no headline" in render_report([document])


def test_two_hundred_pages_stay_small_and_quick() -> None:
    """Measured: 3.2 million characters in 0.8 s of CPU; the bounds leave room for slower machines."""
    pages = [agents_page(), chained_page(60)] * 100
    began = process_time()
    html = render_report(pages)
    assert len(html) < 6_000_000
    assert process_time() - began < 20


def test_what_a_page_holds_back_asks_for_and_embeds_is_said() -> None:
    text = " ".join(turbohtml.parse(render_report([walled_page()])).text.split())
    assert "Cut short by a paywall. Only part of the article is here" in text
    assert "€5.875 of €12.500 reached (47 %)" in text
    assert "Post from elsewhere Closed again." in text
    assert "Caption, picture dated 12.03.2016" in text
    assert "Desk of the outlet’s staff" in text


def test_times_are_a_readers_and_conflicts_say_where_each_comes_from() -> None:
    text = " ".join(turbohtml.parse(render_report([walled_page()])).text.split())
    assert "Published4 March 2031, 06:10 (UTC+1) from json-ld" in text
    assert "Published: 3 March 2031 from url, against 4 March 2031, 06:10 (UTC+1) from json-ld" in text
    assert "2031-03-04T" not in text
