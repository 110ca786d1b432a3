"""What answers or stands inside what, put in the order in which a reader goes through it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence


def in_reply_order(parents: Sequence[int | None]) -> tuple[tuple[int, int], ...]:
    """Each comment's index and depth, every answer below what it answers, the rest in page order.

    A comment that answers itself or one that does not exist stands at the top; circles come last.

    >>> in_reply_order([None, None, 0, 2, 1])
    ((0, 0), (2, 1), (3, 2), (1, 0), (4, 1))
    >>> in_reply_order([1, 0, 7])
    ((2, 0), (0, 0), (1, 1))
    """
    answers: dict[int, list[int]] = defaultdict(list)
    tops = []
    for index, parent in enumerate(parents):
        if parent is None or parent == index or not 0 <= parent < len(parents):
            tops.append(index)
        else:
            answers[parent].append(index)
    found: dict[int, int] = {}
    for top in (*tops, *range(len(parents))):
        _walk(top, answers, found)
    return tuple(found.items())


def _walk(top: int, answers: dict[int, list[int]], found: dict[int, int]) -> None:
    waiting = [(top, 0)]
    while waiting:
        index, depth = waiting.pop()
        if index not in found:
            found[index] = depth
            waiting.extend((answer, depth + 1) for answer in reversed(answers[index]))
