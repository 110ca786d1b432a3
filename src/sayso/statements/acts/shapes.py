"""How a comment is built: its length and marks, how it opens, how its questions are put."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sayso.resources import open_resource
from sayso.statements.acts.reading import Reading, Sentence

VERBS = frozenset({"be", "do", "can", "have", "not"})
"""The kinds whose subject comes next; behind the others a verb stands in between."""

PLAIN = "else"
"""Of whom or what a question asks where it is none of those listed."""


def find_shape(reading: Reading, found: dict[str, str]) -> None:
    """Adds what can be told without knowing what is spoken of."""
    count = sum(len(sentence.words) for sentence in reading.sentences)
    found[f"length {min(count.bit_length(), 8)}"] = ""
    for mark in reading.marks:
        if mark[0] in "?!.":
            both = "?" in mark and "!" in mark
            found["mark " + ("?!" if both else mark[0] * min(len(mark), 2))] = mark
        else:
            found["mark " + mark] = ""
    if reading.passed_on:
        found["passes on"] = ""
        if not count:
            found["passes on alone"] = ""
    if reading.numbers:
        found["number"] = min(reading.numbers)
    if reading.names:
        found["name"] = ""
        if len(reading.names) > 2:
            found["names"] = ""
    if reading.sentences:
        words = reading.sentences[0].words
        found[f"first {words[0]}"] = words[0]
        if len(words) > 1:
            found[f"first {words[0]} {words[1]}"] = f"{words[0]} {words[1]}"
    _find_questions(reading.sentences, found)


def _find_questions(sentences: Sequence[Sentence], found: dict[str, str]) -> None:
    for sentence in sentences:
        put = how_put(sentence.words)
        if sentence.asks:
            found.setdefault(f"asks {put or 'otherwise'}", " ".join(sentence.words[:3]))
            found.setdefault(f"asks {(put or 'otherwise').split()[0]}", " ".join(sentence.words[:3]))
        elif put and put.split()[-1] != PLAIN:
            found.setdefault("asks without a mark", " ".join(sentence.words[:3]))
    asking = [at for at, sentence in enumerate(sentences) if sentence.asks]
    if not asking:
        found["no question"] = ""
        return
    found[f"questions {min(len(asking), 3)}"] = ""
    found["question " + ("alone" if len(sentences) == 1 else "among others")] = ""
    found["question last" if asking[-1] == len(sentences) - 1 else "question answered"] = ""
    for at in asking:
        _find_question(sentences[at].words, found)


def _find_question(words: Sequence[str], found: dict[str, str]) -> None:
    found[f"q {words[0]}"] = words[0]
    if len(words) > 1:
        found[f"q {words[0]} {words[1]}"] = f"{words[0]} {words[1]}"
    found[f"q length {min(len(words).bit_length(), 5)}"] = ""
    for word in words:
        found.setdefault(f"qw {word}", word)


def how_put(words: Sequence[str]) -> str:
    """The kind of question that a sentence opens as, and of whom it asks; nothing where it opens as none.

    >>> how_put(["so", "can", "we", "use", "it"])
    'can self'
    >>> how_put(["where", "did", "they", "go"])
    'where them'
    """
    leading = _leading()
    at = 0
    while at < min(3, len(words) - 1) and words[at] in leading:
        at += 1
    kind = _classes("opening questions").get(words[at])
    if kind is None or (kind in VERBS and at + 1 == len(words)):
        return ""
    asked = _classes("asked of")
    after = words[at + 1 : at + 2] if kind in VERBS else words[at + 2 : at + 4]
    return f"{kind} {next((asked[word] for word in after if word in asked), PLAIN)}"


@cache
def _classes(section: str) -> dict[str, str]:
    return {word: kind for kind, *words in open_resource("acts-en")[section] for word in words}


@cache
def _leading() -> frozenset[str]:
    return frozenset(word for entry in open_resource("acts-en")["leading in"] for word in entry)
