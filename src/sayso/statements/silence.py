"""What nobody said: "offered no evidence", "did not name the group", "no comment on".

Such a sentence is the outlet's own observation about somebody. What a refusal declares stays
attributed: "declined to say", "would not say whether", "does not believe the report".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.resources import open_words
from sayso.statements.lexicon import Part, cue_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.statements.found import Found
    from sayso.statements.lexicon import Cue
    from sayso.statements.units import Units

OUTWARD = open_words("cues-en", "outward")
EVIDENCE = open_words("cues-en", "evidence")

NONE_OF = frozenset(["no", "none", "nothing", "little", "few", "scant", "hardly"])
NOTHING = frozenset(["nothing", "none"])

# What stands in these frames is a sentence or its beginning: a refusal with words of its own.
DECLARED = frozenset(
    ["that", "whom-that", "question", "whom-question", "to", "quote", "whom-quote", "quoted"]
)

# "no documents", "no further evidence", "little in the way of proof"
REACH_OF_NONE = 6


def is_silence(units: Units, cue: Cue, found: Found, end: int) -> bool:
    """Whether a cue tells what its source did not say, name or show; `end` is that of the sentence."""
    first, after = found.cue
    if cue.part is Part.NOUN:
        return "no" in units.lows[max(0, first - 2) : after]
    if cue.lemma not in OUTWARD:
        return False
    object_ = units.lows[after : min(end, after + REACH_OF_NONE)]
    if object_ and object_[0] in NONE_OF:
        return object_[0] in NOTHING or not EVIDENCE.isdisjoint(object_)
    if not any(is_negation(low) for low in units.lows[first:after]):
        return False
    return found.frame not in DECLARED or not EVIDENCE.isdisjoint(object_)


# After a cue that denies, these begin words of its source's own: "would not say whether".
BEGIN_WORDS_OF_ITS_OWN = frozenset(
    ["that", "whether", "if", "to", "why", "how", "who", "what", "when", "where"]
)


def says_nothing(cue: Sequence[str], content: Sequence[str]) -> bool:
    """Whether a cue with its content, as lower-case words, tells what somebody did not say.

    >>> says_nothing(["offered"], ["no", "evidence"]), says_nothing(["would", "not", "say"], ["whether"])
    (True, False)
    """
    if not any(known.lemma in OUTWARD for word in cue for known in cue_words().get(word, ())):
        return False
    object_ = content[:REACH_OF_NONE]
    if object_ and object_[0] in NONE_OF:
        return object_[0] in NOTHING or not EVIDENCE.isdisjoint(object_)
    if not any(is_negation(word) for word in cue):
        return False
    return object_[0] not in BEGIN_WORDS_OF_ITS_OWN or not EVIDENCE.isdisjoint(object_)


def is_negation(low: str) -> bool:
    return low in {"not", "never", "cannot"} or low.endswith("n't")
