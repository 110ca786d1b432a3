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
    # Other languages: their quotation marks, their stops and what these belong to.
    ("„Wir gehen.“ Sie blieb. »Nein.« So war es.", ["„Wir gehen.“", "Sie blieb.", "»Nein.«", "So war es."]),
    ("„Gehen wir?“, fragte sie am 3. Mai. Er nickte.", ["„Gehen wir?“, fragte sie am 3. Mai.", "Er nickte."]),
    (
        "Rund 90 Mio. Kronen, Art. 5 zufolge. Im Jahr 3. Dann",
        ["Rund 90 Mio. Kronen, Art. 5 zufolge.", "Im Jahr 3.", "Dann"],
    ),
    (
        "« Nous partons. » Elle reste. Il dit : « Non ! » Puis",
        ["« Nous partons. »", "Elle reste.", "Il dit : « Non ! »", "Puis"],
    ),
    (
        "M. Oru et Mgr. Vesk partent. J.-C. Tolvey reste.",
        ["M. Oru et Mgr. Vesk partent.", "J.-C. Tolvey reste."],
    ),
    (
        "¿Quién vino? ¡Nadie! Lo dijo la Sra. Oru de EE. UU. ayer.",
        ["¿Quién vino?", "¡Nadie!", "Lo dijo la Sra. Oru de EE. UU. ayer."],
    ),
    ("Il dott. Oru parte. La Sig.ra Vesk resta.", ["Il dott. Oru parte.", "La Sig.ra Vesk resta."]),
    ("O Exmo. Oru saiu. Ela ficou.", ["O Exmo. Oru saiu.", "Ela ficou."]),
    ("Dhr. Oru vertrok. Mevr. Vesk bleef.", ["Dhr. Oru vertrok.", "Mevr. Vesk bleef."]),
    (
        "Prof. Oru i gen. Vesk stoją na ul. Lipowej. W 2024 r. Nikt.",
        ["Prof. Oru i gen. Vesk stoją na ul. Lipowej.", "W 2024 r. Nikt."],
    ),
    (
        "В 2024 г. Это было на ул. Липовой. «Нет». Он ушёл.",
        ["В 2024 г.", "Это было на ул. Липовой.", "«Нет».", "Он ушёл."],
    ),
    ("Проф. Ору пішов. Він був на вул. Липовій.", ["Проф. Ору пішов.", "Він був на вул. Липовій."]),
    ("Doç. Dr. Oru gitti. Kimse kalmadı.", ["Doç. Dr. Oru gitti.", "Kimse kalmadı."]),
    ("من جاء؟ لا أحد، قال. ثم ذهب.", ["من جاء؟", "لا أحد، قال.", "ثم ذهب."]),
    ("他走了。“谁来了？”没有人！他说", ["他走了。", "“谁来了？”", "没有人！", "他说"]),
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("مُحَمَّد، قال", ["مُحَمَّد", "قال"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("他说No.5", ["他", "说", "No.5"]),
        ("l’eau d'Oru", ["l’eau", "d'Oru"]),
        ("👩🏽\u200d🚒 שלום", ["שלום"]),
        ("\u0301\u064b", []),
    ],
)
def test_words_of_other_scripts(text: str, words: list[str]) -> None:
    assert [word.of(text) for word in find_words(text)] == words


MIXED = st.text(
    alphabet=st.sampled_from(
        "ab .!?\n\u00a0«»„“„”قالمُ؟،٣שלום。！？说国👩\u200d🏽é\u0301\u200f\u202b\u2066\u2069\ud800𝒳"
    )
)


@given(MIXED)
def test_offsets_are_code_points_whichever_way_a_text_runs(text: str) -> None:
    sentences = find_sentences(text)
    assert "".join("".join(one.of(text).split()) for one in sentences) == "".join(text.split())
    words = find_words(text)
    assert all(any(sentence.covers(word) for sentence in sentences) for word in words)
    assert all(before.end <= after.start for before, after in pairwise(words))


@given(st.text())
def test_squashing_twice_changes_nothing(text: str) -> None:
    assert squash(squash(text)) == squash(text)


@given(st.text())
def test_trimming_keeps_what_is_there(text: str) -> None:
    assert trim(Span(0, len(text)), text).of(text) == text.strip()


@pytest.mark.parametrize("unit", [".", ". ", ".'", "a.", '!"', "\n", "A.B.", "。", "？”", ". »", "1. "])
def test_sentences_take_linear_time(unit: str) -> None:
    started = time.process_time()
    find_sentences(unit * (400_000 // len(unit)))
    assert time.process_time() - started < 5
