"""The demo pages keep what demo/WORLD.md promises, load nothing and lead nowhere."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from sayso.reading import read
from sayso.types import Furniture, Kind

if TYPE_CHECKING:
    from sayso.types import Document

PAGES = Path(str(files("sayso") / "demo" / "pages"))
NAMES = sorted(path.name for path in PAGES.iterdir())
WORLD = Path(__file__).parent.parent / "demo" / "WORLD.md"

PROMISED = re.compile(
    r"^\| ([\w-]+\.(?:html|txt)) \| ([^|]+) \| (\d{4}-\d\d-\d\d) \|(?:[^|]*\|){2} ([^|]+) \|$", re.MULTILINE
)
ADDRESS = re.compile(r"(?i)\b(?:https?|ftp|wss?):(?://|\\/\\/)[^\s\"'<>\\)]+")
# Names of vocabularies look like addresses, but nothing is ever fetched from there.
VOCABULARIES = {"schema.org", "ogp.me", "www.w3.org", "purl.org", "xmlns.com", "rdfs.org"}
LOADS = re.compile(
    r"(?i)<(?:img|script|iframe|source|video|audio|embed|track|input)\b[^>]*?\s(?:src|srcset|poster)\s*=\s*(?![\"']?data:)\S"
    r"|<object\b|<link\b[^>]*?rel=[\"']?(?:stylesheet|preload|icon|prefetch|preconnect)|@import|url\(\s*(?![\"']?data:)"
)
TELEPHONE = re.compile(r"\b555-\d{4}\b")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def promised() -> dict[str, tuple[str, str, str]]:
    """What WORLD.md says of each page: outlet, day of publication, what it rests on."""
    rows = PROMISED.findall(WORLD.read_text(encoding="utf-8"))
    return {name: (outlet.strip(), day, rests) for name, outlet, day, rests in rows}


def source(name: str) -> str:
    body = (PAGES / name).read_bytes()
    return body.decode("cp1252" if b"windows-1252" in body[:1000] else "utf-8")


@cache
def document(name: str) -> Document:
    return read(PAGES / name)


def test_the_world_lists_every_page_and_no_other() -> None:
    assert sorted(promised()) == NAMES
    assert len(NAMES) >= 14


def test_pages_rest_on_pages_that_exist() -> None:
    for _, _, rests in promised().values():
        assert set(rests.split(", ")) <= {*NAMES, "own"}


@pytest.mark.parametrize("name", NAMES)
def test_every_address_is_reserved(name: str) -> None:
    hosts = {
        urlsplit(address.replace("\\/", "/")).hostname or "" for address in ADDRESS.findall(source(name))
    }
    assert {host for host in hosts - VOCABULARIES if not host.endswith(".example")} == set()
    assert all(mail.rsplit(".", 1)[1].startswith("example") for mail in MAIL.findall(source(name)))


@pytest.mark.parametrize("name", NAMES)
def test_every_telephone_number_is_reserved(name: str) -> None:
    assert all(number.startswith("555-01") for number in TELEPHONE.findall(source(name)))


@pytest.mark.parametrize("name", NAMES)
def test_opening_a_page_loads_nothing(name: str) -> None:
    assert [found.group() for found in LOADS.finditer(source(name))] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".html")])
def test_pages_are_of_the_size_of_pages(name: str) -> None:
    assert 10_000 < len(source(name)) < 100_000


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_who_published_it_and_when(name: str) -> None:
    outlet, day, _ = promised()[name]
    meta = document(name).meta
    assert meta.headline is not None
    assert meta.published is not None
    assert meta.published.value[:10] == day
    assert meta.outlet is not None
    assert meta.outlet.value == outlet


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_an_article_with_statements(name: str) -> None:
    page = document(name)
    words = sum(len(passage.span.of(page.text).split()) for passage in page.of(Kind.ARTICLE))
    assert 140 < words < 700
    assert len(page.statements) >= 5


@pytest.mark.parametrize(
    ("name", "comments"),
    [
        ("dispatch-lock.html", 29),
        ("dispatch-averted.html", 7),
        ("dispatch-2023.txt", 8),
        ("gazette-reprint.html", 6),
        ("harbour-lights.html", 6),
        ("observer-league.html", 7),
        ("courier-eyewitness.html", 5),
        ("courier-followup.html", 6),
        ("lockside-blog.html", 6),
        ("tellwright-briefing.html", 0),
        ("ministry-briefing.html", 0),
        ("lantern-forty.html", 0),
        ("radio-norrund.html", 0),
    ],
)
def test_threads_are_whole(name: str, comments: int) -> None:
    assert len(document(name).comments) == comments


def test_the_long_thread_is_three_deep() -> None:
    comments = document("dispatch-lock.html").comments

    def depth(index: int | None) -> int:
        return 0 if index is None else 1 + depth(comments[index].parent)

    assert max(depth(index) for index in range(len(comments))) == 3


def test_the_meter_and_the_appeal_are_furniture() -> None:
    page = document("dispatch-lock.html")
    meter = [p.span.of(page.text) for p in page.passages if p.furniture is Furniture.METER]
    assert any("17,350" in text for text in meter)
    article = "\n".join(p.span.of(page.text) for p in page.of(Kind.ARTICLE))
    assert "17,350" not in article
    assert "no paywall" not in article


def test_the_old_photograph_carries_its_credit() -> None:
    page = document("dispatch-lock.html")
    (caption,) = page.of(Kind.CAPTION)
    assert caption.credit is not None
    assert "Sela Brandoe" in caption.credit.of(page.text)
