"""Finding the claims that a text repeats: in other words, from posts, the same in any order."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.links.matches import ClaimIndex
from sayso.links.matches.posts import read_post
from sayso.links.matches.terms import terms_of

CLAIMS = {
    "dam": "Saboteurs from Kestria planned to blow up the dam at Skarholt.",
    "toll": "The toll at the Tirn lock was doubled in secret.",
    "eel": "A photograph shows an eel of three metres that was caught at Pellmere.",
    "bread": "The mill at Bruskeld stretches its flour with chalk.",
    "harbour": "The harbour master of Quillmar said that he would never let a Norrund ship in.",
    "ferry": "The ferry at Pellmere sank with forty people on board.",
}


def index_of(claims: dict[str, str]) -> ClaimIndex:
    index = ClaimIndex()
    for name, claim in claims.items():
        index.add(name, claim)
    return index


@pytest.fixture(scope="module")
def index() -> ClaimIndex:
    return index_of(CLAIMS)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("They wanted an explosion up at #SkarholtDam!! https://a.example/x", "dam"),
        ("so boaters now pay twice as much to pass the lock and nobody was told", "toll"),
        ("look at the size of this fish pic.twitter.com/abc", "eel"),
        ("There is white stuff in our loaves that is no flour", "bread"),
        ("Norrund ships? Not while I live. — Idris (@QuillmarHarbourMaster) May 6, 2031", "harbour"),
        ("40 drowned when the boat across the Ithral went down", "ferry"),
    ],
)  # fmt: skip
def test_a_claim_is_found_in_other_words(index: ClaimIndex, text: str, claim: str) -> None:
    assert index.rank(text)[0].id == claim


def test_claims_come_in_the_order_of_their_scores_each_once(index: ClaimIndex) -> None:
    ranked = index.rank("The lock at Pellmere")
    assert [claim.score for claim in ranked] == sorted((claim.score for claim in ranked), reverse=True)
    assert sorted(claim.id for claim in ranked) == sorted(CLAIMS)
    assert index.rank("The lock at Pellmere", 2) == ranked[:2]
    assert ranked[0].score == pytest.approx(ranked[0].terms + ranked[0].meaning, abs=1e-3)


def test_of_the_same_words_the_first_added_comes_first() -> None:
    quoted = 'The "salt tax" is dead.'
    other_marks = {"second": "The ‘salt tax’ is dead.", "third": "The salt tax is dead."}
    index = index_of({"first": quoted, **CLAIMS, **other_marks})
    ranked = index.rank("Is the salt tax dead?", 3)
    assert [claim.id for claim in ranked] == ["first", "second", "third"]
    assert len({claim.score for claim in ranked}) == 1


def test_the_order_of_arrival_changes_no_score() -> None:
    text = "Who doubled the toll at the lock?"
    scores = [
        {claim.id: claim.score for claim in index_of(dict(claims)).rank(text)}
        for claims in (CLAIMS.items(), reversed(CLAIMS.items()))
    ]
    assert scores[0] == scores[1]


def test_the_title_counts_too() -> None:
    index = index_of(CLAIMS)
    index.add(
        "titled", "The inspector knew about the damage.", "Did Lene Ollane hide the cracks in the gates?"
    )
    assert index.rank("Ollane knew that the gates were cracked")[0].id == "titled"


def test_nothing_to_search_for_and_nothing_to_search_in() -> None:
    assert ClaimIndex().rank("anything") == []
    assert len(index_of(CLAIMS).rank("")) == len(CLAIMS)
    assert len(index_of({"empty": "", "link": "https://a.example/x"}).rank("the")) == 2


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert len(index_of({"eel": CLAIMS["eel"], "any": text}).rank(text)) == 2


@pytest.mark.parametrize(
    "piece", ["— (@", "#", "a.", "’", "1,", "not ", "@a_", "pic.twitter.com/", "http://", "é"]
)
def test_hostile_texts_take_no_longer_than_others(piece: str) -> None:
    started = time.process_time()
    read_post(piece * 200_000)
    terms_of(read_post(piece * 200_000).said)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("text", "said", "by"),
    [
        ("plain words", "plain words", ""),
        ("see www.a.example/b or a.example/c?d=e", "see or", ""),
        ("“Closed,” he said: it’s shut", "Closed, he said: it's shut", ""),
        ("#SaltTax2031 and @mayor_of_oru", "Salt Tax2031 and mayor of oru", ""),
        ("Shut! – Lene Ollane (@OllaneVWA)", "Shut!", "Lene Ollane Ollane VWA"),
        ("One. — A (@a) May 6, 2031 Two. — B C (@b_c) May 7, 2031", "One. Two.", "A a B C b c"),
        ("a dash — and (a bracket)", "a dash — and (a bracket)", ""),
        ("glued to the wordpic.twitter.com/xYz", "glued to the word", ""),
    ],
)
def test_posts_as_words(text: str, said: str, by: str) -> None:
    assert read_post(text)[:2] == (said, by)
