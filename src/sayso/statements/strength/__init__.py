"""How strongly each statement is put: stood by or denied, how surely, how far the narrator goes along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.statements.strength.ahead import judge_forecast
from sayso.statements.strength.certainty import judge_certainty
from sayso.statements.strength.conditions import judge_condition
from sayso.statements.strength.denials import with_denied
from sayso.statements.strength.distance import judge_distance
from sayso.statements.strength.former import judge_past_forecast
from sayso.statements.strength.polarity import judge_polarity
from sayso.statements.strength.put import Put, put
from sayso.statements.strength.words import find_words, is_told
from sayso.types import Strength

if TYPE_CHECKING:
    from collections.abc import Collection

    from sayso.types import Document, Span, Statement

LANGUAGES = frozenset({None, "en"})


def with_strength(document: Document) -> Document:
    """The document with the strength of every attributed statement; English only.

    Only what is foretold can be due: for other statements the day on which `with_times` saw them due is gone.
    """
    if document.language not in LANGUAGES or not any(map(is_told, document.statements)):
        return document
    words = find_words(document)
    ahead = find_times_ahead(document)
    statements = list(document.statements)
    values: dict[int, frozenset[str]] = {}
    for at, statement in enumerate(statements):
        if is_told(statement):
            said = put(words, statement)
            strength = judge(said, ahead)
            due = find_due(document, statement, ahead) if strength.forecast else None
            statements[at] = replace(statement, strength=strength, due=due)
            values[at] = said.values()
    return with_denied(replace(document, statements=tuple(statements)), words, values)


def judge(said: Put, ahead: Collection[Span]) -> Strength:
    """The strength of one attribution, each unusual value with its reason."""
    polarity, negated = judge_polarity(said)
    certainty, weakened = judge_certainty(said, polarity)
    distance, placed = judge_distance(said, polarity)
    past = judge_past_forecast(said)
    forecast = None if past and past.over else judge_forecast(said, polarity, ahead)
    condition = judge_condition(said)
    reasons = (negated, weakened, placed, past and past.reason, forecast, condition)
    return Strength(
        polarity=polarity,
        certainty=certainty,
        distance=distance,
        forecast=forecast is not None,
        past_forecast=past is not None,
        conditional=condition is not None,
        reasons=tuple(reason for reason in reasons if reason is not None),
    )


def find_due(document: Document, statement: Statement, ahead: Collection[Span]) -> int | None:
    """By when a forecast is to come true: as its times said, else the first of them that lies ahead."""
    if statement.due is not None:
        return statement.due
    return next((at for at in statement.when if document.times[at].span in ahead), None)


def find_times_ahead(document: Document) -> tuple[Span, ...]:
    """The expressions of time that lie after the document's own day."""
    published = document.meta.published
    today = published.value[:10] if published is not None else None
    if today is None:
        return ()
    return tuple(
        time.span for time in document.times if time.value == "FUTURE_REF" or _is_after(time.value, today)
    )


def _is_after(value: str | None, today: str) -> bool:
    """Whether a TIMEX3 value of a day, month or year lies wholly after a day.

    >>> _is_after("2021-05", "2021-04-30"), _is_after("2021", "2021-04-30"), _is_after("P3Y", "2021-04-30")
    (True, False, False)
    """
    if value is None or not value[:4].isdigit():
        return False
    day = value[:10]
    return "W" not in day and "X" not in day and day > today[: len(day)]
