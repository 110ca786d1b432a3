"""What the ledger answers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from sayso.types import Failure


class News(StrEnum):
    """What adding a page changed."""

    NEW = "new"
    """A page that was not there before."""
    VERSION = "version"
    """Other bytes for a URL already there; the versions stand side by side."""
    REREAD = "reread"
    """Bytes already there, read by another version of Sayso or tagger; the readings stand side by side."""
    SAME = "same"
    """Nothing: these bytes are there already."""


class Added(NamedTuple):
    """What `Ledger.add` did, and the id of the page's document."""

    document: int
    news: News


class Listed(NamedTuple):
    """A document in short."""

    id: int
    url: str | None
    headline: str | None
    outlet: str | None
    published: str | None
    """As settled: an ISO day or time."""
    time: datetime | None
    """When it was captured; None when nobody wrote it down."""
    added: datetime
    """When its bytes were first added to the ledger."""
    statements: int
    attributed: int
    """Statements with a source or at least a cue, not in the outlet's own voice."""
    comments: int


class ListedClaim(NamedTuple):
    """A claim in short."""

    id: str
    wording: str
    pages: int
    """How many carry it."""
    sourced: bool
    """Whether some page puts it on somebody's word."""
    independent: int
    """Origins; `high` is the most that can be argued for."""
    high: int
    against: int
    """Statements that deny it, or that one of its statements denies."""
    again: int
    """Statements that say the like of another time."""


class Failed(NamedTuple):
    """A failure, and how often it was met."""

    failure: Failure
    times: int


class Counts(NamedTuple):
    """How much a ledger holds, in rows."""

    bodies: int
    captures: int
    documents: int
    statements: int
    comments: int
    commenters: int
    failures: int
