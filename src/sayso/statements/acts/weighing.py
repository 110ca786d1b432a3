"""What the signs of a comment say together: a linear weight for every sign and act.

The weights were trained by `training/acts.py`; the card is `docs/cards/acts.md`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

import numpy as np
import numpy.typing as npt

from sayso.resources import open_resource
from sayso.types import Act

Row = npt.NDArray[np.float64]

ACTS = tuple(act for act in Act if act not in {Act.RECURRENCE, Act.PII})
"""The acts that are weighed, in the order of the weights; behind them stands doing none of these."""

REQUEST, QUESTION, ABUSE = map(ACTS.index, (Act.EVIDENCE_REQUEST, Act.QUESTION, Act.ABUSE))

UNIT = 1000
"""Weights are kept as whole thousandths."""

# The expected F1 over all acts is highest when an act is given from about half of that F1 on.
LIKELY = 0.22
NOTHING_LIKELY = 0.39
"""What doing none of the acts has to be more likely than."""
ABUSE_LIKELY = 0.4
"""Views fold abuse away, so it has to be surer: four in five are right from here on."""

# A request for evidence is a question already; hardly any comment asks both in one breath.
REQUEST_BEFORE_QUESTION = 0.6


SURE_REQUESTS = (
    "strict evidence asked ?",
    "evidence asked ?",
    "short evidence ?",
    "short evidence .",
    "asking whether it is so ?",
    "asking how it is known ?",
)
SURE = 0.8
"""Long requests are rare among labelled comments, so that the weights alone miss one in ten of these."""


@dataclass(frozen=True, slots=True)
class Weights:
    rows: Mapping[str, int]
    """Where the weights of a sign stand in `matrix`."""
    matrix: Row
    """Signs down, acts across; the last column is for none of them."""
    bias: Row


@cache
def open_weights() -> Weights:
    """The packaged weights."""
    sections = open_resource("acts")
    entries = sections["signs"]
    return Weights(
        rows={name: at for at, (name, _) in enumerate(entries)},
        matrix=np.array([_numbers(row) for _, row in entries]) / UNIT,
        bias=np.array(_numbers(sections["bias"][0][0])) / UNIT,
    )


def _numbers(row: str) -> list[int]:
    return [int(number) for number in row.split()]


def weigh(signs: Iterable[str], weights: Weights) -> tuple[Row, list[str], Row]:
    """How likely each act is, and last none; then the signs that have weights, and those weights."""
    known = [sign for sign in signs if sign in weights.rows]
    rows: Row = weights.matrix[[weights.rows[sign] for sign in known]]
    scores = rows.sum(axis=0) + weights.bias
    return np.array([1 / (1 + exp(-score)) for score in scores]), known, rows


def lift(likely: Row, signs: Container[str]) -> Row:
    """The same, a request for evidence made as likely as its sure signs are on development comments."""
    if not any(sign in signs for sign in SURE_REQUESTS):
        return likely
    lifted = likely.copy()
    lifted[REQUEST] = max(float(likely[REQUEST]), SURE)
    return lifted


def choose(likely: Row) -> list[int]:
    """The acts that are likely, unless that it does none of them is more so; indices into `ACTS`.

    >>> choose(np.array([0.5, 0.6, 0, 0, 0, 0, 0, 0, 0.2]))
    [0]
    """
    acts = [at for at in range(len(ACTS)) if likely[at] > (ABUSE_LIKELY if at == ABUSE else LIKELY)]
    if REQUEST in acts and QUESTION in acts:
        acts.remove(QUESTION if likely[REQUEST] >= REQUEST_BEFORE_QUESTION * likely[QUESTION] else REQUEST)
    gain = sum(float(likely[at]) - LIKELY for at in acts)
    return acts if gain > likely[-1] - NOTHING_LIKELY else []
