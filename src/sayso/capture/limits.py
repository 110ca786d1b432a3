"""How much of a source is read before it is given up, and what giving up looks like inside this package."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one source may cost. A record or fetch beyond it becomes a `Failure` that says which limit."""

    record_bytes: int = 32 * MEBIBYTE
    """Bytes of one page, as stored and again after decoding."""
    depth: int = 3
    """Wrappings inside each other: a WARC in a zip, a gzip file in a gzip file."""
    seconds: float = 30.0
    """For one fetch, from the first connection to the last byte, redirects included."""
    redirects: int = 5

    def too_large(self) -> str:
        return f"larger than {self.record_bytes / MEBIBYTE:g} MB after decoding, not read further"


DEFAULT = Limits()


class Unusable(Exception):
    """What is being read cannot be used; the message is the reason. It never leaves this package."""


class Damaged(Unusable):
    """The bytes themselves are broken: what was read since the last check cannot be trusted."""
