"""The ledger keeps captures, documents and failures in SQLite or PostgreSQL."""

from sayso.ledger.keeping import Ledger
from sayso.ledger.links import LinkCounts, Links
from sayso.ledger.opening import open_ledger
from sayso.ledger.results import Added, Counts, Failed, Listed, News
from sayso.ledger.search import Hit, Part

__all__ = [
    "Added",
    "Counts",
    "Failed",
    "Hit",
    "Ledger",
    "LinkCounts",
    "Links",
    "Listed",
    "News",
    "Part",
    "open_ledger",
]
