"""A page's own account of itself, settled: headline, outlet, authors, dates, each with its signal.

Signals arrive strongest first. Here they are compared with each other, and what disagrees with the
one chosen is kept. Where the page says nothing, nothing is settled.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sayso.page.dates import day_order, lies_ahead, settle_date
from sayso.page.names import find_names, is_sign_off, names_body
from sayso.page.visible import find_updated, likeness, words_of
from sayso.types import Kind, Meta, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.types import Block, Page

WORD = re.compile(r"\w+")
TITLE_JOINT = re.compile(r"\s+[|–—\-·•»:]+\s+|\s*[|»]\s*")
"""What stands between headline and outlet in a page's title."""
JOINT = re.compile(r"[|–—\-·•»:]")
"""One of these is in every such joint: most titles that are declared have none."""
BEHIND, AHEAD = timedelta(hours=12), timedelta(hours=14)
"""How far local time lies behind UTC at most, and ahead of it."""
DRAFTED = 14
"""Days from the one in a page's address, or from a declared one that no reader sees, to its publication, at
most: one to eight were found."""
AUTHORS_APART = 3
"""Blocks from one author line to the next of the same article, at most."""
FIRST = re.compile(
    r"(?:first|originally) published|date published|(?:erstmals|ursprünglich|zuerst) veröffentlicht"
    r"|publié (?:initialement|pour la première fois)|publicado originalmente|pubblicato originariamente"
)
"""In lower case; looked for where a page has no other day, such as one that shows only its last change."""
LONGEST_FIRST = 120
"""Characters of a line that gives such a day."""
TOLD = frozenset((Kind.FURNITURE, Kind.ARTICLE))
MINUTES = len("2024-09-05T07:30")
LIKE = 0.3
"""Likeness to a title from which on a heading is the headline."""
FEWEST_LETTERS = 4
"""Letters of an outlet's name that are looked for in the host's."""
NAME_EDGES = 4
"""Signs around a name that stands by itself, at most."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
FEWEST_WORDS = 4
KICKER, KICKED = 4, 3
"""Words before a headline at most, and in it at least, for them to be a kicker."""
HEADLINE, PAGE_TITLE, BYLINE, DATE = Kind.HEADLINE, Kind.PAGE_TITLE, Kind.BYLINE, Kind.DATE
"""The kinds of blocks that say something of the page; looked up once, as every block is asked."""
SHOWN = frozenset(("time element", "visible text"))
"""The origins of what a reader sees."""
WORDED = frozenset(("headline", "outlet", "byline"))
"""The fields that are settled and compared in words."""
JOINTS = " \n\t|:–—-/•·»"


def settle_meta(page: Page) -> Meta:
    """Headline, outlet, byline and dates of a page, None or empty where it does not say; days in ISO.

    No date lies after the page's capture. `conflicts` holds the signals that say something else.
    """
    shown = tuple(_shown(page.blocks))
    said = (*page.signals, *shown)
    headline = _settle_headline(_of(said, "headline"), *_find_lines(page))
    outlet = _settle_outlet(said, headline, page)
    byline = _settle_byline((_of(page.signals, "byline"), _of(shown, "byline")), _of(said, "outlet"))
    dates = _settled_dates(said, page)
    if not _of(dates, "published"):
        dates = _settled_dates((*said, *_first_shown(page.blocks)), page)
    published = _settle_published(_of(dates, "published"), _of(dates, "modified"))
    modified = _settle_modified(_of(dates, "modified"), published)
    chosen = [signal for signal in (headline, outlet, *byline, published, modified) if signal is not None]
    others = {signal[:3]: signal for signal in (*_other_texts(said, chosen), *_other_dates(dates, chosen))}
    return Meta(headline, outlet, byline, published, modified, tuple(others.values()))


def _of(signals: Iterable[Signal], field: str) -> list[Signal]:
    return [signal for signal in signals if signal.field == field]


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.casefold()))


def _other_texts(said: Iterable[Signal], chosen: Iterable[Signal]) -> Iterator[Signal]:
    """The signals that say something else in words; a part of what was chosen agrees.

    A host's name is left out: it is spelled otherwise than the outlet's on most pages. So are names that
    are only shown: nearly all stand in teasers and name the authors of other articles.
    """
    settled: dict[str, dict[str, str]] = {}
    for one in chosen:
        if one.field in WORDED:
            settled.setdefault(one.field, {})[one.value] = _letters(one.value)
    for signal in said:
        values = settled.get(signal.field)
        only_shown = signal.field == "byline" and signal.origin == "visible text"
        if values and signal.origin != "url" and not only_shown and signal.value not in values:
            letters = _letters(signal.value)
            if not any(letters in one or one in letters for one in values.values()):
                yield signal


def _other_dates(dates: Iterable[Signal], chosen: list[Signal]) -> Iterator[Signal]:
    """The dates that are not the chosen one; all days of publication where they leave it open."""
    values = {signal.field: signal.value for signal in chosen}
    for signal in dates:
        value = values.get(signal.field)
        if signal.field == "published" if value is None else not _one_day(value, signal.value):
            yield signal


def _one_day(left: str, right: str) -> bool:
    """Whether two ISO times can lie on one day: a time in UTC is another day's in some places."""
    return left[:10] == right[:10] or right[:10] in _local_days(left) or left[:10] in _local_days(right)


def _local_days(value: str) -> frozenset[str]:
    """The days on which a time in UTC may fall where it was written; a bare midnight is no time."""
    if not value.endswith("+00:00") or "T00:00" in value:
        return frozenset((value[:10],))
    moment = datetime.fromisoformat(value)
    return frozenset((value[:10], (moment - BEHIND).date().isoformat(), (moment + AHEAD).date().isoformat()))


# ── What the blocks show ─────────────────────────────────────────────────────────────────────


def _shown(blocks: Iterable[Block]) -> Iterator[Signal]:
    """The signals in the blocks themselves; for plain text there are no others.

    Author lines farther down than a few blocks behind the first belong to teasers.
    """
    known = None
    for order, block in enumerate(blocks):
        kind = block.kind
        if kind is HEADLINE or kind is PAGE_TITLE:
            printed = _printed(block)
            yield Signal("headline", printed, "visible text" if kind is HEADLINE else "title", printed)
        elif kind is BYLINE:
            printed = _printed(block)
            names = () if is_sign_off(printed) else find_names(printed)
            if names and (known is None or order - known <= AUTHORS_APART):
                known = order
                yield from (Signal("byline", name, "visible text", printed) for name in names)
        elif kind is DATE:
            printed = _printed(block)
            field = "modified" if find_updated(printed) else "published"
            yield Signal(field, printed, "visible text", printed)


def _first_shown(blocks: Iterable[Block]) -> Iterator[Signal]:
    """The days that lines anywhere on the page call the first: "3 Sept 2024 | Originally published"."""
    for block in blocks:
        if len(block.text) <= LONGEST_FIRST and block.kind in TOLD and FIRST.search(block.text.lower()):
            printed = _printed(block)
            yield Signal("published", printed, "visible text", printed)


def _printed(block: Block) -> str:
    return " ".join(block.text[:500].split())


# ── Headline and outlet ──────────────────────────────────────────────────────────────────────


def _find_lines(page: Page) -> tuple[str | None, str | None]:
    """The headline of a page by its place: its first heading above the article, or the line there.

    A heading counts from four words on: shorter ones may name the site or a section.
    """
    heads = [block for block in page.blocks if block.kind is HEADLINE] if page.markup else []
    headings = (_printed(block) for block in heads if block.tag == "h1")
    lines = (_printed(block) for block in heads if block.tag not in HEADINGS)
    return next((text for text in headings if len(_words(text)) >= FEWEST_WORDS), None), next(lines, None)


def _settle_headline(signals: list[Signal], heading: str | None, above: str | None) -> Signal | None:
    """The heading most like what the page elsewhere calls its title; or else the one above the article.

    Titles for search engines are often other words. Where a page has no heading and its title alone names
    it, the line above the article, if it says more than any part of the title: titles of old pages give
    the site and a number.
    """
    declared = [signal for signal in signals if signal.origin in ("json-ld", "meta", "title")]
    parts = (part for signal in declared for part in (signal.value, _without_outlet(signal).value))
    titles = {words_of(part) for part in dict.fromkeys(parts)}
    shown: dict[str, Signal] = {}
    for signal in signals:
        if signal.origin in ("visible text", "microdata"):
            shown.setdefault(signal.value, signal)
    near = {value: _nearest(value, titles) for value in shown}
    best = max(shown.values(), key=lambda signal: near[signal.value], default=None)
    if best is not None and (not titles or near[best.value] >= LIKE):
        return _without_kicker(best, declared)
    if heading in shown:
        return _without_kicker(shown[heading], declared)
    if above in shown and _says_more(above, declared):
        return shown[above]
    first = next((signal for signal in signals if signal.origin != "visible text"), best)
    return None if first is None else _without_outlet(first)


def _says_more(line: str, declared: list[Signal]) -> bool:
    """Whether a line has more words than what the title element, and nothing else, gives as a headline."""
    length = len(_words(line))
    return all(
        signal.origin == "title" and length > len(_words(_without_outlet(signal).value))
        for signal in declared
    )


def _nearest(value: str, titles: Iterable[frozenset[str]]) -> float:
    words = words_of(value)
    return max((likeness(words, title) for title in titles), default=0.0)


def _without_outlet(signal: Signal) -> Signal:
    """A title without the outlet before or behind it: the longest part is the headline."""
    if signal.origin not in ("title", "meta") or not JOINT.search(signal.value):
        return signal
    return signal._replace(value=max(TITLE_JOINT.split(signal.value), key=len))


def _without_kicker(signal: Signal, declared: list[Signal]) -> Signal:
    """A heading without "Opinion |" before it, where the page declares its headline without."""
    words = list(WORD.finditer(signal.value))
    spelled = tuple(word[0].casefold() for word in words)
    whole = " ".join(spelled)
    parts = [part for title in declared for part in title.value.split("|")]
    if any(whole in " ".join(_words(part)) for part in parts):
        return signal
    for title in map(_without_outlet, declared):
        ending = _words(title.value)
        kicker = len(spelled) - len(ending)
        if len(ending) >= KICKED and 0 < kicker <= KICKER and spelled[kicker:] == ending:
            between = signal.value[words[kicker - 1].end() : words[kicker].start()]
            if (
                not between.strip()
                and title.origin != "json-ld"
                and spelled[:kicker] not in map(_words, parts)
            ):
                continue  # a title for search engines that leaves out a first word
            start = words[kicker].start() - len(between.lstrip(JOINTS))
            return signal._replace(value=signal.value[start:])
    return signal


def _settle_outlet(said: Iterable[Signal], headline: Signal | None, page: Page) -> Signal | None:
    """The outlet that the page names, or else its title beside the headline, or else its host."""
    named = _of(said, "outlet")
    if named and named[0].origin != "url":
        return named[0]._replace(value=named[0].value.strip(JOINTS) or named[0].value)
    host = named[0].value if named else ""
    for title in _of(said, "headline"):
        if headline is not None and title.origin == "title":
            outlet = _outlet_beside(headline.value, title.value, host, page)
            if outlet:
                return Signal("outlet", outlet, "title", title.printed)
    return named[0] if named else None


def _outlet_beside(headline: str, title: str, host: str, page: Page) -> str | None:
    """The last part of a title; the first where that alone stands on the page or in its host's name."""
    parts = TITLE_JOINT.split(title)
    last = parts[-1] if len(parts) > 1 and _words(parts[-1]) != _words(headline) else None
    first = parts[0] if len(parts) > 1 else _before_colon(headline, title)
    if not first or likeness(words_of(first), words_of(headline)) >= LIKE or not _is_known(first, host, page):
        return last
    return last if last and _is_known(last, host, page) else first


def _before_colon(headline: str, title: str) -> str:
    """What a title has before the headline and a colon, as blogs write it; empty where it is not so."""
    before = title[: -len(headline)].rstrip()
    if not before.endswith(":") or title[-len(headline) :].casefold() != headline.casefold():
        return ""
    return before.strip(JOINTS)


def _is_known(name: str, host: str, page: Page) -> bool:
    """Whether a name is in the host's, or stands on the page by itself; a single word may be a section's.

    The source is asked, too, as not all of a page is in its blocks where its article alone was wanted.
    """
    letters, words = _letters(name), _words(name)
    if len(letters) >= FEWEST_LETTERS and letters in _letters(host):
        return True
    near = (block.text for block in page.blocks if abs(len(block.text) - len(name)) <= NAME_EDGES)
    return len(words) > 1 and (
        any(_words(text) == words for text in near)
        or re.search(rf">\s*{re.escape(name)}\s*</", page.source, re.IGNORECASE) is not None
    )


# ── Byline ───────────────────────────────────────────────────────────────────────────────────


def _settle_byline(told: tuple[list[Signal], list[Signal]], outlets: list[Signal]) -> tuple[Signal, ...]:
    """The names of the strongest origin, signals before blocks; an outlet's own where it stands alone."""
    own = {_letters(outlet.value) for outlet in outlets}
    own |= {
        _letters(label) for outlet in outlets if outlet.origin == "url" for label in outlet.value.split(".")
    }
    people = ([signal for signal in signals if _letters(signal.value) not in own] for signals in told)
    authors = next(filter(None, (*people, *told)), [])
    named = [signal for signal in authors if signal.origin == authors[0].origin]
    named = [signal for signal in named if not names_body(signal.value)] or named
    return tuple(reversed({_letters(signal.value): signal for signal in reversed(named)}.values()))


def _letters(name: str) -> str:
    return "".join(_words(name))


# ── Dates ────────────────────────────────────────────────────────────────────────────────────


def _settled_dates(said: Iterable[Signal], page: Page) -> list[Signal]:
    """The signals for dates with their value in ISO; those that settle no day, or one to come, left out."""
    dates = [signal for signal in said if signal.field in ("published", "modified")]
    language = next((signal.value for signal in page.signals if signal.field == "language"), None)
    day_first = day_order((signal.printed for signal in dates), language)
    settled = ((signal, settle_date(signal.printed, day_first=day_first, now=page.time)) for signal in dates)
    return [
        Signal(signal.field, value, signal.origin, signal.printed)
        for signal, value in settled
        if value is not None and not lies_ahead(value, page.time)
    ]


def _settle_published(signals: list[Signal], changes: list[Signal]) -> Signal | None:
    """The strongest date; its local day where it is declared in UTC and the page gives the day beside it.

    An address may hold the day on which a draft was begun: a day shown soon after it is the page's.
    """
    if not signals:
        return None
    first, days = signals[0], _local_days(signals[0].value)
    local = [signal for signal in signals if _is_local(signal, first.value)]
    if any(signal.value[:10] == first.value[:10] for signal in local[first.origin == "url" :]):
        return first
    if first.origin == "url":
        days = _days_after(first.value)
    beside = next((signal for signal in local if signal.value[:10] in days), None)
    return beside or _as_shown(first, signals, changes)


def _as_shown(first: Signal, signals: list[Signal], changes: list[Signal]) -> Signal | None:
    """The strongest date, where readers are not shown another as the page's own that is declared, too.

    Shown a few days later it is the page's, and the strongest a draft's or an early version's. Later still,
    the page was dated anew, and says no longer on which day its words came: of six such, people gave three
    the one day, and three the other.
    """
    shown = [signal for signal in signals if signal.origin in SHOWN]
    if any(_one_day(first.value, signal.value) for signal in shown):
        return first
    declared = {signal.value[:10] for signal in (*signals, *changes) if signal.origin not in SHOWN}
    anew = next((signal for signal in shown if signal.value[:10] in declared), first)
    if anew.value[:10] <= first.value[:10]:
        return first
    return anew if anew.value[:10] in _days_after(first.value[:10]) else None


def _is_local(signal: Signal, first: str) -> bool:
    """Whether a date is by the outlet's own clock: shown to readers, or with a time that is not in UTC.

    A declared time without a distance from UTC is the strongest date's own copy where it is the same hour.
    """
    if signal.value.endswith("+00:00"):
        return False
    if signal.origin == "url" or signal.origin in SHOWN:
        return True
    return "T" in signal.value and not first.startswith(signal.value[:MINUTES])


def _days_after(day: str) -> frozenset[str]:
    first = date.fromisoformat(day)
    return frozenset((first + timedelta(days=later)).isoformat() for later in range(1, DRAFTED + 1))


def _settle_modified(signals: list[Signal], published: Signal | None) -> Signal | None:
    """The strongest change date; none before publication, for nothing changes before it is there."""
    first = "" if published is None else published.value[:10]
    return next((signal for signal in signals if signal.value[:10] >= first), None)
