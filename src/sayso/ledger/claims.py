"""The claims that a ledger keeps: as they were traced when they were last settled.

A claim is known by a hash of its statements, its ties and what traced it. Claims are kept one by one as they
are traced; which of them are the ledger's is settled at once, so that nobody sees half of a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, delete, func, insert, or_, select, text, update

from sayso.ledger.batches import among, batches
from sayso.ledger.linkrows import claim_key, claim_row, unpack_claim
from sayso.ledger.results import ListedClaim
from sayso.ledger.schema import carried, claims, documents, marks
from sayso.ledger.settling import kept_claims, last_settling, next_settling

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import ColumnElement, Connection, Row

    from sayso.links.claims import Group
    from sayso.types import Carried, Claim

    Transaction = Callable[[], AbstractContextManager[Connection]]


class Unsettled(NamedTuple):
    """What claims are to be brought up to date with."""

    after: int
    """The number of the settling before."""
    documents: list[int]
    """Linked and not in claims yet, or in claims and no longer shown."""
    all: bool
    """Whether claims are to be traced anew from nothing."""


class Claims:
    """The claims that a ledger keeps; `Ledger.claims` gives it.

    Every method raises LedgerError when the database fails.
    """

    def __init__(
        self, reading: Transaction, writing: Transaction, shown: ColumnElement[bool], reader: str
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._reader = reader
        is_shown = marks.c.document.in_(select(documents.c.id).where(shown))
        self._shown = is_shown
        self._stale = or_(and_(~marks.c.settled, is_shown), and_(marks.c.settled, ~is_shown))

    # ── Adding ───────────────────────────────────────────────────────────────────────────────

    def unsettled(self) -> Unsettled:
        """What has changed since claims were settled."""
        with self._reading() as connection:
            after, reader = last_settling(connection)
            if reader not in {None, self._reader}:
                return Unsettled(after, list(connection.scalars(select(marks.c.document))), all=True)
            stale = list(connection.scalars(select(marks.c.document).where(self._stale)))
            linked = connection.scalar(select(func.count()).select_from(marks)) or 0
        return Unsettled(after, stale, all=2 * len(stale) > linked)

    def not_kept(self, groups: Sequence[Group]) -> list[Group]:
        """The groups whose claim is not kept."""
        keys = {claim_key(group, self._reader): group for group in groups}
        kept: set[str] = set()
        with self._reading() as connection:
            for some in batches(list(keys)):
                kept.update(connection.scalars(select(claims.c.key).where(claims.c.key.in_(some))))
        return [group for key, group in keys.items() if key not in kept]

    def keep(self, group: Group, claim: Claim) -> None:
        """Keep the claim that was made of a group; one that is there already stays. Settling shows it."""
        with self._writing() as connection:
            connection.execute(_INSERT, claim_row(group, self._reader, claim))

    def settle(
        self, unsettled: Unsettled, statements: Collection[Carried] | None, groups: Iterable[Group]
    ) -> bool:
        """Make the groups the claims of these statements, of all where it is None; whether nobody was faster.

        Where somebody else has settled claims meanwhile nothing changes: what is unsettled has changed too.
        """
        keys = {claim_key(group, self._reader): group for group in groups}
        rows = [
            {"document": one.document, "statement": one.statement, "key": key}
            for key, group in keys.items()
            for one in group.members
        ]
        with self._writing() as connection:
            if not next_settling(connection, self._reader, after=unsettled.after):
                return False
            before = _taken_out(connection, statements)
            if rows:
                connection.execute(insert(carried), rows)
            for gone in batches(sorted(before - keys.keys())):
                connection.execute(delete(claims).where(claims.c.key.in_(gone)))
            for some in batches(unsettled.documents):
                here = marks.c.document.in_(some)
                connection.execute(update(marks).where(here).values(settled=self._shown))
        return True

    # ── Showing ──────────────────────────────────────────────────────────────────────────────

    def listed(
        self, *, sourced: bool | None = None, first: int = 1, limit: int | None = None
    ) -> tuple[ListedClaim, ...]:
        """Claims in short, in the order of `link_claims`, the first counted as 1.

        With `sourced` only those that some page puts on somebody's word, or only the others.
        """
        query = select(*_SHORT).select_from(kept_claims()).order_by(*_ORDER).offset(first - 1).limit(limit)
        if sourced is not None:
            query = query.where(claims.c.sourced if sourced else ~claims.c.sourced)
        with self._reading() as connection:
            return tuple(ListedClaim(*row) for row in connection.execute(query))

    def each(self) -> Iterator[Claim]:
        """All claims in that order, unpacked one at a time."""
        query = select(claims.c.zlib).select_from(kept_claims()).order_by(*_ORDER)
        with self._reading() as connection:
            for packed in connection.execution_options(yield_per=100).scalars(query):
                yield unpack_claim(packed)

    def on(self, pages: Iterable[int]) -> tuple[Claim, ...]:
        """The claims that some of these documents carry, in the order of `listed`."""
        found: dict[str, Row[Any]] = {}
        with self._reading() as connection:
            for some in batches(sorted(pages)):
                keys = select(carried.c.key).where(carried.c.document.in_(some))
                rows = connection.execute(select(claims).where(claims.c.key.in_(keys)))
                found.update((row.key, row) for row in rows)
        ordered = sorted(found.values(), key=lambda row: (not row.sourced, -row.pages, row.id, row.key))
        return tuple(unpack_claim(row.zlib) for row in ordered)

    def ids(self) -> set[str]:
        """The ids of all claims."""
        with self._reading() as connection:
            return set(connection.scalars(select(claims.c.id).select_from(kept_claims())))

    def one(self, wanted: str) -> Claim | None:
        """The claim of an id."""
        query = select(claims.c.zlib).select_from(kept_claims()).where(claims.c.id == wanted)
        with self._reading() as connection:
            packed = connection.scalar(query.order_by(claims.c.pages.desc(), claims.c.key))
        return None if packed is None else unpack_claim(packed)

    def count(self, *, sourced: bool | None = None) -> int:
        """How many claims there are."""
        query = select(func.count()).select_from(kept_claims())
        if sourced is not None:
            query = query.where(claims.c.sourced if sourced else ~claims.c.sourced)
        with self._reading() as connection:
            return connection.scalar(query) or 0


_ORDER = (claims.c.sourced.desc(), claims.c.pages.desc(), claims.c.id, claims.c.key)
_SHORT = tuple(claims.c[name] for name in ListedClaim._fields)
_INSERT = text(
    "INSERT INTO claims (key, id, sourced, wording, pages, independent, high, against, again, zlib) VALUES "
    "(:key, :id, :sourced, :wording, :pages, :independent, :high, :against, :again, :zlib) "
    "ON CONFLICT DO NOTHING"
)


def _taken_out(connection: Connection, statements: Collection[Carried] | None) -> set[str]:
    """The claims that these statements belonged to, of which they are no more."""
    if statements is None:
        keys = set(connection.scalars(select(claims.c.key)))
        connection.execute(delete(carried))
        return keys
    keys = set()
    for some in batches([tuple(one) for one in statements]):
        here = among((carried.c.document, carried.c.statement), some)
        keys.update(connection.scalars(select(carried.c.key).where(here)))
        connection.execute(delete(carried).where(here))
    return keys
