"""Packaged data is what `resources/` says."""

from __future__ import annotations

from scripts.build_data import stale


def test_built_files_match_their_source() -> None:
    assert stale() == []
