"""The thread below an article: every comment with what it does, and what readers ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.statements.acts import open_questions
from sayso.types import Comment, Document, Kind
from sayso.views.details import ACTS, FOLDED
from sayso.views.passages import Shown
from sayso.views.trees import in_reply_order


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment with its place in the thread."""

    number: int
    """Counted from 1 in page order."""
    depth: int
    """0 at the top of the thread."""
    comment: Comment
    parent: int | None
    """The number of the comment that it answers."""
    parent_author: str | None
    text: tuple[Shown, ...]
    acts: tuple[CommentAct, ...] = ()
    folded: tuple[str, ...] = ()
    """Why it is folded away, where it is: abuse, personal data."""


class CommentAct(NamedTuple):
    """One thing that a comment does."""

    says: str
    why: str
    statement: int | None
    """The number of the statement that it is about."""
    answered: int | None
    """For an answer: the number of the comment that asked."""


class Question(NamedTuple):
    """What a reader asks, and who answered."""

    comment: int
    """Its number."""
    says: str
    """Its words."""
    wants: str
    """`asks for evidence` or `asks`."""
    statement: int | None
    """The number of the statement that it is about."""
    answers: tuple[int, ...]
    """The numbers of the comments that answer."""


def thread_rows(document: Document, shown: Sequence[Shown]) -> tuple[CommentRow, ...]:
    """Every comment, each below the one it answers."""
    texts: dict[int, list[Shown]] = defaultdict(list)
    for passage, cut in zip(document.passages, shown, strict=True):
        if passage.comment is not None and passage.kind is Kind.COMMENT_BODY:
            texts[passage.comment].append(cut)
    comments = document.comments
    acts = _acts(document)
    rows = []
    for index, depth in in_reply_order([comment.parent for comment in comments]):
        comment = comments[index]
        parent = comment.parent if depth else None
        rows.append(
            CommentRow(
                number=index + 1,
                depth=depth,
                comment=comment,
                parent=None if parent is None else parent + 1,
                parent_author=None if parent is None else comments[parent].author,
                text=tuple(texts[index]),
                acts=tuple(acts[index]),
                folded=_why_folded(document, index),
            )
        )
    return tuple(rows)


def _acts(document: Document) -> dict[int, list[CommentAct]]:
    found: dict[int, list[CommentAct]] = defaultdict(list)
    for doing in document.doings:
        about, answered = (None if at is None else at + 1 for at in (doing.about, doing.answers))
        found[doing.comment].append(CommentAct(ACTS[doing.act], doing.reason, about, answered))
    return found


def _why_folded(document: Document, comment: int) -> tuple[str, ...]:
    acts = (doing.act for doing in document.doings if doing.comment == comment)
    return tuple(ACTS[act] for act in acts if act in FOLDED)


def question_rows(document: Document) -> tuple[Question, ...]:
    """What readers ask, in page order, without what is folded away."""
    return tuple(
        Question(
            asked.comment + 1,
            " ".join(document.comments[asked.comment].text(document.text).split()),
            ACTS[asked.act],
            None if asked.about is None else asked.about + 1,
            tuple(answer + 1 for answer in asked.answers),
        )
        for asked in open_questions(document)
        if not _why_folded(document, asked.comment)
    )
