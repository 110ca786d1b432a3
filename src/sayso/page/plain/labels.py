"""A label for every line: linear weights over its features, and over which label follows which.

The page is gone through twice: what the first reading finds above and below a line is weighed in the
second. The weights were trained by `training/lines.py`; the card is `docs/cards/lines.md`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add

from sayso.page.plain.context import find_context
from sayso.page.plain.features import find_features
from sayso.page.plain.lines import Line
from sayso.resources import open_resource
from sayso.types import Kind

KINDS = tuple(kind for kind in Kind if kind is not Kind.EMBED)
READINGS = ("first", "second")
Row = Sequence[float]

# A row of weights is kept as one long number, a lane of 32 bits for each kind, so that adding rows up is
# adding numbers: some 35 features a line took four times as long as rows. No sum comes near the lane's
# bounds, and the offset that keeps lanes positive is the same for every kind.
LANES = struct.Struct(f"<{len(KINDS)}I")
OFFSET = sum(1 << (32 * lane + 31) for lane in range(len(KINDS)))


@dataclass(frozen=True, slots=True)
class Weights:
    """What a line's features say for each kind, in the order of `Kind`, and what the kind above does."""

    features: Mapping[str, int]
    """Rows as `pack` makes them."""
    following: Sequence[Sequence[Row]]
    """For each sort of step (see `find_steps`), for each kind above, what it says for each kind below."""


@cache
def open_weights(reading: str) -> Weights:
    """The packaged weights of the first or the second reading."""
    sections = open_resource("lines")
    features = {name: pack(_numbers(row)) for name, row in sections[f"{reading} features"]}
    steps = (section for section in sections if section.startswith(f"{reading} step "))
    return Weights(features, [[_numbers(row) for (row,) in sections[step]] for step in steps])


def _numbers(row: str) -> Sequence[int]:
    return tuple(map(int, row.split()))


def pack(row: Sequence[int]) -> int:
    """A row of whole numbers as one.

    >>> unpack(pack((3, -4, 0, 0, 0, 0, 0, 0, 0, 0, 7)))
    (3, -4, 0, 0, 0, 0, 0, 0, 0, 0, 7)
    """
    return sum(value << (32 * lane) for lane, value in enumerate(row))


def unpack(packed: int) -> tuple[int, ...]:
    """The row that such numbers stand for, or sums of them."""
    lanes: tuple[int, ...] = LANES.unpack((packed + OFFSET).to_bytes(LANES.size, "little"))
    return tuple(value - (1 << 31) for value in lanes)


def label(lines: Sequence[Line]) -> tuple[list[Kind], list[list[str]]]:
    """The most probable sequence of kinds for the lines of a page, and the features that tell them."""
    features, steps = find_features(lines), find_steps(lines)
    first = read_kinds(features, steps, open_weights("first"))
    for names, around in zip(features, find_context(lines, first), strict=True):
        names.extend(around)
    return read_kinds(features, steps, open_weights("second")), features


def read_kinds(features: Sequence[Sequence[str]], steps: Sequence[int], weights: Weights) -> list[Kind]:
    """The kinds of one reading."""
    scores = [score(names, weights.features) for names in features]
    return [KINDS[index] for index in decode(scores, steps, weights.following)]


def score(names: Iterable[str], features: Mapping[str, int]) -> Row:
    """What all features of a line together say for each kind."""
    return unpack(sum([features.get(name, 0) for name in names]))


def find_steps(lines: Sequence[Line]) -> list[int]:
    """The sort of step from the line above: 0 in a page without blank lines, else 1, 2 or 3 for 0, 1 or more.

    On a page that sets paragraphs apart, two lines that touch are links of one list far more often
    than paragraphs of one text; on a page that sets nothing apart, touching says nothing.
    """
    spaced = any(line.gap for line in lines[1:])
    return [1 + min(line.gap, 2) if spaced else 0 for line in lines]


def decode(scores: Sequence[Row], steps: Sequence[int], following: Sequence[Sequence[Row]]) -> list[int]:
    """The best sequence (Viterbi). A label that another beats whatever comes next is not carried on."""
    if not scores:
        return []
    worst = [_worst(matrix) for matrix in following]
    here: Row = scores[0]
    back: list[Sequence[int]] = []
    for at in range(1, len(scores)):
        step = steps[at]
        matrix, emitted = following[step], scores[at]
        top = max(here)
        leader = here.index(top)
        limits = worst[step][leader]
        live = [i for i, value in enumerate(here) if value - top > limits[i] or i == leader]
        if len(live) == 1:
            back.append([leader] * len(emitted))
            here = list(map(add, [top + value for value in matrix[leader]], emitted))
            continue
        columns = list(zip(*[[here[i] + value for value in matrix[i]] for i in live], strict=True))
        best = [max(column) for column in columns]
        back.append([live[column.index(value)] for column, value in zip(columns, best, strict=True)])
        here = list(map(add, best, emitted))
    path = [here.index(max(here))]
    for pointers in reversed(back):
        path.append(pointers[path[-1]])
    return path[::-1]


def _worst(matrix: Sequence[Row]) -> list[list[float]]:
    """For each leading label and each other: how far behind the other can never catch up in this step."""
    return [[min(map(float.__sub__, map(float, lead), map(float, row))) for row in matrix] for lead in matrix]
