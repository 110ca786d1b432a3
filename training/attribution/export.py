"""Turns a checkpoint into the weights of the package.

    python -m training.attribution.export CHECKPOINT [MORE ...] --into src/sayso/data

Writes the network for onnxruntime, with whole numbers of eight bits for its weights, the vocabulary, and
the transitions between tags. Calibration is put beside them by `calibrate`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.attribution.model import Shape, Tagger, backbone_folder

CANDIDATE = 0.1
"""How likely a unit has to begin a cue for its roles to be scored."""


class ForOneWindow(nn.Module):
    """The tagger as it runs: one window, no filling, cues found on the way to their roles."""

    def __init__(self, tagger: Tagger, style: float) -> None:
        super().__init__()
        self.tagger = tagger
        with torch.no_grad():
            styles = tagger.encoder.styles.weight
            tagger.encoder.looks.weight += (1 - style) * styles[0] + style * styles[1]
            styles.zero_()

    def forward(self, pieces: Tensor, looks: Tensor, firsts: Tensor, sentences: Tensor) -> tuple[Tensor, ...]:
        tagger = self.tagger
        encoder = tagger.encoder
        places = encoder.places.weight[: pieces.shape[0]]
        states = encoder.ready(encoder.pieces(pieces) + places + encoder.looks(looks))[None]
        for layer in encoder.layers[:-1]:
            states = layer(states, None)
        # Only units are asked for roles: the last layer need not finish their other pieces.
        states = encoder.layers[-1](states, None, firsts)[0]
        cues = tagger.cue(states).softmax(-1)
        at = (cues[:, 1] > CANDIDATE).nonzero()[:, 0]
        windows = torch.zeros_like(at)
        return cues, at, tagger.roles(states[None], sentences[None], windows, at)


def load_tagger(checkpoints: list[Path]) -> Tagger:
    """The tagger whose weights are the mean of the checkpoints'."""
    states = [torch.load(path, weights_only=True, map_location="cpu") for path in checkpoints]
    mean = {
        name: sum(state["tagger"][name] for state in states) / len(states)
        if weights.is_floating_point()
        else weights
        for name, weights in states[0]["tagger"].items()
    }
    tagger = Tagger(Shape(*states[0]["shape"]))
    tagger.load_state_dict(mean)
    return tagger.eval()


def write_network(tagger: Tagger, style: float, whole: bool, into: Path) -> None:
    example = (
        torch.ones(6, dtype=torch.long),
        torch.ones(6, dtype=torch.long),
        torch.arange(4) + 1,
        torch.tensor([0, 0, 1, 1]),
    )
    given, found = ["pieces", "looks", "firsts", "sentences"], ["cues", "at", "roles"]
    axes = {
        "pieces": {0: "P"},
        "looks": {0: "P"},
        "firsts": {0: "U"},
        "sentences": {0: "U"},
        "cues": {0: "U"},
        "at": {0: "K"},
        "roles": {0: "K", 1: "U"},
    }
    with tempfile.TemporaryDirectory() as name:
        plain, ready = Path(name) / "plain.onnx", Path(name) / "ready.onnx"
        torch.onnx.export(
            ForOneWindow(tagger, style), example, str(plain), input_names=given, output_names=found,
            dynamic_axes=axes, dynamo=False, opset_version=17,
        )  # fmt: skip
        if not whole:
            into.write_bytes(plain.read_bytes())
            return
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(into), per_channel=True, weight_type=QuantType.QInt8)


def write_rest(tagger: Tagger, into: Path) -> None:
    pieces = (backbone_folder() / "vocab.txt").read_text("utf-8").rstrip("\n")
    (into / "attribution-pieces.txt").write_text(pieces, "utf-8")
    path = into / "attribution.json"
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    kept["transitions"] = [[" ".join(f"{score:.4f}" for score in row)] for row in tagger.transitions.tolist()]
    kept.setdefault("confidence", [["1 0.2 0 0 0"]])
    kept.setdefault("enough", [["0.3"]])
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument(
        "--style", type=float, default=0.0, help="0 annotates as PolNeAR does, 1 as the other texts"
    )
    parser.add_argument("--fractions", action="store_true", help="keep fractions of 32 bits, to compare")
    given = parser.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    tagger = load_tagger(given.checkpoints)
    write_rest(tagger, given.into)
    write_network(tagger, given.style, not given.fractions, given.into / "attribution.onnx")


if __name__ == "__main__":
    main()
