"""The names in an author line."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from sayso.resources import open_resource

LONGEST = 400
"""Characters of an author line that are read; nine names fit."""
MOST = 20
"""Names taken from one line."""
REMEMBERED = 64
"""Author lines whose names are kept: one page says the same one in three or four places."""

NOISE = re.compile(
    r"https?://\S{1,200}|www\.\S{1,200}|[^\s@]{1,64}@[^\s@]{1,64}|(?<!\w)@\w{1,40}|[(\[{][^()\[\]{}]{0,80}[)\]}]"
)
NOISY = ("@", "://", "www.", "(", "[", "{")
"""With one of these a line may have noise."""
ENDS = re.compile(
    r"(?:\s[-–—]\s|[|•·⋅»–—:]|\bfor the\b|\b(?:is|was|has) |\bon (?:[A-Z]|\d)|\d{1,2}[./:]\d|\d{4})[^\n]*"
)
ENDING = re.compile(r"[|•·⋅»–—:\d-]")
ENDING_WORDS = frozenset(("for", "is", "was", "has", "on"))
"""With one of these a line may end before its end."""
SEPARATOR = re.compile(r"[,;/&+\n،؛、，；]|\s-\s")
DEGREE = re.compile(
    r"(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D|Dr|MSc|MA|MS|BA|BSc|MBA|RN|RDN?|LDN?|CPA|Esq|DVM|JD|LMFT|MPH|CFP|PharmD|[A-Z]{2,4})\.?"
)
LONGEST_LABEL = 40
"""Characters of "Medically reviewed by"."""
LETTERS_ALONE = re.compile(r"[A-Z]{2,6}")
"""Longer letters alone stand for a degree or a body, where somebody else is named."""
DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+){0,2}\.[a-z]{2,6}")
WORD = re.compile(r"\w[\w.’'-]*")
LETTERS = re.compile(r"\w+")
FIRST_WORD = re.compile(r"\W{0,3}(\w+)")
NUMBER = re.compile(r"\b\d+\b")
EDGES = " \t,;:–—-\"'“”*_"


@lru_cache(maxsize=REMEMBERED)
def find_names(printed: str) -> tuple[str, ...]:
    """Each name of an author line once, in its order, without what introduces or follows them.

    A line end parts names as a comma does.

    >>> find_names("By Ann Lee and Bo Ek, Staff")
    ('Ann Lee', 'Bo Ek')
    >>> find_names("Ann Lee, MD, Associated Press"), find_names("Staff Reporter")
    (('Ann Lee',), ('Staff Reporter',))
    >>> find_names("https://example.org/authors/7")
    ()
    """
    pieces = [_tidy(piece) for piece in _pieces(printed[:LONGEST])]
    candidates = [piece for piece in pieces if _may_name(piece)]
    names = [piece for piece in candidates if not _has("role", piece)]
    people = [name for name in names if not _belongs_to(name)]
    bodies = [piece for piece in candidates if " " in piece]
    return tuple(dict.fromkeys(people or names or bodies[:1]))


def introduces(line: str) -> bool:
    """Whether a line begins as an author line does: "By", "Von", "Written by".

    >>> introduces("By"), introduces("by Ann Lee"), introduces("Bystanders saw it")
    (True, True, False)
    """
    return _match_by(line) is not None


def is_sign_off(line: str) -> bool:
    """Whether a line is the one with which agencies close a story: names, places and what each did.

    >>> is_sign_off("(Reporting by Ann Lee in Sorvane; Editing by Bo Ek)")
    True
    >>> is_sign_off("Reporting by the Courier found six boats."), is_sign_off("By Ann Lee")
    (False, False)
    """
    if len(line) > LONGEST or not _duties().match(line):
        return False
    known = _entries("sign-off words") | {word for duty in _entries("sign-off") for word in duty.split()}
    return all(word[0].isupper() or word in known for word in WORD.findall(line))


@cache
def _duties() -> re.Pattern[str]:
    return re.compile(rf"[( ]*(?:{_any('sign-off')}) ", re.IGNORECASE)


def _match_by(line: str) -> re.Match[str] | None:
    """The by-words that a line begins with. Its first word is looked up first: most lines have another."""
    first = FIRST_WORD.match(line)
    return _by().match(line) if first is not None and first[1].casefold() in _by_openers() else None


def _pieces(line: str) -> list[str]:
    """What stands between the commas and "and"s of a line, up to where it no longer names.

    The slow patterns are tried on lines that have what they look for: on most, none is.
    """
    if any(sign in line for sign in NOISY):
        line = NOISE.sub(" ", line)
    line = _without_by(line.strip())
    words = LETTERS.findall(line)
    if ENDING.search(line) or not ENDING_WORDS.isdisjoint(words):
        line = ENDS.sub("\n", line)
    if not _entries("and").isdisjoint(words):
        line = _joiner().sub("\n", line)
    return [piece for piece in SEPARATOR.split(line) if piece and not piece.isspace()][:MOST]


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{_any('by')})(?!\w)\s*[:：]?\s*", re.IGNORECASE)


@cache
def _by_openers() -> frozenset[str]:
    """The first words of all by-words."""
    return frozenset(entry.split()[0] for entry in _entries("by"))


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_any('and')})\s+")


def disowns(line: str) -> bool:
    """Whether a line says of the name behind it that it is not the author's: "Reviewed by", "Photos:".

    >>> disowns("Reviewed by"), disowns("Written by")
    (True, False)
    """
    return len(line) <= LONGEST_LABEL and line.casefold().strip(EDGES) in _entries("other hands")


def _has(section: str, piece: str) -> bool:
    """Whether a word or phrase of the section stands in a piece of an author line."""
    return not _entries(section).isdisjoint(_phrases(piece))


@lru_cache(maxsize=REMEMBERED)
def _phrases(piece: str) -> frozenset[str]:
    """The words of a piece and its pairs of words, in lower case."""
    words = WORD.findall(piece.casefold())
    return frozenset((*words, *map(" ".join, pairwise(words))))


@cache
def _entries(section: str) -> frozenset[str]:
    return frozenset(word for entry in open_resource("bylines")[section] for word in entry)


def _any(section: str) -> str:
    words = sorted(_entries(section), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


def _without_by(line: str) -> str:
    """The line behind "By", "Text:", "Written by"."""
    for _ in range(2):
        match = _match_by(line)
        if match is None:
            break
        line = line[match.end() :]
    return line


def _tidy(piece: str) -> str:
    """A piece without a by-word of its own, quotation marks around it, and degrees behind it."""
    words = _without_by(" ".join(piece.split()).strip(EDGES)).split()
    while (
        len(words) > 2
        and DEGREE.fullmatch(words[-1])
        and words[-1].rstrip(".") not in ("Jr", "Sr", "II", "III", "IV")
    ):
        words.pop()
    name = " ".join(words)
    return name if name.endswith((".", "Jr.")) and DOTTED.search(name) else name.rstrip(".")


DOTTED = re.compile(r"(?:^|[\s.])(?:[^\W\d_]|Jr|Sr)\.$")
"""A full stop that belongs to the name: of "Ann B." and "Bo Ek Jr."."""


def _may_name(piece: str) -> bool:
    """Whether a piece of an author line may name a person or a body: no date, address or by-word alone."""
    if not 2 <= len(piece) <= 60 or introduces(piece) or (piece.islower() and not _belongs_to(piece)):
        return False
    if NUMBER.search(piece) or _has("noise", piece):
        return False
    return 1 <= len(WORD.findall(piece)) <= 6 and any(letter.isalpha() for letter in piece)


def _belongs_to(name: str) -> bool:
    """Whether a name says for whom somebody writes, or is a degree."""
    if DEGREE.fullmatch(name) or LETTERS_ALONE.fullmatch(name):
        return True
    return name.casefold() in _entries("agency") or names_body(name)


def names_body(name: str) -> bool:
    """Whether a name is a body's by its words: a newspaper's, a company's, a host's.

    >>> names_body("The Veland Times"), names_body("Ann Lee")
    (True, False)
    """
    return DOMAIN.fullmatch(name) is not None or _has("body", name)
