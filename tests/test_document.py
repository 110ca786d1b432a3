"""Blocks laid out as one text: every passage points at its own words, and no commenter is named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.document import OUT_OF_TEXT, article_document, make_document
from sayso.page import read_page
from sayso.text import find_words
from sayso.types import Anchor, Block, Capture, Charset, Frame, Kind, Page, Place, Span

CAPTURE = Capture(b"", Place("page.html"))


def page_of(*blocks: Block, frames: tuple[Frame, ...] = ()) -> Page:
    return Page("", Charset("utf-8", "utf-8"), blocks, frames, signals=(), markup=True)


def block(text: str, kind: Kind = Kind.ARTICLE, comment: int | None = None) -> Block:
    return Block(text, kind, "", Span(0, 0), comment=comment)


blocks = st.lists(st.builds(block, st.text(), st.sampled_from(Kind)), max_size=8)


@given(blocks)
def test_every_passage_points_at_the_words_of_its_block(made: list[Block]) -> None:
    document = make_document(CAPTURE, page_of(*made))
    kept = [one for one in made if one.text and one.kind not in OUT_OF_TEXT]
    assert [(p.span.of(document.text), p.kind) for p in document.passages] == [(b.text, b.kind) for b in kept]


@given(st.text())
def test_a_bare_text_keeps_its_offsets_and_loses_no_words(text: str) -> None:
    document = article_document(text)
    assert document.text == text
    assert "".join("".join(p.span.of(text) for p in document.passages).split()) == "".join(text.split())


LETTERS = "ab 1.,قالمُ؟،٣שלוםש\u0301é\u0301说国。👩\u200d🏽𝒳\u200f\u202b\u2066\u2069\u202c"


@given(st.lists(st.text(LETTERS, min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_spans_are_code_points_whichever_way_a_page_runs(paragraphs: list[str]) -> None:
    html = f"<h1>هويس Tirn</h1>{''.join(f'<p dir=rtl>{text}</p>' for text in paragraphs)}"
    capture = Capture(html.encode(), Place("page.html"), charset="utf-8")
    page = read_page(capture)
    document = make_document(capture, page)
    for passage in document.passages:
        source = passage.source.of(page.source)
        assert "".join(passage.span.of(document.text).split()) in "".join(source.split())
        for word in find_words(document.text, passage.span):
            assert word.of(document.text) in source


def test_credits_and_links_move_with_their_block() -> None:
    caption = Block(
        "The lock. Photo: A. Brandt",
        Kind.CAPTION,
        "figcaption",
        Span(0, 0),
        credit=Span(17, 26),
        anchors=(Anchor(Span(4, 8), "https://tarn.example/lock"),),
    )
    document = make_document(CAPTURE, page_of(block("First."), caption))
    (passage,) = document.of(Kind.CAPTION)
    assert passage.credit is not None
    assert passage.credit.of(document.text) == "A. Brandt"
    assert passage.anchors[0].span.of(document.text) == "lock"


def test_a_comment_is_its_body_and_its_author_stands_outside_the_text() -> None:
    page = page_of(
        block("The lock will close."),
        block("Orla T.", Kind.COMMENT_AUTHOR, comment=0),
        block("2 days ago", Kind.COMMENT_META, comment=0),
        block("Evidence please?", Kind.COMMENT_BODY, comment=0),
        block("Who says so?", Kind.COMMENT_BODY, comment=0),
        frames=(Frame(author="Orla T."),),
    )
    document = make_document(CAPTURE, page)
    (comment,) = document.comments
    assert comment.author == "Orla T."
    assert comment.text(document.text) == "Evidence please?\nWho says so?"
    assert "Orla" not in document.text


def test_the_language_is_that_of_the_article_and_not_of_its_furniture() -> None:
    page = page_of(
        block("Alle Rechte vorbehalten. Datenschutz und Impressum der Zeitung.", Kind.FURNITURE),
        block("The harbour board said on Tuesday that the old lock would stay closed until the spring."),
    )
    assert make_document(CAPTURE, page).language == "en"


def test_the_language_of_a_page_without_article_is_that_of_its_comments() -> None:
    page = page_of(
        block("Video", Kind.ARTICLE),
        block(
            "Woher wissen die das eigentlich, wenn doch niemand an der Schleuse gewesen ist?",
            Kind.COMMENT_BODY,
        ),
    )
    assert make_document(CAPTURE, page).language == "de"
