"""The command line: `sayso read`, `add`, `claims`, `claim`, `source`, `report`, `web`, `search` and so on.

Exit codes: 0 all is well, 1 something could not be read, 2 the call itself is wrong.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
from dataclasses import asdict
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from sayso.adding import Outcome, Summary, add_sources
from sayso.errors import LedgerError, SaysoError, UnknownTagger
from sayso.jsonform import claim_to_json, to_json
from sayso.ledger import Ledger, open_ledger
from sayso.links.claims import link_claims
from sayso.reading import read
from sayso.statements import TAGGERS, USUAL, tagger_named
from sayso.types import Capture, Claim, Document, Failure
from sayso.version import __version__
from sayso.views.cards import show_claim, show_claims, show_record
from sayso.views.claims import claim_rows
from sayso.views.records import record_of
from sayso.views.report import render_report
from sayso.views.safety import for_terminal
from sayso.views.said import likely_enough
from sayso.views.terminal import show_document

app = typer.Typer(
    name="sayso",
    help="On whose say-so? Reads news pages and shows who is given as the source of each claim.",
    epilog="First steps: sayso demo, then sayso read PAGE.html, then sayso add FOLDER --ledger news.sqlite",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

WORKED, SOME_FAILED, WRONG_CALL = 0, 1, 2

out = Console(highlight=False, emoji=False)
err = Console(stderr=True, highlight=False, emoji=False)

LedgerPath = Annotated[
    str,
    typer.Option(
        "--ledger", "-l", envvar="SAYSO_LEDGER", metavar="FILE|URL",
        help="The ledger: an SQLite file, or postgresql://USER@HOST/NAME.",
    ),
]  # fmt: skip
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a view for people.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


def _known_tagger(name: str) -> str:
    try:
        tagger_named(name)
    except UnknownTagger as error:
        raise typer.BadParameter(str(error)) from error
    return name


Tagger = Annotated[
    str,
    typer.Option(
        "--tagger", callback=_known_tagger, metavar="|".join(TAGGERS),
        help="What finds who says what: rules, or a small trained network (English only).",
    ),
]  # fmt: skip
Least = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0.0, max=1.0, metavar="0..1",
        help="Leave out attributions less likely than this; those found by rules have no figure and stay.",
    ),
]  # fmt: skip
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more: reasons, each page as it is read.")]


def main() -> None:
    """Runs the command line; what the terminal cannot show is written as an escape, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None: ...


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
        _fail(str(error), SOME_FAILED)
    if as_json:
        _print_json(to_json(likely_enough(document, least)))
    else:
        out.print(show_document(document, verbose=verbose, least=least))


@app.command(epilog="Examples: sayso add saved-pages/ crawl.warc.gz --ledger news.sqlite")
def add(  # noqa: PLR0913, PLR0917 - each is an option of the command
    sources: Annotated[list[str], typer.Argument(metavar="PATHS...", help="Files, folders, archives, URLs.")],
    ledger: LedgerPath = "sayso.sqlite",
    tagger: Tagger = USUAL,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read pages into a ledger. Exit code 1 when some could not be read; the rest is kept."""
    if absent := [source for source in sources if not _is_there(source)]:
        _fail(f"no such file or folder: {', '.join(absent)}", WRONG_CALL)
    with _opened(ledger) as opened:
        summary = _add_showing(opened, sources, tagger, verbose=verbose, silent=quiet or as_json)
    if as_json:
        _print_json(asdict(summary))
    elif not quiet:
        _say(_in_words(summary, ledger))
    raise typer.Exit(SOME_FAILED if summary.failed else WORKED)


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
    with _opened(ledger, must_exist=True) as opened:
        failed = [one.failure for one in opened.failures()]
        documents = dict(enumerate(opened.documents(names=True), 1))
    html = render_report(documents, failed, link_claims(documents), title=title, least=least)
    if str(output) == "-":
        sys.stdout.write(html)
        return
    try:
        output.write_text(html, encoding="utf-8", errors="replace")
    except OSError as error:
        _fail(f"{output}: cannot be written: {error.strerror}", WRONG_CALL)
    if not quiet:
        _say(f"Wrote {output} ({len(html) // 1024} KB). Open it in a browser.")


@app.command(epilog="Example: sayso claims --ledger news.sqlite")
def claims(ledger: LedgerPath = "sayso.sqlite", as_json: AsJson = False) -> None:
    """List what several pages say, and how many independent origins are left."""
    documents, found = _linked(ledger)
    if as_json:
        _print_json([claim_to_json(claim) for claim in found])
    elif found:
        out.print(show_claims(claim_rows(found, documents)))
    else:
        err.print("No two pages say the same.")


@app.command(epilog="Example: sayso claim 058feaf1dd --ledger news.sqlite")
def claim(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="As `sayso claims` prints it.")],
    ledger: LedgerPath = "sayso.sqlite",
    as_json: AsJson = False,
) -> None:
    """Show one claim: who carries it, on whose word, who denies it."""
    documents, found = _linked(ledger)
    one = next((claim for claim in found if claim.id == wanted), None)
    if one is None:
        _fail(f"{wanted}: no such claim here. See: sayso claims --ledger {ledger}", WRONG_CALL)
    if as_json:
        _print_json(claim_to_json(one))
    else:
        out.print(show_claim(claim_rows([one], documents)[0]))


@app.command(epilog="Example: sayso source Arvask --ledger news.sqlite")
def source(
    name: Annotated[list[str], typer.Argument(metavar="NAME...", help="Words of the name, all of them.")],
    ledger: LedgerPath = "sayso.sqlite",
    as_json: AsJson = False,
) -> None:
    """Show the record of a source: what it said, on what evidence, what it foretold. No score."""
    documents, found = _linked(ledger)
    record = record_of(" ".join(name), documents, found)
    if record is None:
        _fail(f"{' '.join(name)}: no source of that name makes a statement here", SOME_FAILED)
    if as_json:
        _print_json(asdict(record))
    else:
        out.print(show_record(record))


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
        _fail(f"the workbench needs {error.name}: pip install 'sayso[web]'", WRONG_CALL)
    _opened(ledger, must_exist=True).close()  # makes a ledger of an older format one of today's
    try:
        workbench.serve(workbench.app(ledger, host=host), host, port, tell=_tell_address)
    except LedgerError as error:
        _fail(str(error), WRONG_CALL)
    except OSError as error:
        _fail(f"cannot listen on {host}, port {port}: {error.strerror}", WRONG_CALL)


@app.command(epilog="Example: sayso search harvest lock --ledger news.sqlite")
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Every word must be there.")],
    ledger: LedgerPath = "sayso.sqlite",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many places at the most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find words in the headlines, articles, statements and comments of a ledger."""
    with _opened(ledger, must_exist=True) as opened:
        hits = opened.search(" ".join(words), limit=limit)
    if as_json:
        _print_json([hit._asdict() for hit in hits])
        return
    for hit in hits:
        out.print(Text(for_terminal(hit.headline or hit.url or "(no headline)"), style="bold"))
        out.print(Text(f"  {hit.where}: {for_terminal(hit.snippet)}"))
        if hit.url:
            out.print(Text(f"  {for_terminal(hit.url)}", style="dim"))
    if not hits:
        err.print("Nothing found.")


@app.command()
def failures(ledger: LedgerPath = "sayso.sqlite", as_json: AsJson = False) -> None:
    """List what could not be captured or read, and why."""
    with _opened(ledger, must_exist=True) as opened:
        failed = opened.failures()
    if as_json:
        _print_json(
            [{**asdict(failure), "place": str(failure.place), "times": times} for failure, times in failed]
        )
        return
    for failure, _ in failed:
        out.print(_line(failure), soft_wrap=True)


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
        _fail(f"{into}: cannot be made: {error.strerror}", WRONG_CALL)
    ledger, page = into / "ledger.sqlite", into / "report.html"
    with as_file(files("sayso") / "demo" / "pages") as pages, _opened(str(ledger)) as opened:
        summary = _add_showing(opened, [str(pages)], USUAL, verbose=False, silent=False)
    _say(_in_words(summary, str(ledger)))
    report(str(ledger), page, title="One lock, sixteen pages", quiet=True)
    _say(f"\nThe report:  {page.resolve().as_uri()}")
    _say(f"Write it anew: {_called()} report --ledger {ledger} -o {page}")
    _say(f"Find words:    {_called()} search lock harvest --ledger {ledger}")
    _say(f"Open the workbench (needs the extra `web`): {_called()} web --ledger {ledger}")
    raise typer.Exit(SOME_FAILED if summary.failed else WORKED)


def _linked(ledger: str) -> tuple[dict[int, Document], tuple[Claim, ...]]:
    """The documents of a ledger, and the claims that they carry."""
    with _opened(ledger, must_exist=True) as opened:
        documents = dict(enumerate(opened.documents(names=True), 1))
    return documents, link_claims(documents)


def _tell_address(address: str) -> None:
    out.print(Text(f"{address}  (Ctrl-C ends it)"))


def _add_showing(ledger: Ledger, sources: list[str], tagger: str, *, verbose: bool, silent: bool) -> Summary:
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
                err.print(_line(outcome), soft_wrap=True)
            elif verbose and not silent:
                err.print(Text(f"{outcome.value}: {for_terminal(str(record.place))}"))

        return add_sources(ledger, sources, watch=watch, tagger=tagger)


def _count_files(source: str) -> int:
    path = Path(source)
    return sum(1 for found in path.rglob("*") if found.is_file()) if path.is_dir() else 1


def _is_there(source: str) -> bool:
    return source == "-" or "://" in source or Path(source).exists()


def _line(failure: Failure) -> Text:
    return Text.assemble(("failed ", "bold"), for_terminal(f"{failure.place}: {failure.reason}"))


def _in_words(summary: Summary, ledger: str) -> str:
    parts = [f"{summary.new} new", f"{summary.same} already there", f"{summary.failed} failed"]
    if summary.version:
        parts.insert(1, f"{summary.version} new versions of known pages")
    if summary.reread:
        parts.insert(1, f"{summary.reread} read anew by this version or tagger")
    return f"{summary.total} records: {', '.join(parts)}. Ledger: {ledger}"


def _opened(where: str, *, must_exist: bool = False) -> Ledger:
    if must_exist and "://" not in where and not Path(where).is_file():
        _fail(f"{where}: no ledger here. Make one: sayso add PATHS --ledger {where}", WRONG_CALL)
    try:
        return open_ledger(where)
    except LedgerError as error:
        _fail(str(error), WRONG_CALL)


def _say(line: str) -> None:
    """One line, left whole: paths and commands are there to be copied."""
    out.print(Text(line), soft_wrap=True)


def _called() -> str:
    """How this command can be called again from here: `sayso`, or its path when it is not on PATH."""
    if shutil.which("sayso"):
        return "sayso"
    return "python -m sayso" if sys.argv[0].endswith("__main__.py") else sys.argv[0]


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201 - the result itself


def _fail(message: str, code: int) -> NoReturn:
    err.print(Text(f"sayso: {for_terminal(message)}"), soft_wrap=True)
    raise typer.Exit(code)
