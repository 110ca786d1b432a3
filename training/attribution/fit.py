"""Trains a tagger from annotated articles.

    python -m training.attribution.fit --articles TRAIN.jsonl.gz --more OTHER.jsonl.gz \\
        --layers 0 1 2 --into CHECKPOINT

Goes on from the checkpoint when there is one, step for step as if it had not stopped.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from hashlib import md5
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.attribution.augment import varied
from training.attribution.batches import collate, shuffled
from training.attribution.examples import Article, Example, make_examples, read_articles
from training.attribution.model import Batch, Tagger, path_loss, start_from_backbone

SIZE = 8
RATE, HEADS = 2e-4, 5
"""Of the encoder at its highest, and how many times that for what begins from nothing."""
WARM_UP = 0.06
CHARACTERS = 690
"""Of a window, about."""
SAVED_EVERY = 50
SOME_ROLE = 0.3
"""Weight of what only steers the encoder."""

# The talk of one's own head ("I think", "I'm like") is most of what these genres attribute.
NOT_TAKEN = frozenset({"conversation", "vlog", "podcast", "reddit", "fiction", "court", "whow", "voyage"})


def is_held_out(article: Article, share: int = 16) -> bool:
    """Every sixteenth article, by its name, is kept from training, for calibration."""
    return int(md5(article.id.encode()).hexdigest(), 16) % share == 0


def loss_of(tagger: Tagger, batch: Batch) -> Tensor:
    """What a batch costs, in nats a window."""
    cues, roles, some = tagger(batch)
    size = len(batch.units)
    at_cues = functional.cross_entropy(cues.float()[batch.told], batch.cues[batch.told], reduction="sum")
    total = at_cues
    if len(batch.at):
        paths = path_loss(roles, tagger.transitions, batch.roles, batch.units[batch.windows])
        total = total + paths.sum()
    wanted = torch.zeros_like(some, dtype=torch.float32)
    for role, tags in enumerate(((1, 2), (3, 4))):
        within = torch.isin(batch.roles, torch.tensor(tags)).float()
        wanted[:, :, role].index_reduce_(0, batch.windows, within, "amax")
    steering = functional.binary_cross_entropy_with_logits(
        some.float()[batch.units], wanted[batch.units], reduction="sum"
    )
    return (total + SOME_ROLE * steering) / size


def optimizer_of(tagger: Tagger, rate: float) -> torch.optim.Optimizer:
    """The embeddings of pieces stay as they are: words that training never met keep their company."""
    tagger.encoder.pieces.weight.requires_grad_(False)
    encoder = [part for part in tagger.encoder.parameters() if part.requires_grad]
    known = set(map(id, tagger.encoder.parameters()))
    heads = [part for part in tagger.parameters() if id(part) not in known]
    groups = [{"params": encoder, "lr": rate}, {"params": heads, "lr": HEADS * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def batches_of(articles: Sequence[Article], epoch: int) -> Iterator[list[Example]]:
    examples = list(make_examples(varied(article, epoch) for article in articles))
    return shuffled(examples, SIZE, epoch)


def fit(tagger: Tagger, articles: Sequence[Article], epochs: int, rate: float, into: Path) -> None:
    optimizer = optimizer_of(tagger, rate)
    expected = epochs * sum(len(article.text) for article in articles) / CHARACTERS / SIZE
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: max(0.02, min(step / (WARM_UP * expected), (expected - step) / expected, 1))
    )
    done = _resume(tagger, optimizer, schedule, into)
    step = 0
    began, total = time.perf_counter(), 0.0
    for epoch in range(epochs):
        for chosen in batches_of(articles, epoch):
            step += 1
            if step <= done:
                continue
            torch.manual_seed(step)
            with torch.autocast(_device(tagger).type, torch.bfloat16):
                loss = loss_of(tagger, _to(collate(chosen), _device(tagger)))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 5.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            total += loss.item()
            if step % SAVED_EVERY == 0:
                pace = (time.perf_counter() - began) / (step - done)
                done_of = f"epoch {epoch} step {step} of about {expected:.0f}"
                print(f"{done_of}: loss {total / SAVED_EVERY:.3f}, {pace:.2f} s a step", flush=True)
                total = 0.0
                _save(tagger, optimizer, schedule, step, into)
    _save(tagger, optimizer, schedule, step, into)


def _device(tagger: Tagger) -> torch.device:
    return tagger.transitions.device


def _to(batch: Batch, device: torch.device) -> Batch:
    return Batch(*(part.to(device) for part in batch))


def _save(tagger: Tagger, optimizer, schedule, step: int, into: Path) -> None:
    state = {
        "tagger": tagger.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "step": step,
        "layers": len(tagger.encoder.layers),
    }
    beside = into.with_suffix(".part")
    torch.save(state, beside)
    beside.rename(into)


def _resume(tagger: Tagger, optimizer, schedule, into: Path) -> int:
    if not into.exists():
        return 0
    state = torch.load(into, weights_only=True)
    tagger.load_state_dict(state["tagger"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return int(state["step"])


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
    parser.add_argument("--into", type=Path, required=True)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(0)
    articles = read_articles(given.articles)
    if given.more:
        articles += read_articles(given.more, style=1, without=NOT_TAKEN)
    tagger = Tagger(len(given.layers), 30522)
    if given.start:
        tagger.load_state_dict(torch.load(given.start, weights_only=True)["tagger"])
    else:
        start_from_backbone(tagger, given.layers)
    tagger.train().to("cuda" if torch.cuda.is_available() else "cpu")
    fit(
        tagger,
        [article for article in articles if not is_held_out(article)],
        given.epochs,
        given.rate,
        given.into,
    )


if __name__ == "__main__":
    main()
