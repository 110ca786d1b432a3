"""A new page is linked without going through all others, and claims are listed without being unpacked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.Text().with_variant(JSONB(), "postgresql")
FLAG = sa.Boolean().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables; links are made anew by the next linking."""
    for table in ("carried", "copies", "ties"):
        op.execute(sa.delete(sa.table(table)))
    op.drop_table("claims")
    op.create_table(
        "claims",
        sa.Column("key", sa.Text, primary_key=True, comment="SHA-256 of all that the claim is made from"),
        sa.Column("id", sa.Text, nullable=False, index=True),
        sa.Column("sourced", FLAG, nullable=False, comment="Whether some page puts it on somebody's word"),
        sa.Column("wording", sa.Text, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False, comment="How many carry it"),
        sa.Column("independent", sa.Integer, nullable=False, comment="Origins that are left"),
        sa.Column("high", sa.Integer, nullable=False, comment="And the most that can be argued for"),
        sa.Column(
            "against", sa.Integer, nullable=False, comment="Statements that deny it or are denied by it"
        ),
        sa.Column(
            "again", sa.Integer, nullable=False, comment="Statements that say the like of another time"
        ),
        sa.Column("zlib", sa.LargeBinary, nullable=False, comment="The whole claim as JSON, compressed"),
        sqlite_strict=True,
        comment="Claims as they were traced",
    )
    op.drop_table("marks")
    op.create_table(
        "marks",
        sa.Column("document", ROW_ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column(
            "number",
            sa.Integer,
            nullable=False,
            unique=True,
            comment="In what order they were linked, from 1",
        ),
        sa.Column(
            "settled",
            FLAG,
            nullable=False,
            server_default=sa.false(),
            comment="Whether claims have its statements",
        ),
        sa.Column("marks", JSON, nullable=False, comment="By what each statement is looked up"),
        sa.Column("grams", sa.LargeBinary, nullable=False, comment="By what copied passages are found"),
        sqlite_strict=True,
        comment="One for each document that has been linked",
    )
    op.create_table(
        "terms",
        sa.Column(
            "term", ROW_ID, primary_key=True, autoincrement=False, comment="The first 8 bytes of its BLAKE2b"
        ),
        sa.Column(
            "day",
            sa.Integer,
            primary_key=True,
            autoincrement=False,
            comment="Of the page; 0 for none",
        ),
        sa.Column("document", ROW_ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("statement", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("voice", sa.Integer, nullable=False, comment="0 somebody's words, 1 or 2 its outlet's own"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
        comment="Which statements hold a telling term",
    )
    op.create_table(
        "seeds",
        sa.Column(
            "seed", ROW_ID, primary_key=True, autoincrement=False, comment="A hash of seven words in a row"
        ),
        sa.Column("document", ROW_ID, sa.ForeignKey("documents.id"), primary_key=True),
        sqlite_strict=True,
        sqlite_with_rowid=False,
        comment="Which documents hold a run of words; not those of whose site it is boilerplate",
    )
