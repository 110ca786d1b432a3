"""What people decided, as the ledger keeps it: added to, never changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, text

from sayso.errors import SaysoError
from sayso.ledger.chain import Flaw, find_flaws, link
from sayso.ledger.schema import judgements
from sayso.ledger.stored import read_time, write_time
from sayso.types import Judgement, Ruling, Span, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row

    from sayso.ledger.chain import Draft


class Unreadable(SaysoError):
    """A row that Sayso cannot have written."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"judgement {number} is not as it was written: {reason}")
        self.number = number


_LOCK = 0x4A756467
"""Two people on PostgreSQL judge one after the other, so that each continues the other's judgement."""


def write_judgement(connection: Connection, made: Draft) -> Judgement:
    """Keep a judgement at the end of the chain."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    last = connection.execute(select(judgements).order_by(judgements.c.number.desc()).limit(1)).first()
    judgement = link(made, None if last is None else _judgement(last), datetime.now(UTC))
    connection.execute(insert(judgements), _row(judgement))
    return judgement


def read_judgements(connection: Connection) -> Iterator[Judgement]:
    """Every judgement, in the order made; raises Unreadable at one that somebody has spoilt."""
    return map(_judgement, connection.execute(select(judgements).order_by(judgements.c.number)))


def check_chain(connection: Connection, noted: str | None) -> tuple[Flaw, ...]:
    """Where the chain is broken, as far as it can be read."""
    found: list[Flaw] = []
    try:
        found.extend(find_flaws(read_judgements(connection), noted))
    except Unreadable as error:
        found.append(Flaw(error.number, str(error)))
    return tuple(found)


def _row(judgement: Judgement) -> dict[str, Any]:
    about = judgement.about
    return {
        "number": judgement.number,
        "words": about.words,
        "claim": about.claim,
        "sha256": about.sha256,
        "url": about.url,
        "span_start": about.span and about.span.start,
        "span_end": about.span and about.span.end,
        "ruling": judgement.ruling.value,
        "judge": judgement.by,
        "why": judgement.why,
        "evidence": judgement.evidence,
        "time": write_time(judgement.time),
        "previous": judgement.previous,
        "hash": judgement.hash,
    }


def _judgement(row: Row[Any]) -> Judgement:
    span = None if row.span_start is None else Span(row.span_start, row.span_end)
    try:
        ruling, time = Ruling(row.ruling), read_time(row.time)
    except ValueError as error:
        raise Unreadable(row.number, str(error)) from error
    return Judgement(
        number=row.number,
        about=Subject(row.words, row.claim, row.sha256, row.url, span),
        ruling=ruling,
        by=row.judge,
        why=row.why,
        evidence=row.evidence,
        time=time,
        previous=row.previous,
        hash=row.hash,
    )
