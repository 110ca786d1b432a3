"""Why a name was settled on a place, in words a reader can check."""

from __future__ import annotations

from sayso.statements.places.gazetteer import Bearing, Sort, open_gazetteer
from sayso.statements.places.settling import Meant, Named
from sayso.statements.places.spotting import Candidate

LEAST = 0.3
"""What speaks less for a place than this is not told."""


def explain(meant: Meant, named: Named, place: Candidate) -> str:
    """The two things that spoke most for a place."""
    told = []
    if place.base:
        told.append("one of its words says what it is, the rest names this place")
    if place.spelled:
        told.append(f"a spelling of {meant.bearer.name}, in a country that the page speaks of")
    if meant.bearer.bearing is Bearing.PEOPLE:
        told.append(f"the people of {meant.bearer.name}")
    if len(named.bearers) == 1:
        told += [] if place.spelled else ["the only place known by that name"]
    else:
        told += _because(meant)[:2] or ["the best known"]
        told[-1] += f", of {len(named.bearers)} places of that name"
    return "; ".join(told)


def _because(meant: Meant) -> list[str]:
    spoke = sorted(
        ((weight, name) for name, weight in meant.features.items() if weight > LEAST), reverse=True
    )
    return list(dict.fromkeys(words for _, name in spoke if (words := _in_words(name, meant))))


def _in_words(name: str, meant: Meant) -> str | None:
    bearer = meant.bearer
    if name == "beside":
        return "it lies in the place named behind a comma"
    if name in {"near", "near share", "district"}:
        return "other places named on the page lie near it"
    if name == "country named":
        return f"the page names its country ({bearer.country})"
    if name in {"country", "country share"} and bearer.sort is Sort.COUNTRY:
        return "other places named on the page lie in it"
    if name in {"country", "country share"}:
        return f"other places named on the page lie in its country ({bearer.country})"
    if name in {"region named", "district named", "region", "region share"}:
        within = bearer.district if name == "district named" else bearer.region
        if within == bearer.number:
            return "other places named on the page lie in it"
        verb = "names" if name.endswith("named") else "speaks of"
        return f"the page {verb} {open_gazetteer().place(within).name}, where it lies"
    if name.startswith("word "):
        return f"“{name.split()[1]}” stands beside it"
    return None
