"""Statements with the attribution above them and how likely they are; readings that name their tagger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what nobody wrote down for earlier readings: it is null there, and each is made anew when asked."""
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    under = sa.Column("under", sa.Integer, comment="The ordinal of the attribution whose content holds it")
    share = sa.Double if on_postgresql else sa.REAL  # a STRICT table of SQLite knows no other name for it
    confidence = sa.Column("confidence", share, comment="From 0 to 1; null where a rule found it")
    op.add_column("statements", under)
    op.add_column("statements", confidence)
    if on_postgresql:
        told = "What read it: the version of Sayso and the tagger"
        op.alter_column("documents", "reader", comment=told)
