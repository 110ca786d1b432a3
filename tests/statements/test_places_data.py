"""How well places are found in news, where the development data is at hand."""

from __future__ import annotations

import gzip
import json
import os
from itertools import islice
from pathlib import Path

import pytest

from sayso import find_places

CHECKOUT = Path(__file__).parents[2]
NEWS = Path(os.environ.get("SAYSO_DATA", CHECKOUT.parent / "shared" / "data"), "places", "trnews.jsonl.gz")

pytestmark = pytest.mark.skipif(not NEWS.exists(), reason=f"no development data ({NEWS})")
DEGREE = 1.5


def test_most_places_are_found_where_they_are() -> None:
    """A floor to notice a break: the weights were trained on these texts, the card says how good they are."""
    right = located = given = claimed = 0
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 40):
            record = json.loads(line)
            gold = {(one["start"], one["end"]): one for one in record["toponyms"] if one["lat"] is not None}
            places = find_places(record["text"])
            given += len(gold)
            claimed += len(places)
            for place in places:
                true = gold.get((place.span.start, place.span.end))
                if true and place.latitude is not None and place.longitude is not None:
                    right += 1
                    apart = max(abs(place.latitude - true["lat"]), abs(place.longitude - true["lon"]))
                    located += apart < DEGREE
    assert 2 * right / (given + claimed) > 0.85
    assert located / right > 0.8
