"""Where a document stands to a claim: asserts, reports, doubts or denies it, or speaks of something else.

Read from its sentences one by one: which of them bear on the claim, in whose voice, and which set weight
against it. "Cannot confirm" sets none. A denial that a party makes is that party's; where the page opens with
it, or says as much in its own voice, it is the page's too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from sayso.links.origins.bearing import overlap, stems_of
from sayso.links.origins.signs import (
    HEDGES,
    OF_THE_CLAIM,
    Group,
    Reading,
    find_phrase,
    heaviest,
    lows_of,
    negates,
    speaks_against,
)
from sayso.resources import open_words
from sayso.types import Reason, Span, Stance

OPEN = open_words("origins-en", "open")

# A page whose best two sentences in a row hold less than this of what the claim's own words weigh, and which
# holds less than that of it in all, speaks of something else. A short page may not have room for more: of 24
# pages of fewer words that held so little, 24 spoke of the claim, in other words; they must hold something.
BEST = 0.42
IN_ALL = 0.55
LONG = 200
SOMETHING = 0.15
# A sentence that bears on the claim as well as this share of the page's best one is about it.
ABOUT = 0.5
TOUCHES = 0.3
# Behind a sentence about the claim, so many go on about it.
GOES_ON = 4
# So few words say little without what stands before: "Only that is a hoax."
SHORT = 14
LEAD = 4
OWN_VOICE = 0.6
# Of those who say not a word on the claim, whoever was asked to confirm it and did not leaves it open.
UNCONFIRMED = re.compile("confirm|verify|notification", re.IGNORECASE)


class _Sentence(NamedTuple):
    span: Span
    bearing: float
    attributed: bool
    against: bool
    """Whether it sets weight against the claim."""
    open: bool
    """Whether it leaves the claim open."""


def stand(group: Group, reading: Reading) -> tuple[Stance, Reason]:
    """A document's stance, and the words that it rests on."""
    own = own_weights(group)
    if not is_on_topic(group, reading):
        return Stance.OFF_TOPIC, Reason("stance", "has too few of the claim's words")
    sentences = _look(group, reading, own)
    against = [each for each in sentences if each.against]
    outright = [each for each in against if not each.attributed]
    opening = next((each for each in sentences if each.bearing > TOUCHES), None)
    if opening is not None and opening.against:
        return Stance.DENIES, _reason("opens with what goes against the claim", opening, reading)
    if outright and len(against) > 1:
        return Stance.DENIES, _reason("goes against the claim in its own voice", outright[0], reading)
    if against:
        return Stance.DOUBTS, _reason("sets weight against the claim", against[0], reading)
    doubtful = [each for each in sentences if each.open]
    if len(doubtful) > 1:
        return Stance.DOUBTS, _reason("leaves the claim open", doubtful[0], reading)
    said = _own_voice(reading, own)
    if said is not None:
        return Stance.ASSERTS, Reason("stance", f"says it in its own voice: “{said.of(reading.text)}”", said)
    return Stance.REPORTS, Reason("stance", "puts the claim to others and takes no side")


def _reason(why: str, sentence: _Sentence, reading: Reading) -> Reason:
    return Reason("stance", f"{why}: “{sentence.span.of(reading.text)}”", sentence.span)


def own_weights(group: Group) -> Mapping[str, float]:
    """The weights of the words of the claim's own wording."""
    return {stem: weight for stem, weight in group.weights.items() if stem in group.claim}


def is_on_topic(group: Group, reading: Reading) -> bool:
    """Whether a document speaks of what the claim does."""
    own = own_weights(group)
    least = SOMETHING if len(reading.text.split()) < LONG else IN_ALL
    if overlap(stems_of(reading.text), own) >= least:
        return True
    stems = [stems_of(sentence.of(reading.text)) for sentence in reading.sentences]
    pairs = [left | right for left, right in zip(stems, stems[1:] or stems, strict=False)]
    return max((overlap(pair, own) for pair in pairs), default=0.0) >= BEST


def _look(group: Group, reading: Reading, own: Mapping[str, float]) -> list[_Sentence]:
    heavy = heaviest(group)
    given = {each.sentence for each in reading.given}
    found: list[_Sentence] = []
    last = -GOES_ON
    for at, span in enumerate(reading.sentences):
        words = span.of(reading.text)
        lows = lows_of(words)
        bearing = reading.bearing[at]
        names_it = bool(lows & OF_THE_CLAIM) or find_phrase("against-phrases", words) is not None
        goes_on = at - last <= GOES_ON and (names_it or len(lows) < SHORT)
        touches = bearing >= TOUCHES or goes_on
        if bearing >= ABOUT:
            last = at
        refusal = find_phrase("refusals", words)
        opens = not any(each.bearing > TOUCHES for each in found)
        about = bearing >= TOUCHES and not group.negated
        negated = about and negates(words, frozenset(own) if opens else heavy)
        against = refusal is None and touches and (speaks_against(words) or negated)
        unconfirmed = refusal is not None and UNCONFIRMED.search(refusal.group()) is not None
        leaves_open = (touches and bool(lows & OPEN)) or unconfirmed
        found.append(_Sentence(span, bearing, at in given, against, leaves_open))
    return found


def _own_voice(reading: Reading, own: Mapping[str, float]) -> Span | None:
    """Where the page says it in its own voice, among its first sentences and without a hedge."""
    if not reading.sentences:
        return None
    best = max(overlap(stems_of(sentence.of(reading.text)), own) for sentence in reading.sentences)
    end = reading.sentences[min(LEAD, len(reading.sentences)) - 1].end
    for span in reading.own:
        words = span.of(reading.text)
        told = any(span.covers(each.words) for each in reading.given)
        if (
            span.end <= end
            and not told
            and not lows_of(words) & HEDGES
            and overlap(stems_of(words), own) >= OWN_VOICE * best
        ):
            return span
    return None
