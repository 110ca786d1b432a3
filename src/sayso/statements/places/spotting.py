"""Where a text may name a place: capitalised words that the gazetteer knows, or with a word for a place.

Nothing is decided here. `weighing` says which of these candidates are places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.resources import open_words
from sayso.statements.places.gazetteer import Bearing, find_bearers, find_sounding, fold, open_gazetteer
from sayso.types import Span

# A word keeps its apostrophes, but not the one before a closing s; initials and titles keep their full stops.
# Hyphens part words, since "Oru-based" names Oru.
TOKEN = re.compile(
    r"(?:[A-Z][a-z]{0,2}\.){2,}|[A-Z]\.(?= [A-Z][a-z])"
    r"|(?:Adm|Capt|Cmdr|Col|Cpl|Det|Dr|Gen|Gov|Insp|Lt|Maj|Mr|Mrs|Ms|Prof|Rep|Rev|Sen|Sgt|Supt)\.(?= [A-Z])"
    r"|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|['’]s\b|[^\w\s]|\n"
)
LONGEST, LONGEST_SHORT = 5, 5
# Between the words of one name: a space, a hyphen, or the full stop of "St.".
ELIDED = frozenset(("d'", "d’", "l'", "l’"))
JOINTS = frozenset((" ", "-", ". ", "\u00a0"))


class Token(NamedTuple):
    """A word or a mark of a text."""

    text: str
    start: int
    end: int


class Candidate(NamedTuple):
    """A stretch of tokens that may name a place."""

    first: int
    """Its first token."""
    last: int
    """The token behind its last."""
    span: Span
    folded: str
    """The name as the gazetteer keeps it; empty where the gazetteer does not know it."""
    base: str
    """For a name known only without its word for a place ("Oru River"): the folded rest, if that is known."""
    spelled: str = ""
    """For a name that is not known at all, the folded name: the gazetteer may spell it otherwise."""

    @property
    def name(self) -> str:
        """What it is looked up by."""
        return self.folded or self.base or self.spelled


def find_tokens(text: str, passages: Sequence[Span] | None = None) -> list[Token]:
    """The words and marks of a text, or of some of its passages; a line break is one, as is a passage's end.

    >>> [token.text for token in find_tokens("The U.S. and Oru's men, in Port-Oru.")]
    ['The', 'U.S.', 'and', 'Oru', "'s", 'men', ',', 'in', 'Port', '-', 'Oru', '.']
    """
    tokens: list[Token] = []
    for start, end in passages or [Span(0, len(text))]:
        if tokens:
            tokens.append(Token("\n", start, start))
        tokens += [Token(found.group(), *found.span()) for found in TOKEN.finditer(text, start, end)]
    return tokens


def find_candidates(text: str, tokens: list[Token]) -> list[Candidate]:
    """Every stretch of a text that may name a place, in text order, shorter before longer; they overlap."""
    found: list[Candidate] = []
    for at, token in enumerate(tokens):
        if token.text[0].isupper():
            here = _candidates_at(text, tokens, at)
            found += here or _unknown_at(text, tokens, at)
    return found


def _unknown_at(text: str, tokens: list[Token], first: int) -> list[Candidate]:
    """A capitalised run behind "in" or "the village of" whose beginning the gazetteer does not know."""
    before = tokens[first - 1].text.lower() if first else ""
    if before == "of" and first > 1:
        before = "of" if tokens[first - 2].text.lower() in _heads() else ""
    sure = before == "of" or before in _locating()
    if not sure and before not in _listing():
        return []
    last = at = first
    while at < len(tokens) and at - first < LONGEST + 2:
        word, start, _ = tokens[at]
        if at > first and text[tokens[at - 1].end : start] not in ("", " "):
            break
        if word[0].isupper():
            last = at + 1
        elif word != "-" and word not in _articles():
            break
        at += 1
    words = [fold_word(token.text) for token in tokens[first:last] if token.text != "-"]
    span = Span(tokens[first].start, tokens[last - 1].end)
    if not sure and not find_sounding(" ".join(words)):
        return []
    return [Candidate(first, last, span, "", "", " ".join(words))]


def _candidates_at(text: str, tokens: list[Token], first: int) -> list[Candidate]:
    found: list[Candidate] = []
    words: list[str] = []
    end = tokens[first].start
    inner, heads = _particles(), _heads()
    at = first
    for at in range(first, min(first + LONGEST + 2, len(tokens))):
        word, start, stop = tokens[at]
        if word == "-" or (word == "." and at > first):
            continue
        if at > first and text[end:start] not in JOINTS:
            break
        capital = word[0].isupper() or word[:2] in ELIDED
        if not capital and not (at > first and word in inner):
            break
        words.append(fold_word(word))
        end = stop
        if not capital:
            continue
        if len(words) > LONGEST:
            break
        name = " ".join(words)
        span = Span(tokens[first].start, _with_stop(text, word, stop))
        if is_known(name):
            if not (is_short(name) and word.istitle() and "." not in text[start : span.end]):
                found.append(Candidate(first, at + 1, span, name, ""))
        elif len(words) > 1 and (words[-1] in heads or words[0] in heads):
            base = " ".join(words[:-1] if words[-1] in heads else words[1:])
            found.append(Candidate(first, at + 1, span, "", base if is_known(base) else ""))
    return found


def _with_stop(text: str, word: str, stop: int) -> int:
    """The end of a name with the full stop of an abbreviation ("Ky.")."""
    return stop + 1 if text[stop : stop + 1] == "." and word.lower() in _stopped() else stop


@lru_cache(maxsize=1 << 14)
def fold_word(word: str) -> str:
    return fold(word)


@lru_cache(maxsize=1 << 14)
def is_known(name: str) -> bool:
    return open_gazetteer().knows(name)


@lru_cache(maxsize=1 << 14)
def is_short(name: str) -> bool:
    """Whether a name is above all letters that stand for a place: a page writes CAR or D.C.; Car is none."""
    return len(name) <= LONGEST_SHORT and find_bearers(name)[0].bearing is Bearing.SHORT


@cache
def _particles() -> frozenset[str]:
    return open_words("places-words", "inside names")


@cache
def _heads() -> frozenset[str]:
    return open_words("places-words", "kinds of places")


@cache
def _articles() -> frozenset[str]:
    return open_words("places-words", "inside unknown names")


@cache
def _locating() -> frozenset[str]:
    return open_words("places-words", "before unknown places")


@cache
def _listing() -> frozenset[str]:
    return open_words("places-words", "before places that sound known")


@cache
def _stopped() -> frozenset[str]:
    return open_words("places-words", "abbreviations")
