"""Words under pictures, and in them the words that say who made the picture."""

from __future__ import annotations

import re

from sayso.types import Span

LONGEST_CREDIT = 120
"""Characters. What follows "Photo:" at greater length is a caption about a photo."""

_MAKER = (
    r"photo(?:s|graphs?|graphy|graphie)?|pictures?|images?|pics?|fotos?|fotografía|imagen|bild(?:er)?|zdjęcie|fot"
    r"|illustrations?|graphics?|screenshot|video|credits?|crédits?|crédito|source|quelle|courtesy|copyright"
    r"|файл|фото"
)
NAMED = re.compile(
    rf"(?<!\w)(?:file |stock |bild)?(?:{_MAKER})(?: (?:credits?|source|courtesy|by|de|von|per))?(?: of)?\s?"
    rf"(?:[:©|/]|\bby\b|(?<=courtesy of)|(?<=Courtesy of))",
    re.IGNORECASE,
)
SIGN = re.compile(r"©|\(c\) ", re.IGNORECASE)
AGENCY = re.compile(
    r"(?:via |/ ?)?\b(?:AP|AFP|Reuters|REUTERS|Getty Images|Getty|dpa|EPA|EFE|ANSA|PAP|Shutterstock|iStock|Alamy|TASS"
    r"|Unsplash|Wikimedia Commons|Creative Commons|CC[ -]BY[\w .-]*|Public domain|Handout|File photo)\b",
)
BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\s*$")


def find_credit(text: str) -> Span | None:
    """The characters of a caption that name who made the picture or whom it belongs to.

    >>> find_credit("The pier at dawn. Photo: Ada Lund / Harbour Agency").of(
    ...     "The pier at dawn. Photo: Ada Lund / Harbour Agency")
    'Photo: Ada Lund / Harbour Agency'
    """
    for pattern in (NAMED, SIGN):
        for found in pattern.finditer(text):
            if len(text) - found.start() <= LONGEST_CREDIT:
                return _trimmed(text, found.start(), len(text))
    bracketed = BRACKETS.search(text)
    if bracketed and AGENCY.search(bracketed[1]):
        return _trimmed(text, *bracketed.span(1))
    agency = AGENCY.search(text, max(0, len(text) - 60))
    if agency:
        return _trimmed(text, _sentence_start(text, agency.start()), len(text))
    return None


def is_credit_line(text: str) -> bool:
    """Whether a text by itself, wherever it stands, is nothing but a credit."""
    if len(text) > LONGEST_CREDIT:
        return False
    return bool(NAMED.match(text) or text.startswith("©"))


def _sentence_start(text: str, before: int) -> int:
    return max(
        text.rfind(end, 0, before) + len(end) if end in text[:before] else 0 for end in (". ", "\n", "| ")
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in " )]\n":
        end -= 1
    return Span(start, end)
