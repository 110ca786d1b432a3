"""What others are said to have said: "Oru said that *the ministry had claimed that ...*".

The articles that the tagger was trained on have one level marked, so it seldom finds the second. The rules
read the passages in which somebody's words, told in the writer's own, hold a verb of saying. On those
articles that adds 13 to 1,760 attributions, of which nine were right to a reader and one to the annotators.
Inside quotation marks they are not asked: "I said no," says one speaker, not two.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.statements import rules
from sayso.statements.hearsay import tells
from sayso.text import find_words
from sayso.types import Quoting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.types import Document, Span, Statement


def find_reported(document: Document, found: Sequence[Statement]) -> list[Statement]:
    """The attributions inside the indirect contents of others that those others leave out."""
    text = document.text
    told = [span for one in found if one.quoting is Quoting.INDIRECT for span in one.content]
    within = [span for span in told if tells(_words(text, [span]))]
    if not within:
        return []
    passages = [each for each in document.passages if any(each.span.covers(span) for span in within)]
    taken = [cue for one in found for cue in one.cue]
    return [
        one
        for one in rules.find_attributions(replace(document, passages=tuple(passages)))
        if one.source
        and tells(_words(text, one.cue))
        and not any(cue.overlaps(other) for cue in one.cue for other in taken)
        and any(_lies_in(span, one) for span in within)
    ]


def _lies_in(content: Span, one: Statement) -> bool:
    return all(content.covers(span) for span in (*one.source, *one.cue, *one.content))


def _words(text: str, spans: Iterable[Span]) -> list[str]:
    return [word.of(text).lower() for span in spans for word in find_words(text, span)]
