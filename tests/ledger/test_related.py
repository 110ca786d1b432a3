"""Which documents a new one may have to do with: all that linking would tie it to, and few besides."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from sayso.linking import link_new
from sayso.links.claims import Linked, Mark, Marks
from sayso.links.claims.lookup import Lookup
from sayso.links.reuse import ReuseIndex, read_fingerprint

from .pages import document_of, page

if TYPE_CHECKING:
    from sayso.ledger import Ledger

NOTHING = read_fingerprint("")
PAGES = 60


def _fill(ledger: Ledger, many: list[Marks]) -> list[int]:
    """Pages that are linked with these marks, and nothing to any other; their ids."""
    ids = [ledger.add(*page(number)).document for number in range(len(many))]
    for number, (id_, marks) in enumerate(zip(ids, many, strict=True), start=1):
        linked = Linked(marks, tuple(marks.fingerprint.seeds.tolist()), (), ())
        assert ledger.links.keep(id_, number, linked)
    return ids


def _mark(rng: Random, statement: int) -> Mark:
    terms = tuple(f"term{each}" for each in rng.sample(range(25), rng.randint(1, 8)))
    day = None if rng.random() < 0.1 else rng.randrange(1, 150)
    return Mark(statement, rng.random() < 0.5, rng.random() < 0.7, day, terms)


@pytest.mark.parametrize("seed", range(3))
def test_what_shares_telling_words_is_found(ledger: Ledger, seed: int) -> None:
    rng, lookup = Random(seed), Lookup()
    many = [Marks((_mark(rng, 0), _mark(rng, 3)), NOTHING, None) for _ in range(PAGES)]
    ids = _fill(ledger, many)
    for id_, marks in zip(ids, many, strict=True):
        lookup.know(id_, marks.statements)
    found_too_much = 0
    for _ in range(30):
        new = Marks((_mark(rng, 0), _mark(rng, 1)), NOTHING, None)
        worth_comparing = {left.document for left, _ in lookup.add(-1, new.statements)} - {-1}
        related = ledger.links.related(new)
        assert worth_comparing <= related <= set(ids)
        found_too_much += len(related - worth_comparing)
    assert found_too_much < 30 * PAGES / 10


def test_what_shares_wording_is_found_and_nothing_else(ledger: Ledger) -> None:
    rng, index = Random(0), ReuseIndex()
    texts = [" ".join(f"word{rng.randrange(4000)}" for _ in range(80)) for _ in range(PAGES)]
    ids = _fill(ledger, [Marks((), read_fingerprint(text), None) for text in texts])
    for id_, text in zip(ids, texts, strict=True):
        index.know(str(id_), read_fingerprint(text))
    for at in range(0, PAGES, 10):
        reprint = read_fingerprint(texts[at][:300] + texts[at + 1][-300:])
        copied = {int(each.left) for each in index.add(f"new {at}", reprint)}
        assert copied == {ids[at], ids[at + 1]} == ledger.links.related(Marks((), reprint, None))


def test_a_site_s_boilerplate_finds_some_of_its_pages_and_not_all(ledger: Ledger) -> None:
    """However many pages of a site carry its notice, a new one is not looked at beside all of them."""
    notice = " ".join(f"notice{number}" for number in range(60))
    marks = Marks((), read_fingerprint(notice), "courier.example")
    assert ledger.links.related(marks) == set()
    for number in range(30):
        capture, _ = page(number)
        ledger.add(capture, document_of(capture, article=(notice, f"Only here {number}.")))
    link_new(ledger)
    assert ledger.links.counts().linked == 30
    assert 0 < len(ledger.links.related(marks)) <= 16
