"""Runs the migrations on the connection that `sayso.ledger.migrate` hands over."""

from __future__ import annotations

from alembic import context


def run() -> None:
    """Bring the database to the revision asked for, within the transaction that the caller began."""
    context.configure(connection=context.config.attributes["connection"])
    context.run_migrations()


if __name__ == "env_py":  # the name under which Alembic runs this file, as against importing it
    run()
