"""Statements: who says what, in which words, and what the page says on its own account."""

from __future__ import annotations

from sayso.statements.acts import find_acts, open_questions
from sayso.statements.details import with_details
from sayso.statements.echoes import find_echoes
from sayso.statements.tagging import TAGGERS, USUAL, Tagger, find_statements, tagger_named

__all__ = [
    "TAGGERS",
    "USUAL",
    "Tagger",
    "find_acts",
    "find_echoes",
    "find_statements",
    "open_questions",
    "tagger_named",
    "with_details",
]
