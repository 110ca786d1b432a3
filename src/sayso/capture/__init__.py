"""Where pages come in: files, folders, pipes, archives and the web, each as captures.

This is the only part of reading that touches files, the network and the clock. What it passes on are
plain values: a `Capture` for each page, and a `Failure` for each record that should have been one.
"""

from __future__ import annotations

from sayso.capture.limits import Limits
from sayso.capture.sources import capture_one, open_captures

__all__ = ["Limits", "capture_one", "open_captures"]
