"""Evidence while it is being found, and what a page says of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sayso.types import EvidenceKind, Span


class Known(NamedTuple):
    """What a page says of a source anywhere."""

    said_of: str
    """Roles and bodies."""
    is_body: bool
    """Whether it is an organisation."""
    is_document: bool
    """Whether it is a text."""


class Found(NamedTuple):
    """Words that offer evidence."""

    kind: EvidenceKind
    span: Span
    reason: str
