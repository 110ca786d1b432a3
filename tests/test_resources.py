"""Packaged data is what `resources/` says."""

from __future__ import annotations

import pytest

from sayso.resources import open_resource
from scripts.build_data import build, main


def test_built_files_match_their_source() -> None:
    assert main(["--check"]) == 0


def test_a_resource_is_sections_of_entries_of_fields() -> None:
    assert (
        build("# why\n[a]\none  two words\nthree\n\n[b]\n")
        == '{"a":[["one","two words"],["three"]],\n"b":[]}\n'
    )


def test_an_entry_needs_a_section() -> None:
    with pytest.raises(ValueError, match="line 1"):
        build("one\n")


@pytest.mark.parametrize("language", open_resource("months"))
def test_every_language_has_twelve_months(language: str) -> None:
    assert [int(entry[0]) for entry in open_resource("months")[language]] == list(range(1, 13))


def test_no_name_means_two_months() -> None:
    months: dict[str, str] = {}
    for entries in open_resource("months").values():
        for number, *names in entries:
            assert all(months.setdefault(name, number) == number for name in names)


@pytest.mark.parametrize("language", open_resource("weekdays"))
def test_every_language_has_seven_weekdays(language: str) -> None:
    assert [int(entry[0]) for entry in open_resource("weekdays")[language]] == list(range(1, 8))


def test_no_name_means_two_weekdays() -> None:
    weekdays: dict[str, str] = {}
    for entries in open_resource("weekdays").values():
        for number, *names in entries:
            assert all(weekdays.setdefault(name, number) == number for name in names)
