"""Has teachers mark texts that nobody annotated, in files of some hundred windows each.

What is done stays done: with `--resume` only files that are missing are made. A folder says by which
teachers and in which style its files were made, so that one cannot be filled by two.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TypeVar

import torch

from sayso.document import article_document
from sayso.statements.windows import Window, make_windows
from training.attribution.course import AlreadyThere, choose_device, load_tagger
from training.attribution.model import Tagger
from training.attribution.soft import Soft, mark, write_soft

OF_A_FILE, AT_ONCE = 512, 16
MAKERS = "made-by.json"

Thing = TypeVar("Thing")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="checkpoints")
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="JSON lines, gzipped")
    parser.add_argument("--field", default="text", help="of a line, that holds the text")
    parser.add_argument("--style", type=int, default=0, help="whose guidelines: 0 PolNeAR, 1 the other")
    parser.add_argument("--windows", type=int, help="at most so many")
    parser.add_argument("--into", type=Path, required=True, help="folder")


def main(given: argparse.Namespace) -> None:
    """Raises AlreadyThere where a folder holds marks that are not to be gone on with, or are by others."""
    given.into.mkdir(parents=True, exist_ok=True)
    _sign(given)
    teachers = [load_tagger(path).eval().to(choose_device(given.device)) for path in given.teachers]
    windows = islice(read_windows(given.texts, given.field), given.windows)
    began, marked = time.perf_counter(), 0
    for number, chosen in enumerate(chunks(windows, OF_A_FILE)):
        path = given.into / f"soft-{number:05}.npz"
        if path.exists():
            continue
        write_soft(
            path, [one for part in chunks(chosen, AT_ONCE) for one in mark_part(teachers, part, given.style)]
        )
        marked += len(chosen)
        print(f"{path.name}: {marked / (time.perf_counter() - began):.1f} windows a second", flush=True)


def mark_part(teachers: Sequence[Tagger], windows: Sequence[Window], style: int) -> list[Soft]:
    """On a graphics card in bfloat16, as they were trained; on a processor that would save nothing."""
    device = teachers[0].transitions.device.type
    with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
        return list(mark(teachers, windows, style))


def _sign(given: argparse.Namespace) -> None:
    path = given.into / MAKERS
    makers = {
        "teachers": [sha256(checkpoint.read_bytes()).hexdigest() for checkpoint in given.teachers],
        "texts": [str(texts.name) for texts in given.texts],
        "style": given.style,
        "windows": given.windows,
    }
    if path.exists() and (not given.resume or json.loads(path.read_text("utf-8")) != makers):
        raise AlreadyThere(given.into)
    path.write_text(json.dumps(makers, indent=1) + "\n", "utf-8")


def read_windows(files: Iterable[Path], field: str) -> Iterator[Window]:
    """The windows of every text, each text once."""
    seen = set()
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)[field]
                if (digest := sha256(text.encode()).digest()) not in seen:
                    seen.add(digest)
                    paragraphs = [passage.span for passage in article_document(text).passages]
                    yield from make_windows(text, paragraphs)


def chunks(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """Things by so many at a time, in order, fewer the last time."""
    left = iter(things)
    while chunk := list(islice(left, size)):
        yield chunk
