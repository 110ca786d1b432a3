"""The article's own voice: its sentences, or what is left of them, that no attribution covers."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.statements.grammar import CONJUNCTIONS, PREPOSITIONS, is_finite
from sayso.text import find_sentences, find_words, trim, without
from sayso.types import Document, Kind, Passage, Span, Statement, Voice

# A photographer's caption asserts; a comment asserts as its writer, who is its source already.
OWN = frozenset({Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION})

# "Later that day" beside an attribution asserts nothing; a clause has a subject, a verb and more.
FEWEST_WORDS = 4

EDGES = " \t\r\n\u00a0,;:–—-\"'“”‘’"


def find_own_assertions(document: Document, attributed: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Statements with `Voice.OUTLET`, in text order; the parts of a sentence around an attribution apart."""
    of_pictures = [passage.credit for passage in document.passages if passage.credit is not None]
    spans = [span for one in attributed for span in (*one.source, *one.cue, *one.content)]
    taken = _merge(of_pictures + spans)
    return tuple(
        Statement(Voice.OUTLET, (part,), reason, within=passage.kind)
        for passage in document.passages
        if passage.kind in OWN and passage.comment is None
        for part, reason in _left_over(document.text, passage, taken)
    )


def _left_over(text: str, passage: Passage, taken: list[Span]) -> Iterator[tuple[Span, str]]:
    for sentence in find_sentences(text, passage.span):
        parts = list(without(sentence, taken))
        if parts == [sentence]:
            if find_words(text, sentence):
                yield sentence, "a sentence without attribution"
            continue
        for part in parts:
            clause = _tidy(part, text)
            if _asserts(clause, text):
                yield clause, "the part of a sentence that its attribution does not cover"


def _asserts(span: Span, text: str) -> bool:
    """Whether what is left of a sentence has a subject and then a verb."""
    words = [word.of(text).lower().replace("’", "'") for word in find_words(text, span)]
    if len(words) < FEWEST_WORDS or words[0] in PREPOSITIONS:
        return False
    while words and words[0] in CONJUNCTIONS:
        del words[0]
    verb = next((at for at, word in enumerate(words) if is_finite(word)), 0)
    return 0 < verb < len(words) - 1


def _merge(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _tidy(span: Span, text: str) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(EDGES))
    return trim(Span(start, max(start, span.start + len(words.rstrip(EDGES)))), text)
