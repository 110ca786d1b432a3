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


# Headlines: what neighbours among languages share, and too few letters for anything but their script.
HEADLINES = [
    ("Вода піднялася вночі, а міст ще закритий, каже її голова", "ru", "uk"),
    ("Вода поднялась ночью, и мосты ещё закрыты, говорит глава общины", None, "ru"),
    ("Хто це бачив? Є докази?", "ru", "uk"),
    ("Кто это видел?", "uk", "ru"),
    ("Хто гэта бачыў?", None, "be"),
    ("Хто там?", None, None),
    ("The word обыск stands here", "en", "en"),
    ("Ninguém viu a água subir naquela noite, disse o guarda da eclusa", None, "pt"),
    ("Nadie vio subir el agua, pero según el guarda de la esclusa el río ya creció", None, "es"),
    ("Sluis blijft dicht tot het voorjaar, zegt minister", None, "nl"),
    ("Schleuse bleibt bis Frühjahr geschlossen", None, "de"),
    ("船闸关闭至明年春天，所有船只改道", "en", "zh"),
    ("市長は火曜日、水門は閉じたままだと述べた", None, "ja"),
    ("الهويس القديم مغلق حتى الربيع", "en-US", "ar"),
    ("دریچه قدیمی تا بهار بسته می‌ماند", None, "fa"),
    ("Nein, danke", "de-AT", "de"),
    ("Nein, danke", None, None),
    ("Same as last time", None, None),
    ("Gates shut", "en-GB", "en"),
    ("👩🏽‍🚒 🌊 !!!", None, None),
    ("👩🏽‍🚒 🌊 !!!", "tr", "tr"),
]


@pytest.mark.parametrize(("headline", "declared", "language"), HEADLINES)
def test_a_headline(headline: str, declared: str | None, language: str | None) -> None:
    assert find_language(headline, declared) == language


def test_what_the_words_say_outweighs_what_the_page_declares() -> None:
    assert find_language(SENTENCES["fr"], declared="en-US") == "fr"


@given(st.text(), st.none() | st.text(max_size=8))
def test_any_text_gets_a_code_or_none(text: str, declared: str | None) -> None:
    found = find_language(text, declared)
    assert found is None or (found.isascii() and found.islower() and len(found) in {2, 3})
