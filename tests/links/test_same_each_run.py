"""The same pages give the same provenance in every run: sets come in another order in each."""

from __future__ import annotations

import os
import subprocess
import sys

TRACE = """
from benchmarks.newsroom import make_stories
from benchmarks.typesetting import as_document
from sayso.links.origins import trace_origins
for pages in make_stories(40):
    documents = [as_document(page) for page in pages]
    print(trace_origins(documents, [page.headline.words for page in pages]))
"""


def test_two_runs_trace_the_same_origins() -> None:
    first, second = (_trace(seed) for seed in ("1", "2"))
    assert len(first) > 10_000
    assert first == second


def _trace(seed: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", TRACE],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout
