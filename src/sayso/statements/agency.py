"""Agency style: what the rules know of it, and the articles that the network was trained on seldom have.

"No delays are expected, *Havel Strome, the director of the Grain Office*, told the radio": a long name
between a claim and its verb, which the network gives to the claim. "Tellwright quoted *the man as saying*
...": of two who speak, the inner one's words. "*As the General Staff reports*, ...". PolNeAR's development
articles have hardly a place like these, and no figure there moves.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.statements import rules
from sayso.types import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.types import Document, Statement

OWN = frozenset({Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION})

AS_SAYING = re.compile(r"\bas (?=(?:saying|telling|warning|adding)\b)")
LEADING = re.compile(
    r"(?:(?<![^\n])|(?<=[.!?”\"] ))(?:As [^,.\n]{1,80}|In [^,.\n]{1,40} (?:words|view|opinion|estimation)),"
)
PASSING_ON = frozenset(["quoted", "quotes", "quoting", "cited", "cites", "citing"])

APPOSED = re.compile(r",[”\"’']* (?:(?:the|an?)\b|[A-ZÀ-Þ])[^,]*(?:,[^,]*){0,2}\Z")
LONGEST = 120
"""Characters of a name with its office."""

NEAR = 2
"""A comma and a space: what stands between a claim and the name behind it."""

AROUND = 1000
"""Characters on both sides of a cue in which others may have to do with it."""


def in_agency_style(document: Document, found: Sequence[Statement]) -> list[Statement]:
    """The attributions, with the rules' answer where a form stands that they know better."""
    text = document.text
    doubtful = {one.cue[0] for one in found if one.within in OWN and _may_hold_its_source(text, one)}
    saying = {match.end() for match in AS_SAYING.finditer(text)}
    leading = [Span(*match.span()) for match in LEADING.finditer(text)]
    places = [*(cue.start for cue in doubtful), *saying, *(start for start, _ in leading)]
    told = _by_rules(document, places) if places else []
    given = dict(enumerate(sorted(found, key=lambda one: one.cue)))
    starts = [one.cue[0].start for one in given.values()]
    added = []
    for one in told:
        at = one.cue[0].start
        near = range(bisect_left(starts, at - AROUND), bisect_right(starts, at + AROUND))
        here = {number: given[number] for number in near if number in given}
        if at in saying:
            quoting = [number for number, other in here.items() if _is_quoting(text, other, one)]
            for number in quoting:
                del given[number]
            added.append(one)
        elif _leads(one, leading) and not any(_is_taken(one, other) for other in here.values()):
            added.append(one)
        else:
            given |= {
                number: _named(other, one) for number, other in here.items() if other.cue[0] in doubtful
            }
    return [*given.values(), *added]


def _by_rules(document: Document, places: Iterable[int]) -> list[Statement]:
    """What the rules find, with a source, in the article's passages that hold these places."""
    wanted = sorted(places)
    passages = [
        passage
        for passage in document.passages
        if passage.kind in OWN
        and bisect_left(wanted, passage.span.start) < bisect_left(wanted, passage.span.end)
    ]
    told = rules.find_attributions(replace(document, passages=tuple(passages))) if passages else ()
    return [one for one in told if one.source and one.cue]


def _may_hold_its_source(text: str, one: Statement) -> bool:
    """Whether a content ends in a name or office right before its source or, where it has none, its cue."""
    last = max(one.content)
    behind = min(one.source or one.cue).start
    return 0 <= behind - last.end <= NEAR and bool(
        APPOSED.search(text, max(last.start, last.end - LONGEST), last.end)
    )


def _leads(one: Statement, leading: Sequence[Span]) -> bool:
    """Whether a cue stands in one of the phrases that open a sentence."""
    at = bisect_right(leading, one.cue[0]) - 1
    return at >= 0 and leading[at].covers(one.cue[0])


def _named(one: Statement, other: Statement) -> Statement:
    """An attribution without the words of its source in its content, where the rules read it so."""
    within = all(any(whole.covers(piece) for whole in one.content) for piece in other.content)
    if within and _meet(one.cue, other.cue) and _meet(other.source, one.content):
        return replace(one, source=other.source, content=other.content, quoting=other.quoting)
    return one


def _is_quoting(text: str, one: Statement, quoted: Statement) -> bool:
    """Whether an attribution is the one who quotes, with the words of the one quoted."""
    if not _meet(one.content, quoted.content) or _meet(one.cue, quoted.content):
        return False
    return not _meet(one.content, quoted.cue) or one.cue[0].of(text).split()[0].lower() in PASSING_ON


def _is_taken(one: Statement, other: Statement) -> bool:
    return _meet((*one.source, *one.cue), (*other.source, *other.cue))


def _meet(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in others)
