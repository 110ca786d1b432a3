"""Signs: the features of a comment, each a name that a reader understands.

Which phrases of `resources/acts-en.txt` it has, in a question or outside of one; how it is built (`shapes`);
how it stands to the comment that it answers and to the story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.resources import open_resource
from sayso.statements.acts.reading import Reading, Sentence, read_comment
from sayso.statements.acts.shapes import find_shape

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""By first word: the phrases that begin with it, longest first, and the section of each."""

Sections = dict[str, str]
"""The sections that a sentence has phrases of, each with the phrase."""

PAIRS = (
    ("judging sources", "sources"),
    ("said before", "reporting"),
    ("disputing", "reporting"),
    ("disputing", "sources"),
    ("first hand", "tried"),
    ("first hand", "reporting"),
    ("tried", "praising"),
    ("agreeing", "disputing"),
    ("wondering", "first hand"),
    ("rhetorical", "disputing"),
    ("rhetorical", "swearing"),
    ("insults", "menacing"),
    ("said before", "disputing"),
    ("said before", "sources"),
    ("opining", "reporting"),
)
"""Sections that say together what neither says alone."""

KIND_WORDS = frozenset({"thanking", "praising", "grieving", "greeting", "joking", "mending"})
"""What is said of a page, an author or an event without saying anything about them."""

ASIDE = frozenset({"sources", "evidence", "questioning", "agreeing"})
"""Sections too common to tell that a sentence says more."""

NAMING = frozenset({"you", "they", "he", "she", "these", "those", "this", "your"})


class Above(NamedTuple):
    """What counts of the comment that is answered, or of the story."""

    words: frozenset[str]
    """The words that tell what it speaks of."""
    numbers: frozenset[str]
    sections: frozenset[str]
    asks: bool


@lru_cache(64)
def look_above(text: str) -> Above:
    """The story stands above every comment of a page, and a comment above each of its answers."""
    reading = read_comment(text)
    return Above(
        words=frozenset(telling(reading.words)),
        numbers=reading.numbers,
        sections=frozenset().union(*(find_sections(sentence.words) for sentence in reading.sentences)),
        asks=any(sentence.asks for sentence in reading.sentences),
    )


def find_signs(reading: Reading, parent: Above | None, story: Above | None) -> dict[str, str]:
    """The features of a comment by name, each with the words that it rests on ("" where on none)."""
    found: dict[str, str] = {}
    noted = [_note(sentence, found) for sentence in reading.sentences]
    _find_whole(reading, noted, found)
    find_shape(reading, found)
    _find_relations(reading, parent, story, found)
    _cross(reading, found)
    return found


def _note(sentence: Sentence, found: dict[str, str]) -> Sections:
    words, mark = sentence.words, "?" if sentence.asks else "."
    for word in words:
        found.setdefault(f"w {word}", word)
    sections = find_sections(words)
    for section, phrase in sections.items():
        found.setdefault(f"{section} {mark}", phrase)
        found.setdefault(f"p {phrase}", phrase)
    _join(sections, sentence, found)
    return sections


def find_sections(words: Sequence[str]) -> Sections:
    """The sections of which a sentence has a phrase, with the first of each."""
    phrases = open_phrases()
    sections: Sections = {}
    for at, word in enumerate(words):
        for rest, section in phrases.get(word, ()):
            if not rest or words[at + 1 : at + 1 + len(rest)] == rest:
                sections.setdefault(section, " ".join((word, *rest)) if rest else word)
    return sections


def _join(sections: Sections, sentence: Sentence, found: dict[str, str]) -> None:
    length = len(sentence.words)
    mark = "?" if sentence.asks else "."
    strict, loose = sections.get("strict evidence"), sections.get("evidence")
    asked = sections.get("asking to be shown")
    if strict and length <= 5:
        found.setdefault(f"short evidence {mark}", strict)
    if loose and asked:
        found.setdefault(f"evidence asked {mark}", f"{asked} … {loose}")
    if strict and asked:
        found.setdefault(f"strict evidence asked {mark}", f"{asked} … {strict}")
    for one, other in PAIRS:
        if one in sections and other in sections:
            found.setdefault(f"{one} + {other} {mark}", f"{sections[one]} … {sections[other]}")
    if "insults" in sections and not NAMING.isdisjoint(sentence.words):
        found.setdefault("insult aimed", sections["insults"])
    if not sentence.asks and "opining" not in sections and "number" not in found:
        past = next((word for word in sentence.words if len(word) > 4 and word.endswith("ed")), None)
        if past:
            found.setdefault("tells of the past", past)


def _find_whole(reading: Reading, noted: Sequence[Sections], found: dict[str, str]) -> None:
    """What all sentences together are."""
    every = set().union(*noted)
    if every & KIND_WORDS:
        kind = sorted(every & KIND_WORDS)
        if not every - KIND_WORDS - ASIDE:
            found["nothing but " + kind[0]] = ""
            found["nothing but kind words"] = ""
    if not every:
        found["no phrase known"] = ""
    if noted and "agreeing" in noted[0]:
        words = reading.sentences[0].words
        found["agrees at once"] = noted[0]["agreeing"] if len(words) <= 4 else ""
        if len(reading.words) <= 4:
            found["agrees and no more"] = noted[0]["agreeing"]
    facts = sum(
        not sentence.asks and "opining" not in sections and len(sentence.words) > 4
        for sentence, sections in zip(reading.sentences, noted, strict=True)
    )
    found[f"flat sentences {min(facts, 3)}"] = ""
    if facts and (reading.numbers or len(reading.names) > 1):
        found["flat with numbers or names"] = ""


def _find_relations(
    reading: Reading, parent: Above | None, story: Above | None, found: dict[str, str]
) -> None:
    words = telling(reading.words)
    for name, other in (("parent", parent), ("story", story)):
        if other is None:
            found[f"no {name}"] = ""
            continue
        shared = words & other.words
        found[f"{name} shares {min(3, len(shared))}"] = " ".join(sorted(shared))
        if shared and len(shared) > 0.8 * len(words):
            found[f"{name} repeated"] = ""
        if shared and "disputing ." in found:
            found[f"{name} shared and disputed"] = found["disputing ."]
        if reading.numbers - other.numbers and other.numbers:
            found[f"{name} other number"] = min(reading.numbers - other.numbers)
    if parent is not None:
        _find_reply(parent, found)
    if story is not None and story.asks:
        found["story asks"] = ""


def _find_reply(parent: Above, found: dict[str, str]) -> None:
    wants = parent.asks or "wondering" in parent.sections
    for section in parent.sections & PARENTAL:
        found[f"parent {section}"] = ""
    manner = "asked" if parent.asks else "wanted" if wants else "told"
    found[f"parent {manner}"] = ""
    for sign in REPLYING:
        if sign in found:
            found[f"{manner}, and replies: {sign}"] = found[sign]
    if wants and "no question" in found and "thanking ." not in found:
        found["tells who asked"] = ""


REPLYING = (
    "no question",
    "question last",
    "thanking .",
    "praising .",
    "disputing .",
    "agreeing .",
    "telling how .",
    "opining .",
    "greeting .",
    "number",
    "mark http",
    "first hand .",
    "reporting .",
    "insults .",
)
"""What counts differently in answer to a question."""


def _cross(reading: Reading, found: dict[str, str]) -> None:
    """On a platform of short posts much means something else than under an article."""
    if reading.passed_on or "mark @" in found or "mark #" in found:
        found["post"] = ""
        return
    for sign in [sign for sign in found if sign[:2] not in {"w ", "p "} and not sign.startswith("qw ")]:
        found[f"{sign}, under an article"] = found[sign]


APART = frozenset(
    {"spellings", "streets", "grammar", "recurring", "opening questions", "asked of", "leading in"}
)
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


def telling(words: Iterable[str]) -> set[str]:
    """The words that tell what is spoken of: not those of grammar, not the short ones."""
    return {word for word in words if len(word) > 3}


def find_recurring(words: Sequence[str]) -> str | None:
    """The phrase of a sentence that says the same was said or happened before.

    >>> find_recurring(("they", "promise", "that", "every", "time"))
    'every time'
    """
    phrases = _indexed(("recurring",))
    for at, word in enumerate(words):
        for rest, _ in phrases.get(word, ()):
            if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                return " ".join((word, *rest))
    return None


@cache
def open_phrases() -> Phrases:
    """The phrases of all sections that are signs."""
    return _indexed(tuple(section for section in open_resource("acts-en") if section not in APART))


@cache
def _indexed(sections: tuple[str, ...]) -> Phrases:
    phrases: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for section in sections:
        for phrase in (phrase for entry in open_resource("acts-en")[section] for phrase in entry):
            first, *rest = phrase.split()
            phrases[first].append((tuple(rest), section))
    return {word: tuple(sorted(rests, key=lambda rest: -len(rest[0]))) for word, rests in phrases.items()}
