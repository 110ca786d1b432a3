"""Words of the article that the page shows twice: pull quotes, teasers, paragraphs for each width of screen.

Subheadings that quote a paragraph stay, and so do the questions that an interview asks of each guest.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from sayso.page.naming import Name
from sayso.types import Furniture, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.page.layout import Layout

SHORTEST = 40
"""Characters of a text set apart from which on its coming back is no accident."""
LONGEST = 600
TWICE = 80
"""Characters of a sentence that stands a second time, in no box of its own."""
SENTENCE_ENDS = (".", ".”", '."', "!", "。")
SET_APART = frozenset({"blockquote", "aside", "figure", "figcaption"})
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "li"})
PULLED = re.compile(r"pull-?_?quote|blockquote|(?<![a-z])quote(?![a-z])|zitat|destaque", re.IGNORECASE)
"""Class names of such boxes."""
HIGHEST = 3
LETTERS = re.compile(r"[\W_]+")
STRETCH = re.compile(r"[^\W_]+(?: [^\W_]+)*")

PULL_QUOTE = Name(
    Kind.FURNITURE, "set apart from the article, and says what a paragraph says", Furniture.REPEAT
)
AGAIN = Name(Kind.FURNITURE, "a paragraph that the article has already", Furniture.REPEAT)


def set_apart_repeats(layout: Layout, names: list[Name]) -> list[Name]:
    """The names of a page's pieces, where nothing of the article is there twice."""
    article = [at for at, name in enumerate(names) if name.kind is Kind.ARTICLE]
    for at in _again(layout, article):
        names[at] = AGAIN
    apart = {at for at in _candidates(names, article) if _is_apart(layout, at)}
    if apart:
        prose = [layout.pieces[at].text for at in article if at not in apart and names[at] is not AGAIN]
        whole = " ".join(prose).casefold()
        may_be = [at for at in sorted(apart) if _shares_stretch(layout.pieces[at].text.casefold(), whole)]
        folded = fold(whole) if may_be else ""
        for at in may_be:
            if fold(layout.pieces[at].text) in folded:
                names[at] = PULL_QUOTE
    return names


def _candidates(names: list[Name], article: list[int]) -> Iterator[int]:
    """The article's pieces, and those among them that were told apart from it without a purpose."""
    for at in range(article[0], article[-1] + 1) if article else ():
        kind, _, furniture, _ = names[at]
        if kind is Kind.ARTICLE or furniture is Furniture.OTHER:
            yield at


def _shares_stretch(words: str, whole: str) -> bool:
    """Whether the longest stretch without a sign stands in another text: what repeats nothing fails here."""
    longest = max(STRETCH.findall(words), key=len, default="")
    return len(longest) > 2 and longest in whole


def fold(text: str) -> str:
    """The letters and digits of a text between single blanks: neither quotation marks nor case matter.

    >>> fold("“The bridge — holds.”")
    ' the bridge holds '
    """
    return f" {LETTERS.sub(' ', text.casefold()).strip()} "


def _again(layout: Layout, article: list[int]) -> Iterator[int]:
    """The second of two like paragraphs; what stands there three times is a refrain."""
    texts = {at: layout.pieces[at].text for at in article}
    long = [text for text in texts.values() if len(text) > TWICE]
    if len(set(long)) == len(long):
        return
    count = Counter(long)
    seen: set[str] = set()
    for at, text in texts.items():
        if text in seen and count[text] == 2 and text.endswith(SENTENCE_ENDS):
            yield at
        seen.add(text)


def _is_apart(layout: Layout, at: int) -> bool:
    """Whether a piece stands in a box for quotations or summaries."""
    text, box, *_ = layout.pieces[at]
    tags, names, parent = layout.boxes.tag, layout.boxes.names, layout.boxes.parent
    if not SHORTEST <= len(text) <= LONGEST or tags[box] in HEADINGS:
        return False
    if layout.region[box] == "summary":
        return True
    for _ in range(HIGHEST):
        if tags[box] in SET_APART or (names[box] and _is_pulled(names[box])):
            return True
        box = parent[box]
    return False


@lru_cache(maxsize=8192)
def _is_pulled(names: str) -> bool:
    return PULLED.search(names) is not None
