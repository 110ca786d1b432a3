"""Who made a picture, in the words under it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.page.captions import find_credit, is_credit_line


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The lock at dawn. Photo: Sela Brandoe / Tellwright", "Sela Brandoe / Tellwright"),
        ("The lock at dawn. Photograph by Sela Brandoe", "Sela Brandoe"),
        ("The lock at dawn (Sela Brandoe/Tellwright)", "Sela Brandoe/Tellwright"),
        ("The lock at dawn. (Sela Brandoe via AP)", "Sela Brandoe via AP"),
        ("The lock at dawn. © Sela Brandoe", "Sela Brandoe"),
        ("The lock at dawn. Image courtesy of the Waterways Authority", "the Waterways Authority"),
        ("Die Schleuse am Morgen. Foto: Sela Brandoe", "Sela Brandoe"),
        ("The lock at dawn. Sela Brandoe/Reuters", "Sela Brandoe/Reuters"),
        ("Reuters", "Reuters"),
        ("Photo: Sela Brandoe", "Sela Brandoe"),
        ("The lock (left) at dawn", None),
        ("A photo of the lock hangs in the library", None),
        ("", None),
    ],
)
def test_credits(caption: str, credit: str | None) -> None:
    found = find_credit(caption)
    assert (found and found.of(caption)) == credit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Photo: Sela Brandoe", True),
        ("© Tellwright 2024", True),
        ("Photographs by night need a long exposure, said the keeper of the lock.", False),
        ("The picture is clear: nobody was there.", False),
    ],
)
def test_lines_that_are_credits(text: str, expected: bool) -> None:
    assert is_credit_line(text) is expected


@given(st.text(alphabet="photby: ©/()[].AP Getty\n", max_size=200))
def test_a_credit_lies_in_its_caption(caption: str) -> None:
    found = find_credit(caption)
    assert found is None or 0 <= found.start <= found.end <= len(caption)
