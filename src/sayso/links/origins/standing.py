"""Where a document stands to a claim: asserts, reports, doubts or denies it, or speaks of something else.

Read from its sentences one by one: which of them bear on the claim, in whose voice, and which set weight
against it. "Cannot confirm" sets none. A denial that a party makes is that party's; where the page opens with
it, or says as much in its own voice, it is the page's too.
"""

from __future__ import annotations

from typing import NamedTuple

from sayso.links.origins.bearing import overlap, stems_of
from sayso.links.origins.signs import (
    HEDGES,
    NEGATIONS,
    OF_THE_CLAIM,
    Group,
    Reading,
    lows_of,
    phrases,
    speaks_against,
)
from sayso.resources import open_words
from sayso.types import Reason, Span, Stance

OPEN = open_words("origins-en", "open")

# A page that has less than this of the claim's own words, by weight, speaks of something else.
ON_TOPIC = 0.35
# A sentence that bears on the claim as well as this share of the page's best one is about it.
ABOUT = 0.5
TOUCHES = 0.2
LEAD = 3


class _Sentence(NamedTuple):
    span: Span
    bearing: float
    attributed: bool
    hedged: bool
    against: bool
    """Whether it sets weight against the claim."""
    open: bool


def stand(group: Group, reading: Reading) -> tuple[Stance, Reason]:
    """A document's stance, and the words that it rests on."""
    own = {stem: weight for stem, weight in group.weights.items() if stem in group.claim}
    covered = overlap(stems_of(reading.text), own)
    if covered < ON_TOPIC:
        return Stance.OFF_TOPIC, Reason("stance", f"has {covered:.0%} of what the claim's words weigh")
    sentences = _look(group, reading)
    against = [each for each in sentences if each.against]
    lead = [each for each in sentences if each.bearing > 0][:LEAD]
    outright = [each for each in against if not each.attributed]
    led = [each for each in lead if each.against]
    if led and (len(against) > 1 or not led[0].attributed):
        return Stance.DENIES, _reason("opens with what goes against the claim", led[0], reading)
    if len(outright) > 1:
        return Stance.DENIES, _reason("goes against the claim in its own voice", outright[0], reading)
    if against:
        return Stance.DOUBTS, _reason("sets weight against the claim", against[0], reading)
    doubtful = [each for each in sentences if each.open]
    if len(doubtful) > 1:
        return Stance.DOUBTS, _reason("leaves the claim open", doubtful[0], reading)
    told = [each for each in lead[:2] if each.bearing >= ABOUT and not each.attributed and not each.hedged]
    if told:
        return Stance.ASSERTS, _reason("says it in its own voice", told[0], reading)
    return Stance.REPORTS, Reason("stance", "puts the claim to others and takes no side")


def _reason(why: str, sentence: _Sentence, reading: Reading) -> Reason:
    return Reason("stance", f"{why}: {sentence.span.of(reading.text)!r}", sentence.span)


def _look(group: Group, reading: Reading) -> list[_Sentence]:
    heavy = _heaviest(group)
    given = {each.sentence for each in reading.given}
    found: list[_Sentence] = []
    for at, span in enumerate(reading.sentences):
        words = span.of(reading.text)
        lows = lows_of(words)
        before = found[-1].bearing if found else 0.0
        touches = (
            reading.bearing[at] >= TOUCHES
            or (before >= ABOUT and len(lows) < 20)
            or bool(lows & OF_THE_CLAIM)
        )
        refuses = phrases("refusals").search(words) is not None
        negated = bool(lows & NEGATIONS) and reading.bearing[at] >= TOUCHES and bool(stems_of(words) & heavy)
        against = not refuses and touches and (speaks_against(words) or negated)
        found.append(
            _Sentence(
                span,
                reading.bearing[at],
                at in given,
                bool(lows & HEDGES),
                against,
                bool(lows & OPEN) or refuses,
            )
        )
    return found


def _heaviest(group: Group) -> frozenset[str]:
    """The claim's own words that weigh most: what happened, more than to whom."""
    own = sorted(
        (stem for stem in group.weights if stem in group.claim), key=lambda stem: -group.weights[stem]
    )
    return frozenset(own[: max(1, len(own) // 2)])
