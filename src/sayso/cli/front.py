"""What every command shares: the application, its options, its two streams and its exit codes."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from textwrap import indent
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from sayso.errors import LedgerError, SaysoError, UnknownTagger
from sayso.ledger import Ledger, open_ledger
from sayso.statements import TAGGERS, tagger_named
from sayso.version import __version__
from sayso.views.safety import for_terminal

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


def known_tagger(name: str) -> str:
    try:
        tagger_named(name)
    except UnknownTagger as error:
        raise typer.BadParameter(str(error)) from error
    return name


Tagger = Annotated[
    str,
    typer.Option(
        "--tagger", callback=known_tagger, metavar="|".join(TAGGERS),
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
    try:
        app()
    except SaysoError as error:
        err.print(Text(f"sayso: {for_terminal(str(error))}"), soft_wrap=True)
        sys.exit(SOME_FAILED)


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


def opened_ledger(where: str, *, must_exist: bool = False) -> Ledger:
    if must_exist and Path(where).is_dir():
        fail(f"{where}: is a folder: name a file in it, such as {Path(where) / 'news.sqlite'}", WRONG_CALL)
    if must_exist and "://" not in where and not Path(where).is_file():
        fail(f"{where}: no ledger here. Make one: sayso add PATHS --ledger {where}", WRONG_CALL)
    try:
        return open_ledger(where)
    except LedgerError as error:
        fail(str(error), WRONG_CALL)


def say(line: str) -> None:
    """One line, left whole: paths and commands are there to be copied."""
    out.print(Text(line), soft_wrap=True)


def called() -> str:
    """How this command can be called again from here: `sayso`, or its path when it is not on PATH."""
    if shutil.which("sayso"):
        return "sayso"
    return "python -m sayso" if sys.argv[0].endswith("__main__.py") else sys.argv[0]


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201 - the result itself


def print_json_list(values: Iterable[Any]) -> None:
    """The same as `print_json` of a list of the values, of which one is held at a time."""
    before = "["
    for value in values:
        print(f"{before}\n{indent(json.dumps(value, ensure_ascii=False, indent=2), '  ')}", end="")  # noqa: T201
        before = ","
    print("[]" if before == "[" else "\n]")  # noqa: T201


def fail(message: str, code: int) -> NoReturn:
    err.print(Text(f"sayso: {for_terminal(message)}"), soft_wrap=True)
    raise typer.Exit(code)
