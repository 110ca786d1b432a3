"""The page of results: a preamble, and a section that each command replaces with what it measured."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

PREAMBLE = """\
# Results on development data

Written by `python -m benchmarks measure` and `python -m benchmarks compare TASK`, a section each; what the
figures mean and how each peer is called stands in [docs/benchmarks.md](../docs/benchmarks.md). Rates are
pages or words per CPU-second after loading. Machines are noisy: compare rates within one section only,
where all took turns in one run. The rules of Sayso were made while looking at these data: on data kept back
its figures can be lower, and those of its peers need not be.
"""
ORDER = (
    "article",
    "dates",
    "thread",
    "lines",
    "attribution",
    "reuse",
    "growth",
    "newsroom",
    "Sayso, every task",
)


def write_section(path: Path, title: str, body: str) -> None:
    """Puts the section in its place on the page; the other sections stay as they are."""
    sections = _sections(path.read_text(encoding="utf-8")) if path.exists() else {}
    sections[title] = body.strip()
    ordered = sorted(sections, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))
    page = [PREAMBLE, *(f"## {name}\n\n{sections[name]}\n" for name in ordered)]
    path.write_text("\n".join(page), encoding="utf-8")


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A Markdown table, its first column to the left and figures to the right."""
    rule = "|---" + "|--:" * (len(heads) - 1) + "|"
    return "\n".join([_row(heads), rule, *map(_row, rows)]) + "\n"


def machine() -> str:
    """What the figures were measured on, without naming it."""
    cores = os.cpu_count() or 1
    return f"{cores} cores, {platform.machine()}, Python {platform.python_version()}"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _sections(page: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)\n", page, flags=re.MULTILINE)
    return {title: body.strip() for title, body in zip(parts[1::2], parts[2::2], strict=True)}
