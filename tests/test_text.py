"""Words, sentences and white space, always with their offsets."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text import find_sentences, find_words, squash, trim, without
from sayso.types import Span

SENTENCES = [
    ("One. Two.", ["One.", "Two."]),
    ("Mr. Oru spoke. Gen. Vesk did not.", ["Mr. Oru spoke.", "Gen. Vesk did not."]),
    ("The U.N. mission left at 3 p.m. on Monday.", ["The U.N. mission left at 3 p.m. on Monday."]),
    ("It left at 3 p.m. The boats stayed.", ["It left at 3 p.m.", "The boats stayed."]),
    ('"Why?" he asked. Nobody knew.', ['"Why?" he asked.', "Nobody knew."]),
    ("“Go.” “Stay!” They went.", ["“Go.”", "“Stay!”", "They went."]),
    ("A. B. Oru wrote it. (He did.) So there.", ["A. B. Oru wrote it.", "(He did.)", "So there."]),
    ("Prices rose 3.5 percent... and fell.", ["Prices rose 3.5 percent... and fell."]),
    ("No stop at the end", ["No stop at the end"]),
    ("A line\nand another", ["A line", "and another"]),
    ("", []),
    (" \n\t ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in find_sentences(text)] == expected


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "Before. One two. After."
    within = Span(8, 16)
    assert [span.of(text) for span in find_sentences(text, within)] == ["One two."]
    assert [span.of(text) for span in find_words(text, within)] == ["One", "two"]


@given(st.text())
def test_nothing_but_white_space_is_left_out_of_sentences(text: str) -> None:
    found = find_sentences(text)
    assert not "".join(left.of(text) for left in without(Span(0, len(text)), found)).strip()
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(st.text())
def test_words_hold_no_white_space(text: str) -> None:
    assert all(squash(span.of(text)) == span.of(text) != "" for span in find_words(text))


@given(st.text())
def test_squashing_twice_changes_nothing(text: str) -> None:
    assert squash(squash(text)) == squash(text)


@given(st.text())
def test_trimming_keeps_what_is_there(text: str) -> None:
    assert trim(Span(0, len(text)), text).of(text) == text.strip()


@pytest.mark.parametrize("unit", [".", ". ", ".'", "a.", '!"', "\n", "A.B."])
def test_sentences_take_linear_time(unit: str) -> None:
    started = time.process_time()
    find_sentences(unit * (400_000 // len(unit)))
    assert time.process_time() - started < 5
