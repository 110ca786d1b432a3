"""How sure a source makes itself: FactBank's certain, probable and possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.resources import open_words
from sayso.statements.grammar import is_adverb
from sayso.statements.strength.clause import is_be, own_verb
from sayso.statements.strength.lexicon import Opening, weights
from sayso.statements.strength.questions import find_question
from sayso.types import Certainty, Polarity, Reason

if TYPE_CHECKING:
    from sayso.statements.strength.clause import Clause
    from sayso.statements.strength.put import Put

POSSIBLE = open_words("strength-en", "possible-words")
PROBABLE = open_words("strength-en", "probable-words")
PROBABLE_PARTICIPLES = open_words("strength-en", "probable-participles")
NEGATIONS = open_words("strength-en", "negations")
OWN_VERBS = open_words("strength-en", "own-verbs")
MODALS = frozenset(["may", "might", "could"])

# How far behind the verb a word still weakens it: "is not very likely to".
BEHIND_VERB = 4

Judged = tuple[Certainty, Reason | None]
CERTAIN: Judged = (Certainty.CERTAIN, None)


def judge_certainty(put: Put, polarity: Polarity) -> Judged:
    """By the cue ("expects"), else by a question, else by the main clause of what is said ("may")."""
    return _by_cue(put, polarity) or _by_question(put) or _by_own_verb(put) or _by_clause(put) or CERTAIN


def _by_cue(put: Put, polarity: Polarity) -> Judged | None:
    for weighed in put.weighed:
        certainty = _weakened(weighed.values, polarity, negated=put.negation is not None)
        if certainty is not None:
            words = put.words.span(weighed.at, weighed.end)
            return certainty, Reason("certainty", f'"{weighed.lemma}" makes it {certainty}', words)
    # What is refused outright is refused for certain, whatever words it has.
    return CERTAIN if polarity is Polarity.DENIED and put.negation is None else None


def _weakened(values: frozenset[str], polarity: Polarity, *, negated: bool) -> Certainty | None:
    """How sure one word of a cue leaves it; None where it does not tell.

    A word that negation or another word turns round says no more of certainty: "would not promise",
    "declined to predict". "Does not think" still is a thought, and what is not ruled out is possible.
    """
    if negated and "open" in values:
        return Certainty.POSSIBLE
    if negated and "doubted" in values:
        return Certainty.POSSIBLE if "denied" in values else None
    tells = "raised" in values or "denied" in values or (polarity is Polarity.ASSERTED and not negated)
    return _of_values(values) if tells else None


def _of_values(values: frozenset[str]) -> Certainty | None:
    if "possible" in values:
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if "probable" in values else None


def _by_question(put: Put) -> Judged | None:
    """A question asserts nothing: what is asked is possible."""
    at = find_question(put)
    if at is None:
        return None
    return Certainty.POSSIBLE, Reason("certainty", "it is a question", put.words.span(at, at + 1))


def _by_own_verb(put: Put) -> Judged | None:
    """By the speaker's own verb at the head of the clause: "I think", "we hope"."""
    at = own_verb(put.words, put.clause)
    if at is None or put.low(at) not in OWN_VERBS:
        return None
    # "I don't want to" is certain; "I don't think so" still is a thought.
    negated = put.low(at - 1).endswith("n't") or put.low(at - 1) in {"not", "never"}
    for weight in weights().get(put.low(at), ()):
        values = weight.values[Opening.CLAUSE] | weight.values[Opening.TO]
        certainty = _of_values(values)
        if certainty is not None and ("raised" in values or not negated):
            span = put.words.span(at - 1, at + 1)
            return certainty, Reason("certainty", f'"{span.of(put.words.text)}" in what is said', span)
    return None


def _by_clause(put: Put) -> Judged | None:
    first, verb, end = put.clause
    if verb is None:
        return None
    for at in range(first, min(end, verb + BEHIND_VERB)):
        certainty = _hedges(put.words.lows, at, put.clause, verb)
        if certainty is not None:
            return certainty, Reason(
                "certainty", f'"{put.low(at)}" in what is said', put.words.span(at, at + 1)
            )
    return None


def _hedges(lows: list[str], at: int, clause: Clause, verb: int) -> Certainty | None:
    """What a word at or around a verb makes of its clause; None where it does not weaken it."""
    low = lows[at]
    if at < verb and not is_adverb(low):
        return None
    if low in MODALS and (at != verb or (low == "could" and _is_negated(lows, at, clause))):
        return None
    if low in POSSIBLE:
        return Certainty.POSSIBLE
    passive = low in PROBABLE_PARTICIPLES and at > verb and is_be(lows[verb])
    return Certainty.PROBABLE if passive or low in PROBABLE else None


def _is_negated(lows: list[str], at: int, clause: Clause) -> bool:
    """Whether "could" tells what was not possible: "could not find it", "nothing could stop it"."""
    return lows[clause.first] in NEGATIONS or (at + 1 < len(lows) and lows[at + 1] in {"not", "never"})
