"""Claims: what several pages say, each in its own words, and on whose word all of it stands."""

from sayso.links.claims.grouping import Bond, Group, bond_of, group_statements
from sayso.links.claims.linker import Linked, Linker, Marks
from sayso.links.claims.linking import by_weight, ids_of, link_claims, make_claim
from sayso.links.claims.lookup import Mark

__all__ = [
    "Bond", "Group", "Linked", "Linker", "Mark", "Marks", "bond_of", "by_weight", "group_statements",
    "ids_of", "link_claims", "make_claim",
]  # fmt: skip
