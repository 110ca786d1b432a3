"""The words that tell what sort of source a phrase names, opened once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sayso.resources import open_resource, open_words
from sayso.statements.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS, RELATIVES, SUBORDINATORS


def _words(section: str) -> frozenset[str]:
    return open_words("claimants-en", section)


TITLES = _words("titles")
ADDRESS = _words("address")
ROLES = frozenset(role for role in _words("roles") if " " not in role)
ROLE_PAIRS = frozenset(role for role in _words("roles") if " " in role)
MODIFIERS = _words("modifiers")
BODIES = _words("bodies")
OUTLETS = _words("outlets")
CROWDS = _words("crowds")
DOCUMENTS = _words("documents")
NAMELESS = _words("nameless")
PARTITIVES = _words("partitives")
RULERS = _words("rulers")
OFFICE_HOLDERS = RULERS | _words("office holders")
STANDING = _words("standing")
PARTIES = _words("party words")
PLACES = _words("places")
SEATS = _words("seats")

MEN = open_words("first-names", "men")
WOMEN = open_words("first-names", "women")
FIRST_NAMES = MEN | WOMEN | open_words("first-names", "either")

BELIEVERS = frozenset(["methodist", "communist", "adventist", "islamist"])
OFFICES = TITLES | ROLES
ARTICLES = (DETERMINERS | POSSESSIVES) - PARTITIVES | {"one"}
MARKS = frozenset([*'"“”,;:—–-()[].!?…', "--", "''", "``"])
POSSESSIVE = frozenset(["'s", "’s"])
# Where the noun of a phrase ends. "Outside" and "near" may stand before it: "an outside adviser".
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
        "within",
        "across",
    ]
)
STOPPERS = PREPOSITIONS | RELATIVES | SUBORDINATORS | {"that"}


@cache
def sexes() -> Mapping[str, str]:
    """Which words before or instead of a name tell a man (`m`) or a woman (`f`).

    >>> sexes()["spokeswoman"], sexes()["mr."]
    ('f', 'm')
    """
    told = [entry for section in ("titles", "roles") for entry in open_resource("claimants-en")[section]]
    return MappingProxyType({entry[0]: entry[1] for entry in told if len(entry) == 2})


@cache
def same_office() -> Mapping[str, frozenset[str]]:
    """For a title or role, what else its holder may be called.

    >>> "general" in same_office()["gen."]
    True
    """
    offices: dict[str, frozenset[str]] = {}
    for role, *others in open_resource("claimants-en")["same office"]:
        offices[role] = offices.get(role, frozenset()) | frozenset(others)
    return MappingProxyType(offices)


def singular(word: str) -> str:
    """The singular of a plural role; other words as they are.

    >>> [singular(word) for word in ("officials", "deputies", "coaches", "men", "boss")]
    ['official', 'deputy', 'coach', 'man', 'boss']
    """
    if word.endswith("men") and word[:-2] + "an" in ROLES:
        return word[:-2] + "an"
    if word in ROLES or not word.endswith("s"):
        return word
    for end, start in (("ies", "y"), ("ches", "ch"), ("sses", "ss"), ("s", "")):
        if word.endswith(end) and word[: -len(end)] + start in ROLES:
            return word[: -len(end)] + start
    return word


def is_plural(word: str) -> bool:
    """Whether a word is the plural of a role.

    >>> is_plural("lawmakers"), is_plural("boss")
    (True, False)
    """
    return singular(word) != word


def is_office(low: str) -> bool:
    """Whether a word tells what a single person is, compounds included.

    >>> [is_office(word) for word in ("mayor", "co-chairwoman", "seismologist", "112-member", "harbour")]
    [True, True, True, False, False]
    """
    if low in OFFICES or (len(low) > 7 and low.endswith("ist") and low not in BELIEVERS):
        return True
    before, _, last = low.rpartition("-")
    return last in ROLES and before.isalpha() and last != "member"
