"""When a claim first appeared, as far as its documents tell: what they declare, and what was captured."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.types import Document, Earliest


def find_earliest(documents: Sequence[Document]) -> Earliest | None:
    """The earliest day declared and the earliest day captured; None where no document has either."""
    declared = [
        (published.value[:10], at) for at, one in enumerate(documents) if (published := one.meta.published)
    ]
    captured = [(one.time.date().isoformat(), at) for at, one in enumerate(documents) if one.time]
    if not declared and not captured:
        return None
    day, page = min(declared, default=(None, None))
    there, other = min(captured, default=(None, None))
    first = page if there is None or (day is not None and day <= there) else other
    says = "no page declares a day" if day is None else f"page {page} declares {day}"
    was = "nobody wrote down when" if there is None else f"page {other} was captured on {there}"
    return Earliest(day, there, first or 0, f"{says}; {was}")
