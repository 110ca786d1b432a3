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
from sayso.statements.grammar import REFLEXIVES
from sayso.types import Span

if TYPE_CHECKING:
    from sayso.statements.claimants.scene import Match, Scene
    from sayso.types import Statement


# What taggers and annotators leave in front of a source: "by critics", "but Oru".
BEFORE_SOURCE = frozenset(
    [
        "by",
        "from",
        "to",
        "of",
        "for",
        "with",
        "but",
        "and",
        "as",
        "among",
        "at",
        "least",
        "about",
        "over",
        "nearly",
    ]
)


# Words of one source that stand further apart than this belong to several.
WIDEST = 300
QUOTED = ("quot", "cit")


def settle(scene: Scene, statement: Statement) -> list[Match]:
    """Whom a statement's source stands for; empty where its words tell of nobody."""
    if not statement.source:
        return []
    matches = _quoted_by(scene, statement)
    start, end = _trimmed(scene, _hull(statement.source))
    if start >= end:
        return matches
    matches = matches or _settle(scene, start, end)
    for match in matches:
        match.figure.mentions.setdefault(scene.tokens.span(start, end), match.reason)
        scene.spoken.append((start, match.figure))
    if len(matches) > 1:
        scene.together.append((start, matches))
    return matches


def _hull(pieces: tuple[Span, ...]) -> Span:
    whole = Span(pieces[0].start, pieces[-1].end)
    return whole if whole.end - whole.start < WIDEST else pieces[0]


def _trimmed(scene: Scene, source: Span) -> tuple[int, int]:
    """The tokens of a source, without marks and prepositions around it."""
    tokens = scene.tokens
    start, end = bisect_left(tokens.starts, source.start), bisect_left(tokens.starts, source.end)
    while start < end and (not tokens.words[start][0].isalnum() or tokens.lows[start] in BEFORE_SOURCE):
        start += 1
    while end > start and not (tokens.words[end - 1][0].isalnum() or tokens.words[end - 1] in ")]"):
        end -= 1
    if end > start + 1 and tokens.lows[end - 1] in REFLEXIVES:
        end -= 1
    return start, end


def _quoted_by(scene: Scene, statement: Statement) -> list[Match]:
    """Who truly speaks where the cue says so: "the Gazette *quoted Oru as saying*"."""
    if not statement.cue:
        return []
    start, end = _trimmed(scene, Span(statement.cue[0].start, statement.cue[-1].end))
    if (
        end - start < 3
        or not scene.tokens.lows[start].startswith(QUOTED)
        or "as" not in scene.tokens.lows[start:end]
    ):
        return []
    return find_named(scene, start + 1, end)


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
