"""The made-up press: the same from the same seed, and true to what it says of itself."""

from __future__ import annotations

from itertools import islice

from benchmarks.growth import measure_growth
from benchmarks.newsroom import How, Made, make_pages
from sayso.links.reuse import ReuseIndex


def test_the_same_seed_gives_the_same_pages_and_longer_runs_begin_alike() -> None:
    pages = list(make_pages(200))
    assert list(make_pages(200)) == pages
    assert list(islice(make_pages(400), 200)) == pages
    assert list(make_pages(200, seed=1)) != pages


def test_every_page_is_made_from_an_earlier_page_of_its_story() -> None:
    seen: dict[str, Made] = {}
    for page in make_pages(600):
        assert (page.of is None) == (page.how is How.REPORTED)
        assert page.of is None or seen[page.of].story == page.story
        assert page.how is not How.CITED or page.credited
        seen[page.id] = page
    assert {page.how for page in seen.values()} == set(How)
    taken = [page for page in seen.values() if page.of]
    assert 0.2 < sum(not page.credited for page in taken) / len(taken) < 0.5


def test_reprints_of_other_sites_are_found_and_nothing_of_other_stories() -> None:
    index, pages = ReuseIndex(), {page.id: page for page in make_pages(600)}
    for page in pages.values():
        index.add(page.id, page.text, page.outlet.site)
    pairs = {(pair.left, pair.right) for pair in index.pairs()}
    assert all(pages[left].story == pages[right].story for left, right in pairs)
    reprints = {
        (page.of, page.id)
        for page in pages.values()
        if page.of and page.how is How.REPRINTED and page.outlet != pages[page.of].outlet
    }
    assert len(reprints) > 50
    assert reprints <= pairs


def test_growth_is_a_table_with_a_row_for_each_stage() -> None:
    assert measure_growth(1_000).count("\n| 1,000 |") == 1
