"""What holds for any text, and what a hostile one costs."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.document import article_document
from sayso.resources import open_resource, open_words
from sayso.statements import find_statements
from sayso.statements.lexicon import cue_words
from sayso.types import Voice

VOCABULARY = [
    "he", "She", "Ana", "Oru,", "the", "mayor", "ministry", "said", "says", "told", "reporters", "that",
    "claimed", "claim", "according", "to", "plans", "was", "reported", "is", "believed", "adding", "urged",
    "them", "gates", "held", "held.", "and", "but", ",", ".", ":", "—", "“", "”", '"', "''", "‘", "’", "why?",
    "in", "his", "words,", "By", "who", "which", "asked", "whether", "(", ")", "\n\n", "said:", "May", "3",
]  # fmt: skip

WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")

texts = st.one_of(st.text(), st.lists(st.sampled_from(VOCABULARY), max_size=60).map(" ".join))


def is_known_cue(cue: str) -> bool:
    """Whether a cue holds a word of the lexicon, a phrase that names a source, or is a mark alone."""
    words = [word.lower().replace("’", "'") for word in WORD.findall(cue)]
    if not words:
        return len(cue.strip()) <= 2
    phrases = {entry[0] for entry in open_resource("cues-en")["phrases"]}
    own = open_words("cues-en", "own-words")
    return " ".join(words) in phrases or any(word in cue_words() or word in own for word in words)


@given(texts)
def test_every_statement_points_at_words(text: str) -> None:
    for statement in find_statements(article_document(text), tagger="rules"):
        assert statement.content
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip() == span.of(text)


@given(texts)
def test_cues_are_cues(text: str) -> None:
    for statement in find_statements(article_document(text), tagger="rules"):
        if statement.voice is Voice.SOURCE:
            (cue,) = statement.cue
            assert is_known_cue(cue.of(text)), cue.of(text)


@given(texts)
def test_pieces_of_a_content_are_in_order_and_apart(text: str) -> None:
    for statement in find_statements(article_document(text), tagger="rules"):
        pieces = statement.content
        assert all(left.end <= right.start for left, right in pairwise(pieces))


@given(texts)
def test_the_same_text_gives_the_same_statements(text: str) -> None:
    assert find_statements(article_document(text), tagger="rules") == find_statements(
        article_document(text), tagger="rules"
    )


@given(texts)
def test_the_outlet_asserts_nothing_that_is_attributed(text: str) -> None:
    statements = find_statements(article_document(text), tagger="rules")
    own = [span for one in statements if one.voice is Voice.OUTLET for span in one.content]
    said = [span for one in statements if one.voice is Voice.SOURCE for span in one.content]
    assert not any(mine.overlaps(theirs) for mine in own for theirs in said)


HOSTILE = [
    "said ", '"a" ', '"We will go," he said. ', "“a ", "'a ", ". ", "he said that ", "told him to say that ",
    "according to ", "in his words, ", '"Go on." ', '!"', "( ", "who ", "A — ", '"a b c.\n',
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_grows_with_the_text_alone(unit: str) -> None:
    def cost(length: int) -> float:
        document = article_document(unit * (length // len(unit)))
        started = time.process_time()
        find_statements(document, tagger="rules")
        return time.process_time() - started

    small, large = cost(25_000), cost(100_000)
    assert large < 10 * small + 0.5
