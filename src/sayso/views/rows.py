"""Plain rows computed from documents: what the report, the terminal and the workbench show; not how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.types import Claim, Document, Judgement, Kind, Passage, Quoting, Signal, Statement, Voice
from sayso.views.claims import ClaimOn, claims_on
from sayso.views.judged import Opinion, opinions_on
from sayso.views.maps import Map, draw_map
from sayso.views.passages import FLOW, Group, Shown, around, label_of, show_passages
from sayso.views.places import PlaceRow, place_rows
from sayso.views.safety import web_link
from sayso.views.said import StatementRow, in_chains, likely_enough, likely_ones, statement_rows, words_of
from sayso.views.shares import ShareRow
from sayso.views.threads import CommentRow, Question, question_rows, thread_rows
from sayso.views.timelines import Line, draw_line
from sayso.views.wording import say_time


class Counts(NamedTuple):
    """How much was found on a page, or on several."""

    statements: int = 0
    direct: int = 0
    indirect: int = 0
    mixed: int = 0
    own: int = 0
    """In the outlet's own voice."""
    comments: int = 0
    unnamed: int = 0
    """Attributed to people or papers without a name, or to nobody."""

    @property
    def attributed(self) -> int:
        return self.statements - self.own


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
    shares: tuple[ShareRow, ...] = ()
    """Other pages that have its words."""
    claims: Mapping[int, tuple[ClaimOn, ...]] = field(default_factory=dict)
    """The claims that its statements carry, by their numbers among all statements of the page."""
    judged: Mapping[int, tuple[Opinion, ...]] = field(default_factory=dict)
    """What people judged of its forecasts, by the same numbers."""

    @property
    def foretold(self) -> frozenset[int]:
        """The forecasts among the statements shown, by the same numbers."""
        forecasts = {
            at
            for at, one in enumerate(self.document.statements, 1)
            if one.strength and (one.strength.forecast or one.due is not None)
        }
        rows = (*self.said, *self.reported, *self.own)
        return frozenset(row.of_all for row in rows if row.number in forecasts)

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


def _fact(signal: Signal) -> Fact:
    value = say_time(signal.value) if signal.field in DATED else signal.value
    return Fact(SIGNAL_LABELS.get(signal.field, signal.field.capitalize()), value, signal)


def page_row(  # noqa: PLR0913, PLR0917 - what is known of a page from others comes beside it
    read: Document,
    number: int = 1,
    least: float = 0.0,
    shares: tuple[ShareRow, ...] = (),
    claims: Iterable[Claim] = (),
    judgements: Iterable[Judgement] = (),
) -> PageRow:
    """A document taken apart for a reader, without attributions whose confidence is below `least`.

    `shares` are the other pages that have its words, as `share_rows` gives them; `claims` those that this
    page may carry, `judgements` what people may have judged of it.
    """
    document = likely_enough(read, least)
    shown = show_passages(document)
    title = _title(document)
    rows = statement_rows(document, _places(document.passages, shown), likely_ones(read, least))
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
        thread=thread_rows(document, shown),
        rest=around(document, shown),
        places=(places := place_rows(document)),
        map=draw_map(tuple(place.spot for place in places)),
        line=draw_line(document),
        questions=question_rows(document),
        left_out=len(read.statements) - len(document.statements),
        shares=shares,
        claims=claims_on(number, claims),
        judged={at + 1: opinions for at, opinions in opinions_on(read, judgements).items()},
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
        unnamed=sum(_is_unnamed(document, statement) for statement in document.statements),
    )


def _is_unnamed(document: Document, statement: Statement) -> bool:
    """Whether a statement is attributed, and to nobody with a name."""
    if statement.voice is Voice.OUTLET or not statement.speakers:
        return False
    return not any(document.claimants[speaker.claimant].name for speaker in statement.speakers)


def total(counts: Iterable[Counts]) -> Counts:
    """The sum, field by field.

    >>> total([Counts(statements=2, own=1), Counts(statements=3)])
    Counts(statements=5, direct=0, indirect=0, mixed=0, own=1, comments=0, unnamed=0)
    """
    return Counts(*(sum(column) for column in zip(Counts(), *counts, strict=True)))


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


DATED = ("published", "modified")
SIGNAL_LABELS = {"byline": "By"}
