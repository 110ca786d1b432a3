"""What documents say of the claim's own history, and which of them mean one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

import sayso
from sayso.links.origins import trace_origins
from sayso.links.origins.pages import address_of
from sayso.types import Anchor, Document, Meta, Provenance, Signal, Span

CLAIM = "The Tirn lock was sabotaged."
PAPER = (
    "The Tirn lock was sabotaged on Monday night, Tobin Arvask told the Harbour Post. He said that the lower "
    "gates of the lock had been forced with iron bars and that nobody had been seen near the towpath."
)


def document(
    text: str, outlet: str | None = None, day: str | None = None, url: str | None = None
) -> Document:
    def signal(field: str, value: str | None) -> Signal | None:
        return Signal(field, value, "meta", value) if value else None

    meta = Meta(outlet=signal("outlet", outlet), published=signal("published", day))
    return replace(sayso.read_text(text), meta=meta, url=url, time=datetime(2031, 5, 9, tzinfo=UTC))


def traced(*documents: Document) -> Provenance:
    return trace_origins(documents, [CLAIM])


def linked(one: Document, words: str, url: str) -> Document:
    """The document with a link on these words of its first paragraph."""
    start = one.text.index(words)
    anchor = Anchor(Span(start, start + len(words)), url)
    first = next(at for at, each in enumerate(one.passages) if each.span.covers(anchor.span))
    passages = list(one.passages)
    passages[first] = passages[first]._replace(anchors=(anchor,))
    return replace(one, passages=tuple(passages))


# ── Pages of the set ─────────────────────────────────────────────────────────────────────────


def test_an_outlet_that_is_cited_is_its_page() -> None:
    post = document("The Tirn lock was sabotaged, Tobin Arvask told us.", "The Harbour Post", "2031-05-02")
    courier = document(PAPER, "Ithral Courier", "2031-05-03")
    (cited,) = (each for each in traced(courier, post).citations if each.to is not None)
    assert (cited.document, cited.name, cited.to) == (0, "Harbour Post", 1)


ARVASK = "The Tirn lock was sabotaged on Monday, said Tobin Arvask. The towpath is open. Barges have to wait."
BY_THE_POST = "Somebody has sabotaged the Tirn lock, the Harbour Post reports. It rains. Grain is dear."


def test_an_outlet_that_is_cited_rests_on_whom_its_own_page_names() -> None:
    post, courier = document(ARVASK, "Harbour Post"), document(BY_THE_POST, "Ithral Courier")
    (origin,) = traced(post, courier).origins
    assert (origin.name, origin.documents) == ("Tobin Arvask", (0, 1))


def test_the_page_of_an_outlet_that_is_cited_rests_on_it_where_it_names_nobody() -> None:
    post = document("The Tirn lock was sabotaged on Monday. Nobody was hurt. Ferries sail.", "Harbour Post")
    (origin,) = traced(post, document(BY_THE_POST, "Ithral Courier")).origins
    assert (origin.name, origin.documents) == ("Harbour Post", (0, 1))


def test_an_outlet_that_is_cited_rests_on_whom_the_page_names_that_its_own_is_a_copy_of() -> None:
    more = " The barges lay below the lock for three days, and the grain went by rail to Bruskeld and beyond."
    retold = document("The Tirn lock was sabotaged on Monday." + more, "Harbour Post")
    courier = document(BY_THE_POST, "Ithral Courier")
    (origin,) = traced(document(ARVASK + more, "Dock Herald"), retold, courier).origins
    assert (origin.name, origin.documents) == ("Tobin Arvask", (0, 1, 2))


@pytest.mark.parametrize(
    "credit",
    [
        "The story was first reported by the Harbour Post.",
        "This article originally appeared in the Harbour Post.",
        "The story was published by the Harbour Post.",
    ],
)
def test_whose_whole_story_a_page_has_is_cited_and_rests_on_whom_the_page_names(credit: str) -> None:
    paragraphs = (ARVASK, "The towpath is open again.", "Barges have to wait until Friday.", credit)
    found = traced(document("\n\n".join(paragraphs)))
    assert [citation.name for citation in found.citations] == ["Tobin Arvask", "Harbour Post"]
    assert [origin.name for origin in found.origins] == ["Tobin Arvask"]


def test_a_page_that_names_nobody_but_whose_story_it_has_rests_on_that() -> None:
    claim, credit = (
        "The Tirn lock was sabotaged on Monday.",
        "The story was first reported by the Harbour Post.",
    )
    found = traced(document(f"{claim}\n\nThe towpath is open.\n\nBarges have to wait.\n\n{credit}"))
    assert [origin.name for origin in found.origins] == ["Harbour Post"]


def test_a_link_to_another_page_of_the_set_is_an_edge() -> None:
    post = document("The Tirn lock was sabotaged, Arvask said.", url="https://www.post.example/lock/")
    blog = linked(document(PAPER), "Tobin Arvask", "http://post.example/lock?utm_source=mail#top")
    outside = linked(document(PAPER), "Tobin Arvask", "https://elsewhere.example/lock")
    found = traced(blog, post, outside).links
    assert [(link.document, link.to, link.span.of(blog.text)) for link in found] == [(0, 1, "Tobin Arvask")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.post.example/a/", "http://post.example/a"),
        ("https://post.example/a?fbclid=x&id=3", "https://post.example/a?id=3"),
        ("https://post.example/a#comments", "https://post.example/a"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert address_of(one) == address_of(other)


def test_pages_told_apart_by_their_query_stay_apart() -> None:
    assert address_of("https://post.example/?id=3") != address_of("https://post.example/?id=4")


# ── Copies ───────────────────────────────────────────────────────────────────────────────────


def test_a_copy_that_names_its_agency_is_the_copy_though_it_is_longer() -> None:
    wire = document(PAPER, "Tellwright", "2031-05-03")
    reprint = document(
        f"SORVANE (Tellwright) - {PAPER} Our reader line is open.", "The Gazette", "2031-05-02"
    )
    (copy,) = traced(wire, reprint).copies
    assert (copy.document, copy.of) == (1, 0)
    assert "gives Tellwright as where it is from" in copy.reason


def test_the_later_of_two_copies_is_the_copy() -> None:
    early, late = document(PAPER + " More soon.", day="2031-05-02"), document(PAPER, day="2031-05-04")
    for pair, copy in (((early, late), 1), ((late, early), 0)):
        (found,) = traced(*pair).copies
        assert (found.document, found.of) == (copy, 1 - copy)
        assert "published later" in found.reason


def test_a_day_before_that_of_its_source_is_named_as_wrong() -> None:
    post = document("The Tirn lock was sabotaged, Tobin Arvask told us.", "The Harbour Post", "2031-05-04")
    courier = document(PAPER, "Ithral Courier", "2031-05-03")
    earliest = traced(courier, post).earliest
    assert earliest is not None
    assert "page 0 declares an earlier day than page 1, from which it has it" in earliest.reason


# ── Who had it first, who took it back ───────────────────────────────────────────────────────


def test_who_is_said_to_have_had_it_first() -> None:
    text = "The Tirn lock was sabotaged. The sabotage of the lock was first reported by the Harbour Post."
    (first,) = traced(document(text)).first_told
    assert (first.name, first.span.of(text)) == ("Harbour Post", "was first reported by")


@pytest.mark.parametrize(
    ("more", "takes_back"),
    [
        ("On Friday Arvask took back what he had said of the lock.", True),
        ("The Harbour Post has retracted its report on the lock.", True),
        ("“I was misunderstood,” Arvask said of the lock on Friday.", True),
        ("The Harbour Post has so far not retracted its report on the lock.", False),
        ("The ferry line has retracted its plan.", False),
        ("Arvask said that he stood by every word on the lock.", False),
    ],
)
def test_a_source_that_takes_it_back(more: str, takes_back: bool) -> None:
    found = traced(document(PAPER), document(f"{PAPER} {more}"))
    assert [each.document for each in found.recantings] == ([1] if takes_back else [])
    assert found.independent == traced(document(PAPER), document(PAPER)).independent
