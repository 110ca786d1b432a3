"""Words under pictures, and in them the words that say who made the picture."""

from __future__ import annotations

import re

from sayso.types import Span

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
SIGN = re.compile(r"©\s*|\(c\) ", re.IGNORECASE)
AGENCY = re.compile(
    r"\b(?:AP|AFP|Reuters|REUTERS|Getty Images|Getty|dpa|EPA|EFE|ANSA|PAP|Shutterstock|iStock|Alamy|TASS"
    r"|Unsplash|Wikimedia Commons|Creative Commons|Public domain|Handout)\b"
)
BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\s*$")
IN_BRACKETS = re.compile(r"/|\bvia\b|\||©")
"""What sets a maker and an owner apart: "(Ada Lund/Harbour Agency)"."""
SENTENCE_ENDS = (". ", "\n", "| ", "! ", "? ")


def find_credit(text: str) -> Span | None:
    """The characters of a caption that name who made the picture or whom it belongs to.

    >>> text = "The pier at dawn. Photo: Ada Lund / Harbour Agency"
    >>> find_credit(text).of(text)
    'Ada Lund / Harbour Agency'
    """
    for pattern in (LABEL, SIGN):
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
    return len(text) <= LONGEST_CREDIT and bool(LABEL.match(text) or text.startswith("©"))


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without the brackets and blanks around it, and at most as long as a credit is."""
    start = max(start, end - LONGEST_CREDIT)
    while end > start and text[end - 1] in " )]\n":
        end -= 1
    return Span(start, end)
