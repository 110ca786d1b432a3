"""What a page says somebody is: titles and roles before a name, appositions behind it, the body in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.statements.claimants.bodies import body_in_phrase, is_acronym, is_capital
from sayso.statements.claimants.capitals import is_small
from sayso.statements.claimants.vocabulary import (
    ADDRESS,
    ARTICLES,
    BODIES,
    DOCUMENTS,
    HEAD_ENDS,
    MARKS,
    MODIFIERS,
    PARTIES,
    POSSESSIVE,
    is_office,
    is_plural,
    singular,
)
from sayso.statements.grammar import (
    RELATIVES,
    TIMES,
    is_adverb,
    is_finite,
)

if TYPE_CHECKING:
    from sayso.statements.claimants.tokens import Tokens

LONGEST_BEFORE = 12
LONGEST_BEHIND = 30

QUOTES = frozenset(['"', "“", "''", "``"])
DASHES = frozenset([",", "—", "–", "--"])
# "Professor emeritus", "president-elect" apart, these may follow the noun of a role.
CLAUSES = frozenset(["that", "where", "when", "while", "because", "whether"])
BEHIND_NOUN = frozenset(["emeritus", "designate", "elect", "general"])
# Nouns for people who do something: behind a name, "a plumbing contractor" can name nothing else.
DOERS = ("er", "or", "ist", "ian", "man", "woman", "ee", "eer", "ant")
THINGS = frozenset(
    ["server", "computer", "number", "matter", "order", "offer", "power", "tower", "water", "another"]
)
COUNTS = frozenset(["two", "three", "four", "both", "several"])
VERBS_OF_BEING = frozenset(
    ["as", "is", "was", "became", "remains", "serves", "served", "works", "worked", "been"]
)
BEING = frozenset(
    ["is", "was", "became", "remains", "serves", "served", "as", "has", "been", "who", "works", "worked"]
)


class Role(NamedTuple):
    """One thing that somebody is said to be."""

    words: str
    """Without its article: `head of the harbour board`."""
    head: str
    """The noun in it, in lower case: `head`."""
    organisation: str | None
    end: int
    """The token behind it."""


def role_before(tokens: Tokens, name: int, run: int) -> tuple[int, Role | None]:
    """Where the role before a name begins, and the role; the name's capitals begin at `run`.

    Titles of address are taken for part of neither: "Mr. Oru" has none.
    """
    start = name
    while start > 0 and tokens.lows[start - 1] in ADDRESS:
        start -= 1
    if start == 0 or tokens.sentences[start - 1] != tokens.sentences[name]:
        return start, None
    end, limit = start, max(0, start - LONGEST_BEFORE)
    start = _over_noun(tokens, start, run)
    if start == end:
        return start, None
    while start > limit and (start > run or _belongs_before(tokens, start - 1, end)):
        start -= 1
    while start < end and (_is_idle(tokens.lows[start]) or tokens.lows[start] in POSSESSIVE):
        start += 1
    return start, _role(tokens, start, end, end, titled=True) if start < end else None


def _is_idle(low: str) -> bool:
    return is_adverb(low) and low not in MODIFIERS


def _over_noun(tokens: Tokens, end: int, run: int) -> int:
    """Where the noun of a role begins that ends before a name; the name itself where there is none."""
    low = tokens.lows[end - 1]
    if (
        is_office(singular(low))
        or low in PARTIES
        or (end > run and any(is_office(each) for each in tokens.lows[run:end]))
    ):
        return end - 1
    for here in range(end - 2, max(0, end - 4), -1):
        # "Former secretary of state Ana Oru", "director of public works Asu Velo"
        if tokens.lows[here] == "of" and is_office(tokens.lows[here - 1]):
            return here - 1
        if not tokens.words[here][0].islower():
            break
    return end


def _belongs_before(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a word goes on, to the left, a role that ends before a name."""
    low = tokens.lows[at]
    if tokens.sentences[at] != tokens.sentences[end - 1]:
        return False
    if low == "and":
        return is_office(tokens.lows[at - 1]) and at + 1 < end
    if "(" in tokens.lows[max(0, at - 2) : at + 1] and _is_bracketed(tokens, at):
        return end - at < 5
    if low in POSSESSIVE:
        return at > 0 and is_capital(tokens, at - 1)
    if is_small(tokens, at) or low in TIMES:
        return False
    if not low[0].isalnum() or low in ADDRESS:
        return False
    if is_capital(tokens, at):
        return not (tokens.opens(at) and (_is_idle(low) or is_finite(low) or low.endswith(("ing", "ed"))))
    if low in MODIFIERS or is_office(low) or low in BODIES:
        return True
    return "-" in low or low.endswith(("al", "ic", "ary", "ive"))


def _is_bracketed(tokens: Tokens, at: int) -> bool:
    """Whether a token belongs to a short name in brackets: the (LB) of "Lock Board (LB) head Asu Velo"."""
    opening = next(here for here in range(at, -1, -1) if tokens.lows[here] == "(")
    return tokens.words[opening + 2 : opening + 3] == [")"] and is_acronym(tokens.words[opening + 1])


def roles_behind(tokens: Tokens, at: int) -> tuple[str, list[Role], int]:
    """What stands behind a name: a party in brackets, the appositions, and where they end.

    "Ana Oru (D-Karvo), 56, head of the board and a former mayor, said" gives "(D-Karvo)" and two roles.
    """
    tag, at = _in_brackets(tokens, at)
    found: list[Role] = []
    count = len(tokens.words)
    while at + 1 < count and tokens.lows[at] in DASHES and len(found) < 4:
        behind = at + 1
        if tokens.words[behind].isdigit():
            at = behind + 1
            continue
        behind = _behind_being(tokens, behind)
        roles = _roles_from(tokens, behind)
        if not roles:
            break
        found += roles
        at = roles[-1].end
        if tokens.lows[at : at + 1] == ["who"]:
            later = _roles_from(tokens, _behind_being(tokens, at))
            found += later
            at = later[-1].end if later else at
    if not found and at + 2 < count and tokens.lows[at] in {"is", "was", "who"} and not tokens.quoted[at]:
        found = [role for role in _roles_from(tokens, _behind_being(tokens, at)) if is_office(role.head)]
    return tag, found, at


def _behind_being(tokens: Tokens, at: int) -> int:
    """Behind "is now", "who has served as"; where no such verb stands, where it began."""
    here, limit = at, min(at + 6, len(tokens.words) - 1)
    while here < limit and (tokens.lows[here] in BEING or _is_idle(tokens.lows[here])):
        here += 1
    return here if not VERBS_OF_BEING.isdisjoint(tokens.lows[at:here]) else at


def _in_brackets(tokens: Tokens, at: int) -> tuple[str, int]:
    if at + 2 < len(tokens.words) and tokens.words[at] in "([" and tokens.words[at + 1][0].isupper():
        for here in range(at + 2, min(at + 6, len(tokens.words))):
            if tokens.words[here] in ")]":
                return tokens.said(at, here + 1), here + 1
    return "", at


def role_named(tokens: Tokens, end: int) -> Role | None:
    """The role before a comma that a name follows: "the head of the harbour board, | Ana Oru"."""
    for start in range(end - 2, max(-1, end - 2 - LONGEST_BEFORE), -1):
        if tokens.lows[start] in COUNTS:
            return _role_of_several(tokens, start + 1, end - 1)
        # "Karvo's harbour master, Asu Velo", "Board spokesman, Asu Velo": these begin as an article does.
        first = start == 0 or tokens.sentences[start - 1] != tokens.sentences[end]
        marked = not first and tokens.lows[start - 1] in MARKS
        if (
            tokens.lows[start] in ARTICLES
            or first
            or (marked and not POSSESSIVE.isdisjoint(tokens.lows[start:end]))
        ):
            role = read_role(tokens, start)
            if role is not None and role.end == end - 1:
                return role
        if first or marked:
            return None
    return None


def _role_of_several(tokens: Tokens, start: int, end: int) -> Role | None:
    """What each of those is who are named behind it: "two harbour pilots, Ana Oru and Asu Velo"."""
    role = _role(tokens, start, end, _head_end(tokens, start, end))
    if role is None or not is_plural(role.head):
        return None
    return role._replace(words=role.words.replace(role.head, singular(role.head)))


def read_role(tokens: Tokens, at: int, limit: int | None = None) -> Role | None:
    """The first role of what begins at a token, read no further than `limit`."""
    roles = _roles_from(tokens, at, limit)
    return roles[0] if roles else None


def _roles_from(tokens: Tokens, at: int, limit: int | None = None) -> list[Role]:
    """The roles of a noun phrase that begins at a token; none where it is something else."""
    found: list[Role] = []
    past = tokens.lows[max(0, at - 2) : at] == ["served", "as"]
    for _ in range(4):
        first = at
        while at < len(tokens.words) - 1 and _leads_in(tokens.lows[at]):
            at += 1
        end = _end_of_role(tokens, at, limit)
        role = _role(tokens, at, end, _head_end(tokens, at, end))
        if (
            role is None
            or not _is_said_of_people(role.head, article=at > first)
            or _is_verbal(tokens.lows[at])
        ):
            break
        found.append(role._replace(words=f"former {role.words}") if past else role)
        past = False
        if end >= len(tokens.words) or tokens.lows[end] != "and":
            break
        at = end + 1
    return found


def _is_said_of_people(head: str, *, article: bool) -> bool:
    if is_office(head):
        return head not in ADDRESS
    return (
        article
        and head not in THINGS
        and head not in TIMES
        and len(head) > 5
        and head.endswith(DOERS)
        and head not in BODIES
        and head not in DOCUMENTS
    )


def _leads_in(low: str) -> bool:
    return low in ARTICLES or low in {"is", "was", "and"} or _is_idle(low)


def _is_verbal(low: str) -> bool:
    return low.endswith(("ed", "ing")) and "-" not in low and low not in MODIFIERS


def _end_of_role(tokens: Tokens, at: int, limit: int | None) -> int:
    count = min(len(tokens.words), at + LONGEST_BEHIND, limit or len(tokens.words))
    for here in range(at, count):
        low = tokens.lows[here]
        if tokens.sentences[here] != tokens.sentences[at] or low in RELATIVES or low in CLAUSES:
            return here
        if low in MARKS:
            return _behind_title(tokens, here, count)
        if low == "and" and _begins_role(tokens, here + 1, count):
            return here
        if is_finite(low) and not is_capital(tokens, here):
            return here
        if low.endswith(("ed", "ing")) and here > at and is_office(tokens.lows[here - 1]):
            return here
    return count


def _behind_title(tokens: Tokens, mark: int, limit: int) -> int:
    """Behind a title in quotation marks that a role leads to: "author of “The Lock”"."""
    if tokens.words[mark] not in QUOTES or tokens.lows[mark - 1] not in HEAD_ENDS:
        return mark
    return next((at + 1 for at in range(mark + 1, limit) if tokens.words[at] in QUOTES | {"”"}), mark)


def _begins_role(tokens: Tokens, at: int, limit: int) -> bool:
    while at < limit and (tokens.lows[at] in ARTICLES or tokens.lows[at] in MODIFIERS):
        at += 1
    return at < limit and (is_office(tokens.lows[at]) or tokens.lows[at] in {"is", "was"})


def _head_end(tokens: Tokens, start: int, end: int) -> int:
    for at in range(start, end):
        if tokens.lows[at] in HEAD_ENDS:
            return at
    return end


def _role(tokens: Tokens, start: int, end: int, head_end: int, *, titled: bool = False) -> Role | None:
    if head_end <= start:
        return None
    last = head_end - 1
    if tokens.lows[last] in BEHIND_NOUN and last > start:
        last -= 1
    head = tokens.lows[last]
    if titled and not is_office(head):
        # A title may stand before it all: "Secretary of State".
        head = next((low for low in tokens.lows[start:end] if is_office(low)), head)
    body = body_in_phrase(tokens, start, head_end, end)
    return Role(tokens.said(start, end), head, body, end)
