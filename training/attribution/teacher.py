"""Trains teachers: taggers too slow to ship, each from a seed of its own, whose mean a student learns from.

Two teachers of one make differ in how their heads begin, and in which order and in which variations they meet
the articles. Their mean can err less than either, and that needs no weights from elsewhere.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.attribution.course import Plan, choose_device, is_finished, may_write
from training.attribution.fit import RATE, fit, read_gold
from training.attribution.model import Tagger, backbone_folder, read_shape, start_from_backbone

PAIR = 384
"""Twice as wide a head as the shipped one: a teacher may take its time."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--more", type=Path, help="texts annotated by the other guidelines")
    parser.add_argument(
        "--backbone",
        type=Path,
        help="folder of an uncased BERT (config.json, vocab.txt, model.safetensors) in place of MiniLM",
    )
    parser.add_argument("--layers", type=int, nargs="+", help="of the backbone; all where not said")
    parser.add_argument("--pair", type=int, default=PAIR, help="width of the head that scores roles")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--into", type=Path, required=True, help="folder; a checkpoint for each seed")


def main(given: argparse.Namespace) -> None:
    """Raises AlreadyThere where a teacher stands and nothing was said of going on."""
    given.into.mkdir(parents=True, exist_ok=True)
    gold = read_gold(given.articles, given.more)
    for seed in given.seeds:
        checkpoint = given.into / f"teacher-{seed}.pt"
        may_write(checkpoint, given.resume)
        if is_finished(checkpoint):
            print(f"{checkpoint} is finished")
            continue
        print(f"teacher of seed {seed}", flush=True)
        tagger = make(given.backbone or backbone_folder(), given.layers, given.pair, seed)
        tagger.train().to(choose_device(given.device))
        fit(tagger, gold, Plan(checkpoint, given.epochs, given.rate, seed))


def make(backbone: Path, layers: list[int] | None, pair: int, seed: int) -> Tagger:
    """A teacher before it has seen anything: heads by the seed, the rest from the backbone."""
    torch.manual_seed(seed)
    tagger = Tagger(read_shape(backbone, len(layers) if layers else None, pair))
    start_from_backbone(tagger, backbone, layers or list(range(tagger.shape.layers)))
    return tagger
