"""Claims over several pages: the story of the demo, and what must hold whatever the order."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from random import Random

import pytest

import sayso
from sayso.links.claims import link_claims
from sayso.types import Claim, Decision, Document


@cache
def pages() -> dict[str, Document]:
    folder = files("sayso") / "demo" / "pages"
    return {page.name: sayso.read(str(page)) for page in sorted(folder.iterdir(), key=lambda page: page.name)}


@cache
def claims() -> tuple[Claim, ...]:
    return link_claims(dict(enumerate(pages().values(), 1)))


def names_of(claim: Claim) -> set[str]:
    names = tuple(pages())
    return {names[at - 1] for at in claim.documents}


def claim_with(words: str) -> Claim:
    (found,) = (
        claim
        for claim in claims()
        if any(
            words in span.of(document.text)
            for at, number in claim.carried
            for document in [tuple(pages().values())[at - 1]]
            for span in document.statements[number].content
        )
    )
    return found


def test_many_pages_of_one_briefing_have_one_origin() -> None:
    claim = claim_with("a group of about 14 people intended to reach the lock")
    assert {
        "ministry-briefing.html",
        "tellwright-briefing.html",
        "gazette-reprint.html",
        "dispatch-lock.html",
        "radio-norrund.html",
    } <= names_of(claim)
    assert claim.provenance.independent == 1


@pytest.mark.xfail(reason="half of its words are others, and only one telling is near enough", strict=True)
def test_a_loose_retelling_belongs_to_it_too() -> None:
    claim = claim_with("a group of about 14 people intended to reach the lock")
    assert "harbour-lights.html" in names_of(claim)


def test_a_claim_is_held_by_ties_among_its_own_statements() -> None:
    for claim in claims():
        ends = {end for tie in claim.ties for end in (tie.left, tie.right)}
        assert ends == set(claim.carried)


def test_the_reprint_is_known_as_a_copy() -> None:
    claim = claim_with("a group of about 14 people intended to reach the lock")
    names = tuple(pages())
    copied = {
        frozenset(names[claim.documents[at] - 1] for at in (copy.document, copy.of))
        for copy in claim.provenance.copies
    }
    assert copied == {frozenset({"tellwright-briefing.html", "gazette-reprint.html"})}


def test_the_allegation_of_the_year_before_is_no_part_of_it() -> None:
    now = claim_with("was planning to sabotage the")
    before = claim_with("meant to burn down the grain store")
    assert set(now.carried).isdisjoint(before.carried)
    assert "dispatch-2023.txt" in names_of(before)
    assert "dispatch-2023.txt" not in names_of(now)


def test_a_denial_is_linked_and_not_merged() -> None:
    claim = claim_with("was planning to sabotage the")
    names = tuple(pages())
    denying = {names[end.document - 1] for tie in claim.denials for end in (tie.left, tie.right)}
    assert "gazette-denial.html" in denying
    assert all(tie.match.decision is Decision.DENIAL for tie in claim.denials)


def test_every_statement_belongs_to_one_claim_at_most() -> None:
    carried = [one for claim in claims() for one in claim.carried]
    assert len(carried) == len(set(carried))


def test_every_tie_has_its_reasons_in_words() -> None:
    ties = [tie for claim in claims() for tie in (*claim.ties, *claim.denials, *claim.recurrences)]
    assert ties
    assert all(tie.match.reasons and all(reason.detail for reason in tie.match.reasons) for tie in ties)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_arrival_changes_nothing(seed: int) -> None:
    shuffled = list(pages().items())
    Random(seed).shuffle(shuffled)
    names = [name for name, _ in shuffled]
    again = link_claims([document for _, document in shuffled])
    told = {
        (claim.id, frozenset(names[at] for at in claim.documents), claim.provenance.independent)
        for claim in again
    }
    assert told == {
        (claim.id, frozenset(names_of(claim)), claim.provenance.independent) for claim in claims()
    }


def test_one_page_alone_makes_no_claim() -> None:
    assert link_claims([pages()["ministry-briefing.html"]]) == ()
    assert link_claims([]) == ()


def test_a_page_that_says_nothing_changes_nothing() -> None:
    empty = Document(text="", passages=())
    told = [(claim.id, len(claim.carried)) for claim in link_claims((*pages().values(), empty))]
    assert told == [(claim.id, len(claim.carried)) for claim in claims()]


def test_a_claim_is_named_by_words_that_are_understood_by_themselves() -> None:
    said = [
        "Oram Vell, the harbour master, said that the Kerrin ferry will stop sailing in June.",
        "Harbour master Oram Vell said the Kerrin ferry will stop sailing in June.",
        "The harbour master, Oram Vell, said that the Kerrin ferry will stop sailing in June for good.",
    ]
    (claim,) = link_claims([sayso.read_text(f"Ferry news\n\n{sentence}") for sentence in said])
    assert claim.wording.startswith("the Kerrin ferry")
    assert not any(claim.wording.startswith("that ") for claim in claims())


WARNING = """\
<html><head><title>{headline}</title><meta property="article:published_time" content="{day}"></head><body>
<article><h1>{headline}</h1><p>{sentence}</p><p>Nobody at the lock would speak to reporters.</p></article>
</body></html>
"""


def warning(day: str, sentence: str) -> Document:
    page = WARNING.format(headline="Saboteurs threaten the Tirn lock", day=day, sentence=sentence)
    return sayso.read_capture(sayso.Capture(page.encode(), sayso.Place("test")))


def warnings() -> list[Document]:
    """Of one lock: two pages of one year, and two of the next."""
    tellings = (
        "Saboteurs from Kestria planned to blow up the Tirn lock, the Interior Ministry of Veland said.",
        "The Interior Ministry of Veland said that Kestrian saboteurs planned to blow up the lock at Tirn.",
    )
    return [
        warning(f"{year}-05-0{day}", told) for year in (2031, 2032) for day, told in enumerate(tellings, 6)
    ]


def test_a_warning_of_the_next_year_is_another_claim_tied_to_the_first() -> None:
    claims = [claim for claim in link_claims(warnings()) if claim.provenance.origins]
    assert sorted(claim.documents for claim in claims) == [(0, 1), (2, 3)]
    for claim in claims:
        crossing = {(tie.left.document < 2, tie.right.document < 2) for tie in claim.recurrences}
        assert crossing == {(True, False)}


def test_who_recalls_what_was_said_a_year_ago_tells_of_that() -> None:
    said = "Saboteurs from Kestria were planning to blow up the Tirn lock"
    then = warning("2031-05-06", f"{said}, the Interior Ministry of Veland said.")
    recalling = warning("2032-05-07", f"In May last year the Interior Ministry of Veland said that {said}.")
    again = warning("2032-05-08", f"{said}, the Interior Ministry of Veland said on Thursday.")
    spoken = [claim for claim in link_claims([then, recalling, again]) if claim.provenance.origins]
    assert [claim.documents for claim in spoken] == [(0, 1)]
    assert {tie.right.document for claim in spoken for tie in claim.recurrences} == {2}
