"""Signs: the features of a comment, each a name that a reader understands.

Which phrases of `resources/acts-en.txt` it has, in a question or outside of one; how it is built; how it
stands to the comment that it answers and to the story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from sayso.resources import open_resource
from sayso.statements.acts.reading import Reading, Sentence

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""By first word: the phrases that begin with it, longest first, and the section of each."""


def find_signs(reading: Reading, parent: Reading | None, story: Reading | None) -> dict[str, str]:
    """The features of a comment by name, each with the words that it rests on ("" where on none)."""
    found: dict[str, str] = {}
    _find_phrases(reading, found)
    _find_shape(reading, found)
    _find_questions(reading, found)
    _find_relations(reading, parent, story, found)
    return found


def _find_phrases(reading: Reading, found: dict[str, str]) -> None:
    phrases = open_phrases()
    for sentence in reading.sentences:
        words, mark = sentence.words, "?" if sentence.asks else "."
        sections: dict[str, str] = {}
        for at, word in enumerate(words):
            found.setdefault(f"w {word}", word)
            for rest, section in phrases.get(word, ()):
                if words[at + 1 : at + 1 + len(rest)] == rest:
                    sections.setdefault(section, " ".join((word, *rest)))
        for section, phrase in sections.items():
            found.setdefault(f"{section} {mark}", phrase)
            found.setdefault(f"p {phrase}", phrase)
        _join(sections, sentence, found)


def _join(sections: dict[str, str], sentence: Sentence, found: dict[str, str]) -> None:
    """What two sections say together that neither says alone."""
    length = len(sentence.words)
    mark = "?" if sentence.asks else "."
    strict = sections.get("strict evidence")
    loose = sections.get("evidence")
    asked = sections.get("asking to be shown")
    if strict and length <= 5:
        found.setdefault(f"short evidence {mark}", strict)
    if loose and asked:
        found.setdefault(f"evidence asked {mark}", f"{asked} {loose}")
    if strict and asked:
        found.setdefault(f"strict evidence asked {mark}", f"{asked} {strict}")
    for one, other in PAIRS:
        if one in sections and other in sections:
            found.setdefault(f"{one} + {other}", f"{sections[one]} {sections[other]}")


PAIRS = (
    ("judging sources", "sources"),
    ("said before", "reporting"),
    ("disputing", "reporting"),
    ("first hand", "tried"),
    ("disputing", "sources"),
)


def _find_shape(reading: Reading, found: dict[str, str]) -> None:
    count = sum(len(sentence.words) for sentence in reading.sentences)
    found[f"length {min(count.bit_length(), 8)}"] = ""
    marks = reading.marks
    for mark in marks:
        if mark[0] in "?!.":
            found["mark " + ("?!" if "?" in mark and "!" in mark else mark[0] * min(len(mark), 2))] = mark
        else:
            found["mark " + mark] = ""
    if reading.passed_on:
        found["passes on"] = ""
        if not count:
            found["passes on alone"] = ""
    if reading.numbers:
        found["number"] = next(iter(reading.numbers))
    if reading.names:
        found["name"] = ""
        if len(reading.names) > 2:
            found["names"] = ""
    if reading.sentences:
        first = reading.sentences[0].words
        found[f"first {first[0]}"] = first[0]
        if len(first) > 1:
            found[f"first {first[0]} {first[1]}"] = f"{first[0]} {first[1]}"


def _find_questions(reading: Reading, found: dict[str, str]) -> None:
    sentences = reading.sentences
    asking = [at for at, sentence in enumerate(sentences) if sentence.asks]
    if not asking:
        found["no question"] = ""
        return
    found[f"questions {min(len(asking), 3)}"] = ""
    found["question " + ("alone" if len(sentences) == 1 else "among others")] = ""
    if asking[-1] == len(sentences) - 1:
        found["question last"] = ""
    else:
        found["question answered"] = ""
    for at in asking:
        words = sentences[at].words
        found[f"q {words[0]}"] = words[0]
        if len(words) > 1:
            found[f"q {words[0]} {words[1]}"] = f"{words[0]} {words[1]}"
        found[f"q length {min(len(words).bit_length(), 5)}"] = ""
        for word in words:
            found.setdefault(f"qw {word}", word)


def _find_relations(
    reading: Reading, parent: Reading | None, story: Reading | None, found: dict[str, str]
) -> None:
    words = set(reading.words)
    for name, other in (("parent", parent), ("story", story)):
        if other is None:
            found[f"no {name}"] = ""
            continue
        shared = telling(words) & telling(other.words)
        share = len(shared) / max(1, len(telling(words)))
        found[f"{name} shares {min(3, int(share * 5))}"] = " ".join(sorted(shared))
        if reading.numbers - other.numbers and other.numbers:
            found[f"{name} other number"] = next(iter(reading.numbers - other.numbers))
    if parent is not None:
        asks = any(sentence.asks for sentence in parent.sentences)
        found["parent asks" if asks else "parent tells"] = ""
        signs = _sections(parent)
        for section in signs & PARENTAL:
            found[f"parent {section}"] = ""
    if story is not None and any(sentence.asks for sentence in story.sentences):
        found["story asks"] = ""


APART = frozenset({"spellings", "streets", "grammar"})
"""Sections that are no signs."""

PARENTAL = frozenset(
    {
        "wondering",
        "thanking",
        "praising",
        "strict evidence",
        "asking whether it is so",
        "asking how it is known",
    }
)


def _sections(reading: Reading) -> set[str]:
    phrases = open_phrases()
    return {
        section
        for sentence in reading.sentences
        for at, word in enumerate(sentence.words)
        for rest, section in phrases.get(word, ())
        if sentence.words[at + 1 : at + 1 + len(rest)] == rest
    }


def telling(words: Iterable[str]) -> set[str]:
    """The words that tell what is spoken of: not those of grammar, not the short ones."""
    return {word for word in words if len(word) > 3}


@cache
def open_phrases() -> Phrases:
    phrases: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for section, entries in open_resource("acts-en").items():
        if section in APART:
            continue
        for entry in entries:
            for phrase in entry:
                first, *rest = phrase.split()
                phrases[first].append((tuple(rest), section))
    return {word: tuple(sorted(rests, key=lambda rest: -len(rest[0]))) for word, rests in phrases.items()}
