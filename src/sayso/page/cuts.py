"""Why a page shows only part of its article: a paywall, a registration, a teaser, an end that breaks off.

A declaration is not enough. Most pages that say `isAccessibleForFree: false` hold the whole text and
leave it to a script to hide it; most that say "subscribe" hold it, too. What is graded is what is
shown: words that hold back the rest must stand where the article ends, and the article must look cut.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sayso.page.phrases import find_phrases
from sayso.types import Block, Cut, Furniture, Kind

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

AFTER = 10
"""Blocks below the article's last among which words that hold back the rest are looked for."""
WITHIN = 2
"""The article's own last blocks: such words are often taken for a paragraph."""
LONGEST_NOTICE = 400
LONGEST_LINE = 60
FULL = 2_500
"""Characters of an article that is whole in spite of such words: what a wall leaves is two or three
paragraphs, while the walls of longer texts are raised by scripts."""
PREVIEW = 5_000
"""Characters of an article that says of itself that it is for those who pay: newsletters show some pages."""
SHORT = 1_200
"""Characters of an article that a wall's box alone, without its words, shows to be cut."""
LEAST_SHARE = 0.6
"""Of the words that the page's data declare; below it the rest is not there. Captions, subheadings and
ways of counting account for a tenth."""
FEWEST_WORDS = 60
MOST_WORDS = 100_000
LEAST_SENTENCE = 80
"""Characters of a paragraph that ends in the middle of a sentence; shorter lines end as they like."""

NOT_FREE = re.compile(
    r"isAccessibleForFree\\?[\"']?\s{0,9}(?::|content=)\s{0,9}\\?[\"']?(?:https?://schema\.org/)?(?i:false|no)\b"
)
TIER = re.compile(r"content_tier[\"'][^<>]{0,80}content=[\"']?(?:locked|metered|premium|paid|subscriber)")
WORD_COUNT = re.compile(r"wordCount\"\s{0,9}:\s{0,9}\"?(\d{1,6})")
ELLIPSIS = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\])[\s\]»\"”)]{0,3}$")
EXCERPT = re.compile(r"\[(?:…|\.\.\.)\]\s{0,3}$")
"""How WordPress ends an excerpt that it made by itself; no one writes so."""

WALL = "a wall"
"""What the reason of a block says whose markup calls it one."""
PHRASED = {
    "closed": "where the article ends the page says that it is for those who pay",
    "paywall": "where the article ends the page asks for a subscription to read on",
    "registration": "where the article ends the page asks to register or sign in to read on",
    "held": "where the article ends the page asks for something to read on",
    "teaser": "its last words send the reader to another page for the rest",
}


class _Shown(NamedTuple):
    """What of the article is there."""

    last: int
    """Its last block."""
    characters: int
    words: int
    ends: str
    """The last words of its last paragraph."""


def find_cut(source: str, blocks: Sequence[Block], hidden: Container[int] = ()) -> Cut | None:
    """Why a page holds only part of its article, or None; `hidden` are the blocks that no reader sees.

    >>> from sayso.types import Span
    >>> texts = {"The lock will close for": Kind.ARTICLE, "Subscribe to continue reading": Kind.FURNITURE}
    >>> cut = find_cut("", [Block(text, kind, "", Span(0, 0)) for text, kind in texts.items()])
    >>> cut.by, cut.printed
    ('paywall', 'Subscribe to continue reading')
    """
    shown = _measure(blocks)
    if shown is None:
        return None
    broken = _breaks_off(blocks[shown.last])
    # No words hold back the rest of a long article, and to look for them takes a fifth of a millisecond.
    if not broken and shown.characters >= PREVIEW:
        return None
    said = list(_said_near(blocks, shown, hidden))
    fewer = _count_missing(source, shown)
    walled = shown.characters < SHORT and any(spoken == WALL for spoken, _ in said)
    # It is looked for through the whole source, and only where something bears it out.
    declared = _find_declared(source) if fewer or broken or walled else None
    if not (declared or broken):
        fewer = None
    whole = shown.characters > FULL and not fewer and not broken
    return (
        _by_words([each for each in said if not whole or each[0] == "closed"])
        or _by_declaration(declared, said, shown, fewer, broken)
        or _by_ending(blocks, said, shown, fewer)
    )


def _measure(blocks: Sequence[Block]) -> _Shown | None:
    article = [at for at, block in enumerate(blocks) if block.kind is Kind.ARTICLE]
    if not article:
        return None
    texts = [blocks[at].text for at in article]
    words = sum(text.count(" ") + 1 for text in texts)
    return _Shown(article[-1], sum(map(len, texts)), words, texts[-1][-LONGEST_LINE:])


def _find_declared(source: str) -> str | None:
    """The words of the page's data that say that its text is not for everybody."""
    found = _search(NOT_FREE, "isAccessibleForFree", source) or _search(TIER, "content_tier", source)
    return found and " ".join(found[0].split())


def _search(pattern: re.Pattern[str], word: str, source: str) -> re.Match[str] | None:
    """The first match of a pattern that opens with a word: a page is searched for the word alone."""
    at = source.find(word)
    while at >= 0:
        if found := pattern.match(source, at):
            return found
        at = source.find(word, at + len(word))
    return None


def _count_missing(source: str, shown: _Shown) -> int | None:
    """How many words the page's data declare, where that is many more than it shows."""
    found = _search(WORD_COUNT, "wordCount", source)
    declared = int(found[1]) if found else 0
    if not FEWEST_WORDS < declared < MOST_WORDS or shown.words >= LEAST_SHARE * declared:
        return None
    return declared


def _breaks_off(last: Block) -> str | None:
    """How the article's last paragraph ends, where that is not with a sentence."""
    text = last.text.rstrip()
    if ELLIPSIS.search(text):
        return "its last words end in an ellipsis"
    if last.tag in ("p", "div", "") and len(text) > LEAST_SENTENCE and _is_mid_sentence(text):
        return "its last paragraph ends in the middle of a sentence"
    return None


def _is_mid_sentence(text: str) -> bool:
    """Whether a text ends with a small letter or a comma, in a script that has small letters.

    >>> _is_mid_sentence("On Monday the minister said that the council had never agreed to any"),
    (True,)
    >>> _is_mid_sentence("All of the tables and the minutes are at www.veland.example/locks")
    False
    """
    end = text[-1]
    word = text.rsplit(None, 1)[-1]
    return (end == "," or (end.islower() and word.isalpha())) and text.count(" ") > 8


def _said_near(blocks: Sequence[Block], shown: _Shown, hidden: Container[int]) -> Iterator[tuple[str, Block]]:
    """What the blocks around the article's end say of its rest, with the block; a box called a wall too."""
    first = max(0, shown.last + 1 - WITHIN)
    for at in range(first, min(len(blocks), shown.last + 1 + AFTER)):
        block = blocks[at]
        if at in hidden or len(block.text) > LONGEST_NOTICE or block.comment is not None:
            continue
        for section in find_phrases("cuts", block.text):
            near = section != "more line" or 0 < at - shown.last <= WITHIN
            if near and (section != "teaser" or _is_teaser(block, at - shown.last)):
                yield section, block
        if at > shown.last and block.furniture is Furniture.ACCOUNT and WALL in block.reason:
            yield WALL, block


def _is_teaser(block: Block, distance: int) -> bool:
    """Whether a block of such words speaks of this article: the last of it, or a link right below it."""
    return distance <= WITHIN and len(block.text) < 3 * LONGEST_LINE


def _by_words(said: Sequence[tuple[str, Block]]) -> Cut | None:
    """A cut that the page speaks of itself."""
    telling = [each for each in said if each[0] in PHRASED]
    if not telling:
        return None
    section, block = min(telling, key=lambda each: tuple(PHRASED).index(each[0]))
    return Cut(section if section in ("registration", "teaser") else "paywall", PHRASED[section], block.text)


def _by_declaration(
    declared: str | None,
    said: Sequence[tuple[str, Block]],
    shown: _Shown,
    fewer: int | None,
    broken: str | None,
) -> Cut | None:
    """A cut that the page's data declare, and that what is shown bears out."""
    if declared is None:
        return None
    if fewer is not None:
        reason = f"the page's data call it not free, and {fewer} words long; {shown.words} are shown"
        return Cut("paywall", reason, declared)
    if broken is not None and shown.characters < FULL:
        return Cut("paywall", f"the page's data call it not free, and {broken}", declared)
    walls = [block for spoken, block in said if spoken == WALL]
    if walls and shown.characters < SHORT:
        reason = "the page's data call it not free, and below its few words stands a box called a wall"
        return Cut("paywall", reason, walls[0].text)
    return None


def _by_ending(
    blocks: Sequence[Block], said: Sequence[tuple[str, Block]], shown: _Shown, fewer: int | None
) -> Cut | None:
    """A cut that the article's last words show."""
    ends = shown.ends.partition(" ")[2] or shown.ends
    dotted = ELLIPSIS.search(shown.ends)
    more = [block for spoken, block in said if spoken == "more line"]
    if more and dotted:
        return Cut(
            "teaser", "its last words end in an ellipsis, and a link below leads to the rest", more[0].text
        )
    if EXCERPT.search(shown.ends):
        return Cut("ending", "it ends as an excerpt does", ends)
    if fewer is not None and (broken := _breaks_off(blocks[shown.last])):
        return Cut("ending", f"{broken}, and the page's data call it {fewer} words long", ends)
    return None
