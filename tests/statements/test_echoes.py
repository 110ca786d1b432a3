"""Echoes: what a comment repeats stands, word for word, in the article or an earlier comment."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.statements import find_echoes
from sayso.text import find_words
from sayso.types import Comment, Document, Kind, Passage, Span

GATES, HOLD = "The gates of the lock", "will hold until spring"
ARTICLE = f"{GATES} {HOLD}, the harbour board said, and nobody need leave."


def page(*comments: str, article: str = ARTICLE) -> Document:
    """An article and a thread; an empty line parts the paragraphs of a comment."""
    text, passages, thread = article, [Passage(Span(0, len(article)), Kind.ARTICLE, "", Span(0, 0))], []
    for number, comment in enumerate(comments):
        spans = []
        for paragraph in comment.split("\n\n"):
            span = Span(len(text) + 2, len(text) + 2 + len(paragraph))
            text += "\n\n" + paragraph
            spans.append(span)
            passages.append(Passage(span, Kind.COMMENT_BODY, "", Span(0, 0), comment=number))
        thread.append(Comment(None, None, None, None, None, tuple(spans)))
    return Document(text, tuple(passages), comments=tuple(thread))


def echoed(document: Document) -> list[tuple[str, str]]:
    return [(echo.words.of(document.text), echo.of.of(document.text)) for echo in find_echoes(document)]


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ('You wrote: "will hold until spring". Who says?', ["will hold until spring"]),
        ("“THE GATES  of the\nlock” again", ["THE GATES  of the\nlock"]),
        ("> will hold until spring, the\n> harbour board said\nSo?", [f"{HOLD}, the\n> harbour board said"]),
        ('"The gates of the lock ... the harbour board said"', [GATES, "the harbour board said"]),
        (f"{GATES} {HOLD}.\n\nAs they did last time?", [f"{GATES} {HOLD}"]),
        ('"the gates of that lock" is not what it says', []),
        ('"until spring"', []),
        ("The gates of the lock will hold until spring.", []),
        ("„will hold until spring“", ["will hold until spring"]),
        ("« will hold until spring »", ["will hold until spring"]),
    ],
)  # fmt: skip
def test_a_comment_repeats_the_article(comment: str, words: list[str]) -> None:
    assert [repeated for repeated, _ in echoed(page(comment))] == words


def test_a_comment_repeats_an_earlier_one_and_never_a_later() -> None:
    said = "My cousin was at the lock that night."
    document = page(said, f'"{said}" Was she?', f'"{said}" Who is she?')
    first = document.comments[0].spans[0].start
    assert [echo.of.start for echo in find_echoes(document)] == [first, first]
    assert find_echoes(page(f'"{said}" Was she?', said)) == ()


def test_an_apostrophe_may_be_of_any_kind() -> None:
    assert echoed(page('"the board’s word is enough"', article="Mind, the board's word is enough here."))


words = st.sampled_from(["rain", "fell", "on", "the", '"', "“", "”", "...", ">", "\n", "lock"])


@given(st.lists(st.lists(words, min_size=1, max_size=20).map(" ".join), max_size=5))
def test_every_echo_says_the_same_words_later(comments: list[str]) -> None:
    document = page(*comments, article="Rain fell on the lock. The rain on the lock fell on.")
    before = 0
    for echo in find_echoes(document):
        mine, others = (folded(document.text, span) for span in echo)
        assert mine == others
        assert len(mine) >= 4
        assert echo.of.end <= echo.words.start
        assert before <= echo.words.start
        before = echo.words.end


def folded(text: str, span: Span) -> list[str]:
    return [word.of(text).casefold() for word in find_words(text, span)]


@pytest.mark.parametrize(
    "comment",
    ['"the gates of the lock will open" ' * 3000, '"' * 60_000, "> a b c d\n" * 10_000, "...“ " * 20_000],
)
def test_hostile_comments_cost_no_more_than_they_are(comment: str) -> None:
    document = page(*[comment] * 3, article="the gates of the lock will hold " * 5000)
    begun = process_time()
    find_echoes(document)
    assert process_time() - begun < 10
