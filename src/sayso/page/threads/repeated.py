"""What repeats itself on a page around a time: the records of a list, whatever their elements are called.

A comment, a teaser in a list of news and an entry of a diary look alike from here: `unknown` tells
which of them are comments. Class names and ids are not looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from sayso.page.ago import settle_distance
from sayso.page.clock import CLOCK
from sayso.page.dates import gives_day
from sayso.page.threads.threadwords import fold, is_known_label
from sayso.resources import open_numbers, open_resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sayso.page.threads.leaves import Leaves

LONGEST_TIME = 80
"""Characters of a text that is a time, with "posted by Ann on" before it."""
LONGEST_CLOCK = 20
MOST_WORDS = 7
"""Of a text that says how long ago something was."""
REACH = 24
"""Elements climbed from a time to the record that shows it."""
ALIKE = (3, 6, 9)
"""Elements around two times that must be of the same kinds for them to be of one list: the fewest find
replies together with what they answer, the most keep a page's other times out."""
NEAR = 3
"""Elements between a list and the replies that stand in a box of their own, beside what they answer."""
MOST_LISTS, MOST_LOOKS = 60, 50_000
"""Lists looked at on one page, and texts looked at for them all at one level."""
DISTINCT = 0.9
"""Of the records of a list, those with one time alone: some say when they were edited, too."""
FULL = 0.7
"""Of the records of a list, those with a name and words beside the time."""
LEAST = 20
"""Characters beside the time in such a record, on the average."""
GROWTH = 1.3
"""A record grows by this much at most when buttons and a picture around it are counted in."""
LONGEST, MANY_TIMES = 5000, 20
"""Characters, and times the length of the others, from which on a record is no longer one of its list."""
MOST_BUTTONS = 60
"""Characters by which a record alone grows: what stands around it does not show where it ends."""
CONSTANT = (0.9, 1.0)
"""Of the records of a list, those that say the same: from there on it is a button or a label. One person
may have written them all, though, which is found out on a second try."""
SHORT_DAY = re.compile(r"\d{1,2}\.? ([^\W\d_]{3,12})\.?|([^\W\d_]{3,12})\.? \d{1,2}")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W\d_]+|\d+")
ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""From which distances are counted to see whether they are one."""
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


class Record(NamedTuple):
    """One repeat: the elements side by side that hold it, and its texts."""

    run: tuple[int, ...]
    """One element, or several of the same parent; those of the records inside it lie in it too."""
    mark: int
    """The text that says when, by its place in `Leaves.texts`."""
    texts: list[int]
    """All its own, the mark's among them, in page order."""


def find_records(leaves: Leaves) -> Iterator[list[Record]]:
    """The lists of records of a page, each in page order; one record may be a list."""
    times = [at for at, leaf in enumerate(leaves.texts) if is_time(leaf.text)]
    groups: dict[tuple[int, ...], None] = {}
    for length in ALIKE:
        alike: dict[tuple[str, ...], list[int]] = {}
        for at in times:
            path = tuple(map(leaves.tag, leaves.climb(leaves.texts[at].at, length)))
            alike.setdefault(path, []).append(at)
        groups.update(dict.fromkeys(tuple(marks) for marks in alike.values()))
    most = min(MOST_LISTS, MOST_LOOKS // (len(leaves.texts) + 1) + 1)
    for marks in sorted(groups, key=len, reverse=True)[:most]:
        yield from _lists(leaves, marks)


# ── Times ────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=2048)
def is_time(text: str) -> bool:
    """Whether a short text says when something was written.

    >>> [is_time(text) for text in ("3 hours ago", "on May 3, 2019 at 4:15 pm", "2 Mar", "in 1969 or so")]
    [True, True, True, False]
    """
    if len(text) > LONGEST_TIME:
        return False
    if not text.isalpha() and DIGIT.search(text) and (gives_day(text) or _is_short_day(text)):
        return True
    return is_distance(text)


def is_clock(text: str) -> bool:
    """Whether a text is a time of day alone.

    >>> is_clock("at 3:12 pm"), is_clock("2:1 for us")
    (True, False)
    """
    return len(text) <= LONGEST_CLOCK and CLOCK.search(text) is not None


def says_nothing(text: str) -> bool:
    """Whether a text is a time, a button or a label, by what it says."""
    return len(text) <= LONGEST_TIME and (is_known_label(text) or is_time(text) or is_clock(text))


def _is_short_day(text: str) -> bool:
    match = SHORT_DAY.fullmatch(text)
    return match is not None and (match[1] or match[2]).casefold() in open_numbers("months")


def is_distance(text: str) -> bool:
    """Whether a text says how long ago something was, and nothing else.

    >>> [is_distance(text) for text in ("vor 3 Stunden", "1 Monat her", "2h", "3 hours to go")]
    [True, True, True, False]
    """
    words = WORD.findall(text.casefold())
    if not 0 < len(words) <= MOST_WORDS:
        return False
    units = _distance_words(*UNITS)
    if not units.isdisjoint(words):
        joined = f" {' '.join(words)} "
        marked = any(f" {marker} " in joined for marker in _distance_words("ago"))
        return marked or (len(words) == 2 and words[0].isdigit())
    # Most short texts of a page are none, and most pages are in one of few scripts.
    near = not text.isascii() or not _near_words().isdisjoint(words)
    return near and settle_distance(text, ANY_DAY) is not None


@cache
def _near_words() -> frozenset[str]:
    """The words of which one stands in a text that tells a day by its distance without counting."""
    days = _distance_words("today", "yesterday", "day before yesterday", "ago")
    return frozenset(open_numbers("weekdays")).union(*(phrase.split() for phrase in days))


@cache
def _distance_words(*sections: str) -> frozenset[str]:
    return frozenset(
        word for section in sections for entry in open_resource("ago")[section] for word in entry
    )


# ── How far up a record reaches ──────────────────────────────────────────────────────────────


def _lists(leaves: Leaves, marks: Sequence[int]) -> Iterator[list[Record]]:
    """Times that stand in like elements as records: each with all around it that is no other's."""
    chains = [list(leaves.climb(leaves.texts[mark].at, REACH)) for mark in marks]
    for constant in CONSTANT:
        records = _grown(leaves, chains, marks, constant)
        if records:
            break
    typical = median(_length(leaves, record) for record in records) if records else 0
    yield from _apart(
        leaves, [record for record in records if not _is_article(leaves, record, MANY_TIMES * typical)]
    )


def _is_article(leaves: Leaves, record: Record, longest: float) -> bool:
    """Whether a record is the article itself, whose day stands in an element like those of its comments."""
    heads = leaves.headlines
    next_head = bisect_left(heads, record.run[0])
    headed = next_head < len(heads) and heads[next_head] < leaves.end[record.run[-1]]
    return headed or _length(leaves, record) > max(longest, LONGEST)


def _grown(
    leaves: Leaves, chains: Sequence[list[int]], marks: Sequence[int], constant: float
) -> list[Record]:
    """Records grown level by level around their times.

    From the first level at which most hold a name and words, up to where they would hold more than one
    time, or take in much that does not repeat itself.
    """
    best: list[Record] = []
    level, size, full = 0, 0.0, 0.0
    for level in range(min(map(len, chains))):
        boxes = {chain[level]: mark for chain, mark in zip(reversed(chains), reversed(marks), strict=True)}
        records = _own(leaves, [((box,), mark) for box, mark in boxes.items()])
        if len(records) < DISTINCT * len(marks) or len(records) < min(2, len(marks)):
            break
        grown = median(_length(leaves, record) for record in records)
        if best and grown > (GROWTH * size + LEAST if len(marks) > 1 else full + MOST_BUTTONS):
            break
        full = full if best else grown
        if best or _is_full(leaves, records, constant):
            best = records
        size = grown
    if not best and level and len(marks) > 1:
        return _runs(leaves, chains, marks, level)
    return best


def _length(leaves: Leaves, record: Record) -> int:
    return sum(len(leaves.texts[at].text) for at in record.texts)


def _own(leaves: Leaves, runs: Iterable[tuple[tuple[int, ...], int]]) -> list[Record]:
    """Records with the texts that are theirs and not of a record inside them; none without its time."""
    runs = sorted(runs)
    if len(runs) == 1:
        return _alone(leaves, *runs[0])
    number = {at: place for place, (run, _) in enumerate(runs) for at in run}
    owner = leaves.owners(number)
    texts: list[list[int]] = [[] for _ in runs]
    for at, leaf in enumerate(leaves.texts):
        if owner[leaf.at] >= 0:
            texts[owner[leaf.at]].append(at)
    found = (Record(run, mark, own) for (run, mark), own in zip(runs, texts, strict=True))
    return [record for record in found if record.mark in record.texts]


def _alone(leaves: Leaves, run: tuple[int, ...], mark: int) -> list[Record]:
    """The same of one record: its texts stand around its time, and the rest of the page need not be read.

    Half of the lists are of one time, and each is asked at every level.
    """
    start, end, texts = run[0], leaves.end[run[-1]], leaves.texts
    first = last = mark
    if not start <= texts[mark].at < end:
        return []
    while first and start <= texts[first - 1].at < end:
        first -= 1
    while last + 1 < len(texts) and start <= texts[last + 1].at < end:
        last += 1
    return [Record(run, mark, list(range(first, last + 1)))]


def _is_full(leaves: Leaves, records: Sequence[Record], constant: float) -> bool:
    """Whether most of the records hold two texts or more beside the time and the labels."""
    told = [[leaves.texts[at].text for at in record.texts] for record in records]
    said = Counter(text for texts in told for text in set(map(fold, texts)))
    often = {text for text, times in said.items() if times > max(2, constant * len(records))}
    full = size = 0
    for texts in told:
        own = [text for text in texts if fold(text) not in often and not says_nothing(text)]
        full += len(own) > 1
        size += sum(map(len, own))
    return full >= FULL * len(records) and size >= LEAST * len(records)


def _runs(leaves: Leaves, chains: Sequence[list[int]], marks: Sequence[int], level: int) -> list[Record]:
    """Records whose elements stand side by side with those of the next: `dt dd dd dt dd dd`."""
    heads: dict[int, list[tuple[int, int]]] = {}
    for chain, mark in zip(chains, marks, strict=True):
        heads.setdefault(chain[level], []).append((chain[level - 1], mark))
    found = [run for parent, times in heads.items() if len(times) > 1 for run in _cut(leaves, parent, times)]
    return _own(leaves, found)


def _cut(leaves: Leaves, parent: int, heads: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, ...], int]]:
    """The children of an element cut into runs that each open, or each close, with a time."""
    children = list(leaves.children(parent))
    place = {child: number for number, child in enumerate(children)}
    cuts = [place[head] for head, _ in heads]
    closing = cuts[-1] == len(children) - 1 and cuts[0] > 0
    edges = [0, *(cut + 1 for cut in cuts)] if closing else [*cuts, len(children)]
    for (start, end), (_, mark) in zip(pairwise(edges), heads, strict=True):
        if start < end:
            yield tuple(children[start:end]), mark


# ── Which records are of one list ────────────────────────────────────────────────────────────


def _apart(leaves: Leaves, records: Sequence[Record]) -> Iterator[list[Record]]:
    """Records side by side or inside each other, apart from those elsewhere on the page."""
    homes: dict[int, int] = {}
    lists: dict[int, list[Record]] = {}
    boxes = {record.run[0] for record in records}
    beside: dict[tuple[int, str], int] = {}
    for record in records:
        home = leaves.parent[record.run[0]]
        around = next((one for one in leaves.climb(home, REACH) if one in boxes), None)
        if around is None:
            around = next((one for one in leaves.climb(home, NEAR) if one in homes), home)
        top = homes.get(around, around)
        if top == home and home not in homes:
            # Each of a thread's talks may have a box of its own, one like the other.
            top = beside.setdefault((leaves.parent[home], leaves.tag(home)), home)
        homes[home] = homes[record.run[0]] = top
        lists.setdefault(top, []).append(record)
    yield from lists.values()
