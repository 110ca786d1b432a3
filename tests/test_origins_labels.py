"""Labels of our own joined with the articles that they are of."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from training.origins_labels import HELD, LABELS, OtherText, join

BODY = "The Reed said a goat had won."


def _labels(folder: Path, body: str = BODY) -> Path:
    article = {
        "id": "train-7",
        "sha": sha256(body.encode()).hexdigest()[:12],
        "stance": "reports",
        "own_reporting": False,
        "reprint_of": None,
        "cites": [{"span": [0, 8], "name": "The Reed", "kind": "outlet", "relation": "origin"}],
    }
    group = {
        "group": "goat",
        "claim_wording": "A goat won.",
        "headlines": ["Goat wins"],
        "articles": [article],
    }
    path = folder / "labels.jsonl"
    path.write_text(json.dumps(group) + "\n", encoding="utf-8")
    return path


def test_labels_are_joined_with_their_texts(tmp_path: Path) -> None:
    (group,) = join({"train-7": BODY}, _labels(tmp_path))
    (article,) = group["articles"]
    assert (article["body"], article["headlines"]) == (BODY, [{"text": "Goat wins"}])
    assert article["cites"][0]["text"] == "The Reed"


@pytest.mark.parametrize("bodies", [{}, {"train-7": BODY + " Twice."}])
def test_another_text_is_refused(tmp_path: Path, bodies: dict[str, str]) -> None:
    with pytest.raises(OtherText, match="train-7"):
        list(join(bodies, _labels(tmp_path)))


@pytest.mark.parametrize(("path", "count"), [(LABELS, 55), (HELD, 29)])
def test_the_labels_hold_together(path: Path, count: int) -> None:
    groups = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({group["group"] for group in groups}) == len(groups) == count
    for group in groups:
        ids = {article["id"] for article in group["articles"]}
        low, high = group["n_range"]
        assert low <= group["n_independent"] == len(group["origins"]) <= high
        assert all(ids.issuperset(origin["articles"]) for origin in group["origins"])
        assert all(article["reprint_of"] in {None, *ids} for article in group["articles"])
        assert not any("body" in article or "text" in article for article in group["articles"])
