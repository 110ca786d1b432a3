"""Posts from elsewhere: whoever signs one says it, and nobody is invented for one that is not signed."""

from __future__ import annotations

from sayso.statements import find_statements
from sayso.statements.claimants import with_claimants
from sayso.types import Document, Kind, Passage, Span, Voice


def document_of(*lines: tuple[Kind, str]) -> Document:
    text, passages = "", []
    for kind, line in lines:
        span = Span(len(text), len(text) + len(line))
        passages.append(Passage(span, kind, "example", span))
        text += f"{line}\n\n"
    return Document(text, tuple(passages))


def posted(document: Document) -> list[tuple[str, list[str]]]:
    return [
        (one.source[0].of(document.text), [piece.of(document.text) for piece in one.content])
        for one in find_statements(document)
        if one.within is Kind.EMBED and one.voice is Voice.SOURCE
    ]


def test_a_post_of_two_paragraphs_is_its_authors() -> None:
    document = document_of(
        (Kind.EMBED, "The gates are old."),
        (Kind.EMBED, "They will not hold."),
        (Kind.EMBED, "— Ana Oru (@oru) March 5, 2024"),
        (Kind.EMBED, "Who pays?"),
        (Kind.EMBED, "Harbour Board of Lodne (@board@boats.example)"),
    )
    assert posted(document) == [
        ("Ana Oru", ["The gates are old.", "They will not hold."]),
        ("Harbour Board of Lodne", ["Who pays?"]),
    ]


def test_its_author_is_a_claimant() -> None:
    document = document_of((Kind.EMBED, "The gates are old."), (Kind.EMBED, "— Ana Oru (@oru) March 5"))
    read = with_claimants(Document(document.text, document.passages, statements=find_statements(document)))
    assert [one.name for one in read.claimants] == ["Ana Oru"]


def test_a_post_without_a_name_below_it_is_nobodys() -> None:
    unsigned = (Kind.EMBED, "The gates are old, says @oru.")
    assert posted(document_of(unsigned, (Kind.ARTICLE, "Ana Oru (@oru) wrote so on Monday."))) == []
    assert posted(document_of((Kind.EMBED, "Ana Oru (@oru)"))) == []
