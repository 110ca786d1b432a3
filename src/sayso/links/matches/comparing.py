"""What one statement is to another: the same claim, its denial, the same again of another time, or neither.

First is asked whether both speak of the same thing, whenever it was and whether or not one denies it; the
topic alone does not carry that far. Then what sets a denial or a recurrence apart from a repetition.
"""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from sayso.links.matches.features import FEATURES, OTHER_TIME, printed, same_speaker, same_time
from sayso.links.matches.stated import Stated
from sayso.types import Decision, Likeness, Match


class Weight(NamedTuple):
    """What a feature adds to the score, in nats, for each point of its own."""

    alike: float
    differing: float


# Fitted to 517 pairs of statements that were read (`python -m training.joined`) and rounded, but for where a
# difference is to decide by itself, whatever else is alike: other figures, contrary words.
WEIGHTS = {
    "likeness_of_meaning": Weight(8, 8),
    "shared_words": Weight(3, 2.5),
    "shared_of_both": Weight(4, 0),
    "same_names": Weight(0, 8),
    "same_figures": Weight(0.3, 8),
    "opposite_words": Weight(0, 8),
    "same_speaker": Weight(1.2, 0),
    "in_own_voice": Weight(0, 0.9),
    "same_time": Weight(0.8, 0),
    "same_months": Weight(0, 4),
    "same_place": Weight(0.6, 0.6),
}
NOTHING_ALIKE = -7.55

ENOUGH = 0.5
ENOUGH_TO_DENY = 0.25
"""Who rejects a thing as a whole tells less of it. Of 22 denials among the pairs read, 7 are found so and 12
pairs are called denials that are none; 4 and 9 where a denial takes as much as a repetition."""
FEWEST = 2
"""Terms of a statement that can be matched: "the group" is in every page on any group."""


def compare_statements(left: Stated, right: Stated) -> Match:
    """What the one is to the other, how alike they are, and everything that this rests on.

    The same for both orders, but for the order in which the reasons name them.

    >>> from sayso.links.matches.stated import state
    >>> said = state("Twelve barges sank at the Tirn lock on Monday.")
    >>> compare_statements(said, state("At the Tirn lock, 12 barges went down.")).decision.value
    'same claim'
    >>> compare_statements(said, state("No barges sank at the Tirn lock on Monday.")).decision.value
    'denial'
    """
    if left.terms.isdisjoint(right.terms):
        return _nothing("no word in common")
    if min(len(left.terms), len(right.terms)) < FEWEST:
        return _nothing("one says too little to tell what it speaks of")
    looked_at = [feature(left, right) for feature in FEATURES]
    score = _alike(looked_at)
    decision, decisive = _decide(left, right, score)
    return Match(decision, score, tuple(each for each in (*decisive, *looked_at) if each.score))


def _nothing(detail: str) -> Match:
    return Match(Decision.DIFFERENT, 0.0, (Likeness("shared_words", -1.0, detail),))


def _alike(looked_at: list[Likeness]) -> float:
    total = NOTHING_ALIKE
    for each in looked_at:
        weight = WEIGHTS[each.feature]
        total += each.score * (weight.alike if each.score > 0 else weight.differing)
    return round(1 / (1 + exp(-total)), 3)


def _decide(left: Stated, right: Stated, score: float) -> tuple[Decision, list[Likeness]]:
    """The decision, and what only it rests on."""
    if score < ENOUGH_TO_DENY:
        return Decision.DIFFERENT, []
    contrary = contrary_polarity(left, right)
    if score < ENOUGH and not (contrary.score and (left.is_rejected or right.is_rejected)):
        return Decision.DIFFERENT, []
    other_time = same_time(left, right).score < OTHER_TIME
    if contrary.score:
        # A denial may come long after; but not of what is to have happened at another time.
        of_another = other_time and left.event and right.event
        return (Decision.DIFFERENT if of_another else Decision.DENIAL), [contrary]
    if not other_time:
        return Decision.SAME_CLAIM, []
    by_another = same_speaker(left, right).score < 0
    return (Decision.DIFFERENT if by_another else Decision.RECURRENCE), []


def contrary_polarity(left: Stated, right: Stated) -> Likeness:
    """One asserts what the other denies.

    Either the source denies it, or a negation turns words that both have; a denial of a negation asserts.
    """
    # What is denied is that something happened, not the name of where.
    shared = (left.terms & right.terms) - left.names - right.names
    turned = (left.turned & shared - right.bounded, right.turned & shared - left.bounded)
    sides = [stated.denied != bool(terms) for stated, terms in zip((left, right), turned, strict=True)]
    if sides[0] == sides[1]:
        return Likeness("contrary_polarity", 0.0, "neither denies what the other says")
    denying, other, terms = (left, right, turned[0]) if sides[0] else (right, left, turned[1])
    if terms and not denying.denied and other.turned:
        # "Not obscured", "not censored": each negates something, and they may say so in other words.
        return Likeness("contrary_polarity", 0.0, "each has a negation")
    why = f"one has {printed(terms, denying)} with a negation" if terms else "one is a denial of it"
    return Likeness("contrary_polarity", -1.0, why)
