"""Scores of windows to attributions: which cues stand, and the likeliest source and content of each.

For one cue every unit is outside, or begins or goes on with a piece of the source or of the content.
The row of tags is chosen as a whole, so that pieces begin before they go on and single units do not
flicker; every cue has a row of its own, so one attribution may lie inside another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.resources import open_resource
from sayso.types import Span

if TYPE_CHECKING:
    from sayso.statements.encoder import Floats, Scores
    from sayso.statements.windows import Ints

OUTSIDE, BEGINS_SOURCE, IN_SOURCE, BEGINS_CONTENT, IN_CONTENT = range(5)
NOT_AFTER = -1e4
BEYOND_DOUBT = -7.0
"""Nats by which every role falls short of none."""


SOME = 4
"""Units after which the sum over all ways is brought back to one; far fewer than would leave the numbers."""

NO_GAP = 2
"""Units between two pieces of a source that were meant as one: a full stop, a bracket."""


class Decoded(NamedTuple):
    """One attribution of a window, its roles as pieces: spans of units."""

    source: tuple[Span, ...]
    cue: Span
    content: tuple[Span, ...]
    confidence: float


class Weights(NamedTuple):
    transitions: Floats
    """Tag by tag, how well the second follows the first."""
    confidence: Floats
    """How an attribution's `evidence` counts for its confidence, and a constant last."""
    enough: float
    """The confidence from which an attribution is given."""


def decode(scores: Sequence[Scores]) -> list[list[Decoded]]:
    """For each window its attributions, in order of their cues."""
    weights = load_weights()
    chosen = [find_cues(one) for one in scores]
    rows = [one.roles[number] for one, cues in zip(scores, chosen, strict=True) for number, _ in cues]
    paths = iter(best_paths(rows, weights.transitions))
    return [
        [found for _, cue in cues if (found := _decoded(cue, *next(paths), one.cues, weights)) is not None]
        for one, cues in zip(scores, chosen, strict=True)
    ]


def find_cues(scores: Scores) -> list[tuple[int, Span]]:
    """The cues of a window, apart from each other: number of the candidate, and its units."""
    taken: set[int] = set()
    found = []
    begins = scores.cues[:, 1]
    goes_on = scores.cues[:, 2] > scores.cues[:, :2].max(1)
    for number in sorted(range(len(scores.at)), key=lambda number: (-begins[scores.at[number]], number)):
        first = int(scores.at[number])
        after = first + 1
        while after < len(goes_on) and goes_on[after]:
            after += 1
        if taken.isdisjoint(range(first, after)):
            taken.update(range(first, after))
            found.append((number, Span(first, after)))
    return sorted(found, key=lambda one: one[1])


def best_paths(rows: Sequence[Floats], transitions: Floats) -> list[tuple[Ints, float]]:
    """For each row of scores its likeliest tags, and the logarithm of how likely those are as a whole."""
    if not rows:
        return []
    reaches = [_reach(row) for row in rows]
    order = sorted(range(len(rows)), key=lambda number: reaches[number].start - reaches[number].end)
    tags, chances = _search([rows[number][slice(*reaches[number])] for number in order], transitions)
    found: list[tuple[Ints, float]] = [(np.zeros(len(row), np.int64), 0.0) for row in rows]
    for number, line, chance in zip(order, tags, chances, strict=True):
        found[number][0][slice(*reaches[number])] = line
        found[number] = (found[number][0], chance)
    return found


def _reach(row: Floats) -> Span:
    """The units that may have a role: the rest of a window is outside beyond doubt, and most of it is."""
    may = np.flatnonzero(row[:, 1:].max(1) - row[:, OUTSIDE] > BEYOND_DOUBT)
    return Span(max(0, int(may[0]) - 1), min(len(row), int(may[-1]) + 2)) if len(may) else Span(0, 1)


def _search(rows: list[Floats], transitions: Floats) -> tuple[list[Ints], list[float]]:
    """The best tags of rows that stand in order of length, the longest first: all at once, unit by unit."""
    lengths = np.array([len(row) for row in rows])
    filled = np.zeros((lengths[0], len(rows), len(transitions)), np.float32)
    for number, row in enumerate(rows):
        filled[: len(row), number] = row
    alive = np.searchsorted(-lengths, -np.arange(len(filled)), side="left")
    came_from = np.zeros(filled.shape, np.int8)
    best = filled[0] + NOT_AFTER * np.isin(np.arange(len(transitions)), (IN_SOURCE, IN_CONTENT))
    # The sum over all ways is kept near one, every few units, and what it was divided by is added up.
    tops = filled.max(2, keepdims=True)
    ways, weights = np.exp(best - tops[0], dtype=np.float64), np.exp(filled - tops, dtype=np.float64)
    steps = np.exp(transitions, dtype=np.float64)
    total = tops[..., 0].sum(0)
    before = np.ascontiguousarray(transitions.T)
    for at in range(1, len(filled)):
        here = alive[at]
        onward = best[:here, None] + before
        came_from[at, :here] = onward.argmax(2)
        best[:here] = onward.max(2) + filled[at, :here]
        ways[:here] = (ways[:here] @ steps) * weights[at, :here]
        if at % SOME == 0:
            norm = ways.sum(1, keepdims=True)
            ways /= norm
            total += np.log(norm[:, 0])
    chances = best.max(1) - total - np.log(ways.sum(1))
    return _walk_back(came_from, best.argmax(1), lengths), chances.tolist()


def _walk_back(came_from: npt.NDArray[np.int8], ends: Ints, lengths: Ints) -> list[Ints]:
    tags = []
    for number, (end, length) in enumerate(zip(ends.tolist(), lengths.tolist(), strict=True)):
        line = [end]
        for row in came_from[length - 1 : 0 : -1, number].tolist():
            line.append(row[line[-1]])
        tags.append(np.array(line[::-1], np.int64))
    return tags


def _decoded(cue: Span, tags: Ints, chance: float, cues: Floats, weights: Weights) -> Decoded | None:
    source = _whole(find_pieces(tags, BEGINS_SOURCE), cue)
    content = tuple(find_pieces(tags, BEGINS_CONTENT))
    if not content:
        return None
    known = evidence(cue, tags, chance, cues)
    sure = float(1 / (1 + np.exp(-(known @ weights.confidence[:-1] + weights.confidence[-1]))))
    return Decoded(source, cue, content, sure) if sure >= weights.enough else None


def _whole(pieces: Iterable[Span], cue: Span) -> tuple[Span, ...]:
    """A source without the gaps of a full stop or a bracket: "Gov. Ana Oru (Karvo), Mayor Ben Dal"."""
    joined: list[Span] = []
    for piece in pieces:
        gap = Span(joined[-1].end, piece.start) if joined else None
        if gap is not None and gap.end - gap.start <= NO_GAP and not gap.overlaps(cue):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


def evidence(cue: Span, tags: Ints, chance: float, cues: Floats) -> Floats:
    """What an attribution's confidence rests on: the cue, the whole row of tags, its source and length."""
    begins = float(cues[cue.start, 1])
    length = int((tags >= BEGINS_CONTENT).sum())
    sourced = bool(((tags == BEGINS_SOURCE) | (tags == IN_SOURCE)).any())
    return np.array([np.log(begins / (1.0001 - begins)), max(chance, -20.0), sourced, np.log(1 + length)])


def find_pieces(tags: Ints, begins: int) -> Iterator[Span]:
    """The stretches of one role; what begins anew is a piece of its own."""
    start = end = 0
    for at in np.flatnonzero((tags == begins) | (tags == begins + 1)).tolist():
        if end and (at > end or tags[at] == begins):
            yield Span(start, end)
        if not end or at > end or tags[at] == begins:
            start = at
        end = at + 1
    if end:
        yield Span(start, end)


@cache
def load_weights() -> Weights:
    """What was fitted beside the network."""
    sections = open_resource("attribution")
    rows = {name: np.array([row.split() for (row,) in rows], np.float32) for name, rows in sections.items()}
    transitions = rows["transitions"]
    for begins in (BEGINS_SOURCE, BEGINS_CONTENT):
        others = [tag for tag in range(len(transitions)) if tag not in {begins, begins + 1}]
        transitions[others, begins + 1] = NOT_AFTER
    return Weights(transitions, rows["confidence"][0], float(rows["enough"][0, 0]))
