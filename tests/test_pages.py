"""Every folder of tests/pages is a page and what its reader sees: page.html or page.txt, and expected.json.

expected.json names only what the page is there to show; nothing else is looked at. Its keys: `headline`,
`outlet`, `language`, `charset`; `published` and `modified` (a day, or a longer beginning of the time);
`byline`, `captions`, `credits`, `dated` (of each caption, the day of its picture or null); `embeds`; `cut`
(some of `by` and `printed`; null: none), `meters` (each with `goal` and `reached`, a value and a unit);
`related` (words); `article` (all paragraphs) or `article_has` (some), `not_article` (words that
must not be in it); `furniture` ({purpose: [words]}); `comments` (all, in order; each with some of `author`,
`time`, `parent`, `text`, `votes`, `standing`); `statements` (some of those to be found, each with some of
`voice`, `quoting`, `within`, `source`, `cue`, `content`, `strength` (what is not the usual: `denied probable
forecast`), `denies` (the content of what is denied), `evidence` (`document linked`); quotation marks and
commas around them do not matter) and `statements_at_most`; `times` (some, each with its words and its
value), `due` (some values by which statements are due) and `old_pictures` (values); `known_failure`: why it
is not so yet. The test of a known failure fails once it has come right, so that it is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from difflib import ndiff
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sayso.reading import read
from sayso.types import Certainty, Distance, Kind, Polarity

if TYPE_CHECKING:
    from sayso.types import Amount, Comment, Document, Signal, Span, Statement, Strength

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "pages").glob("*/expected.json"))
USUAL = {Polarity.ASSERTED, Certainty.CERTAIN, Distance.NEUTRAL}
AROUND = "‘’«»',.;: "
DOUBLE_QUOTES = str.maketrans("", "", '“”"')


def texts(document: Document, kind: Kind) -> list[str]:
    return [folded(passage.span.of(document.text)) for passage in document.of(kind)]


def folded(text: str) -> str:
    return " ".join(text.split())


def bare(text: str) -> str:
    """A statement's words without the marks that may or may not be counted in."""
    return folded(text.translate(DOUBLE_QUOTES)).strip(AROUND)


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
    have |= {"votes": comment.votes, "standing": comment.standing}
    return {key: have[key] for key in want}


def told(document: Document, statement: Statement) -> dict[str, str | None]:
    return {
        "voice": statement.voice.value,
        "quoting": statement.quoting and statement.quoting.value,
        "within": statement.within.value,
        "source": joined(document, statement.source),
        "cue": joined(document, statement.cue),
        "content": joined(document, statement.content),
        "strength": put(statement.strength),
        "denies": denied(document, statement.strength),
        "evidence": " ".join(f"{one.kind.value} {one.offer.value}" for one in statement.evidence),
    }


def put(strength: Strength | None) -> str:
    """What is not the usual of a statement's strength, in words."""
    if strength is None:
        return ""
    flags = {
        "forecast": strength.forecast,
        "past-forecast": strength.past_forecast,
        "conditional": strength.conditional,
    }
    values = (strength.polarity, strength.certainty, strength.distance)
    unusual = [value.value for value in values if value not in USUAL]
    return " ".join([*unusual, *(flag for flag, raised in flags.items() if raised)])


def denied(document: Document, strength: Strength | None) -> str:
    if strength is None or strength.denies is None:
        return ""
    return joined(document, document.statements[strength.denies].content)


def statements(document: Document, wanted: list[dict[str, str]]) -> list[dict[str, str]]:
    """Those of the statements wanted that were found."""
    found = [told(document, statement) for statement in document.statements]
    return [want for want in wanted if any(bared(want).items() <= have.items() for have in found)]


def times(document: Document, wanted: list[list[str]]) -> list[list[str | None]]:
    """Those of the expressions of time wanted that were found, in their order."""
    found = [[time.span.of(document.text), time.value] for time in document.times]
    return [each for each in found if each in wanted]


def due(document: Document, wanted: list[str]) -> list[str | None]:
    """Those of the times wanted by which a statement is due."""
    found = {document.times[each.due].value for each in document.statements if each.due is not None}
    return [value for value in wanted if value in found]


def bared(want: dict[str, str]) -> dict[str, str]:
    return {key: bare(text) for key, text in want.items()}


def furniture(document: Document, wanted: dict[str, list[str]]) -> dict[str, list[str]]:
    """Those of the words wanted that were found, purpose by purpose."""
    text = {
        purpose: "\n".join(p.span.of(document.text) for p in document.passages if p.furniture == purpose)
        for purpose in wanted
    }
    return {purpose: [word for word in words if word in text[purpose]] for purpose, words in wanted.items()}


def in_article(document: Document, words: list[str]) -> list[str]:
    return words_in(document, Kind.ARTICLE, words)


def dated(document: Document) -> list[str | None]:
    captions = document.of(Kind.CAPTION)
    return [caption.dated and caption.dated.of(document.text) for caption in captions]


def cut(document: Document, wanted: dict[str, str] | None) -> dict[str, str | None] | None:
    found = document.cut
    return found and {key: getattr(found, key) for key in wanted or {"by": ""}}


def meters(document: Document) -> list[dict[str, list[float | str | None] | None]]:
    """Those of the meters that give sums, leaving out who gave."""
    return [
        {"goal": told_amount(meter.goal), "reached": told_amount(meter.reached)}
        for meter in document.meters
        if meter.goal
    ]


def told_amount(amount: Amount | None) -> list[float | str | None] | None:
    return amount and [amount.value, amount.unit]


def words_in(document: Document, kind: Kind, words: list[str]) -> list[str]:
    text = "\n".join(texts(document, kind))
    return [word for word in words if word in text]


def credits_of(document: Document) -> list[str]:
    return [
        bare(passage.credit.shifted(0).of(document.text)).strip("()")
        for passage in document.passages
        if passage.credit
    ]


Look = Callable[["Document", Any], Any]
"""From a document and what expected.json has under a key to what was found of it."""

LOOKS: dict[str, Look] = {
    "headline": lambda document, _: value(document.meta.headline),
    "outlet": lambda document, _: value(document.meta.outlet),
    "byline": lambda document, _: [signal.value for signal in document.meta.byline],
    "published": lambda document, want: day(document.meta.published, want),
    "modified": lambda document, want: day(document.meta.modified, want),
    "language": lambda document, _: document.language,
    "charset": lambda document, _: document.charset and document.charset.name.lower(),
    "article": lambda document, _: texts(document, Kind.ARTICLE),
    "article_has": in_article,
    "not_article": in_article,
    "captions": lambda document, _: texts(document, Kind.CAPTION),
    "dated": lambda document, _: dated(document),
    "embeds": lambda document, _: texts(document, Kind.EMBED),
    "cut": cut,
    "meters": lambda document, _: meters(document),
    "related": lambda document, want: words_in(document, Kind.RELATED, want),
    "credits": lambda document, _: credits_of(document),
    "furniture": furniture,
    "comments": comments,
    "statements": statements,
    "times": times,
    "due": due,
    "old_pictures": lambda document, _: [picture.value for picture in document.old_pictures],
    "statements_at_most": lambda document, want: max(len(document.statements), want),
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
    found = {key: LOOKS[key](document, want) for key, want in expected.items()}
    wanted = expected | {"not_article": []} if "not_article" in expected else expected
    if found != wanted:
        pytest.fail(difference(document, found, wanted), pytrace=False)


def difference(document: Document, found: dict[str, Any], wanted: dict[str, Any]) -> str:
    """What is missing (-) and what is there instead (+), key by key, and all statements found."""
    lines = []
    for key in [key for key in wanted if found[key] != wanted[key]]:
        lines += [f"{key}:", *ndiff(as_lines(wanted[key]), as_lines(found[key]))]
        if key == "statements":
            lines += ["found in all:", *(f"  {told(document, each)}" for each in document.statements)]
    return "\n".join(line for line in lines if not line.startswith("? "))


def as_lines(value: Any) -> list[str]:
    return json.dumps(value, ensure_ascii=False, indent=1).split("\n")
