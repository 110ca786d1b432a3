"""The article's own voice: its sentences, or what is left of them, that no attribution covers.

Left out is what asserts nothing: questions, and lines in which nothing can be a finite verb, such as
credits ("Reporting by ..."), datelines, subheadings and the titles of pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sayso.statements.grammar import (
    CONJUNCTIONS,
    HELPERS,
    PREPOSITIONS,
    QUESTIONS,
    RELATIVES,
    SUBORDINATORS,
    is_finite,
)
from sayso.statements.lexicon import Form, Part, cue_words, participles, plain_forms
from sayso.text import WORD, find_sentences, find_words, trim, without
from sayso.types import Document, Kind, Passage, Span, Statement, Voice

# A photographer's caption asserts; a comment asserts as its writer, who is its source already.
OWN = frozenset({Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION})

# "Later that day" beside an attribution asserts nothing; a clause has a subject, a verb and more.
FEWEST_WORDS = 4

# What goes on a clause that is an attribution's: "..., and that the dam would be next".
NO_BEGINNING = PREPOSITIONS | {"that", "once"}

# "The dam is run by the Authority, whose | chief inspector said ..."
LEADING_ON = CONJUNCTIONS | PREPOSITIONS | RELATIVES | QUESTIONS | SUBORDINATORS | {"that"}

MOST_LEADING_ON = 3

CLOSING_MARKS = " \t\r\n\u00a0\"'”’»)]"
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
            if _is_assertion(sentence, text, passage.kind):
                yield sentence, "a sentence without attribution"
            continue
        for part in parts:
            clause = _tidy(part, text)
            if _asserts(clause, text):
                yield clause, "the part of a sentence that its attribution does not cover"


# Nominatives need a verb beside them, known or not.
SUBJECTS = frozenset(["i", "he", "she", "we", "they", "it's", "he's", "she's", "they're", "we're", "i'm"])
SURE = SUBJECTS | HELPERS
NO_PARTICIPLES = frozenset(["hundred", "sacred", "naked", "wicked", "beloved", "kindred", "bed", "shed"])
PLURALS = ("s", "men", "people", "police")
STOPS = (".", "!", "…")


def _is_assertion(sentence: Span, text: str, kind: Kind) -> bool:
    """Whether a whole sentence can be one that asserts: no question, and something in it can be its verb.

    A line without a full stop needs a word that is nothing but a verb: "Seven tonnes in ten" is a
    subheading, "Gates held" is a sentence. Headlines go without full stops and may use an infinitive.
    """
    closing = sentence.of(text).rstrip(CLOSING_MARKS)
    if closing.endswith("?"):
        return False
    verb = any(_must_be_verb(word.group()) for word in WORD.finditer(text, *sentence))
    if verb and not closing.endswith(":"):
        return True
    words = [word.of(text) for word in find_words(text, sentence)]
    if verb or not words:
        return verb and words[0].lower() not in QUESTIONS
    whole = closing.endswith(STOPS) or kind is Kind.HEADLINE
    headline = kind is Kind.HEADLINE and "to" in words
    return headline or (whole and len(words) > 2 and any(_can_be_verb(*two) for two in pairwise(words)))


def _must_be_verb(word: str) -> bool:
    low = word.lower().replace("’", "'")
    if low in SURE:
        return True
    if low.endswith("ed"):
        return word.islower() and not low.endswith("eed") and low not in NO_PARTICIPLES
    return is_finite(low) and low not in participles() and low not in plain_forms()


def _can_be_verb(before: str, word: str) -> bool:
    """Whether a word can be a verb behind another: "gate hangs", "barges lie", not "night notice"."""
    low = word.lower().replace("’", "'")
    forms = {cue.form for cue in cue_words().get(low, ()) if cue.part is Part.VERB}
    if low.endswith("s") and len(low) > 3 and not low.endswith(("'s", "ss", "us", "is")):
        return word.islower() or Form.PRESENT in forms
    return (Form.PLAIN in forms or low in plain_forms()) and before.lower().endswith(PLURALS)


def _asserts(span: Span, text: str) -> bool:
    """Whether what is left of a sentence has a subject and then a verb."""
    words = [word.of(text).lower().replace("’", "'") for word in find_words(text, span)]
    if len(words) < FEWEST_WORDS:
        return False
    while words and words[0] in CONJUNCTIONS:
        del words[0]
    if words and words[0] in NO_BEGINNING:
        return False
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
    """What is left without marks around it, and without the words that led on to the attribution."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(EDGES))
    end = max(start, span.start + len(words.rstrip(EDGES)))
    for word in reversed(find_words(text, Span(start, end))[-MOST_LEADING_ON:]):
        if word.end != end or word.of(text).lower() not in LEADING_ON:
            break
        end = start + len(text[start : word.start].rstrip(EDGES))
    return trim(Span(start, end), text)
