"""Threads of systems that nobody told us of: a name, a time and words, again and again.

`repeated` finds what repeats itself around a time, `told` what in each record is the name and what the
words. Here it is asked whether it all is a thread: lists of stories, live blogs, diaries and reviews
repeat a name, a time and words as well.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sayso.page.threads.leaves import lay_out
from sayso.page.threads.recorded import as_comment
from sayso.page.threads.repeated import REACH, find_records
from sayso.page.threads.threadwords import bare, thread_words
from sayso.page.threads.told import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from turbohtml import Document

    from sayso.page.threads.comments import FoundComment
    from sayso.page.threads.leaves import Leaves
    from sayso.page.threads.repeated import Record
    from sayso.page.threads.told import Told
    from sayso.page.walk import Piece

ANSWERED, SAID = "buttons to answer", "a word for saying"
SHARE = 0.6
"""Of the records of a list, those that must bear a sign for it to be the list's."""
ABOVE, RIGHT_ABOVE = 12, 3
"""Texts above a thread among which its heading stands with a number, and without."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
LONGEST_HEADING = 60
LONGEST_LABEL = 40
MOST_BESIDE = 300
"""Characters of one comment beside its name and words."""
TEASER = 25
"""Characters of a text that leads elsewhere and is no name or button, but another page's headline."""
EDGE = frozenset("0123456789)")
"""How a heading with a number begins or ends."""
PERMALINK = re.compile(r"#[a-z_-]{0,30}\d{1,20}$|replytocom", re.IGNORECASE)
COUNT = re.compile(r"(?<!\d)[1-9]\d*")
FEWEST_NUMBERED = 2
"""Links to numbered places of a page that are more than a footnote."""
NUMBER = re.compile(r"#\d{1,6}")


class _Thread(NamedTuple):
    """A list of records that is taken for a thread."""

    records: Sequence[Record]
    told: Sequence[Told]
    size: int
    """Characters of its words."""


def may_hold_thread(pieces: Iterable[Piece]) -> bool:
    """Whether a page is worth looking through for a thread: a button to answer, a numbered link, a heading.

    Fourteen pages in fifteen go no further; to ask takes a sixtieth of the time of reading one.
    """
    buttons, words = _buttons(), thread_words("heading")
    numbered = 0
    for text, _, _, links, _ in pieces:
        if links:
            numbered += sum("#" in link.url and PERMALINK.search(link.url) is not None for link in links)
            if numbered >= FEWEST_NUMBERED:
                return True
        if len(text) > LONGEST_HEADING:
            continue
        if text in buttons or (text[0] == "#" and NUMBER.fullmatch(text)):
            return True
        if "\n" in text and not buttons.isdisjoint(text.split("\n")):
            return True
        # A number that is a link leads to the thread, which may stand on another page.
        counted = not links and (text[0] in EDGE or text[-1] in EDGE)
        if counted and COUNT.search(text) and not words.isdisjoint(text.casefold().rstrip(": ").split()):
            return True
    return False


@cache
def _buttons() -> frozenset[str]:
    """What buttons and cues say, as they are printed."""
    phrases = thread_words("control") | thread_words("says")
    return frozenset(
        printed + sign
        for phrase in phrases
        for printed in (phrase, phrase.capitalize(), phrase.title(), phrase.upper())
        for sign in ("", ":")
    )


def find_unknown(tree: Document) -> tuple[FoundComment, ...]:
    """The comments of the page's thread in page order; empty where no list of records is one."""
    leaves = lay_out(tree)
    threads = [thread for records in find_records(leaves) if (thread := _thread(leaves, records))]
    if not threads:
        return ()
    return tuple(_comments(leaves, max(threads, key=lambda thread: (len(thread.records) > 1, thread.size))))


# ── Whether it is a thread ───────────────────────────────────────────────────────────────────


def _thread(leaves: Leaves, records: Sequence[Record]) -> _Thread | None:
    told = tell(leaves, records)
    size = sum(len(leaves.texts[at].text) for part in told for at in part.body)
    full = sum(bool(part.body) and part.author is not None for part in told)
    if full < SHARE * len(told) or _is_list_of_stories(leaves, told):
        return None
    signs = _signs(leaves, records, told)
    if not signs or _are_reviews(leaves, records):
        return None
    if len(records) == 1 and not _is_sure(leaves, told[0], signs):
        return None
    return _Thread(records, told, size)


def _is_sure(leaves: Leaves, part: Told, signs: Sequence[str]) -> bool:
    """Whether a record that nothing like it stands beside is a comment: the article could be one, too."""
    if len(signs) < 2 or not {ANSWERED, SAID} & set(signs):
        return False
    beside = sum(len(leaves.texts[at].text) for at in part.rest)
    return beside <= MOST_BESIDE


def _is_list_of_stories(leaves: Leaves, told: Sequence[Told]) -> bool:
    """Whether most of the records lead to a page of their own by a headline or by all their words."""
    return sum(_leads_elsewhere(leaves, part) for part in told) >= SHARE * len(told)


def _leads_elsewhere(leaves: Leaves, part: Told) -> bool:
    if part.body and all(_link(leaves, at) for at in part.body):
        return True
    author = [] if part.author is None else [part.author]
    long = [at for at in (*part.body, *part.rest, *author) if len(leaves.texts[at].text) >= TEASER]
    linked = [at for at in long if _link(leaves, at) and not _is_permalink(leaves, at)]
    if any(
        leaves.tag(around) in HEADINGS for at in linked for around in leaves.climb(leaves.texts[at].at, 3)
    ):
        return True
    told = sum(len(leaves.texts[at].text) for at in part.body)
    return 2 * sum(len(leaves.texts[at].text) for at in linked) > told


def _link(leaves: Leaves, at: int) -> str:
    """Where a text leads, empty where it is no link."""
    for around in leaves.climb(leaves.texts[at].at, REACH):
        if leaves.tag(around) == "a":
            element = leaves.element[around]
            return (element.attr("href") or "") if element is not None else ""
    return ""


def _is_permalink(leaves: Leaves, at: int) -> bool:
    return PERMALINK.search(_link(leaves, at)) is not None


def _signs(leaves: Leaves, records: Sequence[Record], told: Sequence[Told]) -> list[str]:
    """What speaks for a thread, in words."""
    labels = [
        [leaves.texts[at].text for at in part.rest if len(leaves.texts[at].text) <= LONGEST_LABEL]
        for part in told
    ]
    controls, says = thread_words("control"), thread_words("says")
    share = SHARE * len(records)
    tests = {
        ANSWERED: sum(any(bare(text) in controls for text in texts) for texts in labels),
        SAID: sum(any(bare(text) in says for text in texts) for texts in labels),
        "labels that speak of comments": sum(any(map(_speaks_of_comments, texts)) for texts in labels),
        "numbered": sum(any(NUMBER.fullmatch(text) for text in texts) for texts in labels),
        "permalinks": sum(any(_is_permalink(leaves, at) for at in part.rest) for part in told),
    }
    signs = [sign for sign, bearing in tests.items() if bearing >= share]
    return [*signs, "heading"] if _has_heading(leaves, records[0]) else signs


def _speaks_of_comments(text: str) -> bool:
    """Whether a label names the comment beside it, as no count of comments does."""
    words = text.casefold().split()
    return len(words) > 1 and not COUNT.search(text) and not thread_words("heading").isdisjoint(words)


def _are_reviews(leaves: Leaves, records: Sequence[Record]) -> bool:
    """Whether buyers or guests say what they think of something, by the heading or by labels."""
    words, start = thread_words("review"), records[0].texts[0]
    if any(bare(leaves.texts[at].text) in words for at in range(max(0, start - RIGHT_ABOVE), start)):
        return True
    texts = ([leaves.texts[at].text for at in record.texts] for record in records)
    labels = ((text for text in own if len(text) <= LONGEST_LABEL) for own in texts)
    marked = sum(any(not words.isdisjoint(bare(text).split()) for text in own) for own in labels)
    return marked >= SHARE * len(records)


def _has_heading(leaves: Leaves, first: Record) -> bool:
    start = first.texts[0]
    words = thread_words("heading")
    for at in range(max(0, start - ABOVE), start):
        text = leaves.texts[at].text
        if len(text) > LONGEST_HEADING or words.isdisjoint(bare(text).split()):
            continue
        if COUNT.search(text) or (start - at <= RIGHT_ABOVE and text.count(" ") <= 2):
            return True
    return False


# ── As comments ──────────────────────────────────────────────────────────────────────────────


def _comments(leaves: Leaves, thread: _Thread) -> Iterator[FoundComment]:
    pairs = [(record, part) for record, part in zip(thread.records, thread.told, strict=True) if part.body]
    places = {at: number for number, (record, _) in enumerate(pairs) for at in record.run}
    for record, part in pairs:
        yield as_comment(leaves, record, part, _parent(leaves, record, places))


def _parent(leaves: Leaves, record: Record, places: dict[int, int]) -> int | None:
    """The record around it, or the one before the box around it."""
    for around in leaves.climb(leaves.parent[record.run[0]], REACH):
        if around in places:
            return places[around]
        if leaves.before[around] in places:
            return places[leaves.before[around]]
    return None
