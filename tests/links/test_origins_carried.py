"""Origins of a claim whose statements are known, and who is one with whom; told of invented stories."""

from __future__ import annotations

import pytest

import sayso
from sayso.links.claims import link_claims
from sayso.links.origins import trace_origins
from sayso.links.origins.giving import find_given
from sayso.links.origins.parties import find_aliases
from sayso.types import Document, Provenance, Span

CLAIM = "The lower gate of the Tarn lock was sabotaged."
DISPATCH = (
    "The lower gate of the Tarn lock was sabotaged, said Aldo Fenwright. The mill at Bruskeld stood still. "
    "The ferry at Quillmar is late again, the harbour master, Ana Brandt, said."
)
COURIER = (
    "The lower gate of the Tarn lock was sabotaged, a watchman said. The lock had been shut on Monday. "
    "The ferry at Quillmar is late again, the harbour master, Ana Brandt, said."
)


def _content(document: Document, words: str) -> tuple[Span, ...]:
    """The content of the statement that has these words."""
    return next(
        statement.content
        for statement in document.statements
        if words in " ".join(span.of(document.text) for span in statement.content)
    )


def _names(found: Provenance) -> list[str]:
    return [origin.name for origin in found.origins if origin.counts]


def test_who_says_what_is_known_to_be_the_claim_is_its_source() -> None:
    documents = [sayso.read_text(text) for text in (DISPATCH, COURIER)]
    ferry = {at: [_content(document, "ferry")] for at, document in enumerate(documents)}
    found = trace_origins(documents, ["The ferry at Quillmar is late again"], ferry)
    assert _names(found) == ["Ana Brandt"]
    assert found.independent == 1


def test_two_who_say_it_are_two_though_their_pages_share_words() -> None:
    shared = (
        " The barges lay below the lock for three days, and the grain went by rail to Bruskeld and beyond."
    )
    other = COURIER.replace(CLAIM.rstrip("."), "Somebody has tampered with the gate of that lock")
    documents = [sayso.read_text(text + shared) for text in (DISPATCH, other)]
    gate = {at: [_content(document, "gate")] for at, document in enumerate(documents)}
    origins = trace_origins(documents, [CLAIM], gate).origins
    assert {origin.name for origin in origins} == {"Aldo Fenwright", "a watchman"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("an autopsy", "a second autopsy report", True),
        ("the police", "police in Quillmar", True),
        ("doctors", "her doctor", True),
        ("two officials", "an official at the lock", False),
        ("a survey", "a letter to the board", False),
    ],
)
def test_documents_and_bodies_of_one_kind_that_say_it_are_one(one: str, other: str, alike: bool) -> None:
    documents = [
        sayso.read_text(f"The fall killed the lock keeper, {one} said. It rains in Bruskeld."),
        sayso.read_text(f"That the lock keeper had died of a fall was what {other} said. Barges wait."),
    ]
    said = {at: [_content(document, "keeper")] for at, document in enumerate(documents)}
    found = trace_origins(documents, ["The lock keeper died of a fall."], said)
    assert (len(found.origins) == 1) is alike


def test_a_claim_of_linked_pages_stands_on_whoever_says_it() -> None:
    said = "“We hear something like this every summer,” he said. “Then the barges go through all the same.”"
    text = f"Osk Rellend, a grain dealer in Quillmar, kept his barges in the queue. {said}"
    claims = link_claims([sayso.read_text(text), sayso.read_text(f"The lock was open on Monday. {text}")])
    (summer,) = (claim for claim in claims if "every summer" in claim.wording)
    assert [origin.name for origin in summer.provenance.origins] == ["Osk Rellend"]


def test_a_spokesman_is_his_body() -> None:
    texts = (
        "The lower gate of the Tarn lock was sabotaged, a spokesman for the Lock Board said. Barges wait.",
        "Saboteurs broke the lower gate of the Tarn lock, a Lock Board spokeswoman said. It rains.",
        "The Lock Board said that the lower gate of the Tarn lock was sabotaged. It rains in Bruskeld.",
    )
    found = trace_origins([sayso.read_text(text) for text in texts], [CLAIM])
    assert found.independent == 1
    assert found.origins[0].documents == (0, 1, 2)


def test_letters_that_a_text_gives_for_a_name_stand_for_it() -> None:
    assert find_aliases(["the Free Ithral (FIRL)", "the Lock Board (LB)", "Ana Lee (SPD)"]) == {
        ("firl",): ("free", "ithral")
    }
    texts = (
        "The Free Ithral (FIRL) said that the lower gate of the Tarn lock was sabotaged. Barges wait.",
        "The lower gate of the Tarn lock was sabotaged, FIRL said. It rains in Bruskeld.",
    )
    assert trace_origins([sayso.read_text(text) for text in texts], [CLAIM]).independent == 1


def test_names_of_their_own_spelling_and_what_goes_about_are_given_as_sources() -> None:
    text = (
        "The gate was sabotaged, LockInsider reports. According to 9Lock the barges wait. The scuttlebutt "
        "from sources in Quillmar is that a crane fell. Rumours that the lock is shut are swirling. "
        "Investment firm Lowe Brothers issued a report on grain."
    )
    names = {given.named.name for given in find_given(sayso.read_text(text))[1]}
    assert {"LockInsider", "9Lock", "sources in Quillmar", "Rumours", "Lowe Brothers"} <= names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ina Varro gave the tape to the Harbour Post on Monday.", {"Harbour Post"}),
        ("The video was provided to the Lantern by a lawyer.", {"Lantern"}),
        ("The leak was discovered by Dockside Mail.", {"Dockside Mail"}),
        ("Varro said on Radio Norrund that the lock was sabotaged.", {"Varro", "Radio Norrund"}),
        ("He told the Harbour Post’s Ana Lee that the lock was shut.", {"Harbour Post", "Ana Lee"}),
        ("A man who says he saw it has called the police.", {"A man"}),
        ("According to reports, the lock is shut.", {"reports"}),
        ("According to Norrund 3, the lock is shut.", {"Norrund 3"}),
        ("The Courier wrote so, citing “three people familiar with it.”", {"Courier", "three people"}),
    ],
)
def test_whoever_is_given_as_a_source_is_found(text: str, names: set[str]) -> None:
    assert names <= {given.named.name for given in find_given(sayso.read_text(text))[1]}


def test_nobody_is_given_by_words_that_only_look_alike() -> None:
    text = "She gave birth to a son. Tickets sell at four crowns per day. The keeper spoke of the flood."
    assert not {given.named.name for given in find_given(sayso.read_text(text))[1]} & {
        "a son",
        "day",
        "flood",
    }


@pytest.mark.parametrize("heard", ["reporters on Monday", "journalists", "the press", "the media"])
def test_whoever_came_to_hear_it_passes_nothing_on(heard: str) -> None:
    given = find_given(sayso.read_text(f"The lower gate was sabotaged, Aldo Fenwright told {heard}."))[1]
    assert [each.named.name for each in given] == ["Aldo Fenwright"]


def test_who_borrows_words_rests_on_what_the_other_names_and_both_stay_origins() -> None:
    shared = "Barges wait in rows below the weir while keepers walk the towpath with lamps after dark."
    mill = "At the mill in Bruskeld the wheel has stood still since the great frost of last winter broke it."
    rain = "Rain fell on the hills all day, and the farmers who had hoped for a dry week stayed at home."
    texts = (
        f"The lower gate of the Tarn lock was sabotaged, Ina Varro said. {shared} {mill}",
        f"Somebody sabotaged the Tarn lock's lower gate, the Tirn Courier reported. {shared} {rain}",
        "The Tarn lock's gate was sabotaged, Ina Varro told a meeting. Children sang, and a goat won.",
    )
    found = trace_origins([sayso.read_text(text) for text in texts], [CLAIM])
    documents = {origin.name: origin.documents for origin in found.origins}
    assert documents == {"Ina Varro": (0, 1, 2), "Tirn Courier": (0, 1)}
