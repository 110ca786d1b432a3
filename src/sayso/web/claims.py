"""Claims in the workbench: a list of them, one as a card, the record of a source, all that people judged."""

from __future__ import annotations

from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from sayso.linking import documents_naming, documents_of
from sayso.text import WORD
from sayso.views.claims import claim_rows, say_origins
from sayso.views.judged import opinion_of
from sayso.views.outlets import outlet_record
from sayso.views.records import outcomes, record_of
from sayso.web.answers import LONGEST_QUERY, number, show

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from sayso.ledger import Ledger
    from sayso.types import Claim

A_PAGE = 50
SOUGHT = 8
"""Words by which a judged statement is found again: fewer stand in many places, more in none."""


class ClaimPages:
    """The pages on claims over one open ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def claims(self, request: Request) -> Response:
        """What several pages say, those with a source before those without."""
        first = max(number(request.query_params.get("from")) or 1, 1)
        shown, every = self.ledger.claims.listed(first=first, limit=A_PAGE), self.ledger.claims.count()
        return show(
            "claims.html",
            here="claims",
            claims=[(one, say_origins(one.sourced, one.independent, one.high)) for one in shown],
            all=every,
            first=first,
            following=first + A_PAGE if first + A_PAGE <= every else None,
            waiting=len(self.ledger.links.unlinked()),
            where=self.ledger.where,
        )

    def claim(self, request: Request) -> Response:
        """One claim as a card."""
        claim = known_claim(self.ledger, request.path_params["id"])
        documents = documents_of(self.ledger, [claim], names=True)
        (row,) = claim_rows([claim], documents, self.ledger.judgements())
        return show("claim_page.html", here="claims", row=row)

    def sources(self, request: Request) -> Response:
        """Where a name can be asked for; once it is given, the way to its record."""
        name = " ".join(request.query_params.get("name", "").split())[:LONGEST_QUERY]
        if name:
            return RedirectResponse(f"/sources/{quote(name, safe='')}", HTTPStatus.SEE_OTHER)
        return show("sources.html", here="sources", name="", source=None, outlet=None, outcomes=outcomes)

    def source(self, request: Request) -> Response:
        """The record of everybody and every outlet of a name."""
        name = " ".join(request.path_params["name"].split())[:LONGEST_QUERY]
        known = *documents_naming(self.ledger, name), self.ledger.judgements()
        source, outlet = record_of(name, *known), outlet_record(name, *known)
        status = HTTPStatus.OK if source or outlet else HTTPStatus.NOT_FOUND
        return show(
            "sources.html", status, here="sources", name=name, source=source, outlet=outlet, outcomes=outcomes
        )

    def judgements(self, request: Request) -> Response:
        """All that people judged, the last first."""
        made = self.ledger.judgements()[::-1]
        first = max(number(request.query_params.get("from")) or 1, 1)
        shown = made[first - 1 : first - 1 + A_PAGE]
        return show(
            "judgements.html",
            here="judgements",
            made=[(one, opinion_of(one), first_words(one.about.words)) for one in shown],
            known=self.ledger.claims.ids(),  # one that is no more has no page to lead to
            all=len(made),
            flaws=self.ledger.check_judgements(),
            first=first,
            following=first + A_PAGE if first + A_PAGE <= len(made) else None,
        )


def known_claim(ledger: Ledger, wanted: str) -> Claim:
    """The claim of an id; the answer is "not found" where there is none."""
    found = ledger.claims.one(wanted)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found


def first_words(judged: str) -> str:
    """What to search for to find judged words where they stand: how their first piece begins, exactly.

    >>> first_words("“It will be closed in June,” … “And not before.”")
    '"It will be closed in June"'
    """
    piece = judged.split(" … ", maxsplit=1)[0].replace('"', " ")
    found = [(word.start(), word.end()) for word in islice(WORD.finditer(piece), SOUGHT)]
    return f'"{piece[found[0][0] : found[-1][1]]}"' if found else ""
