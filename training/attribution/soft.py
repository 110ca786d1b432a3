"""What teachers make of windows that nobody annotated, kept so that a student can be held to it exactly.

Of a window: how likely each unit begins or goes on a cue, as the mean of the teachers. Of each likely cue:
how likely each unit has each tag, and how often each tag follows each, summed over the row. A student scores
a row of tags by exactly these two, so the expected score of the teachers' rows is known without listing them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from sayso.statements.windows import Window
from training.attribution.batches import give
from training.attribution.model import CUE_TAGS, TAGS, Given, Tagger, all_paths

Floats = npt.NDArray[np.float32]

CANDIDATE = 0.1
"""How likely a unit has to begin a cue for its roles to be marked: as for the weights of the package."""


class Soft(NamedTuple):
    window: Window
    """Without the places of its units in a text."""
    style: int
    cues: Floats  # U 3
    at: npt.NDArray[np.int64]  # K, at which unit a likely cue begins
    roles: Floats  # K U 5
    turns: Floats  # K 5 5, from tag to tag


class SoftBatch(NamedTuple):
    given: Given
    cues: Tensor  # B U 3
    sure: Tensor  # K, how likely there is such a cue
    roles: Tensor  # K U 5
    turns: Tensor  # K 5 5


def likely_rows(scores: Tensor, transitions: Tensor, units: Tensor) -> tuple[Tensor, Tensor]:
    """How likely each unit has each tag (K U 5), and the expected turns from tag to tag (K 5 5)."""
    with torch.enable_grad():
        scores = scores.detach().float().requires_grad_()
        turns = transitions.detach().float().expand(len(scores), TAGS, TAGS).clone().requires_grad_()
        # What all paths score together grows with a score as fast as that score is likely to be used.
        roles, expected = torch.autograd.grad(all_paths(scores, turns, units).sum(), (scores, turns))
    return roles, expected


def soft_loss(tagger: Tagger, batch: SoftBatch) -> Tensor:
    """Nats a window that the student's idea of cues and rows costs under the teachers'."""
    cues, scores, _ = tagger(batch.given)
    apart = functional.cross_entropy(cues.float().flatten(0, 1), batch.cues.flatten(0, 1), reduction="none")
    total = apart[batch.given.units.flatten()].sum()
    if len(batch.given.at):
        total = total + (row_loss(scores, tagger.transitions, batch) * batch.sure).sum()
    return total / len(batch.given.units)


def row_loss(scores: Tensor, transitions: Tensor, batch: SoftBatch) -> Tensor:
    """For each cue the cross-entropy between the teachers' rows of tags and the student's, in nats."""
    scores = scores.float()
    expected = (scores * batch.roles).sum((1, 2)) + (transitions * batch.turns).sum((1, 2))
    return all_paths(scores, transitions, batch.given.units[batch.given.windows]) - expected


@torch.no_grad()
def mark(teachers: Sequence[Tagger], windows: Sequence[Window], style: int) -> Iterator[Soft]:
    """What the teachers, each with one voice, make of some windows in the style of one set of guidelines."""
    device = teachers[0].transitions.device
    bare = give(windows, [style] * len(windows), [()] * len(windows))
    bare = Given(*(part.to(device) for part in bare))
    states = [
        tagger.encode(bare.pieces, bare.looks, bare.styles, bare.read, bare.firsts) for tagger in teachers
    ]
    voices = zip(teachers, states, strict=True)
    cues = torch.stack([tagger.cue(state).float().softmax(-1) for tagger, state in voices]).mean(0)
    windows_at, at = ((cues[..., 1] > CANDIDATE) & bare.units).nonzero().unbind(1)
    rows = [
        likely_rows(
            tagger.roles(state, bare.sentences, windows_at, at), tagger.transitions, bare.units[windows_at]
        )
        for tagger, state in zip(teachers, states, strict=True)
    ]
    roles, turns = (torch.stack(parts).mean(0).cpu() for parts in zip(*rows, strict=True))
    found, at, windows_at = cues.cpu(), at.cpu(), windows_at.cpu()
    for number, window in enumerate(windows):
        units, mine = len(window.firsts), windows_at == number
        yield Soft(
            window._replace(units=()),
            style,
            found[number, :units].numpy(),
            at[mine].numpy(),
            roles[mine, :units].numpy(),
            turns[mine].numpy(),
        )


def collate_soft(marked: Sequence[Soft]) -> SoftBatch:
    given = give([one.window for one in marked], [one.style for one in marked], [one.at for one in marked])
    units = given.units.shape[1]
    cues = torch.zeros((len(marked), units, CUE_TAGS))
    roles = torch.zeros((len(given.at), units, TAGS))
    row = 0
    for number, one in enumerate(marked):
        long = len(one.cues)
        cues[number, :long] = torch.from_numpy(one.cues)
        roles[row : row + len(one.at), :long] = torch.from_numpy(one.roles)
        row += len(one.at)
    turns = np.concatenate([one.turns for one in marked])
    return SoftBatch(given, cues, cues[given.windows, given.at, 1], roles, torch.from_numpy(turns))


# One after the other in a file; how many of each a window has tells them apart again.
BY_PIECE, BY_UNIT = ("pieces", "looks"), ("firsts", "sentences")


def write_soft(path: Path, marked: Sequence[Soft]) -> None:
    """Writes marked windows to a file of their own, in place at once."""
    arrays: dict[str, npt.NDArray[np.generic]] = {
        name: np.concatenate([getattr(one.window, name) for one in marked]).astype(np.int32)
        for name in BY_PIECE + BY_UNIT
    }
    arrays["sizes"] = np.array([(len(one.window.pieces), len(one.cues), len(one.at)) for one in marked])
    arrays["styles"] = np.array([one.style for one in marked])
    arrays["at"] = np.concatenate([one.at for one in marked])
    arrays["cues"] = np.concatenate([one.cues for one in marked]).astype(np.float16)
    arrays["roles"] = np.concatenate([one.roles.reshape(-1, TAGS) for one in marked]).astype(np.float16)
    arrays["turns"] = np.concatenate([one.turns for one in marked]).astype(np.float32)
    beside = path.with_suffix(".part")
    with beside.open("wb") as file:
        np.savez_compressed(file, **arrays)
    beside.rename(path)


def read_soft(path: Path) -> Iterator[Soft]:
    """The windows of a file, in the order in which they were written."""
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files}
    pieces, units, cues = (np.cumsum(column) - column for column in arrays["sizes"].T)
    rows = np.cumsum(arrays["sizes"][:, 1] * arrays["sizes"][:, 2])
    for number, (of_pieces, of_units, of_cues) in enumerate(arrays["sizes"].tolist()):
        piece, unit, cue = (slice(at[number], at[number] + long) for at, long in (
            (pieces, of_pieces), (units, of_units), (cues, of_cues)
        ))  # fmt: skip
        long = {name: arrays[name][piece].astype(np.int64) for name in BY_PIECE}
        long |= {name: arrays[name][unit].astype(np.int64) for name in BY_UNIT}
        end = rows[number]
        yield Soft(
            Window(units=(), **long),
            int(arrays["styles"][number]),
            arrays["cues"][unit].astype(np.float32),
            arrays["at"][cue],
            arrays["roles"][end - of_units * of_cues : end]
            .astype(np.float32)
            .reshape(of_cues, of_units, TAGS),
            arrays["turns"][cue],
        )
