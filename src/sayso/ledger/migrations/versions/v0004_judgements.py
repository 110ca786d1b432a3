"""What people decided: judgements, which can only be added to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# As for the tables of pages: in SQLite, INSERT OR REPLACE deletes without asking a DELETE trigger.
IDENTITIES = ("number = NEW.number", "previous = NEW.previous", "hash = NEW.hash")
REFUSE = "BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END"


def upgrade() -> None:
    """Make the table and its guard."""
    op.create_table(
        "judgements",
        sa.Column("number", ROW_ID, primary_key=True, autoincrement=False),
        sa.Column("words", sa.Text, nullable=False, comment="Of the statement or claim that is judged"),
        sa.Column("claim", sa.Text, comment="The id of the claim, where what it joins is judged"),
        sa.Column("sha256", sa.Text, comment="Of the bytes of the page that the statement stands on"),
        sa.Column("url", sa.Text),
        sa.Column("span_start", sa.Integer, comment="Where the words stood in the text as it was read then"),
        sa.Column("span_end", sa.Integer),
        sa.Column("ruling", sa.Text, nullable=False),
        sa.Column("judge", sa.Text, nullable=False, comment="The name of who decided it"),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, comment="A URL"),
        sa.Column("time", sa.Text, nullable=False),
        sa.Column(
            "previous", sa.Text, nullable=False, unique=True, comment="The hash of the judgement before"
        ),
        sa.Column("hash", sa.Text, nullable=False, unique=True, comment="SHA-256 over all of the above"),
        sqlite_strict=True,
        comment="What people decided, each chained to the one before",
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        op.execute(
            "CREATE TRIGGER judgements_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON judgements "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def _guard_sqlite() -> None:
    for event in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER judgements_no_{event.lower()} BEFORE {event} ON judgements {REFUSE}")
    for number, same in enumerate(IDENTITIES, start=1):
        op.execute(
            f"CREATE TRIGGER judgements_no_replace_{number} BEFORE INSERT ON judgements "  # noqa: S608
            f"WHEN EXISTS (SELECT 1 FROM judgements WHERE {same}) {REFUSE}"
        )
