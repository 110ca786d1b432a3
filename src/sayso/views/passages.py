"""Passages ready to be shown, and those that are neither article nor thread by what they are for."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.types import Document, Furniture, Kind, Passage
from sayso.views.marks import Segment, mark_passages
from sayso.views.said import words_of
from sayso.views.wording import say_meter

FLOW = (Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION, Kind.EMBED)


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage ready to be shown."""

    kind: Kind
    segments: tuple[Segment, ...]
    paragraph: int | None = None
    """Which paragraph of the article, counted from 1."""
    dated: str | None = None
    """For a caption: when its picture was made, as it says."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that are neither article nor comment, by what they are for."""

    label: str
    passages: tuple[Shown, ...]
    sums: tuple[str, ...] = ()
    """For fundraising meters: what each asks for and what has come in."""


def show_passages(document: Document) -> tuple[Shown, ...]:
    """Every passage with its marks, in the order of `Document.passages`."""
    numbers = itertools.count(1)
    return tuple(
        Shown(
            passage.kind,
            cut,
            next(numbers) if passage.kind is Kind.ARTICLE else None,
            passage.dated and words_of([passage.dated], document.text),
        )
        for passage, cut in zip(document.passages, mark_passages(document), strict=True)
    )


def around(document: Document, shown: Sequence[Shown]) -> tuple[Group, ...]:
    """What stands around article and thread, by what it is for."""
    groups: dict[str, list[Shown]] = defaultdict(list)
    for passage, cut in zip(document.passages, shown, strict=True):
        homeless = passage.kind is Kind.COMMENT_BODY and passage.comment is None
        if homeless or passage.kind not in {*FLOW, Kind.COMMENT_BODY}:
            groups[label_of(passage)].append(cut)
    meters = FURNITURE_LABELS[Furniture.METER]
    sums = {meters: tuple(filter(None, map(say_meter, document.meters)))}
    ordered = sorted(groups, key=ORDER.index)
    return tuple(Group(label, tuple(groups[label]), sums.get(label, ())) for label in ordered)


def label_of(passage: Passage) -> str:
    """What a passage is, in a reader's words."""
    if passage.kind is Kind.FURNITURE:
        return FURNITURE_LABELS[passage.furniture or Furniture.OTHER]
    return KIND_LABELS[passage.kind]


KIND_LABELS = {
    Kind.HEADLINE: "Headline",
    Kind.ARTICLE: "Article",
    Kind.CAPTION: "Caption",
    Kind.EMBED: "Posts from elsewhere",
    Kind.PAGE_TITLE: "Title of the page",
    Kind.BYLINE: "Byline as printed",
    Kind.DATE: "Dates as printed",
    Kind.RELATED: "Related stories",
    Kind.COMMENT_BODY: "Comments without a place in the thread",
    Kind.COMMENT_AUTHOR: "Names above comments",
    Kind.COMMENT_META: "Lines about comments",
}

FURNITURE_LABELS = {
    Furniture.NAVIGATION: "Navigation",
    Furniture.METER: "Fundraising meter",
    Furniture.APPEAL: "Appeals for support",
    Furniture.SHARE: "Sharing",
    Furniture.NEWSLETTER: "Newsletter",
    Furniture.COOKIES: "Cookies and consent",
    Furniture.COMMENT_FORM: "Comment form",
    Furniture.COMMENT_CONTROLS: "Comment controls",
    Furniture.ADVERTISING: "Advertising",
    Furniture.SPONSOR: "Who pays for it",
    Furniture.ACCOUNT: "Signing in and subscribing",
    Furniture.CONTROLS: "Buttons and players",
    Furniture.ABOUT: "About the article and its author",
    Furniture.REPEAT: "Words of the article shown again",
    Furniture.OTHER: "Other furniture",
}

ORDER = (*KIND_LABELS.values(), *FURNITURE_LABELS.values())
