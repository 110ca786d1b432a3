"""A line of plain text by itself: its words, what it looks like, and which widget phrases it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

from sayso.page.letters import LetterIndex
from sayso.resources import open_resource

# Words of a long paragraph beyond these tell nothing more about what it is.
HEAD = 240
# Patterns that may look at a stretch again from each of its words look no further than this.
SEARCHED = 500
NUMBER = "0"
# Nor does a longer line print a date of its own, or repeat the title.
DATE_WITHIN, TITLE_WITHIN = 130, 250
# The rest of a page's title is the name of the site and of the section.
TITLE_SHARE = 0.6
# Shorter words are in any title.
TELLING = 4

TOKEN = re.compile(r"\d[\d.,:]*|[^\W\d_]+(?:['’][^\W\d_]+)*|[©•·|»«›‹>/@*\[\](){}…→]")
PLAIN_TOKEN = re.compile(r"\d[\d.,:]*|[a-z]+(?:'[a-z]+)*|[|>/@*\[\](){}]", re.ASCII)
"""The same for texts of ASCII in lower case, in half the time."""
UNTOLD = "“”–—\u00a0"
DIGIT = re.compile(r"[\d\u00b2\u00b3\u00b9\u2070-\u2089]")
WORDLIKE = re.compile(r"[^\W\d_]")
NUMERIC_DATE = re.compile(r"\b(?:\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:\d{4}|\d\d))\b")
CLOCK = re.compile(r"\b\d\d?[:.h]\d\d\b(?!\.\d)|\b\d\d?\s?[ap]\.?m\b", re.IGNORECASE)
MONEY = re.compile(r"[$€£¥₴₽]\s?\d|\d\s?[$€£₴₽]|\b\d+\s?%")
LINK = re.compile(r"https?://|www\.|\b[\w.-]+@[\w-]+\.\w|\.(?:com|net|org|de)\b")
NO_PHRASES: frozenset[str] = frozenset()
CLOSING = "\"'”’“»)]„」』 "
ENDS = {"。": ".", "！": "!", "？": "?", "؟": "?", "।": ".", "۔": "."}
# Japanese and Chinese set no blanks between words, say twice as much in a sign, and have these signs for
# function words.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
PARTICLES = re.compile("[のはがをにでともる的了是在和不有我他这這]")


def open_fields(name: str, section: str | None = None) -> frozenset[str]:
    """All words of a section, or of a whole resource without their first field, which is a number."""
    sections = open_resource(name)
    entries = sections[section] if section else (e[1:] for found in sections.values() for e in found)
    return frozenset(word for entry in entries for word in entry)


STOP, ADDRESSING = open_fields("line-words", "function words"), open_fields("line-words", "address")
DATE_WORDS, MONTHS = open_fields("line-words", "date"), open_fields("months")
BADGES = open_fields("line-words", "badges")
PARAGRAPH = 90
HEADINGS = frozenset(("comments heading", "comments heading line"))
# In the order in which they decide.
WIDGETS = (
    "share", "share line", "navigation", "navigation line", "newsletter", "appeal", "cookies", "advertising",
    "related", "credit", "byline", "tags",
)  # fmt: skip
# Blogger and some themes print author and date without anything between: "VesnaMay 30, 2019".
GLUED = re.compile(
    r"[^\W\d_](?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\s\d"
)


def _phrases() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[tuple[str, str], ...]]]:
    """Sections of widget phrases: by whole line, and by the longest word of a phrase inside a line.

    The longest is mostly the rarest: 63 phrases begin with a number.
    """
    whole: dict[str, tuple[str, ...]] = {}
    inside: dict[str, tuple[tuple[str, str], ...]] = {}
    for section, entries in open_resource("widgets").items():
        for (phrase,) in entries:
            words = " ".join(tokenise(phrase))
            if section.endswith(" line"):
                whole[words] = (*whole.get(words, ()), section)
            else:
                longest = max(words.split(" "), key=len)
                inside[longest] = (*inside.get(longest, ()), (f" {words} ", section))
    return whole, inside


def tokenise(text: str) -> list[str]:
    """The words and telling signs of a text, lower case, every number as `0`.

    >>> tokenise("3 thoughts on “Locks”")
    ['0', 'thoughts', 'on', 'locks']
    """
    if text.isascii() and text.replace(" ", "").isalpha():  # most labels and entries of menus
        return text.lower().split()
    if not text.isascii():  # signs that are no tokens are often all that keeps a text from being plain
        for sign in UNTOLD:
            text = text.replace(sign, " ")
    tokens = PLAIN_TOKEN.findall(text.lower()) if text.isascii() else TOKEN.findall(text.casefold())
    if DIGIT.search(text) is None:
        return tokens
    return [NUMBER if token[0].isdigit() else token for token in tokens]


WHOLE, INSIDE = _phrases()
LONGEST_OF_LINE = {line: max(line.split(" "), key=len) for line in WHOLE}
TELLING_WORDS = frozenset((*INSIDE, *LONGEST_OF_LINE.values()))
"""The longest word of each phrase: most lines have none."""
PHRASE_LETTERS = LetterIndex(
    (
        *((word, phrase) for word, phrases in INSIDE.items() for phrase, _ in phrases),
        *((word, line) for line, word in LONGEST_OF_LINE.items()),
    )
)


@dataclass(slots=True)
class Line:
    """One line that is not blank, as seen by itself."""

    number: int
    """Its place among all lines of the text, from 0."""
    text: str
    """Without white space around it."""
    size: int
    """Its length in letters; a sign of a script without blanks between words counts as two."""
    gap: int
    """Blank lines before it."""
    tokens: list[str]
    phrases: frozenset[str]
    """The sections of widget phrases that it holds."""
    date: str
    """`only` (a date or time alone), `with` (and a few words more), or empty."""
    stops: int
    """Function words among its tokens."""
    address: int
    """Words by which people speak of themselves and to others."""
    link: bool
    money: bool
    end: str
    """Its last sign once quotation marks and brackets are off."""
    shape: str = ""
    """What it looks like in one word; see `_shape`."""


def read_lines(text: str) -> list[Line]:
    """The lines that are not blank, in order."""
    lines: list[Line] = []
    known: dict[str, Line] = {}
    gap = 0
    for number, raw in enumerate(text.split("\n")):
        bare = raw.strip()
        if not bare:
            gap += 1
            continue
        same = known.get(bare)
        if same is None:
            line = known[bare] = _look(bare)
        else:
            line = copy(same)
        line.number, line.gap = number, gap
        lines.append(line)
        gap = 0
    return lines


def _look(text: str) -> Line:
    """A line by itself, not yet in its place."""
    tokens = tokenise(text[:HEAD])
    phrases = find_phrases(tokens)
    tail = text[-4:].rstrip(CLOSING)
    end = tail[-1:] or text[-1]
    unspaced = UNSPACED.search(text, 0, SEARCHED) is not None
    line = Line(
        number=0,
        text=text,
        size=len(text) * 2 if unspaced else len(text),
        gap=0,
        tokens=tokens,
        phrases=phrases,
        date=_date(text, tokens, phrases) if len(text) < DATE_WITHIN else "",
        stops=len(PARTICLES.findall(text, 0, HEAD)) if unspaced else sum(map(STOP.__contains__, tokens)),
        address=sum(map(ADDRESSING.__contains__, tokens)),
        link=LINK.search(text, 0, SEARCHED) is not None,
        money=MONEY.search(text, 0, SEARCHED) is not None,
        end=ENDS.get(end, end),
    )
    line.shape = _shape(line)
    return line


def shared_words(title: Line, line: Line) -> float:
    """How much of a title and a line is the other's words: 1 when they have the same, 0 for a paragraph."""
    if len(line.text) >= TITLE_WITHIN:
        return 0.0
    telling = {token for token in title.tokens if len(token) >= TELLING} or set(title.tokens)
    words = [token for token in line.tokens if len(token) >= TELLING]
    if not words or not telling:
        return 0.0
    common = sum(map(telling.__contains__, words))
    return common / len(words) * min(1.0, common / (TITLE_SHARE * len(telling)))


@lru_cache(maxsize=1024)
def tokens_of(text: str) -> tuple[str, ...]:
    """The same, kept for a while: several resources are asked about one text, one after the other."""
    return tuple(tokenise(text))


def find_phrases(tokens: Sequence[str]) -> frozenset[str]:
    """The sections whose phrases stand among these words.

    >>> sorted(find_phrases(tokenise("Leave a Reply Cancel reply")))
    ['form']
    """
    telling = TELLING_WORDS.intersection(tokens)
    if not telling:
        return NO_PHRASES
    found: list[str] = []
    if len(tokens) <= 8:
        found.extend(WHOLE.get(" ".join([token for token in tokens if token.isalnum()]), ()))
    padded = f" {' '.join(tokens)} "
    for token in telling:
        found += [section for phrase, section in INSIDE.get(token, ()) if phrase in padded]
    return frozenset(found)


@lru_cache(maxsize=8192)
def phrases_of(text: str) -> frozenset[str]:
    """The sections whose phrases stand in a short text.

    Kept, as menus and buttons come back: half of the short texts of 660 pages stood on another
    outlet's page before.
    """
    return find_phrases(tokens_of(text)) if PHRASE_LETTERS.may_hold(text) else NO_PHRASES


def _date(text: str, tokens: list[str], phrases: frozenset[str]) -> str:
    """Whether a line of up to 130 characters is a date, or a date with a few words.

    >>> text = "March 3, 2019 at 4:15 pm"
    >>> _date(text, tokenise(text), frozenset())
    'only'
    """
    if "ago" in phrases:
        return "only" if len(tokens) <= 4 else "with"
    if NUMBER not in tokens:
        return ""
    month = any(token in MONTHS for token in tokens)
    if not (month or NUMERIC_DATE.search(text) or CLOCK.search(text) or GLUED.search(text)):
        return ""
    rest = sum(
        1
        for word in tokens
        if word.isalnum() and word != NUMBER and word not in MONTHS and word not in DATE_WORDS
    )
    if rest == 0:
        return "only"
    return "with" if rest <= 6 else "in"


def _shape(line: Line) -> str:
    """What a line looks like in one word, for its neighbours to know."""
    prose = line.stops >= 3 and line.stops * 7 >= len(line.tokens)
    if prose and line.size >= PARAGRAPH:
        return "paragraph" if line.end in ".!?…:" else "block"
    return _shape_of_thread(line) or _shape_of_widget(line) or _shape_of_text(line, prose)


def _shape_of_thread(line: Line) -> str | None:
    """The looks of what stands around and between comments."""
    phrases, count = line.phrases, len(line.tokens)
    if count <= 25 and phrases & HEADINGS:
        return "comments"
    if "form" in phrases and len(line.text) < 200:
        return "form"
    if "form line" in phrases:
        return "field"
    if "controls line" in phrases or ("controls" in phrases and count <= 8):
        return "control"
    if line.date == "only":
        return "date"
    if "says" in phrases and count <= 8:
        return "says"
    if count <= 3 and line.text.casefold() in BADGES:
        return "badge"
    return "dated" if line.date == "with" else None


def _shape_of_widget(line: Line) -> str | None:
    if line.phrases and len(line.tokens) <= 12:
        return next((section.removesuffix(" line") for section in WIDGETS if section in line.phrases), None)
    return None


def _shape_of_text(line: Line, prose: bool) -> str:
    count = len(line.tokens)
    if line.end in ".!?…" and count >= 4:
        return "sentence"
    if not WORDLIKE.search(line.text):
        return "signs"
    if count <= 4:
        return "name" if line.text[0].isupper() and line.stops == 0 else "scrap"
    if prose:
        return "clause"
    return "title" if count <= 18 else "list"
