"""The languages that pages come in, by their own letters and by what they declare."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language import find_language

SENTENCES = {
    "de": "Das Ministerium teilte am Dienstag mit, dass die alte Schleuse bis zum Frühling zu bleibt.",
    "en": "The ministry said on Tuesday that the old lock would stay closed until the following spring.",
    "es": "El ministerio dijo el martes que la antigua esclusa permanecerá cerrada hasta la primavera.",
    "fr": "Le ministère a déclaré mardi que la vieille écluse resterait fermée jusqu'au printemps prochain.",
    "it": "Il ministero ha dichiarato martedì che la vecchia chiusa resterà chiusa fino alla primavera.",
    "nl": "Het ministerie zei dinsdag dat de oude sluis tot het voorjaar gesloten zou blijven voor schepen.",
    "pl": "Ministerstwo poinformowało we wtorek, że stara śluza pozostanie zamknięta aż do wiosny.",
    "pt": "O ministério disse na terça-feira que a velha eclusa não ficará aberta até à primavera.",
    "ru": "Министерство сообщило во вторник, что старый шлюз останется закрытым до следующей весны.",
    "tr": "Bakanlık salı günü yaptığı açıklamada su kapısının ilkbahara kadar kapalı kalacağını belirtti.",
    "uk": "Міністерство повідомило у вівторок, що старий шлюз залишиться закритим до наступної весни.",
    "ar": "قالت الوزارة يوم الثلاثاء إن الهويس القديم سيبقى مغلقا حتى الربيع المقبل أمام جميع السفن والقوارب",
    "zh": "该部周二表示，旧船闸将关闭到明年春天，所有船只必须改道。" * 3,
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_enough(language: str) -> None:
    assert find_language(SENTENCES[language]) == language


def test_what_the_words_say_outweighs_what_the_page_declares() -> None:
    assert find_language(SENTENCES["fr"], declared="en-US") == "fr"


@given(st.text(), st.none() | st.text(max_size=8))
def test_any_text_gets_a_code_or_none(text: str, declared: str | None) -> None:
    found = find_language(text, declared)
    assert found is None or (found.isascii() and found.islower() and len(found) in {2, 3})
