"""What has been kept stays as it is, whoever writes to the database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest

from sayso.ledger import open_ledger

from .pages import capture_of, document_of, page

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("bodies", "captures", "documents", "statements", "comments")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ledger with two pages in it, as a SQLite file."""
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        capture = capture_of()
        ledger.add(capture, document_of(capture))
        ledger.add(*page(1))
    return path


def _contents(database: sqlite3.Connection) -> list[object]:
    return [database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
        "INSERT OR IGNORE INTO {table} SELECT * FROM {table}",
        "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET {column} = {column}",
    ],
)
def test_sqlite_refuses_changes(file: Path, table: str, change: str) -> None:
    with closing(sqlite3.connect(file)) as database:
        before = _contents(database)
        column = database.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} are append-only"):
            database.execute(change.format(table=table, column=column))
        database.rollback()
        assert _contents(database) == before


@pytest.mark.parametrize(
    "replacement",
    [
        # The rowid of an old row with the identity of a new one, and the other way round.
        "REPLACE INTO bodies (rowid, sha256, size, zlib) VALUES (1, 'new', 1, x'00')",
        "REPLACE INTO captures SELECT id, 'new', sha256, url, time, media_type, charset, truncated, place, "
        "first_added FROM captures LIMIT 1",
        "REPLACE INTO captures SELECT 99, key, sha256, url, time, media_type, charset, truncated, place, "
        "first_added FROM captures LIMIT 1",
        "REPLACE INTO documents SELECT 99, capture, reader, page, sha256, url, time, headline, outlet, "
        "byline, published, modified, language, 'other text', zlib FROM documents LIMIT 1",
    ],
)
def test_sqlite_refuses_replacements_under_any_identity(file: Path, replacement: str) -> None:
    with closing(sqlite3.connect(file)) as database:
        before = _contents(database)
        with pytest.raises(sqlite3.IntegrityError, match="are append-only"):
            database.execute(replacement)
        database.rollback()
        assert _contents(database) == before


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "change", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}", "TRUNCATE {table} CASCADE"]
)
def test_postgresql_refuses_changes(postgresql: str, table: str, change: str) -> None:
    with open_ledger(postgresql) as ledger:
        ledger.add(*page(1))
    column = {"bodies": "size", "captures": "url", "documents": "text"}.get(table, "ordinal")
    with psycopg.connect(postgresql, options="-csearch_path=sayso") as connection:
        with pytest.raises(psycopg.errors.IntegrityError, match="are append-only"):
            connection.execute(change.format(table=table, column=column))
        connection.rollback()
        assert connection.execute("SELECT count(*) FROM bodies").fetchone() == (1,)


def test_an_erased_name_is_gone_from_the_file(file: Path) -> None:
    with open_ledger(file) as ledger:
        (hidden, *_) = ledger.documents()
        author = hidden.comments[0].author
        assert author is not None
        assert any(b"Oda Brandt" in each.read_bytes() for each in file.parent.iterdir())
        ledger.erase_commenter(author)
        assert not any(b"Oda Brandt" in each.read_bytes() for each in file.parent.iterdir())
