"""Who says it: the people, bodies, crowds and documents on whose say-so a page's statements stand.

tokens > capitals > names (with roles, bodies) > cast: everybody whom the page names, and what it says of them
phrases, naming, describing, pronouns > resolving: whom a source's words stand for
settling: the step that does all this to a document; comparing: claimants of different pages
"""

from __future__ import annotations

from sayso.statements.claimants.comparing import SameClaimant, compare_claimants
from sayso.statements.claimants.settling import with_claimants

__all__ = ["SameClaimant", "compare_claimants", "with_claimants"]
