"""Opening a ledger: finding out what lies there, and making or upgrading it only when that is safe."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from sayso.errors import LedgerError
from sayso.ledger.keeping import Ledger, one_line
from sayso.ledger.migrate import format_of, migrate, newest_format
from sayso.ledger.schema import APPLICATION_ID, settings
from sayso.version import __version__

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

_WAIT_S = 30
"""How long one writer waits for another before it gives up: a page is written in milliseconds."""
_SCHEMA = "sayso"
"""On PostgreSQL a ledger keeps to a schema of its own, so that it can share a database."""


def open_ledger(where: str | Path, *, reader: str | None = None, read_only: bool = False) -> Ledger:
    """The ledger at a path (SQLite) or a `postgresql://` URL, made or upgraded where need be.

    Close it, or use it in a `with` statement. `reader` names what reads the pages, the version of Sayso
    unless given: the same bytes are kept once for each and each tagger. With `read_only` nothing is made,
    upgraded or added: the database refuses. Raises LedgerError, and leaves the file as it is, for anything
    that is not a ledger, is a newer one, or cannot be written.
    """
    if "://" in str(where):
        name, engine = _postgresql(str(where), read_only=read_only)
    else:
        name, engine = _sqlite(Path(where).absolute(), read_only=read_only)
    try:
        key = _prepare(engine, name, read_only=read_only)
    except SQLAlchemyError as error:
        engine.dispose()
        raise LedgerError(name, _advice(engine, error)) from error
    except LedgerError:
        engine.dispose()
        raise
    return Ledger(engine, name, key=key, reader=reader or __version__)


def _prepare(engine: Engine, name: str, *, read_only: bool) -> bytes:
    """Make or upgrade what is there, in one transaction, where need be; the ledger's key."""
    with engine.connect() as connection, connection.begin():  # waits for no writer, needs no right to write
        found = format_of(connection)
        _refuse_newer(found, name)
        if found == newest_format() and (key := _key(connection)):
            return bytes.fromhex(key)
    if read_only:
        raise LedgerError(name, "is empty or a ledger of an older format: open it for writing first")
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            _enter_schema(connection, name)
        found = format_of(connection)  # again: another process may have been quicker
        _refuse_newer(found, name)
        if found != newest_format():
            if found and engine.dialect.name == "sqlite":
                _copy_beside(Path(name), found)
            migrate(connection)
        return bytes.fromhex(_key(connection) or _make_key(connection))


def _key(connection: Connection) -> str | None:
    return connection.scalar(select(settings.c.value).where(settings.c.name == "key"))


def _make_key(connection: Connection) -> str:
    key = secrets.token_hex(32)
    connection.execute(insert(settings).values(name="key", value=key))
    return key


def _refuse_newer(found: str | None, name: str) -> None:
    if found is not None and found > newest_format():
        raise LedgerError(
            name,
            f"is a ledger of format {found}, this version of Sayso knows {newest_format()}: "
            "open it with a newer version (pip install --upgrade sayso)",
        )


def _advice(engine: Engine, error: SQLAlchemyError) -> str:
    reason = one_line(error)
    if engine.dialect.name == "postgresql":
        return f"cannot be opened ({reason}): is the server running, and may this user create schemas there?"
    return f"cannot be opened for writing ({reason}): check the rights on the file and its folder"


# ── SQLite ───────────────────────────────────────────────────────────────────────────────────


def _sqlite(path: Path, *, read_only: bool) -> tuple[str, Engine]:
    if sqlite3.sqlite_version_info < (3, 37):
        raise LedgerError(path, f"needs SQLite 3.37 or newer, Python brings {sqlite3.sqlite_version}")
    if not path.parent.is_dir():
        raise LedgerError(path, f"there is no folder {path.parent}: make it first")
    if path.is_dir():
        raise LedgerError(path, "is a folder: name a file in it, such as ledger.db")
    if path.exists():
        _inspect(path)
    elif read_only:
        raise LedgerError(path, "there is no ledger here")
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": _WAIT_S, "check_same_thread": False},
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    if read_only:
        event.listen(engine, "connect", _refuse_writing)
    return str(path), engine


def _inspect(path: Path) -> None:
    """Refuse what is no ledger or a newer one, without writing a byte."""
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise LedgerError(path, f"cannot be read ({error.strerror})") from error
    if not start:
        return
    if start != b"SQLite format 3\0":
        raise LedgerError(path, "is not a ledger: name another file, and Sayso makes one there")
    # Reading through SQLite leaves a -shm beside a file in WAL mode; without a -wal there is nothing in it.
    how = "mode=ro" if path.with_name(path.name + "-wal").exists() else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, timeout=_WAIT_S)) as database:
            found = _format_inside(database)
    except sqlite3.DatabaseError as error:
        raise LedgerError(path, f"cannot be read ({error}): restore it from a copy") from error
    if found == "":
        raise LedgerError(path, "is a database of some other program: name another file for the ledger")
    _refuse_newer(found, str(path))


def _format_inside(database: sqlite3.Connection) -> str | None:
    """The ledger's format, None for an empty database, nothing for one that is not ours."""
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == APPLICATION_ID:
        row = database.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else ""
    return None if application == tables == 0 else ""


def _set_up(connection: DBAPIConnection, _record: Any) -> None:
    # Transactions are begun by `_begin`: the driver's own habit of beginning late lets two writers read
    # the same state and then both write.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = NORMAL",  # a power cut may take the last pages added, never the ledger
        "foreign_keys = ON",
        "trusted_schema = OFF",  # a ledger that somebody sent us runs no functions of its own
        "secure_delete = ON",  # an erased name is overwritten in the file
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _refuse_writing(connection: DBAPIConnection, _record: Any) -> None:
    # Not `mode=ro`: to read a ledger that is being added to, SQLite itself must write beside it.
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _copy_beside(path: Path, found: str) -> None:
    """Keep the ledger as it was, under a name that is not taken."""
    names = (f"{path.name}.format-{found}{f'.{number}' if number else ''}" for number in count())
    copy = next(beside for name in names if not (beside := path.with_name(name)).exists())
    unfinished = copy.with_name(copy.name + ".unfinished")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
        source.backup(target)
    unfinished.rename(copy)


# ── PostgreSQL ───────────────────────────────────────────────────────────────────────────────


def _postgresql(where: str, *, read_only: bool) -> tuple[str, Engine]:
    scheme = where.partition("://")[0]
    if scheme != "postgresql":
        raise LedgerError(f"{scheme}://", "is not a kind of ledger: give a path or a postgresql:// URL")
    try:
        url = make_url(where).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"{scheme}://", "postgresql://user:password@host/database is expected") from error
    name = url.set(drivername=scheme).render_as_string(hide_password=True)
    try:
        # The ping: a workbench holds connections for days, over which servers restart.
        refusing = " -cdefault_transaction_read_only=on" if read_only else ""
        options = {"options": f"-csearch_path={_SCHEMA}{refusing}"}
        return name, create_engine(url, connect_args=options, pool_pre_ping=True)
    except ImportError as error:
        raise LedgerError(name, "PostgreSQL needs psycopg: pip install 'sayso[postgres]'") from error


def _enter_schema(connection: Connection, name: str) -> None:
    """Let one process at a time make the schema, and refuse one that is somebody else's."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION_ID})
    encoding = connection.scalar(text("SELECT current_setting('server_encoding')"))
    if encoding != "UTF8":
        raise LedgerError(name, f"keeps text as {encoding}: create the database with ENCODING 'UTF8'")
    schema = inspect(connection)
    if not schema.has_schema(_SCHEMA):
        connection.execute(text(f"CREATE SCHEMA {_SCHEMA}"))
    elif (tables := schema.get_table_names(_SCHEMA)) and "alembic_version" not in tables:
        raise LedgerError(name, f"has a schema {_SCHEMA} that is not a ledger: name another database")
