"""What the ledger keeps of links: by what documents are looked up, their ties and their copies.

All of it can be made anew from the documents; so, unlike these, it may be deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from sayso.ledger.batches import among, batches
from sayso.ledger.linkrows import (
    bond_from,
    copied_from,
    copy_row,
    marks_from,
    marks_row,
    tie_from,
    tie_row,
)
from sayso.ledger.related import find_related, post
from sayso.ledger.schema import carried, claims, copies, documents, marks, seeds, terms, ties
from sayso.ledger.settling import kept_claims, last_settling, next_settling
from sayso.types import Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import ColumnElement, Connection, Executable

    from sayso.links.claims import Bond, Linked, Marks
    from sayso.types import Carried, Copied, Tie

    Transaction = Callable[[], AbstractContextManager[Connection]]

LEFT = (ties.c.left_document, ties.c.left_statement)
RIGHT = (ties.c.right_document, ties.c.right_statement)
BOND = select(*LEFT, *RIGHT, ties.c.decision, ties.c.score)


class LinkCounts(NamedTuple):
    """How much of a ledger is linked, in rows."""

    linked: int
    """Documents."""
    ties: int
    copies: int
    """Pairs of documents that share wording."""
    claims: int


class Around(NamedTuple):
    """All that may belong together with the statements of some documents."""

    statements: frozenset[Carried] | None
    """None for all that there are."""
    bonds: tuple[Bond, ...]
    """Their ties to statements of documents that are shown."""


class Links:
    """The links that a ledger keeps, by the ids of its documents; `Ledger.links` gives it.

    Every method raises LedgerError when the database fails.
    """

    def __init__(
        self, reading: Transaction, writing: Transaction, shown: ColumnElement[bool], reader: str
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._shown = shown
        self._hidden = marks.c.document.not_in(select(documents.c.id).where(shown))
        self._reader = reader

    # ── Adding ───────────────────────────────────────────────────────────────────────────────

    def keep(
        self, document: int, number: int, linked: Linked, dropped: Iterable[tuple[int, int]] = ()
    ) -> bool:
        """Keep what linking a document found, as the one of that number; whether nobody was faster.

        Where somebody else has linked one meanwhile, nothing is kept: that one is to be known first. Of the
        pairs `dropped` it is forgotten that they share wording.
        """
        with self._writing() as connection:
            taken = marks_row(document, number, linked.marks)
            if connection.scalar(_insert_marks(connection), taken) is None:
                return False
            post(connection, document, linked)
            if linked.ties:
                connection.execute(insert(ties), [tie_row(tie) for tie in linked.ties])
            if linked.copies:
                connection.execute(insert(copies), [copy_row(copied) for copied in linked.copies])
            for left, right in dropped:
                pair = (copies.c.left_document == left, copies.c.right_document == right)
                connection.execute(delete(copies).where(*pair))
        return True

    def forget(self) -> None:
        """Forget all links, so that everything is linked anew."""
        with self._writing() as connection:
            for table in (carried, claims, copies, ties, seeds, terms, marks):
                connection.execute(delete(table))
            next_settling(connection, self._reader, after=last_settling(connection)[0])

    # ── Showing ──────────────────────────────────────────────────────────────────────────────

    def last(self) -> int:
        """The number of the document linked last; 0 where there is none."""
        with self._reading() as connection:
            return connection.scalar(select(func.max(marks.c.number))) or 0

    def linked(self) -> list[int]:
        """The ids of the documents that are linked."""
        with self._reading() as connection:
            return list(connection.scalars(select(marks.c.document)))

    def related(self, new: Marks) -> set[int]:
        """The linked documents that one which is looked up by these marks may have to do with."""
        with self._reading() as connection:
            return find_related(connection, new)

    def marks(self, some: Iterable[int]) -> Iterator[tuple[int, Marks]]:
        """These documents, those of them that are linked, and their marks, in the order of linking."""
        with self._reading() as connection:
            for batch in batches(sorted(some)):
                query = select(marks).where(marks.c.document.in_(batch)).order_by(marks.c.number)
                for row in connection.execute(query):
                    yield row.document, marks_from(row)

    def unlinked(self) -> list[int]:
        """The ids of documents that are shown and not linked yet, in the order added."""
        unknown = documents.c.id.not_in(select(marks.c.document))
        query = select(documents.c.id).where(self._shown, unknown).order_by(documents.c.id)
        with self._reading() as connection:
            return list(connection.scalars(query))

    def bonds(self) -> list[Bond]:
        """The ties between documents that are shown, without their reasons."""
        current = select(documents.c.id).where(self._shown)
        query = BOND.where(ties.c.left_document.in_(current), ties.c.right_document.in_(current))
        with self._reading() as connection:
            return list(map(bond_from, connection.execute(query)))

    def around(self, changed: Sequence[int]) -> Around:
        """What the ties of these documents reach through ties of the same claim, and all bonds of that."""
        with self._reading() as connection:
            hidden = set(connection.scalars(select(marks.c.document).where(self._hidden)))
            reached: set[Carried] = set()
            for some in batches(changed):
                ends = ties.c.left_document.in_(some) | ties.c.right_document.in_(some)
                for bond in map(bond_from, connection.execute(BOND.where(ends))):
                    reached |= {bond.left, bond.right}
            bonds: set[Bond] = set()
            fresh = reached
            while fresh:
                found = set(_bonds_of(connection, sorted(fresh), hidden)) - bonds
                bonds |= found
                same = (bond for bond in found if bond.decision is Decision.SAME_CLAIM)
                fresh = {end for bond in same for end in (bond.left, bond.right)} - reached
                reached |= fresh
        return Around(frozenset(reached), tuple(bonds))

    def tied(self, pages: Iterable[int]) -> set[int]:
        """The documents that have a tie with some of these."""
        found: set[int] = set()
        with self._reading() as connection:
            for some in batches(sorted(pages)):
                for mine, other in ((LEFT[0], RIGHT[0]), (RIGHT[0], LEFT[0])):
                    found.update(connection.scalars(select(other).where(mine.in_(some)).distinct()))
        return found

    def ties(self, bonds: Sequence[Bond]) -> list[Tie]:
        """The ties of the bonds, with their reasons, in order."""
        found: list[Tie] = []
        with self._reading() as connection:
            for some in batches(bonds):
                ends = [(*bond.left, *bond.right) for bond in some]
                query = select(ties).where(among((*LEFT, *RIGHT), ends))
                found += map(tie_from, connection.execute(query))
        return sorted(found, key=lambda tie: (tie.left, tie.right))

    def copies_among(self, some: Iterable[int]) -> list[tuple[int, int]]:
        """The pairs of these documents that share wording."""
        query = select(copies.c.left_document, copies.c.right_document)
        among, found = set(some), []
        with self._reading() as connection:
            for batch in batches(sorted(among)):
                pairs = connection.execute(query.where(copies.c.left_document.in_(batch)))
                found += [(left, right) for left, right in pairs if right in among]
        return found

    def copies(self, document: int | None = None) -> list[Copied]:
        """The pairs of documents that are shown and share wording; with `document`, those with that one."""
        current = select(documents.c.id).where(self._shown)
        query = select(copies).order_by(copies.c.left_document, copies.c.right_document)
        query = query.where(copies.c.left_document.in_(current), copies.c.right_document.in_(current))
        if document is not None:
            query = query.where((copies.c.left_document == document) | (copies.c.right_document == document))
        with self._reading() as connection:
            return [copied_from(row) for row in connection.execute(query)]

    def counts(self) -> LinkCounts:
        """How much is linked."""
        with self._reading() as connection:
            return LinkCounts(
                *(
                    connection.scalar(select(func.count()).select_from(table)) or 0
                    for table in (marks, ties, copies, kept_claims())
                )
            )


def _bonds_of(connection: Connection, some: Sequence[Carried], hidden: Container[int]) -> Iterator[Bond]:
    """The bonds of statements with those of documents that are not hidden."""
    for batch in batches([tuple(one) for one in some]):
        for ends in (LEFT, RIGHT):
            for bond in map(bond_from, connection.execute(BOND.where(among(ends, batch)))):
                if bond.left.document not in hidden and bond.right.document not in hidden:
                    yield bond


def _insert_marks(connection: Connection) -> Executable:
    """Puts a document in and returns its id, or nothing where it, or its number, is taken."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(marks).on_conflict_do_nothing().returning(marks.c.document)
    return sqlite.insert(marks).on_conflict_do_nothing().returning(marks.c.document)
