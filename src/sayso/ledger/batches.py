"""Long lists of values, in runs that a query takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import tuple_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement

T = TypeVar("T")

BATCH = 500
"""Rows asked for at once. SQLite takes 32,766 values in a query, and a tie is known by four."""


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in runs that a query takes."""
    return (values[start : start + BATCH] for start in range(0, len(values), BATCH))


def among(columns: Sequence[ColumnElement[Any]], rows: Sequence[tuple[int, ...]]) -> ColumnElement[bool]:
    """Whether the columns hold one of the rows.

    The first column is asked for by itself too: given several at once SQLite goes through the whole table.
    """
    return columns[0].in_({row[0] for row in rows}) & tuple_(*columns).in_(rows)
