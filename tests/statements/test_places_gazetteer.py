"""The packaged gazetteer: who bears a name, and what opening it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sayso.resources import open_resource
from sayso.statements.places.gazetteer import Bearing, Sort, find_bearers, find_sounding, fold, open_gazetteer

COST = """
import resource, time
from sayso.statements.places import gazetteer
before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
gazetteer.open_gazetteer().bearers("springfield")
print(time.process_time() - started, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.mark.parametrize(
    ("name", "sort", "country", "bearing"),
    [
        ("Syria", Sort.COUNTRY, "SY", Bearing.USUAL),
        ("Syrian", Sort.COUNTRY, "SY", Bearing.PEOPLE),
        ("U.S.", Sort.COUNTRY, "US", Bearing.SHORT),
        ("Ky.", Sort.REGION, "US", Bearing.SHORT),
        ("Queensland", Sort.REGION, "AU", Bearing.USUAL),
        ("Saint-Étienne", Sort.SETTLEMENT, "FR", Bearing.USUAL),
        ("Munich", Sort.SETTLEMENT, "DE", Bearing.USUAL),
        ("München", Sort.SETTLEMENT, "DE", Bearing.OTHER),
        ("Persian Gulf", Sort.NATURE, None, Bearing.USUAL),
        ("Africa", Sort.CONTINENT, None, Bearing.USUAL),
        ("Walker County", Sort.DISTRICT, "US", Bearing.USUAL),
    ],
)
def test_names_lead_to_places(name: str, sort: Sort, country: str | None, bearing: Bearing) -> None:
    assert (sort, country, bearing) in [
        (one.sort, one.country, one.bearing) for one in find_bearers(fold(name))
    ]


def test_a_town_without_a_recorded_number_of_people_is_there() -> None:
    assert any(one.population == 0 for one in find_bearers(fold("Maarrat al-Numan")))


def test_spellings_vary_within_bounds() -> None:
    assert "SY" in {one.country for one in find_sounding(fold("Maarat al-Nouman"))}
    assert find_sounding("xyzzyq") == ()
    assert find_sounding("li") == ()


def test_nobody_bears_nonsense() -> None:
    assert find_bearers("oruvannemo") == ()
    assert find_bearers("") == ()


def test_a_name_has_a_bounded_number_of_bearers() -> None:
    assert 20 < len(find_bearers("san jose")) <= 48


def test_every_place_reads() -> None:
    gazetteer = open_gazetteer()
    assert len(gazetteer) > 250_000
    for number in range(0, len(gazetteer), 997):
        place = gazetteer.place(number)
        assert place.name
        assert place.latitude is not None
        assert abs(place.latitude) <= 90


def test_opening_is_cheap() -> None:
    run = subprocess.run([sys.executable, "-c", COST], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, run.stdout.split())
    assert seconds < 0.5
    assert megabytes < 60


@pytest.mark.parametrize("table", ["countries", "nature"])
def test_what_is_written_by_hand_is_built_in(table: str) -> None:
    """Fails when `resources/places-*.txt` was changed and the gazetteer was not built again."""
    section = {"countries": "countries", "nature": "places"}[table]
    for entry in open_resource(f"places-{table}")[section]:
        for names in entry[3 if table == "countries" else 5 :]:
            for name in names.split(", ") if names != "-" else ():
                assert find_bearers(fold(name)), name
