"""The packaged gazetteer: every place that bears a name, found without unpacking anything.

`src/sayso/data/gazetteer.bin` is laid out for being looked at where it lies: a line of JSON that names its
columns, then the columns. Names are kept as hashes in order, so a name is looked up by bisection; what is
read in memory is the pages that were touched. Built by `scripts/build_gazetteer.py`.
"""

from __future__ import annotations

import json
import mmap
import re
import unicodedata
from bisect import bisect_left
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Literal, NamedTuple
from zlib import adler32, crc32

from sayso.types import ToponymKind

FILE = "gazetteer.bin"
COLUMNS: dict[str, Literal["B", "H", "I", "i"]] = {
    "keys": "I", "entries": "I", "skeletons": "I", "sounding": "I",
    "ids": "I", "latitudes": "i", "longitudes": "i", "populations": "I", "names": "I",
    "regions": "H", "districts": "H", "countries": "B", "sorts": "B", "text": "B",
}  # fmt: skip
"""Every column with its type, in the file's order: names first, then places, then the text of names."""

# An entry says which place bears the name, how, and holds ten more bits of the name's hash, so that two of
# a hundred million names not in the gazetteer are taken for one that is.
PLACE_BITS = 20
BEARING_BITS = 2
CHECK = (1 << 10) - 1
NOWHERE = 0xFFFF
DEGREE = 100_000
# What is left of a shorter name is left of dozens.
LEAST_BONES = 5


class Sort(IntEnum):
    """What a place is, in the order in which a name's bearers are kept."""

    CONTINENT = 0
    COUNTRY = 1
    REGION = 2
    DISTRICT = 3
    """A second-order region: a county, a district."""
    NATURE = 4
    AREA = 5
    """A region that is no administrative one."""
    SETTLEMENT = 6


class Bearing(IntEnum):
    """How a place bears a name."""

    USUAL = 0
    OTHER = 1
    """One of its other names."""
    PEOPLE = 2
    """Its people, or what is theirs."""
    SHORT = 3
    """Letters that stand for it: `N.Y.`, `UK`."""


KINDS = {
    Sort.CONTINENT: ToponymKind.CONTINENT,
    Sort.COUNTRY: ToponymKind.COUNTRY,
    Sort.REGION: ToponymKind.REGION,
    Sort.DISTRICT: ToponymKind.REGION,
    Sort.NATURE: ToponymKind.NATURE,
    Sort.AREA: ToponymKind.REGION,
    Sort.SETTLEMENT: ToponymKind.SETTLEMENT,
}

NOT_PLAIN = re.compile(r"[^a-z0-9]+")
ALIKE = {"saint": "st", "mount": "mt", "fort": "ft", "co": "county", "twp": "township"}
# What copyists of Arabic, Slavic and Asian names write now so, now so; and no two agree about vowels.
SOUNDS = (
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sch", "sh"),
    ("ph", "f"),
    ("q", "k"),
    ("w", "v"),
)
VOWELS = re.compile(r"[aeiouy]+")
ARTICLE = re.compile(r"\b(?:al|el|ar|er|as|es|ash|at|et|an|en|ad|ed) ")
TWICE = re.compile(r"(.)\1+")


class Bearer(NamedTuple):
    """A place that bears a name."""

    number: int
    """Its number in the gazetteer."""
    bearing: Bearing
    sort: Sort
    name: str
    """The place's usual name."""
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    """ISO 3166-1 alpha-2."""
    region: int
    """The number of the first-order region that it lies in, for a region its own; NOWHERE where unknown."""
    district: int
    population: int


def fold(name: str) -> str:
    """The name as it is looked up: small letters without marks, words apart by one space.

    >>> fold("Saint-Étienne"), fold("U.S."), fold("Sana'a")
    ('st etienne', 'us', 'sanaa')
    """
    if not name.isascii():
        marked = unicodedata.normalize("NFKD", name)
        name = "".join(sign for sign in marked if not unicodedata.combining(sign))
        name = name.replace("ø", "o").replace("ł", "l").replace("ı", "i").replace("đ", "d").replace("ß", "ss")
    plain = name.lower().replace(".", "").replace("'", "").replace("’", "").replace("ʻ", "").replace("‘", "")
    words = NOT_PLAIN.sub(" ", plain).split()
    return " ".join([ALIKE.get(word, word) for word in words])


def skeleton(folded: str) -> str:
    """What is left of a folded name when its spelling is taken lightly.

    >>> skeleton("maarrat al numan"), skeleton("maaret al nouman")
    ('maratnaman', 'maratnaman')
    """
    text = ARTICLE.sub("", folded) + " "
    for written, sound in SOUNDS:
        text = text.replace(written, sound)
    bones = VOWELS.sub("a", text.replace("h ", " ").replace(" ", ""))
    return TWICE.sub(r"\1", bones)


def hashes(folded: str) -> tuple[int, int]:
    """The number that a name is sorted by, and ten bits to tell it from others of that number."""
    coded = folded.encode()
    return crc32(coded), (adler32(coded) * 0x9E3779B1 >> 12) & CHECK


class Gazetteer:
    """The columns of the file, and what is asked of them."""

    def __init__(self, data: memoryview) -> None:
        end = bytes(data[: 1 << 16]).index(b"\n") + 1
        header = json.loads(bytes(data[:end]))
        self.codes: list[str] = header["codes"]
        """Country codes, by the number that stands in the column."""
        views: dict[str, memoryview[int]] = {
            name: data[at : at + size].cast(COLUMNS[name]) for name, (at, size) in header["at"].items()
        }
        self._keys, self._entries = views["keys"], views["entries"]
        self._skeletons, self._sounding = views["skeletons"], views["sounding"]
        self._ids, self._populations = views["ids"], views["populations"]
        self._latitudes, self._longitudes = views["latitudes"], views["longitudes"]
        self._regions, self._districts = views["regions"], views["districts"]
        self._countries, self._sorts = views["countries"], views["sorts"]
        self._names, self._text = views["names"], views["text"]

    def __len__(self) -> int:
        return len(self._ids)

    def knows(self, folded: str) -> bool:
        """Whether any place bears the name."""
        key, check = hashes(folded)
        keys, entries = self._keys, self._entries
        at = bisect_left(keys, key)
        while at < len(keys) and keys[at] == key:
            if entries[at] & CHECK == check:
                return True
            at += 1
        return False

    def bearers(self, folded: str) -> tuple[Bearer, ...]:
        """Every place that bears the name, at most some forty, the best known first."""
        key, check = hashes(folded)
        keys, entries = self._keys, self._entries
        at = bisect_left(keys, key)
        found = []
        while at < len(keys) and keys[at] == key:
            if entries[at] & CHECK == check:
                entry = entries[at] >> 10
                found.append(self.place(entry >> BEARING_BITS, Bearing(entry & (1 << BEARING_BITS) - 1)))
            at += 1
        return tuple(found)

    def sounding_like(self, folded: str) -> tuple[Bearer, ...]:
        """Places with a name that differs from this one only in what spellings vary in."""
        bones = skeleton(folded)
        if len(bones) < LEAST_BONES:
            return ()
        key, _ = hashes(bones)
        at = bisect_left(self._skeletons, key)
        found = []
        while at < len(self._skeletons) and self._skeletons[at] == key:
            found.append(self.place(self._sounding[at], Bearing.OTHER))
            at += 1
        return tuple(found)

    def place(self, index: int, bearing: Bearing = Bearing.USUAL) -> Bearer:
        sort = Sort(self._sorts[index])
        latitude = self._latitudes[index] / DEGREE
        known = latitude <= 90
        start, end = self._names[index], self._names[index + 1]
        return Bearer(
            number=index,
            bearing=bearing,
            sort=sort,
            name=bytes(self._text[start:end]).decode(),
            geonames_id=self._ids[index] or None,
            latitude=latitude if known else None,
            longitude=self._longitudes[index] / DEGREE if known else None,
            country=self.codes[self._countries[index]] or None,
            region=self._regions[index],
            district=self._districts[index],
            population=self._populations[index],
        )


@cache
def open_gazetteer() -> Gazetteer:
    """The packaged gazetteer, mapped into memory."""
    with as_file(files("sayso").joinpath("data", FILE)) as path, path.open("rb") as file:
        return Gazetteer(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))


@lru_cache(maxsize=4096)
def find_sounding(folded: str) -> tuple[Bearer, ...]:
    """Places whose name differs from a folded one only in what transcriptions vary in."""
    return open_gazetteer().sounding_like(folded)


@lru_cache(maxsize=4096)
def find_bearers(folded: str) -> tuple[Bearer, ...]:
    """Every place that bears a folded name, kept for the next time that it is asked."""
    return open_gazetteer().bearers(folded)
