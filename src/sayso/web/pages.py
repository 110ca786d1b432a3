"""What the workbench shows: pages of a ledger, found words, one page taken apart, what could not be read.

Nothing is computed here that the ledger or the views do not give; a page of the workbench is rows and a
template. All of it works without scripts and changes nothing.
"""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from sayso.errors import LedgerError, NotKept
from sayso.ledger import Hit, Ledger, Listed, Part, open_ledger
from sayso.views.report import environment, stylesheet
from sayso.views.rows import page_row
from sayso.views.safety import without_controls
from sayso.views.shares import MOST_SHOWN, ShareRow, share_rows
from sayso.views.wording import say_confidence
from sayso.web.guard import HEADERS, LOOPBACK_NAME, Guard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.requests import Request

    from sayso.types import Document

A_PAGE = 50
MOST_VERSIONS = 200
LONGEST_QUERY = 200
NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
SHARE = re.compile(r"0\.[0-9]{1,3}", re.ASCII)
CHOICES = tuple((least, say_confidence(least)) for least in (0.5, 0.8))
"""From which confidence on attributions may be shown."""
AT = "page"
"""Begins every fragment of a document's page: the report shows many documents on one page, we show one."""


def app(ledger_where: str | Path, *, host: str = LOOPBACK_NAME) -> Starlette:
    """The workbench over a ledger, which is opened for reading only; raises LedgerError when it cannot be.

    Requests are answered under loopback names and `host`. Commenters are shown by name, as in the report.
    """
    ledger = open_ledger(ledger_where, read_only=True)
    bench = Workbench(ledger)

    @asynccontextmanager
    async def closing(_application: Starlette) -> AsyncIterator[None]:
        yield
        ledger.close()

    made = Starlette(
        routes=[
            Route("/", bench.start),
            Route("/search", bench.search),
            Route("/pages/{id}", bench.page),
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
        found = [(hit, link_to(hit), named(hit)) for hit in hits]
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
            page=page_row(document, wanted, least, self._shares(wanted, document)),
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


def number(text: str | None) -> int | None:
    """The number that someone's address holds; None for anything else.

    >>> number("12"), number("-1"), number("1" * 5000), number("١٢")
    (12, None, None, None)
    """
    return int(text) if text is not None and NUMBER.fullmatch(text) else None


def share(text: str | None) -> float:
    """The share from 0 to 1 that someone's address holds; 0 for anything else.

    >>> share("0.5"), share("2"), share("nan"), share(None)
    (0.5, 0.0, 0.0, 0.0)
    """
    return float(text) if text is not None and SHARE.fullmatch(text) else 0.0


def link_to(hit: Hit) -> str:
    """The place of a hit: the row of a statement, the paragraph, the comment, the top for a headline.

    >>> link_to(Hit(7, None, None, Part.STATEMENT, 3, "so it was said", None))
    '/pages/7#page-s3'
    """
    letter = {Part.STATEMENT: "s", Part.ARTICLE: "g", Part.COMMENT: "c"}.get(hit.where)
    return f"/pages/{hit.document}#{AT}" + (f"-{letter}{hit.number}" if letter else "")


def named(hit: Hit) -> str:
    """What the place of a hit is called.

    >>> named(Hit(7, None, None, Part.ARTICLE, 3, "so it was said", None))
    'paragraph 3'
    """
    if hit.where is Part.HEADLINE:
        return "headline"
    return f"{'paragraph' if hit.where is Part.ARTICLE else hit.where.value} {hit.number}"


# ── Answers ──────────────────────────────────────────────────────────────────────────────────


def show(template: str, status: int = HTTPStatus.OK, **rows: Any) -> Response:
    """A page made of rows; control characters of any text in it are shown, not obeyed."""
    html = (
        _templates().get_template(template).render({"here": "", "words": "", "longest": LONGEST_QUERY} | rows)
    )
    return HTMLResponse(without_controls(html), status, dict(HEADERS))


def style(_request: Request) -> Response:
    """The report's style sheet and what the workbench adds to it."""
    return Response(_style(), media_type="text/css")


def refused(_request: Request, error: Exception) -> Response:
    """There is no such page, or it only answers GET."""
    status = HTTPStatus(error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND)
    if status == HTTPStatus.NOT_FOUND:
        return show("refused.html", status, heading="There is no such page", reason=None)
    return show("refused.html", status, heading=status.phrase, reason="The workbench only answers GET.")


def unreadable(_request: Request, error: Exception) -> Response:
    """The ledger's database does not answer."""
    heading = "The ledger cannot be read now"
    return show("refused.html", HTTPStatus.SERVICE_UNAVAILABLE, heading=heading, reason=str(error))


def broken(_request: Request, error: Exception) -> Response:
    """A defect of ours; the traceback goes to the terminal."""
    reason = f"Please report it: {type(error).__name__}, with what the terminal says."
    return show("refused.html", HTTPStatus.INTERNAL_SERVER_ERROR, heading="A defect in Sayso", reason=reason)


@cache
def _templates() -> Environment:
    """The report's templates and ours, with the report's settings."""
    report = environment()
    assert report.loader is not None  # noqa: S101 - the report has templates
    return report.overlay(loader=ChoiceLoader([PackageLoader("sayso.web"), report.loader]))


@cache
def _style() -> str:
    return stylesheet() + files("sayso.web").joinpath("templates", "workbench.css").read_text("utf-8")
