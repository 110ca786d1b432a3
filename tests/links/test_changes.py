"""What changes on a claim's way: pages of our own, each with one thing other than the one before."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest

import sayso
from sayso.jsonform import claim_from_json, claim_to_json
from sayso.links.claims import link_claims
from sayso.links.claims.differing import Telling, contrary
from sayso.links.matches import state_from
from sayso.types import Carried, Change, ChangeKind, Claim, Document, Meta, Signal, Way


def page(text: str, day: str | None = None, outlet: str | None = None) -> Document:
    meta = Meta(
        published=Signal("published", day, "meta", day) if day else None,
        outlet=Signal("outlet", outlet, "meta", outlet) if outlet else None,
    )
    return replace(sayso.read_text(text), meta=meta)


def changes_of(*pages: Document) -> list[Change]:
    return [change for claim in link_claims(dict(enumerate(pages, 1))) for change in claim.changes]


def words_of(change: Change, *pages: Document) -> tuple[list[str], list[str]]:
    before, after = pages[change.before.document - 1], pages[change.after.document - 1]
    return (
        [span.of(before.text) for span in change.words_before],
        [span.of(after.text) for span in change.words_after],
    )


REST = (
    " The lock lies two miles above the town and was built for grain barges. Boaters waited through the night"
    " on both banks, and the harbour master opened the old store for them. Lene Ollane, who keeps the inn at"
    " the upper gate, said she had given out soup and blankets to whoever asked."
)


ELSEWHERE = " Nothing else was known in Norrund by nightfall, and trains ran as on any other day of May."


class Told(NamedTuple):
    """The first sentence of two pages that share the rest, and what differs."""

    kind: ChangeKind
    first: str
    then: str
    words: tuple[list[str], list[str]]


TOLD = (
    Told(
        ChangeKind.NUMBER,
        "The Waterways Authority said that 40 barges with grain were stuck below Tirn lock in Quillmar.",
        "The Waterways Authority said that sixty barges with grain were stuck below Tirn lock in Quillmar.",
        (["40"], ["sixty"]),
    ),
    Told(
        ChangeKind.HEDGE_LOST,
        "The lower gate of the Tirn lock at Quillmar was allegedly damaged by boaters from Norrund.",
        "The lower gate of the Tirn lock at Quillmar was damaged by boaters from Norrund.",
        (["allegedly"], []),
    ),
    Told(
        ChangeKind.HEDGE_ADDED,
        "The lower gate of the Tirn lock at Quillmar was damaged by boaters from Norrund.",
        "The lower gate of the Tirn lock at Quillmar was reportedly damaged by boaters from Norrund.",
        ([], ["reportedly"]),
    ),
    Told(
        ChangeKind.ATTRIBUTION_LOST,
        "Boaters from Norrund damaged the lower gate of the Tirn lock at Quillmar, the mayor said.",
        "Boaters from Norrund damaged the lower gate of the Tirn lock at Quillmar.",
        (["the mayor"], []),
    ),
)


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.kind.value)
def test_one_thing_is_other_than_before(told: Told) -> None:
    pages = page(told.first + REST, "2031-05-06"), page(told.then + REST, "2031-05-07")
    found = changes_of(*pages)
    assert [change.kind for change in found] == [told.kind]
    assert found[0].way is Way.COPIES
    assert (found[0].before.document, found[0].after.document) == (1, 2)
    assert words_of(found[0], *pages) == told.words
    assert "page 1" in found[0].detail
    assert "page 2, which carries the same text," in found[0].detail


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.kind.value)
def test_the_earlier_page_is_the_one_of_the_earlier_day(told: Told) -> None:
    later, earlier = page(told.then + REST, "2031-05-07"), page(told.first + REST, "2031-05-06")
    assert [change.before.document for change in changes_of(later, earlier)] == [2]


def test_the_opposite_in_the_same_words() -> None:
    tellings = [
        Telling(Carried(at, 0), told, state_from(told, told.statements[0]), told.passages[0].span)
        for at, told in enumerate(
            [
                page(f"The Waterways Authority said that tolls at the Tirn lock would {go} in spring.")
                for go in ("rise", "fall")
            ]
        )
    ]
    found = contrary(*tellings)
    assert found is not None
    assert [span.of(tellings[1].document.text) for span in found.after] == ["fall"]


def test_pages_that_say_the_same_have_no_change() -> None:
    assert (
        changes_of(*(page(told.first + REST, f"2031-05-0{day}") for day in (1, 2, 3) for told in TOLD[:1]))
        == []
    )


def test_other_languages_have_none() -> None:
    first, then = page(TOLD[3].first + REST, "2031-05-06"), page(TOLD[3].then + REST, "2031-05-07")
    assert changes_of(first, then)
    assert changes_of(first, replace(then, language="nl")) == []


def test_who_tells_less_changes_nothing() -> None:
    long = "The mayor said that boaters from Norrund damaged the gate of the Tirn lock, perhaps by mistake."
    short = "The mayor said that boaters from Norrund damaged the gate of the Tirn lock."
    assert changes_of(page(long + REST, "2031-05-06"), page(short + REST, "2031-05-07")) == []


def test_a_page_that_gives_its_source_in_another_place_has_not_lost_it() -> None:
    told = TOLD[3]
    later = "Boaters Damage Lower Gate of Tirn Lock at Quillmar\n\n" + told.first + REST
    assert changes_of(page(told.first + REST, "2031-05-06"), page(later, "2031-05-07")) == []


def test_another_source_for_the_same_words() -> None:
    said = "“The lower gate of the Tirn lock was damaged by boaters from Norrund,” said {}."
    first = page(
        said.format("Mayor Ana Oru") + " It rained all day in Quillmar.", "2031-05-06", "Harbour Post"
    )
    then = page(
        said.format("Colonel Tobin Arvask") + " The Harbour Post reported the words first.",
        "2031-05-07",
        "Courier",
    )
    (found,) = changes_of(first, then)
    assert found.kind is ChangeKind.SOURCE
    assert "Ana Oru" in found.detail
    assert "Tobin Arvask" in found.detail


MAYOR = "Boaters from Norrund damaged the gate of the Tirn lock at Quillmar, the mayor said."
ITSELF = "Boaters from Norrund have damaged the gate at the Tirn lock in Quillmar."


def test_without_a_known_way_an_earlier_page_is_held_against_the_later() -> None:
    first, then = page(MAYOR + REST, "2031-05-06"), page(ITSELF + ELSEWHERE, "2031-05-09")
    (found,) = changes_of(first, then)
    assert (found.kind, found.way) == (ChangeKind.ATTRIBUTION_LOST, Way.LATER)
    assert "without word of where it has it from" in found.detail


STILL = (
    " The mill at Bruskeld stood still for a day, and bread was dearer in the evening. Nobody had seen a "
    "boat, and the towpath stayed open until noon, when two constables came along and hung a chain across it."
)


def test_of_earlier_pages_the_most_alike_is_held_against_the_later() -> None:
    said = (
        "A group of {} people intended to reach the Tirn lock by small boat and disable its lower gates, {}."
    )
    other = "About 14 people had been trained to approach the Tirn lock by small boat, the colonel said."
    found = changes_of(
        page(other + REST, "2031-05-05"),
        page(said.format(14, "the colonel said") + ELSEWHERE, "2031-05-05"),
        page(said.format(40, "the colonel said") + STILL, "2031-05-06"),
    )
    assert [(one.kind, one.way, one.before.document) for one in found] == [(ChangeKind.NUMBER, Way.LATER, 2)]


def test_pages_without_days_and_without_a_way_are_not_put_in_order() -> None:
    assert changes_of(page(MAYOR + REST), page(ITSELF + ELSEWHERE)) == []


def test_changes_are_written_and_read() -> None:
    pages = {at: page(text + REST, f"2031-05-0{at}") for at, text in enumerate(TOLD[1][1:3], 1)}
    claims: tuple[Claim, ...] = link_claims(pages)
    assert any(claim.changes for claim in claims)
    for claim in claims:
        assert claim_from_json(claim_to_json(claim)) == claim
