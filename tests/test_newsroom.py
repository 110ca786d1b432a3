"""The made-up press: the same from the same seed, and true to what it says of itself."""

from __future__ import annotations

from itertools import islice

import pytest

import sayso
from benchmarks.growth import measure_growth
from benchmarks.increments import measure_increments
from benchmarks.newsroom import How, Made, make_pages, make_stories
from benchmarks.recovery import measure_newsroom
from benchmarks.typesetting import as_capture, as_document
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


def test_without_noise_every_page_is_true_to_what_it_was_made_from() -> None:
    for pages in make_stories(12):
        made = {page.id: page for page in pages}
        for page in pages:
            assert page.declared == page.day
            assert page.of is None or page.credited
            assert page.event == page.story.event
            assert page.how is How.CORRECTED or page.story.number in page.carries
            assert page.of is None or page.rests_on == made[page.of].rests_on
        assert {origin for page in pages for origin in page.rests_on} == set(
            range(len(pages[0].story.origins))
        )


def test_with_noise_the_same_stories_go_wrong() -> None:
    still, loud = list(make_stories(12)), list(make_stories(12, noise=1.0))
    assert [pages[0].story for pages in still] == [pages[0].story for pages in loud]
    pages = [page for each in loud for page in each]
    assert any(page.declared is None for page in pages)
    assert any(page.event != page.story.event for page in pages)
    assert any(len(page.carries) > 1 for page in pages)
    assert not any(page.credited for page in pages if page.how is How.PARAPHRASED)


@pytest.mark.parametrize("noise", [0.0, 1.0])
def test_what_is_read_from_the_html_is_what_was_written(noise: float) -> None:
    page = next(make_stories(1, noise=noise))[0]
    written, read = as_document(page), sayso.read_capture(as_capture(page))
    assert read.meta.outlet is not None
    assert read.meta.outlet.value == page.outlet.name
    assert all(line.words in read.text for paragraph in page.paragraphs for line in paragraph)
    told = {statement.content[0].of(written.text) for statement in written.statements if statement.source}
    assert told
    assert all(words in read.text for words in told)


def test_documents_point_at_words_of_their_text() -> None:
    for page in make_pages(200, noise=1.0):
        document = as_document(page)
        lines = [line for each in ((page.headline,), *page.paragraphs) for line in each]
        for line, statement in zip(lines, document.statements, strict=True):
            assert statement.content[0].of(document.text) == (line.content or line.words)
            assert not line.source or statement.source[0].of(document.text) == line.source


def test_reprints_of_other_sites_are_found_and_nothing_of_other_stories() -> None:
    index, pages = ReuseIndex(), {page.id: page for page in make_pages(600)}
    for page in pages.values():
        index.add(page.id, page.text, page.outlet.site)
    pairs = {(pair.left, pair.right) for pair in index.pairs()}
    assert all(pages[left].carries & pages[right].carries for left, right in pairs)
    reprints = {
        (page.of, page.id)
        for page in pages.values()
        if page.of and page.how is How.REPRINTED and page.outlet != pages[page.of].outlet
    }
    assert len(reprints) > 50
    assert reprints <= pairs


def test_growth_is_a_table_with_a_row_for_each_stage() -> None:
    assert measure_growth(1_000, last=20).count("\n| 1,000 |") == 1


def test_pages_added_one_by_one_are_a_table_with_a_row_for_each_size() -> None:
    found = measure_increments((20, 40), added=2)
    assert found.count("\n| 20 |") == found.count("\n| 40 |") == 1


def test_what_is_found_again_is_two_tables() -> None:
    found = measure_newsroom(stories=1, noises=(0.0,))
    assert found.count("\n| 0.00 |") == 1
    assert found.count("\n| 0.00, linked |") == found.count("\n| 0.00, given |") == 1
