"""Every folder of tests/pages is a page and what its reader sees: page.html or page.txt, and expected.json.

expected.json names only what the page is there to show; nothing else is looked at. Its keys: `headline`,
`outlet`, `language`, `charset`; `published` and `modified` (a day, or a longer beginning of the time);
`byline`, `captions`, `credits`; `article` (all paragraphs) or `article_has` (some), `not_article` (words that
must not be in it); `furniture` ({purpose: [words]}); `comments` (all, in order; each with some of `author`,
`time`, `parent`, `text`); `statements` (some of those to be found, each with some of `voice`, `quoting`,
`within`, `source`, `cue`, `content`; quotation marks and commas around them do not matter) and
`statements_at_most`; `known_failure`: why it is
not so yet. The test of a known failure fails once it has come right, so that it is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sayso.reading import read
from sayso.types import Kind

if TYPE_CHECKING:
    from sayso.types import Comment, Document, Signal, Span, Statement

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "pages").glob("*/expected.json"))
AROUND = "“”‘’«»\"',.;: "


def texts(document: Document, kind: Kind) -> list[str]:
    return [folded(passage.span.of(document.text)) for passage in document.of(kind)]


def folded(text: str) -> str:
    return " ".join(text.split())


def bare(text: str) -> str:
    """A statement's words without what may or may not be counted in at their ends."""
    return folded(text).strip(AROUND)


def joined(document: Document, spans: tuple[Span, ...]) -> str:
    return bare(" ".join(span.of(document.text) for span in spans))


def value(signal: Signal | None) -> str | None:
    return signal and signal.value


def day(signal: Signal | None, wanted: str | None) -> str | None:
    return signal and signal.value[: len(wanted or signal.value)]


def comments(document: Document, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The comments found, each told in the keys that are asked for at its place, to be laid beside them."""
    asked = wanted + [{"author": None, "text": None}] * (len(document.comments) - len(wanted))
    return [
        comment_in(document, comment, want) for comment, want in zip(document.comments, asked, strict=False)
    ]


def comment_in(document: Document, comment: Comment, want: dict[str, Any]) -> dict[str, Any]:
    time = comment.time and comment.time[: len(want.get("time") or comment.time)]
    text = comment.text(document.text)
    have = {"author": comment.author, "time": time, "parent": comment.parent, "text": text}
    return {key: have[key] for key in want}


def told(document: Document, statement: Statement) -> dict[str, str | None]:
    return {
        "voice": statement.voice.value,
        "quoting": statement.quoting and statement.quoting.value,
        "within": statement.within.value,
        "source": joined(document, statement.source),
        "cue": joined(document, statement.cue),
        "content": joined(document, statement.content),
    }


def missing_statements(document: Document, wanted: list[dict[str, str]]) -> list[dict[str, str]]:
    found = [told(document, statement) for statement in document.statements]
    wanted = [{key: bare(text) for key, text in want.items()} for want in wanted]
    return [want for want in wanted if not any(want.items() <= have.items() for have in found)]


def furniture(document: Document, purpose: str) -> str:
    return "\n".join(p.span.of(document.text) for p in document.passages if p.furniture == purpose)


def credits_of(document: Document) -> list[str]:
    return [
        bare(passage.credit.shifted(0).of(document.text)).strip("()")
        for passage in document.passages
        if passage.credit
    ]


Found = Callable[["Document", Any], tuple[Any, Any]]
"""From a document and what expected.json has under a key: what was found, and what should have been."""

LOOK: dict[str, Found] = {
    "headline": lambda d, want: (value(d.meta.headline), want),
    "outlet": lambda d, want: (value(d.meta.outlet), want),
    "byline": lambda d, want: ([signal.value for signal in d.meta.byline], want),
    "published": lambda d, want: (day(d.meta.published, want), want),
    "modified": lambda d, want: (day(d.meta.modified, want), want),
    "language": lambda d, want: (d.language, want),
    "charset": lambda d, want: (d.charset and d.charset.name.lower(), want),
    "article": lambda d, want: (texts(d, Kind.ARTICLE), want),
    "article_has": lambda d, want: ([t for t in want if t not in "\n".join(texts(d, Kind.ARTICLE))], []),
    "not_article": lambda d, want: ([t for t in want if t in "\n".join(texts(d, Kind.ARTICLE))], []),
    "captions": lambda d, want: (texts(d, Kind.CAPTION), want),
    "credits": lambda d, want: (credits_of(d), want),
    "furniture": lambda d, want: ([t for p, ts in want.items() for t in ts if t not in furniture(d, p)], []),
    "comments": lambda d, want: (comments(d, want), want),
    "statements": lambda d, want: (missing_statements(d, want), []),
    "statements_at_most": lambda d, want: (max(len(d.statements), want), want),
}


def cases() -> list[Any]:
    marked = []
    for folder in FOLDERS:
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        reason = expected.pop("known_failure", None)
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        marked.append(pytest.param(folder, expected, id=folder.name, marks=marks))
    return marked


@pytest.mark.parametrize(("folder", "expected"), cases())
def test_page(folder: Path, expected: dict[str, Any]) -> None:
    (page,) = folder.glob("page.*")
    document = read(page)
    looked = {key: LOOK[key](document, want) for key, want in expected.items()}
    found = {key: have for key, (have, want) in looked.items() if have != want}
    wanted = {key: want for key, (have, want) in looked.items() if have != want}
    if "statements" in found:
        have = "\n".join(f"  {told(document, statement)}" for statement in document.statements)
        print(f"statements found:\n{have}")  # noqa: T201 - pytest shows it beside the difference
    assert found == wanted
