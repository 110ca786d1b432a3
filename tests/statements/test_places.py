"""Which names of a text are places, and which places."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import Kind, Passage, Span, ToponymKind, find_places
from sayso.document import article_document
from sayso.statements.places import with_places
from sayso.types import Claimant, ClaimantKind, Document, Mention, Statement, Voice

ALEPPO = (
    "In Aleppo and Hama, officials spoke of shelling. Near Maarat al-Nouman a road was cut, a doctor said."
)


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(place.span.of(text), place.name, place.country) for place in find_places(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He drove from Paris, Texas, to Dallas.", ("Paris", "Paris", "US")),
        ("The ferry from Dover reached France; trains to Paris ran.", ("Paris", "Paris", "FR")),
        ("Police in London, Ontario, said two men drove to Toronto.", ("London", "London", "CA")),
        ("A firm in Kent, Washington, laid off 40 people.", ("Washington", "Washington", "US")),
        ("The minister flew to Tbilisi. Georgia and Armenia signed.", ("Georgia", "Georgia", "GE")),
        ("He moved from Alabama to Georgia and works in Atlanta.", ("Georgia", "Georgia", "US")),
        ("Floods hit Covington, Ky., on Monday.", ("Ky.", "Kentucky", "US")),
        ("Two Kenyan soldiers were held in Somalia.", ("Kenyan", "Kenya", "KE")),
        ("Talks between South Korea and Japan ended in Seoul.", ("South Korea", "South Korea", "KR")),
        (ALEPPO, ("Maarat al-Nouman", "Ma‘arrat an Nu‘mān", "SY")),
    ],
)
def test_the_page_tells_which_place_is_meant(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jack London wrote it, and Ms. Paris read it aloud.",
        "It rains, and the harbour gates hold, the mayor said.",
        "Reading is nice. Mobile phones were banned.",
        "The Car was parked; They told Us nothing.",
        "",
    ],
)
def test_people_and_common_words_are_no_places(text: str) -> None:
    assert found(text) == []


def test_a_region_is_told_from_its_town() -> None:
    text = "Troops left the city of Idlib for other parts of Idlib province, Syria said."
    town, region = (place.kind for place in find_places(text)[:2])
    assert (town, region) == (ToponymKind.SETTLEMENT, ToponymKind.REGION)


def test_a_place_says_why() -> None:
    paris, *_ = find_places("He drove from Paris, Texas, to Dallas.")
    assert "behind a comma" in paris.reason or "Texas" in paris.reason
    assert paris.geonames_id is not None
    assert 0 < paris.confidence <= 1


def test_a_name_that_no_list_has_is_not_placed() -> None:
    places = find_places("The body was found near the village of Oruvannemo in Kenya, police said.")
    unknown = [place for place in places if place.latitude is None]
    assert all(place.name is None and place.geonames_id is None for place in unknown)


@given(st.text(max_size=300))
def test_places_are_in_order_and_apart(text: str) -> None:
    places = find_places(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(places))
    assert all(place.span.start < place.span.end <= len(text) for place in places)


def test_a_page_of_capitals_takes_linear_time() -> None:
    assert find_places("Oru " * 20_000) is not None


def document_of(*passages: tuple[Kind, str]) -> Document:
    laid, text = [], ""
    for kind, words in passages:
        laid.append(Passage(Span(len(text), len(text) + len(words)), kind, "as written", Span(0, 0)))
        text += words + "\n\n"
    return Document(text, tuple(laid))


def test_all_passages_are_settled_together() -> None:
    document = document_of(
        (Kind.HEADLINE, "Fire in Springfield"),
        (Kind.ARTICLE, "The fire burned for two days, said officials in Illinois and in Chicago."),
        (Kind.FURNITURE, "More from London"),
    )
    places = with_places(document).toponyms
    assert [place.name for place in places] == ["Springfield", "Illinois", "Chicago"]
    assert places[0].latitude == pytest.approx(39.8, abs=0.1)


def test_a_word_that_the_article_writes_small_is_no_place_in_its_headline() -> None:
    headline = (Kind.HEADLINE, "Flood Threatens Harvest Near Nairobi")
    common = document_of(headline, (Kind.ARTICLE, "Rain may spoil the harvest in Kenya."))
    proper = document_of(headline, (Kind.ARTICLE, "In Harvest, Alabama, the harvest is over."))
    assert "Harvest" not in [place.span.of(common.text) for place in with_places(common).toponyms]
    assert "Harvest" in [place.span.of(proper.text) for place in with_places(proper).toponyms]


def said(text: str, content: str, source: str) -> Document:
    document = article_document(text)
    at, by = text.index(content), text.index(source)
    content_span, source_span = Span(at, at + len(content)), Span(by, by + len(source))
    statement = Statement(Voice.SOURCE, (content_span,), "as written", source=(source_span,))
    return replace(document, statements=(statement,))


def test_a_statement_is_where_its_content_is() -> None:
    document = with_places(
        said(
            "A bridge in Nairobi fell, officials in Kenya said.",
            "A bridge in Nairobi fell",
            "officials in Kenya",
        )
    )
    assert [document.toponyms[at].name for at in document.statements[0].where] == ["Nairobi"]


def test_or_else_where_its_sentence_is() -> None:
    document = with_places(
        said(
            "In Nairobi, officials of Uganda said the road was shut.",
            "the road was shut",
            "officials of Uganda",
        )
    )
    assert [document.toponyms[at].name for at in document.statements[0].where] == ["Nairobi"]


def test_who_speaks_is_no_place() -> None:
    document = article_document("In Kenya, Austin said no. He left Nairobi.")
    speaker = Span(10, 16)
    claimant = Claimant(ClaimantKind.PERSON, "Ana Austin", mentions=(Mention(speaker, "named"),))
    places = with_places(replace(document, claimants=(claimant,))).toponyms
    assert speaker not in [place.span for place in places]
    assert [place.name for place in places] == ["Kenya", "Nairobi"]


def test_what_is_known_to_be_in_another_language_is_left_alone() -> None:
    document = replace(article_document("In Paris regnet es."), language="de")
    assert with_places(document) is document


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Trains from Kobe to Osaka stopped, Japan said.", ToponymKind.SETTLEMENT),
        ("Trains in Osaka prefecture stopped, Japan said.", ToponymKind.REGION),
        ("He moved from Buffalo, New York, to Albany.", ToponymKind.REGION),
    ],
)
def test_a_name_by_itself_is_the_main_town(text: str, kind: ToponymKind) -> None:
    (place,) = [place for place in find_places(text) if place.name in {"Osaka", "Ōsaka", "New York"}]
    assert place.kind is kind
