"""A small map of the places that a page names, drawn without network or script, for report and workbench.

The outlines are Natural Earth's (public domain), packaged by `scripts/build_basemap.py`. Degrees
east and north are drawn straight, narrowed by the cosine of the middle latitude: right for regions, plain
for the world.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians
from typing import NamedTuple

WIDTH, HEIGHT = 960, 480

LEAST_SPAN = 6.0
"""Degrees from side to side at least: around one town its country is to be recognised."""
WIDEST = 48.0
"""The same where no coast or border is near: without one nobody sees where a dot lies."""
MARGIN = 0.18
"""Of the span, left free around the outermost places."""

LETTER, LINE = 8.5, 18
"""Units that a letter is wide and a line high, to keep labels apart."""

STEP = 2.5
"""Units from one point of a coast to the next at least: finer lines would only make the file larger."""

Point = tuple[float, float]


class Spot(NamedTuple):
    """A place to be drawn."""

    label: str
    latitude: float
    longitude: float
    weight: int
    """How often the page names it."""


class Dot(NamedTuple):
    """A place where it is drawn, in units of the picture."""

    x: float
    y: float
    radius: float
    spot: Spot
    label_x: float | None
    """Where its label begins; None where there is no room for one."""


@dataclass(frozen=True, slots=True)
class Map:
    """A picture `WIDTH` by `HEIGHT` units: the land as paths of SVG, the places as dots."""

    land: tuple[str, ...]
    dots: tuple[Dot, ...]


class Frame(NamedTuple):
    """The part of the world that is shown."""

    west: float
    north: float
    across: float
    """Units to a degree of longitude."""
    down: float
    """Units to a degree of latitude."""

    def place(self, longitude: float, latitude: float) -> Point:
        return (longitude - self.west) * self.across, (self.north - latitude) * self.down


def draw_map(spots: Sequence[Spot]) -> Map | None:
    """The map around some places; None without any.

    >>> drawn = draw_map([Spot("Tarnhythe", 60.0, 25.0, 2), Spot("Pellmere", 61.5, 23.8, 1)])
    >>> [dot.spot.label for dot in drawn.dots], len(drawn.land) > 2
    (['Tarnhythe', 'Pellmere'], True)
    """
    if not spots:
        return None
    span = LEAST_SPAN
    frame = _frame(spots, span)
    land = tuple(_land(frame))
    while span < WIDEST and not any(_is_seen(ring) for country in land for ring in country):
        span *= 2
        frame = _frame(spots, span)
        land = tuple(_land(frame))
    return Map(tuple("".join(map(_path, country)) for country in land), tuple(_dots(spots, frame)))


def _frame(spots: Sequence[Spot], least: float) -> Frame:
    """Around all places with a margin, `least` degrees or more, in the picture's proportions."""
    souths, easts = [spot.latitude for spot in spots], [spot.longitude for spot in spots]
    middle_north, middle_east = (min(souths) + max(souths)) / 2, (min(easts) + max(easts)) / 2
    narrow = max(cos(radians(middle_north)), 0.2)
    wide = max(max(easts) - min(easts), (max(souths) - min(souths)) / narrow * WIDTH / HEIGHT, least)
    span = min(wide * (1 + 2 * MARGIN), 360.0)
    across = WIDTH / span
    down = across / narrow if span < 360.0 else across
    high = HEIGHT / down
    west = min(max(middle_east - span / 2, -180.0), 180.0 - span)
    north = max(min(middle_north + high / 2, 90.0), min(high - 90.0, 90.0))
    return Frame(west, north, across, down)


def _dots(spots: Sequence[Spot], frame: Frame) -> Iterable[Dot]:
    """The places named most come first and get their label where there is room."""
    taken: list[tuple[float, float, float]] = []
    for spot in sorted(spots, key=lambda spot: -spot.weight):
        x, y = frame.place(spot.longitude, spot.latitude)
        radius = 4 + 1.5 * min(spot.weight, 6)
        length = len(spot.label) * LETTER
        beside = x + radius + 4 if x + radius + 4 + length < WIDTH else x - radius - 4 - length
        free = all(
            abs(y - other) > LINE or beside > end or beside + length < start for start, end, other in taken
        )
        if free:
            taken.append((beside, beside + length, y))
        yield Dot(round(x, 1), round(y, 1), radius, spot, round(beside, 1) if free else None)


def _land(frame: Frame) -> Iterable[list[list[Point]]]:
    """The rings of each country that can be seen."""
    for country in _basemap():
        if rings := [line for ring in country if (line := _ring(ring, frame))]:
            yield rings


def _is_seen(ring: Sequence[Point]) -> bool:
    """Whether some of a ring lies in the picture; one that does not is all that is to be seen, or nothing."""
    return any(0 < x < WIDTH and 0 < y < HEIGHT for x, y in ring)


def _path(ring: Iterable[Point]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in ring) + "Z"


def _ring(ring: Sequence[Point], frame: Frame) -> list[Point]:
    """The part of a ring inside the picture; empty where there is none to be seen."""
    line: list[Point] = []
    for x, y in _inside([frame.place(*point) for point in ring]):
        if not line or abs(x - line[-1][0]) + abs(y - line[-1][1]) >= STEP:
            line.append((round(x), round(y)))
    return line if len(line) >= 3 else []


def _inside(ring: list[Point]) -> list[Point]:
    """The ring clipped to the picture and a little around it, side by side (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, -9.0, 1), (0, WIDTH + 9.0, -1), (1, -9.0, 1), (1, HEIGHT + 9.0, -1)):
        kept: list[Point] = []
        for at, point in enumerate(ring):
            before = ring[at - 1]
            here, there = sign * (point[axis] - limit), sign * (before[axis] - limit)
            if (here >= 0) != (there >= 0):
                part = there / (there - here)
                crossing = tuple(b + (p - b) * part for b, p in zip(before, point, strict=True))
                kept.append((crossing[0], crossing[1]))
            if here >= 0:
                kept.append(point)
        ring = kept
        if not ring:
            break
    return ring


@cache
def _basemap() -> tuple[tuple[tuple[Point, ...], ...], ...]:
    """For each country its rings, as degrees east and north."""
    built = json.loads(files("sayso").joinpath("data", "basemap.json").read_text("utf-8"))
    grid = built["grid"]
    arcs = [[(x / grid, y / grid) for x, y in zip(arc[::2], arc[1::2], strict=True)] for arc in built["arcs"]]
    return tuple(
        tuple(copy for ring in country["rings"] for copy in _unwrapped(_joined(ring, arcs)))
        for country in built["countries"]
    )


def _joined(ring: Iterable[int], arcs: Sequence[Sequence[Point]]) -> Iterable[Point]:
    """The points of a ring; each arc begins where the one before it ends."""
    walked = (arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring)
    return (point for arc in walked for point in arc[:-1])


def _unwrapped(ring: Iterable[Point]) -> Iterable[tuple[Point, ...]]:
    """The ring without the leap from 180 degrees east to 180 west; one that leaps is drawn at both ends."""
    points: list[Point] = []
    turn = 0.0
    before = None
    for east, north in ring:
        if before is not None and abs(east - before) > 180:
            turn += 360.0 if east < before else -360.0
        before = east
        points.append((east + turn, north))
    if abs(points[-1][0] - points[0][0]) > 180:  # around the pole: Antarctica
        points += [(points[-1][0], -90.0), (points[0][0], -90.0)]
    yield tuple(points)
    easts = [east for east, _ in points]
    if max(easts) > 180.0:
        yield tuple((east - 360.0, north) for east, north in points)
    if min(easts) < -180.0:
        yield tuple((east + 360.0, north) for east, north in points)
