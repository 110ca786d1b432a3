"""The packaged data: opened once, then kept. Its sources are readable files under `resources/`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

Section = tuple[tuple[str, ...], ...]
"""The entries of one section, each as its fields."""


@cache
def open_resource(name: str) -> Mapping[str, Section]:
    """The sections of a resource by name, each with its entries in the order of the file.

    Raises FileNotFoundError when the package holds no such data.

    >>> open_resource("sentences-en")["titles"][0]
    ('Mr.',)
    """
    text = files("sayso").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    built: dict[str, list[list[str]]] = json.loads(text)
    return MappingProxyType(
        {section: tuple(tuple(entry) for entry in entries) for section, entries in built.items()}
    )


def open_words(name: str, section: str) -> frozenset[str]:
    """The first field of every entry of a section: a plain list of words."""
    return frozenset(entry[0] for entry in open_resource(name)[section])


@cache
def open_numbers(name: str) -> Mapping[str, int]:
    """The number that opens an entry, by each of the names behind it, over all sections.

    >>> open_numbers("weekdays")["sunday"]
    7
    """
    return MappingProxyType(
        {
            word: int(number)
            for section in open_resource(name).values()
            for number, *words in section
            for word in words
        }
    )
