"""When a claim first appeared, as far as its documents tell: what they declare, and what was captured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.types import Document, Earliest


def find_earliest(documents: Sequence[Document], taken: Iterable[tuple[int, int]] = ()) -> Earliest | None:
    """The earliest day declared and the earliest day captured; None where no document has either.

    `taken` are pairs of documents of which the first has it from the second. Where the first declares an
    earlier day all the same, one of the two days is wrong, and the reason says so.
    """
    declared = [(day, at) for at, one in enumerate(documents) if (day := day_of(one))]
    captured = [(one.time.date().isoformat(), at) for at, one in enumerate(documents) if one.time]
    if not declared and not captured:
        return None
    day, page = min(declared, default=(None, None))
    there, other = min(captured, default=(None, None))
    first = page if there is None or (day is not None and day <= there) else other
    says = "no page declares a day" if day is None else f"page {page} declares {day}"
    was = "nobody wrote down when" if there is None else f"page {other} was captured on {there}"
    wrong = [
        f"page {later} declares an earlier day than page {earlier}, from which it has it"
        for later, earlier in sorted(set(taken))
        if (one := day_of(documents[later])) and (two := day_of(documents[earlier])) and one < two
    ]
    return Earliest(day, there, first or 0, "; ".join((says, was, *wrong)))


def day_of(document: Document) -> str | None:
    """The day on which a document says that it was published, as ISO."""
    published = document.meta.published
    return published.value[:10] if published else None
