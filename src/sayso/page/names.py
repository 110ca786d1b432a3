"""The names in an author line."""

from __future__ import annotations

import re
from functools import cache

from sayso.resources import open_words

LONGEST = 400
"""Characters of an author line that are read; nine names fit."""
MOST = 20
"""Names taken from one line."""

NOISE = re.compile(
    r"https?://\S{1,200}|www\.\S{1,200}|[^\s@]{1,64}@[^\s@]{1,64}|(?<!\w)@\w{1,40}|\([^()]{0,80}\)|\[[^][]{0,80}\]"
)
ENDS = re.compile(r"\s*(?:[|•·»–—:]|\s-\s|\bfor the\b|\bis an?\b|\d{1,2}[./:]\d|\d{4}).*$", re.DOTALL)
SEPARATOR = re.compile(r"\s*[,;/&+\n]\s*|\s*\band\b\s*", re.IGNORECASE)
SUFFIX = re.compile(
    r"(?:Jr|Sr|II|III|IV|MD|M\.D|PhD|Ph\.D|Dr|MSc|MA|BA|MBA|RN|RD|CPA|Esq|DVM|JD|LMFT|MPH|CFP|PharmD)\.?"
)
WORD = re.compile(r"\w[\w.’'-]*")


def find_names(printed: str) -> tuple[str, ...]:
    """Each name of an author line once, in its order, without what introduces or follows them.

    >>> find_names("By Ann Lee and Bo Ek, Staff")
    ('Ann Lee', 'Bo Ek')
    >>> find_names("https://example.org/authors/7")
    ()
    """
    line = _without_by(NOISE.sub(" ", printed[:LONGEST]).strip())
    pieces = SEPARATOR.split(_joiner().sub(", ", ENDS.sub("", line)))
    names = [" ".join(piece.split()).strip(" .,-–—\"'“”*") for piece in pieces[:MOST]]
    return tuple(dict.fromkeys(name for name in names if _is_name(name)))


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_any(open_words('bylines', 'by'))})\b\s*:?\s*", re.IGNORECASE)


@cache
def _joiner() -> re.Pattern[str]:
    """Short words join names only between two of them that are written large, not in "Ana e Silva" and the like."""
    return re.compile(rf"\s+(?:{_any(open_words('bylines', 'and'))})\s+")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(open_words('bylines', 'role'))})\b", re.IGNORECASE)


def _any(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _without_by(line: str) -> str:
    """The line behind "By", "Text:", "Written by"."""
    for _ in range(2):
        match = _by().match(line)
        if match is None:
            break
        line = line[match.end() :]
    return line


def _is_name(name: str) -> bool:
    """Whether a piece of an author line can name a person or a body, and is no role, degree or date."""
    if not 2 <= len(name) <= 60 or SUFFIX.fullmatch(name) or _role().search(name):
        return False
    words = WORD.findall(name)
    return 1 <= len(words) <= 6 and any(letter.isalpha() for letter in name)
