"""Whether two claimants of different pages are the same: a score, and what speaks for and against it.

Names are compared in a form that most transliterations share: "Sergei Velow" and "Serguey Welov" come out
alike. Nothing is merged here: who is sure enough, and who decides, is left to others.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from sayso.statements.claimants.cast import SMALL, body_key, name_key
from sayso.statements.claimants.vocabulary import MODIFIERS
from sayso.types import Claimant, ClaimantKind, Reason

NAMED = frozenset([ClaimantKind.PERSON, ClaimantKind.ORGANISATION])

# What a name alone is worth: two people may share a full name, and many share a family name. Role and body
# then speak for or against.
SAME_NAME, INITIAL, FAMILY_ALONE = 0.8, 0.6, 0.4
OTHER_SPELLING = -0.1
SPEAKS_FOR, SPEAKS_AGAINST = 0.15, -0.1
SAME_BODY, ACRONYM, PART = 0.95, 0.7, 0.5


class SameClaimant(NamedTuple):
    """How likely two claimants are one."""

    score: float
    """From 0 to 1."""
    reasons: tuple[Reason, ...]
    """What was compared, and how it came out."""


class Names(NamedTuple):
    """How two names stand to each other."""

    score: float
    detail: str


def compare_claimants(left: Claimant, right: Claimant) -> SameClaimant:
    """How likely two claimants of different pages are the same person or body.

    Claimants of different kinds, and those without a name, are not: 0.

    >>> mayor = Claimant(ClaimantKind.PERSON, "Ana Oru", "mayor of Karvo")
    >>> likeness = compare_claimants(mayor, Claimant(ClaimantKind.PERSON, "A. Oru", "Mayor"))
    >>> round(likeness.score, 2), [reason.detail for reason in likeness.reasons]
    (0.75, ['"A. Oru" may stand for "Ana Oru"', 'both are called mayor'])
    """
    if left.kind is not right.kind or left.kind not in NAMED:
        return SameClaimant(0.0, (Reason("kind", f"{left.kind} and {right.kind} are not compared by name"),))
    if not left.name or not right.name:
        return SameClaimant(0.0, (Reason("name", "one of them goes unnamed"),))
    compared = (
        _people(left.name, right.name) if left.kind is ClaimantKind.PERSON else _bodies(left.name, right.name)
    )
    reasons = [Reason("name", compared.detail)]
    if compared.score == 0:
        return SameClaimant(0.0, tuple(reasons))
    score = compared.score
    for of, ours, theirs in (
        ("role", left.role, right.role),
        ("organisation", left.organisation, right.organisation),
    ):
        weight, reason = _fields(of, ours, theirs)
        score += weight
        reasons += [] if reason is None else [reason]
    return SameClaimant(round(min(0.99, max(0.05, score)), 2), tuple(reasons))


def _fields(of: str, ours: str | None, theirs: str | None) -> tuple[float, Reason | None]:
    """What role or organisation speak for: nothing where one page does not tell."""
    if not ours or not theirs:
        return 0.0, None
    left, right = _content(ours), _content(theirs)
    shared = [word for word in left if word in right]
    if not shared:
        return SPEAKS_AGAINST, Reason(of, f'"{ours}" and "{theirs}" have no word in common')
    called = "called" if of == "role" else "of"
    return SPEAKS_FOR, Reason(of, f"both are {called} {' '.join(shared)}")


def _content(words: str) -> list[str]:
    lows = dict.fromkeys(word.strip("().,;").lower() for word in words.split())
    return [
        low
        for low in lows
        if low and low not in SMALL and low not in MODIFIERS and low not in {"at", "to", "in", "a"}
    ]


# ── people ─────────────────────────────────────────────────────────────────────────────────────


def _people(left: str, right: str) -> Names:
    ours, theirs = name_key(left.split()), name_key(right.split())
    if not ours or not theirs:
        return Names(0.0, "nothing in a name to compare")
    if ours == theirs and len(ours) > 1:
        return Names(SAME_NAME, f'both are named "{left}"')
    if len(ours) > 1 and sorted(ours) == sorted(theirs):
        return Names(SAME_NAME + OTHER_SPELLING, f'"{left}" and "{right}" differ in the order of names')
    if sound(ours[-1]) != sound(theirs[-1]):
        return Names(0.0, f'"{left}" and "{right}" have different family names')
    spelling = 0.0 if folded(ours[-1]) == folded(theirs[-1]) else OTHER_SPELLING
    given = _given(ours[:-1], theirs[:-1], left, right)
    return Names(0.0 if given.score == 0 else given.score + spelling, given.detail)


def _given(ours: tuple[str, ...], theirs: tuple[str, ...], left: str, right: str) -> Names:
    if not ours or not theirs:
        return Names(FAMILY_ALONE, f'"{left}" and "{right}": one page gives the family name alone')
    if len(ours[0]) == 1 or len(theirs[0]) == 1:
        short, full = (left, right) if len(ours[0]) == 1 else (right, left)
        alike = folded(ours[0])[:1] == folded(theirs[0])[:1]
        return Names(INITIAL, f'"{short}" may stand for "{full}"') if alike else _different(left, right)
    if folded(ours[0]) == folded(theirs[0]):
        return Names(SAME_NAME, f'"{left}" and "{right}" have the same first and family names')
    if sound(ours[0]) == sound(theirs[0]):
        return Names(SAME_NAME + OTHER_SPELLING, f'"{left}" and "{right}" may be two spellings of one name')
    return _different(left, right)


def _different(left: str, right: str) -> Names:
    return Names(0.0, f'"{left}" and "{right}" have different first names')


def folded(word: str) -> str:
    """A word without accents, in lower case.

    >>> folded("Nuñez")
    'nunez'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


# Letters that transliterations into English, German and French exchange for each other, longest first.
SOUNDS = (
    ("shch", "S"), ("chtch", "S"), ("tch", "C"), ("sch", "S"), ("sh", "S"), ("ch", "C"), ("kh", "H"),
    ("zh", "Z"), ("ph", "f"), ("gh", "g"), ("ts", "c"), ("tz", "c"), ("ff", "v"), ("w", "v"), ("q", "k"),
    ("ck", "k"), ("x", "ks"), ("dj", "j"),
)  # fmt: skip
MARKS = "'’`-"


def sound(word: str) -> str:
    """What different spellings of a name have in common: its consonants, and with what it begins.

    >>> sound("Serguey") == sound("Sergei"), sound("Velow") == sound("Welov"), sound("Oru") == sound("Aru")
    (True, True, False)
    """
    plain = "".join(letter for letter in folded(word) if letter not in MARKS)
    first = plain[:1]
    for letters, one in SOUNDS:
        plain = plain.replace(letters, one)
    rest = [letter for letter in plain if letter not in "aeiouyjh"]
    kept = [letter for at, letter in enumerate(rest) if at == 0 or letter != rest[at - 1]]
    begins = first if first in "aeiou" else ""
    return begins + "".join(kept).replace("C", "c").replace("H", "h")


# ── bodies ─────────────────────────────────────────────────────────────────────────────────────


def _bodies(left: str, right: str) -> Names:
    ours, theirs = folded(body_key(left)), folded(body_key(right))
    if ours == theirs:
        return Names(SAME_BODY, f'both are named "{left}"')
    short, full = sorted((ours.split(), theirs.split()), key=len)
    initials = "".join(word[0] for word in full if word not in SMALL)
    if len(short) == 1 and len(initials) > 1 and short[0] == initials:
        return Names(ACRONYM, f'"{left}" and "{right}": one is made of the initials of the other')
    if full[-len(short) :] == short or full[: len(short)] == short:
        return Names(PART, f'"{left}" and "{right}": one is part of the other')
    return Names(0.0, f'"{left}" and "{right}" are different names')
