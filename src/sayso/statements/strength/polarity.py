"""Whether a source stands by what is said: asserted, or rejected, refused and withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.statements.grammar import OBJECTS, POSSESSIVES, PRONOUNS
from sayso.statements.strength.lexicon import Opening
from sayso.types import Polarity, Reason

if TYPE_CHECKING:
    from sayso.statements.strength.put import Put, Weighed

# "Criticized what is his own proposal" names a thing, too.
THINGS = frozenset([Opening.NOUN, Opening.NOUN_TO, Opening.QUESTION])
# Behind these stands what somebody is reproached for, and the reproach is asserted.
REPROACHES = frozenset(["as", "because", "over"])


def judge_polarity(put: Put) -> tuple[Polarity, Reason | None]:
    """Denied where an odd number of words turns against the content: "denied", "has not said"."""
    against = [weighed for weighed in put.weighed if _turns_against(put, weighed)]
    against = against or [weighed for weighed in put.weighed if "opposes" in weighed.values]
    negates = put.negation is not None and not _is_moot(put)
    if negates and put.negation is not None and put.low(put.negation) == "neither":
        # "Neither confirmed nor denied" withholds both.
        against = []
    if (len(against) + negates) % 2 == 0:
        return Polarity.ASSERTED, None
    if against or put.negation is None:
        words = put.words.span(against[0].at, against[0].end)
        detail = f'"{against[0].lemma}" turns against what follows'
    else:
        words = put.words.span(put.negation, put.negation + 1)
        detail = f'"{words.of(put.words.text)}" negates the cue'
    return Polarity.DENIED, Reason("polarity", detail, words)


def _turns_against(put: Put, weighed: Weighed) -> bool:
    if "denied" in weighed.values:
        return True
    return (
        "disapproves" in weighed.values
        and put.opening in {Opening.NOUN, Opening.NOUN_TO}
        and _names_a_thing(put)
    )


def _names_a_thing(put: Put) -> bool:
    """Whether a content is a thing ("the plan"), not somebody or what somebody is reproached for."""
    first, end = put.content[0]
    lows = put.words.lows
    if put.cue and put.low(put.cue[-1]) == "as":
        # "was criticized as sloppy": the reproach comes next.
        return False
    if first >= end or put.words.is_upper(first) or lows[first] in PRONOUNS | OBJECTS:
        return False
    return not any(_reproaches(lows, at, end) for at in range(first, end))


def _reproaches(lows: list[str], at: int, end: int) -> bool:
    """Whether a reproach begins here: "for failing", "as a danger"; "a plan for taxes" is none."""
    if lows[at] != "for" or at + 1 >= end:
        return lows[at] in REPROACHES
    return lows[at + 1].endswith("ing") or lows[at + 1] in POSSESSIVES or lows[at + 1] == "not"


MOOT = frozenset(["felt", "known", "open", "doubted"])


def _is_moot(put: Put) -> bool:
    """Whether a negation leaves the content as it is: "does not regret", "no doubt", "it is not clear"."""
    return any(MOOT & weighed.values and "denied" not in weighed.values for weighed in put.weighed)
