"""The ledger itself: what was captured, what was found in it and what failed, kept for good."""

from __future__ import annotations

import hashlib
import zlib
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import and_, exists, false, func, not_, or_, select, tuple_, update
from sqlalchemy.exc import SQLAlchemyError

from sayso.errors import LedgerError, NotKept
from sayso.ledger.chain import draft
from sayso.ledger.claims import Claims
from sayso.ledger.judgements import check_chain, read_judgements, write_judgement
from sayso.ledger.links import Links
from sayso.ledger.pseudonyms import show_names
from sayso.ledger.results import Added, Counts, Failed, Listed, News
from sayso.ledger.rows import capture_key, failure_row, make_entry
from sayso.ledger.schema import (
    bodies,
    captures,
    commenters,
    comments,
    documents,
    failures,
    searchable,
    statements,
)
from sayso.ledger.search import Hit, Part, parse_query, parts_of, show
from sayso.ledger.stored import clean, read_place, read_time, unpack, write_time
from sayso.ledger.wordindex import matching
from sayso.ledger.writing import news_of, wait_for_others, write_entry, write_failure
from sayso.statements import USUAL
from sayso.types import Failure, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from sqlalchemy import ColumnElement, Connection, Engine, FromClause, Row, Select

    from sayso.ledger.chain import Flaw
    from sayso.ledger.search import Term
    from sayso.types import Capture, Document, Judgement, Ruling, Subject


_BATCH = 32
"""Documents fetched at a time: enough to make the round trip small beside them, and few to hold."""
_LARGEST = (1 << 63) - 1
"""The largest id that a database can hold."""


class Ledger:
    """Keeps captures, documents and failures; made by `open_ledger`.

    Every method raises LedgerError when the database fails. Each page is added in one transaction, so a
    ledger whose writer was killed holds whole pages only.
    """

    def __init__(self, engine: Engine, where: str, *, key: bytes, reader: str) -> None:
        self.where = where
        self.reader = reader
        self._engine = engine
        self._key = key

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections to the database."""
        self._engine.dispose()

    # ── Adding ───────────────────────────────────────────────────────────────────────────────

    def knows(self, capture: Capture, *, tagger: str = USUAL) -> bool:
        """Whether adding it as that tagger reads it would change nothing, so that it need not be read."""
        with self._reading() as connection:
            return self._known(connection, capture, self._reader(tagger)) is not None

    def add(self, capture: Capture, document: Document, *, tagger: str = USUAL) -> Added:
        """Keep a page: its bytes, its document and all that was found in it.

        The same bytes under the same URL change nothing, nor do the same bytes without a URL, wherever they
        lie; read by another tagger they are another reading, kept beside the first. Commenters' names go to
        the side table; in everything else a pseudonym stands for them.
        """
        if document.sha256 != capture.sha256:
            raise LedgerError(self.where, f"the document is not of the bytes captured from {capture.place}")
        reader = self._reader(tagger)
        with self._reading() as connection:
            known = self._known(connection, capture, reader)
        if known is not None:
            return Added(known, News.SAME)
        entry = make_entry(capture, document, reader=reader, key=self._key, now=_now())
        with self._writing() as connection:
            wait_for_others(connection, capture)
            known = self._known(connection, capture, reader)
            if known is not None:
                return Added(known, News.SAME)
            news = news_of(connection, capture)
            return Added(write_entry(connection, entry), news)

    def fail(self, failure: Failure) -> None:
        """Keep a failure; the same place, stage and reason are one failure, counted."""
        with self._writing() as connection:
            write_failure(connection, failure_row(failure, _now()))

    def erase_commenter(self, pseudonym: str) -> bool:
        """Erase the name behind a pseudonym, for good; whether there was one.

        Pages added later do not bring it back. The captured bytes still show it, as they came.
        """
        with self._writing() as connection:
            known = (commenters.c.pseudonym == clean(pseudonym), commenters.c.name.is_not(None))
            erased = connection.execute(update(commenters).where(*known).values(name=None)).rowcount > 0
        if self._engine.dialect.name == "sqlite":
            self._empty_log()
        return erased

    def _empty_log(self) -> None:
        """Write SQLite's log back into the file and empty it, so that no earlier page stays behind in it."""
        with closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # ── Links ────────────────────────────────────────────────────────────────────────────────

    @property
    def links(self) -> Links:
        """What the ledger keeps of what its documents have to do with one another."""
        return Links(self._reading, self._writing, _current(versions=False), self.reader)

    @property
    def claims(self) -> Claims:
        """The claims that the ledger keeps."""
        return Claims(self._reading, self._writing, _current(versions=False), self.reader)

    # ── Judgements ───────────────────────────────────────────────────────────────────────────

    def judge(
        self, about: Subject, ruling: Ruling, *, by: str, why: str, evidence: str | None = None
    ) -> Judgement:
        """Keep what somebody decided, for good; raises NotJudged where it lacks a name or a reason."""
        made = draft(about, ruling, by=by, why=why, evidence=evidence)
        with self._writing() as connection:
            return write_judgement(connection, made)

    def judgements(self) -> list[Judgement]:
        """All that people decided, in the order made, what they changed their minds about included."""
        with self._reading() as connection:
            return list(read_judgements(connection))

    def check_judgements(self, noted: str | None = None) -> tuple[Flaw, ...]:
        """Where the chain of judgements is broken; empty when each is as it was written.

        `noted` is the hash of a judgement written down elsewhere: it must still be in the chain.
        """
        with self._reading() as connection:
            return check_chain(connection, noted)

    # ── Showing ──────────────────────────────────────────────────────────────────────────────

    def documents(
        self, *, url: str | None = None, versions: bool = False, names: bool = False
    ) -> Iterator[Document]:
        """The documents of `numbered`, without their ids."""
        return (document for _, document in self.numbered(url=url, versions=versions, names=names))

    def numbered(
        self, *, url: str | None = None, versions: bool = False, names: bool = False
    ) -> Iterator[tuple[int, Document]]:
        """Documents with their ids in the order added: of each page the latest version, or with `versions`
        every one.

        The latest version is the one captured last; where times are unknown, the one added last. Each comes
        in its last reading. With `url`, only of that page; with `names`, commenters' names instead of
        pseudonyms. A few documents are fetched at a time, so any ledger can be gone through.
        """
        wanted = _shown_of(url, versions=versions)
        last = 0
        while rows := self._documents_after(last, wanted):
            for id_, packed in rows:
                yield id_, self._shown(packed, names=names)
            last = rows[-1][0]

    def naming(self, name: str) -> list[int]:
        """The ids of documents that are shown and have all the words: in text, byline or the outlet's name.

        Capitals do not matter, nor what follows an apostrophe, and the words may be parts of longer ones.
        """
        words, found = [word.removesuffix("'s") for word in name.casefold().split()], []
        columns = (documents.c.id, documents.c.text, documents.c.outlet, documents.c.byline)
        query = select(*columns).where(_current(versions=False))
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=_BATCH).execute(query.order_by(documents.c.id)):
                text = "\n".join((row.outlet or "", *row.byline, row.text)).casefold()
                if words and all(word in text for word in words):
                    found.append(row.id)
        return found

    def listing(
        self,
        limit: int = 50,
        *,
        before: int | None = None,
        url: str | None = None,
        versions: bool = False,
    ) -> list[Listed]:
        """What `documents` gives, in short and the other way round: the one added last comes first.

        `limit` at most, of ids below `before`: the last id of one listing is where the next begins.
        """
        wanted = _shown_of(url, versions=versions)
        if before is not None:
            wanted = and_(wanted, documents.c.id < min(max(before, 0), _LARGEST))
        with self._reading() as connection:
            rows = connection.execute(_in_short(wanted).limit(max(limit, 0))).all()
        return [_listed(row) for row in rows]

    def document(self, id: int, *, names: bool = False) -> Document:  # noqa: A002
        """The document of an id; raises NotKept when there is none."""
        with self._reading() as connection:
            # A number that someone typed may be too long for the database.
            known = documents.c.id == id if 0 < id <= _LARGEST else false()
            packed = connection.scalar(select(documents.c.zlib).where(known))
        if packed is None:
            raise NotKept(self.where, f"has no document {id}")
        return self._shown(packed, names=names)

    def body(self, sha256: str) -> bytes:
        """The bytes captured, by their SHA-256; raises NotKept without, LedgerError if damaged."""
        with self._reading() as connection:
            packed = connection.scalar(select(bodies.c.zlib).where(bodies.c.sha256 == clean(sha256)))
        if packed is None:
            raise NotKept(self.where, f"has no bytes of SHA-256 {sha256}")
        try:
            body = zlib.decompress(packed)
        except zlib.error as error:
            raise LedgerError(self.where, f"bytes {sha256} are damaged: restore a copy") from error
        if hashlib.sha256(body).hexdigest() != sha256:
            raise LedgerError(self.where, f"bytes {sha256} are damaged: restore a copy")
        return body

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Where all the words occur, in the latest version of each page, the best places first.

        Case and accents do not matter. Words of four letters or more also find longer ones that begin so;
        words in quotation marks are found exactly, in their order. Nothing in the query is an error.
        """
        terms = parse_query(words)
        if not terms or limit < 1:
            return []
        with self._reading() as connection:
            places = _best_places(connection, terms, limit)
            read = select(documents.c.id, documents.c.url, documents.c.headline, documents.c.zlib)
            sought = {document for document, _, _ in places}
            rows = connection.execute(read.where(documents.c.id.in_(sought))).all()
        kept = {row.id: (row.url, row.headline, unpack(row.zlib)) for row in rows}
        return [_hit(place, *kept[place[0]], terms) for place in places]

    def names(self, document: Document) -> dict[str, str]:
        """The names behind the pseudonyms of a document from this ledger, as far as they are not erased."""
        sought = sorted({comment.author for comment in document.comments if comment.author is not None})
        found: dict[str, str] = {}
        with self._reading() as connection:
            for start in range(0, len(sought), 1000):  # SQLite takes 32,766 values at a time
                some = commenters.c.pseudonym.in_(sought[start : start + 1000])
                query = select(commenters.c.pseudonym, commenters.c.name)
                rows = connection.execute(query.where(some, commenters.c.name.is_not(None)))
                found.update((row.pseudonym, row.name) for row in rows)
        return found

    def failures(self) -> list[Failed]:
        """Every failure, in the order first met."""
        with self._reading() as connection:
            rows = connection.execute(select(failures).order_by(failures.c.first_seen, failures.c.key)).all()
        return [
            Failed(Failure(read_place(row.place), row.stage, row.reason, row.url), row.times) for row in rows
        ]

    def counts(self) -> Counts:
        """How many of everything the ledger holds."""
        tables = (bodies, captures, documents, statements, comments, commenters, failures)
        with self._reading() as connection:
            return Counts(*(_count(connection, each) for each in tables))

    def _documents_after(self, last: int, wanted: ColumnElement[bool]) -> list[tuple[int, bytes]]:
        query = select(documents.c.id, documents.c.zlib).where(documents.c.id > last, wanted)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(documents.c.id).limit(_BATCH))
            return [(row.id, row.zlib) for row in rows]

    def _shown(self, packed: bytes, *, names: bool) -> Document:
        document = unpack(packed)
        return show_names(document, self.names(document)) if names else document

    # ── The database ─────────────────────────────────────────────────────────────────────────

    def _reader(self, tagger: str) -> str:
        """With what a page was read, as `documents.reader` says it."""
        return f"{self.reader} {tagger}"

    def _known(self, connection: Connection, capture: Capture, reader: str) -> int | None:
        """The id of the document that adding the capture would only repeat."""
        query = select(func.max(documents.c.id)).where(
            documents.c.reader == reader, documents.c.sha256 == capture.sha256
        )
        if capture.url is not None:
            query = query.join(captures).where(captures.c.key == capture_key(capture))
        known: int | None = connection.scalar(query)
        return known

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._transaction(writes=False)

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._transaction(writes=True)

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(writes=writes) as connection, connection.begin():
                yield connection
        except SQLAlchemyError as error:
            raise LedgerError(self.where, f"the database refuses: {one_line(error)}") from error


def one_line(error: SQLAlchemyError) -> str:
    """What the database itself said, without the query that it was asked."""
    return " ".join(str(getattr(error, "orig", None) or error).split())


def _count(connection: Connection, rows: FromClause) -> int:
    return connection.scalar(select(func.count()).select_from(rows)) or 0


def _now() -> str:
    return write_time(datetime.now(UTC))


_Where = tuple[int, str, int]
"""A document's id, the part of it, and which one of that part."""


def _best_places(connection: Connection, terms: Sequence[Term], limit: int) -> list[_Where]:
    """The best places in documents that are current.

    A word may stand in a million places: the best few are looked at first, and more only where too few of
    them are current.
    """
    place = (searchable.c.document, searchable.c.part, searchable.c.ordinal)
    most = 10 * limit
    while True:
        found = matching(connection, terms, most)
        rows = connection.execute(
            select(*place)
            .join(found, found.c.id == searchable.c.id)
            .join(documents, documents.c.id == searchable.c.document)
            .where(_current(versions=False))
            .group_by(*place)
            .order_by(func.min(found.c.rank), *place)
            .limit(limit)
        ).all()
        if len(rows) == limit or _count(connection, found) < most:
            return [(row.document, row.part, row.ordinal) for row in rows]
        most *= 10


def _hit(
    where: _Where, url: str | None, headline: str | None, document: Document, terms: Sequence[Term]
) -> Hit:
    id_, part, ordinal = where
    passages = next(each for each in parts_of(document) if (each.part, each.ordinal) == (part, ordinal))
    snippet, span, paragraph = show(document, passages, terms)
    number = 1 + (paragraph if part == Part.ARTICLE else ordinal)
    return Hit(id_, url, headline, passages.part, number, snippet, span)


def _shown_of(url: str | None, *, versions: bool) -> ColumnElement[bool]:
    current = _current(versions=versions)
    return current if url is None else and_(current, documents.c.page == clean(url))


def _in_short(wanted: ColumnElement[bool]) -> Select[Any]:
    """The rows behind `Listed`: statements and comments are counted, never fetched."""
    said = select(func.count()).where(statements.c.document == documents.c.id)
    commented = select(func.count()).where(comments.c.document == documents.c.id)
    return (
        select(
            *(documents.c[name] for name in ("id", "url", "headline", "outlet", "published", "time")),
            captures.c.first_added,
            said.scalar_subquery().label("statements"),
            said.where(statements.c.voice == Voice.SOURCE.value).scalar_subquery().label("attributed"),
            commented.scalar_subquery().label("comments"),
        )
        .join(captures)
        .where(wanted)
        .order_by(documents.c.id.desc())
    )


def _listed(row: Row[Any]) -> Listed:
    told = row._asdict()
    time, added = told.pop("time"), read_time(told.pop("first_added"))
    return Listed(**told, time=None if time is None else read_time(time), added=added)


def _current(*, versions: bool) -> ColumnElement[bool]:
    """Which documents are shown: of each page the latest version, or all; of each version the last reading.

    Bytes without a URL are not shown beside the same bytes with one.
    """
    other, named = documents.alias(), documents.alias()
    if versions:
        newer = and_(other.c.capture == documents.c.capture, other.c.id > documents.c.id)
    else:
        mine, others = (tuple_(func.coalesce(table.c.time, ""), table.c.id) for table in (documents, other))
        newer = and_(other.c.page == documents.c.page, others > mine)
    elsewhere = and_(
        documents.c.url.is_(None), named.c.sha256 == documents.c.sha256, named.c.url.is_not(None)
    )
    return not_(or_(exists().where(newer), exists().where(elsewhere)))
