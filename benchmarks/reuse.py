"""Which texts of a collection share wording: every text is added to one index, one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial

from benchmarks.clock import Clock
from benchmarks.records import Record
from sayso.links.reuse import ReuseIndex
from sayso.types import Copied


def find_pairs(records: Iterable[Record], _against: Iterable[Record], clock: Clock) -> Iterator[Record]:
    """All pairs, with the passages that they share; a record may name its `site`."""
    index = ReuseIndex()
    found = [
        copied
        for record in records
        for copied in clock.time(partial(index.add, record["id"], site=record.get("site")), record["text"])
    ]
    yield from map(_as_record, found if index.has_settled else index.pairs())


def add(named: tuple[str, str]) -> Record:
    """The pairs of one more text with those of earlier calls."""
    return {"pairs": [*map(_as_record, _compared().add(*named))]}


@cache
def _compared() -> ReuseIndex:
    return ReuseIndex()


def _as_record(copied: Copied) -> Record:
    return {
        "left": copied.left,
        "right": copied.right,
        "containment": round(copied.containment, 6),
        "reason": copied.reason,
        "passages": [[list(each.left_span), list(each.right_span)] for each in copied.witnesses],
    }


def warm_up() -> None:
    index = ReuseIndex()
    for name in ("one", "other"):
        index.add(
            name, "It rains, the mayor said, and it will rain on until somebody finds the key to the lock."
        )
