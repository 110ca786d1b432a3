"""What changed on a claim's way, in the report and in the terminal."""

from __future__ import annotations

from io import StringIO

import turbohtml
from rich.console import Console

from sayso.links.claims import link_claims
from sayso.views.cards import show_claim
from sayso.views.claims import claim_rows
from sayso.views.report import render_report
from tests.links.test_changes import REST, TOLD, page

NUMBER = TOLD[0]
PAGES = {
    4: page(NUMBER.first + REST, "2031-05-06", "Harbour Post"),
    7: page(NUMBER.then + REST, "2031-05-07", "Courier <b>of Norrund</b>"),
}
CLAIMS = link_claims(PAGES)


def test_the_report_tells_what_changed_and_leads_to_both_statements() -> None:
    html = render_report(PAGES, (), CLAIMS)
    elements = list(turbohtml.parse(html).find_all())
    ids = {str(each.attrs["id"]) for each in elements if "id" in each.attrs}
    assert "Changed on the way" in html
    assert "page 7, which carries the same text, says “sixty barges”" in html
    for change in (change for claim in CLAIMS for change in claim.changes):
        for one in (change.before, change.after):
            assert f"p{one.document}-s{one.statement + 1}" in ids


def test_the_terminal_tells_it_too() -> None:
    rows = [row for row in claim_rows(CLAIMS, PAGES) if row.claim.changes]
    out = StringIO()
    Console(file=out, width=200).print(show_claim(rows[0]))
    assert "number: page 4 says “40 barges”; page 7, which carries the same text, says “sixty barges”" in (
        out.getvalue()
    )
