"""Bytes become text, whatever they are and whatever is said of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.page.decode import decode_body
from sayso.types import Charset

FERRY = "Die Fähre über den Törn fährt"


@pytest.mark.parametrize(
    ("body", "declared", "charset"),
    [
        (b"\xef\xbb\xbf" + FERRY.encode(), "iso-8859-1", ("utf-8", "bom")),
        (b"\xff\xfe" + FERRY.encode("utf-16-le"), None, ("utf-16le", "bom")),
        (b"\xfe\xff" + FERRY.encode("utf-16-be"), None, ("utf-16be", "bom")),
        (FERRY.encode("latin-1"), "ISO-8859-1", ("windows-1252", "header")),
        (FERRY.encode("latin-1"), " latin1 ", ("windows-1252", "header")),
        (FERRY.encode(), "utf8", ("utf-8", "header")),
        (FERRY.encode(), "no-such-charset", ("utf-8", "utf-8")),
        (FERRY.encode(), "rot13", ("utf-8", "utf-8")),
        (FERRY.encode(), "utf-8\0", ("utf-8", "utf-8")),
        (FERRY.encode(), None, ("utf-8", "utf-8")),
        (b"", None, ("utf-8", "utf-8")),
    ],
)
def test_who_decides(body: bytes, declared: str | None, charset: tuple[str, str]) -> None:
    text, decided = decode_body(body, declared)
    assert decided == Charset(*charset)
    assert text == (FERRY if body else "")


@pytest.mark.parametrize(
    ("declaration", "name"),
    [
        ('<meta charset="iso-8859-1">', "windows-1252"),
        ("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=windows-1252'>", "windows-1252"),
        ('<?xml version="1.0" encoding="iso-8859-15"?>', "iso-8859-15"),
    ],
)
def test_a_page_declares_its_charset(declaration: str, name: str) -> None:
    text, charset = decode_body(f"{declaration}<p>{FERRY}".encode("latin-1"), None)
    assert charset == Charset(name, "meta")
    assert FERRY in text


def test_a_declaration_gives_way_to_bytes_that_are_utf_8() -> None:
    text, charset = decode_body(f"<meta charset=windows-1251><p>{FERRY}".encode(), None)
    assert charset == Charset("utf-8", "utf-8")
    assert FERRY in text


def test_a_page_that_could_be_read_up_to_its_declaration_is_not_utf_16() -> None:
    assert decode_body(b"<meta charset=utf-16><p>ferry", None)[1] == Charset("utf-8", "meta")


def test_an_undeclared_charset_is_guessed() -> None:
    russian = "Паром через Торн ходит каждый час, кроме воскресенья. " * 20
    text, charset = decode_body(russian.encode("windows-1251"), None)
    assert charset == Charset("windows-1251", "detection")
    assert text == russian


def test_nul_is_replaced() -> None:
    assert decode_body(b"a\0b", None)[0] == "a\ufffdb"


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=20)), st.booleans())
def test_nothing_fails(body: bytes, declared: str | None, markup: bool) -> None:
    text, charset = decode_body(body, declared, markup=markup)
    assert "\0" not in text
    assert charset.decided_by in {"bom", "header", "meta", "utf-8", "detection"}


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_utf_8_comes_back_whole(text: str) -> None:
    assert decode_body(text.encode(), "utf-8")[0] == text
