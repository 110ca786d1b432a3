"""Long lists of values, in runs that a query takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

BATCH = 500
"""Rows asked for at once. SQLite takes 32,766 values in a query, and a tie is known by four."""


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in runs that a query takes."""
    return (values[start : start + BATCH] for start in range(0, len(values), BATCH))
