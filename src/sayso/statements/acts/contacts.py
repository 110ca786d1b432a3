"""Personal data in a comment: telephone numbers, e-mail addresses, postal addresses."""

from __future__ import annotations

import re
from functools import cache

from sayso.resources import open_words

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
PHONE = re.compile(
    r"(?<![\w.,/#$£€-])(?:\+|00)[1-9]\d{0,2}[ ./-]?(?:\(0?\d{1,4}\)[ ./-]?)?"
    r"\d{2,4}(?:[ ./-]?\d{2,4}){1,4}(?![\w%/])"
    r"|(?<![\w.,/#$£€-])(?:\(\d{2,5}\)|\d{3,5})[ ./-]\d{3,4}[ ./-]\d{3,4}(?![\w%/])"
)
CALLED = re.compile(
    r"\b(?:call|phone|ring|text|tel|mobile|cell|whatsapp|fax|reach)\b[^\n\d+(]{0,30}"
    r"(\+?\(?\d{2,5}\)?(?:[ ./-]?\d{2,5}){1,4})(?![\w%])",
    re.IGNORECASE,
)
# Where somebody lives, and not where one eats.
HOUSE = re.compile(
    r"\b(?:[Ll]ive|[Ll]ives|[Ll]iving|[Ll]ived|[Aa]ddress|[Hh]ome|[Hh]ouse)\b[^\n\d]{0,20}"
    r"(\d{1,5}[a-z]?,? (?:[A-Z][\w'.-]{1,24} ){1,3}(\w{2,12}))\b"
)
FEWEST_DIGITS = 7


def find_contact(text: str) -> str | None:
    """The first piece of personal data, as written.

    >>> find_contact("Write to jan@example.org or ring 555 0142.")
    'jan@example.org'
    >>> find_contact("It was 2019-2020, and 1,200,000 came.")
    """
    if "@" in text:
        email = EMAIL.search(text)
        if email:
            return email.group()
    if not any(map(str.isdigit, text)):
        return None
    for found in PHONE.finditer(text):
        if sum(map(str.isdigit, found.group())) >= FEWEST_DIGITS:
            return found.group()
    called = CALLED.search(text)
    if called and sum(map(str.isdigit, called.group(1))) >= FEWEST_DIGITS:
        return called.group(1)
    house = HOUSE.search(text)
    if house and house.group(2).casefold() in _streets():
        return house.group(1)
    return None


@cache
def _streets() -> frozenset[str]:
    return open_words("acts-en", "streets")
