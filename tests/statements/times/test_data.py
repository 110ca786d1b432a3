"""How well expressions of time are found and valued, where the development data is at hand."""

from __future__ import annotations

import gzip
import json
import os
from datetime import date
from pathlib import Path

import pytest

from sayso import find_times

CHECKOUT = Path(__file__).parents[3]
TIMES = Path(os.environ.get("SAYSO_DATA", CHECKOUT.parent / "shared" / "data"), "times", "timebank.jsonl.gz")

pytestmark = pytest.mark.skipif(not TIMES.exists(), reason=f"no development data ({TIMES})")


def test_most_times_are_found_with_their_value() -> None:
    """A floor well below what is measured (benchmarks say how much), to notice a break."""
    total = claimed = found = valued = 0
    with gzip.open(TIMES, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            gold = {(time["start"], time["end"]): time["value"] for time in record["timexes"]}
            times = find_times(record["text"], date.fromisoformat(record["dct"][:10]))
            same = [time for time in times if time.span in gold]
            total += len(gold)
            claimed += len(times)
            found += len(same)
            valued += sum(time.value == gold[time.span] for time in same)
    assert found / total > 0.86
    assert found / claimed > 0.84
    assert valued / found > 0.83
