"""Names in author lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.page.names import find_names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("By Maren Tolvey", ["Maren Tolvey"]),
        ("By Maren Tolvey and Piet Larramour, Staff", ["Maren Tolvey", "Piet Larramour"]),
        ("Maren Tolvey, Piet Larramour & Imke Sorrel", ["Maren Tolvey", "Piet Larramour", "Imke Sorrel"]),
        ("Von Imke Sorrel und Davin Oskerrow", ["Imke Sorrel", "Davin Oskerrow"]),
        ("Par Sabeth Orlane avec Lora Wynter", ["Sabeth Orlane", "Lora Wynter"]),
        ("Written by: Brisa Fennimore | Updated 4 September 2024", ["Brisa Fennimore"]),
        ("Brisa Fennimore — Political Editor", ["Brisa Fennimore"]),
        ("Brisa Fennimore\nDeputy Editor", ["Brisa Fennimore"]),
        ("Brisa Fennimore (Sorvane)", ["Brisa Fennimore"]),
        ("Brisa Fennimore b.fennimore@dailylantern.example @brisaf", ["Brisa Fennimore"]),
        ("Lora Wynter, Associated Press", ["Lora Wynter"]),
        ("Idris Calloway-Penn Jr.", ["Idris Calloway-Penn Jr."]),
        ("Lora Wynter, Ithral Courier Magazine", ["Lora Wynter"]),
        ("Ada Mullenby, MRQSP", ["Ada Mullenby"]),
        ("MRQSP", ["MRQSP"]),
        ("The Sorvane Times", ["The Sorvane Times"]),
        ("By TQN, in", ["TQN"]),
        ("Piet van der Larramour, consultant", ["Piet van der Larramour"]),
        ("Ada Mullenby, PhD, RN", ["Ada Mullenby"]),
        ("E. Wennick", ["E. Wennick"]),
        ("Reuters", ["Reuters"]),
        ("Observer Desk", ["Observer Desk"]),
        ("Staff Reporter", ["Staff Reporter"]),
        ("Opracowała: Sabeth Orlane", ["Sabeth Orlane"]),
        ("بقلم: لورا ونتر، صوت الوادي", ["لورا ونتر", "صوت الوادي"]),
        ("作者：韦尼克、奥拉内", ["韦尼克", "奥拉内"]),
        ("by", []),
        ("admin", []),
        ("https://dailylantern.example/authors/7", []),
        ("4 September 2024", []),
        ("", []),
    ],
)
def test_the_names_of_an_author_line(printed: str, names: list[str]) -> None:
    assert list(find_names(printed)) == names


@given(st.text())
def test_names_are_tidy_and_few(text: str) -> None:
    names = find_names(text)
    assert len(names) <= 20
    assert all(name == " ".join(name.split()) and len(name) <= 60 for name in names)
