"""The step over a whole page: every comment's acts, what they are about, whom answers answer."""

from __future__ import annotations

from dataclasses import replace

from sayso.statements.acts.finding import Found, find_acts
from sayso.statements.acts.questions import ASKING
from sayso.statements.acts.tying import find_about, find_above, find_asked, find_subjects
from sayso.types import Act, Document, Doing

LANGUAGES = (None, "en")

ABOUT = frozenset({*ASKING, Act.CHALLENGE, Act.SUPPORT})
"""The acts that are about something said."""


def with_acts(document: Document) -> Document:
    """The document with what its comments do, in page order.

    One without comments, or known to be in another language than English, comes back as it is.
    """
    if not document.comments or document.language not in LANGUAGES:
        return document
    texts = [comment.text(document.text) for comment in document.comments]
    headline = document.meta.headline.value if document.meta.headline else None
    above = find_above(document.comments, texts)
    found = [
        find_acts(text, None if at is None else texts[at], headline) if text else ()
        for text, at in zip(texts, above, strict=True)
    ]
    return replace(document, doings=_tie(document, texts, above, found))


def _tie(
    document: Document, texts: list[str], above: list[int | None], found: list[tuple[Found, ...]]
) -> tuple[Doing, ...]:
    subjects = find_subjects(document)
    asking = frozenset(at for at, acts in enumerate(found) if any(one.act in ASKING for one in acts))
    doings: list[Doing] = []
    for number, acts in enumerate(found):
        about = answers = None
        if any(one.act in ABOUT for one in acts):
            about = find_about(texts[number], above[number], document, subjects)
        if any(one.act is Act.ANSWER for one in acts):
            answers = find_asked(number, above, asking)
        doings += [
            Doing(
                comment=number,
                act=one.act,
                reason=one.reason,
                confidence=one.confidence,
                about=about if one.act in ABOUT else None,
                answers=answers if one.act is Act.ANSWER else None,
            )
            for one in acts
        ]
    return tuple(doings)
