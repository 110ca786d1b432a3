"""Where: names of places, told from names of people and bodies, and settled on places of the gazetteer."""

from __future__ import annotations

from sayso.statements.places.finding import find_places
from sayso.statements.places.where import with_places

__all__ = ["find_places", "with_places"]
