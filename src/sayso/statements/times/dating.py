"""When what a statement tells of is to have happened, and by when what it foretells is due."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.statements.times.calendar import last_day
from sayso.statements.times.words import open_list
from sayso.text import find_sentences
from sayso.types import Span, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sayso.types import Statement, Timex

WORD = re.compile(r"[^\W\d_]+")
NEAR_CUE = 24
"""Characters between a cue and a time that tells when it was said: "said in a statement on Tuesday"."""
LONGEST_SENTENCE = 2_000
"""Characters. What is longer is a list, and its times are not its statements'."""
BEFORE_SOURCE = {" ", ", ", " the ", ", the "}
EVENTS = {TimexType.DATE, TimexType.TIME}
"""Types that tell when something happens; lengths of time and what comes again do not."""


class Timeline:
    """The times of a document, to be asked for by place; sentences are cut when first asked for."""

    def __init__(
        self, text: str, times: Sequence[Timex], passages: Sequence[Span], days: Sequence[date | None]
    ) -> None:
        self._text, self._times, self._passages = text, times, passages
        self._days = days
        """For each passage, the day from which its words are reckoned."""
        self._starts = [time.span.start for time in times]
        self._sentences: dict[int, tuple[Span, ...]] = {}

    def place(self, statement: Statement) -> Statement:
        """The statement with its event times and, where it looks ahead, the time by which it is due."""
        told = self._within(statement.content)
        when = tuple(index for index in told if self._times[index].type in EVENTS) or self._beside(statement)
        due = self._due(statement, told, beside=when)
        return replace(statement, when=when, due=due) if when or due is not None else statement

    def _within(self, spans: Sequence[Span]) -> tuple[int, ...]:
        """Indices of the times inside the spans."""
        return tuple(
            index
            for span in spans
            for index in range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))
            if self._times[index].span.end <= span.end
        )

    def _beside(self, statement: Statement) -> tuple[int, ...]:
        """Indices of the times in the rest of the sentence, without the one that tells when it was said."""
        sentence = self._sentence(statement.content[0].start) if statement.content else None
        if sentence is None:
            return ()
        return tuple(
            index
            for index in self._within([sentence])
            if self._times[index].type in EVENTS and not self._tells_when_said(index, statement)
        )

    def _tells_when_said(self, index: int, statement: Statement) -> bool:
        span = self._times[index].span
        near = any(max(span.start - cue.end, cue.start - span.end) <= NEAR_CUE for cue in statement.cue)
        return near or any(
            source.overlaps(span) or self._opens(span, source, statement) for source in statement.source
        )

    def _opens(self, time: Span, source: Span, statement: Statement) -> bool:
        """Whether a time stands right before who says it: "Two days later the Ministry told ..."."""
        between = self._text[time.end : source.start]
        return time.end <= source.start < statement.content[0].start and between in BEFORE_SOURCE

    def _sentence(self, position: int) -> Span | None:
        """The sentence at a position; None where its passage has no times."""
        number = _last_before(self._passages, position)
        if number < 0 or not self._has_times(self._passages[number]):
            return None
        if number not in self._sentences:
            self._sentences[number] = find_sentences(self._text, self._passages[number])
        sentences = self._sentences[number]
        at = _last_before(sentences, position)
        return sentences[at] if at >= 0 and len(range(*sentences[at])) <= LONGEST_SENTENCE else None

    def _has_times(self, span: Span) -> bool:
        return bisect_left(self._starts, span.start) < bisect_left(self._starts, span.end)

    def _due(self, statement: Statement, told: Sequence[int], beside: Sequence[int]) -> int | None:
        """The index of the first time in the content that ends after the text's day; one that has a bound
        of its own ("by June") goes before, and beside the content only such a one will do.
        """
        ahead = [index for index in (*told, *beside) if self._lies_ahead(self._times[index])]
        bounded = [index for index in ahead if self._times[index].end]
        due = next(iter(bounded or [index for index in ahead if index in told]), None)
        return due if due is not None and self._foretells(statement) else None

    def _lies_ahead(self, time: Timex) -> bool:
        day = self._day_at(time.span.start)
        ends = last_day(time.end or time.value or "")
        return day is not None and ends is not None and ends > day

    def _day_at(self, position: int) -> date | None:
        number = _last_before(self._passages, position)
        return self._days[number] if number >= 0 else None

    def _foretells(self, statement: Statement) -> bool:
        """Whether a word of the content or the cue looks ahead, or the content begins with an infinitive."""
        if statement.content and self._text.startswith("to ", statement.content[0].start):
            return True
        spans = (*statement.content, *statement.cue)
        words = (word[0].lower() for span in spans for word in WORD.finditer(self._text, *span))
        return any(word in open_list("ahead") for word in words)


def _last_before(spans: Sequence[Span], position: int) -> int:
    """The index of the last span that begins at the position or before it; -1 where none does."""
    return bisect_right(spans, position, key=lambda span: span.start) - 1
