"""A course of training that can be broken off at any step and goes on as if it had not been.

Every step draws its chance from a seed made of the run's and its own number, on whatever device, and the
batches of an epoch come in an order that its number gives: what a checkpoint has to keep is the weights, the
optimizer, the schedule and the place reached.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import torch
from torch import Tensor

from training.attribution.model import Shape, Tagger

Step = TypeVar("Step")

HEADS = 5
"""How many times the encoder's rate for what begins from nothing."""
WARM_UP, LEAST = 0.06, 0.02
SAVED_EVERY = 50
STEEPEST = 5.0
APART = 1_000_003
"""Between the seeds of two runs: more than there are steps."""


class AlreadyThere(Exception):
    """A checkpoint stands where a new one was to be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists: --resume goes on from it, or name another")


class Plan(NamedTuple):
    into: Path
    epochs: int
    rate: float
    """Of the encoder at its highest."""
    seed: int = 0
    """Tells runs on the same articles apart."""


@dataclass
class Course:
    """What is trained, and how far it is."""

    plan: Plan
    tagger: Tagger
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LambdaLR
    step: int = 0
    epoch: int = 0
    within: int = 0
    """Steps done of this epoch."""
    finished: bool = False

    @property
    def device(self) -> torch.device:
        return self.tagger.transitions.device

    def save(self) -> None:
        """Written beside and put in place at once, so that breaking off never leaves half a file."""
        state = {
            "shape": tuple(self.tagger.shape),
            "tagger": self.tagger.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "place": (self.step, self.epoch, self.within),
            "finished": self.finished,
        }
        beside = self.plan.into.with_suffix(".part")
        torch.save(state, beside)
        beside.rename(self.plan.into)

    def resume(self) -> None:
        state = torch.load(self.plan.into, weights_only=True, map_location=self.device)
        self.tagger.load_state_dict(state["tagger"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.step, self.epoch, self.within = state["place"]
        self.finished = state["finished"]


def begin(tagger: Tagger, plan: Plan, expected: float) -> Course:
    """A course of about so many steps that has not begun, or, with a checkpoint there, goes on."""
    optimizer = _optimizer(tagger, plan.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: max(LEAST, min(step / (WARM_UP * expected), (expected - step) / expected, 1))
    )
    course = Course(plan, tagger, optimizer, schedule)
    if plan.into.exists():
        course.resume()
    return course


def run(
    course: Course, batches_of: Callable[[int], Iterable[Step]], loss_of: Callable[[Step], Tensor]
) -> None:
    """Trains to the end of the last epoch; keeps a checkpoint every fifty steps and at the end."""
    told = Progress(course)
    for epoch in range(course.epoch, course.plan.epochs):
        for batch in islice(batches_of(epoch), course.within, None):
            told.add(_train(course, loss_of, batch))
            course.within += 1
            if course.step % SAVED_EVERY == 0:
                told.tell()
                course.save()
        course.epoch, course.within = epoch + 1, 0
    course.finished = True
    course.save()


def _train(course: Course, loss_of: Callable[[Step], Tensor], batch: Step) -> float:
    course.step += 1
    torch.manual_seed(course.plan.seed * APART + course.step)
    with torch.autocast(course.device.type, torch.bfloat16):
        loss = loss_of(batch)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(course.tagger.parameters(), STEEPEST)
    course.optimizer.step()
    course.optimizer.zero_grad()
    course.schedule.step()
    return loss.item()


class Progress:
    """Prints, now and then, how far a course is and at what pace."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.began, self.first = time.perf_counter(), course.step
        self.losses: list[float] = []

    def add(self, loss: float) -> None:
        self.losses.append(loss)

    def tell(self) -> None:
        course = self.course
        pace = (time.perf_counter() - self.began) / (course.step - self.first)
        mean = sum(self.losses) / len(self.losses)
        print(f"epoch {course.epoch} step {course.step}: loss {mean:.3f}, {pace:.2f} s a step", flush=True)
        self.losses = []


def _optimizer(tagger: Tagger, rate: float) -> torch.optim.Optimizer:
    """The embeddings of pieces stay as they are: words that training never met keep their company."""
    tagger.encoder.pieces.weight.requires_grad_(False)
    encoder = [part for part in tagger.encoder.parameters() if part.requires_grad]
    known = set(map(id, tagger.encoder.parameters()))
    heads = [part for part in tagger.parameters() if id(part) not in known]
    groups = [{"params": encoder, "lr": rate}, {"params": heads, "lr": HEADS * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def load_tagger(checkpoint: Path) -> Tagger:
    """The tagger of a checkpoint, on the processor."""
    state = torch.load(checkpoint, weights_only=True, map_location="cpu")
    tagger = Tagger(Shape(*state["shape"]))
    tagger.load_state_dict(state["tagger"])
    return tagger


def is_finished(checkpoint: Path) -> bool:
    return checkpoint.exists() and torch.load(checkpoint, weights_only=True, map_location="cpu")["finished"]


def may_write(path: Path, resume: bool) -> None:
    """Raises AlreadyThere where a checkpoint is and it was not said to go on from it."""
    if path.exists() and not resume:
        raise AlreadyThere(path)


def choose_device(name: str) -> torch.device:
    """The device named; for `auto` a graphics card where torch sees one. Raises RuntimeError."""
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if name == "cuda" and not torch.cuda.is_available():
        raise RuntimeError("torch sees no graphics card: --device cpu, or another build of torch")
    return torch.device(name)
