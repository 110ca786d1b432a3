"""The same pages give the same claims in every run: sets come in another order in each."""

from __future__ import annotations

import os
import subprocess
import sys

TRACE = """
import json, sayso
from importlib.resources import files
from sayso.jsonform import claim_to_json
paths = sorted((files("sayso") / "demo" / "pages").iterdir(), key=str)
pages = [sayso.read(path) for path in paths]
print(json.dumps([claim_to_json(claim) for claim in sayso.link_claims(pages)]))
"""


def test_two_runs_give_the_same_claims() -> None:
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
