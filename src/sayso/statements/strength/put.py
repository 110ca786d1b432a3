"""How an attribution is put: its cue word by word, what negates it, and what its content is to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.resources import open_words
from sayso.statements.grammar import DETERMINERS, HELPERS, POSSESSIVES, PREPOSITIONS, QUESTIONS, is_adverb
from sayso.statements.strength.clause import QUOTATION_MARKS, Clause, find_clause
from sayso.statements.strength.lexicon import Opening, Weight, weights
from sayso.statements.strength.words import STOPS, Range, Words, hull

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.types import Statement

NEGATIONS = open_words("strength-en", "negations")
# "not only", "not just" deny nothing.
NO_NEGATIONS = frozenset(["only", "just", "merely", "simply"])
# "A question", "new questions about", but "they question whether".
NOMINAL_BEFORE = DETERMINERS | POSSESSIVES | {"own"}
BEFORE_NOUN = NOMINAL_BEFORE | (PREPOSITIONS - {"to"})
BEHIND_NOUN = frozenset(["of", "about", "over", "from"])

# Quoted words up to here are a name or a phrase, not a sentence.
FEW_WORDS = 4
# How far the helpers of a verb reach before it.
HELPERS_REACH = 5
# "spoke out against"
AGAINST_REACH = 2


class Weighed(NamedTuple):
    """A cue word that tells of strength, where it stands."""

    at: int
    end: int
    lemma: str
    values: frozenset[str]


class Put(NamedTuple):
    """An attribution as it is put."""

    words: Words
    cue: tuple[int, ...]
    """Its cue word by word, with the helpers before it."""
    source: Range | None
    content: tuple[Range, ...]
    opening: Opening
    weighed: tuple[Weighed, ...]
    negation: int | None
    """The word that negates the cue."""
    clause: Clause

    def low(self, at: int) -> str:
        return self.words.lows[at]

    def values(self) -> frozenset[str]:
        return frozenset(value for weighed in self.weighed for value in weighed.values)


def put(words: Words, statement: Statement) -> Put:
    """A statement of somebody, read for its strength."""
    content = tuple(words.within(span) for span in statement.content)
    source = words.within(hull(statement.source)) if statement.source else None
    cue = tuple(_cue(words, statement, source, content))
    clause = _main_clause(words, content)
    opening = _opening(words, _telling(words, content), clause)
    weighed = tuple(_weigh(words, cue, opening))
    return Put(words, cue, source, content, opening, weighed, _negation(words, cue, source), clause)


def _main_clause(words: Words, content: tuple[Range, ...]) -> Clause:
    """The first main clause: behind a few words, or in the piece behind its subject."""
    first = find_clause(words, content[0])
    if first.verb is not None:
        return first
    second = first
    if first.end < content[0].end - 1 and first.end - content[0].first <= FEW_WORDS + 2:
        # "Well, yes. I'm going to look"
        second = find_clause(words, Range(first.end + 1, content[0].end))
    elif len(content) > 1 and words.lows[content[0].end - 1] not in STOPS:
        second = find_clause(words, content[1])
    return second if second.verb is not None else first


def _cue(
    words: Words, statement: Statement, source: Range | None, content: tuple[Range, ...]
) -> Iterator[int]:
    """The words of a cue, and before them the helpers and negations that the cue's span leaves out."""
    ranges = [words.within(span) for span in statement.cue]
    if not ranges:
        return
    first = start = ranges[0].first
    taken = [part.end for part in (source, *content) if part is not None and part.end <= first]
    lowest = max([first - HELPERS_REACH, 0, *taken])
    while start > lowest and _helps(words.lows[start - 1]):
        start -= 1
    yield from range(start, first)
    for part in ranges:
        yield from range(*part)


def _helps(low: str) -> bool:
    return low in HELPERS or low in NEGATIONS or low.endswith("n't") or is_adverb(low)


def _telling(words: Words, content: tuple[Range, ...]) -> Range:
    """The piece of a content that tells what it is: "the boats" are expected "to leave"."""
    if len(content) > 1 and (first := content[1].first) < content[1].end and words.lows[first] == "to":
        return content[1]
    return content[0]


def _opening(words: Words, content: Range, clause: Clause) -> Opening:
    """What a content is to its cue."""
    lows, (first, end) = words.lows, content
    if first >= end:
        return Opening.NOUN
    if lows[first] == "to" or (first > 0 and lows[first - 1] == "to" and _may_be_infinitive(words, first)):
        return Opening.TO
    if lows[first] in QUOTATION_MARKS or (first > 0 and lows[first - 1] in QUOTATION_MARKS):
        return Opening.CLAUSE if end - first > FEW_WORDS else Opening.NOUN
    if lows[first] in QUESTIONS:
        return Opening.QUESTION
    if clause.verb is not None or lows[first] == "that":
        return Opening.CLAUSE
    infinitive = any(lows[at - 1] == "to" and _may_be_infinitive(words, at) for at in range(first + 1, end))
    return Opening.NOUN_TO if infinitive else Opening.NOUN


def _may_be_infinitive(words: Words, at: int) -> bool:
    low = words.lows[at]
    return low.isalpha() and low not in NOMINAL_BEFORE and not words.is_upper(at)


def _weigh(words: Words, cue: tuple[int, ...], opening: Opening) -> Iterator[Weighed]:
    """The words of a cue that the lexicon knows, each with its values for what follows it."""
    known, over = weights(), 0
    for position, at in enumerate(cue):
        entries = known.get(words.lows[at]) if at >= over else None
        entry = entries and _entry(words, at, entries)
        if not entry:
            continue
        if entry.is_neutral:
            # "spoke out against", but "said at a campaign stop"
            cue = tuple(here for here in cue if here <= at + AGAINST_REACH and words.lows[here] == "against")
            yield from _weigh(words, cue, opening)
            return
        over = at + 1 + len(entry.rest)
        behind = cue[position + 1 + len(entry.rest) :]
        within = len(behind) > 1 and words.lows[behind[0]] == "to"
        # Inside a cue its infinitive tells: "plans to | say".
        yield Weighed(at, over, entry.lemma, entry.values[Opening.TO if within else opening])


def _entry(words: Words, at: int, entries: tuple[Weight, ...]) -> Weight | None:
    """The entry that fits where a word stands: with its particles, and as noun or verb."""
    fitting = [
        entry for entry in entries if tuple(words.lows[at + 1 : at + 1 + len(entry.rest)]) == entry.rest
    ]
    if len(fitting) < 2 or len(fitting[0].rest) > len(fitting[1].rest):
        return fitting[0] if fitting else None
    before = words.lows[at - 1] if at else ""
    after = words.lows[at + 1] if at + 1 < len(words.lows) else ""
    nominal = before in BEFORE_NOUN or before.endswith(("'s", "s'")) or after in BEHIND_NOUN
    return next((entry for entry in fitting if entry.noun == nominal), fitting[0])


def _negation(words: Words, cue: tuple[int, ...], source: Range | None) -> int | None:
    """The word that negates a cue, in it or as its source: "has not said", "nobody said"."""
    lows = words.lows
    for at in cue:
        after = lows[at + 1] if at + 1 < len(lows) else ""
        # "has yet to say"
        negates = lows[at] in NEGATIONS or lows[at].endswith("n't") or (lows[at] == "yet" and after == "to")
        # "said without a smile" tells how it was said.
        manner = lows[at] == "without" and at > cue[0]
        if negates and not manner and after not in NO_NEGATIONS:
            return at
    # "Nobody said", but "not everybody said" leaves some who did.
    if source is not None and source.first < source.end and lows[source.first] in NEGATIONS - {"not"}:
        return source.first
    return None
