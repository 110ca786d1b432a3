"""What a first reading of a page adds to what its lines say by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.page.plain.context import find_context
from sayso.page.plain.labels import KINDS, pack, unpack
from sayso.page.plain.lines import read_lines
from sayso.types import Kind

PARAGRAPH = (
    "The keeper of the lock said on Monday that the gates would be lifted out before the end of the month."
)
PAGE = "\n".join(
    ("Home", PARAGRAPH, "Draught: 2.1 m", "Draught: 1.8 m", "Draught: 2.4 m", PARAGRAPH, "Reply", "So?")
)
FIRST = (
    Kind.FURNITURE, Kind.ARTICLE, Kind.ARTICLE, Kind.ARTICLE, Kind.FURNITURE, Kind.ARTICLE,
    Kind.COMMENT_META, Kind.COMMENT_BODY,
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "feature"),
    [
        ("Draught: 2.4 m", "pass article furniture article"),
        ("Draught: 2.4 m", "story 3 1"),
        ("Draught: 2.4 m", "alike begin 0 4"),
        ("Home", "story 8 1"),
        ("So?", "lines of article 2 0"),
    ],
)
def test_a_line_knows_what_its_neighbours_were_taken_for(line: str, feature: str) -> None:
    lines = read_lines(PAGE)
    at = next(at for at, one in enumerate(lines) if one.text == line)
    assert feature in find_context(lines, FIRST)[at]


@given(st.lists(st.sampled_from(KINDS), min_size=8, max_size=8))
def test_every_line_has_a_context_whatever_it_was_taken_for(kinds: list[Kind]) -> None:
    assert all(find_context(read_lines(PAGE), kinds))


@given(st.lists(st.lists(st.integers(-999, 999), min_size=11, max_size=11), max_size=60))
def test_rows_add_up_in_one_number(rows: list[list[int]]) -> None:
    assert list(unpack(sum(map(pack, rows)))) == [sum(column) for column in zip([0] * 11, *rows, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "水路局は木曜日、ターン川の水門を少なくとも六月の初めまで閉鎖すると発表した。軸受のうち三つに亀裂が見つかった。",
        "Управление водных путей сообщило в четверг, что шлюз на Тарне останется закрытым до начала июня.",
        "أعلنت هيئة الممرات المائية أمس أن هويس تارن سيبقى مغلقا أمام السفن حتى مطلع حزيران على الأقل.",
        "O Instituto das Vias Navegáveis anunciou que a eclusa do Tirn não abre antes do início de junho.",
    ],
)
def test_prose_looks_like_prose_in_other_scripts(text: str) -> None:
    assert read_lines(text)[0].shape == "paragraph"
