"""Two simple rules that label lines of plain text: no package on PyPI labels them.

Both know `article` and `furniture` alone; blank lines are furniture, as in the gold.
"""

from __future__ import annotations

from benchmarks.records import Record

ENDINGS = (".", "!", "?", '"', "”", "’")


def sentences(text: str) -> Record:
    """The rule by which the C4 corpus kept lines: three words or more, and an end that ends a sentence."""
    return _labels([len(line.split()) >= 3 and line.rstrip().endswith(ENDINGS) for line in text.split("\n")])


def longest_run(text: str) -> Record:
    """The run of lines that is richest in long ones, after Finn, Kushmerick and Smyth (2001).

    A line of ten words weighs nothing, a longer one more, a shorter one less; the heaviest run is the
    article. A blank line weighs nothing, whichever way a page sets its paragraphs apart.
    """
    lines = text.split("\n")
    start, end = _heaviest_run([len(line.split()) - 10 if line.strip() else 0 for line in lines])
    return _labels([start <= number < end and bool(line.strip()) for number, line in enumerate(lines)])


def _heaviest_run(weights: list[int]) -> tuple[int, int]:
    """The run of the greatest sum, as numbers from and to: (1, 4) of [-9, 4, -1, 7, -9, 3]."""
    best, span, start, sofar = 0, (0, 0), 0, 0
    for number, weight in enumerate(weights):
        if sofar <= 0:
            start, sofar = number, 0
        sofar += weight
        if sofar > best:
            best, span = sofar, (start, number + 1)
    return span


def _labels(is_article: list[bool]) -> Record:
    return {"lines": ["article" if article else "furniture" for article in is_article]}
