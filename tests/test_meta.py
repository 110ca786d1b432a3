"""What a page says of itself, settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sayso.meta import settle_meta
from sayso.types import Block, Charset, Kind, Meta, Page, Signal, Span


def page(*signals: tuple[str, str, str], time: datetime | None = None) -> Page:
    said = tuple(Signal(field, value, origin, value) for field, value, origin in signals)
    return Page("", Charset("utf-8", "utf-8"), (), (), said, markup=True, time=time)


def plain(*blocks: tuple[Kind, str]) -> Page:
    read = tuple(Block(text, kind, "test", Span(0, 0)) for kind, text in blocks)
    return Page("", Charset("utf-8", "utf-8"), read, (), (), markup=False)


def value(signal: Signal | None) -> str | None:
    return None if signal is None else signal.value


def test_a_page_that_says_nothing() -> None:
    assert settle_meta(page()) == Meta()


@pytest.mark.parametrize(
    ("signals", "headline"),
    [
        (
            [("The lock holds", "visible text"), ("Lock holds, keeper says", "json-ld")],
            "The lock holds",
        ),
        (
            [
                ("Ithral Courier", "visible text"),
                ("The lock holds", "visible text"),
                ("The lock holds | Ithral Courier", "title"),
            ],
            "The lock holds",
        ),
        (
            [("Our products", "visible text"), ("Six, not fourteen, at the lock", "json-ld")],
            "Six, not fourteen, at the lock",
        ),
        ([("The lock holds - Ithral Courier", "meta")], "The lock holds"),
        ([("The lock holds | Ithral Courier", "title")], "The lock holds"),
        (
            [("Opinion | Let the lock rest", "visible text"), ("Let the lock rest", "json-ld")],
            "Let the lock rest",
        ),
        (
            [("Opinion Let the lock rest", "visible text"), ("Opinion | Let the lock rest", "meta")],
            "Let the lock rest",
        ),
        (
            [("Most locks hold for years", "visible text"), ("Locks hold for years", "meta")],
            "Most locks hold for years",
        ),
        (
            [("Tirn lock: the gates hold fast", "visible text"), ("Tirn lock: the gates hold fast", "meta")],
            "Tirn lock: the gates hold fast",
        ),
    ],
)
def test_the_headline(signals: list[tuple[str, str]], headline: str) -> None:
    assert (
        value(settle_meta(page(*(("headline", text, origin) for text, origin in signals))).headline)
        == headline
    )


def lined(title: str, *blocks: tuple[Kind, str, str], url: str | None = None) -> Meta:
    read = tuple(Block(text, kind, "test", Span(0, 0), tag) for kind, text, tag in blocks)
    said = [Signal("headline", title, "title", title)]
    said += [Signal("outlet", url, "url", url)] if url else []
    return settle_meta(Page("", Charset("utf-8", "utf-8"), read, (), tuple(said), markup=True))


@pytest.mark.parametrize(
    ("title", "line", "headline"),
    [
        (
            "Harbour Board :: Message No. 7",
            "On the closure of the lower gates",
            "On the closure of the lower gates",
        ),
        (
            "Harbour Board - Gates of the Tirn lock closed",
            "Adds what a keeper said",
            "Gates of the Tirn lock closed",
        ),
        ("Harbour Board - Press - Tirn lock closed", "Tirn lock closed", "Tirn lock closed"),
    ],
)
def test_the_line_above_an_article_is_its_headline_if_it_says_more_than_the_title(
    title: str, line: str, headline: str
) -> None:
    assert value(lined(title, (Kind.HEADLINE, line, "td")).headline) == headline


@pytest.mark.parametrize(
    ("heading", "headline"),
    [
        ("Come and walk the mended pier with us", "Come and walk the mended pier with us"),
        ("The Ithral Courier", "Sorvane pier reopens"),
    ],
)
def test_a_heading_above_the_article_is_its_headline_whatever_search_engines_are_told(
    heading: str, headline: str
) -> None:
    assert value(lined("Sorvane pier reopens", (Kind.HEADLINE, heading, "h1")).headline) == headline


@pytest.mark.parametrize(
    ("title", "shown", "url", "outlet"),
    [
        ("Lockside Notes: The gates hold", "Lockside Notes", None, "Lockside Notes"),
        ("Lockside: The gates hold", "Menu", "lock-side.example", "Lockside"),
        ("Opinion: The gates hold", "Opinion", "lock-side.example", "lock-side.example"),
        ("Harbour Board - Press - The gates hold", "HARBOUR BOARD", None, "Harbour Board"),
        ("The gates hold - Harbour Board", "Menu", None, "Harbour Board"),
        ("The gates hold | World news | Harbour Board", "World news", None, "Harbour Board"),
        ("The gates hold", "Lockside Notes", None, None),
    ],
)
def test_the_outlet_beside_the_headline(title: str, shown: str, url: str | None, outlet: str | None) -> None:
    blocks = ((Kind.FURNITURE, shown, "div"), (Kind.HEADLINE, "The gates hold", "h1"))
    assert value(lined(title, *blocks, url=url).outlet) == outlet


def test_an_outlet_is_no_author_while_there_is_another() -> None:
    signals = (
        ("byline", "Ithral Courier", "json-ld"),
        ("byline", "Maren Tolvey", "visible text"),
        ("outlet", "Ithral Courier", "meta"),
    )
    assert [signal.value for signal in settle_meta(page(*signals)).byline] == ["Maren Tolvey"]
    assert [signal.value for signal in settle_meta(page(*signals[::2])).byline] == ["Ithral Courier"]


def test_a_company_is_no_author_while_a_person_is() -> None:
    said = [("byline", "Maren Tolvey", "json-ld"), ("byline", "Lantern Media GmbH", "json-ld")]
    assert [signal.value for signal in settle_meta(page(*said)).byline] == ["Maren Tolvey"]
    assert [signal.value for signal in settle_meta(page(said[1])).byline] == ["Lantern Media GmbH"]


def test_author_lines_of_teasers_name_nobody_s_page() -> None:
    lines = [(Kind.HEADLINE, "Pier holds", "h1"), (Kind.BYLINE, "By Maren Tolvey", "p")]
    lines += [(Kind.ARTICLE, "It held.", "p")] * 4 + [(Kind.BYLINE, "By Piet Larramour", "p")]
    assert [signal.value for signal in lined("Pier holds", *lines).byline] == ["Maren Tolvey"]


def test_the_strongest_origin_names_the_authors_and_other_declared_ones_are_kept() -> None:
    meta = settle_meta(
        page(
            ("byline", "Maren Tolvey", "json-ld"),
            ("byline", "Piet Larramour", "json-ld"),
            ("byline", "Maren Tolvey", "visible text"),
            ("byline", "Hanne Corviston", "meta"),
            ("byline", "The author of a teaser", "visible text"),
        )
    )
    assert [signal.value for signal in meta.byline] == ["Maren Tolvey", "Piet Larramour"]
    assert [signal.value for signal in meta.conflicts] == ["Hanne Corviston"]


def test_blocks_name_the_authors_only_where_the_signals_do_not() -> None:
    block = Block("By Hanne Corviston", Kind.BYLINE, "test", Span(0, 0))
    outlet = Signal("outlet", "Ithral Courier", "meta", "Ithral Courier")
    for author, expected in (("Maren Tolvey", "Maren Tolvey"), ("Ithral Courier", "Hanne Corviston")):
        said = (Signal("byline", author, "visible text", author), outlet)
        meta = settle_meta(Page("", Charset("utf-8", "utf-8"), (block,), (), said, markup=True))
        assert [signal.value for signal in meta.byline] == [expected]


def test_dates_are_settled_and_the_ones_that_disagree_are_kept() -> None:
    meta = settle_meta(
        page(
            ("published", "September 5, 2024", "meta"),
            ("published", "2024-09-07", "url"),
            ("modified", "2024-09-06T10:00", "json-ld"),
        )
    )
    assert (value(meta.published), value(meta.modified)) == ("2024-09-05", "2024-09-06T10:00")
    assert [signal.value for signal in meta.conflicts] == ["2024-09-07"]
    assert meta.published is not None
    assert meta.published.printed == "September 5, 2024"


@pytest.mark.parametrize(
    ("declared", "shown", "settled"),
    [
        ("2024-09-05T01:30:00Z", "4 September 2024", "2024-09-04"),
        ("2024-09-04T22:30:00Z", "5 September 2024", "2024-09-05"),
        ("2024-09-05T12:30:00Z", "5 September 2024", "2024-09-05T12:30:00+00:00"),
        ("2024-09-05T01:30:00+02:00", "4 September 2024", "2024-09-05T01:30:00+02:00"),
        ("2024-09-05T12:30:00Z", "1 September 2024", "2024-09-05T12:30:00+00:00"),
        ("2024-09-05T00:00:00Z", "4 September 2024", "2024-09-05T00:00:00+00:00"),
    ],
)
def test_a_time_in_utc_is_the_day_that_readers_were_shown(declared: str, shown: str, settled: str) -> None:
    meta = settle_meta(page(("published", declared, "json-ld"), ("published", shown, "visible text")))
    assert value(meta.published) == settled


@pytest.mark.parametrize(
    ("address", "shown", "settled"),
    [
        ("2024-09-05", "6 September 2024", "2024-09-06"),
        ("2024-09-05", "13 September 2024", "2024-09-13"),
        ("2024-09-05", "5 September 2024", "2024-09-05"),
        ("2024-09-05", "4 September 2024", "2024-09-05"),
        ("2024-09-05", "5 December 2024", "2024-09-05"),
    ],
)
def test_an_address_may_give_the_day_of_a_draft(address: str, shown: str, settled: str) -> None:
    meta = settle_meta(page(("published", address, "url"), ("published", shown, "visible text")))
    assert value(meta.published) == settled


@pytest.mark.parametrize(
    ("beside", "settled"),
    [
        ("2024-09-04T20:30:00-05:00", "2024-09-04T20:30:00-05:00"),
        ("2024-09-04 20:30:00", "2024-09-04T20:30:00"),
        ("2024-09-05T01:30:00", "2024-09-05T01:30:00+00:00"),
        ("2024-09-04", "2024-09-05T01:30:00+00:00"),
    ],
)
def test_a_time_that_is_declared_by_the_outlet_s_clock_tells_its_day(beside: str, settled: str) -> None:
    declared = ("published", "2024-09-05T01:30:00Z", "json-ld")
    meta = settle_meta(page(declared, ("published", beside, "meta")))
    assert value(meta.published) == settled


@pytest.mark.parametrize(
    ("shown", "settled"),
    [
        ("September 5, 2024", "2024-09-05"),
        ("September 8, 2024", "2024-09-08"),  # a draft's day is declared, and readers are shown the page's
        ("September 7, 2024", "2024-09-05"),  # a day that nothing declares
        ("March 9, 2026", None),  # dated anew: nobody can tell which of its words are old
        ("March 8, 2026", "2024-09-05"),
    ],
)
def test_a_day_shown_as_the_page_s_own_outweighs_one_that_is_only_declared(
    shown: str, settled: str | None
) -> None:
    declared = ("published", "2024-09-05", "json-ld")
    changed = (("modified", "2024-09-08", "meta"), ("modified", "2026-03-09", "meta"))
    meta = settle_meta(page(declared, *changed, ("published", shown, "visible text")))
    assert value(meta.published) == settled
    if settled is None:
        days = {signal.value for signal in meta.conflicts if signal.field == "published"}
        assert days == {"2024-09-05", "2026-03-09"}


def test_no_date_lies_after_the_capture() -> None:
    signals = (("published", "2024-09-17", "meta"), ("published", "2024-09-05", "url"))
    captured = datetime(2024, 9, 6, tzinfo=UTC)
    assert value(settle_meta(page(*signals, time=captured)).published) == "2024-09-05"
    assert value(settle_meta(page(*signals)).published) == "2024-09-17"


def test_nothing_changes_before_it_is_published() -> None:
    meta = settle_meta(page(("published", "2024-09-05", "meta"), ("modified", "2024-09-01", "meta")))
    assert meta.modified is None


def test_an_ambiguous_day_stays_open_unless_the_page_settles_it() -> None:
    assert settle_meta(page(("published", "02/12/2021", "visible text"))).published is None
    both = page(("published", "02/12/2021", "visible text"), ("modified", "14/12/2021", "visible text"))
    assert value(settle_meta(both).published) == "2021-12-02"


def test_a_day_that_is_called_the_first_counts_where_there_is_no_other() -> None:
    line = Block("3 September 2024 | Originally published", Kind.FURNITURE, "test", Span(0, 0))
    changed = page(("modified", "2024-09-09", "meta"))
    assert value(settle_meta(replace(changed, blocks=(line,))).published) == "2024-09-03"
    dated = page(("published", "2024-09-05", "meta"))
    assert value(settle_meta(replace(dated, blocks=(line,))).published) == "2024-09-05"


def test_plain_text_is_settled_from_its_blocks() -> None:
    meta = settle_meta(
        plain(
            (Kind.PAGE_TITLE, "Six, not fourteen, at the Tirn lock | Ithral Courier"),
            (Kind.HEADLINE, "Six, not fourteen, at the Tirn lock"),
            (Kind.BYLINE, "By Maren Tolvey and Piet Larramour"),
            (Kind.DATE, "5 September 2024"),
            (Kind.DATE, "Updated: 6 September 2024"),
        )
    )
    assert value(meta.headline) == "Six, not fourteen, at the Tirn lock"
    assert value(meta.outlet) == "Ithral Courier"
    assert [signal.value for signal in meta.byline] == ["Maren Tolvey", "Piet Larramour"]
    assert (value(meta.published), value(meta.modified)) == ("2024-09-05", "2024-09-06")
    assert meta.conflicts == ()
