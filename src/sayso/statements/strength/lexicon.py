"""What cue words say of strength: `resources/strength-en.txt`, by every form of every word."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sayso.resources import open_resource, open_words
from sayso.statements.lexicon import inflect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Opening(StrEnum):
    """What the content of an attribution is to its cue."""

    CLAUSE = "clause"
    TO = "to"
    QUESTION = "question"
    NOUN = "noun"
    NOUN_TO = "noun-to"


class Weight(NamedTuple):
    """One word of the lexicon."""

    lemma: str
    rest: tuple[str, ...]
    """The words that must follow: `out` of "ruled out"."""
    values: Mapping[Opening, frozenset[str]]
    noun: bool
    """Whether it is a noun."""

    @property
    def is_neutral(self) -> bool:
        return not any(self.values.values())


@cache
def weights() -> Mapping[str, tuple[Weight, ...]]:
    """Every form of every word by its first, the longest entry first.

    >>> [weight.lemma for weight in weights()["ruled"]]
    ['rule out']
    """
    found: dict[str, list[Weight]] = defaultdict(list)
    for form, weight in (*_verbs(), *_nouns(), *_adjectives()):
        found[form].append(weight)
    return MappingProxyType(
        {form: tuple(sorted(entries, key=lambda entry: -len(entry.rest))) for form, entries in found.items()}
    )


def _verbs() -> Iterator[tuple[str, Weight]]:
    doubling = open_words("cues-en", "doubling") | open_words("strength-en", "doubling")
    entries = (*open_resource("cues-en")["irregular"], *open_resource("strength-en")["irregular"])
    irregular = {verb: tuple(forms[0].split()) for verb, *forms in entries}
    for lemma, *fields in open_resource("strength-en")["verbs"]:
        verb, *rest = lemma.split()
        weight = Weight(lemma, tuple(rest), _values(fields), noun=False)
        for form in inflect(verb, doubling, irregular):
            yield form, weight


def _nouns() -> Iterator[tuple[str, Weight]]:
    for lemma, *fields in open_resource("strength-en")["nouns"]:
        word, *rest = lemma.split()
        weight = Weight(lemma, tuple(rest), _values(fields), noun=True)
        yield word, weight
        yield (word[:-1] + "ies" if word.endswith("y") else word + "s"), weight


def _adjectives() -> Iterator[tuple[str, Weight]]:
    for lemma, *fields in open_resource("strength-en")["adjectives"]:
        yield lemma, Weight(lemma, (), _values(fields), noun=False)


def _values(fields: list[str]) -> Mapping[Opening, frozenset[str]]:
    """The values of an entry for each kind of content.

    >>> sorted(_values(["probable", "to: foretells"])[Opening.TO])
    ['foretells', 'probable']
    """
    values: dict[Opening, frozenset[str]] = dict.fromkeys(Opening, frozenset())
    for field in fields:
        opening, bound, names = field.rpartition(": ")
        for one in _bound(opening) if bound else Opening:
            values[one] |= frozenset(names.split())
    return MappingProxyType(values)


def _bound(opening: str) -> tuple[Opening, ...]:
    return (Opening.NOUN, Opening.NOUN_TO) if opening == Opening.NOUN else (Opening(opening),)
