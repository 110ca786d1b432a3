"""Who is nearest: of the people before a place in the text, the one whom a pronoun there may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.statements.claimants.scene import REACH
from sayso.statements.claimants.vocabulary import POSSESSIVE
from sayso.statements.grammar import cue_verbs, is_finite
from sayso.types import ClaimantKind

if TYPE_CHECKING:
    from sayso.statements.claimants.cast import Figure
    from sayso.statements.claimants.scene import Scene

PERSONS = frozenset([ClaimantKind.PERSON, ClaimantKind.ANONYMOUS])

# In sentences of the writer's own. A person named longer ago is not meant by "he".
FARTHEST = 6

# Set by reading what came out on sixty articles: a subject outweighs one sentence of distance, and so does an
# introduction with name and role; words inside a quotation lose to all.
A_STEP = -1.2
A_SUBJECT = 1.5
AN_INTRODUCTION = 1.5
A_SPEAKER = 1.0
IN_QUOTATION = -2.5
IN_POSSESSIVE = -0.5


def nearest_person(scene: Scene, at: int, sex: str | None) -> Figure | None:
    """The person of that sex (any, where it is None) whom a word at a token most likely means."""
    tokens = scene.tokens
    near = [(one.start, one.end, one.figure, AN_INTRODUCTION * one.introduced) for one in scene.before(at)]
    near += [(start, start + 1, figure, A_SPEAKER) for start, figure in scene.spoken[-REACH:] if start < at]
    scored = [
        (_nearness(scene, start, end, at) + bonus, start, figure)
        for start, end, figure, bonus in near
        if figure.kind in PERSONS
        and (sex is None or figure.sex in {sex, None})
        and tokens.steps[at] - tokens.steps[start] <= FARTHEST
    ]
    return max(scored, key=lambda each: each[:2])[2] if scored else None


def _nearness(scene: Scene, start: int, end: int, at: int) -> float:
    tokens = scene.tokens
    apart = tokens.steps[at] - tokens.steps[start]
    behind = tokens.lows[end] if end < len(tokens.lows) else ""
    subject = tokens.opens(start) or is_finite(behind) or behind in cue_verbs()
    return (
        A_STEP * apart
        + A_SUBJECT * subject
        + IN_QUOTATION * tokens.quoted[start]
        + IN_POSSESSIVE * (behind in POSSESSIVE)
    )
