"""A small extractor on spaCy's dependency parse: the textbook rule, as a measure of what a parse alone gives.

A verb of saying, its subject as the source, its clause as the content, and all of a quotation that the
clause is part of or that stands beside the verb; and "according to". spaCy brings no such extractor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.peers.parsing import paragraphs
from benchmarks.records import Record

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
MARKS = frozenset('"“”«»')


def attribution(text: str) -> Record:
    return {
        "attributions": [
            {role: _spans(parsed, words, start) for role, words in found.items()}
            for start, parsed in paragraphs(text)
            for found in (*_clauses(parsed, _quotations(parsed)), *_according_to(parsed))
            if found["content"]
        ]
    }


def _clauses(parsed: Any, quotations: list[range]) -> Iterator[dict[str, set[int]]]:
    for verb in parsed:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in SAYING:
            source = _words(child for child in verb.children if child.dep_ in SUBJECTS)
            clause = _words(child for child in verb.children if child.dep_ in CLAUSES) - source - {verb.i}
            content = clause | _quoted(verb, clause, quotations) - source
            yield {"source": source, "cue": {verb.i}, "content": content}


def _quotations(parsed: Any) -> list[range]:
    """The words between an opening and a closing quotation mark."""
    found, opened = [], None
    for token in parsed:
        if token.text in MARKS:
            if opened is not None:
                found.append(range(opened + 1, token.i))
            opened = token.i if opened is None else None
    return found


def _quoted(verb: Any, clause: set[int], quotations: list[range]) -> set[int]:
    """The quotations that hold words of the clause; without a clause, those beside the verb."""
    sought = clause or set(range(verb.sent.start - 2, verb.sent.end + 2))
    near = (quotation for quotation in quotations if verb.i not in quotation)
    return {word for quotation in near if not sought.isdisjoint(quotation) for word in quotation}


def _according_to(parsed: Any) -> Iterator[dict[str, set[int]]]:
    for word in parsed:
        if word.lower_ == "according" and word.i + 1 < len(parsed) and parsed[word.i + 1].lower_ == "to":
            cue = {word.i, word.i + 1}
            source = _words([word]) - cue
            sentence = {token.i for token in word.sent}
            yield {"source": source, "cue": cue, "content": sentence - source - cue}


def _words(heads: Iterable[Any]) -> set[int]:
    """The words that hang on any of the heads, and the heads."""
    return {token.i for head in heads for token in head.subtree}


def _spans(parsed: Any, words: set[int], start: int) -> list[list[int]]:
    """Runs of neighbouring words as characters of the text."""
    spans: list[list[int]] = []
    for number in sorted(words):
        span = [start + parsed[number].idx, start + parsed[number].idx + len(parsed[number])]
        if number - 1 in words:
            spans[-1][1] = span[1]
        else:
            spans.append(span)
    return spans
