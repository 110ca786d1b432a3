"""Which of the places that bear a name is meant: what the page speaks of decides, fame is where it starts.

All names of a page are settled together, in three rounds: by fame alone; then with the countries, regions
and neighbours that the page seems to be about; then again, with what the second round made of them. One
name means one place on one page. The weights were trained by `training/places.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from functools import cache, lru_cache
from math import exp, floor, log1p, log10
from typing import NamedTuple, TypeVar

from sayso.resources import open_resource
from sayso.statements.places.gazetteer import NOWHERE, Bearer, Sort
from sayso.statements.places.weighing import lies_in

SCALE = 64
ROUNDS = ("fame", "page", "again")
CELLS = (("near", 1.5), ("close", 0.4))
"""Degrees on a side of the squares in which neighbours are counted."""
WIDE = frozenset((Sort.CONTINENT, Sort.COUNTRY))

Features = list[tuple[str, float]]
Cell = tuple[str, int, int]
Key = TypeVar("Key", bound=Hashable)


class Named(NamedTuple):
    """A name on a page, with all that may bear it."""

    folded: str
    bearers: tuple[Bearer, ...]
    beside: frozenset[int] = frozenset()
    """Other names of the page (by number) that stand behind it, beyond a comma."""
    words: frozenset[str] = frozenset()
    """Words for kinds of places that stand beside it: `province`, `city`."""
    weight: float = 1.0
    """How much it tells of what the page is about: less where it only stands in the name of a body."""


class Meant(NamedTuple):
    """What a name was settled on."""

    bearer: Bearer
    likely: float
    """From 0 to 1."""
    features: Mapping[str, float]
    """What spoke for it, and how much."""


def settle(names: Sequence[Named], home: str | None = None) -> list[Meant]:
    """For each name the place that is meant. `home` is the country that the page comes from."""
    shares = [_even(named) for named in names]
    told: list[list[Features]] = []
    for number, name in enumerate(ROUNDS):
        weights = open_ranks(name)
        told = find_features(names, shares if number else None, home)
        shares = [share(rows, weights) for rows in told]
    weights = open_ranks(ROUNDS[-1])
    found = []
    for named, rows, parts in zip(names, told, shares, strict=True):
        best = max(range(len(parts)), key=parts.__getitem__)
        spoke = {name: weights.get(name, 0) * value / SCALE for name, value in rows[best]}
        found.append(Meant(named.bearers[best], parts[best], spoke))
    return found


def find_features(
    names: Sequence[Named], shares: Sequence[Sequence[float]] | None, home: str | None = None
) -> list[list[Features]]:
    """What speaks for each bearer of each name; without `shares` only what needs no page."""
    known = [list(_fame(named.bearers, named.words)) for named in names]
    if shares is None:
        return known
    page = Page(names, shares, home)
    # Where there is nothing to choose, nothing is asked: half of a page's names have one bearer.
    return [
        [own + page.features(number, bearer) for own, bearer in zip(rows, named.bearers, strict=True)]
        if len(rows) > 1
        else rows
        for number, (named, rows) in enumerate(zip(names, known, strict=True))
    ]


def _even(named: Named) -> list[float]:
    return [1 / len(named.bearers)] * len(named.bearers)


def share(rows: Sequence[Features], weights: Mapping[str, int]) -> list[float]:
    """How likely each bearer of a name is meant; together 1."""
    scores = [sum([weights.get(name, 0) * value for name, value in row]) / SCALE for row in rows]
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]


@lru_cache(maxsize=4096)
def _fame(bearers: tuple[Bearer, ...], words: frozenset[str]) -> tuple[Features, ...]:
    """How well known each bearer is, and what the name itself and the words beside it say."""
    sizes = [log10(bearer.population + 1) for bearer in bearers]
    most = max(sizes)
    towns = max(
        (size for bearer, size in zip(bearers, sizes, strict=True) if bearer.sort is Sort.SETTLEMENT),
        default=0,
    )
    # "Osaka" is the city before it is the region around it; where regions are large their points lie apart.
    with_towns = {
        place for one in bearers if one.sort is Sort.SETTLEMENT for place in (one.region, one.district)
    }
    regions = {one.number for one in bearers if one.sort in (Sort.REGION, Sort.DISTRICT)}
    told = []
    for order, (bearer, size) in enumerate(zip(bearers, sizes, strict=True)):
        sort = bearer.sort.name.lower()
        features = [
            (f"{sort} {bearer.bearing.value}", 1.0),
            (f"{sort} people", size),
            ("behind the largest", most - size),
        ]
        if bearer.sort is Sort.SETTLEMENT:
            features.append(("behind the largest town", towns - size))
            features.append(
                ("in its namesake", float(bearer.region in regions or bearer.district in regions))
            )
        elif bearer.number in with_towns:
            features.append((f"{sort} with its town", 1.0))
        if order == 0:
            features.append((f"first {sort}", 1.0))
        if bearer.country == "US":
            features.append(("us", 1.0))
        features += [(f"word {word} {sort}", 1.0) for word in sorted(words)]
        told.append(features)
    return tuple(told)


class Page:
    """What a page is about, as far as the shares of its names' bearers tell."""

    def __init__(
        self, names: Sequence[Named], shares: Sequence[Sequence[float]], home: str | None = None
    ) -> None:
        self.names, self.shares = names, shares
        self.whole = sum(named.weight for named in names)
        self.countries: list[dict[str, float]] = []
        """For each name, how much of it lies in each country; likewise below, in or around each square."""
        self.regions: list[dict[int, float]] = []
        self.districts: list[dict[int, float]] = []
        self.cells: list[dict[Cell, float]] = []
        self.said: dict[int, float] = defaultdict(float)
        """How sure it is that a country, region or district is named itself."""
        for named, share in zip(names, shares, strict=True):
            self._add(named, share)
        self.country, self.region = _sum(self.countries), _sum(self.regions)
        self.district, self.cell = _sum(self.districts), _sum(self.cells)
        if home:
            # Where a page comes from is said by one more of its names.
            self.country[home] += 1
        self.country_said: dict[str, float] = defaultdict(float)
        for named, share in zip(names, shares, strict=True):
            for bearer, part in zip(named.bearers, share, strict=True):
                if bearer.sort is Sort.COUNTRY and bearer.country:
                    self.country_said[bearer.country] += part * named.weight

    def _add(self, named: Named, share: Sequence[float]) -> None:
        countries: dict[str, float] = defaultdict(float)
        regions: dict[int, float] = defaultdict(float)
        districts: dict[int, float] = defaultdict(float)
        cells: dict[Cell, float] = defaultdict(float)
        for bearer, likely in zip(named.bearers, share, strict=True):
            if likely < 0.01:
                continue
            part = likely * named.weight
            if bearer.country:
                countries[bearer.country] += part
            if bearer.sort in WIDE:
                continue
            if bearer.region != NOWHERE:
                regions[bearer.region] += part
            if bearer.district != NOWHERE:
                districts[bearer.district] += part
            if bearer.sort in (Sort.REGION, Sort.DISTRICT):
                self.said[bearer.number] += part
            if bearer.sort is not Sort.REGION:
                for cell in _around(bearer):
                    cells[cell] += part
        self.countries.append(countries)
        self.regions.append(regions)
        self.districts.append(districts)
        self.cells.append(cells)

    def features(self, number: int, bearer: Bearer) -> Features:
        """What the rest of the page says for one bearer of one name."""
        others = max(1.0, self.whole - self.names[number].weight)
        features: Features = []
        if bearer.country:
            mass = self.country[bearer.country] - self.countries[number].get(bearer.country, 0)
            features += [("country", log1p(mass)), ("country share", mass / others)]
        if bearer.sort in WIDE:
            return features
        if bearer.country and self.country_said.get(bearer.country, 0) > 0.5:
            features.append(("country named", 1.0))
        if bearer.region != NOWHERE:
            mass = self.region[bearer.region] - self.regions[number].get(bearer.region, 0)
            features += [("region", log1p(mass)), ("region share", mass / others)]
            if bearer.number != bearer.region and self.said.get(bearer.region, 0) > 0.5:
                features.append(("region named", 1.0))
        if bearer.district != NOWHERE:
            mass = self.district[bearer.district] - self.districts[number].get(bearer.district, 0)
            features.append(("district", log1p(mass)))
            if bearer.number != bearer.district and self.said.get(bearer.district, 0) > 0.5:
                features.append(("district named", 1.0))
        if bearer.sort is not Sort.REGION:
            for name, size in CELLS:
                cell = _cell(bearer, name, size)
                mass = self.cell.get(cell, 0) - self.cells[number].get(cell, 0)
                features += [(name, log1p(mass)), (f"{name} share", mass / others)]
        beside = self._beside(number, bearer)
        if beside:
            features.append(("beside", beside))
        return features

    def _beside(self, number: int, bearer: Bearer) -> float:
        """How much of a name beyond the comma holds this bearer."""
        return max(
            (
                sum(
                    part
                    for outer, part in zip(self.names[other].bearers, self.shares[other], strict=True)
                    if lies_in(bearer, outer)
                )
                for other in self.names[number].beside
            ),
            default=0.0,
        )


def _sum(parts: Sequence[Mapping[Key, float]]) -> dict[Key, float]:
    whole: dict[Key, float] = defaultdict(float)
    for part in parts:
        for key, mass in part.items():
            whole[key] += mass
    return whole


def _around(bearer: Bearer) -> list[Cell]:
    """The squares of a bearer and the eight around each."""
    return [
        (name, up, right)
        for name, north, east in (_cell(bearer, name, size) for name, size in CELLS)
        for up in (north - 1, north, north + 1)
        for right in (east - 1, east, east + 1)
    ]


def _cell(bearer: Bearer, name: str, size: float) -> Cell:
    return name, floor((bearer.latitude or 0) / size), floor((bearer.longitude or 0) / size)


@cache
def open_ranks(name: str) -> Mapping[str, int]:
    """The packaged weights of a round."""
    return {feature: int(weight) for feature, weight in open_resource("places")[f"round {name}"]}
