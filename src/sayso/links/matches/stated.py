"""A statement with what comparing it needs: made once for each, compared often."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple

from sayso.links.matches.figures import find_figures
from sayso.links.matches.posts import read_post
from sayso.links.matches.terms import Word, term_of, terms_of, words_of
from sayso.resources import open_numbers, open_words
from sayso.statements.times.calendar import first_day, moved, unit_of
from sayso.types import Document, Polarity, Span, Statement, Timex, Toponym, Voice

TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[,;:.!?–—()]|(?<=\s)-(?=\s)")
OPEN = re.compile(r"\W*(?:whether|if)\b", re.IGNORECASE)
CAPITALS = re.compile(r"[A-Z][\w’'.-]*+(?:\s[A-Z][\w’'.-]*+)*+")
REACH = 4
"""Words that a negation turns, as far as the next mark."""
SURE = 0.5
"""An attribution less likely than this counts as the outlet's own word here."""
BESIDE = 80
"""Characters between a cue and the time of it, at most."""
SENTENCE_END = re.compile(r"[.!?]\W")
LONG_BEFORE = 45
"""Days before its page from which on a saying is told anew."""
FEW_TERMS = 3
"""A denial in fewer ("denied the report") says too little of what it denies."""
NOTHING_OFTEN: Mapping[str, int] = MappingProxyType({})


class Days(NamedTuple):
    """A stretch of days, both ends in it."""

    first: date
    last: date


class Names(NamedTuple):
    """One of those who make a statement."""

    printed: str
    terms: frozenset[str]
    """Of the name, without title and role."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a statement says and what is known of it; whatever is not known is empty or None."""

    text: str
    words: Mapping[str, Word]
    """By their terms."""
    names: frozenset[str] = frozenset()
    """Terms of names inside the text."""
    named: tuple[frozenset[str], ...] = ()
    """The same as full names: by the run of capitals that they stand in, be it the text's first word."""
    figures: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Each with the terms of what it counts; without those that tell a time."""
    turned: frozenset[str] = frozenset()
    """Terms that a negation in the text turns round."""
    bounded: frozenset[str] = frozenset()
    """Terms behind a negation that only describes ("who has no boat") or holds up to a time ("not until")."""
    wholly: bool = False
    """Whether the whole of it is turned: "is a hoax", "it is not true that"."""
    denied: bool = False
    """Whether its source denies it."""
    forecast: bool = False
    retold: bool = False
    """Whether it tells of a forecast made before."""
    speakers: tuple[Names, ...] = ()
    own: bool = False
    """Whether an outlet says it in its own voice, as far as that is sure."""
    event: Days | None = None
    """When what it tells of is to have happened."""
    said: date | None = None
    """The day of the page, or the last day of the time long before at which it says that this was said."""
    places: tuple[Toponym, ...] = ()
    often: Mapping[str, int] = field(default_factory=dict)
    """Terms that its page has more than once, and how often: what the page is about."""

    @property
    def is_rejected(self) -> bool:
        """Whether it is said to reject something, not to tell it."""
        return self.denied or self.wholly

    @property
    def terms(self) -> Set[str]:
        return self.words.keys()


def state(text: str) -> Stated:
    """A statement of which nothing is known but its words: a claim, a headline, a post.

    >>> stated = state("The Tirn lock was not closed on Monday, and 12 barges passed.")
    >>> sorted(stated.names), sorted(stated.turned), sorted(stated.figures)
    (['tirn'], ['clos', 'monda'], ['12'])
    """
    said = read_post(text).whole
    return Stated(
        text=said,
        words=words_of(said),
        names=_names(said),
        named=tuple(_runs_of_names(said)),
        figures=find_figures(said),
        **_turned(said)._asdict(),
    )


def state_from(document: Document, statement: Statement, often: Mapping[str, int] = NOTHING_OFTEN) -> Stated:
    """A statement of a document, with its details as far as they were settled.

    `often` are the terms that the document's own words have more than once.
    """
    strength = statement.strength
    spans = statement.content
    denied = strength is not None and strength.polarity is Polarity.DENIED
    # Who declines to say whether it is so denies nothing, nor does who has not said it.
    denied = denied and not OPEN.match(_words(document.text, spans)) and not _is_withheld(document, statement)
    if denied and strength is not None and strength.denies is not None and _says_little(document, spans):
        spans = document.statements[strength.denies].content
    times = [document.times[index] for index in statement.when]
    known = state(_words(document.text, spans))
    timeless = find_figures(_words(document.text, spans, [time.span for time in document.times]))
    return Stated(
        text=known.text,
        words=known.words,
        names=known.names,
        named=known.named,
        figures={figure: known.figures[figure] for figure in known.figures if figure in timeless},
        turned=known.turned,
        bounded=known.bounded,
        wholly=known.wholly,
        denied=denied,
        forecast=strength is not None and strength.forecast,
        retold=strength is not None and strength.past_forecast,
        speakers=tuple(_speakers(document, statement)),
        own=not is_on_a_word(statement),
        event=_spanned(times),
        said=_day_said(document, statement),
        places=tuple(document.toponyms[index] for index in statement.where),
        often=often,
    )


def is_on_a_word(statement: Statement) -> bool:
    """Whether it surely stands on somebody's word."""
    sure = statement.confidence is None or statement.confidence >= SURE
    return statement.voice is Voice.SOURCE and sure


def days_of(value: str | None) -> Days | None:
    """The days that a TIMEX3 value covers; None for values that name no stretch of the calendar.

    >>> days_of("2031-05"), days_of("PAST_REF")
    (Days(first=datetime.date(2031, 5, 1), last=datetime.date(2031, 5, 31)), None)
    """
    first = first_day(value) if value else None
    if first is None or value is None:
        return None
    after = moved(first, 1, unit_of(value))
    return Days(first, after - timedelta(days=1)) if after else None


def _spanned(times: list[Timex]) -> Days | None:
    """From the first to the last day of several times."""
    known = [days for time in times if (days := days_of(time.value))]
    return Days(min(days.first for days in known), max(days.last for days in known)) if known else None


def _page_day(document: Document) -> date | None:
    published = document.meta.published
    return (first_day(published.value) if published else None) or (document.time and document.time.date())


def _day_said(document: Document, statement: Statement) -> date | None:
    """The page's day, or a time long before it beside the cue: "In August last year the ministry said"."""
    page = _page_day(document)
    if page is None or not statement.cue or not is_on_a_word(statement):
        return page
    cue, text = statement.cue[0], document.text
    for time in document.times:
        between = text[min(time.span.end, cue.end) : max(time.span.start, cue.start)]
        if len(between) > BESIDE or SENTENCE_END.search(between):
            continue
        days = None if any(span.overlaps(time.span) for span in statement.content) else days_of(time.value)
        if days is not None and (page - days.last).days >= LONG_BEFORE:
            return days.last
    return page


def _speakers(document: Document, statement: Statement) -> Iterator[Names]:
    for speaker in statement.speakers:
        claimant = document.claimants[speaker.claimant]
        printed = claimant.name or claimant.organisation
        if printed:
            yield Names(printed, frozenset(terms_of(printed)))


def _says_little(document: Document, spans: tuple[Span, ...]) -> bool:
    return len(set(terms_of(_words(document.text, spans)))) < FEW_TERMS


def _words(text: str, spans: Sequence[Span], without: Sequence[Span] = ()) -> str:
    """The words of spans, with some stretches of the text left blank."""
    said = " ".join(span.of(text) for span in spans)
    for blank in without:
        if any(span.overlaps(blank) for span in spans):
            said = said.replace(blank.of(text), " ")
    return said


def _names(text: str) -> frozenset[str]:
    """Terms of words with a capital, but not of the first: that has one in any case."""
    found = TOKEN.findall(text)
    after_stop = [True, *(each in ".!?:" for each in found)]
    pairs = zip(found, after_stop, strict=False)
    capital = [token for token, first in pairs if token[:1].isupper() and not first]
    if len(capital) * 2 > len(found):
        return frozenset()  # A headline that sets every word so tells nothing by it.
    names = (
        {token.lower() for token in capital} - open_numbers("months").keys() - open_numbers("weekdays").keys()
    )
    return frozenset(term for name in names if (term := term_of(name)))


class _Turned(NamedTuple):
    turned: frozenset[str]
    bounded: frozenset[str] = frozenset()
    wholly: bool = False


def _runs_of_names(text: str) -> Iterator[frozenset[str]]:
    names = _names(text)
    for run in CAPITALS.finditer(text) if names else ():
        terms = frozenset(terms_of(run.group()))
        if not terms.isdisjoint(names):
            yield terms


def _turned(text: str) -> _Turned:
    words = [token.lower().replace("’", "'") for token in TOKEN.findall(text)]
    turned: set[str] = set()
    bounded: set[str] = set()
    for at, word in enumerate(words):
        following = words[at + 1 : at + 1 + REACH]
        if word in _section("falsehoods") and not _names_a_thing(following[:1]):
            return _Turned(frozenset(terms_of(text)), wholly=True)
        if word in _section("negations") and _section("no negations").isdisjoint(following[:1]):
            near = list(takewhile(_is_of_the_clause, following))
            if _denies_truth(near):
                return _Turned(frozenset(terms_of(text)), wholly=True)
            describes = _describes(words[max(0, at - 2) : at]) or not _section("bounds").isdisjoint(near)
            confirming = [each for each in near if each in _section("confirming")]
            (bounded if describes else turned).update(map(term_of, confirming or near))
    return _Turned(frozenset(turned - {""}), frozenset(bounded - {""}))


def _is_withheld(document: Document, statement: Statement) -> bool:
    """Whether a source is told not to have said or known it: "had not confirmed", "did not tell anyone"."""
    cue = " ".join(span.of(document.text) for span in statement.cue)
    words = [word.replace("’", "'") for word in cue.lower().split()]
    return not _section("negations").isdisjoint(words) and _section("opinions").isdisjoint(words)


def _is_of_the_clause(token: str) -> bool:
    return _is_word(token) and token not in _section("clauses")


def _denies_truth(near: list[str]) -> bool:
    """Whether words behind a negation say no more than that it is so: "not true that", "no truth to"."""
    at = next((at for at, word in enumerate(near) if word in _section("truths")), None)
    return at is not None and not _names_a_thing(near[at + 1 : at + 2])


def _describes(before: list[str]) -> bool:
    """Whether a negation behind these words tells only of whom or what something is said."""
    return not _section("describing").isdisjoint(before)


def _names_a_thing(following: list[str]) -> bool:
    """Whether a falsehood only describes what follows: "fake votes" are votes that somebody speaks of."""
    return any(_is_word(word) and term_of(word) for word in following)


def _is_word(token: str) -> bool:
    return token[0].isalnum()


@cache
def _section(name: str) -> frozenset[str]:
    return open_words("matches-en", name)
