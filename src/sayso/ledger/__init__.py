"""The ledger keeps captures, documents, failures, links and judgements in SQLite or PostgreSQL."""

from sayso.ledger.chain import Flaw
from sayso.ledger.claims import Claims, Unsettled
from sayso.ledger.keeping import Ledger
from sayso.ledger.links import Around, LinkCounts, Links
from sayso.ledger.opening import open_ledger
from sayso.ledger.results import Added, Counts, Failed, Listed, ListedClaim, News
from sayso.ledger.search import Hit, Part
from sayso.ledger.subjects import about_claim, about_statement, find_subject

__all__ = [
    "Added",
    "Around",
    "Claims",
    "Counts",
    "Failed",
    "Flaw",
    "Hit",
    "Ledger",
    "LinkCounts",
    "Links",
    "Listed",
    "ListedClaim",
    "News",
    "Part",
    "Unsettled",
    "about_claim",
    "about_statement",
    "find_subject",
    "open_ledger",
]
