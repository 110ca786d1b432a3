"""What holds of the times of any text, and what a hostile one costs."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import TimexType, find_times
from sayso.statements.times.words import known_words

WORDS = sorted(known_words().letters)
OTHERS = [
    "the",
    "a",
    "of",
    "and",
    "said",
    "will",
    "met",
    ".",
    ",",
    "-",
    "'",
    "/",
    ":",
    "in",
    "by",
    "\n\n",
    "$",
]

texts = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(OTHERS)), max_size=40).map(" ".join),
    st.lists(st.sampled_from(WORDS + OTHERS * 20), max_size=40).map("".join),
)
days = st.one_of(st.none(), st.dates())

VALUES = {
    TimexType.DATE: r"(?:[\dX]{1,4}(?:-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:\d|WE))?"
    r"|Q\d|H\d|S[PU]|FA|WI))?|\w+_REF)",
    TimexType.TIME: r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)(?:T(?:\d\d:\d\d|MO|AF|EV|NI))?",
    TimexType.DURATION: r"P(?:T?(?:[\d.]+(?:e\+\d+)?|X)[DWMQYECLHS])(?:\d+[MSH])?",
    TimexType.SET: r"(?:P(?:T?[\d.X]+[DWMQYECLHS])|XXXX-.*)",
}
"""How values of each type are written."""


@given(texts, days)
def test_times_stand_in_order_and_apart(text: str, day: date | None) -> None:
    times = find_times(text, day)
    for found in times:
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.span.of(text).strip() == found.span.of(text)
        assert found.reason
    for one, following in pairwise(times):
        assert one.span.end <= following.span.start


@given(texts, days)
def test_values_are_written_as_timex3_writes_them(text: str, day: date | None) -> None:
    for found in find_times(text, day):
        assert found.value is None or re.fullmatch(VALUES[found.type], found.value), found


@pytest.mark.parametrize(
    "piece",
    ["the last three ", "twenty-", "March 8, ", "1998 ", "two and a ", "12:", "\n ", "\n\n", "a year or so ",
     "the ", "18,000,", "'90s ", "of the second quarter ", "x", "today ", "p.m."],
)  # fmt: skip
def test_a_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    find_times(text, date(2019, 3, 28))
    assert time.process_time() - started < 10
