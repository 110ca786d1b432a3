"""Builds the map that reports draw on: the outlines of countries, from Natural Earth (public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_basemap.py package/countries-50m.json

`countries-50m.json` is Natural Earth at 1:50 million as TopoJSON. Arcs keep the points that matter at a
hundredth of a degree (a kilometre); borders that two countries share stay one arc, so that they fit.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src" / "sayso" / "data" / "basemap.json"

GRID = 100
"""Steps to a degree."""
TOLERANCE = 2.0
"""Steps by which a line may be off."""

Point = tuple[int, int]


def main(arguments: list[str]) -> int:
    """Write the map from the TopoJSON named; the exit status."""
    if len(arguments) != 1:
        sys.stderr.write("say where countries-50m.json of the npm package world-atlas lies\n")
        return 2
    topology = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    arcs = [_thin(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    built = {
        "grid": GRID,
        "arcs": [[number for point in arc for number in point] for arc in arcs],
        "countries": [_country(each) for each in topology["objects"]["countries"]["geometries"]],
    }
    TARGET.write_text(json.dumps(built, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


def _points(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    """The arc in steps of the grid: east and north. TopoJSON gives each point by its distance to the last."""
    (east, north), (start_east, start_north) = transform["scale"], transform["translate"]
    sums = accumulate(((step[0], step[1]) for step in arc), lambda at, by: (at[0] + by[0], at[1] + by[1]))
    points = [
        (round((x * east + start_east) * GRID), round((y * north + start_north) * GRID)) for x, y in sums
    ]
    return [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]


def _thin(points: list[Point]) -> list[Point]:
    """The line with the points left out that it would pass within the tolerance anyway (Douglas-Peucker)."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        inner = range(first + 1, last)
        furthest = max(inner, key=lambda at: _distance(points[at], points[first], points[last]), default=None)
        if furthest is None or _distance(points[furthest], points[first], points[last]) <= TOLERANCE:
            continue
        keep.add(furthest)
        waiting += [(first, furthest), (furthest, last)]
    return [points[at] for at in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From the point to the line between the two, or to the start where they are one place."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if not length:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return float(abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length)


def _country(geometry: dict[str, Any]) -> dict[str, Any]:
    """Its name and its rings, each a list of arcs; an arc that is walked backwards is `~number`."""
    arcs = geometry["arcs"]
    polygons = [arcs] if geometry["type"] == "Polygon" else arcs
    return {"name": geometry["properties"]["name"], "rings": [ring for each in polygons for ring in each]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
