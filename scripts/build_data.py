"""Builds what people edit under `resources/` into what the package opens under `src/sayso/data/`.

    python scripts/build_data.py            write
    python scripts/build_data.py --check    write nothing; fail when a built file differs from its source
    python scripts/build_data.py --gazetteer    the same, and `gazetteer.bin`: see `build_gazetteer`

A resource is a text file: `# a comment`, `[a section]`, and entries of one line each, whose fields
are set apart by a tab or by two or more spaces. It becomes JSON: for each section its entries, for
each entry its fields.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from runpy import run_path

ROOT = Path(__file__).parent.parent
RESOURCES = ROOT / "resources"
DATA = ROOT / "src" / "sayso" / "data"

APART = re.compile(r"\t+ *| {2,}")


def main(arguments: list[str]) -> int:
    """Write the stale files, or with `--check` name them; the exit status."""
    check = "--check" in arguments
    stale = [path for path in sorted(RESOURCES.glob("*.txt")) if not _settle(path, check)]
    if "--gazetteer" in arguments:
        # Its packages stand in an environment of their own (locks/gazetteer.txt).
        run_path(str(Path(__file__).with_name("build_gazetteer.py")), run_name="__main__")
    for path in stale:
        sys.stderr.write(f"{path.name}: the built file differs; run `python scripts/build_data.py`\n")
    return 1 if stale else 0


def build(text: str) -> str:
    """The JSON of one resource. Raises ValueError when an entry stands before any section."""
    sections: dict[str, list[list[str]]] = {}
    entries: list[list[str]] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        if entry.startswith("[") and entry.endswith("]"):
            entries = sections.setdefault(entry[1:-1], [])
        elif entries is None:
            raise ValueError(f"line {number}: an entry before any [section]")
        else:
            entries.append(APART.split(entry))
    return json.dumps(sections, ensure_ascii=False, separators=(",", ":")).replace("]],", "]],\n") + "\n"


def _settle(path: Path, check: bool) -> bool:
    built = DATA / f"{path.stem}.json"
    content = build(path.read_text(encoding="utf-8"))
    if built.exists() and built.read_text(encoding="utf-8") == content:
        return True
    if check:
        return False
    built.write_text(content, encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
