"""Examples side by side: what one step of training sees."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

import numpy as np
import torch

from sayso.statements.windows import Window
from training.attribution.examples import Example
from training.attribution.model import Batch, Given


class Windowed(Protocol):
    @property
    def window(self) -> Window: ...


Kind = TypeVar("Kind", bound=Windowed)


def shuffled(examples: Sequence[Kind], size: int, seed: int) -> Iterator[list[Kind]]:
    """Every example once, in batches of windows of about one length."""
    order = random.Random(seed).sample(range(len(examples)), len(examples))
    pool = 32 * size
    for start in range(0, len(order), pool):
        near = sorted(order[start : start + pool], key=lambda number: len(examples[number].window.pieces))
        chunks = [near[at : at + size] for at in range(0, len(near), size)]
        random.Random(seed + start).shuffle(chunks)
        for chunk in chunks:
            yield [examples[number] for number in chunk]


def collate(examples: Sequence[Example]) -> Batch:
    windows = [example.window for example in examples]
    rows = [row for example in examples for row in example.roles]
    roles = torch.zeros((len(rows), max(len(window.firsts) for window in windows)), dtype=torch.long)
    for number, row in enumerate(rows):
        roles[number, : len(row)] = torch.from_numpy(row)
    return Batch(
        give(windows, [example.style for example in examples], [example.at for example in examples]),
        cues=_filled([example.cues for example in examples]),
        told=_filled([example.told for example in examples]).bool(),
        roles=roles,
    )


def give(windows: Sequence[Window], styles: Sequence[int], at: Sequence[Sequence[int]]) -> Given:
    """Windows side by side, each in a style, with the units at which cues begin."""
    return Given(
        pieces=_filled([window.pieces for window in windows]),
        looks=_filled([window.looks for window in windows]),
        styles=torch.tensor(styles),
        read=_present([len(window.pieces) for window in windows]),
        firsts=_filled([window.firsts for window in windows]),
        sentences=_filled([window.sentences for window in windows]),
        units=_present([len(window.firsts) for window in windows]),
        windows=torch.tensor([number for number, units in enumerate(at) for _ in units], dtype=torch.long),
        at=torch.tensor([unit for units in at for unit in units], dtype=torch.long),
    )


def _filled(rows: Sequence[np.ndarray]) -> torch.Tensor:
    out = torch.zeros((len(rows), max(map(len, rows))), dtype=torch.long)
    for number, row in enumerate(rows):
        out[number, : len(row)] = torch.from_numpy(row)
    return out


def _present(lengths: Sequence[int]) -> torch.Tensor:
    return torch.arange(max(lengths))[None] < torch.tensor(lengths)[:, None]
