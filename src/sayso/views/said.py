"""Statements as lines of a table, each attribution below the one whose content holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.statements.acts import open_questions
from sayso.statements.chains import with_chains
from sayso.types import Document, Quoting, Span, Statement
from sayso.views.details import Detail, settled, strengths, who_says
from sayso.views.trees import in_reply_order

APART = " … "
"""Stands between the parts of a source or content that other words interrupt."""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement as a line of a table."""

    number: int
    """Counted from 1 in document order; the same in every view."""
    who: str | None
    """The source as printed; None when the words name nobody."""
    cue: str
    what: str
    quoting: Quoting | None
    where: str
    """Such as `paragraph 4`; empty when no passage holds the content."""
    reason: str
    confidence: float | None
    """How likely the attribution is right, from 0 to 1; None where a rule found it."""
    above: int | None
    """The number of the attribution whose content holds it."""
    within: str | None
    """Source and cue of that one, as printed: `the mayor said`."""
    speakers: tuple[Detail, ...]
    """Those who make it, as settled: in `value` name, role and organisation."""
    strengths: tuple[Detail, ...]
    """How strongly it is put, as far as that is not the usual."""
    details: tuple[Detail, ...]
    """When, where, on what evidence; what a denial denies."""
    asked: tuple[int, ...] = ()
    """The numbers of the comments that ask about it."""
    depth: int = 0
    """How many attributions hold it, in the order of `in_chains`."""
    of_all: int = 0
    """Its number among all statements of the page, those that are not shown included."""


def statement_rows(
    document: Document, where: Mapping[int, str], of_all: Sequence[int]
) -> tuple[StatementRow, ...]:
    """Every statement, in text order; `where` says of each number where its content first shows.

    `of_all` has the index of each among all statements of the page, as `likely_ones` gives them.
    """
    asked = _asked(document)
    return tuple(
        StatementRow(
            number=number,
            who=words_of(statement.source, document.text) or None,
            cue=words_of(statement.cue, document.text),
            what=words_of(statement.content, document.text),
            quoting=statement.quoting,
            where=where.get(number, ""),
            reason=statement.reason,
            confidence=statement.confidence,
            above=None if statement.under is None else statement.under + 1,
            within=_within(document, statement),
            speakers=who_says(document, statement),
            strengths=strengths(statement.strength),
            details=settled(document, statement),
            asked=tuple(asked[number - 1]),
            of_all=of_all[number - 1] + 1,
        )
        for number, statement in enumerate(document.statements, 1)
    )


def in_chains(rows: Sequence[StatementRow]) -> tuple[StatementRow, ...]:
    """The rows in text order, but each below the one that holds it, where that is among them."""
    places = {row.number: place for place, row in enumerate(rows)}
    above = [None if row.above is None else places.get(row.above) for row in rows]
    return tuple(replace(rows[place], depth=depth) for place, depth in in_reply_order(above))


def likely_enough(document: Document, least: float) -> Document:
    """The document without the attributions whose confidence is below `least`; those of rules stay.

    What stood inside one that is left out stands inside the next that holds it; what pointed at one that is
    left out points nowhere.
    """
    kept = likely_ones(document, least)
    if len(kept) == len(document.statements):
        return document
    now = {at: place for place, at in enumerate(kept)}
    statements = with_chains([_pointing(document.statements[at], now) for at in kept])
    doings = tuple(
        doing if doing.about is None else doing._replace(about=now.get(doing.about))
        for doing in document.doings
    )
    return replace(document, statements=statements, doings=doings)


def likely_ones(document: Document, least: float) -> list[int]:
    """The indices of the statements that `likely_enough` keeps."""
    return [
        at for at, one in enumerate(document.statements) if one.confidence is None or one.confidence >= least
    ]


def _pointing(statement: Statement, now: Mapping[int, int]) -> Statement:
    """The statement with what it denies at its place in the list that is left."""
    if statement.strength is None or statement.strength.denies is None:
        return statement
    denies = now.get(statement.strength.denies)
    return replace(statement, strength=replace(statement.strength, denies=denies))


def words_of(spans: Sequence[Span], text: str) -> str:
    """The words of one or several spans on one line.

    >>> words_of([Span(0, 2), Span(8, 12)], "We shall\\nsee.")
    'We … see'
    """
    return APART.join(" ".join(span.of(text).split()) for span in spans)


def _asked(document: Document) -> list[list[int]]:
    """For each statement the numbers of the comments that ask about it."""
    found: list[list[int]] = [[] for _ in document.statements]
    for question in open_questions(document):
        if question.about is not None:
            found[question.about].append(question.comment + 1)
    return found


def _within(document: Document, statement: Statement) -> str | None:
    """Source and cue of the attribution that holds it, in the order in which they are printed."""
    if statement.under is None:
        return None
    outer = document.statements[statement.under]
    told = sorted((*outer.source, *outer.cue))
    return " ".join(words_of([span], document.text) for span in told) or None
