"""Adds pages to a ledger until a test kills it: `python -m tests.ledger.adding WHERE NUMBER`."""

from __future__ import annotations

import sys

from sayso.ledger import open_ledger

from .pages import failure, page


def add_pages(where: str, number: int, *, aloud: bool = False) -> None:
    """Add pages 0 to number, and a failure for every tenth; aloud, a line is printed before each page."""
    with open_ledger(where) as ledger:
        for each in range(number):
            if aloud:
                print(each, flush=True)
            ledger.add(*page(each))
            if each % 10 == 0:
                ledger.fail(failure(f"page {each}"))


if __name__ == "__main__":
    print("ready", flush=True)
    add_pages(sys.argv[1], int(sys.argv[2]), aloud=True)
