"""Copied passages: counted exactly, located on both sides, the same in whatever order texts come."""

from __future__ import annotations

import random
import re
import time
from itertools import combinations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sayso.links.reuse import ReuseIndex, crowds, find_witnesses, holders
from sayso.links.reuse.index import SEEDS_TO_SHARE
from sayso.links.reuse.words import read_words
from sayso.types import Copied

VOCABULARY = [
    a + b for a in ("lo", "ga", "tar", "ve", "mi", "o") for b in ("ck", "te", "n", "land", "rra", "slo")
]
NOTICE = (
    "The Tirn Courier is an independent paper for the harbour towns of Veland. Write to the editor about "
    "anything on this page, or take out a subscription and help us to keep reporters at the quay all week."
)

texts = st.lists(st.sampled_from(VOCABULARY[:6]), max_size=50).map(" ".join)


def grams(text: str, length: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[by:] for by in range(length)), strict=False))


def article(seed: int, words: int = 400) -> str:
    rng = random.Random(seed)
    return " ".join(f"{rng.choice(VOCABULARY)}{rng.randrange(40)}" for _ in range(words))


def every_pair(pages: list[tuple[str, str, str | None]]) -> set[Copied]:
    index = ReuseIndex()
    for page in pages:
        index.add(*page)
    return set(index.pairs())


# ── Words ────────────────────────────────────────────────────────────────────────────────────


@given(st.text() | st.text("aA _-é’Ééσς Σß1\U0001d400\U00010400\U00010428\ud800"))
def test_words_are_those_of_the_text_in_small_letters(text: str) -> None:
    words = read_words(text)
    small = text.lower()
    expected = list(re.finditer(r"\w+", small))
    assert len(words.hashes) == len(expected)
    if len(small) == len(text):
        assert words.edges.reshape(-1, 2).tolist() == [list(found.span()) for found in expected]
    numbers = {found.group(): number for found, number in zip(expected, words.hashes, strict=True)}
    assert [numbers[found.group()] for found in expected] == words.hashes.tolist()
    assert len(set(numbers.values())) == len(numbers)


def test_words_keep_their_place_where_small_letters_are_longer() -> None:
    text = "In İstanbul, İİ said"
    words = read_words(text)
    assert [text[start:end] for start, end in words.edges.reshape(-1, 2)] == [
        "In",
        "İ",
        "stanbul",
        "İ",
        "İ",
        "said",
    ]


# ── Pairs ────────────────────────────────────────────────────────────────────────────────────


@given(st.lists(texts, max_size=6))
def test_short_texts_are_counted_as_sets_of_grams(found: list[str]) -> None:
    pages = [(str(number), text, None) for number, text in enumerate(found)]
    counted = {(pair.left, pair.right): (pair.common, pair.of) for pair in every_pair(list(pages))}
    expected, sure = {}, set()
    for (left, one, _), (right, other, _) in combinations(pages, 2):
        common, of = len(grams(one) & grams(other)), min(len(grams(one)), len(grams(other)))
        if of >= 10 and common >= min(40, 0.2 * of):
            expected[left, right] = common, of
            # Texts are looked up by runs of seven words: what shares five here and five there may be missed.
            if len(grams(one, 7) & grams(other, 7)) >= SEEDS_TO_SHARE:
                sure.add((left, right))
    assert sure <= counted.keys()
    assert counted.items() <= expected.items()


@given(texts, texts)
def test_witnesses_have_the_same_words_on_both_sides(left: str, right: str) -> None:
    witnesses = find_witnesses(left, right, "l", "r")
    for each in witnesses:
        ours, theirs = each.left_span.of(left).split(), each.right_span.of(right).split()
        assert ours == theirs
        assert len(ours) >= 5
    shared = [gram for each in witnesses for gram in grams(each.left_span.of(left))]
    assert set(shared) == grams(left) & grams(right)


@settings(max_examples=20, deadline=None, phases=set(Phase) - {Phase.shrink})
@given(st.randoms(use_true_random=False))
def test_order_makes_no_difference(rng: random.Random) -> None:
    story, other = article(1), article(2)
    pages: list[tuple[str, str, str | None]] = [
        (f"courier-{number}", f"{article(10 + number, 60)} {NOTICE}", "courier") for number in range(17)
    ]
    pages += [
        (f"mirror-{number}", f"{article(30 + number, 60)} {story[:900]} {NOTICE}", "mirror")
        for number in range(7)
    ]
    pages += [
        ("star", story, "star"),
        ("herald", f"{other} {story[600:1600]}", None),
        ("gazette", other, None),
    ]
    expected = every_pair(pages)
    rng.shuffle(pages)
    index = ReuseIndex()
    given_out = [pair for page in pages for pair in index.add(*page)]
    assert set(index.pairs()) == expected
    assert {(pair.left, pair.right) for pair in expected} <= {(pair.left, pair.right) for pair in given_out}


def test_a_third_of_an_article_is_found_and_located() -> None:
    index, found = ReuseIndex(), 0
    for number in range(40):
        source, host = article(2 * number), article(2 * number + 1)
        words, beside = source.split(), host.split()
        part = " ".join(words[50:183])
        index.add(f"source {number:02}", source)
        reprint = " ".join([*beside[:70], part.upper(), *beside[70:]])
        (pair,) = index.add(f"zz {number:02}", reprint)
        (witness,) = pair.witnesses
        assert witness.left_span.of(source) == part
        assert witness.right_span.of(reprint) == part.upper()
        found += 1
    assert found == 40


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (article(1), article(1), "396 of 396 word 5-grams, longest passage 400 words"),
        (article(1), article(2), None),
        ("Too short to say.", "Too short to say.", None),
        ("", "", None),
    ],
)
def test_reasons(left: str, right: str, reason: str | None) -> None:
    index = ReuseIndex()
    assert index.add("a", left) == ()
    assert [pair.reason for pair in index.add("b", right)] == ([reason] if reason else [])


# ── Boilerplate ──────────────────────────────────────────────────────────────────────────────


def test_what_many_pages_of_a_site_share_links_none_of_them() -> None:
    pages = [(str(number), f"{article(number, 60)} {NOTICE}", "courier") for number in range(30)]
    assert every_pair([*pages]) == set()
    assert len(every_pair([(name, text, None) for name, text, _ in pages])) == 30 * 29 / 2


def test_boilerplate_is_left_out_of_a_reprint_on_the_same_site() -> None:
    story = article(99, 200)
    pages: list[tuple[str, str, str | None]] = [
        (f"{number:02}", f"{article(number, 60)} {NOTICE}", "courier") for number in range(20)
    ]
    pages += [
        ("first", f"{story} {article(98, 50)} {NOTICE}", "courier"),
        ("later", f"{story} {NOTICE}", "courier"),
    ]
    (pair,) = every_pair(pages)
    assert (pair.left, pair.right, pair.common) == ("first", "later", 196)
    assert pair.reason.endswith("words left out that many pages of one site share")


# ── Hostile texts ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text", ["a " * 200_000, "a b " * 100_000, "x" * 2_000_000, "😀 " * 300_000, "İ" * 2_000_000]
)
def test_pages_of_one_word_cost_no_more_than_they_are(text: str) -> None:
    index = ReuseIndex()
    started = time.process_time()
    for number in range(4):
        index.add(str(number), text)
        index.add(f"short {number}", "a b a b " * 20)
    assert time.process_time() - started < 8


# ── Crowds ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("seed", range(3))
def test_a_story_that_ran_everywhere_stays_in_one_piece(seed: int) -> None:
    story, rng = article(7, 60), random.Random(seed)
    pages: list[tuple[str, str, str | None]] = [
        (f"page {number}", story, None if number % 3 else f"site {number % 2}") for number in range(120)
    ]
    expected = every_pair(pages)
    rng.shuffle(pages)
    assert every_pair(pages) == expected
    linked = {"page 1"}
    for _ in range(3):
        linked |= {end for pair in expected if {pair.left, pair.right} & linked for end in pair[:2]}
    # Twenty pages of one site with nothing else on them are that site's boilerplate.
    assert linked == {name for name, _, site in pages if site is None}
    assert len(expected) < 80 * 79 / 2


@pytest.mark.parametrize("seed", range(12))
def test_order_makes_no_difference_where_much_is_boilerplate_or_everywhere(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holders, "BOILERPLATE", 3)
    for module in (holders, crowds):
        monkeypatch.setattr(module, "CROWD", 4)
    rng = random.Random(seed)
    parts = [article(1000 * seed + number, rng.choice((25, 40, 60, 90))) for number in range(8)]
    pages: list[tuple[str, str, str | None]] = []
    for number in range(40):
        own = article(10**6 + 100 * seed + number, rng.choice((15, 60)))
        body = rng.sample(parts, rng.randint(0, 3))
        pages.append((f"page {rng.random()}", " ".join([own, *body]), rng.choice((None, *"abcdefg"))))
    expected = every_pair(pages)
    assert expected
    for _ in range(2):
        rng.shuffle(pages)
        assert every_pair(pages) == expected
