"""How a ledger of any earlier format becomes one of today's (Alembic)."""
