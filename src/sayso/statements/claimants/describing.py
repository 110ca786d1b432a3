"""Whom a description stands for: "the mayor", "the ministry", "officials", "a report by the board"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.statements.claimants.bodies import OWNED
from sayso.statements.claimants.nearness import nearest_person
from sayso.statements.claimants.roles import read_role
from sayso.statements.claimants.scene import REACH, Match
from sayso.statements.claimants.vocabulary import (
    ARTICLES,
    BODIES,
    HEAD_ENDS,
    OFFICE_HOLDERS,
    OUTLETS,
    POSSESSIVE,
    STANDING,
    TITLES,
    same_office,
    sexes,
    singular,
)
from sayso.types import ClaimantKind

if TYPE_CHECKING:
    from sayso.statements.claimants.cast import Figure
    from sayso.statements.claimants.phrases import Phrase
    from sayso.statements.claimants.scene import Scene
    from sayso.statements.claimants.tokens import Tokens

# Any body may be called so; which one is told by what stands before.
ANY_BODY = frozenset(
    [
        "company",
        "firm",
        "group",
        "organisation",
        "organization",
        "agency",
        "outlet",
        "newspaper",
        "paper",
        "magazine",
        "network",
        "site",
    ]
)

MOST_TOGETHER = 3
MOST_ASKED = 500
# In the headline and the first sentences "a judge" is one whom the article names further down.
LEAD = 4
# "The president" is not the vice president.
# So many words behind its noun belong to the name of a document: "report by the board".
SHORT = 4
POINTING = frozenset(["the", "this", "that", "these", "those", "its", "their"])
LESSER = frozenset(["vice", "deputy", "assistant", "former", "ex", "late"])

KINDS = {
    ClaimantKind.GROUP: "several people",
    ClaimantKind.DOCUMENT: "something written or recorded",
    ClaimantKind.ANONYMOUS: "somebody unnamed",
}


def find_described(scene: Scene, phrase: Phrase) -> list[Match]:
    """Whom a phrase without a name at its heart stands for; empty where it tells of nobody."""
    if phrase.kind is ClaimantKind.UNKNOWN:
        return []
    if phrase.kind is ClaimantKind.PERSON:
        return [_holder(scene, phrase)]
    if phrase.kind is ClaimantKind.ORGANISATION:
        return [_body(scene, phrase)]
    word = scene.tokens.words[phrase.head_end - 1]
    if phrase.kind is ClaimantKind.GROUP and phrase.definite and phrase.end - phrase.start == 1:
        named = _holders(scene, phrase)
        if named:
            return named
    if phrase.kind is ClaimantKind.DOCUMENT:
        return [_document(scene, phrase, word)]
    figure = scene.unnamed(phrase.kind, phrase.start, phrase.end, phrase.head_end)
    return [Match(figure, f'"{word}" tells of {KINDS[phrase.kind]}')]


def _document(scene: Scene, phrase: Phrase, word: str) -> Match:
    tokens = scene.tokens
    before = tokens.lows[phrase.start - 1] if phrase.start else ""
    if before in POINTING and phrase.head_end - phrase.start == 1:
        for _, figure in reversed(scene.spoken[-REACH:]):
            if figure.kind is ClaimantKind.DOCUMENT and phrase.head in figure.heads:
                return Match(figure, f'"{word}": the last such document before it')
    figure = scene.unnamed(phrase.kind, phrase.start, phrase.end, phrase.head_end)
    figure.heads.add(phrase.head)
    many = word.endswith("s") and not word.endswith("ss")
    if not many and figure.roles:
        led = phrase.end > phrase.head_end and tokens.lows[phrase.head_end] in HEAD_ENDS
        end = phrase.end if led and phrase.end - phrase.head_end <= SHORT else phrase.head_end
        figure.name = _without_ending(_owner(scene, phrase) + tokens.said(phrase.start, end))
        figure.roles.clear()
    return Match(figure, f'"{word}" tells of {KINDS[phrase.kind]}')


def _holder(scene: Scene, phrase: Phrase) -> Match:
    """The person of whom a role is said: one who is said to hold it, else one who goes unnamed."""
    tokens, head = scene.tokens, phrase.head
    sex = sexes().get(head)
    early = scene.tokens.steps[phrase.start] < LEAD
    # "Director for locks Ana Oru" is nobody known, whoever else is a director.
    pointed = phrase.start > 0 and tokens.lows[phrase.start - 1] in ARTICLES
    if early or (phrase.definite and (pointed or phrase.end - phrase.start < 4)):
        fitting = [
            one
            for one in scene.cast.people[:MOST_ASKED]
            if head in one.heads and not (sex and one.sex not in {sex, None})
        ]
        best = _best_of(scene, fitting, phrase)
        if best is not None:
            _tell_role(tokens, phrase, best)
            return Match(best, f'"{head}": said of {best.name} on this page')
        told = _told_anew(scene, phrase, sex)
        if told is not None:
            return told
    unique = phrase.definite and (head in OFFICE_HOLDERS or head in TITLES)
    kind = ClaimantKind.PERSON if unique else ClaimantKind.ANONYMOUS
    figure = scene.unnamed(kind, phrase.start, phrase.end, phrase.head_end)
    figure.sex = sex
    return Match(figure, f'"{head}" is said of nobody whom the page names')


def _tell_role(tokens: Tokens, phrase: Phrase, figure: Figure) -> None:
    """Adds what "the Karvo senator" tells of somebody; a headline's "Senator" and "her doctor" tell less."""
    told = phrase.start > 0 and tokens.lows[phrase.start - 1] == "the"
    if (
        told
        and phrase.end - phrase.start > 1
        and POSSESSIVE.isdisjoint(tokens.lows[phrase.start : phrase.end])
    ):
        role = read_role(tokens, phrase.start, phrase.end)
        if role is not None:
            figure.add_role(role)


def _told_anew(scene: Scene, phrase: Phrase, sex: str | None) -> Match | None:
    """The person just named of whom a description tells something new: "the former harbour master".

    A role alone ("the president") may be another's, who goes unnamed.
    """
    role = read_role(scene.tokens, phrase.start, phrase.end)
    alone = phrase.head_end - phrase.start < 2
    found = nearest_person(scene, phrase.start, sex) if role is not None else None
    if role is None or found is None:
        return None
    if found.kind is ClaimantKind.ANONYMOUS:
        same = alone and phrase.head in found.roles[0].lower().split()
        return Match(found, f'"{phrase.head}": the last one before it') if same else None
    if phrase.head not in (STANDING if alone else OFFICE_HOLDERS | STANDING) or not found.heads.isdisjoint(
        OFFICE_HOLDERS
    ):
        return None
    if not alone:
        found.add_role(role)
    return Match(
        found, f'"{phrase.head}": tells of {found.name}, named shortly before, what nobody else is said to be'
    )


def _holders(scene: Scene, phrase: Phrase) -> list[Match]:
    """The few people of whom a plural is said: "the senators", once two are named."""
    near = dict.fromkeys(one.figure for one in scene.before(phrase.start))
    fitting = [one for one in near if one.kind is ClaimantKind.PERSON and _is_called(one, phrase.head)]
    if not 2 <= len(fitting) <= MOST_TOGETHER or scene.tokens.lows[phrase.start - 1] != "the":
        return []
    return [Match(one, f'"{phrase.head}": said of {one.name} on this page') for one in fitting]


def _is_called(figure: Figure, head: str) -> bool:
    """Whether a person's roles have a noun itself, or a title short for it: "Sen." for "senator"."""
    words = {singular(word) for role in figure.roles for word in role.lower().split()}
    return head in words or any(word.endswith(".") and head in same_office().get(word, ()) for word in words)


def _best_of(scene: Scene, fitting: list[Figure], phrase: Phrase) -> Figure | None:
    """Of those who hold a role, the one whose roles say most of the description, then the last named."""
    described = set(scene.tokens.lows[phrase.start : phrase.head_end])
    latest = {id(one.figure): one.start for one in scene.before(phrase.start)}

    def fit(figure: Figure) -> tuple[int, int]:
        words = {word for role in figure.roles for word in role.lower().split()}
        lesser = len(LESSER & words - described)
        return len(described & words) - 2 * lesser, latest.get(id(figure), -1)

    return max(fitting, key=fit, default=None)


def _body(scene: Scene, phrase: Phrase) -> Match:
    tokens = scene.tokens
    here = phrase.start > 0 and tokens.lows[phrase.start - 1] == "this" and phrase.head in OUTLETS
    if here and scene.outlet is not None:
        return Match(scene.cast.body(scene.outlet), f'"this {phrase.head}" is where the page stands')
    end = phrase.head_end
    if tokens.lows[end : end + 1] == ["of"] and end + 1 < phrase.end <= end + SHORT:
        end = phrase.end
    start = max(phrase.start, _last_capitals(tokens, phrase))
    name = _without_ending(tokens.said(start, end))
    if tokens.words[phrase.head_end - 1][0].islower() and phrase.head_end - phrase.start == 1:
        owner = _owner(scene, phrase)
        if owner and phrase.head in OWNED:
            last = owner.removesuffix("'s ").split()[-1]
            return Match(scene.cast.body(f"{last} {phrase.head}"), f'"{phrase.head}": that of {last}')
        near = _nearest_body(scene, phrase)
        if near is not None:
            return near
    return Match(scene.cast.body(name), f'"{phrase.head}" tells of a body')


def _last_capitals(tokens: Tokens, phrase: Phrase) -> int:
    """Where the name begins behind a noun for a body: "Veland's news agency | Tellwright"."""
    at = phrase.head_end
    while at > phrase.start and tokens.words[at - 1][0].isupper():
        at -= 1
    return at if phrase.start < at < phrase.head_end and tokens.lows[at - 1] in BODIES else phrase.start


def _nearest_body(scene: Scene, phrase: Phrase) -> Match | None:
    """The body that "the board", "the newspaper" or "the company" is, of those named before."""
    named = [one.figure for one in scene.before(phrase.start) if one.figure.kind is ClaimantKind.ORGANISATION]
    for figure in reversed(named):
        if phrase.head in (figure.tokens[0], figure.tokens[-1]) or (
            phrase.head in OUTLETS and figure.tokens[-1] in OUTLETS
        ):
            return Match(figure, f'"{phrase.head}": the nearest before it that is one by name')
    if phrase.head not in ANY_BODY:
        return None
    spoken = [figure for _, figure in scene.spoken[-REACH:] if figure.kind is ClaimantKind.ORGANISATION]
    last = next(iter(reversed(spoken or named)), None)
    return None if last is None else Match(last, f'"{phrase.head}": the last body before it')


def _owner(scene: Scene, phrase: Phrase) -> str:
    """Whose the campaign or report is in "his campaign", "her report": "Ana Oru's ", or nothing."""
    sex = {"his": "m", "her": "f"}.get(scene.tokens.lows[phrase.start - 1] if phrase.start else "")
    owner = nearest_person(scene, phrase.start - 1, sex) if sex else None
    return f"{owner.name}'s " if owner is not None and owner.name else ""


def _without_ending(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")
