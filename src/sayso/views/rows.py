"""Plain rows computed from documents: what the report, the terminal and the workbench show; not how."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.statements.acts import open_questions
from sayso.types import Comment, Document, Furniture, Kind, Passage, Quoting, Signal, Voice
from sayso.views.details import ACTS, FOLDED
from sayso.views.maps import Map, draw_map
from sayso.views.marks import Segment, mark_passages
from sayso.views.places import PlaceRow, place_rows
from sayso.views.safety import web_link
from sayso.views.said import StatementRow, in_chains, likely_enough, statement_rows, words_of
from sayso.views.timelines import Line, draw_line
from sayso.views.trees import in_reply_order
from sayso.views.wording import say_meter, say_time

FLOW = (Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION, Kind.EMBED)

# Words that stand in for a source named elsewhere: counting them would put "he" above every minister.
STAND_INS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "him", "her", "them", "one"})


class Counts(NamedTuple):
    """How much was found on a page, or on several."""

    statements: int = 0
    direct: int = 0
    indirect: int = 0
    mixed: int = 0
    own: int = 0
    """In the outlet's own voice."""
    comments: int = 0

    @property
    def attributed(self) -> int:
        return self.statements - self.own


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
class CommentRow:
    """One comment with its place in the thread."""

    number: int
    """Counted from 1 in page order."""
    depth: int
    """0 at the top of the thread."""
    comment: Comment
    parent: int | None
    """The number of the comment that it answers."""
    parent_author: str | None
    text: tuple[Shown, ...]
    acts: tuple[CommentAct, ...] = ()
    folded: tuple[str, ...] = ()
    """Why it is folded away, where it is: abuse, personal data."""


class CommentAct(NamedTuple):
    """One thing that a comment does."""

    says: str
    why: str
    statement: int | None
    """The number of the statement that it is about."""
    answered: int | None
    """For an answer: the number of the comment that asked."""


class Question(NamedTuple):
    """What a reader asks, and who answered."""

    comment: int
    """Its number."""
    says: str
    """Its words."""
    wants: str
    """`asks for evidence` or `asks`."""
    statement: int | None
    """The number of the statement that it is about."""
    answers: tuple[int, ...]
    """The numbers of the comments that answer."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that are neither article nor comment, by what they are for."""

    label: str
    passages: tuple[Shown, ...]
    sums: tuple[str, ...] = ()
    """For fundraising meters: what each asks for and what has come in."""


class Fact(NamedTuple):
    """One thing that the page says of itself, for a reader."""

    label: str
    value: str
    signal: Signal


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page, taken apart."""

    number: int
    document: Document
    headline: str | None
    title: Shown | None
    """The headline's own passage, when it says what the settled headline says."""
    link: str | None
    """The page's address, when it may be followed."""
    counts: Counts
    flow: tuple[Shown, ...]
    """Headlines, paragraphs, captions and embedded posts, in page order, without `title`."""
    said: tuple[StatementRow, ...]
    """Attributed, in headline, article or caption."""
    reported: tuple[StatementRow, ...]
    """Attributed, inside a comment."""
    own: tuple[StatementRow, ...]
    """In the outlet's own voice."""
    thread: tuple[CommentRow, ...]
    """Every comment, each below the one it answers."""
    rest: tuple[Group, ...]
    places: tuple[PlaceRow, ...]
    """Every place that it names and that could be settled, those named most first."""
    map: Map | None
    line: Line | None
    """When what is told is to have happened."""
    questions: tuple[Question, ...]
    """What readers ask, in page order."""
    left_out: int = 0
    """How many attributions are not shown, as less likely than was asked for."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the page says of itself, as settled."""
        meta = self.document.meta
        settled = (meta.outlet, *meta.byline, meta.published, meta.modified)
        return tuple(_fact(signal) for signal in settled if signal is not None)

    @property
    def conflicts(self) -> tuple[tuple[Fact, Fact | None], ...]:
        """What it says of itself besides, each with what was settled on instead."""
        settled = {fact.signal.field: fact for fact in reversed(self.facts)}
        if headline := self.document.meta.headline:
            settled["headline"] = _fact(headline)
        others = self.document.meta.conflicts
        return tuple((_fact(signal), settled.get(signal.field)) for signal in others)


class Quoted(NamedTuple):
    """A source by its words as printed, over all pages."""

    who: str
    statements: int
    pages: tuple[int, ...]


def _fact(signal: Signal) -> Fact:
    value = say_time(signal.value) if signal.field in DATED else signal.value
    return Fact(SIGNAL_LABELS.get(signal.field, signal.field.capitalize()), value, signal)


def page_row(read: Document, number: int = 1, least: float = 0.0) -> PageRow:
    """A document taken apart for a reader, without attributions whose confidence is below `least`."""
    document = likely_enough(read, least)
    shown = _shown(document)
    title = _title(document)
    rows = statement_rows(document, _places(document.passages, shown))
    attributed = [row for row, of in zip(rows, document.statements, strict=True) if of.voice is Voice.SOURCE]
    inside = {at for at, of in enumerate(document.statements, 1) if of.comment is not None}
    headline = document.meta.headline
    return PageRow(
        number=number,
        document=document,
        headline=headline.value if headline else None,
        title=None if title is None else shown[title],
        link=web_link(document.url),
        counts=count(document),
        flow=tuple(passage for at, passage in enumerate(shown) if passage.kind in FLOW and at != title),
        said=in_chains([row for row in attributed if row.number not in inside]),
        reported=in_chains([row for row in attributed if row.number in inside]),
        own=tuple(row for row, of in zip(rows, document.statements, strict=True) if of.voice is Voice.OUTLET),
        thread=_thread_rows(document, shown),
        rest=_rest(document, shown),
        places=(places := place_rows(document)),
        map=draw_map(tuple(place.spot for place in places)),
        line=draw_line(document),
        questions=_questions(document),
        left_out=len(read.statements) - len(document.statements),
    )


def _shown(document: Document) -> tuple[Shown, ...]:
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


def count(document: Document) -> Counts:
    """What was found on one page."""
    quoting = Counter(statement.quoting for statement in document.statements)
    return Counts(
        statements=len(document.statements),
        direct=quoting[Quoting.DIRECT],
        indirect=quoting[Quoting.INDIRECT],
        mixed=quoting[Quoting.MIXED],
        own=sum(statement.voice is Voice.OUTLET for statement in document.statements),
        comments=len(document.comments),
    )


def total(counts: Iterable[Counts]) -> Counts:
    """The sum, field by field.

    >>> total([Counts(statements=2, own=1), Counts(statements=3)])
    Counts(statements=5, direct=0, indirect=0, mixed=0, own=1, comments=0)
    """
    return Counts(*(sum(column) for column in zip(Counts(), *counts, strict=True)))


def quoted_most(documents: Iterable[Document], limit: int = 15) -> tuple[Quoted, ...]:
    """The sources with the most statements over all pages, by their words as printed, capitals apart.

    Words that only stand in for a name ("he", "they") are left out. Nobody is matched to anybody: "the
    ministry" on two pages may be two ministries.
    """
    printed: dict[str, str] = {}
    pages: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents, 1):
        for statement in document.statements:
            who = words_of(statement.source, document.text)
            key = who.casefold()
            if who and key not in STAND_INS:
                printed.setdefault(key, who)
                pages[key].append(number)
    ranked = sorted(pages, key=lambda key: (-len(pages[key]), key))[:limit]
    return tuple(Quoted(printed[key], len(pages[key]), tuple(dict.fromkeys(pages[key]))) for key in ranked)


def _title(document: Document) -> int | None:
    """The index of the passage that says the settled headline."""
    signal = document.meta.headline
    if signal is None:
        return None
    wanted = {" ".join(signal.value.split()), " ".join(signal.printed.split())}
    return next(
        (
            index
            for index, passage in enumerate(document.passages)
            if passage.kind is Kind.HEADLINE and words_of([passage.span], document.text) in wanted
        ),
        None,
    )


def _places(passages: Sequence[Passage], shown: Sequence[Shown]) -> dict[int, str]:
    """Where each statement's content first shows: `headline`, `paragraph 4`, `comment 12`."""
    found: dict[int, str] = {}
    for passage, cut in zip(passages, shown, strict=True):
        where = _where(passage, cut.paragraph)
        found |= {number: where for segment in cut.segments for number in segment.places}
    return found


def _where(passage: Passage, paragraph: int | None) -> str:
    if paragraph is not None:
        return f"paragraph {paragraph}"
    if passage.comment is not None:
        return f"comment {passage.comment + 1}"
    return label_of(passage).lower()


def _thread_rows(document: Document, shown: Sequence[Shown]) -> tuple[CommentRow, ...]:
    texts: dict[int, list[Shown]] = defaultdict(list)
    for passage, cut in zip(document.passages, shown, strict=True):
        if passage.comment is not None and passage.kind is Kind.COMMENT_BODY:
            texts[passage.comment].append(cut)
    comments = document.comments
    acts = _acts(document)
    rows = []
    for index, depth in in_reply_order([comment.parent for comment in comments]):
        comment = comments[index]
        parent = comment.parent if depth else None
        rows.append(
            CommentRow(
                number=index + 1,
                depth=depth,
                comment=comment,
                parent=None if parent is None else parent + 1,
                parent_author=None if parent is None else comments[parent].author,
                text=tuple(texts[index]),
                acts=tuple(acts[index]),
                folded=_why_folded(document, index),
            )
        )
    return tuple(rows)


def _acts(document: Document) -> dict[int, list[CommentAct]]:
    found: dict[int, list[CommentAct]] = defaultdict(list)
    for doing in document.doings:
        about, answered = (None if at is None else at + 1 for at in (doing.about, doing.answers))
        found[doing.comment].append(CommentAct(ACTS[doing.act], doing.reason, about, answered))
    return found


def _why_folded(document: Document, comment: int) -> tuple[str, ...]:
    acts = (doing.act for doing in document.doings if doing.comment == comment)
    return tuple(ACTS[act] for act in acts if act in FOLDED)


def _questions(document: Document) -> tuple[Question, ...]:
    return tuple(
        Question(
            asked.comment + 1,
            " ".join(document.comments[asked.comment].text(document.text).split()),
            ACTS[asked.act],
            None if asked.about is None else asked.about + 1,
            tuple(answer + 1 for answer in asked.answers),
        )
        for asked in open_questions(document)
        if not _why_folded(document, asked.comment)
    )


def _rest(document: Document, shown: Sequence[Shown]) -> tuple[Group, ...]:
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


DATED = ("published", "modified")
SIGNAL_LABELS = {"byline": "By"}

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
