"""Saved pages without class and id attributes: how much of the reading rests on names?"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from turbohtml.rewrite import Element, rewrite

from benchmarks.records import BadInput, Record, html, read_records, write_records


def strip(source: Path, folder: Path) -> Path:
    """Writes gold-free records and their pages, stripped, into `folder`; returns the records' file.

    Raises BadInput when a record or its page cannot be read.
    """
    (folder / "html").mkdir(parents=True, exist_ok=True)
    target = folder / source.name
    if target.resolve() == source.resolve():
        raise BadInput(f"{folder}: the records would overwrite themselves; name another folder")
    write_records(target, _stripped(source, folder))
    return target


def without_names(markup: str) -> str:
    """The page with every class and id attribute gone, and every tag that had none as it was."""
    return rewrite(markup, elements=[("[class], [id]", _drop_names)])


def _drop_names(element: Element) -> None:
    element.remove_attribute("class")
    element.remove_attribute("id")


def _stripped(source: Path, folder: Path) -> Iterator[Record]:
    for number, record in enumerate(read_records(source)):
        page = html(record, source.parent)
        # Numbered, since an id may hold characters that a file name may not.
        path = Path("html") / f"{number}.html.gz"
        (folder / path).write_bytes(gzip.compress(without_names(page.text).encode(), mtime=0))
        yield {"id": record["id"], "html_path": str(path), "url": record.get("url")}
