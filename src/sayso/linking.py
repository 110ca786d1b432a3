"""Linking what a ledger holds: each new page against those there, and the claims that come of it.

Ties are found once and kept. Claims are made of ties alone: a page that joins a claim has that one traced
anew, and whatever no tie of the page reaches is not even looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from sayso.ledger import Around, Ledger, Unsettled
from sayso.links.claims import Group, Linked, Linker, Marks, group_statements, make_claim
from sayso.types import Claim, Document, Failure, Place

REMEMBERED = 512
"""Documents that are held while claims are traced: one page carries many."""

MANY = 100
"""Documents that are told of in the time that looking up those which one may have to do with takes."""

Watcher = Callable[[str, int, int], None]
"""Is told what is being done, `Linking` or `Tracing`, how much of it is done, and of how much."""


class Summary(NamedTuple):
    """What a run of linking did."""

    pages: int
    """Linked now."""
    traced: int
    """Claims that are new or have changed."""
    claims: int
    """All that there are."""


def link_new(ledger: Ledger, watch: Watcher | None = None) -> Summary:
    """Link every page that is not linked yet, and trace the claims that this makes or changes.

    The order in which pages come changes nothing. Whoever is interrupted goes on where it ended; two may link
    at once. Raises LedgerError when the database fails.
    """
    watch = watch or _nobody
    pages = traced = 0
    while ledger.links.unlinked():
        pages += _link_waiting(ledger, watch)
    while (changed := ledger.claims.unsettled()).documents:
        traced += _settle(ledger, changed, watch)
    return Summary(pages, traced, ledger.claims.count())


def claims_in(ledger: Ledger) -> tuple[Claim, ...]:
    """The claims that two or more pages of a ledger carry, in the order of `link_claims`.

    They are as `link_new` left them: pages that came later carry none. Documents go by their ids in the
    ledger. `Ledger.claims` gives some of them, or one, without going through all.
    """
    return tuple(ledger.claims.each())


def documents_of(ledger: Ledger, claims: Iterable[Claim], *, names: bool = False) -> dict[int, Document]:
    """All documents that the claims speak of, by their ids; with `names`, commenters' names in them."""
    ids: set[int] = set()
    for claim in claims:
        ids.update(claim.documents)
        for tie in (*claim.denials, *claim.recurrences):
            ids |= {tie.left.document, tie.right.document}
    return {id_: ledger.document(id_, names=names) for id_ in sorted(ids)}


def documents_naming(ledger: Ledger, name: str) -> tuple[dict[int, Document], tuple[Claim, ...]]:
    """All documents that may speak of somebody and those that speak against these, by their ids; and all
    claims that have to do with one of them."""
    ids = set(ledger.naming(name))
    claims = ledger.claims.on(ids | ledger.links.tied(ids))
    for claim in claims:
        for tie in claim.denials:
            ends = {tie.left.document, tie.right.document}
            if not ids.isdisjoint(ends):
                ids |= ends
    return {id_: ledger.document(id_) for id_ in sorted(ids)}, claims


def _link_waiting(ledger: Ledger, watch: Watcher) -> int:
    """How many pages were linked before somebody else linked one: that one is to be known first."""
    waiting, last = ledger.links.unlinked(), ledger.links.last()
    linking = _Linking(ledger)
    if MANY * len(waiting) > last:
        linking.know(ledger.links.linked())
    for at, document in enumerate(waiting):
        watch("Linking", at, len(waiting))
        linked = linking.link(document, last + at)
        if not ledger.links.keep(document, last + at + 1, linked, linking.no_copies_now()):
            return at
    return len(waiting)


def _settle(ledger: Ledger, changed: Unsettled, watch: Watcher) -> int:
    """Traces the claims that the changed documents reach; how many there were."""
    around = (
        Around(None, tuple(ledger.links.bonds())) if changed.all else ledger.links.around(changed.documents)
    )
    groups = group_statements(around.bonds)
    anew = ledger.claims.not_kept(groups)
    fetch = lru_cache(REMEMBERED)(ledger.document)
    for at, group in enumerate(anew):
        watch("Tracing", at, len(anew))
        made = _make(ledger, fetch, group)
        if isinstance(made, Failure):
            ledger.fail(made)
        else:
            ledger.claims.keep(group, made)
    # Whoever was faster has settled other claims than these; what is left is seen by going round again.
    ledger.claims.settle(changed, around.statements, groups)
    return len(anew)


class _Linking:
    """A linker that is told of earlier documents when one comes that may have to do with them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._linker = Linker(ledger.document)
        self._known: set[int] = set()

    def know(self, earlier: Collection[int]) -> None:
        """Tells the linker of documents that were linked before."""
        for number, marks in self._ledger.links.marks(earlier):
            self._linker.know(number, marks)
        self._known.update(earlier)

    def link(self, number: int, before: int) -> Linked:
        """What a document has to do with those linked before it, of which there are so many."""
        document = self._ledger.document(number)
        try:
            marks = self._linker.read(number, document)
            if len(self._known) < before:
                self._look_up(marks)
            self._known.add(number)
            return self._linker.link(number, marks)
        except Exception as error:  # a defect of ours must cost one page, not the run
            self._ledger.fail(_defect(f"document {number}", document.url, error))
            return Linked.nothing()

    def no_copies_now(self) -> list[tuple[int, int]]:
        """Copies that the document linked last has shown to be a site's boilerplate."""
        links = self._ledger.links
        pairs = links.copies_among(self._linker.shaken())
        for _, marks in list(links.marks({document for pair in pairs for document in pair})):
            self._look_up(marks)
        return [pair for pair in pairs if not self._linker.are_copies(*pair)]

    def _look_up(self, marks: Marks) -> None:
        """Has the linker know all documents that one with these marks may have to do with."""
        self.know(self._ledger.links.related(marks) - self._known)


def _make(ledger: Ledger, fetch: Callable[[int], Document], group: Group) -> Claim | Failure:
    """The claim of a group; a failure where a defect of ours keeps it from being traced."""
    documents = {at: fetch(at) for at in sorted({one.document for one in group.members})}
    ties = ledger.links.ties(group.bonds)
    try:
        return make_claim(documents, group.members, ties)
    except Exception as error:
        first = min(documents)
        return _defect(f"a claim of document {first}", documents[first].url, error)


def _defect(what: str, url: str | None, error: Exception) -> Failure:
    reason = f"a defect in Sayso, please report it: {type(error).__name__}: {error}"
    return Failure(Place(what), "link", reason, url)


def _nobody(_doing: str, _done: int, _of: int) -> None: ...
