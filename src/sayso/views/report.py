"""Documents as one self-contained HTML file: it needs no network, no script and no other file.

Everything from a page is escaped by the templates, which write no markup but their own. A content
security policy in the file itself forbids scripts and loads, should an escape ever be missing.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.types import Claim, Copied, Document, Failure, Judgement
from sayso.views import graphs, maps
from sayso.views.claims import claim_rows
from sayso.views.rows import page_row, total
from sayso.views.safety import without_controls
from sayso.views.shares import share_rows
from sayso.views.sources import quoted_most
from sayso.views.wording import STANDINGS, say_confidence, say_cut, say_days, say_time

LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)

DEEPEST = 8
"""Replies deeper than this are indented no further: on a telephone nothing would be left of the line."""


DEEPEST_CHAIN = 3


def render_report(  # noqa: PLR0913 - each is a part of the report
    documents: Mapping[int, Document] | Iterable[Document],
    failures: Iterable[Failure] = (),
    claims: Sequence[Claim] = (),
    copies: Sequence[Copied] = (),
    judgements: Sequence[Judgement] = (),
    *,
    title: str = "On whose say-so",
    least: float = 0.0,
) -> str:
    """One HTML file that shows every document taken apart, and every failure with its place and reason.

    Pages go by the keys of `documents`, or are numbered from 1. `claims` have the same numbers, as
    `link_claims` gives them for the same mapping, and come first; `copies`, with ids that are these numbers,
    say which pages share wording; `judgements` are what people judged, shown under their names.

    The text can be written as UTF-8; `title` heads the file. Attributions whose confidence is
    below `least` are left out. The same documents give the same file.
    """
    numbered = documents if isinstance(documents, Mapping) else dict(enumerate(documents, 1))
    shares, carried = share_rows(copies, numbered), _by_page(claims)
    pages = tuple(
        page_row(document, number, least, shares.get(number, ()), carried.get(number, ()), judgements)
        for number, document in numbered.items()
    )
    html = (
        environment()
        .get_template("report.html")
        .render(
            title=title,
            pages=pages,
            failures=tuple(failures),
            claims=claim_rows(claims, numbered, judgements),
            counts=total(page.counts for page in pages),
            quoted=quoted_most({page.number: page.document for page in pages}),
            style=stylesheet(),
            policy=content_policy(),
        )
    )
    return without_controls(html)


def _by_page(claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """The claims that each page carries."""
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        for page in claim.documents:
            found.setdefault(page, []).append(claim)
    return found


@cache
def environment() -> Environment:
    """The templates, with escaping on and unknown names an error."""
    found = Environment(
        loader=PackageLoader("sayso.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"language": language_tag, "indent_class": indent_class, "number": "{:,}".format}
    found.filters |= {"confidence": say_confidence, "level": level_class}
    found.filters |= {"time": say_time, "days": say_days, "cut": say_cut, "standing": STANDINGS.__getitem__}
    found.globals |= {"map_width": maps.WIDTH, "map_height": maps.HEIGHT}
    found.globals |= {"graph_width": graphs.WIDTH, "box_width": graphs.BOX_WIDTH, "box_height": graphs.BOX}
    return found


@cache
def stylesheet() -> Markup:
    """The report's own style sheet, to stand in a style element."""
    return Markup(files("sayso.views").joinpath("templates", "report.css").read_text("utf-8"))  # noqa: S704 - ours


@cache
def content_policy() -> str:
    """A policy that allows the one style sheet, by its hash, and no script, load, form or base."""
    digest = b64encode(sha256(stylesheet().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def language_tag(language: str | None) -> str:
    """The language for an HTML `lang`, empty where the page names none that could be one.

    >>> language_tag("de"), language_tag(None), language_tag("x\\" onload=")
    ('de', '', '')
    """
    return language if language and LANGUAGE.fullmatch(language) else ""


def level_class(depth: int) -> str:
    """The class of a row that stands so many attributions deep.

    >>> level_class(0), level_class(1), level_class(400)
    ('', 'l1', 'l3')
    """
    return f"l{min(depth, DEEPEST_CHAIN)}" if depth else ""


def indent_class(depth: int) -> str:
    """The class that indents a comment of this depth.

    >>> indent_class(2), indent_class(400)
    ('d2', 'd8')
    """
    return f"d{min(depth, DEEPEST)}"
