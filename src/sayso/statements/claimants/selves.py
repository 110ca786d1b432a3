"""Whom "I" and "we" stand for: inside a quotation whoever is quoted, outside whoever writes."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sayso.statements.claimants.cast import Figure
from sayso.statements.claimants.pronouns import FIRST
from sayso.statements.claimants.scene import Match
from sayso.types import ClaimantKind, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.statements.claimants.scene import Scene
    from sayso.types import Document, Statement

# In characters: who is quoted nearer than this speaks of himself, should the quotation not be known as his.
NEAR = 600
# Of the statements before and after, so many are looked at.
REACH = 8


def is_first_person(text: str, statement: Statement) -> bool:
    """Whether a statement's source is an "I" or a "we"."""
    return bool(statement.source) and statement.source[0].of(text).lower().replace("’", "'") in FIRST


def find_self(
    scene: Scene, document: Document, matches: Mapping[int, Sequence[Match]], at: int
) -> list[Match]:
    """Whom the "I" or "we" of a statement stands for; empty where the page does not tell."""
    statement = document.statements[at]
    outer = statement.under
    found = matches[outer] if outer is not None else ()
    if not found and _is_quoted(scene, statement):
        found = _nearest(document, matches, at)
    if found:
        return [Match(one.figure, "the one quoted speaks of himself, herself or themselves") for one in found]
    return [] if outer is not None or statement.comment is not None else _author(scene, document, statement)


def _is_quoted(scene: Scene, statement: Statement) -> bool:
    at = bisect_left(scene.tokens.starts, statement.source[0].start)
    return at < len(scene.tokens.quoted) and scene.tokens.quoted[at]


def _nearest(document: Document, matches: Mapping[int, Sequence[Match]], at: int) -> Sequence[Match]:
    """Who is quoted nearest to a statement that stands inside quotation marks."""
    statements = document.statements
    here = statements[at].source[0].start
    near = [
        (abs(statements[other].source[0].start - here), other)
        for other in range(max(0, at - REACH), min(len(statements), at + REACH))
        if matches.get(other) and statements[other].quoting is not None and statements[other].source
    ]
    apart, other = min(near, default=(NEAR, at))
    return matches[other] if apart < NEAR else ()


def _author(scene: Scene, document: Document, statement: Statement) -> list[Match]:
    """The one author whom the page names, for an "I" of the article."""
    byline = document.meta.byline
    if (
        statement.within is not Kind.ARTICLE
        or len(byline) != 1
        or statement.source[0].of(document.text) != "I"
    ):
        return []
    known = scene.cast.person(byline[0].value.split())
    figure = (
        known[0]
        if known
        else scene.nameless.setdefault("author", Figure(ClaimantKind.PERSON, byline[0].value))
    )
    return [Match(figure, "the author of the article, by its byline")]
