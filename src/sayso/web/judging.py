"""The form by which a person judges a forecast or what a claim joins: all that the workbench ever writes.

Whoever reads the workbench may judge. A form carries a token that only our own pages know, and the guard
refuses what another site sends: no page on the web can judge in a reader's name.
"""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from sayso.errors import NotJudged, NotKept
from sayso.ledger import about_claim, about_statement, open_ledger
from sayso.ledger.chain import LONGEST_ADDRESS, LONGEST_NAME, LONGEST_WHY
from sayso.types import Carried, Ruling
from sayso.views.judged import opinions_on, opinions_on_claim, opinions_on_joining, say_ruling
from sayso.web.answers import number, show
from sayso.web.claims import known_claim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from sayso.ledger import Ledger
    from sayso.types import Claim, Document, Subject
    from sayso.views.judged import Opinion

LARGEST_FORM = 65_536
"""Bytes: a reason of 5,000 characters, each percent-encoded, and the rest."""
MOST_FIELDS = 20
FORM = "application/x-www-form-urlencoded"
EMPTY = {"by": "", "why": "", "evidence": "", "ruling": ""}


class Named(NamedTuple):
    """What is to be judged: a claim, a statement, or whether the statement belongs to the claim."""

    claim: Claim | None = None
    id: int = 0
    """Of the page's document."""
    page: Document | None = None
    at: int = 0
    """The index of the statement."""

    @property
    def subject(self) -> Subject:
        if self.page is not None:
            return about_statement(self.page, self.at, self.claim)
        assert self.claim is not None  # noqa: S101 - nothing is named otherwise
        return about_claim(self.claim)

    @property
    def address(self) -> str:
        """Of the form."""
        place = {"page": self.id, "statement": self.at + 1} if self.page is not None else {}
        return "/judge?" + urlencode(({"claim": self.claim.id} if self.claim else {}) | place)

    @property
    def back(self) -> str:
        """Where the judgement shows once it is made."""
        return f"/claims/{self.claim.id}" if self.claim else f"/pages/{self.id}#page-s{self.at + 1}"


class Judging:
    """The form, and what is done with it."""

    def __init__(self, ledger: Ledger, where: str) -> None:
        self.ledger = ledger
        self._where = where
        self._token = secrets.token_urlsafe(32)

    async def judge(self, request: Request) -> Response:
        """The form for what the address names; a judgement that was sent is kept."""
        asked = dict(request.query_params)
        if request.method != "POST":
            return await run_in_threadpool(self._ask, asked, EMPTY, None)
        given = await read_form(request)
        if not secrets.compare_digest(given.get("token", "").encode(), self._token.encode()):
            reason = "The form is from before the workbench was started: go back, load the page again."
            raise HTTPException(HTTPStatus.FORBIDDEN, reason)
        return await run_in_threadpool(self._keep, asked, EMPTY | given)

    def _ask(self, asked: Mapping[str, str], given: Mapping[str, str], error: str | None) -> Response:
        named = self._named(asked)
        of_joining = named.claim is not None
        return show(
            "judge.html",
            HTTPStatus.OK if error is None else HTTPStatus.UNPROCESSABLE_ENTITY,
            named=named,
            about=named.subject,
            address=named.address,
            rulings=[
                (one.value, say_ruling(one, of_a_whole=named.page is None))
                for one in Ruling
                if one.of_joining == of_joining
            ],
            judged=self._judged(named),
            given=given,
            error=error,
            token=self._token,
            longest={"by": LONGEST_NAME, "why": LONGEST_WHY, "evidence": LONGEST_ADDRESS},
        )

    def _keep(self, asked: Mapping[str, str], given: Mapping[str, str]) -> Response:
        named = self._named(asked)
        if given["ruling"] not in set(Ruling):
            return self._ask(asked, given, "choose what you decided")
        ruling = Ruling(given["ruling"])
        try:
            with open_ledger(self._where) as ledger:  # the workbench's own is open for reading only
                ledger.judge(
                    named.subject, ruling, by=given["by"], why=given["why"], evidence=given["evidence"]
                )
        except NotJudged as error:
            return self._ask(asked, given, str(error))
        return RedirectResponse(named.back, HTTPStatus.SEE_OTHER)

    def _judged(self, named: Named) -> tuple[Opinion, ...]:
        """What people judged of the same thing before."""
        made, claim = self.ledger.judgements(), named.claim
        if claim is None:
            return opinions_on(named.page, made).get(named.at, ()) if named.page else ()
        documents = {at: self.ledger.document(at) for at in claim.documents}
        if named.page is None:
            return opinions_on_claim(claim, documents, made)
        return opinions_on_joining(claim, documents, made).get(Carried(named.id, named.at), ())

    def _named(self, asked: Mapping[str, str]) -> Named:
        """What an address names; the answer is "not found" where it names nothing."""
        claim = known_claim(self.ledger, asked["claim"]) if "claim" in asked else None
        if claim is not None and "page" not in asked:
            return Named(claim=claim)
        id_, statement = number(asked.get("page")) or 0, number(asked.get("statement")) or 0
        try:
            page = self.ledger.document(id_)
        except NotKept as error:
            raise HTTPException(HTTPStatus.NOT_FOUND) from error
        if not 0 < statement <= len(page.statements):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return Named(claim, id_, page, statement - 1)


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form that was sent, of a size that a reader could have written."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != FORM:
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        fields = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from error
    return dict(fields)
