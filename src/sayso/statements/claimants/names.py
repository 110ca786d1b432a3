"""Where a document names somebody: runs of capitals, and which of them are people and which bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.statements.claimants.bodies import LEVELS, body_of, is_acronym, names_body
from sayso.statements.claimants.capitals import (
    JOINED_BODY,
    PARTICLES,
    end_of_run,
    in_title_case,
    is_shouted,
    may_begin,
)
from sayso.statements.claimants.roles import Role, role_before, role_named, roles_behind
from sayso.statements.claimants.vocabulary import (
    ADDRESS,
    BODIES,
    CROWDS,
    DOCUMENTS,
    FIRST_NAMES,
    MEN,
    PARTIES,
    PLACES,
    SEATS,
    WOMEN,
    is_office,
    is_plural,
    sexes,
    singular,
)
from sayso.statements.grammar import (
    TIMES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.statements.claimants.tokens import Tokens

SUFFIXES = frozenset(["jr.", "sr.", "jr", "sr", "ii", "iii", "iv"])
LONGEST_NAME = 5


class Sighting(NamedTuple):
    """A name in the text."""

    start: int
    """Its first token, without title or role."""
    end: int
    phrase: int
    """The first token of the title or role before it."""
    person: bool | None
    """None where the words alone do not tell."""
    roles: tuple[Role, ...] = ()
    tag: str = ""
    """A party in brackets behind it."""
    sex: str | None = None
    acronym: str | None = None
    body: str | None = None
    """The body named behind it: "Ana Oru of the Harbour Board"."""
    """For a body, the short name that stands in brackets behind it."""


def find_names(tokens: Tokens) -> Iterator[Sighting]:
    """The names of a document in text order, headlines in title case left out."""
    titled = in_title_case(tokens)
    at, count = 0, len(tokens.words)
    while at < count:
        if not may_begin(tokens, at) or tokens.sentences[at] in titled:
            at += 1
            continue
        end = end_of_run(tokens, at)
        yield from read_run(tokens, at, end)
        at = end


def read_run(tokens: Tokens, start: int, end: int) -> Iterator[Sighting]:
    """The name in a run of capitals; none where it is a place's or nobody's."""
    if is_shouted(tokens, start, end):
        return
    begin = _name_start(tokens, start, end)
    while end > begin + 1 and tokens.lows[end - 1] in TIMES and tokens.lows[begin] not in FIRST_NAMES:
        end -= 1
    if begin > start or _role_can_precede(tokens, begin):
        phrase, before = role_before(tokens, begin, start)
        if phrase < begin and is_personal(tokens, begin, end):
            yield _person(tokens, begin, end, phrase, before)
            return
    start = _body_start(tokens, start, end)
    whole = _over_noun(tokens, end)
    if whole > end and (
        tokens.lows[whole - 1] not in LEVELS or " ".join(tokens.lows[start:end]) not in PLACES
    ):
        yield Sighting(start, whole, start, person=False)
    lows = tokens.lows[begin:end]
    if names_body(tokens, start, end, alone=False) or (len(lows) > 1 and lows[-1] in BODIES):
        yield Sighting(
            start, end, start, person=False, acronym=_acronym_behind(tokens, end), body=body_of(tokens, end)
        )
        return
    if " ".join(lows) in PLACES:
        return
    if len(lows) > 1 and lows[0] in FIRST_NAMES and lows[0] not in PLACES and is_personal(tokens, begin, end):
        yield _person(tokens, begin, end, begin, None)
    elif is_personal(tokens, begin, end):
        yield _unsure(tokens, begin, end)


def _body_start(tokens: Tokens, start: int, end: int) -> int:
    """Where the body begins in a run that begins with a role: "Member of the | Harbour Board"."""
    for at in range(end - 2, start, -1):
        if tokens.lows[at] in JOINED_BODY and is_office(tokens.lows[at - 1]):
            return at + 1 + (tokens.lows[at + 1] == "the")
    return start


def _over_noun(tokens: Tokens, end: int) -> int:
    """Behind the nouns for a body that follow a name in lower case: "Oru | campaign"."""
    while end < len(tokens.words) and tokens.lows[end] in BODIES and tokens.words[end][0].islower():
        end += 1
    return end


def _unsure(tokens: Tokens, start: int, end: int) -> Sighting:
    """A name that the words around it may still tell to be a person's: "Asu Velo, 43, a clerk"."""
    found = _person(tokens, start, end, start, None)
    aged = (
        end + 2 < len(tokens.words)
        and tokens.words[end] == ","
        and tokens.words[end + 1].isdigit()
        and len(tokens.words[end + 1]) == 2
    )
    sure = end - start > 1 and (aged or bool(found.roles))
    if sure:
        return found
    return found._replace(person=None)


def _name_start(tokens: Tokens, start: int, end: int) -> int:
    """Where in a run of capitals the name begins, behind "Lock Board Chief" or "Secretary of State"."""
    last = next((at for at in range(end - 2, start - 1, -1) if is_office(singular(tokens.lows[at]))), None)
    if last is None:
        return start
    if tokens.lows[last + 1] in PARTICLES:
        return last + 1
    if tokens.lows[last + 1] not in JOINED_BODY:
        return last + 1
    first = next((at for at in range(last + 3, end - 1) if tokens.lows[at] in FIRST_NAMES), None)
    if first is not None:
        return first
    return end - 2 if end - 2 > last + 2 else start


def _role_can_precede(tokens: Tokens, at: int) -> bool:
    return at > 0 and (
        is_office(singular(tokens.lows[at - 1]))
        or tokens.lows[at - 1] in PARTIES
        or tokens.lows[at - 1] in ADDRESS
    )


def is_personal(tokens: Tokens, start: int, end: int) -> bool:
    """Whether capitals can be a person's name, by length and by what they do not hold."""
    lows = [low for low in tokens.lows[start:end] if low not in SUFFIXES]
    if not lows or len(lows) > LONGEST_NAME or not any(len(low.rstrip(".")) > 1 for low in lows):
        return False
    if 1 < len(lows) < 4 and lows[0] in FIRST_NAMES and lows[0] not in PLACES and lows[-1] not in BODIES:
        # Green, Law and Waters are family names, too.
        return not any(low in JOINED_BODY or low in {"and", "the", "&"} for low in lows)
    if (
        lows[-1] in BODIES
        or lows[-1] in PARTIES
        or any(low in JOINED_BODY or low in {"and", "the", "&"} for low in lows)
    ):
        return False
    if " ".join(lows) in PLACES or " ".join(lows) in SEATS:
        return False
    if len(lows) == 1:
        return not (
            lows[0] in CROWDS
            or lows[0] in DOCUMENTS
            or is_office(lows[0])
            or is_plural(lows[0])
            or is_acronym(tokens.words[start])
        )
    return not (lows[-1] in DOCUMENTS or lows[-1] in CROWDS or is_plural(lows[-1]) or is_office(lows[-1]))


def _person(tokens: Tokens, start: int, end: int, phrase: int, before: Role | None) -> Sighting:
    tag, behind, after = roles_behind(tokens, end)
    roles = [before] if before is not None else []
    if (
        phrase > 1
        and tokens.words[phrase - 1] == ","
        and tokens.sentences[phrase - 1] == tokens.sentences[phrase]
    ):
        named = role_named(tokens, phrase)
        roles += [named] if named is not None else []
    sex = _sex(tokens, phrase, start, end)
    # What is said inside quotation marks addresses people: "Governor, with respect".
    told = () if tokens.quoted[start] else (*roles, *behind)
    return Sighting(start, end, phrase, True, told, tag, sex, body=body_of(tokens, after))


def _sex(tokens: Tokens, phrase: int, name: int, end: int) -> str | None:
    for low in tokens.lows[phrase:name]:
        if low in sexes():
            return sexes()[low]
    if end - name < 2:
        return None
    first = tokens.lows[name]
    return "m" if first in MEN else "f" if first in WOMEN else None


def _acronym_behind(tokens: Tokens, end: int) -> str | None:
    if end + 2 < len(tokens.words) and tokens.words[end] == "(" and tokens.words[end + 2] == ")":
        return tokens.words[end + 1] if is_acronym(tokens.words[end + 1]) else None
    return None
