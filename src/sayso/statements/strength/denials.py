"""What a denial denies, where the page has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.resources import open_words
from sayso.statements.strength.words import Words, hull
from sayso.types import Polarity, Reason, Span, Strength

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.types import Document, Statement

# "The charge", "those reports": such a content is only a name for what was said before.
NAMES = open_words("strength-en", "names-for-claims")

# How many statements before a denial are looked at, and what they must share with it.
REACH = 40
LEAST_SHARED = 2
LEAST_SHARE = 0.5
# A word of fewer letters is seldom one of content; a longer one is taken without its ending.
SHORTEST = 4
STEM = 6
# Characters of an assertion of the page's own that stands in a passage without attributions.
LONGEST_UNREAD = 1000
# A content of more stems than this says itself what is denied, whatever it is named by.
FEW_STEMS = 6


def with_denied(document: Document, words: Words, values: Mapping[int, frozenset[str]]) -> Document:
    """The document with each rebuttal pointing at the nearest earlier statement that it rejects.

    `values` are those of the cue words of each statement that somebody makes.
    """
    statements = list(document.statements)
    accusing = frozenset(at for at, found in values.items() if "accuses" in found)
    for at, found in values.items():
        strength = statements[at].strength
        if "rebuts" in found and strength is not None and strength.polarity is Polarity.DENIED:
            statements[at] = replace(statements[at], strength=_pointing(statements, at, words, accusing))
    return replace(document, statements=tuple(statements))


def _pointing(
    statements: Sequence[Statement], at: int, words: Words, accusing: frozenset[int]
) -> Strength | None:
    denial = statements[at]
    own = _stems(words, denial)
    named = len(own) <= FEW_STEMS and not NAMES.isdisjoint(_lows(words, denial))
    reach = hull((*denial.source, *denial.cue, *denial.content))
    for here in range(at - 1, max(-1, at - 1 - REACH), -1):
        earlier = statements[here]
        if earlier.comment != denial.comment or not earlier.content or hull(earlier.content).overlaps(reach):
            continue
        detail = _is_denied(own, _stems(words, earlier), accused=named and here in accusing)
        if detail and denial.strength is not None:
            reasons = (*denial.strength.reasons, Reason("denies", detail, earlier.content[0]))
            return replace(denial.strength, denies=here, reasons=reasons)
    return denial.strength


def _is_denied(own: frozenset[str], earlier: frozenset[str], *, accused: bool) -> str:
    """Why a statement is what a denial rejects, in words; empty where it is not."""
    shared = own & earlier
    if len(shared) >= LEAST_SHARED and len(shared) >= LEAST_SHARE * len(own):
        return f"an earlier statement has {len(shared)} words of what is denied"
    return "it names the nearest earlier accusation" if accused else ""


def _lows(words: Words, statement: Statement) -> list[str]:
    return [low for span in statement.content for low in words.lows[slice(*words.within(span))]]


def _stems(words: Words, statement: Statement) -> frozenset[str]:
    """The words of a content without their endings; of a statement that was not read, from its text."""
    return frozenset(
        low.removesuffix("'s")[:STEM]
        for span in statement.content
        for low in _of(words, span)
        if len(low) >= SHORTEST
    )


def _of(words: Words, span: Span) -> list[str]:
    found = words.lows[slice(*words.within(span))]
    return found or span.of(words.text)[:LONGEST_UNREAD].lower().split()
