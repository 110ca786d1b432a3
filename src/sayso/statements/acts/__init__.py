"""What comments do: ask for evidence, ask, answer, challenge, support, and the rest of `sayso.types.Act`."""

from __future__ import annotations

from sayso.statements.acts.finding import Found, find_acts
from sayso.statements.acts.questions import OpenQuestion, open_questions
from sayso.statements.acts.step import with_acts

__all__ = ["Found", "OpenQuestion", "find_acts", "open_questions", "with_acts"]
