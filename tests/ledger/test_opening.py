"""Which ledgers are opened, and what is said of the rest."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from sayso.errors import LedgerError
from sayso.ledger import open_ledger

from .pages import page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in folder.iterdir()}


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE alembic_version (version_num)")


def _other_database_in_wal_mode(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE birds (name)")


def _newer(path: Path) -> None:
    open_ledger(path).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()


def _cut_short(path: Path) -> None:
    open_ledger(path).close()
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_text("Dear diary"), "is not a ledger: name another file"),
        (lambda path: path.write_bytes(b"\0"), "is not a ledger"),
        (_other_database, "is a database of some other program"),
        (_other_database_in_wal_mode, "is a database of some other program"),
        (_newer, r"is a ledger of format 9999, .* knows [0-9]{4}: open it with a newer version"),
        (_cut_short, "restore it from a copy"),
    ],
    ids=["text", "byte", "other database", "other database, WAL", "newer", "cut short"],
)
def test_what_is_no_ledger_is_left_alone(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "précis 100%?.db"
    assert callable(make)
    make(path)
    before = _snapshot(tmp_path)
    with pytest.raises(LedgerError, match=message) as raised:
        open_ledger(path)
    assert raised.value.where == str(path)
    assert _snapshot(tmp_path) == before


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(tmp_path)


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=f"there is no folder {tmp_path / 'no'}: make it first"):
        open_ledger(tmp_path / "no" / "ledger.db")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that even root cannot write to")
def test_a_folder_that_cannot_be_written_is_said_so() -> None:
    with pytest.raises(LedgerError, match=r"cannot be opened for writing .* check the rights"):
        open_ledger("/proc/self/ledger.db")


@pytest.fixture
def locked() -> Iterator[Callable[[Path], None]]:
    """Takes the right to write from a file or folder until the test is over."""
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    taken = []

    def lock(path: Path) -> None:
        taken.append(path)
        path.chmod(0o555)

    yield lock
    for path in taken:
        path.chmod(0o755)


def test_a_locked_folder_is_said_so(tmp_path: Path, locked: Callable[[Path], None]) -> None:
    open_ledger(tmp_path / "ledger.db").close()
    locked(tmp_path)
    with pytest.raises(LedgerError, match="cannot be opened for writing"):
        open_ledger(tmp_path / "ledger.db")


def test_a_locked_file_can_be_read_not_written(tmp_path: Path, locked: Callable[[Path], None]) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.add(*page(1))
    locked(path)
    with open_ledger(path) as ledger:
        assert len(list(ledger.documents())) == 1
        with pytest.raises(LedgerError, match="readonly"):
            ledger.add(*page(2))


@pytest.mark.parametrize("content", [None, b""], ids=["nothing", "an empty file"])
def test_where_there_is_nothing_a_ledger_is_made(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "new ledger%20.db"
    if content is not None:
        path.write_bytes(content)
    with open_ledger(path) as ledger:
        ledger.add(*page(1))
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        strict = dict(database.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'"))
    assert all(strict[name] for name in ("bodies", "captures", "documents", "statements", "failures"))


def test_a_relative_path_stays_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_ledger(":memory:") as ledger:
        monkeypatch.chdir("/")
        ledger.add(*page(1))
    assert (tmp_path / ":memory:").exists()


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("mysql://user:secret@host/db", "mysql://: is not a kind of ledger"),
        ("sqlite:///ledger.db", "give a path or a postgresql:// URL"),
        ("postgres://host/db", "give a path or a postgresql:// URL"),
        ("https://host/ledger.db", "is not a kind of ledger"),
        ("postgresql://user:secret@host:port/db", "is expected"),
        (
            "postgresql://user:secret@127.0.0.1:1/db",
            r"user:\*\*\*@127.0.0.1.*cannot be opened.*is the server",
        ),
    ],
)
def test_other_urls_are_refused(where: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message) as raised:
        open_ledger(where)
    assert "secret" not in str(raised.value)


def test_postgresql_without_psycopg_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install 'sayso\[postgres\]'"):
        open_ledger("postgresql://user@host/db")


def test_postgresql_ledgers_of_others_are_left_alone(postgresql: str) -> None:
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA sayso CREATE TABLE birds (name text)")
        with pytest.raises(LedgerError, match="has a schema sayso that is not a ledger"):
            open_ledger(postgresql)
        connection.execute("DROP SCHEMA sayso CASCADE")


def test_postgresql_ledgers_that_are_newer_are_refused(postgresql: str) -> None:
    open_ledger(postgresql).close()
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("UPDATE sayso.alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="format 9999"):
        open_ledger(postgresql)


def test_postgresql_must_keep_any_text(postgresql: str) -> None:
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS latin")
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(LedgerError, match="keeps text as LATIN1: create the database with ENCODING 'UTF8'"):
        open_ledger(postgresql.replace("/postgres?", "/latin?"))
