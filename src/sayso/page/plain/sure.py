"""Lines that need no weighing: a fundraising meter, a vote count, a button among the words of a thread.

Pages with a meter in the middle of the article are rare among those the weights were learned from, yet
such a meter read as the article's own words would make the outlet's appeal a statement of its story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.page.plain.lines import MONEY, Line
from sayso.types import Kind

AMOUNT = re.compile(r"[$€£¥₴₽]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[€£₴₽]|euros?\b|dollars?\b)", re.IGNORECASE)
METER_LENGTH = 90
# Lines on either side of a meter that may belong to it, and the most words that its heading has.
AROUND, HEADING = 2, 6
VOTES = re.compile(r"[+−-]?\d{1,4}")
STORY = frozenset((Kind.ARTICLE, Kind.CAPTION, Kind.HEADLINE, Kind.COMMENT_BODY))


def settle(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[Kind]:
    """The kinds, with the sure ones put right."""
    settled = list(kinds)
    for at, line in enumerate(lines):
        if kinds[at] in STORY and is_meter(line):
            _settle_meter(lines, settled, at)
        elif kinds[at] is Kind.COMMENT_BODY and _is_beside(lines, kinds, at):
            settled[at] = Kind.COMMENT_META
    return settled


def is_meter(line: Line) -> bool:
    """Whether a line is a fundraising meter: a sum and a goal, or a sum and the word for raising it."""
    if len(line.text) > METER_LENGTH or not MONEY.search(line.text) or "meter" not in line.phrases:
        return False
    return line.end not in ".!?" or (len(line.tokens) <= HEADING and len(AMOUNT.findall(line.text)) > 1)


def _settle_meter(lines: Sequence[Line], kinds: list[Kind], at: int) -> None:
    """The meter, its heading and its appeal, as far as they touch it."""
    kinds[at] = Kind.FURNITURE
    for step in (-1, 1):
        for near in range(at + step, at + step * (AROUND + 1), step):
            if not 0 <= near < len(lines) or not _goes_with_meter(lines[near]):
                break
            kinds[near] = Kind.FURNITURE


def _goes_with_meter(line: Line) -> bool:
    return "appeal" in line.phrases or (len(line.tokens) <= HEADING and line.end not in '.!?…"”:')


def _is_beside(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a line among the words of a thread is a button, or the votes that stand above one."""
    if lines[at].shape == "control" and len(lines[at].tokens) <= 2:
        return "controls line" in lines[at].phrases
    below = at + 1 < len(lines) and lines[at + 1].shape == "control"
    return below and VOTES.fullmatch(lines[at].text) is not None
