"""What every piece of a page is to its reader, once the article is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sayso.page.captions import find_credit, is_credit_line
from sayso.page.dates import gives_day
from sayso.page.layout import HEADINGS
from sayso.page.names import is_sign_off
from sayso.page.parts import read_part
from sayso.page.plain.lines import phrases_of
from sayso.types import Furniture, Kind, Signal, Span

if TYPE_CHECKING:
    from sayso.page.article import Article
    from sayso.page.layout import Layout
    from sayso.page.walk import Piece


class Name(NamedTuple):
    """What a piece is, why, and what its kind asks for besides."""

    kind: Kind
    reason: str
    furniture: Furniture | None = None
    credit: Span | None = None


BY_ROLE = {
    "author": Name(Kind.COMMENT_AUTHOR, "the author of a comment, by its markup"),
    "body": Name(Kind.COMMENT_BODY, "the words of a comment, by its markup"),
    "frame": Name(Kind.COMMENT_META, "inside a comment, beside its words"),
}

IN_MAIN_BOX = Name(Kind.ARTICLE, "inside the box that holds most of the page's prose")
ARTICLE = {
    "body": Name(Kind.ARTICLE, "inside the box that its markup names as the article's body"),
    "summary": Name(Kind.ARTICLE, "the standfirst or summary of the article"),
}

# What a region is: furniture, except for the few that are told apart by more than their name.
BY_REGION = {
    "advertising": Furniture.ADVERTISING,
    "appeal": Furniture.APPEAL,
    "comments": Furniture.COMMENT_CONTROLS,
    "cookies": Furniture.COOKIES,
    "footer": Furniture.NAVIGATION,
    "meter": Furniture.METER,
    "navigation": Furniture.NAVIGATION,
    "newsletter": Furniture.NEWSLETTER,
    "share": Furniture.SHARE,
}

# The sections of widget phrases that tell what furniture is for, the surest first.
BY_PHRASE = {
    "meter": Furniture.METER,
    "share line": Furniture.SHARE,
    "form": Furniture.COMMENT_FORM,
    "form line": Furniture.COMMENT_FORM,
    "comments heading": Furniture.COMMENT_CONTROLS,
    "comments heading line": Furniture.COMMENT_CONTROLS,
    "controls line": Furniture.COMMENT_CONTROLS,
    "cookies": Furniture.COOKIES,
    "newsletter": Furniture.NEWSLETTER,
    "appeal": Furniture.APPEAL,
    "advertising": Furniture.ADVERTISING,
    "share": Furniture.SHARE,
    "navigation line": Furniture.NAVIGATION,
    "navigation": Furniture.NAVIGATION,
}

WORDED = {
    section: Name(Kind.FURNITURE, f"its words are those of {section.removesuffix(' line')}", furniture)
    for section, furniture in BY_PHRASE.items()
}
NAMED = {
    region: Name(Kind.FURNITURE, f"its markup calls it {region}", furniture)
    for region, furniture in BY_REGION.items()
}

RELATED = Name(Kind.RELATED, "its markup or its words offer other pages")
TEASER = Name(Kind.RELATED, "a line outside the article that is one link to another page")
OUTSIDE = Name(Kind.FURNITURE, "outside the article", Furniture.OTHER)

LONGEST_WIDGET = 240
"""Characters of a text whose phrases are looked at: a longer one says more than what it is for."""
LONGEST_BYLINE = 200
SHORTEST_TEASER = 25
TEASER_SHARE = 0.8
"""Of a text's characters: those that lead elsewhere in a headline of another page."""
LONGEST_DATE = 120
NEAR_HEADLINE = 40
"""Pieces after the headline among which a line with a name or a date belongs to the article."""
ABOVE = 4
"""Pieces above an article's first paragraph among which a page without headings has its headline, and pieces
around that among which it has its date."""
LINE = range(15, 200)
"""Characters of such a headline."""
FEWEST_WORDS = 4
SHORT_DATE = 40
DIGIT = re.compile(r"\d")
LEVELLED = (("“", '"'), ("”", '"'), ("„", '"'), ("‘", "'"), ("’", "'"), ("`", "'"))


def name_pieces(layout: Layout, article: Article, signals: Sequence[Signal]) -> list[Name]:
    """A name for each piece of the page."""
    return _Namer(layout, article, signals).names()


class _Namer:
    """What is known of the page while its pieces are named one by one."""

    def __init__(self, layout: Layout, article: Article, signals: Sequence[Signal]) -> None:
        self.layout = layout
        self.article = frozenset(article.pieces)
        self.captions = article.captions
        self.headline = _find_headline(layout, article.pieces, signals)
        self.above = None
        if self.headline is None:
            self.above = _find_line_above(layout, article.pieces, signals)
        if self.above is not None:
            self.headline = self.above
        self.bylines = _shown(signals, {"byline"})
        self.dates = _shown(signals, {"published", "modified"})

    def names(self) -> list[Name]:
        return [self.name(at, piece) for at, piece in enumerate(self.layout.pieces)]

    def name(self, at: int, piece: Piece) -> Name:
        role, region = self.layout.boxes.role[piece.box], self.layout.region[piece.box]
        if role is not None:
            return BY_ROLE[role.part]
        if at in self.article:
            return ARTICLE.get(region, IN_MAIN_BOX)
        if at in self.captions:
            return Name(
                Kind.CAPTION,
                "a short text that shares its box with a picture",
                credit=find_credit(piece.text),
            )
        if at == self.above:
            return Name(Kind.HEADLINE, "the line above the article, on a page without headings")
        if at == self.headline:
            return Name(Kind.HEADLINE, "the heading that the page's title or data name as its headline")
        if region == "page title":
            return Name(Kind.PAGE_TITLE, "the title element")
        if region in BY_REGION:
            return self.furniture(piece, region)
        return self.signature(at, piece, region) or self.caption(piece, region) or self.rest(piece, region)

    def furniture(self, piece: Piece, region: str) -> Name:
        """A piece whose markup says what it is for."""
        if region == "comments" and len(piece.text) > LONGEST_WIDGET:
            return Name(Kind.FURNITURE, "among comments whose markup is not known", Furniture.OTHER)
        if region in ("appeal", "comments"):
            phrases = self.phrases(piece)
            if "meter" in phrases:
                return Name(Kind.FURNITURE, "its words give a goal or a sum reached", Furniture.METER)
            if "form" in phrases or "form line" in phrases:
                return Name(Kind.FURNITURE, "its words are those of a form", Furniture.COMMENT_FORM)
        return NAMED[region]

    def signature(self, at: int, piece: Piece, region: str) -> Name | None:
        """A line that names the author or the day."""
        text = piece.text
        if len(text) > LONGEST_BYLINE or not self.is_near(at):
            return None
        if is_sign_off(text):
            return Name(Kind.BYLINE, "the line with which agencies close a story: who reported, who edited")
        own = read_part("", piece.names) or region
        if own == "byline" or text in self.bylines:
            return Name(Kind.BYLINE, "names the author beside the headline")
        if len(text) <= LONGEST_DATE and (text in self.dates or (own == "date" and DIGIT.search(text))):
            return Name(Kind.DATE, "gives the day beside the headline")
        if self.above is not None and abs(at - self.above) <= ABOVE and _is_bare_date(text):
            return Name(Kind.DATE, "a date alone, beside the headline")
        return None

    def is_near(self, at: int) -> bool:
        """Whether a piece stands around the headline, or right after the article."""
        if self.headline is None:
            return True
        return -5 <= at - self.headline <= NEAR_HEADLINE or at - 3 in self.article

    def caption(self, piece: Piece, region: str) -> Name | None:
        text = piece.text
        if region == "credit":
            return Name(
                Kind.CAPTION, "its markup calls it the credit of a picture", credit=Span(0, len(text))
            )
        if region == "caption":
            return Name(Kind.CAPTION, "its markup calls it a caption", credit=find_credit(text))
        if is_credit_line(text):
            return Name(Kind.CAPTION, "a line that credits a picture", credit=find_credit(text))
        return None

    def rest(self, piece: Piece, region: str) -> Name:
        """Neither article nor named by its markup: what its words say it is for."""
        phrases = self.phrases(piece)
        if region == "related" or "related" in phrases:
            return RELATED
        length = len(piece.text)
        if piece.links and length >= SHORTEST_TEASER and piece.linked > TEASER_SHARE * length:
            return TEASER
        for section, name in WORDED.items() if phrases else ():
            if section in phrases:
                return name
        return _in_region(region) if region else OUTSIDE

    def phrases(self, piece: Piece) -> frozenset[str]:
        if len(piece.text) > LONGEST_WIDGET:
            return frozenset()
        return phrases_of(piece.text)


@cache
def _in_region(region: str) -> Name:
    return Name(Kind.FURNITURE, f"its markup calls it {region}", Furniture.OTHER)


def _shown(signals: Iterable[Signal], fields: set[str]) -> frozenset[str]:
    """What the page prints for a field."""
    return frozenset(" ".join(signal.printed.split()) for signal in signals if signal.field in fields)


def _find_headline(layout: Layout, article: Sequence[int], signals: Sequence[Signal]) -> int | None:
    """The heading that says what the page's own data call its headline, whole or in part.

    Where the data name none that stands on the page, the last h1 before the article.
    """
    first, last = (article[0], article[-1]) if article else (len(layout.pieces),) * 2
    tag_of = layout.boxes.tag
    tags = {
        at: tag
        for at, piece in enumerate(layout.pieces[: last + 1])
        if (tag := tag_of[piece.box]) in HEADINGS
    }
    texts = {at: _level(layout.pieces[at].text) for at in tags}
    wanted = [_level(signal.value) for signal in signals if signal.field == "headline"]
    for value in wanted:
        said = [at for at, text in texts.items() if text == value]
        if said:
            return min(said, key=lambda at: (tags[at] != "h1", at))
    part = [at for at, text in texts.items() if len(text) > 15 and any(text in value for value in wanted)]
    if part:
        return max(part, key=lambda at: (len(texts[at]), -at))
    return max((at for at in texts if tags[at] == "h1" and at < first), default=None)


def _find_line_above(layout: Layout, article: Sequence[int], signals: Sequence[Signal]) -> int | None:
    """The line above the article that the title has too, or else the nearest; None if there are headings.

    So it is on old pages made of tables, whose headlines are large or bold and nothing more.
    """
    if not article or not HEADINGS.isdisjoint(layout.boxes.tag):
        return None
    lines = [at for at in range(max(0, article[0] - ABOVE), article[0]) if _may_head(layout, at)]
    titles = [_level(signal.value) for signal in signals if signal.field == "headline"]
    said = [at for at in lines if any(_level(layout.pieces[at].text) in title for title in titles)]
    return next(reversed(said or lines), None)


def _may_head(layout: Layout, at: int) -> bool:
    """Whether a piece may be a headline by its words: a line of several, neither a link nor a sentence."""
    text = layout.pieces[at].text
    return (
        len(text) in LINE
        and not layout.region[layout.pieces[at].box]
        and 2 * layout.free[at] > len(text)
        and text.count(" ") >= FEWEST_WORDS - 1
        and "\n" not in text
        and text[-1] not in ".,:;"
        and not _is_bare_date(text)
    )


def _is_bare_date(text: str) -> bool:
    """Whether a short line gives a day.

    >>> _is_bare_date("16.06.2022"), _is_bare_date("No. 131/2022")
    (True, False)
    """
    return len(text) <= SHORT_DATE and DIGIT.search(text) is not None and gives_day(text)


def _level(text: str) -> str:
    for sign, level in LEVELLED:  # a tenth of the time of str.translate
        text = text.replace(sign, level)
    return " ".join(text.casefold().split())
