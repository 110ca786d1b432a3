"""What pages have to do with one another: marks, ties, copies and claims."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.Text().with_variant(JSONB(), "postgresql")
SHARE: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    """Make the tables; nothing is linked yet. They can be made anew from the documents, and bear no guard."""
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
        sa.Column("marks", JSON, nullable=False, comment="By what each statement is looked up"),
        sa.Column("grams", sa.LargeBinary, nullable=False, comment="By what copied passages are found"),
        sqlite_strict=True,
        comment="One for each document that has been linked",
    )
    op.create_table(
        "ties",
        sa.Column("left_document", ROW_ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("left_statement", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("right_document", ROW_ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("right_statement", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("score", SHARE, nullable=False),
        sa.Column("reasons", JSON, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
        comment="What two statements of different documents are to one another",
    )
    op.create_table(
        "copies",
        sa.Column("left_document", ROW_ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("right_document", ROW_ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("common", sa.Integer, nullable=False, comment="Runs of five words that stand in both"),
        sa.Column("of", sa.Integer, nullable=False, comment="And how many the one with fewer of them has"),
        sa.Column(
            "spans", JSON, nullable=False, comment="Passages: [start, end] on the left, then on the right"
        ),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
        comment="Pairs of documents that share wording",
    )
    op.create_table(
        "claims",
        sa.Column("key", sa.Text, primary_key=True, comment="SHA-256 of all that the claim is made from"),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("zlib", sa.LargeBinary, nullable=False, comment="The whole claim as JSON, compressed"),
        sqlite_strict=True,
        comment="Claims as they were traced, so that showing them again needs no tracing",
    )
