"""Names of bodies: told from other capitals, and found before and behind what somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.statements.claimants.vocabulary import (
    ARTICLES,
    BODIES,
    DOCUMENTS,
    FIRST_NAMES,
    HEAD_ENDS,
    MARKS,
    MODIFIERS,
    PARTIES,
    PLACES,
    POSSESSIVE,
    RULERS,
    SEATS,
    is_office,
    singular,
)
from sayso.statements.grammar import is_finite

if TYPE_CHECKING:
    from sayso.statements.claimants.tokens import Tokens

CONNECTORS = frozenset(["of", "for", "on", "and", "the", "&", "de", "du", "des"])
BEFORE_BODY = frozenset(["of", "at", "for", "with", "from", "on", "to"])
# "In North Veland", "from Karvo" lead to places, unless a noun for a body stands there.
BEFORE_PLACE = frozenset(["on", "from"])
ISSUES = frozenset(["by", "from", "of"])
# These stand beside a body, not in it: "critics of the harbour board".
BESIDE = frozenset(
    ["critic", "supporter", "opponent", "proponent", "detractor", "fan", "rival", "foe", "victim", "enemy"]
)
LEVELS = frozenset(
    ["house", "state", "city", "county", "town", "country", "nation", "left", "party", "district"]
)
QUALIFIERS = frozenset(["defence", "defense", "military", "press", "opposition", "prosecution", "business"])
OWNED = frozenset(["campaign", "administration", "government"])
FARTHEST = 12


def is_capital(tokens: Tokens, at: int) -> bool:
    return tokens.words[at][0].isupper()


def is_acronym(word: str) -> bool:
    """Whether a word is made of capitals: `NATO`, `U.N.`, but not `I` or an initial.

    >>> [is_acronym(word) for word in ("NATO", "U.N.", "I", "Nato")]
    [True, True, False, False]
    """
    letters = word.replace(".", "").replace("&", "").replace("/", "")
    return 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper()


def names_body(tokens: Tokens, start: int, end: int, *, alone: bool) -> bool:
    """Whether capitals name a body. `alone`: whether a name without a noun for a body will do."""
    if end <= start:
        return False
    lows = tokens.lows[start:end]
    whole = " ".join(lows)
    if lows[-1] in PARTIES or (whole in PLACES and whole not in SEATS):
        return whole.replace(".", "") in {"un", "eu", "nato"}
    if lows[-1] in LEVELS and " ".join(lows[:-1]) in PLACES:
        return False
    if whole in SEATS or is_acronym(tokens.words[start]):
        return lows[0] not in PLACES or any(low in BODIES for low in lows)
    if len(lows) > 1 and any(low in BODIES for low in lows[:-1] if not CONNECTORS.isdisjoint(lows)):
        return True
    if len(lows) > 1 and lows[-1] in BODIES:
        return True
    named = lows[0] in FIRST_NAMES or any(is_office(low) for low in lows)
    if len(lows) == 1:
        return alone and lows[0] in BODIES and start > 0 and tokens.lows[start - 1] == "the"
    return alone and not named


def body_of(tokens: Tokens, at: int) -> str | None:
    """The body behind a name: "Ana Oru, of the Harbour Board", "the Lock Centre at the Harbour Institute"."""
    count = len(tokens.words)
    at += at + 1 < count and tokens.words[at] == ","
    if at + 1 >= count or tokens.lows[at] not in {"of", "at", "with", "from"}:
        return None
    limit = min(count, at + FARTHEST)
    stop = next((here for here in range(at + 1, limit) if _stops(tokens, here, count)), limit)
    if not any(is_capital(tokens, here) for here in range(at + 1, stop)):
        return None
    # "Ana Oru, of Karvo City" lives there.
    return None if tokens.lows[stop - 1] in LEVELS else _body_in(tokens, at + 1, stop, alone=False)


def _stops(tokens: Tokens, at: int, count: int) -> bool:
    return tokens.words[at] in MARKS or is_finite(tokens.lows[at]) or _ends_body(tokens, at, count)


def body_in_phrase(tokens: Tokens, start: int, head_end: int, end: int) -> str | None:
    """The body in a phrase whose noun ends at `head_end`: "Lock Board officials", "report by the board"."""
    head = tokens.lows[head_end - 1]
    return body_before(tokens, start, head_end) or body_behind(tokens, head_end, end, head)


def body_before(tokens: Tokens, start: int, end: int) -> str | None:
    """The body in front of a noun: "VLA chief", "Lock Board spokeswoman", "Oru campaign manager"."""
    at = start
    while at < end - 1:
        low = tokens.lows[at]
        if not is_capital(tokens, at) or is_office(low) or (low in MODIFIERS and low not in BODIES):
            at += 1
            continue
        stop = at
        while stop < end - 1 and is_capital(tokens, stop) and not is_office(tokens.lows[stop]):
            stop += 1
        if stop < end - 1 and tokens.lows[stop] in BODIES and not is_office(tokens.lows[stop]):
            stop += 1
        # "Veland Defence Minister" is of no body called "Veland Defence".
        last = tokens.lows[stop - 1]
        qualifies = last in QUALIFIERS and " ".join(tokens.lows[at:stop]) not in SEATS
        if not qualifies and names_body(tokens, at, stop, alone=False):
            return tokens.said(at, stop)
        at = max(stop, at + 1)
    return None


def body_behind(tokens: Tokens, at: int, end: int, head: str) -> str | None:
    """The body behind a noun: "head of the Harbour Board", "adviser to the Oru campaign on locks"."""
    issued = head in DOCUMENTS
    if singular(head) in BESIDE:
        return None
    for here in range(at, end):
        before = tokens.lows[here]
        if before not in BEFORE_BODY and not issued:
            continue
        stop = next((each for each in range(here + 1, end) if _ends_body(tokens, each, end)), end)
        if issued and before not in ISSUES:
            continue
        by = issued and before != "of" and here + 1 < stop and is_capital(tokens, stop - 1)
        if by and tokens.lows[here + 1] not in FIRST_NAMES:
            return tokens.said(here + 1 + (tokens.lows[here + 1] in ARTICLES), stop)
        alone = before not in BEFORE_PLACE and not (before == "of" and head in RULERS)
        body = _body_in(tokens, here + 1, stop, alone=alone)
        if body is not None:
            return _with_owned(tokens, body, stop, end)
    return None


def _with_owned(tokens: Tokens, body: str, stop: int, end: int) -> str:
    """The body with what it owns: "the Harbour Institute's lock centre" stays the institute."""
    owned = stop < end and tokens.lows[stop] in POSSESSIVE and tokens.lows[end - 1] in OWNED
    return f"{body} {tokens.lows[end - 1]}" if owned else body


def _ends_body(tokens: Tokens, at: int, end: int) -> bool:
    low = tokens.lows[at]
    if low in POSSESSIVE or low in MARKS:
        return True
    if low not in HEAD_ENDS and low not in {"and", "during", "after", "before", "since"}:
        return False
    behind = at + 1 + (at + 1 < end and tokens.lows[at + 1] == "the")
    joined = low in CONNECTORS and is_capital(tokens, at - 1) and behind < end and is_capital(tokens, behind)
    return not joined


def _body_in(tokens: Tokens, start: int, end: int, *, alone: bool) -> str | None:
    first = next((at for at in range(start, end) if is_capital(tokens, at)), None)
    if first is None:
        plain = start + (start < end and tokens.lows[start] in ARTICLES)
        last = tokens.lows[end - 1]
        body = end > plain and last in BODIES and last not in LEVELS and alone
        return tokens.said(plain, end) if body else None
    stop = first
    while stop < end and (
        is_capital(tokens, stop) or tokens.lows[stop] in BODIES or tokens.lows[stop] in CONNECTORS
    ):
        stop += 1
    while stop > first and not (is_capital(tokens, stop - 1) or tokens.lows[stop - 1] in BODIES):
        stop -= 1
    return tokens.said(first, stop) if names_body(tokens, first, stop, alone=alone) else None
