"""A page's own account of itself, settled: headline, outlet, authors, dates, each with its signal.

Signals arrive strongest first. Here they are compared with each other, and what disagrees with the
one chosen is kept. Where the page says nothing, nothing is settled.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sayso.page.dates import day_order, settle_date
from sayso.page.names import find_names
from sayso.types import Kind, Meta, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.types import Block, Page

WORD = re.compile(r"\w+")
TITLE_JOINT = re.compile(r"\s+[|–—\-·•»:]+\s+|\s*[|»]\s*")
"""What stands between headline and outlet in a page's title."""
UPDATED = re.compile(
    r"updat|modif|aktualisiert|actuali[sz]|mis à jour|aggiornat|bijgewerkt|обновл|оновл|güncel", re.IGNORECASE
)
ZONES = timedelta(days=1)
"""A page may be dated tomorrow where it was captured: it is later in Auckland."""


def settle_meta(page: Page) -> Meta:
    """Headline, outlet, byline and dates of a page, None or empty where it does not say; days in ISO.

    No date lies after the page's capture. `conflicts` holds the signals that say something else.
    """
    said = (*page.signals, *_shown(page.blocks))
    headline = _settle_headline(_of(said, "headline"))
    outlet = _settle_outlet(said, headline)
    byline = _settle_byline(_of(said, "byline"))
    dates = _settled_dates(said, page)
    published = next(iter(_of(dates, "published")), None)
    modified = _settle_modified(_of(dates, "modified"), published)
    chosen = [signal for signal in (headline, outlet, *byline, published, modified) if signal is not None]
    conflicts = tuple(signal for signal in (*_texts(said), *dates) if _disagrees(signal, chosen))
    return Meta(headline, outlet, byline, published, modified, conflicts)


def _of(signals: Iterable[Signal], field: str) -> list[Signal]:
    return [signal for signal in signals if signal.field == field]


def _texts(said: Iterable[Signal]) -> list[Signal]:
    return [signal for signal in said if signal.field in ("headline", "outlet", "byline")]


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.casefold()))


def _disagrees(signal: Signal, chosen: list[Signal]) -> bool:
    """Whether a signal says something else than what was chosen; a part of it, or it with an addition, agrees."""
    same_field = [one for one in chosen if one.field == signal.field]
    if signal.field in ("published", "modified"):
        return any(one.value[:10] != signal.value[:10] for one in same_field)
    said = frozenset(_words(signal.value))
    return bool(same_field) and not any(
        said <= words or words <= said for words in (frozenset(_words(one.value)) for one in same_field)
    )


# ── What the blocks show ─────────────────────────────────────────────────────────────────────


def _shown(blocks: Iterable[Block]) -> Iterator[Signal]:
    """The signals in the blocks themselves; for plain text there are no others."""
    for block in blocks:
        printed = " ".join(block.text[:500].split())
        if block.kind is Kind.HEADLINE:
            yield Signal("headline", printed, "visible text", printed)
        elif block.kind is Kind.PAGE_TITLE:
            yield Signal("headline", printed, "title", printed)
        elif block.kind is Kind.BYLINE:
            yield from (Signal("byline", name, "visible text", printed) for name in find_names(printed))
        elif block.kind is Kind.DATE:
            field = "modified" if UPDATED.search(printed) else "published"
            yield Signal(field, printed, "visible text", printed)


# ── Headline and outlet ──────────────────────────────────────────────────────────────────────


def _settle_headline(signals: list[Signal]) -> Signal | None:
    """The heading shown that the page elsewhere calls its title; or else the strongest signal."""
    titles = [_words(signal.value) for signal in signals if signal.origin in ("title", "meta", "json-ld")]
    shown = [signal for signal in signals if signal.origin in ("visible text", "microdata")]
    for signal in shown:
        if any(_share(_words(signal.value), title) >= 0.5 for title in titles):
            return signal
    ranked = [signal for signal in signals if signal.origin != "title"]
    for signal in ranked if titles else ():
        if any(
            _share(_words(signal.value), title) >= 0.5 for title in titles if title != _words(signal.value)
        ):
            return _without_outlet(signal)
    first = next(iter(ranked or signals), None)
    return None if first is None else _without_outlet(first)


def _share(words: tuple[str, ...], title: tuple[str, ...]) -> float:
    """How much of a headline stands in a title, as a share of its words."""
    if not words:
        return 0.0
    return len(frozenset(words) & frozenset(title)) / len(frozenset(words))


def _without_outlet(signal: Signal) -> Signal:
    """A title without the outlet behind it: the longest part is the headline."""
    if signal.origin not in ("title", "meta"):
        return signal
    parts = TITLE_JOINT.split(signal.value)
    return signal._replace(value=max(parts, key=len))


def _settle_outlet(said: Iterable[Signal], headline: Signal | None) -> Signal | None:
    named = _of(said, "outlet")
    if named and named[0].origin != "url":
        return named[0]
    for title in _of(said, "headline"):
        parts = TITLE_JOINT.split(title.value) if title.origin == "title" else []
        if len(parts) > 1 and headline is not None and _words(headline.value) != _words(parts[-1]):
            return Signal("outlet", parts[-1], "title", title.printed)
    return named[0] if named else None


# ── Byline ───────────────────────────────────────────────────────────────────────────────────


def _settle_byline(signals: list[Signal]) -> tuple[Signal, ...]:
    """The names that the strongest origin gives, each once."""
    if not signals:
        return ()
    names = {
        signal.value.casefold(): signal for signal in reversed(signals) if signal.origin == signals[0].origin
    }
    return tuple(reversed(names.values()))


# ── Dates ────────────────────────────────────────────────────────────────────────────────────


def _settled_dates(said: Iterable[Signal], page: Page) -> list[Signal]:
    """The signals for dates with their value in ISO; those that settle no day, or one to come, left out."""
    dates = [signal for signal in said if signal.field in ("published", "modified")]
    day_first = day_order(signal.printed for signal in dates)
    last = None if page.time is None else (page.time + ZONES).date()
    settled = ((signal, settle_date(signal.printed, day_first=day_first, now=page.time)) for signal in dates)
    return [
        signal._replace(value=value)
        for signal, value in settled
        if value is not None and (last is None or date.fromisoformat(value[:10]) <= last)
    ]


def _settle_modified(signals: list[Signal], published: Signal | None) -> Signal | None:
    """The strongest change date; none before publication, for nothing changes before it is there."""
    first = "" if published is None else published.value[:10]
    return next((signal for signal in signals if signal.value[:10] >= first), None)
