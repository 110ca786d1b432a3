"""Reading bytes as if they had been saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.capture import Limits, open_captures
from sayso.types import Capture, Failure


class Read:
    """What came out of a source, sorted by sort."""

    def __init__(self, source: str, limits: Limits) -> None:
        self.passed: Counter[str] = Counter()
        self.all = list(open_captures(source, limits=limits, passed=self.passed))
        self.captures = [one for one in self.all if isinstance(one, Capture)]
        self.failures = [one for one in self.all if isinstance(one, Failure)]

    @property
    def one(self) -> Capture:
        assert not self.failures
        (only,) = self.captures
        return only

    @property
    def reason(self) -> str:
        assert not self.captures
        (only,) = self.failures
        assert only.stage == "capture"
        return only.reason


Reading = Callable[..., Read]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Write bytes to a file of that name, and read it."""

    def read(content: bytes, name: str = "saved.html", limits: Limits = Limits()) -> Read:  # noqa: B008
        path = tmp_path / name
        path.write_bytes(content)
        return Read(str(path), limits)

    return read
