"""Examples side by side: what one step of training sees."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch

from training.attribution.examples import Example
from training.attribution.model import Batch


def shuffled(examples: Sequence[Example], size: int, seed: int) -> Iterator[list[Example]]:
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
    pieces = _filled([window.pieces for window in windows])
    units = _filled([window.firsts for window in windows])
    rows = [row for example in examples for row in example.roles]
    roles = torch.zeros((len(rows), units.shape[1]), dtype=torch.long)
    for number, row in enumerate(rows):
        roles[number, : len(row)] = torch.from_numpy(row)
    return Batch(
        pieces=pieces,
        looks=_filled([window.looks for window in windows]),
        styles=torch.tensor([example.style for example in examples]),
        read=_present([len(window.pieces) for window in windows]),
        firsts=units,
        sentences=_filled([window.sentences for window in windows]),
        units=_present([len(window.units) for window in windows]),
        cues=_filled([example.cues for example in examples]),
        told=_filled([example.told for example in examples]).bool(),
        windows=torch.tensor([at for at, one in enumerate(examples) for _ in one.at], dtype=torch.long),
        at=torch.tensor([at for example in examples for at in example.at], dtype=torch.long),
        roles=roles,
    )


def _filled(rows: Sequence[np.ndarray]) -> torch.Tensor:
    out = torch.zeros((len(rows), max(map(len, rows))), dtype=torch.long)
    for number, row in enumerate(rows):
        out[number, : len(row)] = torch.from_numpy(row)
    return out


def _present(lengths: Sequence[int]) -> torch.Tensor:
    return torch.arange(max(lengths))[None] < torch.tensor(lengths)[:, None]
