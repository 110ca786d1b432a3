"""Trains the weights that tell names of places and settle where they are, and tests them elsewhere.

    python -m training.places PLACES.jsonl.gz ... --words TEXTS.jsonl.gz ... --predictions FOLDER
    python -m training.places PLACES.jsonl.gz ... --words TEXTS.jsonl.gz ... --write

A text is read twice, and the second reading is trained on what the first makes of texts that it was not
trained on. `--words` names texts from which it is counted which names are common words as well. With
`--predictions` every text is read by weights that know nothing of its outlet (five folds), and written as
`python -m benchmarks predict places` writes; with `--write` weights from all texts are. Needs numpy.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import urlsplit
from zlib import crc32

import numpy as np

from sayso.statements.places import find_places, settling
from sayso.statements.places.gathering import find_hints, gather
from sayso.statements.places.settling import ROUNDS, Named
from sayso.statements.places.settling import find_features as find_ranks
from sayso.statements.places.spotting import Candidate, Token, find_candidates, find_tokens, is_known
from sayso.statements.places.weighing import READINGS, SCALE, find_context, find_features, total
from training.places_fit import fit_rank_weights, fit_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Record = dict[str, Any]
WEIGHTS = Path(__file__).parent.parent / "src" / "sayso" / "data" / "places.json"
FOLDS = 5
# A name is a common word when so many texts have it in small letters.
TEXTS_OF_WORD = 4
# Kilometres within which a place counts as the annotators': their own list gives a region another middle.
NEAR_ENOUGH = 161


@dataclass
class Example:
    """A text with its candidates and what is true of each."""

    record: Record
    source: str
    fold: int
    tokens: list[Token]
    candidates: list[Candidate]
    truth: list[int]
    """1 for a place, 0 for none, -1 where the annotators leave it open."""
    names: list[list[str]]
    scores: list[float] = field(default_factory=list)
    """What a first reading that was not trained on the text makes of the candidates."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--words", nargs="+", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--predictions", type=Path)
    arguments = parser.parse_args()
    common = count_common(arguments.words)
    with patch("sayso.statements.places.weighing._common", lambda: common):
        examples = [example for file in arguments.files for example in read_examples(file)]
        sys.stderr.write(f"{len(examples)} texts read\n")
        for fold in range(FOLDS) if arguments.predictions else ():
            weights = fit([example for example in examples if example.fold != fold])
            write_predictions(arguments.predictions, examples, fold, weights)
        if arguments.write:
            write_weights(fit(examples), common)


def count_common(files: Sequence[Path]) -> dict[str, str]:
    """For names that are words as well: in how many tenths of their texts they are in small letters."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for file in files:
        for record in read_records(file):
            words = {token.text for token in find_tokens(record.get("text") or "")}
            small.update(word for word in words if word.islower())
            capital.update(word.lower() for word in words if word[0].isupper())
    return {
        word: str(round(10 * count / (count + capital[word])))
        for word, count in sorted(small.items())
        if count >= TEXTS_OF_WORD and is_known(word) and count * 20 > capital[word]
    }


def read_records(file: Path) -> list[Record]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_examples(file: Path) -> list[Example]:
    return [make_example(record, file.name) for record in read_records(file)]


def make_example(record: Record, source: str) -> Example:
    text = record["text"]
    tokens = find_tokens(text)
    candidates = find_candidates(text, tokens)
    located = {(t["start"], t["end"]) for t in record["toponyms"] if t["lat"] is not None}
    left_open = [(t["start"], t["end"]) for t in record["toponyms"] if t["lat"] is None]
    truth = []
    for candidate in candidates:
        start, end = candidate.span
        is_open = any(start < other_end and other_start < end for other_start, other_end in left_open)
        truth.append(1 if (start, end) in located else -1 if is_open else 0)
    outlet = urlsplit(record.get("url") or "").netloc or record["id"]
    # One project writes all of its texts; its folds are by text.
    key = record["id"] if source.startswith("geovirus") else outlet
    names = find_features(tokens, candidates)
    return Example(record, source, crc32(key.encode()) % FOLDS, tokens, candidates, truth, names)


@dataclass
class Weights:
    first: Mapping[str, int]
    second: Mapping[str, int]
    ranks: Mapping[str, Mapping[str, int]]


def fit(examples: Sequence[Example]) -> Weights:
    """All weights, trained on these texts."""
    first = fit_reading(examples, [example.names for example in examples])
    read_apart(examples)
    second = fit_reading(examples, [read_again(example) for example in examples])
    return Weights(first, second, fit_ranks(examples))


def read_apart(examples: Sequence[Example]) -> None:
    """Scores each half of the texts by a first reading trained on the other."""
    halves: tuple[list[Example], list[Example]] = ([], [])
    for example in examples:
        halves[crc32(example.record["id"].encode()) % 2].append(example)
    for half, other in (halves, halves[::-1]):
        weights = fit_reading(other, [example.names for example in other])
        for example in half:
            example.scores = [total(names, weights) for names in example.names]


def fit_ranks(examples: Sequence[Example]) -> dict[str, dict[str, int]]:
    """The weights of each round, each trained on what the round before makes of the names."""
    pages = [page for example in examples if (page := name_places(example))[0]]
    shares: list[list[list[float]] | None] = [None] * len(pages)
    fitted = {}
    for round_ in ROUNDS:
        told = [find_ranks(names, share) for (names, _), share in zip(pages, shares, strict=True)]
        groups, right = [], []
        for (_, truths), rows in zip(pages, told, strict=True):
            for truth, group in zip(truths, rows, strict=True):
                if any(truth) and not all(truth):
                    groups.append(group)
                    right.append(truth)
        fitted[round_] = fit_rank_weights(groups, right, SCALE)
        shares = [[settling.share(group, fitted[round_]) for group in rows] for rows in told]
    return fitted


def name_places(example: Example) -> tuple[list[Named], list[list[bool]]]:
    """The names of a text that are places; for each of their bearers whether it is near the true one."""
    true = {(t["start"], t["end"]): t for t in example.record["toponyms"] if t["lat"] is not None}
    places = [candidate for candidate in example.candidates if tuple(candidate.span) in true]
    chosen = [number for number, candidate in enumerate(example.candidates) if tuple(candidate.span) in true]
    names, numbers = gather(example.tokens, places, find_hints(example.candidates, example.scores, chosen))
    truths = [[False] * len(named.bearers) for named in names]
    for place, number in zip(places, numbers, strict=True):
        if number is not None:
            gold = true[tuple(place.span)]
            for at, bearer in enumerate(names[number].bearers):
                if distance(bearer.latitude, bearer.longitude, gold["lat"], gold["lon"]) <= NEAR_ENOUGH:
                    truths[number][at] = True
    return names, truths


def distance(north: float, east: float, other_north: float, other_east: float) -> float:
    """Kilometres between two points."""
    p, q = radians(north), radians(other_north)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(other_east - east) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(h)))


def read_again(example: Example) -> list[list[str]]:
    context = find_context(example.candidates, example.scores)
    return [own + around for own, around in zip(example.names, context, strict=True)]


def fit_reading(examples: Sequence[Example], names: Sequence[Sequence[Sequence[str]]]) -> dict[str, int]:
    rows, truth, texts = [], [], []
    for number, (example, told) in enumerate(zip(examples, names, strict=True)):
        for row, true in zip(told, example.truth, strict=True):
            if true >= 0:
                rows.append(row)
                truth.append(true)
                texts.append(number)
    return fit_weights(rows, np.array(truth, float), texts, SCALE)


def write_predictions(folder: Path, examples: Sequence[Example], fold: int, weights: Weights) -> None:
    """Adds the texts of the fold, read with these weights, to a file for each source."""
    folder.mkdir(parents=True, exist_ok=True)
    readings = dict(zip(READINGS, (weights.first, weights.second), strict=True))
    files: dict[str, list[str]] = defaultdict(list)
    with (
        patch("sayso.statements.places.weighing.open_weights", readings.__getitem__),
        patch("sayso.statements.places.settling.open_ranks", weights.ranks.__getitem__),
    ):
        for example in examples:
            if example.fold == fold:
                toponyms = [
                    {
                        "start": place.span.start,
                        "end": place.span.end,
                        "lat": place.latitude,
                        "lon": place.longitude,
                    }
                    for place in find_places(example.record["text"])
                ]
                record = {"id": example.record["id"], "toponyms": toponyms}
                files[example.source].append(json.dumps(record))
    for source, lines in files.items():
        with (folder / source.removesuffix(".gz")).open("w" if fold == 0 else "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")


def write_weights(weights: Weights, common: Mapping[str, str]) -> None:
    """As a resource: names with whole numbers."""
    parts: dict[str, Mapping[str, object]] = {
        "first": weights.first,
        "second": weights.second,
        "common": common,
    }
    parts |= {f"round {name}": ranks for name, ranks in weights.ranks.items()}
    sections = {
        part: [[name, str(value)] for name, value in sorted(entries.items())]
        for part, entries in parts.items()
    }
    text = json.dumps(sections, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n")
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
