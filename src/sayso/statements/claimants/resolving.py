"""Whom a source's words stand for: a name, a pronoun, a description, or nobody that the page names."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sayso.statements.claimants.bodies import is_acronym
from sayso.statements.claimants.describing import find_described
from sayso.statements.claimants.naming import find_named
from sayso.statements.claimants.phrases import read_phrase
from sayso.statements.claimants.pronouns import PRONOUNS, find_antecedent
from sayso.statements.claimants.vocabulary import POSSESSIVE

if TYPE_CHECKING:
    from sayso.statements.claimants.scene import Match, Scene
    from sayso.types import Span


# What taggers and annotators leave in front of a source: "by critics", "but Oru".
BEFORE_SOURCE = frozenset(
    ["by", "from", "to", "of", "for", "with", "but", "and", "as", "among", "at", "least"]
)


def settle(scene: Scene, source: Span) -> list[Match]:
    """Whom the words of a source stand for; empty where they tell of nobody."""
    tokens = scene.tokens
    start, end = bisect_left(tokens.starts, source.start), bisect_left(tokens.starts, source.end)
    while start < end and (not tokens.words[start][0].isalnum() or tokens.lows[start] in BEFORE_SOURCE):
        start += 1
    while end > start and not (tokens.words[end - 1][0].isalnum() or tokens.words[end - 1] in ")]"):
        end -= 1
    if start == end:
        return []
    matches = _settle(scene, start, end)
    for match in matches:
        match.figure.mentions.setdefault(tokens.span(start, end), match.reason)
        scene.spoken.append((start, match.figure))
    if len(matches) > 1:
        scene.together.append((start, matches))
    return matches


def _settle(scene: Scene, start: int, end: int) -> list[Match]:
    low = scene.tokens.lows[start].replace("’", "'")
    if (
        low in PRONOUNS
        and not is_acronym(scene.tokens.words[start])
        and (end - start == 1 or (end - start == 2 and scene.tokens.lows[start + 1] in POSSESSIVE))
    ):
        return find_antecedent(scene, start)
    named = find_named(scene, start, end)
    if named:
        return named
    phrase = read_phrase(scene.tokens, start, end)
    return [] if phrase is None else find_described(scene, phrase)
