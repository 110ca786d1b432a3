"""From statements to answers: who really speaks, when and where, how strongly, on what evidence.

Each step takes the document with what the steps before it found and gives it back with its own findings;
none takes anything away or needs to be told what comes after it.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.statements.acts import with_acts
from sayso.statements.claimants import with_claimants
from sayso.statements.evidence import with_evidence
from sayso.statements.places import with_places
from sayso.statements.strength import with_strength
from sayso.statements.times import with_times
from sayso.types import Document

STEPS: tuple[Callable[[Document], Document], ...] = (
    with_claimants,
    with_times,
    with_places,
    with_strength,
    with_evidence,
    with_acts,
)


def with_details(document: Document) -> Document:
    """The document with the details of its statements, and of what its comments do, settled."""
    for step in STEPS:
        document = step(document)
    return document
