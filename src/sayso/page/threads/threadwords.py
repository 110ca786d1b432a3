"""What threads say of themselves in words: `resources/threads.txt`, asked of one text at a time."""

from __future__ import annotations

import re
from functools import cache

from sayso.resources import open_resource

AROUND_LABEL = " \t\n:|·•()[]<>«»‹›↩→←…,.+-–—0123456789"
DIGITS = re.compile(r"\d+")


@cache
def thread_words(section: str) -> frozenset[str]:
    """The words and phrases of a section of `resources/threads.txt`."""
    return frozenset(word for entry in open_resource("threads")[section] for word in entry)


def bare(text: str) -> str:
    """A text as `resources/threads.txt` has it, without numbers and signs around it.

    >>> bare("Reply (3) »"), bare("Ann Lee says:")
    ('reply', 'ann lee says')
    """
    return text.casefold().strip(AROUND_LABEL)


def fold(text: str) -> str:
    """A text as compared with others of its list: "3 Replies" and "12 replies" are one.

    >>> fold("12 Replies")
    '0 replies'
    """
    return DIGITS.sub("0", text.casefold())


def is_known_label(text: str) -> bool:
    """Whether a text is a button or a label of threads, or signs and numbers alone."""
    return bare(text) in _known_labels()


@cache
def _known_labels() -> frozenset[str]:
    sections = ("control", "says", "between", "moderator", "author", "heading")
    return frozenset(("",)).union(*map(thread_words, sections))
