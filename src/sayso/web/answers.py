"""Answers of the workbench: a template filled with rows, or why there is none; and numbers asked for."""

from __future__ import annotations

import re
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from sayso.views.report import environment, stylesheet
from sayso.views.safety import without_controls
from sayso.web.guard import HEADERS

if TYPE_CHECKING:
    from starlette.requests import Request

LONGEST_QUERY = 200
NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
SHARE = re.compile(r"0\.[0-9]{1,3}", re.ASCII)


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
    """There is no such page, or it takes no such request."""
    status = HTTPStatus(error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND)
    if status == HTTPStatus.NOT_FOUND:
        return show("refused.html", status, heading="There is no such page", reason=None)
    reason = error.detail if isinstance(error, HTTPException) and error.detail != status.phrase else None
    return show("refused.html", status, heading=status.phrase, reason=reason)


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
