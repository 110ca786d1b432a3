"""Which of the claims that were traced are the ledger's: those that it last settled on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from sayso.ledger.schema import carried, claims, settlings

if TYPE_CHECKING:
    from sqlalchemy import Connection, FromClause


def kept_claims() -> FromClause:
    """The claims that statements belong to; others were traced by somebody who has not settled them."""
    keys = select(carried.c.key).distinct().subquery()
    return claims.join(keys, keys.c.key == claims.c.key)


def last_settling(connection: Connection) -> tuple[int, str | None]:
    """The number of the last settling and what traced its claims; 0 where there was none."""
    row = connection.execute(select(settlings).order_by(settlings.c.number.desc())).first()
    return (0, None) if row is None else (row.number, row.reader)


def next_settling(connection: Connection, reader: str, *, after: int) -> bool:
    """Takes the number behind `after`; whether nobody else has taken it."""
    postgres = connection.dialect.name == "postgresql"
    into = postgresql.insert(settlings) if postgres else sqlite.insert(settlings)
    taken = into.on_conflict_do_nothing().returning(settlings.c.number)
    if last_settling(connection)[0] != after:
        return False
    if connection.scalar(taken, {"number": after + 1, "reader": reader}) is None:
        return False
    connection.execute(delete(settlings).where(settlings.c.number <= after))
    return True
