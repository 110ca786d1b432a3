"""What the class names of a known system did not tell of its comments, told by what repeats itself in them.

Themes leave a system's own names on its comments and give others to the parts: there is a list of
records then, whose boxes are known.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.page.threads.leaves import lay_out
from sayso.page.threads.recorded import as_comment
from sayso.page.threads.repeated import Record, is_time
from sayso.page.threads.told import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from turbohtml import Document

    from sayso.page.threads.comments import FoundComment
    from sayso.page.threads.leaves import Leaves

LACKING = 0.3
"""Of the comments, those without a name or without a time: some have none anywhere."""
STRANGE = 0.5
"""Of the comments, those without a name from which on their words are looked for anew, too."""


def fill_in(tree: Document, comments: tuple[FoundComment, ...]) -> tuple[FoundComment, ...]:
    """The comments with names and times in place of those that many of them lack."""
    nameless = sum(one.frame.author is None for one in comments)
    timeless = sum(one.frame.time is None for one in comments)
    if max(nameless, timeless) <= LACKING * len(comments):
        return comments
    leaves = lay_out(tree)
    records = _records(leaves, comments)
    listed = [record for record in records if record is not None]
    told = iter(tell(leaves, listed))
    anew = nameless > STRANGE * len(comments)
    filled = []
    for comment, record in zip(comments, records, strict=True):
        part = None if record is None else next(told)
        if record is None or part is None or not part.body:
            filled.append(comment)
        else:
            filled.append(_filled(comment, as_comment(leaves, record, part, comment.frame.parent), anew))
    return tuple(filled)


def _records(leaves: Leaves, comments: Sequence[FoundComment]) -> list[Record | None]:
    """Each comment as a record; None where it holds no time to begin with."""
    number = {element: at for at, element in enumerate(leaves.element)}
    boxes = [number.get(comment.container, -1) for comment in comments]
    place = {box: index for index, box in enumerate(boxes) if box > 0}
    owner = leaves.owners(place)
    texts: list[list[int]] = [[] for _ in comments]
    for at, leaf in enumerate(leaves.texts):
        if owner[leaf.at] >= 0:
            texts[owner[leaf.at]].append(at)
    marks = [next((at for at in own if is_time(leaves.texts[at].text)), None) for own in texts]
    return [
        None if mark is None else Record((box,), mark, own)
        for box, mark, own in zip(boxes, marks, texts, strict=True)
    ]


def _filled(comment: FoundComment, found: FoundComment, anew: bool) -> FoundComment:
    frame = replace(
        comment.frame,
        author=comment.frame.author or found.frame.author,
        time=comment.frame.time or found.frame.time,
    )
    author = comment.author or (found.author if comment.frame.author is None else None)
    if not anew:
        return comment._replace(frame=frame, author=author)
    return comment._replace(frame=frame, author=author, bodies=found.bodies, beside=found.beside)
