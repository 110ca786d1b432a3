"""When: expressions of time, their values, and what they date."""

from __future__ import annotations

from sayso.statements.times.finding import find_times
from sayso.statements.times.step import with_times

__all__ = ["find_times", "with_times"]
