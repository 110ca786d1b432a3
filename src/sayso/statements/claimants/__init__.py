"""Who says it: the people, bodies, crowds and documents on whose say-so a page's statements stand."""

from __future__ import annotations

from sayso.statements.claimants.settling import with_claimants

__all__ = ["with_claimants"]
