"""The questions that a page's readers ask, and which of them somebody answered."""

from __future__ import annotations

from typing import NamedTuple

from sayso.types import Act, Document

ASKING = (Act.EVIDENCE_REQUEST, Act.QUESTION)


class OpenQuestion(NamedTuple):
    """A question or a request for evidence in a comment, with any answers given."""

    comment: int
    """Index into `Document.comments` of who asks."""
    act: Act
    """`question` or `evidence-request`; the latter where a comment does both."""
    about: int | None
    """Index into `Document.statements`."""
    answers: tuple[int, ...]
    """Indices into `Document.comments`, in page order."""

    @property
    def is_open(self) -> bool:
        return not self.answers


def open_questions(document: Document) -> tuple[OpenQuestion, ...]:
    """What readers ask, in page order, one entry for each comment that asks.

    A request for evidence is answered as a question is: what is given for it is for its reader to judge.
    """
    asked: dict[int, tuple[Act, int | None]] = {}
    answers: dict[int, list[int]] = {}
    for doing in document.doings:
        if doing.act in ASKING:
            act, about = asked.get(doing.comment, (doing.act, None))
            about = doing.about if about is None else about
            asked[doing.comment] = (min(act, doing.act, key=ASKING.index), about)
        elif doing.act is Act.ANSWER and doing.answers is not None:
            answers.setdefault(doing.answers, []).append(doing.comment)
    return tuple(
        OpenQuestion(comment, act, about, tuple(answers.get(comment, ())))
        for comment, (act, about) in sorted(asked.items())
    )
