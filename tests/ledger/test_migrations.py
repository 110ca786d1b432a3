"""A ledger made by the migrations is the one that the tables describe, and old ones become it."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, create_engine, insert, inspect, text
from sqlalchemy.engine import make_url

from sayso.errors import LedgerError
from sayso.ledger import News, migrate, open_ledger
from sayso.ledger.rows import make_entry
from sayso.ledger.schema import metadata
from sayso.statements import USUAL
from sayso.version import __version__

from .pages import capture_of, document_of

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.types import Capture, Document

NEWEST = migrate.newest_format()
NEXT_FORMAT = '''
"""A format that is not there yet."""
from alembic import op
import sqlalchemy as sa

revision = "{next}"
down_revision = "{newest}"

def upgrade():
    op.add_column("failures", sa.Column("seen_by", sa.Text))
    {more}
'''


def _open(where: str) -> Connection:
    if "://" not in where:
        return create_engine(f"sqlite:///{where}").connect()
    url = make_url(where).set(drivername="postgresql+psycopg")
    return create_engine(url, connect_args={"options": "-csearch_path=sayso"}).connect()


def _described(connection: Connection) -> dict[str, Any]:
    """Every table as the database itself describes it."""
    found = inspect(connection)
    return {
        table: {
            "columns": [{**column, "type": str(column["type"])} for column in found.get_columns(table)],
            "primary key": found.get_pk_constraint(table)["constrained_columns"],
            "foreign keys": [
                (key["constrained_columns"], key["referred_table"]) for key in found.get_foreign_keys(table)
            ],
            "unique": sorted(each["column_names"] for each in found.get_unique_constraints(table)),
            "indexes": sorted(each["name"] or "" for each in found.get_indexes(table)),
        }
        for table in sorted(metadata.tables)
    }


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not str(name).startswith("searchable_words")


def test_the_migrations_make_the_tables_described(where: str) -> None:
    open_ledger(where).close()
    with closing(_open(where)) as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "include_name": _is_ours, "version_table": "alembic_version"},
        )
        assert compare_metadata(context, metadata) == []
        migrated = _described(connection)
        connection.rollback()
        _make_from_metadata(connection)
        assert _described(connection) == migrated
    connection.engine.dispose()


def _make_from_metadata(connection: Connection) -> None:
    """Leave in the database the tables that the metadata alone would make there."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP SCHEMA sayso CASCADE"))
        connection.execute(text("CREATE SCHEMA sayso"))
    else:
        everything = MetaData()
        everything.reflect(connection, only=lambda name, _: not name.startswith("searchable_words_"))
        everything.drop_all(connection)
    metadata.create_all(connection)


def _add_format(scripts: Path, more: str = "") -> None:
    following = f"{int(NEWEST) + 1:04}"
    written = NEXT_FORMAT.format(next=following, newest=NEWEST, more=more)
    (scripts / "versions" / f"v{following}_next.py").write_text(written)


@pytest.fixture
def old(where: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of migrations, with one more after a ledger was made and filled."""
    with open_ledger(where) as ledger:
        capture = capture_of()
        ledger.add(capture, document_of(capture))
    scripts = tmp_path / "scripts"
    shutil.copytree(migrate.SCRIPTS, scripts)
    _add_format(scripts)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    return scripts


@pytest.mark.usefixtures("old")
def test_an_older_ledger_is_upgraded(where: str, tmp_path: Path) -> None:
    with open_ledger(where) as ledger:
        assert [document.url for document in ledger.documents()] == [capture_of().url]
    with closing(_open(where)) as connection:
        assert "seen_by" in {column["name"] for column in inspect(connection).get_columns("failures")}
    connection.engine.dispose()
    if "://" not in where:
        with closing(_open(str(tmp_path / f"ledger.db.format-{NEWEST}"))) as copy:
            assert migrate.format_of(copy) == NEWEST
            assert copy.scalar(text("SELECT count(*) FROM documents")) == 1
        copy.engine.dispose()


def test_an_upgrade_that_fails_changes_nothing(where: str, old: Path, tmp_path: Path) -> None:
    _add_format(old, 'op.execute("SELECT * FROM nowhere")')
    for _ in range(2):
        with pytest.raises(LedgerError, match="nowhere"):
            open_ledger(where)
    with closing(_open(where)) as connection:
        assert migrate.format_of(connection) == NEWEST
        assert "seen_by" not in {column["name"] for column in inspect(connection).get_columns("failures")}
    connection.engine.dispose()
    if "://" not in where:
        copies = sorted(each.name for each in tmp_path.glob("ledger.db.format*"))
        assert copies == [f"ledger.db.format-{NEWEST}", f"ledger.db.format-{NEWEST}.1"]


def test_a_ledger_of_the_first_format_keeps_its_readings_and_takes_new_ones(
    where: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scripts = tmp_path / "scripts"
    shutil.copytree(migrate.SCRIPTS, scripts)
    for later in (scripts / "versions").glob("v0*"):
        if not later.name.startswith("v0001"):
            later.unlink()
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "SCRIPTS", scripts)
        open_ledger(where).close()
    capture = capture_of()
    document = document_of(capture)
    with closing(_open(where)) as connection:
        _write_as_of_the_first_format(connection, capture, document)
    connection.engine.dispose()
    said = replace(document.statements[0], confidence=0.5, under=1)
    with open_ledger(where) as ledger:
        assert [kept.text for kept in ledger.documents()] == [document.text]
        assert ledger.add(capture, replace(document, statements=(said,))).news is News.REREAD
        assert ledger.counts().documents == 2
    with closing(_open(where)) as connection:
        rows = connection.execute(
            text(
                "SELECT reader, under, confidence FROM statements JOIN documents ON id = document ORDER BY 1"
            )
        ).all()
        assert [tuple(row) for row in rows] == [("0.1", None, None), (f"{__version__} {USUAL}", 1, 0.5)]
    connection.engine.dispose()


def _write_as_of_the_first_format(connection: Connection, capture: Capture, document: Document) -> None:
    """A page with its first statement, in the columns that there were."""
    entry = make_entry(capture, document, reader="0.1", key=b"", now="2031-05-04T09:30:00.000000+00:00")
    old = MetaData()
    old.reflect(connection, only=["bodies", "captures", "documents", "statements"])
    for name, row in (
        ("bodies", entry.body),
        ("captures", entry.capture),
        ("documents", entry.document | {"capture": 1}),
        ("statements", entry.statements[0] | {"document": 1}),
    ):
        there = {key: value for key, value in row.items() if key in old.tables[name].c}
        connection.execute(insert(metadata.tables[name]).values(there))
    connection.commit()
