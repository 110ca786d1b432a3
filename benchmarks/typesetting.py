"""Pages of the made-up press as what a crawler fetches, and as what a perfect reader makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from html import escape

import sayso
from benchmarks.events import Line, Paragraph, Party
from benchmarks.newsroom import Made, calendar_day

PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{headline} | {outlet}</title>
<meta property="og:site_name" content="{outlet}">{day}</head>
<body><header><a href="/">{outlet}</a><nav><a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
<main><article><h1>{headline}</h1>
{paragraphs}
</article></main>
<footer><p>{notice}</p></footer></body></html>
"""
DAY = '\n<meta property="article:published_time" content="{}T08:00:00Z">'
KINDS = {
    "person": sayso.ClaimantKind.PERSON,
    "body": sayso.ClaimantKind.ORGANISATION,
    "unnamed": sayso.ClaimantKind.ANONYMOUS,
}


def as_capture(page: Made) -> sayso.Capture:
    """The page as it is fetched, on the day on which it came out."""
    paragraphs = "\n".join(
        f"<p>{escape(' '.join(line.words for line in each))}</p>" for each in page.paragraphs
    )
    html = PAGE.format(
        headline=escape(page.headline.words),
        outlet=escape(page.outlet.name),
        day="" if page.declared is None else DAY.format(calendar_day(page.declared)),
        paragraphs=paragraphs,
        notice=escape(page.outlet.notice),
    )
    return sayso.Capture(
        html.encode(),
        sayso.Place(page.id),
        url=_address(page),
        time=datetime.combine(calendar_day(page.day), time(9), UTC),
    )


def as_document(page: Made) -> sayso.Document:
    """The page with its statements and who makes them, as they were written; without places and times."""
    pieces: list[str] = []
    passages: list[sayso.Passage] = []
    statements: list[sayso.Statement] = []
    parties: dict[Party, int] = {}
    at = 0
    for number, paragraph in enumerate(((page.headline,), *page.paragraphs)):
        kind = sayso.Kind.ARTICLE if number else sayso.Kind.HEADLINE
        statements += _statements(paragraph, at, kind, parties)
        words = " ".join(line.words for line in paragraph)
        span = sayso.Span(at, at + len(words))
        passages.append(sayso.Passage(span, kind, "as written", span))
        pieces.append(words)
        at = span.end + 2
    return sayso.Document(
        text="\n\n".join(pieces),
        passages=tuple(passages),
        meta=_meta(page),
        statements=tuple(statements),
        language="en",
        url=_address(page),
        time=datetime.combine(calendar_day(page.day), time(9), UTC),
        claimants=tuple(_claimant(party) for party in parties),
    )


def _statements(
    paragraph: Paragraph, at: int, kind: sayso.Kind, parties: dict[Party, int]
) -> Iterator[sayso.Statement]:
    for line in paragraph:
        if not line.content:
            yield sayso.Statement(
                sayso.Voice.OUTLET, (sayso.Span(at, at + len(line.words)),), "as written", within=kind
            )
        else:
            yield _attributed(line, at, kind, parties)
        at += len(line.words) + 1


def _attributed(line: Line, at: int, kind: sayso.Kind, parties: dict[Party, int]) -> sayso.Statement:
    content, source, cue = (
        _span(line.words, part).shifted(at) for part in (line.content, line.source, line.cue)
    )
    speakers: tuple[sayso.Speaker, ...] = ()
    if line.party is not None:
        speakers = (sayso.Speaker(parties.setdefault(line.party, len(parties)), "as written"),)
    polarity = sayso.Polarity.DENIED if line.denies else sayso.Polarity.ASSERTED
    return sayso.Statement(
        sayso.Voice.SOURCE, (content,), "as written", source=(source,), cue=(cue,),
        quoting=sayso.Quoting.DIRECT if "“" in line.words else sayso.Quoting.INDIRECT,
        within=kind, speakers=speakers, strength=sayso.Strength(polarity),
    )  # fmt: skip


def _span(words: str, part: str) -> sayso.Span:
    start = words.index(part)
    return sayso.Span(start, start + len(part))


def _claimant(party: Party) -> sayso.Claimant:
    name = None if party.is_unnamed else party.name
    return sayso.Claimant(KINDS[party.kind], name, party.role or None, party.body or None)


def _meta(page: Made) -> sayso.Meta:
    outlet = sayso.Signal("outlet", page.outlet.name, "meta", page.outlet.name)
    headline = sayso.Signal("headline", page.headline.words, "visible text", page.headline.words)
    if page.declared is None:
        return sayso.Meta(headline=headline, outlet=outlet)
    day = str(calendar_day(page.declared))
    return sayso.Meta(headline, outlet, published=sayso.Signal("published", day, "meta", day))


def _address(page: Made) -> str:
    return f"https://{page.outlet.site}/{page.id}"
