"""The cue lexicon: words that attribute, the frames they do it in, and how often they do.

Edited in `resources/cues-en.txt`. An entry names a word and, for each grade, the frames in which it
has that grade: `agree  usual: to  sometimes: that with`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from types import MappingProxyType

from sayso.resources import open_resource, open_words


class Grade(IntEnum):
    """How often a word in a frame attributes, in news."""

    RARELY = 0
    SOMETIMES = 1
    USUAL = 2
    SURE = 3


class Part(StrEnum):
    """What part of speech a cue is."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


class Form(StrEnum):
    """The form in which a cue stands."""

    PLAIN = "plain"
    PRESENT = "present"
    PAST = "past"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of one entry."""

    lemma: str
    part: Part
    form: Form
    rest: tuple[str, ...]
    """The words that must follow: `out` of "pointed out"."""
    frames: Mapping[str, Grade]


ANY_VERB: Mapping[str, Grade] = MappingProxyType({"quoted": Grade.USUAL, "inverted-quoted": Grade.USUAL})
"""Beside a whole quotation, with a subject of its own, any verb of the lexicon attributes."""

SPEECH_FRAMES = [
    "that",
    "quote",
    "whom-quote",
    "colon",
    "whom-colon",
    "quoted",
    "inverted-quoted",
    "after",
    "passive-that",
    "passive-to",
    "passive-after",
]
"""Where a verb of saying attributes even if the news that was counted has too few examples."""

VOWELS = frozenset("aeiou")


def inflect(verb: str, doubling: frozenset[str], irregular: Mapping[str, tuple[str, ...]]) -> dict[str, Form]:
    """The forms of an English verb.

    >>> sorted(inflect("deny", frozenset(), {}))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(inflect("admit", frozenset({"admit"}), {}))
    ['admit', 'admits', 'admitted', 'admitting']
    """
    forms = {verb: Form.PLAIN, _third_person(verb): Form.PRESENT}
    stem = verb + verb[-1] if verb in doubling else verb
    if verb in irregular:
        forms |= dict.fromkeys(irregular[verb], Form.PAST)
    elif verb.endswith("e"):
        forms[verb + "d"] = Form.PAST
    elif verb.endswith("y") and verb[-2] not in VOWELS:
        forms[verb[:-1] + "ied"] = Form.PAST
    else:
        forms[stem + "ed"] = Form.PAST
    drops = verb.endswith("e") and not verb.endswith("ee")
    forms[(verb[:-1] if drops else stem) + "ing"] = Form.ING
    return forms


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _grades(fields: tuple[str, ...]) -> dict[str, Grade]:
    grades: dict[str, Grade] = {}
    for field in fields:
        name, _, frames = field.partition(": ")
        grades |= dict.fromkeys(frames.split(), Grade[name.upper()])
    return grades


@cache
def cue_words() -> Mapping[str, tuple[Cue, ...]]:
    """Every form of every cue by its first word, the longest first."""
    found: dict[str, list[Cue]] = defaultdict(list)
    for first, cue in (*_verbs(), *_others("nouns", Part.NOUN), *_others("adjectives", Part.ADJECTIVE)):
        found[first].append(cue)
    return MappingProxyType(
        {word: tuple(sorted(cues, key=lambda cue: -len(cue.rest))) for word, cues in found.items()}
    )


def _verbs() -> Iterator[tuple[str, Cue]]:
    cues = open_resource("cues-en")
    speech = open_words("cues-en", "speech")
    doubling = open_words("cues-en", "doubling")
    irregular = {verb: tuple(forms[0].split()) for verb, *forms in cues["irregular"]}
    for lemma, *grades in cues["verbs"]:
        verb, *rest = lemma.split()
        usual = dict.fromkeys(SPEECH_FRAMES, Grade.USUAL) if lemma in speech else ANY_VERB
        frames = MappingProxyType({**usual, **_grades(tuple(grades))})
        for word, form in inflect(verb, doubling, irregular).items():
            yield word, Cue(lemma, Part.VERB, form, tuple(rest), frames)


def _others(section: str, part: Part) -> Iterator[tuple[str, Cue]]:
    for lemma, *grades in open_resource("cues-en")[section]:
        word, *rest = lemma.split()
        yield word, Cue(lemma, part, Form.PLAIN, tuple(rest), MappingProxyType(_grades(tuple(grades))))


@cache
def plain_forms() -> frozenset[str]:
    """Irregular verbs in a form that is no past tense: "keep", which may command, but not "put"."""
    entries = open_resource("cues-en")["irregular"]
    return frozenset(verb for verb, forms, *_ in entries if verb not in forms.split())


@cache
def participles() -> frozenset[str]:
    """Forms of irregular verbs that need an auxiliary: "seen", but not "held"."""
    entries = (forms[0].split() for _, *forms in open_resource("cues-en")["irregular"])
    return frozenset(forms[1] for forms in entries if len(forms) > 1 and forms[1] != forms[0])
