"""Trains a tagger from annotated articles.

    python -m training.attribution.fit --articles TRAIN.jsonl.gz --more OTHER.jsonl.gz \\
        --layers 0 1 2 --into CHECKPOINT

Goes on from the checkpoint when there is one, step for step as if it had not stopped.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from hashlib import md5
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.attribution.augment import varied
from training.attribution.batches import collate, shuffled
from training.attribution.course import Plan, begin, choose_device, load_tagger, run
from training.attribution.examples import Article, Example, make_examples, read_articles
from training.attribution.model import (
    Batch,
    Given,
    Tagger,
    backbone_folder,
    path_loss,
    read_shape,
    start_from_backbone,
)

SIZE = 8
RATE = 2e-4
"""Of the encoder at its highest."""
CHARACTERS = 690
"""Of a window, about."""
SOME_ROLE = 0.3
"""Weight of what only steers the encoder."""
SOURCE, CONTENT = (1, 2), (3, 4)

# The talk of one's own head ("I think", "I'm like") is most of what these genres attribute.
NOT_TAKEN = frozenset({"conversation", "vlog", "podcast", "reddit", "fiction", "court", "whow", "voyage"})


def is_held_out(article: Article, share: int = 16) -> bool:
    """Every sixteenth article, by its name, is kept from training, for calibration."""
    return int(md5(article.id.encode()).hexdigest(), 16) % share == 0


def read_gold(articles: Path, more: Path | None) -> list[Article]:
    """What there is to train on: both sets, without what is kept for calibration."""
    gold = read_articles(articles) + (read_articles(more, 1, NOT_TAKEN) if more else [])
    return [article for article in gold if not is_held_out(article)]


def loss_of(tagger: Tagger, batch: Batch) -> Tensor:
    """What a batch costs, in nats a window."""
    given = batch.given
    cues, roles, some = tagger(given)
    at_cues = functional.cross_entropy(cues.float()[batch.told], batch.cues[batch.told], reduction="sum")
    total = at_cues
    if len(given.at):
        paths = path_loss(roles, tagger.transitions, batch.roles, given.units[given.windows])
        total = total + paths.sum()
    wanted = torch.zeros_like(some, dtype=torch.float32)
    for role, (begins, goes_on) in enumerate((SOURCE, CONTENT)):
        within = ((batch.roles == begins) | (batch.roles == goes_on)).float()
        wanted[:, :, role].index_reduce_(0, given.windows, within, "amax")
    steering = functional.binary_cross_entropy_with_logits(
        some.float()[given.units], wanted[given.units], reduction="sum"
    )
    return (total + SOME_ROLE * steering) / len(given.units)


def batches_of(articles: Sequence[Article], epoch: int) -> Iterator[list[Example]]:
    examples = list(make_examples(varied(article, epoch) for article in articles))
    return shuffled(examples, SIZE, epoch)


def count_steps(articles: Sequence[Article], epochs: int) -> float:
    """How many steps so many epochs take, about."""
    return epochs * sum(len(article.text) for article in articles) / CHARACTERS / SIZE


def on_device(chosen: Sequence[Example], device: torch.device) -> Batch:
    given, *labels = collate(chosen)
    return Batch(Given(*(part.to(device) for part in given)), *(part.to(device) for part in labels))


def fit(tagger: Tagger, articles: Sequence[Article], plan: Plan) -> None:
    """Trains from where the checkpoint stands, or from the start."""
    course = begin(tagger, plan, count_steps(articles, plan.epochs))
    # Runs of other seeds meet the articles in other variations.
    run(
        course,
        lambda epoch: batches_of(articles, epoch + 1000 * plan.seed),
        lambda chosen: loss_of(tagger, on_device(chosen, course.device)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--more", type=Path, help="texts annotated by the other guidelines")
    parser.add_argument("--layers", type=int, nargs="+", required=True, help="layers of MiniLM to begin with")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin with in place of MiniLM")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--into", type=Path, required=True)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(0)
    tagger = start(given.layers, given.start, backbone_folder())
    tagger.train().to(choose_device(given.device))
    fit(tagger, read_gold(given.articles, given.more), Plan(given.into, given.epochs, given.rate))


def start(layers: Sequence[int], checkpoint: Path | None, backbone: Path) -> Tagger:
    """A tagger to begin with: that of a checkpoint, or one on layers of a backbone."""
    if checkpoint:
        return load_tagger(checkpoint)
    tagger = Tagger(read_shape(backbone, len(layers)))
    start_from_backbone(tagger, backbone, list(layers))
    return tagger


if __name__ == "__main__":
    main()
