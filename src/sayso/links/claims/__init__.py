"""Claims: what several pages say, each in its own words, and on whose word all of it stands."""

from sayso.links.claims.linking import link_claims

__all__ = ["link_claims"]
