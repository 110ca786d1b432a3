"""Where pages stop short of their article's end, and where they only say that one could subscribe."""

from __future__ import annotations

import pytest

from sayso.page.cuts import find_cut
from sayso.types import Block, Cut, Kind, Span

SHORT = "The bridge stays closed until the summer, the Authority said on Monday. It had been sound in May."
NOT_FREE = '<script>{"isAccessibleForFree": false, "wordCount": 900}</script>'


def cut(
    *texts: str, source: str = "", article: str = SHORT, hidden: frozenset[int] = frozenset()
) -> Cut | None:
    blocks = [Block(article, Kind.ARTICLE, "", Span(0, 0), tag="p")]
    blocks += [Block(text, Kind.FURNITURE, "", Span(0, 0), tag="p") for text in texts]
    return find_cut(source, blocks, hidden)


@pytest.mark.parametrize(
    ("notice", "by"),
    [
        ("Subscribe to continue reading", "paywall"),
        ("This article is for subscribers only", "paywall"),
        ("You have reached your limit of free articles.", "paywall"),
        ("Register for free to keep reading", "registration"),
        ("Sign in to continue", "registration"),
        ("Read the full story at The Tellwright", "teaser"),
        ("Diesen Artikel weiterlesen mit dem Abo", "paywall"),
        ("Kostenlos registrieren und weiterlesen", "registration"),
        ("Cet article est réservé aux abonnés. Il vous reste 64 % de cet article à lire.", "paywall"),
        ("La suite est réservée aux abonnés", "paywall"),
        ("Suscríbete para seguir leyendo", "paywall"),
        ("Regístrate gratis para seguir leyendo", "registration"),
        ("Contenuto riservato agli abbonati", "paywall"),
        ("Assine para continuar lendo", "paywall"),
        ("Alleen voor abonnees", "paywall"),
        ("Pozostało 85% artykułu do przeczytania", "paywall"),
        ("Материал доступен только подписчикам", "paywall"),
        ("Зареєструйтеся, щоб читати далі", "registration"),
        ("Devamını okumak için abone olun", "paywall"),
        ("هذا المحتوى للمشتركين فقط", "paywall"),
        ("登录后继续阅读", "registration"),
        ("付费阅读全文", "paywall"),
    ],
)
def test_words_that_hold_back_the_rest(notice: str, by: str) -> None:
    found = cut(notice)
    assert found
    assert (found.by, found.printed) == (by, notice)


@pytest.mark.parametrize(
    "offer",
    [
        "Subscribe",
        "Subscribe to our newsletter",
        "Jetzt abonnieren",
        "Already a subscriber? Sign in",
        "Read more",
    ],
)
def test_offers_alone_cut_nothing(offer: str) -> None:
    assert cut(offer) is None


def test_a_long_article_is_whole_whatever_its_wall_says() -> None:
    assert cut("Subscribe to continue reading", article=" ".join([SHORT] * 40)) is None


def test_a_wall_that_nobody_sees_holds_back_nothing() -> None:
    assert cut("Subscribe to continue reading", hidden=frozenset({1})) is None


def test_a_declaration_alone_cuts_nothing_and_too_few_words_bear_it_out() -> None:
    assert cut(source=NOT_FREE.replace("900", "20")) is None
    found = cut(source=NOT_FREE)
    assert found
    assert found.by == "paywall"
    assert "900 words" in found.reason


def test_an_end_in_the_middle_of_a_sentence_bears_it_out() -> None:
    text = (
        "What the Authority knew in the autumn, and what it told the ministry of it, is in letters that the"
    )
    assert cut(article=text) is None
    found = cut(article=text, source=NOT_FREE.replace("900", "0"))
    assert found
    assert found.reason.endswith("its last paragraph ends in the middle of a sentence")


def test_an_excerpt_and_an_ellipsis_before_a_link() -> None:
    excerpt = cut(article="By the second lock the dog had changed its mind, and we had not yet […]")
    assert excerpt
    assert excerpt.by == "ending"
    teaser = cut("Read more", article="By the second lock the dog had changed its mind, and we …")
    assert teaser
    assert (teaser.by, teaser.printed) == ("teaser", "Read more")
    assert cut(article="And so it goes on, year after year…") is None
