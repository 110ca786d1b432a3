"""What commenters report of others, apart from what they think, know and ask themselves.

A comment stands on its writer's own say-so already. Kept are verbs of saying with words behind
them and somebody else before them, phrases that name a source, and whole quotations.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.resources import open_resource, open_words
from sayso.statements.found import holds_quotation
from sayso.statements.lexicon import Form, Grade, cue_words
from sayso.statements.nesting import REPORTING
from sayso.statements.silence import is_negation

if TYPE_CHECKING:
    from sayso.statements.found import Found
    from sayso.statements.units import Units

SPEECH = open_words("cues-en", "speech")

# The writer, whoever is addressed, and nobody in particular: "who says so?", "everyone knows", "one says".
NOT_SOMEBODY_ELSE = open_words("cues-en", "nobody-else")

TOLD = REPORTING | {"noun", "after", "whom-after", "question", "whom-question", "inverted", "passive-that"}


def is_hearsay(units: Units, one: Found) -> bool:
    """Whether a commenter tells with this attribution what somebody else said."""
    if one.source is None or not is_somebody_else(units.lows[slice(*one.source)]):
        return False
    if one.quotes or holds_quotation(units, one.content) or not one.frame:
        return True
    if any(is_negation(low) for low in units.lows[one.cue[0] : one.cue[1]]):
        return False
    return one.grade is Grade.SURE and one.frame in TOLD and tells(units.lows[one.cue[0] : one.cue[1]])


def is_somebody_else(source: list[str]) -> bool:
    """Whether a source is another: "my nephew", but not "I", "nobody", "who" or "no one"."""
    return source[0] != "no" and (len(source) > 1 or source[0] not in NOT_SOMEBODY_ELSE)


@cache
def _words_of_saying() -> frozenset[str]:
    return frozenset(word for word, cues in cue_words().items() if any(cue.lemma in SPEECH for cue in cues))


@cache
def _phrases() -> frozenset[str]:
    return frozenset(phrase for phrase, *_ in open_resource("cues-en")["phrases"])


def may_tell(words: list[str]) -> bool:
    """Whether words that quote nobody hold what it takes to tell what others said.

    >>> may_tell("the mayor has said so".split()), may_tell("in my view it is too late".split())
    (True, False)
    """
    if not _words_of_saying().isdisjoint(words):
        return True
    said = " ".join(words)
    return any(phrase in said for phrase in _phrases())


def is_phrase(words: list[str]) -> bool:
    """Whether a cue is a phrase that names its source: "according to"."""
    return " ".join(words) in _phrases()


def tells(words: list[str]) -> bool:
    """Whether a cue is a verb of saying, in a form that is said of somebody: "says", "said"."""
    cues = (cue for word in words for cue in cue_words().get(word, ()))
    return any(cue.lemma in SPEECH and cue.form is not Form.ING for cue in cues)
