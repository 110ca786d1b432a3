"""Origins: for one claim in many documents, who copied whom, who cites whom, and where that ends."""

from __future__ import annotations

from sayso.links.origins.tracing import trace_origins

__all__ = ["trace_origins"]
