"""The step: the places that a page names, and where what its statements tell of is to have happened."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from sayso.statements.places.finding import find_places_within
from sayso.statements.places.gazetteer import open_gazetteer
from sayso.text import find_sentences
from sayso.types import ClaimantKind, Document, Kind, Span, Statement, Toponym, ToponymKind

READ = frozenset((Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION, Kind.EMBED, Kind.COMMENT_BODY))
# Endings that sites all over the world take.
SOLD = frozenset(("", "AI", "CC", "CO", "FM", "IO", "LA", "LY", "ME", "SH", "TO", "TV", "WS"))
KNOWN_LANGUAGES = frozenset((None, "en"))


def with_places(document: Document) -> Document:
    """The document with the places that it names, and each statement with those that it tells of."""
    if document.language not in KNOWN_LANGUAGES:
        return document
    passages = [passage.span for passage in document.passages if passage.kind in READ]
    persons = _names_of_persons(document)
    places = find_places_within(document.text, passages, _home(document.url))
    common = _common_in_headlines(document, places)
    toponyms = tuple(place for place in places if place.span not in persons and place.span not in common)
    if not toponyms:
        return document
    starts = [place.span.start for place in toponyms]
    sentences = _Sentences(document.text, passages)
    statements = tuple(_placed(statement, sentences, toponyms, starts) for statement in document.statements)
    return replace(document, toponyms=toponyms, statements=statements)


class _Sentences:
    """The sentences of some passages, cut when they are first asked for."""

    def __init__(self, text: str, passages: Sequence[Span]) -> None:
        self.text, self.passages = text, passages
        self.cut: dict[int, tuple[Span, ...]] = {}

    def at(self, position: int) -> Span:
        """The sentence at a position; nothing where no passage is."""
        number = bisect_right(self.passages, position, key=lambda passage: passage.start) - 1
        if number < 0:
            return Span(position, position)
        if number not in self.cut:
            self.cut[number] = find_sentences(self.text, self.passages[number])
        return next(
            (sentence for sentence in self.cut[number] if sentence.start <= position < sentence.end),
            Span(position, position),
        )


def _home(url: str | None) -> str | None:
    """The country that a page's address ends in.

    >>> _home("https://news.example.co.uk/a"), _home("https://example.com/a")
    ('GB', None)
    """
    ending = (urlsplit(url or "").hostname or "").rpartition(".")[2].upper()
    code = {"UK": "GB"}.get(ending, ending)
    return code if code in open_gazetteer().codes and code not in SOLD else None


def _names_of_persons(document: Document) -> frozenset[Span]:
    """Every word of the names of those who speak, where they are mentioned: Ms. Lisbon is no town."""
    return frozenset(
        Span(at, at + len(word))
        for claimant in document.claimants
        if claimant.kind is ClaimantKind.PERSON and claimant.name
        for mention in claimant.mentions
        for word in claimant.name.split()
        if (at := document.text.find(word, *mention.span)) >= 0
    )


def _common_in_headlines(document: Document, places: Sequence[Toponym]) -> frozenset[Span]:
    """Words of headlines that the article writes small, and the page never as a place: "Plot at Harvest".

    Of 76 places in headlines of 284 saved pages none was such a word, so it costs nothing to be strict.
    """
    heads = [passage.span for passage in document.of(Kind.HEADLINE)]
    above = {place.span for place in places if any(head.covers(place.span) for head in heads)}
    named = {place.span.of(document.text) for place in places if place.span not in above}
    return frozenset(
        span
        for span in above
        if (word := span.of(document.text)) not in named and _is_written(word.lower(), document)
    )


def _is_written(word: str, document: Document) -> bool:
    """Whether the article has the word so."""
    whole = re.compile(rf"\b{re.escape(word)}\b")
    return any(whole.search(document.text, *passage.span) for passage in document.of(Kind.ARTICLE))


def _placed(
    statement: Statement, sentences: _Sentences, toponyms: Sequence[Toponym], starts: Sequence[int]
) -> Statement:
    """The statement with the places that its content names, or else the rest of its sentence.

    A people's name tells who, not where, and what stands in the source is the speaker's affair.
    """
    inside = [at for span in statement.content for at in _within(span, toponyms, starts)]
    if not inside and statement.content:
        inside = [
            at
            for at in _within(sentences.at(statement.content[0].start), toponyms, starts)
            if not any(span.overlaps(toponyms[at].span) for span in statement.source)
        ]
    return replace(statement, where=tuple(inside)) if inside else statement


def _within(span: Span, toponyms: Sequence[Toponym], starts: Sequence[int]) -> list[int]:
    first, behind = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return [
        at
        for at in range(first, behind)
        if toponyms[at].kind is not ToponymKind.DEMONYM and toponyms[at].span.end <= span.end
    ]
