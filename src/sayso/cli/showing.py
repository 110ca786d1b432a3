"""A ledger to look at: `sayso report`, `web` and `search`, and `sayso demo` to begin with."""

from __future__ import annotations

import errno
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from sayso.cli.claims import link_showing
from sayso.cli.front import (
    SOME_FAILED,
    WORKED,
    WRONG_CALL,
    AsJson,
    Least,
    LedgerPath,
    Quiet,
    app,
    called,
    err,
    fail,
    opened_ledger,
    out,
    print_json,
    say,
)
from sayso.cli.pages import add_showing, in_words
from sayso.errors import LedgerError
from sayso.linking import claims_in
from sayso.statements import USUAL
from sayso.views.report import render_report
from sayso.views.safety import for_terminal
from sayso.views.wording import say_hit


@app.command(epilog="Example: sayso report --ledger news.sqlite -o report.html")
def report(
    ledger: LedgerPath = "sayso.sqlite",
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file; - prints it.")] = Path(
        "report.html"
    ),
    title: Annotated[str, typer.Option(help="The report's heading.")] = "On whose say-so",
    least: Least = 0.0,
    quiet: Quiet = False,
) -> None:
    """Write all pages of a ledger as one HTML file that opens anywhere, without scripts."""
    with opened_ledger(ledger, must_exist=True) as opened:
        failed = [one.failure for one in opened.failures()]
        documents, claims = dict(opened.numbered(names=True)), claims_in(opened)
        copies, judged = opened.links.copies(), opened.judgements()
    html = render_report(documents, failed, claims, copies, judged, title=title, least=least)
    if str(output) == "-":
        sys.stdout.write(html)
        return
    try:
        output.write_text(html, encoding="utf-8", errors="replace")
    except OSError as error:
        fail(f"{output}: cannot be written: {error.strerror}", WRONG_CALL)
    if not quiet:
        say(f"Wrote {output} ({len(html) // 1024} KB). Open it in a browser.")


@app.command(epilog="Example: sayso web --ledger news.sqlite")
def web(
    ledger: LedgerPath = "sayso.sqlite",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")] = 8750,
    host: Annotated[str, typer.Option(help="The name or address to listen on.")] = "127.0.0.1",
) -> None:
    """Look at a ledger in the browser, on this machine, until Ctrl-C."""
    try:
        from sayso import web as workbench  # noqa: PLC0415 - the server is an extra
    except ModuleNotFoundError as error:
        fail(f"the workbench needs {error.name}: pip install 'sayso[web]'", WRONG_CALL)
    opened_ledger(ledger, must_exist=True).close()  # makes a ledger of an older format one of today's
    try:
        workbench.serve(workbench.app(ledger, host=host), host, port, tell=_tell_address)
    except LedgerError as error:
        fail(str(error), WRONG_CALL)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "something else does. --port 0 takes any port that is free" if taken else error.strerror
        fail(f"cannot listen on {host}, port {port}: {why}", WRONG_CALL)


@app.command(epilog="Example: sayso search harvest lock --ledger news.sqlite")
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Every word must be there.")],
    ledger: LedgerPath = "sayso.sqlite",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many places at the most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find words in the headlines, articles, statements and comments of a ledger."""
    with opened_ledger(ledger, must_exist=True) as opened:
        hits = opened.search(" ".join(words), limit=limit)
    if as_json:
        print_json([hit._asdict() for hit in hits])
        return
    for hit in hits:
        out.print(Text(for_terminal(hit.headline or hit.url or "(no headline)"), style="bold"))
        out.print(Text(f"  {say_hit(hit)}: {for_terminal(hit.snippet)}"))
        if hit.url:
            out.print(Text(f"  {for_terminal(hit.url)}", style="dim"))
    if not hits:
        err.print("Nothing found.")


@app.command()
def demo(
    into: Annotated[Path, typer.Option(help="The folder for the ledger and the report.")] = Path(
        "sayso-demo"
    ),
) -> None:
    """Read the demo pages of an invented country into a ledger and write a report."""
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(f"{into}: cannot be made: {error.strerror}", WRONG_CALL)
    ledger, page = into / "ledger.sqlite", into / "report.html"
    with as_file(files("sayso") / "demo" / "pages") as pages, opened_ledger(str(ledger)) as opened:
        summary = add_showing(opened, [str(pages)], USUAL, verbose=False, silent=False)
        linked = link_showing(opened, silent=False)
    say(in_words(summary, str(ledger), linked))
    report(str(ledger), page, title="One lock, sixteen pages", quiet=True)
    say(f"\nThe report:  {page.resolve().as_uri()}")
    say(f"Write it anew: {called()} report --ledger {ledger} -o {page}")
    say(f"Find words:    {called()} search lock harvest --ledger {ledger}")
    say(f"Open the workbench (needs the extra `web`): {called()} web --ledger {ledger}")
    raise typer.Exit(SOME_FAILED if summary.failed else WORKED)


def _tell_address(address: str) -> None:
    out.print(Text(f"{address}  (Ctrl-C ends it)"))
