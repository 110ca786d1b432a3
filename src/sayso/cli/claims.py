"""What pages have to do with one another: `sayso link`, `claims`, `claim` and `source`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from sayso.cli.front import (
    SOME_FAILED,
    WRONG_CALL,
    AsJson,
    LedgerPath,
    Quiet,
    app,
    err,
    fail,
    opened_ledger,
    out,
    print_json,
    print_json_list,
    say,
)
from sayso.jsonform import claim_to_json
from sayso.ledger import Ledger
from sayso.linking import Summary, documents_naming, documents_of, link_new
from sayso.views.cards import show_claim, show_claims, show_outlet, show_record
from sayso.views.claims import claim_rows
from sayso.views.outlets import outlet_record
from sayso.views.records import record_of
from sayso.views.wording import say_count


@app.command(epilog="Examples: sayso link --ledger news.sqlite · sayso link --again")
def link(
    ledger: LedgerPath = "sayso.sqlite",
    again: Annotated[bool, typer.Option("--again", help="Forget all links and make them anew.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Link the pages that are not linked yet to those there. `sayso add` does so for what it adds."""
    with opened_ledger(ledger, must_exist=True) as opened:
        if again:
            opened.links.forget()
        linked = link_showing(opened, silent=quiet or as_json)
        counts = opened.links.counts()
    if as_json:
        print_json(linked._asdict() | {"ties": counts.ties, "copies": counts.copies})
    elif not quiet:
        say(
            f"Pages linked: {linked.pages}. Claims on several pages: {linked.claims}, new or changed: "
            f"{linked.traced}. Pairs of pages that share wording: {counts.copies}. Ledger: {ledger}"
        )


@app.command(epilog="Example: sayso claims --ledger news.sqlite")
def claims(
    ledger: LedgerPath = "sayso.sqlite",
    every: Annotated[
        bool, typer.Option("--all", help="Also those for which no page gives a source.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, those on most pages first.")] = 100,
    as_json: AsJson = False,
) -> None:
    """List what several pages say, and how many independent origins are left. JSON has all of them."""
    with opened_ledger(ledger, must_exist=True) as opened:
        missing = _tell_unlinked(opened, ledger)
        if as_json:
            print_json_list(map(claim_to_json, opened.claims.each()))
            return
        wanted = None if every else True
        shown = opened.claims.listed(sourced=wanted, limit=limit)
        longer, others = opened.claims.count(sourced=wanted) - len(shown), opened.claims.count(sourced=False)
    if shown:
        out.print(show_claims(shown))
    if longer:
        _say_more(f"{longer} more on fewer pages: sayso claims --limit {longer + len(shown)}", ledger)
    if others and not every:
        _say_more(f"{others} more for which no page gives a source: sayso claims --all", ledger)
    if not shown and not others and not missing:
        err.print("No two pages say the same.")


@app.command(epilog="Example: sayso claim 058feaf1dd --ledger news.sqlite")
def claim(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="As `sayso claims` prints it.")],
    ledger: LedgerPath = "sayso.sqlite",
    as_json: AsJson = False,
) -> None:
    """Show one claim: who carries it, on whose word, who denies it."""
    with opened_ledger(ledger, must_exist=True) as opened:
        _tell_unlinked(opened, ledger)
        one = opened.claims.one(wanted)
        if one is None:
            fail(f"{wanted}: no such claim here. See: sayso claims --ledger {ledger}", WRONG_CALL)
        documents, judged = documents_of(opened, [one], names=True), opened.judgements()
    if as_json:
        print_json(claim_to_json(one))
    else:
        out.print(show_claim(claim_rows([one], documents, judged)[0]))


@app.command(epilog="Example: sayso source Arvask --ledger news.sqlite")
def source(
    name: Annotated[list[str], typer.Argument(metavar="NAME...", help="Words of the name, all of them.")],
    ledger: LedgerPath = "sayso.sqlite",
    as_json: AsJson = False,
) -> None:
    """Show the record of a source or outlet: what it said, on what evidence, what came of it. No score."""
    with opened_ledger(ledger, must_exist=True) as opened:
        _tell_unlinked(opened, ledger)
        known = *documents_naming(opened, " ".join(name)), opened.judgements()
    speaker, outlet = record_of(" ".join(name), *known), outlet_record(" ".join(name), *known)
    if speaker is None and outlet is None:
        sought = " ".join(name)
        why = "nobody of that name makes a statement here, and no page is of such an outlet"
        fail(f"{sought}: {why}. Where the words stand: sayso search {sought} --ledger {ledger}", SOME_FAILED)
    if as_json:
        print_json({"source": speaker and asdict(speaker), "outlet": outlet and asdict(outlet)})
        return
    if speaker is not None:
        out.print(show_record(speaker))
    if outlet is not None:
        out.print(show_outlet(outlet))


def link_showing(ledger: Ledger, *, silent: bool) -> Summary:
    """Links what is new, with a progress bar on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True, disable=silent or not err.is_terminal) as progress:
        task = progress.add_task("Linking")

        def watch(doing: str, done: int, of: int) -> None:
            progress.update(task, description=doing, completed=done, total=of)

        return link_new(ledger, watch)


def _tell_unlinked(ledger: Ledger, where: str) -> bool:
    """Says what claims do not have yet; whether there is something to say."""
    if waiting := len(ledger.links.unlinked()):
        _say_more(f"Not linked yet and left out, {say_count(waiting, 'page')}: sayso link", where)
        return True
    if ledger.claims.unsettled().documents:
        _say_more("Claims are as of before the last change; to bring them up to date: sayso link", where)
        return True
    return False


def _say_more(command: str, ledger: str) -> None:
    err.print(Text(f"{command} --ledger {ledger}"), soft_wrap=True)
