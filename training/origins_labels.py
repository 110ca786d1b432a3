"""Labels of our own for groups of articles about one claim, joined with the articles: the record form of the
labelled set for origins.

    python -m training.origins_labels BODIES.jsonl.gz GROUPS.jsonl.gz           those to fit on
    python -m training.origins_labels BODIES.jsonl.gz GROUPS.jsonl.gz --held    those kept for measuring only

BODIES holds {id, text}. `origins-labels.jsonl` has the labels alone, a group a line: places, names and
counts, and claim and headlines in our own words. No texts. A claim is what papers passed on in 2014 and 2015;
many were false, and nothing here says that one is so.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.records import read_records, write_records

LABELS = Path(__file__).with_name("origins-labels.jsonl")
HELD = Path(__file__).with_name("origins-labels-held.jsonl")
PART = "train-"
"""Before the number of a body in the id of an article."""

Record = dict[str, Any]


class OtherText(ValueError):
    """A text is missing, or is not the one that was labelled."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bodies", type=Path)
    parser.add_argument("groups", type=Path)
    parser.add_argument("--held", action="store_true")
    given = parser.parse_args()
    bodies = {PART + record["id"]: record["text"] for record in read_records(given.bodies)}
    write_records(given.groups, join(bodies, HELD if given.held else LABELS))


def join(bodies: Mapping[str, str], labels: Path = LABELS) -> Iterator[Record]:
    """The labelled groups with their articles, whose bodies go by the ids of the labels. Raises OtherText."""
    for line in labels.read_text(encoding="utf-8").splitlines():
        group = json.loads(line)
        headlines = [{"text": headline} for headline in group.pop("headlines")]
        articles = [_with_text(article, bodies) for article in group.pop("articles")]
        articles[0]["headlines"] = headlines
        yield {**group, "articles": articles, "first": None, "shared_text": [], "forecasts": []}


def _with_text(article: Record, bodies: Mapping[str, str]) -> Record:
    body = bodies.get(article["id"])
    if body is None or sha256(body.encode()).hexdigest()[:12] != article.pop("sha"):
        raise OtherText(f"{article['id']}: not the text that was labelled")
    cites = [{**cite, "text": body[slice(*cite["span"])]} for cite in article["cites"]]
    return {**article, "body": body, "headlines": [], "cites": cites, "credit": [], "date_hints": []}


if __name__ == "__main__":
    main()
