"""What the workbench shows: pages of a ledger, found words, one page taken apart, what could not be read.

Nothing is computed here that the ledger or the views do not give; a page of the workbench is rows and a
template. All of it works without scripts. Only `judging` changes anything, and only by adding to it.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from sayso.errors import LedgerError, NotKept
from sayso.ledger import Hit, Ledger, Listed, Part, open_ledger
from sayso.views.rows import page_row
from sayso.views.shares import MOST_SHOWN, ShareRow, share_rows
from sayso.views.wording import say_confidence, say_hit
from sayso.web.answers import LONGEST_QUERY, broken, number, refused, share, show, style, unreadable
from sayso.web.claims import ClaimPages
from sayso.web.guard import LOOPBACK_NAME, Guard
from sayso.web.judging import Judging

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.requests import Request

    from sayso.types import Document

A_PAGE = 50
MOST_VERSIONS = 200
CHOICES = tuple((least, say_confidence(least)) for least in (0.5, 0.8))
"""From which confidence on attributions may be shown."""
AT = "page"
"""Begins every fragment of a document's page: the report shows many documents on one page, we show one."""


def app(ledger_where: str | Path, *, host: str = LOOPBACK_NAME) -> Starlette:
    """The workbench over a ledger, which is opened for reading only; raises LedgerError when it cannot be.

    It is opened for writing while somebody's judgement is added. Requests are answered under loopback names
    and `host`. Commenters are shown by name, as in the report.
    """
    ledger = open_ledger(ledger_where, read_only=True)
    bench, linked, judging = Workbench(ledger), ClaimPages(ledger), Judging(ledger, str(ledger_where))

    @asynccontextmanager
    async def closing(_application: Starlette) -> AsyncIterator[None]:
        yield
        ledger.close()

    made = Starlette(
        routes=[
            Route("/", bench.start),
            Route("/search", bench.search),
            Route("/pages/{id}", bench.page),
            Route("/claims", linked.claims),
            Route("/claims/{id}", linked.claim),
            Route("/sources", linked.sources),
            Route("/sources/{name:path}", linked.source),
            Route("/judgements", linked.judgements),
            Route("/judge", judging.judge, methods=["GET", "POST"]),
            Route("/failures", bench.failures),
            Route("/style.css", style),
        ],
        middleware=[Middleware(Guard, host=host)],
        exception_handlers={HTTPException: refused, LedgerError: unreadable, Exception: broken},
        lifespan=closing,
    )
    made.router.redirect_slashes = False
    return made


class Workbench:
    """The pages over one open ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def start(self, request: Request) -> Response:
        """The pages kept, newest first, and how much there is."""
        before = number(request.query_params.get("before"))
        listed = self.ledger.listing(A_PAGE + 1, before=before)
        return show(
            "start.html",
            here="pages",
            where=self.ledger.where,
            counts=self.ledger.counts(),
            listed=listed[:A_PAGE],
            newest=before is None,
            older=listed[A_PAGE - 1].id if len(listed) > A_PAGE else None,
        )

    def search(self, request: Request) -> Response:
        """Where words stand, each place a link to it."""
        words = request.query_params.get("q", "").strip()[:LONGEST_QUERY]
        hits = self.ledger.search(words, limit=A_PAGE)
        found = [(hit, link_to(hit), say_hit(hit)) for hit in hits]
        return show("found.html", words=words, found=found, full=len(hits) == A_PAGE)

    def page(self, request: Request) -> Response:
        """One document taken apart, and the other captured versions of its page."""
        wanted = number(request.path_params["id"])
        if wanted is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        try:
            document = self.ledger.document(wanted, names=True)
        except NotKept as error:
            raise HTTPException(HTTPStatus.NOT_FOUND) from error
        versions = [] if document.url is None else self._versions(document.url)
        least = share(request.query_params.get("least"))
        return show(
            "document.html",
            page=page_row(
                document,
                wanted,
                least,
                self._shares(wanted, document),
                self.ledger.claims.on([wanted]),
                self.ledger.judgements(),
            ),
            at=AT,
            id=wanted,
            versions=versions,
            least=least,
            choices=CHOICES if any(one.confidence is not None for one in document.statements) else (),
        )

    def failures(self, request: Request) -> Response:
        """What could not be captured or read, in the order first met."""
        failed = self.ledger.failures()
        first = max(number(request.query_params.get("from")) or 1, 1)
        shown = failed[first - 1 : first - 1 + A_PAGE]
        following = first + A_PAGE if first + A_PAGE <= len(failed) else None
        return show(
            "failures.html", here="failures", failed=shown, all=len(failed), first=first, following=following
        )

    def _shares(self, wanted: int, document: Document) -> tuple[ShareRow, ...]:
        """The other pages that have words of this one."""
        copies = sorted(self.ledger.links.copies(wanted), key=lambda copied: -copied.containment)[:MOST_SHOWN]
        others = {int(each) for copied in copies for each in (copied.left, copied.right)} - {wanted}
        documents = {other: self.ledger.document(other) for other in others} | {wanted: document}
        return share_rows(copies, documents).get(wanted, ())

    def _versions(self, url: str) -> list[Listed]:
        """The captures of a page, the latest first: the order by which the ledger tells the latest."""
        listed = self.ledger.listing(MOST_VERSIONS, url=url, versions=True)
        return sorted(listed, key=lambda each: (each.time.isoformat() if each.time else "", each.id))[::-1]


def link_to(hit: Hit) -> str:
    """The place of a hit: the row of a statement, the paragraph, the comment, the top for a headline.

    >>> link_to(Hit(7, None, None, Part.STATEMENT, 3, "so it was said", None))
    '/pages/7#page-s3'
    """
    letter = {Part.STATEMENT: "s", Part.ARTICLE: "g", Part.COMMENT: "c"}.get(hit.where)
    return f"/pages/{hit.document}#{AT}" + (f"-{letter}{hit.number}" if letter else "")
