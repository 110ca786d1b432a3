"""The comments among labelled lines: where each begins, who wrote it, the time it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.page.plain.lines import BADGES, MONTHS, NUMERIC_DATE, Line
from sayso.page.plain.sure import VOTES, answered_name
from sayso.types import Frame, Kind

PARTS = frozenset((Kind.COMMENT_AUTHOR, Kind.COMMENT_BODY, Kind.COMMENT_META))
LONGEST_NAME, LONGEST_HEAD = 60, 200

_NAMES = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=len, reverse=True))
_UNITS = r"(?:second|sec|minute|min|hour|hr|day|week|month|year|yr)s?"
AGO = re.compile(
    rf"\b(?:\d{{1,3}}|an?|one)\s{_UNITS}\sago\b|\bvor\s(?:\d{{1,3}}|einem|einer)\s\w{{3,9}}"
    r"|\b\d{1,3}\s(?:Minute|Stunde|Tag|Woche|Monat|Jahr)(?:e?n?)\s(?:\d{1,3}\s\w{5,9}\s)?her\b"
    r"|\bil y a\s\w{1,4}\s\w{2,9}|\bhace\s\w{1,4}\s\w{2,9}|\b\d{1,3}\s(?:dni|godz|lat|godziny)\stemu"
    r"|\byesterday\b|\bjust now\b",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|mo|di|mi|do|fr|sa|so"
DAY = re.compile(
    rf"(?:\b(?:{_WEEKDAY})[.,]{{0,2}}\s)?"
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?(?:{_NAMES})\b|\b(?:{_NAMES})\.?\s\d)",
    re.IGNORECASE,
)
# Some themes print name and date without a blank between: "VesnaMay 30, 2019".
GLUED = re.compile(
    r"(?<=[^\W\d_])"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d"
)
BEFORE_TIME = re.compile(
    r"[\s,:|•·–—/(-]+(?:(?:on|at|am|um|le|el|il|posted)[\s,:]{1,2})?$|^(?:on|am|le)\s$", re.IGNORECASE
)
SAYS = re.compile(
    r"\s?(?:\b(?:wrote|writes|sagt|sagte|schreibt|schrieb|meint|a dit|dit|dice|dijo|ha detto|pisze|zegt|said)"
    r"|says?)[\s,:]{0,2}(?:reply)?$|\s?:$",
    re.IGNORECASE,
)
AFTER_TIME = re.compile(
    r"[\s|•·»–-]*(?:\b(?:reply|antworten?|répondre|responder|rispondi|odpowiedz|permalink|edit|said|says|sagt)"
    r"\b[\s:»]*)+$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Comment:
    author: str | None = None
    time: str | None = None
    answers: str | None = None
    votes: int | None = None
    lines: list[int] = field(default_factory=list)
    has_body: bool = False
    closed: bool = False
    """Whether a button has come after its words, so that more words are another's."""


def find_comments(lines: Sequence[Line], kinds: Sequence[Kind]) -> tuple[tuple[Frame, ...], list[int | None]]:
    """A frame for every comment in order, and for every line the index of the frame it belongs to."""
    comments: list[_Comment] = []
    here: _Comment | None = None
    apart = _gap_inside(lines, kinds)
    for at, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind not in PARTS:
            if here is not None:
                here.closed = True
            continue
        if here is None and line.shape == "control" and line.text.casefold() not in BADGES:
            continue  # "Sort by", "Oldest": above the first comment
        if here is None or _begins(line, kind, here, apart):
            here = _Comment()
            comments.append(here)
        _take(line, kind, here)
        here.lines.append(at)
    return _settle([comment for comment in comments if comment.has_body], len(lines))


def _gap_inside(lines: Sequence[Line], kinds: Sequence[Kind]) -> int:
    """Blank lines that usually stand between the lines of the thread; more of them set comments apart."""
    gaps = sorted(line.gap for line, kind in zip(lines, kinds, strict=True) if kind is Kind.COMMENT_BODY)
    return gaps[len(gaps) // 3] if gaps else 0


def _begins(line: Line, kind: Kind, here: _Comment, apart: int) -> bool:
    """Whether a line of the thread belongs to another comment than the one before it."""
    if kind is Kind.COMMENT_BODY:
        return here.closed or (here.has_body and line.gap > max(apart, 1))
    author, time = split_author(line.text)
    if kind is Kind.COMMENT_AUTHOR:
        return here.has_body or (author is not None and here.author is not None)
    answered = answered_name(line)
    if answered and here.has_body and here.author:  # "Reply to" the writer is the button below the words
        return _level(answered) != _level(here.author)
    if line.text.casefold() in BADGES:
        return here.has_body
    if line.date and (time or author):
        return here.has_body or (author is not None and here.author is not None)
    return "says" in line.phrases and here.has_body


def _take(line: Line, kind: Kind, here: _Comment) -> None:
    """What a line says of the comment it belongs to."""
    if kind is Kind.COMMENT_BODY:
        here.has_body = True
        return
    answered = answered_name(line)
    if answered and not here.has_body:
        here.answers = _level(answered)
        return
    if here.has_body:
        here.closed = True
        if VOTES.fullmatch(line.text):
            here.votes = int(line.text.replace("−", "-"))
        return
    author, time = split_author(line.text)
    named = kind is Kind.COMMENT_AUTHOR or line.date or "says" in line.phrases
    if named and here.author is None and line.text.casefold() not in BADGES:
        here.author = author
    here.time = here.time or time


def split_author(text: str) -> tuple[str | None, str | None]:
    """The name and the time that the head of a comment shows; None for what it does not.

    >>> split_author("Vesna Orlik • 3 years ago")
    ('Vesna Orlik', '3 years ago')
    >>> split_author("March 3, 2019 at 4:15 pm | Reply")
    (None, 'March 3, 2019 at 4:15 pm')
    >>> split_author("Tomas Brenn says:")
    ('Tomas Brenn', None)
    """
    text = text[:LONGEST_HEAD]
    found = [match for pattern in (DAY, GLUED, NUMERIC_DATE, AGO) if (match := pattern.search(text))]
    if not found:
        return _name(SAYS.sub("", text)), None
    start = min(match.start() for match in found)
    return _name(SAYS.sub("", BEFORE_TIME.sub("", text[:start]))), AFTER_TIME.sub(
        "", text[start:]
    ).strip() or None


def _name(text: str) -> str | None:
    name = text.strip(" •·|,:–—-")
    return name if 0 < len(name) <= LONGEST_NAME else None


def _settle(comments: Sequence[_Comment], count: int) -> tuple[tuple[Frame, ...], list[int | None]]:
    owners: list[int | None] = [None] * count
    latest: dict[str, int] = {}
    frames = []
    for index, comment in enumerate(comments):
        for at in comment.lines:
            owners[at] = index
        parent = latest.get(comment.answers) if comment.answers else None
        frames.append(Frame(parent=parent, author=comment.author, time=comment.time, votes=comment.votes))
        if comment.author:
            latest[_level(comment.author)] = index
    return tuple(frames), owners


def _level(name: str) -> str:
    return " ".join(name.casefold().split())
