"""Lines that need no weighing: a fundraising meter, a vote count, a button or a known name among comments.

Pages with a meter in the middle of the article are rare among those the weights were learned from, yet
such a meter read as the article's own words would make the outlet's appeal a statement of its story.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sayso.page.plain.lines import BADGES, MONEY, NUMBER, Line
from sayso.types import Kind

AMOUNT = re.compile(r"[$€£¥₴₽]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$€£₴₽]|euros?\b|dollars?\b)", re.IGNORECASE)
# A sum whose currency is a word: "Goal: 40,000 marks".
THOUSANDS = re.compile(r"\d[.,]?\d{3}\b")
METER_LENGTH, METER_WORDS = 90, 8
# Lines on either side of a meter that may belong to it, and the most words that its heading has.
AROUND, HEADING = 2, 6
VOTES = re.compile(r"[+−-]?\d{1,4}")
IN_REPLY = re.compile(r"(?:in\s)?reply\sto\s+@?(\S.{0,58})$|antwort\sauf\s+@?(\S.{0,58})$", re.IGNORECASE)
STORY = frozenset((Kind.ARTICLE, Kind.CAPTION, Kind.HEADLINE, Kind.COMMENT_BODY))
LOST = frozenset((Kind.FURNITURE, Kind.RELATED, Kind.COMMENT_BODY))
"""What a name right below the buttons that open a thread is easily taken for."""
NAME_WORDS = 5
TOLD = frozenset((Kind.ARTICLE, Kind.CAPTION))
WRITTEN = frozenset((Kind.COMMENT_AUTHOR, Kind.COMMENT_BODY))
NOTICES = frozenset(("form", "cookies"))
MACHINERY = frozenset(
    ("comments heading line", "controls line", "form line", "share line", "navigation line", "newsletter")
)
"""Sections of phrases that are a line's whole words, or nearly, and never a sentence of the story."""
TEASER_WORDS, FORM_WORDS = 14, 16
FIELDS = frozenset(("navigation line", "form line"))
# What a comment form's toolbar leaves behind: "{}", "[+]".
SIGNS = re.compile(r"[\[\]{}()<>+|*=/\\]+")


def settle(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[Kind]:
    """The kinds, with the sure ones put right."""
    settled = list(kinds)
    names = _known_names(lines, kinds)
    dated = any(map(_is_author_over_time, lines[1:], kinds, kinds[1:]))
    for at in range(len(lines) - 1, -1, -1):
        if is_meter(lines[at]):
            _settle_meter(lines, settled, at)
        elif dated and kinds[at] in LOST and (kind := _head(lines, settled, at)):
            settled[at] = kind
        elif kinds[at] in WRITTEN and _is_form(lines[at]):
            settled[at] = Kind.FURNITURE
        elif kinds[at] is Kind.COMMENT_BODY:
            settled[at] = _settle_body(lines, names, at)
        elif _is_notice(lines[at], kinds[at]) or _is_machinery(lines[at], kinds[at]):
            settled[at] = Kind.FURNITURE
    _settle_teasers(lines, settled)
    return settled


def is_meter(line: Line) -> bool:
    """Whether a line is a fundraising meter: a sum and a goal, or a sum and the word for raising it."""
    if len(line.text) > METER_LENGTH or "meter" not in line.phrases:
        return False
    if MONEY.search(line.text):
        return line.end not in ".!?" or (len(line.tokens) <= HEADING and len(AMOUNT.findall(line.text)) > 1)
    return len(line.tokens) <= METER_WORDS and line.end not in ".!?" and bool(THOUSANDS.search(line.text))


def answered_name(line: Line) -> str | None:
    """Whom a line such as "Reply to Ingrid" names."""
    found = IN_REPLY.match(line.text)
    return (found[1] or found[2]).strip() if found and line.shape == "control" else None


def _is_notice(line: Line, kind: Kind) -> bool:
    """Whether what was taken for story counts the comments, or is a form's or a cookie banner's own words.

    "3 thoughts on “Council closes the footbridge”" repeats the headline right below the article.
    """
    if kind is Kind.ARTICLE:
        counts = line.tokens[:1] == [NUMBER] and "comments heading" in line.phrases
        return counts and line.shape == "comments" and line.text[-1] not in ".!?"
    return kind is Kind.CAPTION and bool(line.phrases & NOTICES) and not line.date


def _is_form(line: Line) -> bool:
    """Whether a line invites readers to comment: "Leave a Reply", "Required fields are marked *"."""
    return line.shape == "form" and line.address <= 1 and len(line.tokens) <= FORM_WORDS


def _is_machinery(line: Line, kind: Kind) -> bool:
    """Whether what was taken for story is a button or a field: paragraphs set apart look much like them."""
    short = len(line.tokens) <= HEADING and line.end not in ".!?"
    return kind in TOLD and short and not MACHINERY.isdisjoint(line.phrases)


def _settle_teasers(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """What follows "More on the topic:" is related: headings up to the first sentence, dated teasers."""
    below = False
    for at, line in enumerate(lines):
        short = "related" in line.phrases and len(line.tokens) <= HEADING
        if short and line.end == ":":
            below = True
        elif not _is_title(line):
            below = False
        end = _end_of_teasers(lines, at + 1) if short and line.shape == "related" else at + below
        for near in range(at, end):
            if kinds[near] in TOLD and "credit" not in lines[near].phrases:
                kinds[near] = Kind.RELATED


def _is_title(line: Line) -> bool:
    return line.end not in '.!?…"”' and len(line.tokens) <= TEASER_WORDS


def _end_of_teasers(lines: Sequence[Line], at: int) -> int:
    """Where a list ends whose every item is a title, a paragraph or two, and a date."""
    end = at
    while at < len(lines) and _is_title(lines[at]) and lines[at].date != "only":
        below = next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n].date == "only"), None)
        if below is None:
            break
        end = at = below + 1
    return end


def _settle_meter(lines: Sequence[Line], kinds: list[Kind], at: int) -> None:
    """The meter, its heading and its appeal, as far as they touch it."""
    kinds[at] = Kind.FURNITURE if kinds[at] in STORY else kinds[at]
    for step in (-1, 1):
        for near in range(at + step, at + step * (AROUND + 1), step):
            if not 0 <= near < len(lines) or not _goes_with_meter(lines[near]):
                break
            kinds[near] = Kind.FURNITURE if kinds[near] in STORY else kinds[near]


def _goes_with_meter(line: Line) -> bool:
    return "appeal" in line.phrases or (len(line.tokens) <= HEADING and line.end not in '.!?…"”:')


def _is_beside(lines: Sequence[Line], at: int) -> bool:
    """Whether a line among the words of a thread is a button, or the votes that stand above one."""
    line = lines[at]
    if line.shape == "control":
        return answered_name(line) is not None or (len(line.tokens) <= 2 and "controls line" in line.phrases)
    below = at + 1 < len(lines) and lines[at + 1].shape == "control"
    return below and VOTES.fullmatch(line.text) is not None


def _is_author_over_time(below: Line, kind: Kind, kind_below: Kind) -> bool:
    return kind is Kind.COMMENT_AUTHOR and _goes_below_name(below, kind_below)


def _goes_below_name(line: Line, kind: Kind) -> bool:
    """Whether a line of a thread is a time, or what the site calls the writer ("Guest")."""
    return kind is Kind.COMMENT_META and (line.date == "only" or line.text.casefold() in BADGES)


def _head(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> Kind | None:
    """Time or author: the line stands right above a comment's words or time, as others of the page do."""
    line = lines[at]
    if at + 1 == len(lines):
        return None
    if line.date == "only":
        return Kind.COMMENT_META if kinds[at + 1] in (Kind.COMMENT_BODY, Kind.COMMENT_META) else None
    if line.phrases or line.end in ".!?…:" or len(line.tokens) > NAME_WORDS:
        return None
    return Kind.COMMENT_AUTHOR if _goes_below_name(lines[at + 1], kinds[at + 1]) else None


def _settle_body(lines: Sequence[Line], names: frozenset[str], at: int) -> Kind:
    if _is_beside(lines, at):
        return Kind.COMMENT_META
    counts = lines[at].tokens[:1] == [NUMBER] and "comments heading" in lines[at].phrases
    if (counts and lines[at].end not in ".!?") or SIGNS.fullmatch(lines[at].text):
        return Kind.FURNITURE
    if not FIELDS.isdisjoint(lines[at].phrases):
        return Kind.FURNITURE
    return Kind.COMMENT_AUTHOR if lines[at].text in names else Kind.COMMENT_BODY


def _known_names(lines: Sequence[Line], kinds: Sequence[Kind]) -> frozenset[str]:
    """Names of commenters that the page gives away: answered by name, or heading several comments."""
    names = {name for line in lines if (name := answered_name(line))}
    names.update(
        line.text
        for line, kind in zip(lines, kinds, strict=True)
        if kind is Kind.COMMENT_AUTHOR and not line.date
    )
    bodies = Counter(line.text for line, kind in zip(lines, kinds, strict=True) if kind is Kind.COMMENT_BODY)
    names.update(text for text, times in bodies.items() if times > 1 and _looks_like_name(text))
    return frozenset(names)


def _looks_like_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 3 and all(word[0].isupper() and word.isalpha() for word in words)
