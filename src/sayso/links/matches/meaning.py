"""What a text means, as a vector: texts that say the same in other words lie close.

A small network (MiniLM, whole numbers of eight bits) reads one text at a time, so that a text's vector
depends on nothing else. It knows English; on other languages it sees names and figures.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt
from onnxruntime import InferenceSession, SessionOptions

from sayso.statements.pieces import FIRST, LAST, look_up, look_up_mark

Floats = npt.NDArray[np.float32]

WIDTH = 384
LONGEST = 96
"""Pieces that are read: three long sentences."""
TOKEN = re.compile(r"\w+|[^\w\s]")
REMEMBERED = 1 << 15


@lru_cache(REMEMBERED)
def find_meaning(text: str) -> Floats:
    """The vector of a text, of length 1: the likeness of two is their product, 1 for the same words.

    >>> doubled, ferry = find_meaning("The tax on salt was doubled."), find_meaning("The ferry sank.")
    >>> bool(find_meaning("Salt is now taxed twice as high.") @ doubled > 0.7 > ferry @ doubled)
    True
    """
    pieces = np.array([look_up_mark(FIRST), *_pieces(text), look_up_mark(LAST)], np.int64)
    vector: Floats = _session().run(None, {"pieces": pieces})[0]
    vector.setflags(write=False)
    return vector


def _pieces(text: str) -> list[int]:
    found: list[int] = []
    for token in TOKEN.finditer(text):
        found.extend(look_up(token.group()).pieces)
        if len(found) >= LONGEST:
            break
    return found[:LONGEST]


@cache
def _session() -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(files("sayso").joinpath("data", "meaning.onnx")) as path:
        return InferenceSession(path, options, providers=["CPUExecutionProvider"])
