"""The first format of the ledger."""

from __future__ import annotations

from textwrap import dedent

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FLAG = sa.Boolean().with_variant(sa.Integer(), "sqlite")
JSON = sa.Text().with_variant(JSONB(), "postgresql")

# What makes a row the same again: in SQLite, INSERT OR REPLACE deletes such a row without asking a DELETE
# trigger, so inserting over it must be refused as well. `rowid` is spelled out where a table has one that
# its columns do not show.
IDENTITIES = {
    "bodies": ("sha256 = NEW.sha256", "rowid = NEW.rowid"),
    "captures": ("id = NEW.id", "key = NEW.key"),
    "documents": ("id = NEW.id", "capture = NEW.capture AND reader = NEW.reader"),
    "statements": ("document = NEW.document AND ordinal = NEW.ordinal",),
    "comments": ("document = NEW.document AND ordinal = NEW.ordinal",),
}


def upgrade() -> None:
    """Make every table, trigger and index."""
    _make_tables_of_pages()
    _make_tables_of_findings()
    _make_tables_beside()
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _make_tables_of_pages() -> None:
    op.create_table(
        "bodies",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("size", ROW_ID, nullable=False),
        sa.Column("zlib", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
        comment="Every byte captured, compressed",
    )
    op.create_table(
        "captures",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True, comment="SHA-256 of bytes and URL together"),
        sa.Column("sha256", sa.Text, sa.ForeignKey("bodies.sha256"), nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("time", sa.Text),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("charset", sa.Text),
        sa.Column("truncated", FLAG, nullable=False),
        sa.Column("place", sa.Text, nullable=False, comment="JSON: path, member, offset, record_id"),
        sa.Column("first_added", sa.Text, nullable=False),
        sqlite_strict=True,
        comment="The same bytes under the same URL are one capture, however often they are added",
    )
    op.create_table(
        "documents",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("capture", ROW_ID, sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False, comment="The version of Sayso that read it"),
        sa.Column(
            "page", sa.Text, nullable=False, comment="The URL, or sha256:... without one: versions share it"
        ),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("time", sa.Text),
        sa.Column("headline", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("byline", JSON, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("zlib", sa.LargeBinary, nullable=False, comment="The whole document as JSON, compressed"),
        sa.UniqueConstraint("capture", "reader"),
        sqlite_strict=True,
        comment="One for each capture and reader",
    )
    op.create_index("documents_page", "documents", ["page"], postgresql_using="hash")
    op.create_index("documents_sha256", "documents", ["sha256"])


def _make_tables_of_findings() -> None:
    op.create_table(
        "statements",
        sa.Column("document", ROW_ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("quoting", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("cue", sa.Text),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column(
            "spans", JSON, nullable=False, comment="source, cue and content, each a list of [start, end]"
        ),
        sa.Column("within", sa.Text, nullable=False),
        sa.Column("comment", sa.Integer),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "commenters",
        sa.Column("pseudonym", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, comment="Null once it has been erased, so that it does not come back"),
        sqlite_strict=True,
        comment="The only place where commenters' names stand in clear, apart from the captured bytes",
    )
    op.create_table(
        "comments",
        sa.Column("document", ROW_ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("pseudonym", sa.Text, sa.ForeignKey("commenters.pseudonym")),
        sa.Column("time", sa.Text),
        sa.Column("parent", sa.Integer),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("spans", JSON, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "searchable",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("document", ROW_ID, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sqlite_strict=True,
        comment="What a row of searchable_words (same id) belongs to",
    )


def _make_tables_beside() -> None:
    op.create_table(
        "settings",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_strict=True,
        comment="What belongs to this ledger alone: `key`, the secret behind its pseudonyms",
    )
    op.create_table(
        "failures",
        sa.Column("key", sa.Text, primary_key=True, comment="SHA-256 of place, stage and reason together"),
        sa.Column("place", sa.Text, nullable=False, comment="JSON: path, member, offset, record_id"),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("first_seen", sa.Text, nullable=False),
        sa.Column("last_seen", sa.Text, nullable=False),
        sqlite_strict=True,
    )


def _guard_sqlite() -> None:
    op.execute("PRAGMA application_id = 0x53617973")
    # Words come folded and separated, so the simplest tokenizer is the right one; the texts themselves lie
    # in `documents`, so the index keeps none (content='').
    op.execute("CREATE VIRTUAL TABLE searchable_words USING fts5(words, content='', tokenize='ascii')")
    for table, identities in IDENTITIES.items():
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
        for event in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} {refuse}")
        for number, same in enumerate(identities, start=1):
            op.execute(
                f"CREATE TRIGGER {table}_no_replace_{number} BEFORE INSERT ON {table} "  # noqa: S608
                f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuse}"
            )


def _guard_postgresql() -> None:
    op.execute("CREATE TABLE searchable_words (id bigint PRIMARY KEY REFERENCES searchable, words tsvector)")
    op.execute("CREATE INDEX searchable_words_words ON searchable_words USING gin (words)")
    op.execute(
        dedent("""
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% are append-only', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
        END $$
        """)
    )
    for table in IDENTITIES:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
