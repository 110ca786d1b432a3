"""Runs the encoder: a window goes in, scores for its units come out.

The weights are opened on the first window. One thread, and one window at a time: nothing has to be filled
up to a common length, and what stands on the rest of the page cannot change a window's scores.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from onnxruntime import InferenceSession, SessionOptions

from sayso.statements.windows import Ints, Window

Floats = npt.NDArray[np.float32]


class Scores(NamedTuple):
    """What the encoder makes of a window of U units in which it sees K cues."""

    cues: Floats
    """U x 3: how likely each unit stands outside a cue, begins one, goes on with one."""
    at: Ints
    """K: the units that may begin a cue."""
    roles: Floats
    """K x U x 5: for each cue how well each tag suits each unit; see `decoding`."""


def score(window: Window) -> Scores:
    """Cues and roles of the units of a window; the same for the same window."""
    given = {
        "pieces": window.pieces,
        "looks": window.looks,
        "firsts": window.firsts,
        "sentences": window.sentences,
    }
    return Scores(*_session().run(None, given))


@cache
def _session() -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(files("sayso").joinpath("data", "attribution.onnx")) as path:
        # Fused, adding and normalising takes an eighth of the run more than apart (onnxruntime 1.32).
        return InferenceSession(
            path, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
