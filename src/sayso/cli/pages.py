"""Pages in: `sayso read` shows one, `sayso add` keeps many, `sayso failures` lists what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from sayso.adding import Outcome, Summary, add_sources
from sayso.capture import open_captures
from sayso.cli.claims import link_showing
from sayso.cli.front import (
    SOME_FAILED,
    WORKED,
    WRONG_CALL,
    AsJson,
    Least,
    LedgerPath,
    Quiet,
    Tagger,
    Verbose,
    app,
    err,
    fail,
    opened_ledger,
    out,
    print_json,
    print_json_list,
    say,
)
from sayso.errors import CaptureError, SaysoError
from sayso.jsonform import to_json
from sayso.ledger import Ledger
from sayso.linking import Summary as LinkSummary
from sayso.reading import read, read_article
from sayso.statements import USUAL
from sayso.types import Article, Capture, Failure
from sayso.views.safety import for_terminal
from sayso.views.said import likely_enough
from sayso.views.terminal import show_article, show_document


@app.command("read", epilog="Examples: sayso read page.html · sayso read --json - < page.html")
def read_one(
    source: Annotated[str, typer.Argument(metavar="PATH|URL|-", help="One page; - is standard input.")],
    tagger: Tagger = USUAL,
    least: Least = 0.0,
    as_json: AsJson = False,
    verbose: Verbose = False,
) -> None:
    """Show one page: what it is, who says what in it, and its thread."""
    try:
        document = read(source, tagger=tagger)
    except SaysoError as error:
        fail(str(error), SOME_FAILED)
    if as_json:
        print_json(to_json(likely_enough(document, least)))
    else:
        out.print(show_document(document, verbose=verbose, least=least))


@app.command("article", epilog="Examples: sayso article page.html · sayso article --json crawl.warc.gz")
def articles(
    sources: Annotated[list[str], typer.Argument(metavar="PATHS...|URL|-", help="Files, archives, URLs.")],
    as_json: AsJson = False,
) -> None:
    """Print the articles of pages and nothing else: headline, authors, day, text. Faster than reading all."""
    failed = False

    def found() -> Iterator[tuple[Capture, Article]]:
        nonlocal failed
        for capture in (record for source in sources for record in open_captures(source)):
            try:
                if isinstance(capture, Failure):
                    raise CaptureError(capture.place, capture.reason)
                yield capture, read_article(capture)
            except SaysoError as error:
                failed = True
                err.print(Text(f"failed {for_terminal(str(error))}"), soft_wrap=True)

    if as_json:
        print_json_list(_of_article(capture, article) for capture, article in found())
    else:
        for capture, article in found():
            out.print(show_article(capture, article), soft_wrap=True)
    raise typer.Exit(SOME_FAILED if failed else WORKED)


def _of_article(capture: Capture, article: Article) -> dict[str, Any]:
    meta = article.meta
    return {
        "place": str(capture.place),
        "url": capture.url,
        "headline": meta.headline and meta.headline.value,
        "byline": [signal.value for signal in meta.byline],
        "published": meta.published and meta.published.value,
        "modified": meta.modified and meta.modified.value,
        "text": article.text,
    }


@app.command(epilog="Examples: sayso add saved-pages/ crawl.warc.gz --ledger news.sqlite")
def add(  # noqa: PLR0913, PLR0917 - each is an option of the command
    sources: Annotated[list[str], typer.Argument(metavar="PATHS...", help="Files, folders, archives, URLs.")],
    ledger: LedgerPath = "sayso.sqlite",
    tagger: Tagger = USUAL,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    link: Annotated[bool, typer.Option(help="Link the new pages to those there when all are read.")] = True,
) -> None:
    """Read pages into a ledger. Exit code 1 when some could not be read; the rest is kept."""
    if absent := [source for source in sources if not _is_there(source)]:
        fail(f"no such file or folder: {', '.join(absent)}", WRONG_CALL)
    with opened_ledger(ledger) as opened:
        summary = add_showing(opened, sources, tagger, verbose=verbose, silent=quiet or as_json)
        linked = link_showing(opened, silent=quiet or as_json) if link else None
    if not summary.total:
        err.print(Text(f"sayso: nothing to read in {for_terminal(', '.join(sources))}"), soft_wrap=True)
    if as_json:
        print_json(asdict(summary) | ({"link": linked._asdict()} if linked else {}))
    elif not quiet:
        say(in_words(summary, ledger, linked))
    raise typer.Exit(SOME_FAILED if summary.failed else WORKED)


@app.command()
def failures(ledger: LedgerPath = "sayso.sqlite", as_json: AsJson = False) -> None:
    """List what could not be captured or read, and why."""
    with opened_ledger(ledger, must_exist=True) as opened:
        failed = opened.failures()
    if as_json:
        print_json(
            [{**asdict(failure), "place": str(failure.place), "times": times} for failure, times in failed]
        )
        return
    for failure, _ in failed:
        out.print(line_of(failure), soft_wrap=True)


def add_showing(ledger: Ledger, sources: list[str], tagger: str, *, verbose: bool, silent: bool) -> Summary:
    """Adds with a progress bar over files on standard error; failures are named as they happen."""
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[pages]} pages"),
    )
    with Progress(*columns, console=err, transient=True, disable=silent or not err.is_terminal) as progress:
        task = progress.add_task("", total=sum(map(_count_files, sources)), pages=0)
        seen: set[str] = set()

        def watch(record: Capture | Failure, outcome: Outcome) -> None:
            seen.add(record.place.path)
            progress.update(task, completed=len(seen), pages=progress.tasks[0].fields["pages"] + 1)
            if isinstance(outcome, Failure):
                err.print(line_of(outcome), soft_wrap=True)
            elif verbose and not silent:
                err.print(Text(f"{outcome.value}: {for_terminal(str(record.place))}"))

        return add_sources(ledger, sources, watch=watch, tagger=tagger)


def _count_files(source: str) -> int:
    path = Path(source)
    return sum(1 for found in path.rglob("*") if found.is_file()) if path.is_dir() else 1


def _is_there(source: str) -> bool:
    return source == "-" or "://" in source or Path(source).exists()


def line_of(failure: Failure) -> Text:
    return Text.assemble(("failed ", "bold"), for_terminal(f"{failure.place}: {failure.reason}"))


def in_words(summary: Summary, ledger: str, linked: LinkSummary | None = None) -> str:
    parts = [f"{summary.new} new", f"{summary.same} already there", f"{summary.failed} failed"]
    if summary.version:
        parts.insert(1, f"{summary.version} new versions of known pages")
    if summary.reread:
        parts.insert(1, f"{summary.reread} read anew by this version or tagger")
    claims = f" Claims on several pages: {linked.claims}." if linked else ""
    return f"{summary.total} records: {', '.join(parts)}.{claims} Ledger: {ledger}"
