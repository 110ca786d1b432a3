"""Words under pictures, and in them the words that say who made the picture, and when."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sayso.page.dates import DAY_MONTH, HAN, ISO, MONTH_DAY, NUMBERS, gives_day
from sayso.resources import open_resource
from sayso.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_CREDIT = 120
"""Characters. What follows "Photo:" at greater length is a caption about a photo."""

_MADE = (
    r"photo(?:s|graphs?|graphy|graphie)?|pictures?|images?|pics?|fotos?|fotografía|imagen|bild(?:er)?|zdjęcie|fot"
    r"|illustrations?|graphics?|screenshot|video|credits?|crédits?|crédito|source|quelle|courtesy|copyright|фото"
)
LABEL = re.compile(
    rf"(?<!\w)(?:(?:file|stock) )?(?:{_MADE})(?: (?:credits?|source|courtesy|by|de|von))?\s?[:©|/]\s*"
    rf"|(?<!\w)(?:(?:{_MADE}) )?courtesy of "
    rf"|(?<!\w)(?:{_MADE}) (?:credit )?by (?-i:(?=[A-ZÀ-Þ@]))",
    re.IGNORECASE,
)
"""What stands before a maker's name: "Photo:", "Image courtesy of"."""
LABELLING = (":", "/", "|", "©", " by ", "courtesy of ")
"""One of these is in every such label, in lower case: two texts in three have none."""
OPENINGS = frozenset(word[:3] for word in ("file", "stock", *_MADE.split("|")))
"""The first letters of labels, in lower case: 39 texts in 40 begin otherwise."""
SIGN = re.compile(r"©\s*|\(c\) ", re.IGNORECASE)
AGENCY = re.compile(
    r"\b(?:AP|AFP|Reuters|REUTERS|Getty Images|Getty|dpa|EPA|EFE|ANSA|PAP|Shutterstock|iStock|Alamy|TASS"
    r"|Unsplash|Wikimedia Commons|Creative Commons|Public domain|Handout)\b"
)
BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\s*$")
IN_BRACKETS = re.compile(r"/|\bvia\b|\||©")
"""What sets a maker and an owner apart: "(Ada Lund/Harbour Agency)"."""
SENTENCE_ENDS = (". ", "\n", "| ", "! ", "? ")

LONGEST_CAPTION = 1_000
"""Characters of a caption among which its day is looked for."""
FOUR_DIGITS = re.compile(r"\d{4}")
YEAR = re.compile(r"(?<![\d.,/-])(?:18[4-9]|19\d|20\d)\d(?![\d/-]|[.,]\d)")
MONTH_YEAR = re.compile(r"(?<!\w)([^\W\d_]{3,12})\.?,? (?:of |de |del )?(?:18[4-9]|19\d|20\d)\d(?!\d)")
DAYS = (NUMBERS, ISO, HAN, DAY_MONTH, MONTH_DAY)
BEFORE_DAY = 30
"""Characters before a day in which a word says what is of that day."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_JOINING = (
    "a am an in on of the le la el il den der du de del em op w we в на у від от från på dem im vom from"
    " photo image picture foto bild"
)
JOINING = frozenset(_JOINING.split())
"""Words between such a word and the day."""


def find_credit(text: str) -> Span | None:
    """The characters of a caption that name who made the picture or whom it belongs to.

    >>> text = "The pier at dawn. Photo: Ada Lund / Harbour Agency"
    >>> find_credit(text).of(text)
    'Ada Lund / Harbour Agency'
    """
    folded = text.lower()
    for pattern in (LABEL, SIGN) if any(sign in folded for sign in LABELLING) else (SIGN,):
        for found in pattern.finditer(text):
            if 0 < len(text) - found.end() <= LONGEST_CREDIT:
                return _trimmed(text, found.end(), len(text))
    bracketed = BRACKETS.search(text)
    if bracketed and (IN_BRACKETS.search(bracketed[1]) or AGENCY.search(bracketed[1])):
        return _trimmed(text, *bracketed.span(1))
    agency = AGENCY.search(text, max(0, len(text) - 60))
    if agency:
        start = max(text.rfind(end, 0, agency.start()) + len(end) for end in SENTENCE_ENDS)
        return _trimmed(text, start if start >= len(SENTENCE_ENDS) else 0, len(text))
    return None


def is_credit_line(text: str) -> bool:
    """Whether a text by itself, wherever it stands, is nothing but a credit."""
    if len(text) > LONGEST_CREDIT:
        return False
    return text.startswith("©") or (text[:3].lower() in OPENINGS and LABEL.match(text) is not None)


def find_dated(text: str) -> Span | None:
    """The characters of a caption that say when the picture was made; None where they may mean another day.

    >>> texts = "The quay, taken on 3 May 2012.", "The quay (file photo, 2014)", "The quay since 3 May 2012"
    >>> [dated and dated.of(text) for text in texts for dated in [find_dated(text)]]
    ['3 May 2012', '2014', None]
    """
    text = text[:LONGEST_CAPTION]
    if not FOUR_DIGITS.search(text):
        return None
    found = [(span, _told_before(text, span.start)) for span in _find_days(text)]
    made = [span for span, told in found if told == "made"]
    if made:
        return made[0]
    days = [span for span, told in found if told != "bounds" and not YEAR.fullmatch(span.of(text))]
    if len(days) > 1 and ". " not in text[days[0].end : days[1].start]:
        return None
    # Agencies say in the first sentence what is seen, and when, and tell the story in the next.
    return next(iter(days), None)


def _find_days(text: str) -> Iterator[Span]:
    """The days, months and years that a text names, the fullest at each place."""
    spans = [
        Span(*found.span()) for pattern in DAYS for found in pattern.finditer(text) if gives_day(found[0])
    ]
    spans += [Span(*found.span()) for found in MONTH_YEAR.finditer(text) if gives_day(f"1 {found[0]}")]
    spans += [Span(*found.span()) for found in YEAR.finditer(text)]
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        inside = any(other != span and other.covers(span) for other in spans)
        if span.start >= end and not inside:
            yield span
            end = span.end


def _told_before(text: str, start: int) -> str:
    """What the words before a day say of it: `made`, `bounds` or nothing."""
    sections = _sections()
    words = [
        word.replace("’", "'") for word in WORD.findall(text[max(0, start - BEFORE_DAY) : start].lower())
    ]
    unspaced = text[max(0, start - 4) : start].rstrip(" ：:，,（(")
    while words:
        pair = " ".join(words[-2:])
        told = sections.get(pair) or sections.get(words[-1]) or sections.get(unspaced)
        if told or words[-1] not in JOINING:
            return told or ""
        words.pop()
    return ""


@cache
def _sections() -> dict[str, str]:
    return {
        word: section
        for section, entries in open_resource("captions").items()
        for entry in entries
        for word in entry
    }


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without the brackets and blanks around it, and at most as long as a credit is."""
    start = max(start, end - LONGEST_CREDIT)
    while end > start and text[end - 1] in " )]\n":
        end -= 1
    return Span(start, end)
