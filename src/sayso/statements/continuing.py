"""Quotations that go on in a paragraph of their own, for a tagger that reads a few paragraphs at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.statements.speech import is_quotation_alone
from sayso.statements.units import make_units
from sayso.types import Passage, Quoting, Span, Statement

OPENING = frozenset("“„«\"'‘`")

# "...," he said in Karvo on Monday: who is quoted so near the end of a paragraph may go on in the next.
NEAR_THE_END = 48
GOES_ON = "a paragraph that is a quotation alone goes on with the speaker of the one before"


def continued(text: str, passages: Sequence[Passage], found: Sequence[Statement]) -> list[Statement]:
    """A paragraph that is a quotation alone goes on with whom the one before quotes at its end."""
    starts = [passage.span.start for passage in passages]
    inside: list[list[Statement]] = [[] for _ in passages]
    for one in found:
        for span in (*one.content, *one.cue):
            inside[bisect_right(starts, span.start) - 1].append(one)
    speaker: Statement | None = None
    continued = []
    for passage, here in zip(passages, inside, strict=True):
        if here:
            speaker = _last_quoted(passage, here)
        elif speaker is not None and _is_quotation_alone(text, passage.span):
            continued.append(
                replace(speaker, content=(passage.span,), quoting=Quoting.DIRECT, reason=GOES_ON)
            )
        else:
            speaker = None
    return continued


def _last_quoted(passage: Passage, here: list[Statement]) -> Statement | None:
    """Who is quoted at the end of a passage."""
    last = max(here, key=lambda one: max(span.end for span in (*one.content, *one.cue)))
    end = max(span.end for span in (*last.content, *last.cue))
    near = end >= passage.span.end - NEAR_THE_END
    return last if near and last.source and last.quoting is not Quoting.INDIRECT else None


def _is_quotation_alone(text: str, span: Span) -> bool:
    return text[span.start] in OPENING and is_quotation_alone(make_units(text, span, frozenset()))
