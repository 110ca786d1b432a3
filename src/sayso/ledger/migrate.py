"""Which format a ledger has, and its way to today's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent / "migrations"


def newest_format() -> str:
    """The format that this version of Sayso writes: formats are numbered 0001, 0002 and so on.

    >>> newest_format() >= "0001"
    True
    """
    return ScriptDirectory(str(SCRIPTS)).get_current_head() or ""


def format_of(connection: Connection) -> str | None:
    """The format of an open ledger; None for a database that has none yet."""
    return MigrationContext.configure(connection).get_current_revision()


def migrate(connection: Connection) -> None:
    """Bring a database to the newest format, within the transaction that the caller began."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    command.upgrade(config, "head")
