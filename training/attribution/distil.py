"""Trains a student on annotated articles and, beside them, on what teachers make of other texts.

Each step takes a batch of annotated windows and a batch of marked ones; the marked ones begin again when they
have all been seen, in another order.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import torch
from torch import Tensor

from training.attribution.batches import shuffled
from training.attribution.course import Plan, begin, choose_device, may_write, run
from training.attribution.examples import Article, Example
from training.attribution.fit import RATE, SIZE, batches_of, count_steps, loss_of, on_device, read_gold, start
from training.attribution.model import Given, Tagger, backbone_folder
from training.attribution.soft import Soft, SoftBatch, collate_soft, read_soft, soft_loss

Step = tuple[list[Example], list[Soft]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--more", type=Path, help="texts annotated by the other guidelines")
    parser.add_argument("--soft", type=Path, required=True, help="folder that `label` filled")
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 1, 2], help="of MiniLM to begin with")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin with in place of MiniLM")
    parser.add_argument(
        "--weight", type=float, default=1.0, help="of a marked window, an annotated one's being 1"
    )
    parser.add_argument("--epochs", type=int, default=4, help="of the annotated articles")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--into", type=Path, required=True, help="checkpoint")


def main(given: argparse.Namespace) -> None:
    """Raises AlreadyThere where a student stands and nothing was said of going on."""
    may_write(given.into, given.resume)
    torch.manual_seed(0)
    student = start(given.layers, given.start, backbone_folder())
    student.train().to(choose_device(given.device))
    marked = [one for path in sorted(given.soft.glob("soft-*.npz")) for one in read_soft(path)]
    if not marked:
        raise ValueError(f"{given.soft}: no marks here; `label` makes them")
    gold = read_gold(given.articles, given.more)
    distil(student, gold, marked, Plan(given.into, given.epochs, given.rate), given.weight)


def distil(
    student: Tagger, gold: Sequence[Article], marked: Sequence[Soft], plan: Plan, weight: float = 1.0
) -> None:
    """Trains from where the checkpoint stands, or from the start."""
    course = begin(student, plan, count_steps(gold, plan.epochs))

    def loss(step: Step) -> Tensor:
        annotated, soft = step
        told = loss_of(student, on_device(annotated, course.device))
        return told + weight * soft_loss(student, soft_on_device(soft, course.device))

    run(course, lambda epoch: pairs(gold, marked, epoch), loss)


def pairs(gold: Sequence[Article], marked: Sequence[Soft], epoch: int) -> Iterator[Step]:
    """Every annotated batch of an epoch, each with a marked one."""
    return zip(batches_of(gold, epoch), _endless(marked, epoch), strict=False)


def _endless(marked: Sequence[Soft], epoch: int) -> Iterator[list[Soft]]:
    for again in count():
        yield from shuffled(marked, SIZE, 1000 * epoch + again)


def soft_on_device(marked: Sequence[Soft], device: torch.device) -> SoftBatch:
    given, *labels = collate_soft(marked)
    return SoftBatch(Given(*(part.to(device) for part in given)), *(part.to(device) for part in labels))
