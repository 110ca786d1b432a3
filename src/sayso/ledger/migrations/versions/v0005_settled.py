"""Claims as they were last settled: listed and brought up to date without going through all of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FLAG = sa.Boolean().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables anew; claims are traced again by the next linking, ties stay."""
    op.drop_table("claims")
    op.create_table(
        "claims",
        sa.Column("key", sa.Text, primary_key=True, comment="SHA-256 of all that the claim is made from"),
        sa.Column("id", sa.Text, nullable=False, index=True),
        sa.Column("sourced", FLAG, nullable=False, comment="Whether some page puts it on somebody's word"),
        sa.Column("pages", sa.Integer, nullable=False, comment="How many carry it"),
        sa.Column("zlib", sa.LargeBinary, nullable=False, comment="The whole claim as JSON, compressed"),
        sqlite_strict=True,
        comment="Claims as they were traced",
    )
    op.create_table(
        "carried",
        sa.Column("document", ROW_ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("statement", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, nullable=False, index=True, comment="Of the claim"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
        comment="Which claim a statement belongs to",
    )
    op.create_table(
        "settlings",
        sa.Column("number", ROW_ID, primary_key=True, autoincrement=False),
        sa.Column("reader", sa.Text, nullable=False, comment="What traced the claims"),
        sqlite_strict=True,
        comment="The last time that claims were brought up to date: one row",
    )
    op.add_column(
        "marks",
        sa.Column(
            "settled",
            FLAG,
            nullable=False,
            server_default=sa.false(),
            comment="Whether claims have its statements",
        ),
    )
    op.create_index("ties_right", "ties", ["right_document", "right_statement"])
