"""An attribution while it is being put together, still in units of its passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.statements.units import QUOTATION, Units

if TYPE_CHECKING:
    from sayso.statements.lexicon import Form, Grade
    from sayso.statements.sources import Stand
    from sayso.types import Span

Range = tuple[int, int]
"""Units from the first up to, not including, the second."""


@dataclass(slots=True)
class Found:
    """One attribution."""

    start: int
    """Where source and cue together begin; the cue alone where the source follows it."""
    cue: Range
    source: Range | None
    content: list[Range]
    grade: Grade
    reason: str
    form: Form | None = None
    """Of a cue that is a verb."""
    frame: str = ""
    """As the lexicon names it; empty where no cue of the lexicon is."""
    stand: Stand | None = None
    open: bool = False
    """Whether the content runs on until something else in the sentence stops it."""
    awaits: bool = False
    """Whether its content begins in the next sentence or passage: it ends in a colon."""
    quotes: bool = False
    """Whether it carries a whole quotation."""
    spans: list[Span] = field(default_factory=list)
    """Content found in later sentences and passages."""


def holds_quotation(units: Units, content: list[Range]) -> bool:
    """Whether a whole quotation lies in a content."""
    return any(QUOTATION in units.lows[first:end] for first, end in content)
