"""Who wrote a comment: the name without the words around it, and what the page says of the person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.page.threads.threadwords import bare, thread_words
from sayso.types import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME = 200
LONGEST_BADGE = 40
SAYING = re.compile(
    r"^(?:by|par|von|por|de|от)\s+|\s*(?:\b(?:says?|said|wrote|writes|sagt|sagte|schrieb|schreibt|meint|meinte"
    r"|dit|a dit|a écrit|dice|dijo|ha detto|diz|disse|zegt|schreef|pisze|napisał|пишет|говорит|каже)"
    r"\s*(?::|\.{3}|…)?|[:,])$",
    re.IGNORECASE,
)
AUTHOR_CLASS = re.compile(
    r"(?:^|\s)(?:bypostauthor|(?:[\w-]{1,30}-)?by-(?:node-|post-|article-)?author|(?:[\w-]{1,30}-)?blog-(?:post_)?author"
    r"|(?:badge|is)-(?:post-)?author|author-badge|wc-blog-post_author)(?=\s|$)"
)
"""WordPress, Drupal, Blogger and wpDiscuz say it of the comment or of its author's name."""
MODERATOR_CLASS = re.compile(
    r"(?:^|\s)[\w-]{0,30}(?:-blog-(?:administrator|editor|moderator)|Banner--staff|by-moderator|is-staff)(?=\s|$)"
)


def clean_name(text: str) -> str | None:
    """A name without "by" before it or "says" behind it; None where nothing is left.

    >>> clean_name("Anonymous said..."), clean_name("von Wilma Tench")
    ('Anonymous', 'Wilma Tench')
    """
    name = SAYING.sub("", SAYING.sub("", " ".join(text[:LONGEST_NAME].split())))
    return name or None


def find_standing(classes: Iterable[str], badges: Iterable[str]) -> Standing | None:
    """Who a commenter is to the page by class names of the comment, or by the words of badges in it.

    >>> find_standing(["comment even bypostauthor"], []), find_standing([], ["Staff Member"])
    (<Standing.AUTHOR: 'author'>, <Standing.MODERATOR: 'moderator'>)
    """
    names = list(classes)
    labels = {bare(badge) for badge in badges if len(badge) <= LONGEST_BADGE}
    if any(map(AUTHOR_CLASS.search, names)) or labels & thread_words("author"):
        return Standing.AUTHOR
    if any(map(MODERATOR_CLASS.search, names)) or labels & thread_words("moderator"):
        return Standing.MODERATOR
    return None
