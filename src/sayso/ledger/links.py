"""What the ledger keeps of links: by what documents are looked up, their ties and copies, and the claims.

All of it can be made anew from the documents; so, unlike these, it may be deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sqlalchemy import delete, func, insert, select, text, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from sayso.ledger.linkrows import (
    bond_from,
    claim_key,
    copied_from,
    copy_row,
    marks_from,
    marks_row,
    pack_claim,
    tie_from,
    tie_row,
    unpack_claim,
)
from sayso.ledger.schema import claims, copies, documents, marks, ties
from sayso.ledger.stored import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import ColumnElement, Connection, Executable

    from sayso.links.claims import Bond, Group, Linked, Marks
    from sayso.types import Claim, Copied, Tie

    Transaction = Callable[[], AbstractContextManager[Connection]]

T = TypeVar("T")

BATCH = 500
"""Rows asked for at once. SQLite takes 32,766 values in a query, and a tie is known by four."""

TIE = (ties.c.left_document, ties.c.left_statement, ties.c.right_document, ties.c.right_statement)


class LinkCounts(NamedTuple):
    """How much of a ledger is linked, in rows."""

    linked: int
    """Documents."""
    ties: int
    copies: int
    """Pairs of documents that share wording."""
    claims: int


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
        self._reader = reader

    # ── Adding ───────────────────────────────────────────────────────────────────────────────

    def keep(self, document: int, number: int, linked: Linked) -> bool:
        """Keep what linking a document found, as the one of that number; whether nobody was faster.

        Where somebody else has linked one meanwhile, nothing is kept: that one is to be known first.
        """
        with self._writing() as connection:
            taken = marks_row(document, number, linked.marks)
            if connection.scalar(_insert_marks(connection), taken) is None:
                return False
            if linked.ties:
                connection.execute(insert(ties), [tie_row(tie) for tie in linked.ties])
            if linked.copies:
                connection.execute(insert(copies), [copy_row(copied) for copied in linked.copies])
        return True

    def drop_copies(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Forget that these documents share wording."""
        with self._writing() as connection:
            for left, right in pairs:
                pair = (copies.c.left_document == left, copies.c.right_document == right)
                connection.execute(delete(copies).where(*pair))

    def keep_claim(self, group: Group, claim: Claim) -> None:
        """Keep the claim that was made of a group; one that is there already stays."""
        row = {"key": claim_key(group, self._reader), "id": clean(claim.id), "zlib": pack_claim(claim)}
        with self._writing() as connection:
            connection.execute(_INSERT_CLAIM, row)

    def keep_only(self, groups: Iterable[Group]) -> None:
        """Forget the claims of all other groups: they are of a day when less was known."""
        keys = {claim_key(group, self._reader) for group in groups}
        with self._writing() as connection:
            stale = sorted(set(connection.scalars(select(claims.c.key))) - keys)
            for some in _batches(stale):
                connection.execute(delete(claims).where(claims.c.key.in_(some)))

    def forget(self) -> None:
        """Forget all links, so that everything is linked anew."""
        with self._writing() as connection:
            for table in (claims, copies, ties, marks):
                connection.execute(delete(table))

    # ── Showing ──────────────────────────────────────────────────────────────────────────────

    def marks(self, after: int = 0) -> Iterator[tuple[int, int, Marks]]:
        """Number, document and marks of each document linked, of numbers above `after`, in their order."""
        while rows := self._marks_after(after):
            yield from rows
            after = rows[-1][0]

    def unlinked(self) -> list[int]:
        """The ids of documents that are shown and not linked yet, in the order added."""
        unknown = documents.c.id.not_in(select(marks.c.document))
        query = select(documents.c.id).where(self._shown, unknown).order_by(documents.c.id)
        with self._reading() as connection:
            return list(connection.scalars(query))

    def bonds(self) -> list[Bond]:
        """The ties between documents that are shown, without their reasons."""
        current = select(documents.c.id).where(self._shown)
        query = select(*TIE, ties.c.decision, ties.c.score)
        query = query.where(ties.c.left_document.in_(current), ties.c.right_document.in_(current))
        with self._reading() as connection:
            return list(map(bond_from, connection.execute(query)))

    def ties(self, bonds: Sequence[Bond]) -> list[Tie]:
        """The ties of the bonds, with their reasons, in order."""
        found: list[Tie] = []
        with self._reading() as connection:
            for some in _batches(bonds):
                ends = [(*bond.left, *bond.right) for bond in some]
                found += map(tie_from, connection.execute(select(ties).where(tuple_(*TIE).in_(ends))))
        return sorted(found, key=lambda tie: (tie.left, tie.right))

    def copies(self, document: int | None = None) -> list[Copied]:
        """The pairs of documents that are shown and share wording; with `document`, those with that one."""
        current = select(documents.c.id).where(self._shown)
        query = select(copies).order_by(copies.c.left_document, copies.c.right_document)
        query = query.where(copies.c.left_document.in_(current), copies.c.right_document.in_(current))
        if document is not None:
            query = query.where((copies.c.left_document == document) | (copies.c.right_document == document))
        with self._reading() as connection:
            return [copied_from(row) for row in connection.execute(query)]

    def claims(self, groups: Sequence[Group]) -> list[Claim | None]:
        """The claim of each group, None where it is not kept."""
        keys = [claim_key(group, self._reader) for group in groups]
        found: dict[str, Claim] = {}
        with self._reading() as connection:
            for some in _batches(keys):
                rows = connection.execute(select(claims.c.key, claims.c.zlib).where(claims.c.key.in_(some)))
                found.update((row.key, unpack_claim(row.zlib)) for row in rows)
        return [found.get(key) for key in keys]

    def not_kept(self, groups: Sequence[Group]) -> list[Group]:
        """The groups whose claim is not kept."""
        with self._reading() as connection:
            kept = set(connection.scalars(select(claims.c.key)))
        return [group for group in groups if claim_key(group, self._reader) not in kept]

    def state(self) -> tuple[object, ...]:
        """Something that is another once the claims may be others; for whoever holds them for a while."""
        newest = select(func.max(documents.c.id)).scalar_subquery()
        linked = select(func.count()).select_from(marks).scalar_subquery()
        kept = select(newest, linked, func.count(), func.min(claims.c.key), func.max(claims.c.key))
        with self._reading() as connection:
            return tuple(connection.execute(kept.select_from(claims)).one())

    def counts(self) -> LinkCounts:
        """How much is linked."""
        with self._reading() as connection:
            return LinkCounts(
                *(
                    connection.scalar(select(func.count()).select_from(table)) or 0
                    for table in (marks, ties, copies, claims)
                )
            )

    def _marks_after(self, after: int) -> list[tuple[int, int, Marks]]:
        query = select(marks).where(marks.c.number > after).order_by(marks.c.number).limit(BATCH)
        with self._reading() as connection:
            return [(row.number, row.document, marks_from(row)) for row in connection.execute(query)]


_INSERT_CLAIM = text("INSERT INTO claims (key, id, zlib) VALUES (:key, :id, :zlib) ON CONFLICT DO NOTHING")


def _insert_marks(connection: Connection) -> Executable:
    """Puts a document in and returns its id, or nothing where it, or its number, is taken."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(marks).on_conflict_do_nothing().returning(marks.c.document)
    return sqlite.insert(marks).on_conflict_do_nothing().returning(marks.c.document)


def _batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    return (values[start : start + BATCH] for start in range(0, len(values), BATCH))
