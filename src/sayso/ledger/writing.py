"""Writing one page, or one failure, within a transaction of the ledger's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, insert, select, text

from sayso.ledger.results import News
from sayso.ledger.rows import capture_key, page_of
from sayso.ledger.schema import bodies, captures, comments, documents, searchable, statements
from sayso.ledger.stored import digest
from sayso.ledger.wordindex import add_words

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from sayso.ledger.rows import Entry, Row
    from sayso.types import Capture

_FAIL = text(
    "INSERT INTO failures (key, place, stage, reason, url, times, first_seen, last_seen) "
    "VALUES (:key, :place, :stage, :reason, :url, 1, :now, :now) "
    "ON CONFLICT (key) DO UPDATE SET times = failures.times + 1, last_seen = excluded.last_seen"
)
_NAME = text(
    "INSERT INTO commenters (pseudonym, name) VALUES (:pseudonym, :name) ON CONFLICT (pseudonym) DO NOTHING"
)


def write_failure(connection: Connection, row: Row) -> None:
    """Keep a failure, or count it once more."""
    connection.execute(_FAIL, row)


def wait_for_others(connection: Connection, capture: Capture) -> None:
    """Let nobody else add the same bytes or the same page until we are done.

    SQLite has one writer at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        names = (digest(capture.sha256), digest(page_of(capture)))
        for key in sorted(int(name[:15], 16) for name in names):  # in order: no two wait for each other
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def news_of(connection: Connection, capture: Capture) -> News:
    def there(found: ColumnElement[bool]) -> bool:
        return bool(connection.scalar(select(exists().where(found))))

    if there(captures.c.key == capture_key(capture)):
        return News.REREAD
    return News.VERSION if there(documents.c.page == page_of(capture)) else News.NEW


def write_entry(connection: Connection, entry: Entry) -> int:
    """Write the rows; the id of the document."""
    if not connection.scalar(select(exists().where(bodies.c.sha256 == entry.body["sha256"]))):
        connection.execute(insert(bodies), entry.body)
    capture = connection.scalar(select(captures.c.id).where(captures.c.key == entry.capture["key"]))
    if capture is None:
        capture = connection.execute(insert(captures).returning(captures.c.id), entry.capture).scalar_one()
    row = {**entry.document, "capture": capture}
    document: int = connection.execute(insert(documents).returning(documents.c.id), row).scalar_one()
    if entry.commenters:
        connection.execute(_NAME, entry.commenters)
    for table, rows in ((statements, entry.statements), (comments, entry.comments)):
        if rows:
            connection.execute(insert(table), [{**each, "document": document} for each in rows])
    if entry.searchable:
        made = connection.execute(
            insert(searchable).returning(searchable.c.id, sort_by_parameter_order=True),
            [{**each, "document": document} for each in entry.searchable],
        )
        add_words(connection, zip(made.scalars(), entry.words, strict=True))
    return document
