"""A source's words that name nobody: the noun at their heart, and what sort of source it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.statements.claimants.bodies import is_acronym
from sayso.statements.claimants.vocabulary import (
    ARTICLES,
    BODIES,
    CROWDS,
    DOCUMENTS,
    HEAD_ENDS,
    MARKS,
    NAMELESS,
    PARTIES,
    PARTITIVES,
    PLACES,
    SEATS,
    is_office,
    is_plural,
    singular,
)
from sayso.statements.grammar import OBJECTS, PRONOUNS, RELATIVES, TIMES, is_adverb, is_finite
from sayso.types import ClaimantKind

if TYPE_CHECKING:
    from sayso.statements.claimants.tokens import Tokens

INDEFINITE = frozenset(["a", "an", "one", "another", "some", "any"])
SINGLE = frozenset(["one", "each", "either", "neither"])
PARTICIPLES = ("ing", "ed")
BEFORE_NOUN = ARTICLES | {"that", "than"}
ENDS_NOUN = HEAD_ENDS | RELATIVES | MARKS | ARTICLES | PRONOUNS
CUT_OFF = frozenset(
    [
        "that",
        "close",
        "familiar",
        "and",
        "or",
        "outside",
        "inside",
        "including",
        "last",
        "there",
        "here",
        "present",
        "alike",
        "like",
    ]
)


class Phrase(NamedTuple):
    """A noun phrase taken apart."""

    start: int
    """Its first token behind the article."""
    head_end: int
    """The token behind its noun."""
    end: int
    """The token behind all that describes it."""
    head: str
    """Its noun, in lower case, in the singular where it is a role."""
    kind: ClaimantKind
    definite: bool
    """Whether it is said of somebody known: "the mayor", "her mother", "Lawmaker" in a headline."""
    counted: bool
    """Whether it counts some of a kind: "two of the officials"."""


def read_phrase(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """The phrase that some tokens are; None where they hold no word."""
    while start < end and (not tokens.words[start][0].isalnum() or _is_idle(tokens.lows[start])):
        start += 1
    if start >= end:
        return None
    definite = tokens.lows[start] not in INDEFINITE
    first = _behind_date(tokens, _behind_articles(tokens, start, end), end)
    head_end = _head_end(tokens, first, end)
    counted = head_end + 1 < end and tokens.lows[head_end] == "of" and _counts(tokens, start, head_end)
    if counted:
        whole, counting, first = first, head_end, _behind_articles(tokens, head_end + 1, end)
        definite = definite and tokens.lows[head_end - 1] not in SINGLE
        head_end = _head_end(tokens, first, end)
    head = tokens.lows[head_end - 1]
    kind = kind_of(head, tokens.words[head_end - 1], " ".join(tokens.lows[first:head_end]))
    if head_end - first == 1 and _is_people(tokens, first):
        kind = ClaimantKind.GROUP
    if counted and kind is ClaimantKind.ORGANISATION:
        # "Members of the harbour board" are people, and these words describe them.
        kind, first, head_end = ClaimantKind.GROUP, whole, counting
    elif counted and kind is ClaimantKind.GROUP and not definite and tokens.lows[first - 2] in SINGLE:
        kind = ClaimantKind.ANONYMOUS
    return Phrase(first, head_end, _described(tokens, first, end), singular(head), kind, definite, counted)


def _is_people(tokens: Tokens, at: int) -> bool:
    """Whether a single name behind "the" is a plural: "the Orus", "the Velandis"."""
    low = tokens.lows[at]
    named = low in PLACES or low in SEATS or low in BODIES
    plural = low.endswith("s") and not low.endswith("ss") and tokens.words[at][0].isupper()
    return plural and not named and not is_acronym(tokens.words[at]) and tokens.lows[at - 1] == "the"


def _is_idle(low: str) -> bool:
    return is_adverb(low) and low not in PARTITIVES


def _counts(tokens: Tokens, start: int, head_end: int) -> bool:
    """Whether what stands before "of" counts those behind it: "a dozen of", "a slew of officials"."""
    if any(low in PARTITIVES for low in tokens.lows[max(start, head_end - 2) : head_end]):
        return True
    noun = tokens.lows[head_end - 1]
    behind = tokens.lows[head_end + 1 : head_end + 4]
    known = (
        noun in CROWDS
        or is_office(noun)
        or is_plural(noun)
        or noun in BODIES
        or noun in DOCUMENTS
        or noun in NAMELESS
    )
    return not known and any(is_plural(low) or low in CROWDS for low in behind)


def _behind_articles(tokens: Tokens, start: int, end: int) -> int:
    while (
        start < end - 1
        and tokens.lows[start + 1] not in ENDS_NOUN - ARTICLES
        and (tokens.lows[start] in BEFORE_NOUN or not tokens.words[start][0].isalnum())
    ):
        start += 1
    return start


def _behind_date(tokens: Tokens, start: int, end: int) -> int:
    """Behind the date that opens a phrase: "a May 3, 2019 | report"."""
    if tokens.lows[start] not in TIMES:
        return start
    while (
        start < end - 1
        and tokens.lows[start + 1] not in ENDS_NOUN - ARTICLES
        and (tokens.lows[start] in TIMES or tokens.words[start].isdigit() or tokens.words[start] == ",")
    ):
        start += 1
    return start


def _head_end(tokens: Tokens, start: int, end: int) -> int:
    """Behind the last word of the noun phrase itself: before "of", "who", a comma, "familiar with"."""
    for at in range(start + 1, end):
        low = tokens.lows[at]
        if (
            low == "("
            and tokens.words[at + 2 : at + 3] == [")"]
            and tokens.words[min(at + 3, end - 1)][0].islower()
        ):
            continue
        if tokens.lows[at - 1] == "(" or (low == ")" and tokens.lows[at - 2] == "("):
            continue
        if low in {"and", "or"} and not _is_noun(tokens.lows[at - 1]) and at + 1 < end:
            continue
        if low in ENDS_NOUN or low in CUT_OFF or low in TIMES:
            return at
        lower = tokens.words[at][0].islower() and low not in BODIES and low not in DOCUMENTS
        if lower and (
            is_adverb(low) or is_finite(low) or (low.endswith(PARTICIPLES) and _is_noun(tokens.lows[at - 1]))
        ):
            return at
        if low in {"'s", "’s"} and at == end - 1:
            return at
    return end


def _is_noun(low: str) -> bool:
    return is_office(low) or is_plural(low) or low in CROWDS or low in DOCUMENTS or low in BODIES


def _described(tokens: Tokens, start: int, end: int) -> int:
    while end > start and tokens.words[end - 1] in MARKS and tokens.words[end - 1] not in ")]":
        end -= 1
    return end


NOUNS = (
    (DOCUMENTS, ClaimantKind.DOCUMENT),
    (BODIES, ClaimantKind.ORGANISATION),
    (CROWDS, ClaimantKind.GROUP),
    (PARTIES, ClaimantKind.PERSON),
)


def kind_of(head: str, word: str, whole: str) -> ClaimantKind:
    """What sort of source a noun tells of.

    >>> [str(kind_of(noun, noun, noun)) for noun in ("sources", "officials", "ministry", "audit", "mayor")]
    ['anonymous', 'group', 'organisation', 'document', 'person']
    """
    if head in NAMELESS:
        return ClaimantKind.ANONYMOUS
    if whole in SEATS or whole in PLACES:
        return ClaimantKind.ORGANISATION
    capital = word[0].isupper()
    for nouns, kind in NOUNS:
        if head in nouns and not (capital and nouns is DOCUMENTS):
            return kind
    if is_plural(head) or head[0].isdigit():
        return ClaimantKind.GROUP
    if is_office(head):
        return ClaimantKind.PERSON
    return _kind_by_form(head, word)


def _kind_by_form(head: str, word: str) -> ClaimantKind:
    """What sort of source a noun tells of that stands in no list, by its letters."""
    if is_acronym(word) or head in PLACES or head in SEATS:
        return ClaimantKind.ORGANISATION
    if (
        head in PARTITIVES
        or head in OBJECTS
        or head.rstrip("s") in BODIES
        or head.endswith(("ese", "ans", "ists", "ers", "ors"))
    ):
        return ClaimantKind.GROUP
    if word[0].isupper():
        return ClaimantKind.DOCUMENT if head in DOCUMENTS else ClaimantKind.ORGANISATION
    if head.endswith("s") and not head.endswith("ss"):
        return ClaimantKind.GROUP
    if head.endswith(("er", "or", "ist", "ian")):
        return ClaimantKind.PERSON
    return ClaimantKind.UNKNOWN
