"""Which passages of a document are read on from one another: those through which a quotation can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.types import Document, Kind, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

SPOKEN = frozenset({Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION, Kind.COMMENT_BODY})


def find_runs(document: Document) -> Iterator[list[Passage]]:
    """Passages that may attribute: the article's together, each comment's; a headline or caption alone."""
    runs: dict[tuple[Kind, int | None], list[Passage]] = {}
    for passage in document.passages:
        if passage.kind in {Kind.HEADLINE, Kind.CAPTION}:
            yield [passage]
        elif passage.kind in SPOKEN:
            runs.setdefault((passage.kind, passage.comment), []).append(passage)
    yield from runs.values()
