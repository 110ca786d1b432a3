"""What can go wrong so that the caller must act. Each error carries what was being read."""

from __future__ import annotations


class SaysoError(Exception):
    """Anything of ours that a caller may want to catch."""


class CaptureError(SaysoError):
    """Nothing could be captured from a path, URL or record."""

    def __init__(self, where: object, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = str(where)
        self.reason = reason


class ReadError(SaysoError):
    """A capture's bytes could not be read as a page."""

    def __init__(self, where: object, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = str(where)
        self.reason = reason


class LedgerError(SaysoError):
    """A ledger could not be opened, or refuses what it is given."""

    def __init__(self, where: object, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = str(where)
        self.reason = reason


class NotKept(LedgerError):
    """A ledger has no such document or bytes."""
