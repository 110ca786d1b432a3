"""Whom a pronoun stands for: the nearest who can be meant, subjects and speakers before others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.statements.claimants.describing import find_described
from sayso.statements.claimants.nearness import nearest_person
from sayso.statements.claimants.phrases import read_phrase
from sayso.statements.claimants.scene import REACH, Match
from sayso.statements.claimants.vocabulary import ARTICLES, HEAD_ENDS
from sayso.statements.grammar import CONJUNCTIONS, is_finite
from sayso.types import ClaimantKind

if TYPE_CHECKING:
    from sayso.statements.claimants.scene import Scene

HE = frozenset(["he", "him", "his", "himself", "he's", "he'd", "he'll"])
SHE = frozenset(["she", "her", "hers", "herself", "she's", "she'd", "she'll"])
IT = frozenset(["it", "its", "itself", "it's"])
THEY = frozenset(
    ["they", "them", "their", "theirs", "themselves", "they're", "they've", "they'd", "all", "both"]
)
SOME = frozenset(["those", "some", "many", "several", "most", "others", "few"])
FIRST = frozenset(
    [
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "i'm",
        "i've",
        "we're",
        "we've",
        "i'd",
        "i'll",
        "we'll",
        "we'd",
        "let's",
    ]
)
SECOND = frozenset(["you", "your", "yours", "you're", "you've", "there", "this", "these"])
RELATIVE = frozenset(["who", "which", "that", "whose", "whom"])
PRONOUNS = HE | SHE | IT | THEY | SOME | FIRST | SECOND | RELATIVE

MANY = frozenset([ClaimantKind.GROUP, ClaimantKind.ORGANISATION])
THINGS = frozenset([ClaimantKind.ORGANISATION, ClaimantKind.DOCUMENT])


def find_antecedent(scene: Scene, at: int) -> list[Match]:
    """Whom the pronoun at a token stands for; empty where nobody before it can be meant.

    "I" and "we" are left to whoever is quoted there.
    """
    low = scene.tokens.lows[at].replace("’", "'")
    if low in HE or low in SHE:
        return _person_before(scene, at, "m" if low in HE else "f")
    if low in RELATIVE:
        return _before_relative(scene, at)
    if low in THEY:
        return _several_before(scene, at)
    if low in SOME:
        return _several(scene, at)
    if low in IT:
        return _thing_before(scene, at)
    return []


def _several_before(scene: Scene, at: int) -> list[Match]:
    word = scene.tokens.words[at]
    pair = next(((start, several) for start, several in reversed(scene.together) if start < at), None)
    for spoken, figure in reversed(scene.spoken[-REACH:]):
        if pair is not None and spoken == pair[0]:
            return [Match(one.figure, f'"{word}": those who spoke together before it') for one in pair[1]]
        if spoken < at and figure.kind in MANY:
            return [Match(figure, f'"{word}": the last before it who are several')]
    return _several(scene, at)


def _several(scene: Scene, at: int) -> list[Match]:
    group = scene.unnamed(ClaimantKind.GROUP, at, at + 1, at + 1)
    return [Match(group, f'"{scene.tokens.words[at]}" stands for several that go unnamed')]


def _thing_before(scene: Scene, at: int) -> list[Match]:
    word = scene.tokens.words[at]
    for spoken, figure in reversed(scene.spoken[-REACH:]):
        if spoken < at and figure.kind in THINGS:
            return [Match(figure, f'"{word}": the last before it that is no person')]
    bodies = [one for one in scene.before(at) if one.figure.kind is ClaimantKind.ORGANISATION]
    return [Match(bodies[-1].figure, f'"{word}": the nearest body named before it')] if bodies else []


def _person_before(scene: Scene, at: int, sex: str) -> list[Match]:
    figure = nearest_person(scene, at, sex)
    if figure is None:
        return []
    figure.sex = figure.sex or sex
    word = scene.tokens.words[at]
    return [Match(figure, f'"{word}": the nearest person before it who can be meant')]


def _before_relative(scene: Scene, at: int) -> list[Match]:
    """Whom a relative pronoun stands for: what ends right before it, an apposition allowed."""
    tokens = scene.tokens
    end = at - (at > 0 and tokens.words[at - 1] == ",")
    person = tokens.lows[at] in {"who", "whom"}
    for one in reversed(scene.before(at)):
        if tokens.sentences[one.start] != tokens.sentences[at]:
            break
        described = (
            person
            and one.figure.kind is ClaimantKind.PERSON
            and at - one.end < 25
            and tokens.lows[one.end] in {",", "(", "of"}
        )
        if (one.end == end or described) and not (person and one.figure.kind is ClaimantKind.ORGANISATION):
            return [Match(one.figure, f'"{tokens.words[at]}" follows the name')]
    start = end
    while start > 0 and end - start < 8 and _goes_on(scene, start - 1, at):
        start -= 1
        if tokens.lows[start] in ARTICLES:
            break
    phrase = read_phrase(tokens, start, end)
    return [] if phrase is None else find_described(scene, phrase)


def _goes_on(scene: Scene, at: int, before: int) -> bool:
    tokens = scene.tokens
    low = tokens.lows[at]
    if tokens.sentences[at] != tokens.sentences[before] or not low[0].isalnum():
        return False
    return not (low in HEAD_ENDS or low in CONJUNCTIONS or low in RELATIVE or is_finite(low))
