"""Archives that others made: what a correct reader gets from each, where the development data is at hand."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sayso.capture import Limits, open_captures
from sayso.capture.streams import Stream
from sayso.capture.warc import read_records
from sayso.types import Capture, Failure, Place

CHECKOUT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("SAYSO_DATA", CHECKOUT.parent / "shared" / "data"), "warc")
EXPECTED = FOLDER / "expected.jsonl"

pytestmark = pytest.mark.skipif(not EXPECTED.exists(), reason=f"no development data ({EXPECTED})")


def expectations() -> list[dict[str, Any]]:
    return [json.loads(line) for line in EXPECTED.read_text().splitlines()] if EXPECTED.exists() else []


@pytest.mark.parametrize("expected", expectations(), ids=lambda expected: expected["file"])
def test_records(expected: dict[str, Any]) -> None:
    path = FOLDER / expected["file"]
    if path.suffix == ".wacz":
        pytest.skip("a zip has no records of its own: its page is read below")
    with path.open("rb") as file:
        found = list(read_records(Stream(file.read), Place(str(path)), Limits()))
    records = [one for one in found if not isinstance(one, Failure)]
    assert len(records) == expected["records"]
    assert Counter(one.kind for one in records) == expected["types"]
    if expected["payload_bytes"] is not None:
        assert sum(len(one.payload) for one in records) == expected["payload_bytes"]
    troubled = len(found) > len(records) or any(one.truncated for one in records)
    in_one_piece = sum(one.place.offset is None for one in records) > 0
    assert (troubled or in_one_piece) == expected["damaged"]


@pytest.mark.parametrize("expected", expectations(), ids=lambda expected: expected["file"])
def test_pages_and_what_is_passed_over_add_up(expected: dict[str, Any]) -> None:
    passed: Counter[str] = Counter()
    found = list(open_captures(str(FOLDER / expected["file"]), passed=passed))
    pages = [one for one in found if isinstance(one, Capture)]
    assert pages
    assert len(pages) + passed.total() == expected["records"]
