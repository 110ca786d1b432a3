"""What holds for a ledger on every kind of database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import LedgerError, NotKept
from sayso.ledger import Ledger, Listed, News, Part, open_ledger
from sayso.ledger.stored import clean
from sayso.types import Place

from .pages import (
    HEADLINE,
    URL,
    capture_of,
    document_of,
    failure,
    page,
    with_authors,
)

ANY_TEXT = st.text(st.characters(), max_size=40) | st.sampled_from(["\0", "\ud83d\ude00", "a\ud83d", "'\\\""])
EARLIER, LATER = datetime(2031, 5, 1, tzinfo=UTC), datetime(2031, 6, 1, tzinfo=UTC)


# ── Adding ───────────────────────────────────────────────────────────────────────────────────


def test_a_page_comes_back_as_it_went_in(ledger: Ledger) -> None:
    capture = capture_of()
    document = document_of(capture)
    assert not ledger.knows(capture)
    added = ledger.add(capture, document)
    assert added.news is News.NEW
    assert ledger.knows(capture)
    assert ledger.document(added.document, names=True) == document
    assert list(ledger.documents(names=True)) == [document]
    assert ledger.body(capture.sha256) == capture.body


def test_a_ledger_keeps_what_it_has_when_opened_again(where: str) -> None:
    capture = capture_of()
    with open_ledger(where) as ledger:
        ledger.add(capture, document_of(capture))
        before = list(ledger.documents())
    with open_ledger(where) as ledger:
        assert list(ledger.documents()) == before
        assert ledger.add(capture, document_of(capture)).news is News.SAME


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (capture_of(), capture_of()),
        (capture_of(), capture_of(path="elsewhere.html", time=LATER)),
        (capture_of(url=None), capture_of(url=None, path="elsewhere.html")),
        (capture_of(), capture_of(url=None, path="elsewhere.html")),
    ],
    ids=["again", "same URL elsewhere, later", "no URL, elsewhere", "once with URL, once without"],
)
def test_the_same_bytes_change_nothing(ledger: Ledger, first: object, second: object) -> None:
    assert isinstance(first, type(capture_of()))
    assert isinstance(second, type(capture_of()))
    before = ledger.add(first, document_of(first))
    counts = ledger.counts()
    assert ledger.knows(second)
    assert ledger.add(second, document_of(second)) == (before.document, News.SAME)
    assert ledger.counts() == counts


def test_the_same_bytes_under_another_url_are_another_page(ledger: Ledger) -> None:
    for url in (URL, URL + "?again"):
        capture = capture_of(url=url)
        assert ledger.add(capture, document_of(capture)).news is News.NEW
    assert ledger.counts()[:3] == (1, 2, 2)
    assert [document.url for document in ledger.documents()] == [URL, URL + "?again"]


def test_bytes_whose_url_turns_up_later_are_shown_with_it(ledger: Ledger) -> None:
    for capture in (capture_of(url=None), capture_of()):
        ledger.add(capture, document_of(capture))
    assert [document.url for document in ledger.documents()] == [URL]
    assert [document.url for document in ledger.documents(versions=True)] == [URL]


def test_versions_of_a_page_stand_side_by_side(ledger: Ledger) -> None:
    new, old = capture_of("new", time=LATER), capture_of("old", time=EARLIER)
    assert ledger.add(new, document_of(new)).news is News.NEW
    assert ledger.add(old, document_of(old)).news is News.VERSION
    other = capture_of("other", url=URL + "?other")
    ledger.add(other, document_of(other))

    def shown(*, url: str | None = None, versions: bool = False) -> list[str | None]:
        return [document.sha256 for document in ledger.documents(url=url, versions=versions)]

    assert shown() == [new.sha256, other.sha256]
    assert shown(versions=True) == [new.sha256, old.sha256, other.sha256]
    assert shown(url=URL, versions=True) == [new.sha256, old.sha256]


def test_without_times_the_version_added_last_is_the_latest(ledger: Ledger) -> None:
    for body in ("first", "second"):
        capture = capture_of(body, time=None)
        ledger.add(capture, document_of(capture))
    assert [document.sha256 for document in ledger.documents()] == [capture_of("second").sha256]


def test_another_reader_reads_again(where: str) -> None:
    capture = capture_of()
    with open_ledger(where, reader="0.1") as ledger:
        ledger.add(capture, document_of(capture))
    with open_ledger(where, reader="0.2") as ledger:
        assert not ledger.knows(capture)
        added = ledger.add(capture, replace(document_of(capture), language="nb"))
        assert added.news is News.REREAD
        assert ledger.knows(capture)
        assert ledger.counts()[:3] == (1, 1, 2)
        for versions in (False, True):
            assert [document.language for document in ledger.documents(versions=versions)] == ["nb"]
        assert {hit.document for hit in ledger.search("strangers")} == {added.document}


def test_another_tagger_reads_again_and_both_readings_stay(ledger: Ledger) -> None:
    capture = capture_of()
    ledger.add(capture, document_of(capture))
    assert ledger.knows(capture)
    assert not ledger.knows(capture, tagger="another")
    assert ledger.add(capture, document_of(capture), tagger="another").news is News.REREAD
    assert ledger.add(capture, document_of(capture), tagger="another").news is News.SAME
    assert ledger.counts()[:3] == (1, 1, 2)


def test_a_document_of_other_bytes_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="not of the bytes captured from salt"):
        ledger.add(capture_of(), document_of(capture_of("other")))
    assert sum(ledger.counts()) == 0


def test_what_is_not_there_is_an_error(ledger: Ledger) -> None:
    for number in (7, 0, -1, 10**30):
        with pytest.raises(NotKept, match=f"has no document {number}"):
            ledger.document(number)
    with pytest.raises(NotKept, match="has no bytes"):
        ledger.body("ab")


def test_a_loop_over_documents_may_add_more(ledger: Ledger) -> None:
    for number in range(40):
        ledger.add(*page(number))
    seen = 0
    for number, _ in enumerate(ledger.documents(), start=1000):
        if seen < 40:
            ledger.add(*page(number))
        seen += 1
    assert seen == 80


def test_opened_for_reading_it_shows_everything_and_takes_nothing(where: str) -> None:
    with open_ledger(where) as ledger:
        ledger.add(*page(1))
        before = list(ledger.documents())
        with open_ledger(where, read_only=True) as reading:
            assert list(reading.documents()) == before
            for add in (lambda: reading.add(*page(2)), lambda: reading.fail(failure())):
                with pytest.raises(LedgerError, match="database refuses"):
                    add()
            ledger.add(*page(2))
            assert len(list(reading.documents())) == 2


def test_opened_for_reading_none_is_made(where: str) -> None:
    for _ in range(2):
        with pytest.raises(LedgerError, match=r"there is no ledger here|is empty or"):
            open_ledger(where, read_only=True)


def test_failures_are_kept_and_counted(ledger: Ledger) -> None:
    odd = replace(failure("odd\0"), place=Place("caf\udce9.html"))
    for each in (failure(), failure("empty"), failure(), odd):
        ledger.fail(each)
    kept = ledger.failures()
    assert {(each.failure.reason, each.times) for each in kept} == {
        ("not a page", 2),
        ("empty", 1),
        ("odd\ufffd", 1),
    }
    assert [each.failure for each in kept if each.times == 2] == [failure()]
    assert {each.failure.place for each in kept} == {failure().place, odd.place}
    assert ledger.counts().failures == 3


# ── Listing ──────────────────────────────────────────────────────────────────────────────────


def test_a_listing_tells_a_page_in_short(ledger: Ledger) -> None:
    capture = capture_of()
    start = datetime.now(UTC)
    added = ledger.add(capture, document_of(capture))
    (listed,) = ledger.listing()
    assert start <= listed.added <= datetime.now(UTC)
    assert listed == Listed(
        id=added.document,
        url=URL,
        headline=HEADLINE,
        outlet="Harbour Courier",
        published="2031-05-06",
        time=capture.time,
        added=listed.added,
        statements=1,
        attributed=1,
        comments=3,
    )


def test_a_listing_goes_backwards_in_pieces(ledger: Ledger) -> None:
    ids = [ledger.add(*page(number)).document for number in range(7)]
    first = ledger.listing(3)
    second = ledger.listing(3, before=first[-1].id)
    third = ledger.listing(3, before=second[-1].id)
    assert [each.id for each in (*first, *second, *third)] == ids[::-1]
    assert ledger.listing(3, before=third[-1].id) == []
    assert [each.headline for each in first] == ["Barge 6 stopped", "Barge 5 stopped", "Barge 4 stopped"]


@pytest.mark.parametrize(("limit", "before"), [(0, None), (-1, None), (5, 0), (5, -(10**30))])
def test_a_listing_may_be_empty(ledger: Ledger, limit: int, before: int | None) -> None:
    ledger.add(*page(1))
    assert ledger.listing(limit, before=before) == []
    assert len(ledger.listing(before=10**30)) == 1


def test_a_listing_shows_the_documents_that_are_shown(ledger: Ledger) -> None:
    captures = [
        capture_of("new", time=LATER),
        capture_of("old", time=EARLIER),
        capture_of("other", url=URL + "?other", time=None),
        capture_of("other", url=None),
    ]
    new, old, other, _ = (ledger.add(each, document_of(each)).document for each in captures)
    assert [each.id for each in ledger.listing()] == [other, new]
    assert [each.id for each in ledger.listing(versions=True)] == [other, old, new]
    assert [each.id for each in ledger.listing(url=URL, versions=True)] == [old, new]
    assert [each.time for each in ledger.listing()] == [None, LATER]


# ── Any text at all ──────────────────────────────────────────────────────────────────────────


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.binary(max_size=200))
def test_no_text_is_lost(ledger: Ledger, headline: str, paragraph: str, author: str, body: bytes) -> None:
    capture = replace(capture_of(url=f"https://a.example/{headline}"), body=body)
    document = document_of(capture, headline=headline, article=(paragraph,), thread=((author, paragraph),))
    if ledger.knows(capture):
        return
    added = ledger.add(capture, document)
    assert ledger.document(added.document, names=True) == with_authors(document, clean(author))
    assert ledger.body(capture.sha256) == body


def test_a_very_long_page_with_a_very_long_url_is_kept_and_found(ledger: Ledger) -> None:
    capture = capture_of(url="https://a.example/?" + "a1b2" * 5000)
    words = " ".join(f"word{number}ø" for number in range(50_000))
    document = document_of(capture, article=(words, "é" * 100_000), thread=())
    ledger.add(capture, document)
    assert list(ledger.documents()) == [document]
    assert [hit.where for hit in ledger.search("word49999ø")] == [Part.ARTICLE]


# ── Commenters ───────────────────────────────────────────────────────────────────────────────


def test_names_of_commenters_stand_in_the_side_table_alone(ledger: Ledger) -> None:
    capture = capture_of()
    document = document_of(capture)
    hidden = ledger.document(ledger.add(capture, document).document)
    authors = [comment.author for comment in hidden.comments]
    assert authors[2] is None
    assert all(author is None or author.startswith("reader-") for author in authors)
    assert ledger.names(hidden) == {authors[0]: "Oda Brandt", authors[1]: "Pil Ravn"}
    assert hidden == with_authors(document, *authors)


def test_a_reader_is_the_same_on_one_site_only(ledger: Ledger) -> None:
    urls = (
        "https://a.example/1",
        "https://www.A.example:443/2",
        "https://b.example/1",
        None,
    )
    hidden = []
    for url in urls:
        capture = capture_of(str(url), url=url)
        added = ledger.add(capture, document_of(capture))
        hidden.append(ledger.document(added.document).comments[0].author)
    assert hidden[0] == hidden[1]
    assert len(set(hidden)) == 3


def test_ledgers_do_not_share_pseudonyms(ledger: Ledger, tmp_path: object) -> None:
    capture = capture_of()
    ledger.add(capture, document_of(capture))
    with open_ledger(f"{tmp_path}/other.db") as other:
        other.add(capture, document_of(capture))
        (ours,), (theirs,) = ledger.documents(), other.documents()
        assert ours.comments[0].author != theirs.comments[0].author


def test_an_erased_name_does_not_come_back(ledger: Ledger) -> None:
    capture = capture_of()
    document = document_of(capture)
    ledger.add(capture, document)
    (hidden,) = ledger.documents()
    oda = hidden.comments[0].author
    assert oda is not None
    assert ledger.erase_commenter(oda)
    assert not ledger.erase_commenter(oda)
    later = capture_of("later", time=LATER)
    ledger.add(later, document_of(later))
    assert set(ledger.names(hidden).values()) == {"Pil Ravn"}
    (shown,) = ledger.documents(names=True)
    assert [comment.author for comment in shown.comments] == [oda, "Pil Ravn", None]


# ── Searching ────────────────────────────────────────────────────────────────────────────────


def test_search_shows_where_the_words_are(ledger: Ledger) -> None:
    capture = capture_of()
    document = document_of(capture)
    added = ledger.add(capture, document)
    hits = {hit.where: hit for hit in ledger.search("barges")}
    assert set(hits) == {Part.HEADLINE, Part.ARTICLE, Part.STATEMENT}
    for hit in hits.values():
        assert (hit.document, hit.url, hit.headline) == (added.document, URL, HEADLINE)
        assert hit.span is not None
        assert hit.span.of(document.text) == "barges"
        assert "barges" in hit.snippet
    (comment,) = ledger.search("evidence")
    assert comment.where is Part.COMMENT
    assert comment.snippet.startswith("…Nobody was hurt") or "Evidence please?" in comment.snippet


def test_search_tells_which_paragraph_statement_or_comment(ledger: Ledger) -> None:
    capture = capture_of()
    ledger.add(capture, document_of(capture))

    def found(words: str) -> set[tuple[Part, int]]:
        return {(hit.where, hit.number) for hit in ledger.search(words)}

    assert found("nobody") == {(Part.ARTICLE, 2)}
    assert found("chained") == {(Part.ARTICLE, 1), (Part.STATEMENT, 1)}
    assert found("salt") == {(Part.HEADLINE, 1)}
    assert found("spring") == {(Part.COMMENT, 2)}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("strangers", True),
        ("STRÁNGERS Chained", True),
        ("strang", True),
        ("was", True),
        ("wa", False),
        ('"chained two barges"', True),
        ('"two chained barges"', False),
        ('"strang"', False),
        ("“Lock Nine”", True),
        ("strangers unicorns", False),
        ("lock-nine", True),
        ("crowns", False),
        ("", False),
        ("…", False),
        ('"', False),
        ("NEAR(strangers chained)", False),
        ("strangers OR unicorns", False),
        ("words:strangers", False),
        ("strangers*", True),
        ("'strangers'", True),
        ("-strangers", True),
        ("strangers\0", True),
    ],
)
def test_search_reads_words_not_syntax(ledger: Ledger, words: str, found: bool) -> None:
    capture = capture_of()
    ledger.add(capture, document_of(capture))
    assert bool(ledger.search(words)) is found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_TEXT | st.text("ab\"'*():&|!<->^\\ \n%_", max_size=20))
def test_no_query_is_an_error(ledger: Ledger, words: str) -> None:
    if not ledger.counts().documents:
        capture = capture_of()
        ledger.add(capture, document_of(capture, article=("a b ab bab",)))
    for hit in ledger.search(words):
        assert hit.span is None or hit.span.end > hit.span.start


def test_search_finds_every_word_of_a_text(ledger: Ledger) -> None:
    paragraph = "Ärger im Wasserwerk: ½ der Straße, 12e5 Liter, İzmir, naïve e\u0301lan, 東京 और ﬁn."
    capture = capture_of()
    ledger.add(capture, document_of(capture, article=(paragraph,)))
    for word in (*paragraph.split(), "arger", "strasse", "elan", "fin"):
        if any(map(str.isalnum, word)):
            assert ledger.search(word), word


def test_search_finds_the_latest_version_only(ledger: Ledger) -> None:
    for body, time, word in (("new", LATER, "heron"), ("old", EARLIER, "ferry")):
        capture = capture_of(body, time=time)
        ledger.add(capture, document_of(capture, headline=f"The {word}"))
    assert ledger.search("heron")
    assert not ledger.search("ferry")


def test_search_finds_a_headline_that_only_the_metadata_gives(ledger: Ledger) -> None:
    capture = capture_of()
    document = document_of(capture)
    without = replace(document, passages=document.passages[1:])
    ledger.add(capture, without)
    (hit,) = (hit for hit in ledger.search("ministry salt") if hit.where is Part.HEADLINE)
    assert hit.span is None
    assert hit.snippet == HEADLINE


def test_search_stops_at_its_limit(ledger: Ledger) -> None:
    for number in range(10):
        ledger.add(*page(number))
    assert len(ledger.search("barge", limit=3)) == 3
    assert len({hit.document for hit in ledger.search("stopped", limit=100)}) == 10


def test_search_shows_little_of_much(ledger: Ledger) -> None:
    capture = capture_of()
    words = " ".join(["padding"] * 500)
    ledger.add(capture, document_of(capture, article=(f"{words} kingfisher {words}",)))
    (hit,) = ledger.search("kingfisher")
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) < 200
    assert "kingfisher" in hit.snippet


def test_times_sort_whatever_their_zone(ledger: Ledger) -> None:
    base = datetime.fromisoformat("2031-05-01T23:30:00+02:00")
    for body, time in (("first", base), ("second", (base + timedelta(minutes=1)).astimezone(UTC))):
        capture = capture_of(body, time=time)
        ledger.add(capture, document_of(capture))
    assert [document.time for document in ledger.documents()] == [base + timedelta(minutes=1)]
