"""What work costs: CPU-seconds, the slowest piece, memory at its peak."""

from __future__ import annotations

import re
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.records import Record

Subject = TypeVar("Subject")
Result = TypeVar("Result")


@dataclass
class Clock:
    """Counts CPU-seconds of this process, all its threads, and the units of work done in them."""

    unit: str
    """`pages` or `words`: what `rate` counts."""
    items: int = 0
    units: int = 0
    seconds: float = 0.0
    slowest: float = 0.0

    def time(self, work: Callable[[Subject], Result], subject: Subject) -> Result:
        self.items += 1
        self.units += len(subject.split()) if self.unit == "words" and isinstance(subject, str) else 1
        started = time.process_time()
        try:
            return work(subject)
        finally:
            took = time.process_time() - started
            self.seconds += took
            self.slowest = max(self.slowest, took)

    def figures(self) -> Record:
        return {
            "items": self.items,
            "units": self.units,
            "seconds": round(self.seconds, 6),
            "slowest": round(self.slowest, 6),
            "rate": round(self.units / self.seconds, 1) if self.seconds else None,
            "unit": self.unit,
            "peak_rss_mb": round(peak_rss_mb(), 1),
        }


def peak_rss_mb() -> float:
    """The most memory that this process has held, in MB.

    A process starts with its parent's peak in `ru_maxrss`; Linux tells the process's own elsewhere.
    """
    status = Path("/proc/self/status")
    own = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("ascii")) if status.exists() else None
    if own is not None:
        return int(own[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
