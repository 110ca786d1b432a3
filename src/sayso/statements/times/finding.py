"""The expressions of time in a text: spelled into letters, found by their shapes, settled in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.statements.times import clocks, dates, distances, holidays, lengths, periods
from sayso.statements.times.calendar import first_day
from sayso.statements.times.intervals import join_intervals
from sayso.statements.times.phrase import Phrase, Settled
from sayso.statements.times.shapes import GRAMMAR
from sayso.statements.times.words import TOKEN, spell
from sayso.types import Span, Timex, TimexType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date


def find_times(text: str, day: date | None) -> tuple[Timex, ...]:
    """The expressions of time in an English text, in text order, with their values as TIMEX3 writes them.

    `day` is the day of the text, from which "Tuesday" and "last year" are reckoned; without it they have
    what value they can, or none.

    >>> from datetime import date
    >>> text = "The lock closed on Tuesday and will reopen in early May. It was new two years ago."
    >>> [(time.span.of(text), time.value) for time in find_times(text, date(2019, 3, 28))]
    [('Tuesday', '2019-03-26'), ('early May', '2019-05'), ('two years ago', '2017')]
    """
    return read_times(text, day, None)[0]


def read_times(text: str, day: date | None, told: str | None) -> tuple[tuple[Timex, ...], str | None]:
    """The same for a text that goes on from another, in which `told` was the value of the last date; and
    the value of the last date now.
    """
    found = list(TOKEN.finditer(text))
    tokens = [token[0] for token in found]
    spelled = spell(tokens)
    times: list[Timex] = []
    now = told
    for phrase, settled, last in _settled(tokens, spelled, day, told):
        span = Span(found[phrase.start].start(), found[phrase.end - 1].end())
        times.append(Timex(span, settled.type, *settled[:2], *settled[3:]))
        now = last
    return join_intervals(text, times), now


def _settled(
    tokens: list[str], spelled: str, day: date | None, told: str | None
) -> Iterator[tuple[Phrase, Settled, str | None]]:
    """The phrases that mean a time, each with what it means and the value of the last date so far."""
    at = 0
    while match := GRAMMAR.search(spelled, at):
        at = match.end()
        if match.lastgroup == "age":
            # "The 6-year-old": its words are no time, all of them together.
            continue
        phrase = Phrase(tokens, spelled, *match.span(), day, told)
        settled = SETTLERS[match.lastgroup or ""](phrase)
        if settled is None:
            at = match.start() + 1
            continue
        if settled.type is TimexType.DATE and match.lastgroup not in COMPARING:
            told = settled.value if first_day(settled.value or "") else told
        yield phrase, settled, told


def _settle_ago(phrase: Phrase) -> Settled | None:
    if phrase.letters[:2] == "aU" and phrase.words[1] == "year":
        return distances.settle_a_year_before(phrase) or distances.settle_ago(phrase)
    return distances.settle_ago(phrase)


def _settle_relative(phrase: Phrase) -> Settled | None:
    """As in "last Friday", "last May", "last week": by what they name."""
    if phrase.word("D"):
        return dates.settle_weekday(phrase)
    if phrase.word("MKJ"):
        return dates.settle_month(phrase)
    return distances.settle_relative(phrase)


def _settle_reference(phrase: Phrase) -> Settled | None:
    value = phrase.value("R")
    if phrase.letters == "tl":
        # "In the past", and of the words like it no other.
        value = "PAST_REF" if phrase.words[1] == "past" and phrase.before == "in" else None
    if value is None or phrase.after in {"after", "as"}:
        return None
    return Settled(value, f"{phrase.quoted} names no day")


def _settle_around(phrase: Phrase) -> Settled | None:
    """As in "current", "recent weeks", "the future"."""
    value = phrase.value("C")
    if phrase.letters[-1] == "C" and (value == "FUTURE_REF") is not (phrase.letters in {"tC", "tHC", "HC"}):
        # "Future payments" are not told when; "the current weakness" is told by "current" alone.
        return None
    return Settled(value, f"{phrase.quoted} names no day")


COMPARING = {"ago", "year_earlier"}
"""Shapes after which later ones are still reckoned from what was told before."""

SETTLERS: Mapping[str, Callable[[Phrase], Settled | None]] = {
    "figures": dates.settle_figures,
    "clock": clocks.settle_clock,
    "part": clocks.settle_part,
    "edge": periods.settle_edge,
    "day": dates.settle_day,
    "quarter": periods.settle_quarter,
    "half": periods.settle_half,
    "year_earlier": distances.settle_year_earlier,
    "ago": _settle_ago,
    "century": periods.settle_century,
    "decade": periods.settle_decade,
    "season": periods.settle_season,
    "stretch": lengths.settle_stretch,
    "relative": _settle_relative,
    "around": _settle_around,
    "set": lengths.settle_set,
    "month": dates.settle_month,
    "length": lengths.settle_length,
    "year": periods.settle_year,
    "weekday": dates.settle_weekday,
    "near_day": distances.settle_near_day,
    "holiday": holidays.settle_holiday,
    "reference": _settle_reference,
}
"""How each shape is settled."""
