"""Statements: who says what, in which words, and what the page says on its own account."""

from __future__ import annotations

from sayso.statements.tagging import TAGGERS, Tagger, find_statements

__all__ = ["TAGGERS", "Tagger", "find_statements"]
