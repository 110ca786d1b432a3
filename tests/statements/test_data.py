"""How well each tagger finds attributions in news, where the development data is at hand."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from sayso.document import article_document
from sayso.statements import TAGGERS

CHECKOUT = Path(__file__).parents[2]
NEWS = Path(
    os.environ.get("SAYSO_DATA", CHECKOUT.parent / "shared" / "data"), "attribution", "polnear-dev.jsonl.gz"
)

pytestmark = pytest.mark.skipif(not NEWS.exists(), reason=f"no development data ({NEWS})")


@pytest.mark.parametrize(("tagger", "recall", "precision"), [("rules", 0.55, 0.65), ("trained", 0.65, 0.68)])
def test_most_attributions_share_most_of_their_words(tagger: str, recall: float, precision: float) -> None:
    """A floor well below what is measured (benchmarks say how much), to notice a break."""
    found = total = claimed = 0
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            said = TAGGERS[tagger](article_document(record["text"]))
            contents = [characters(list(one.content)) for one in said]
            gold = [characters(one["content"]) for one in record["attributions"] if one["content"]]
            total += len(gold)
            claimed += len(contents)
            found += sum(any(2 * len(one & other) > len(one | other) for other in contents) for one in gold)
    assert found / total > recall
    assert found / claimed > precision


def characters(spans: Iterable[Sequence[int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}
