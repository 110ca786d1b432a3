"""What people decided: `sayso judge` keeps a judgement, `sayso judgements` lists and checks them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import typer

from sayso.cli.front import (
    SOME_FAILED,
    WRONG_CALL,
    AsJson,
    LedgerPath,
    app,
    err,
    fail,
    opened_ledger,
    out,
    print_json,
    say,
)
from sayso.errors import NotJudged, NotKept
from sayso.ledger import Ledger, about_claim, about_statement
from sayso.types import Claim, Document, Judgement, Ruling, Subject
from sayso.views.cards import show_judgement
from sayso.views.wording import say_count

RULINGS = ", ".join(Ruling)


@app.command(
    epilog="Examples: sayso judge did-not --page 7 --statement 3 --by 'Your Name' --why 'Nothing happened by "
    "30 September.' · sayso judge different --claim 058feaf1dd --by 'Your Name' --why 'Two events.'"
)
def judge(  # noqa: PLR0913, PLR0917 - each is an option of the command
    ruling: Annotated[Ruling, typer.Argument(metavar="RULING", help=f"One of {RULINGS}.")],
    by: Annotated[str, typer.Option(help="Your name: a judgement stands under it.")],
    why: Annotated[str, typer.Option(help="The reason, in your words.")],
    ledger: LedgerPath = "sayso.sqlite",
    page: Annotated[int | None, typer.Option(help="The page with the statement, by its number.")] = None,
    statement: Annotated[int | None, typer.Option(help="The statement on that page.")] = None,
    claim: Annotated[str | None, typer.Option(help="The claim, for same and different.")] = None,
    evidence: Annotated[str | None, typer.Option(metavar="URL", help="What you rely on.")] = None,
    as_json: AsJson = False,
) -> None:
    """Keep what you decided: what became of a forecast, or whether statements are one claim. For good."""
    if wrong := _misnamed(ruling, page, statement, claim):
        fail(wrong, WRONG_CALL)
    with opened_ledger(ledger, must_exist=True) as opened:
        about = _subject(opened, page, statement, claim)
        try:
            made = opened.judge(about, ruling, by=by, why=why, evidence=evidence)
        except NotJudged as error:
            fail(str(error), WRONG_CALL)
    if as_json:
        print_json(_as_json(made))
    else:
        out.print(show_judgement(made))
        say(f"Kept as judgement {made.number}, {made.hash}")


@app.command(epilog="Examples: sayso judgements --ledger news.sqlite · sayso judgements --check")
def judgements(
    ledger: LedgerPath = "sayso.sqlite",
    check: Annotated[bool, typer.Option("--check", help="Check that none was changed.")] = False,
    noted: Annotated[
        str | None, typer.Option(metavar="HASH", help="With --check: a hash noted down earlier.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List what people decided, under their names. With --check, exit code 1 when one was changed."""
    if noted and not check:
        fail("--noted asks whether a judgement is still there, and goes with --check", WRONG_CALL)
    with opened_ledger(ledger, must_exist=True) as opened:
        if check:
            _check(opened, noted, as_json=as_json)
            return
        made = opened.judgements()
    if as_json:
        print_json([_as_json(each) for each in made])
        return
    for each in made:
        out.print(show_judgement(each))
    if not made:
        err.print("Nobody has judged anything here.")


def _misnamed(ruling: Ruling, page: int | None, statement: int | None, claim: str | None) -> str | None:
    """What is wrong with how the subject is named, and how it can be; None where nothing is."""
    if (page is None) != (statement is None) or (page is None and claim is None):
        return "name what is judged: --page and --statement, or --claim, or all three"
    if ruling.of_joining and claim is None:
        return f"{ruling} is said of what a claim joins: name it with --claim ID"
    if not ruling.of_joining and claim is not None:
        return f"{ruling} is said of one forecast: name it with --page and --statement, without --claim"
    return None


def _check(ledger: Ledger, noted: str | None, *, as_json: bool) -> None:
    flaws = ledger.check_judgements(noted)
    made = [] if flaws else ledger.judgements()
    last = made[-1].hash if made else None
    if as_json:
        print_json({"whole": not flaws, "last": last, "flaws": [flaw._asdict() for flaw in flaws]})
    elif not flaws:
        whole = f"{say_count(len(made), 'judgement')}, each as it was written."
        say(whole + (f" The last one: {last}" if last else ""))
    else:
        for flaw in flaws:
            say(flaw.reason if flaw.number is None else f"judgement {flaw.number}: {flaw.reason}")
    if flaws:
        raise typer.Exit(SOME_FAILED)


def _subject(ledger: Ledger, page: int | None, statement: int | None, claim: str | None) -> Subject:
    joined = None if claim is None else _claim(ledger, claim)
    if page is None or statement is None:
        assert joined is not None  # noqa: S101 - the caller saw to it
        return about_claim(joined)
    document = _document(ledger, page)
    if not 0 < statement <= len(document.statements):
        fail(f"page {page} has statements 1 to {len(document.statements)}", WRONG_CALL)
    return about_statement(document, statement - 1, joined)


def _document(ledger: Ledger, page: int) -> Document:
    try:
        return ledger.document(page)
    except NotKept:
        fail(f"{page}: no such page here. Their numbers stand in the report and beside claims", WRONG_CALL)


def _claim(ledger: Ledger, wanted: str) -> Claim:
    return ledger.claims.one(wanted) or fail(f"{wanted}: no such claim here. See: sayso claims", WRONG_CALL)


def _as_json(judgement: Judgement) -> dict[str, Any]:
    return asdict(judgement) | {"time": judgement.time.isoformat()}
