"""What can go wrong so that the caller must act. Each error carries what was being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


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


class UnknownTagger(SaysoError):
    """There is no way to find attributions of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no tagger {name!r:.60}: choose {' or '.join(known)}")
        self.name = name


class NotKept(LedgerError):
    """A ledger has no such document or bytes."""


class NotJudged(SaysoError):
    """A judgement lacks something, or is of a kind that its subject cannot have."""
