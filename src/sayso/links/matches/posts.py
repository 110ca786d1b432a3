"""A post, a headline or a sentence as the words it says: without addresses, with its tags opened.

What people copy from social networks brings along who posted it ("— Ana Oru (@AnaOruLive) May 6, 2031"),
addresses of pictures, and names run together. The poster's name is kept apart: a claim is often about who
said a thing, and as often the name is only on the label.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.resources import open_words
from sayso.text import squash

ADDRESS = re.compile(r"https?://\S+|www\.\S+|\b[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}/\S+")
SIGNED = re.compile(r"[—–] ?([^—–\n]{0,80})\((@\w+)\)(?: \w{3,12} \d{1,2}, \d{4})?")
TAG = re.compile(r"[#@](\w+)")
# "SaltTax" and "UNMission", but "OruSays2031" keeps its figure: years go with what they name.
RUN_TOGETHER = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+")
# Quotation marks come in every fashion, and go lost; the apostrophe inside a word stays.
QUOTES = re.compile(r"[\"“”„«»‘]|(?<!\w)['’]|['’](?!\w)")

LONGEST = 4000
"""Characters that are looked at: a longer text is no claim, and its beginning tells what it is about."""


class Post(NamedTuple):
    """What is said, and by whom where the text is signed."""

    said: str
    by: str
    """Name and handle of the signature, opened into words; empty without one."""
    whole: str
    """What is said with the name, but not the handle and the day, in its place."""


def read_post(text: str) -> Post:
    """The words of a text.

    >>> read_post("No salt in #SaltTown! https://a.example/x — Ana Oru (@AnaOruLive) May 6, 2031")
    Post(said='No salt in Salt Town!', by='Ana Oru Ana Oru Live', whole='No salt in Salt Town! — Ana Oru')
    """
    text = ADDRESS.sub(" ", _glued().sub(" ", text[:LONGEST]))
    by = " ".join(_open(f"{signed[1]} {signed[2]}") for signed in SIGNED.finditer(text))
    return Post(said=_open(SIGNED.sub(" ", text)), by=squash(by), whole=_open(SIGNED.sub(r"— \1", text)))


def _open(text: str) -> str:
    opened = TAG.sub(lambda tag: " " + RUN_TOGETHER.sub(" ", tag[1]), text)
    return squash(QUOTES.sub(" ", opened)).replace("’", "'")


@cache
def _glued() -> re.Pattern[str]:
    return re.compile("|".join(f"{re.escape(start)}\\S*" for start in sorted(open_words("posts", "glued"))))
