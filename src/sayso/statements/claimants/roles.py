"""What a page says somebody is: titles and roles before a name, appositions behind it, and the body in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.statements.claimants.vocabulary import (
    ADDRESS,
    ARTICLES,
    BODIES,
    MODIFIERS,
    OFFICES,
    PARTIES,
    PLACES,
    ROLES,
    RULERS,
    SEATS,
    STOPPERS,
)
from sayso.statements.grammar import (
    CONJUNCTIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIMES,
    is_adverb,
    is_finite,
)

if TYPE_CHECKING:
    from sayso.statements.claimants.tokens import Tokens

LONGEST_BEFORE = 12
LONGEST_BEHIND = 30

MARKS = frozenset(
    [",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", '"', "“", "”", "''", "``", ".", "!", "?", "…"]
)
CONNECTORS = frozenset(["of", "for", "on", "and", "the", "&", "de", "du", "des"])
BEING = frozenset(["is", "was", "became", "remains", "serves", "served", "as"])
# Where the noun of a role ends. "Outside" and "near" may stand before it: "an outside adviser".
HEAD_ENDS = frozenset(
    [
        "of",
        "at",
        "for",
        "with",
        "from",
        "in",
        "on",
        "to",
        "by",
        "about",
        "against",
        "over",
        "under",
        "between",
        "among",
        "behind",
    ]
)
BODY_BEHIND = frozenset(["of", "at", "for", "with", "from", "in", "on", "to"])
NO_BODY_BEHIND = frozenset(["house", "state", "city", "county", "town", "country", "nation", "left", "party"])
WHOLE_STATES = frozenset(["u.s.", "us", "uk", "u.k.", "usa", "uae"])


class Role(NamedTuple):
    """One thing that somebody is said to be."""

    words: str
    """Without its article: `head of the harbour board`."""
    head: str
    """The noun in it, in lower case: `head`."""
    organisation: str | None
    end: int
    """The token behind it."""


def is_capital(tokens: Tokens, at: int) -> bool:
    return tokens.words[at][0].isupper()


def is_office(low: str) -> bool:
    """Whether a word tells what a single person is, compounds included.

    >>> [is_office(word) for word in ("mayor", "co-chairwoman", "seismologist", "vice-chancellor", "harbour")]
    [True, True, True, True, False]
    """
    if low in OFFICES:
        return True
    return (len(low) > 7 and low.endswith("ologist")) or low.rpartition("-")[2] in ROLES


def role_before(tokens: Tokens, name: int, run: int) -> tuple[int, Role | None]:
    """Where the role before a name begins, and the role; the name's capitals begin at `run`.

    Titles of address are taken for part of neither: "Mr. Oru" has none.
    """
    start = name
    while start > 0 and tokens.lows[start - 1] in ADDRESS:
        start -= 1
    if (
        start == 0
        or tokens.sentences[start - 1] != tokens.sentences[name]
        or not _ends_role(tokens, start, run)
    ):
        return start, None
    end, limit = start, max(0, start - LONGEST_BEFORE)
    while start > limit and (start > run or _belongs_before(tokens, start - 1, end)):
        start -= 1
    while start < end and (is_adverb(tokens.lows[start]) or tokens.words[start] == "'s"):
        start += 1
    if start == end:
        return start, None
    return start, _role(tokens, start, end, end)


def _ends_role(tokens: Tokens, end: int, run: int) -> bool:
    low = tokens.lows[end - 1]
    return (
        is_office(low)
        or low in PARTIES
        or (end > run and any(is_office(each) for each in tokens.lows[run:end]))
    )


def _belongs_before(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a word goes on, to the left, a role that ends before a name."""
    low = tokens.lows[at]
    if tokens.sentences[at] != tokens.sentences[end - 1]:
        return False
    if low == "and":
        return is_office(tokens.lows[at - 1]) and at + 1 < end
    if low in {"'s", "’s"}:
        return at > 0 and is_capital(tokens, at - 1)
    if low in ARTICLES or low in STOPPERS or low in PRONOUNS or low in CONJUNCTIONS or low in TIMES:
        return False
    if not low[0].isalnum() or low in ADDRESS:
        return False
    if is_capital(tokens, at):
        return not tokens.opens(at) or low in MODIFIERS or is_office(low) or low not in ROLES
    if low in MODIFIERS or is_office(low) or low in BODIES:
        return True
    return "-" in low or low.endswith(("al", "ic", "ary", "ive"))


def roles_behind(tokens: Tokens, at: int) -> tuple[str, list[Role], int]:
    """What stands behind a name: a party in brackets, the appositions, and where they end.

    "Ana Oru (D-Karvo), 56, head of the harbour board and a former mayor, said" gives "(D-Karvo)" and two roles.
    """
    tag, at = _in_brackets(tokens, at)
    found: list[Role] = []
    count = len(tokens.words)
    while at + 1 < count and tokens.lows[at] in {",", "—", "–", "--"} and len(found) < 4:
        behind = at + 1
        if tokens.words[behind].isdigit():
            at = behind + 1
            continue
        if tokens.lows[behind] == "who":
            behind = _behind_being(tokens, behind + 1)
        roles = _roles_from(tokens, behind)
        if not roles:
            break
        found += roles
        at = roles[-1].end
        if tokens.lows[at : at + 1] == ["who"]:
            later = _roles_from(tokens, _behind_being(tokens, at + 1))
            found += later
            at = later[-1].end if later else at
    if (
        not found
        and not tokens.quoted[min(at, count - 1)]
        and at + 2 < count
        and (tokens.lows[at] in {"is", "was"} or tokens.lows[at] == "who")
    ):
        found = _roles_from(tokens, _behind_being(tokens, at + (tokens.lows[at] == "who")))
    return tag, found, at


def _behind_being(tokens: Tokens, at: int) -> int:
    limit = min(at + 5, len(tokens.words) - 1)
    while at < limit and (
        tokens.lows[at] in BEING or is_adverb(tokens.lows[at]) or tokens.lows[at] in {"has", "been"}
    ):
        at += 1
    return at


def _in_brackets(tokens: Tokens, at: int) -> tuple[str, int]:
    if at + 2 < len(tokens.words) and tokens.words[at] in "([" and tokens.words[at + 1][0].isupper():
        for here in range(at + 2, min(at + 6, len(tokens.words))):
            if tokens.words[here] in ")]":
                return tokens.said(at, here + 1), here + 1
    return "", at


def role_named(tokens: Tokens, end: int) -> Role | None:
    """The role before a comma that a name follows: "the head of the harbour board, | Ana Oru"."""
    sentence = tokens.sentences[end]
    for start in range(end - 2, max(-1, end - 2 - LONGEST_BEFORE), -1):
        if tokens.sentences[start] != sentence or tokens.lows[start] in MARKS:
            return None
        if tokens.lows[start] in ARTICLES and tokens.lows[start - 1] not in PREPOSITIONS:
            role = read_role(tokens, start)
            return role if role is not None and role.end == end - 1 else None
    return None


def read_role(tokens: Tokens, at: int, limit: int | None = None) -> Role | None:
    """The first role of what begins at a token, read no further than `limit`."""
    roles = _roles_from(tokens, at, limit)
    return roles[0] if roles else None


def _roles_from(tokens: Tokens, at: int, limit: int | None = None) -> list[Role]:
    """The roles of a noun phrase that begins at a token; none where it is something else."""
    found: list[Role] = []
    past = tokens.lows[max(0, at - 2) : at] == ["served", "as"]
    for _ in range(4):
        while at < len(tokens.words) - 1 and _leads_in(tokens.lows[at]):
            at += 1
        end = _end_of_role(tokens, at, limit)
        role = _role(tokens, at, end, _head_end(tokens, at, end))
        if role is None or not is_office(role.head) or role.head in ADDRESS or _is_verbal(tokens.lows[at]):
            break
        found.append(role._replace(words=f"former {role.words}") if past else role)
        past = False
        if end >= len(tokens.words) or tokens.lows[end] != "and":
            break
        at = end + 1
    return found


def _leads_in(low: str) -> bool:
    return low in ARTICLES or low in {"is", "was", "and"} or (is_adverb(low) and low not in MODIFIERS)


def _is_verbal(low: str) -> bool:
    return low.endswith(("ed", "ing")) and low not in MODIFIERS


def _end_of_role(tokens: Tokens, at: int, limit: int | None) -> int:
    count = min(len(tokens.words), at + LONGEST_BEHIND, limit or len(tokens.words))
    for here in range(at, count):
        low = tokens.lows[here]
        if tokens.sentences[here] != tokens.sentences[at] or low in MARKS or low in RELATIVES:
            return here
        if low == "and" and _begins_role(tokens, here + 1, count):
            return here
        if is_finite(low) and not is_capital(tokens, here):
            return here
    return count


def _begins_role(tokens: Tokens, at: int, limit: int) -> bool:
    while at < limit and (tokens.lows[at] in ARTICLES or tokens.lows[at] in MODIFIERS):
        at += 1
    return at < limit and (is_office(tokens.lows[at]) or tokens.lows[at] in {"is", "was"})


def _head_end(tokens: Tokens, start: int, end: int) -> int:
    for at in range(start, end):
        if tokens.lows[at] in HEAD_ENDS:
            return at
    return end


def _role(tokens: Tokens, start: int, end: int, head_end: int) -> Role | None:
    if head_end <= start:
        return None
    words = tokens.said(start, end)
    head = next(
        (low for low in reversed(tokens.lows[start:head_end]) if is_office(low)), tokens.lows[head_end - 1]
    )
    body = _body_before(tokens, start, head_end) or _body_behind(tokens, head_end, end, head)
    return Role(words, head, body, end)


def _body_before(tokens: Tokens, start: int, end: int) -> str | None:
    """The body in front of a role: "NYPD commissioner", "Harbour Board spokeswoman", "Oru campaign manager"."""
    at = start
    while at < end - 1:
        if not is_capital(tokens, at) or is_office(tokens.lows[at]):
            at += 1
            continue
        if tokens.lows[at] in MODIFIERS and tokens.lows[at] not in BODIES:
            at += 1
            continue
        stop = _end_of_capitals(tokens, at, end - 1)
        if stop < end - 1 and tokens.lows[stop] in BODIES and not is_office(tokens.lows[stop]):
            stop += 1
        if names_body(tokens, at, stop, alone=False):
            return tokens.said(at, stop)
        at = stop
    return None


def _end_of_capitals(tokens: Tokens, at: int, end: int) -> int:
    while at < end and is_capital(tokens, at) and not is_office(tokens.lows[at]):
        at += 1
    return at


def _body_behind(tokens: Tokens, at: int, end: int, head: str) -> str | None:
    """The body behind a role: "head of the Harbour Board", "adviser to the Oru campaign on locks"."""
    while at < end:
        if tokens.lows[at] in BODY_BEHIND:
            stop = next((here for here in range(at + 1, end) if _ends_body(tokens, here, end)), end)
            body = _body_in(tokens, at + 1, stop, ruled=head in RULERS and tokens.lows[at] == "of")
            if body is not None:
                return body
        at += 1
    return None


def body_of(tokens: Tokens, at: int) -> str | None:
    """The body behind a name: "Ana Oru, of the Harbour Board", "the Lock Centre at the Harbour Institute"."""
    count = len(tokens.words)
    at += at + 1 < count and tokens.words[at] == ","
    if at + 1 >= count or tokens.lows[at] not in {"of", "at", "with", "from"}:
        return None
    stop = next(
        (
            here
            for here in range(at + 1, min(count, at + 12))
            if tokens.words[here] in MARKS or is_finite(tokens.lows[here]) or _ends_body(tokens, here, count)
        ),
        at + 1,
    )
    return _body_in(tokens, at + 1, stop, ruled=True) if _has_capital(tokens, at + 1, stop) else None


def _has_capital(tokens: Tokens, start: int, end: int) -> bool:
    return any(is_capital(tokens, at) for at in range(start, end))


def _ends_body(tokens: Tokens, at: int, end: int) -> bool:
    low = tokens.lows[at]
    if low in {"'s", "’s"}:
        return True
    if low not in PREPOSITIONS and low != "and":
        return False
    behind = at + 1 + (at + 1 < end and tokens.lows[at + 1] == "the")
    joined = low in CONNECTORS and is_capital(tokens, at - 1) and behind < end and is_capital(tokens, behind)
    return not joined


def _body_in(tokens: Tokens, start: int, end: int, *, ruled: bool) -> str | None:
    first = next((at for at in range(start, end) if is_capital(tokens, at)), None)
    if first is None:
        plain = start + (start < end and tokens.lows[start] in ARTICLES)
        body = end > plain and tokens.lows[end - 1] in BODIES and not ruled
        return tokens.said(plain, end) if body and tokens.lows[end - 1] not in NO_BODY_BEHIND else None
    stop = end
    while stop > first and not (is_capital(tokens, stop - 1) or tokens.lows[stop - 1] in BODIES):
        stop -= 1
    return tokens.said(first, stop) if names_body(tokens, first, stop, alone=not ruled) else None


def names_body(tokens: Tokens, start: int, end: int, *, alone: bool) -> bool:
    """Whether capitals name a body. `alone`: whether a name without a noun for a body will do."""
    if end <= start:
        return False
    lows = tokens.lows[start:end]
    whole = " ".join(lows)
    if whole in SEATS or is_acronym(tokens.words[start]):
        return whole not in WHOLE_STATES
    if whole in PLACES or lows[-1] in PARTIES:
        return False
    if any(low in BODIES for low in lows):
        return len(lows) > 1
    return alone and len(lows) > 1 and not any(is_office(low) for low in lows)


def is_acronym(word: str) -> bool:
    """Whether a word is made of capitals: `NATO`, `U.N.`, but not `I` or an initial."""
    letters = word.replace(".", "").replace("&", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()
