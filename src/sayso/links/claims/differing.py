"""In what two tellings of one claim differ: each kind of difference found by a function of its own.

Every function takes the earlier and the later telling, and gives what differs or None. That one tells less
than the other is no difference: words count only where what they bear on stands in both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import NamedTuple

from sayso.links.matches import Stated
from sayso.links.matches.features import opposite_words, same_place, same_time, shared_of_both
from sayso.links.matches.figures import Figure, locate_figures
from sayso.links.matches.terms import terms_of
from sayso.resources import open_words
from sayso.types import Carried, Certainty, ChangeKind, ClaimantKind, Document, Kind, Span, Statement, Voice

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
QUOTED = re.compile('[“”"«»]')
REACH = 6
"""Words behind a hedge among which stands what it bears on."""
MOST = 0.5
"""Of the longer telling's words. From here on a difference in what bears on the whole is one in the claim: of
differences that were read, ten of twelve were there from a half on, and one of two from a third on."""
WORD_FOR_WORD = 0.75
"""From here on another source, or the contrary, is given for the same words."""
SURE = 0.7
"""How likely an attribution must be for its loss to tell."""
OTHER_TIME = -0.5
"""Of `same_time`: days settled wrongly lie nearer than that."""
STEPS = (Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
NAMED = frozenset({ClaimantKind.PERSON, ClaimantKind.ORGANISATION})
OWN = frozenset({Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION})


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement that carries a claim, where it stands."""

    carried: Carried
    document: Document
    stated: Stated
    sentence: Span
    """The sentence in which its content begins, with what stands around the content."""

    @property
    def statement(self) -> Statement:
        return self.document.statements[self.carried.statement]

    def quote(self, words: Sequence[Span]) -> str:
        """Words of the page on one line, in quotation marks."""
        said = " … ".join(" ".join(span.of(self.document.text).split()) for span in words)
        return f"“{said}”"


class Difference(NamedTuple):
    kind: ChangeKind
    before: tuple[Span, ...]
    """The words that differ, on the earlier page."""
    after: tuple[Span, ...]
    """And on the later one."""
    said: str
    """What the earlier page says: the end of a sentence that begins with the page."""
    says: str
    """The same of the later page."""


def find_differences(before: Telling, after: Telling) -> Iterator[Difference]:
    """In what the later telling differs from the earlier one."""
    for differ in DIFFERENCES:
        if found := differ(before, after):
            yield found


def alike(before: Telling, after: Telling) -> float:
    """The share of the longer telling's words that the other has too, from 0 to 1."""
    return shared_of_both(before.stated, after.stated).score


def other_number(before: Telling, after: Telling) -> Difference | None:
    """The figure of the same thing is another."""
    ours, theirs = list(_figures(before)), list(_figures(after))
    values = {figure.value for figure in ours}, {figure.value for figure in theirs}
    only_ours = [figure for figure in ours if figure.value not in values[1]]
    only_theirs = [figure for figure in theirs if figure.value not in values[0]]
    pairs = [(one, other) for one in only_ours for other in only_theirs if one.counted & other.counted]
    if len(pairs) != 1:
        return None
    one, other = pairs[0]
    if other.value in _all_figures(before.document) or one.value in _all_figures(after.document):
        return None  # It has both, and this is the other one.
    return Difference(
        ChangeKind.NUMBER,
        (one.span,),
        (other.span,),
        f"says {before.quote([_with_counted(one, before)])}",
        f"says {after.quote([_with_counted(other, after)])}",
    )


def lost_hedge(before: Telling, after: Telling) -> Difference | None:
    """The earlier telling does not vouch for it; the later one has the same without a hedge."""
    hedge = _hedge_lacking(before, after)
    if hedge is None:
        return None
    return Difference(
        ChangeKind.HEDGE_LOST,
        (hedge,),
        (),
        f"says {before.quote([_onward(hedge, before)])}",
        "has no such word",
    )


def added_hedge(before: Telling, after: Telling) -> Difference | None:
    """The later telling does not vouch for what the earlier one has without a hedge."""
    hedge = _hedge_lacking(after, before)
    if hedge is None:
        return None
    return Difference(
        ChangeKind.HEDGE_ADDED,
        (),
        (hedge,),
        "has no such word",
        f"says {after.quote([_onward(hedge, after)])}",
    )


def other_certainty(before: Telling, after: Telling) -> Difference | None:
    """The source is given as surer, or less sure."""
    one, other = before.statement.strength, after.statement.strength
    if one is None or other is None or one.certainty is other.certainty:
        return None
    if one.polarity is not other.polarity or alike(before, after) < MOST:
        return None
    if one.forecast is not other.forecast and (_is_in_cue(before) or _is_in_cue(after)):
        return None  # Who "intends" a thing is not unsure of it.
    if lost_hedge(before, after) or added_hedge(before, after):
        return None  # The same difference, with its word.
    raised = STEPS.index(other.certainty) > STEPS.index(one.certainty)
    return Difference(
        ChangeKind.CERTAINTY_RAISED if raised else ChangeKind.CERTAINTY_DROPPED,
        _words_of_certainty(before),
        _words_of_certainty(after),
        _how_sure(before, one.certainty),
        _how_sure(after, other.certainty),
    )


def lost_attribution(before: Telling, after: Telling) -> Difference | None:
    """A source says it on the earlier page; the later one says it in its own voice."""
    one, other = before.statement, after.statement
    if one.voice is not Voice.SOURCE or not one.source or other.voice is not Voice.OUTLET:
        return None
    if (one.confidence is not None and one.confidence < SURE) or alike(before, after) < MOST:
        return None
    if other.under is not None or _is_told(after) or not is_plain(after):
        return None
    source = before.quote(one.source)
    return Difference(
        ChangeKind.ATTRIBUTION_LOST,
        one.source,
        (),
        f"gives {source} as saying it",
        "says it in its own voice",
    )


def other_source(before: Telling, after: Telling) -> Difference | None:
    """Another person or body is given for the same words."""
    ours, theirs = _named(before), _named(after)
    if not ours or not theirs or alike(before, after) < WORD_FOR_WORD:
        return None
    # Whoever is also named on the other page may be the one who said it there too.
    on_theirs, on_ours = set(terms_of(after.document.text)), set(terms_of(before.document.text))
    if any(terms & on_theirs for _, terms in ours) or any(terms & on_ours for _, terms in theirs):
        return None
    return Difference(
        ChangeKind.SOURCE,
        before.statement.source,
        after.statement.source,
        f"gives {ours[0][0]} for it",
        f"gives {theirs[0][0]}",
    )


def other_time(before: Telling, after: Telling) -> Difference | None:
    """It is to have happened at another time."""
    when = before.statement.when, after.statement.when
    if not when[0] or not when[1] or not (before.stated.event and after.stated.event):
        return None
    if same_time(before.stated, after.stated).score > OTHER_TIME or alike(before, after) < MOST:
        return None
    one = tuple(before.document.times[index].span for index in when[0])
    other = tuple(after.document.times[index].span for index in when[1])
    return _said_otherwise(ChangeKind.TIME, before, one, after, other)


def other_place(before: Telling, after: Telling) -> Difference | None:
    """It is to have happened in another place."""
    if same_place(before.stated, after.stated).score >= 0 or alike(before, after) < MOST:
        return None
    known = {place.name for place in after.document.toponyms}
    if any(place.name in known for place in before.stated.places):
        return None  # The later page knows that place too, and may mean it here.
    one = tuple(before.document.toponyms[index].span for index in before.statement.where)
    other = tuple(after.document.toponyms[index].span for index in after.statement.where)
    return _said_otherwise(ChangeKind.PLACE, before, one, after, other)


def contrary(before: Telling, after: Telling) -> Difference | None:
    """The later telling has an opposite word where all else is the same."""
    if alike(before, after) < MOST:
        return None
    opposite = opposite_words(before.stated, after.stated)
    if not opposite.score:
        return None
    one, other = _only_in(before, after), _only_in(after, before)
    return _said_otherwise(ChangeKind.CONTRARY, before, one, after, other)


def _said_otherwise(
    kind: ChangeKind, before: Telling, one: tuple[Span, ...], after: Telling, other: tuple[Span, ...]
) -> Difference:
    return Difference(kind, one, other, f"says {before.quote(one)}", f"says {after.quote(other)}")


DIFFERENCES: tuple[Callable[[Telling, Telling], Difference | None], ...] = (
    other_number,
    lost_hedge,
    added_hedge,
    other_certainty,
    lost_attribution,
    other_source,
    other_time,
    other_place,
    contrary,
)


def _figures(telling: Telling) -> Iterator[Figure]:
    """The figures of the content where they stand in the document, without those that tell a time."""
    times = [time.span for time in telling.document.times]
    for span in telling.statement.content:
        for figure in locate_figures(span.of(telling.document.text)):
            at = figure.span.shifted(span.start)
            if not any(at.overlaps(time) for time in times):
                yield figure._replace(span=at)


def _all_figures(document: Document) -> set[str]:
    """The figures that a document has in its own words: prices and times stand around any article."""
    own = (passage.span.of(document.text) for passage in document.passages if passage.kind in OWN)
    return {figure.value for words in own for figure in locate_figures(words)}


def _with_counted(figure: Figure, telling: Telling) -> Span:
    """A figure with the first word of what it counts."""
    behind = telling.document.text[figure.span.end : figure.span.end + 40]
    for word in islice(WORD.finditer(behind), 3):
        if figure.counted.intersection(terms_of(word.group())):
            return Span(figure.span.start, figure.span.end + word.end())
    return figure.span


def _hedge_lacking(having: Telling, lacking: Telling) -> Span | None:
    """A hedge of the one on words that the other has too, where nothing weakens them."""
    if not is_plain(lacking) or alike(having, lacking) < MOST:
        return None
    attributed = lacking.statement.voice is Voice.SOURCE
    terms = lacking.stated.terms
    told = having.statement
    # "Allegedly" is a cue where nobody is given; beside a source, the cue is part of the attribution.
    for span in (*(() if told.source else told.cue), *told.content):
        for hedge in _hedges(having, span):
            adds = not attributed or hedge.of(having.document.text).lower() not in _section("hearsay")
            if adds and not terms.isdisjoint(_bears_on(hedge, having)):
                return hedge
    return None


def is_plain(telling: Telling) -> bool:
    """Whether nothing in or around a telling weakens it."""
    strength = telling.statement.strength
    sure = strength is None or strength.certainty is Certainty.CERTAIN
    weakens = _section("hedges") | _section("hearsay") | _section("open")
    stretches = (telling.sentence, *telling.statement.content)
    return sure and not any(_find(weakens, telling, within) for within in stretches)


def _hedges(telling: Telling, within: Span) -> list[Span]:
    """Words of a stretch by which somebody does not vouch for what they tell."""
    return _find(_section("hedges") | _section("hearsay"), telling, within)


def _find(words: Set[str], telling: Telling, within: Span) -> list[Span]:
    found = WORD.finditer(telling.document.text, within.start, within.end)
    return [Span(*word.span()) for word in found if word.group().lower() in words]


def _bears_on(hedge: Span, telling: Telling) -> tuple[str, ...]:
    """The first term behind a hedge: what it weakens."""
    words = islice(WORD.finditer(telling.document.text, hedge.end, telling.sentence.end), REACH)
    return next((terms for word in words if (terms := terms_of(word.group()))), ())


def _onward(hedge: Span, telling: Telling) -> Span:
    """A hedge with the next words, up to what it bears on."""
    for word in islice(WORD.finditer(telling.document.text, hedge.end, telling.sentence.end), REACH):
        if terms_of(word.group()):
            return Span(hedge.start, word.end())
    return hedge


def _is_told(telling: Telling) -> bool:
    """Whether words or marks around a telling put it on somebody's word after all."""
    if QUOTED.search(telling.sentence.of(telling.document.text)):
        return True
    return bool(_find(_section("tellings"), telling, telling.sentence))


def _words_of_certainty(telling: Telling) -> tuple[Span, ...]:
    reasons = telling.statement.strength.reasons if telling.statement.strength else ()
    return tuple(reason.words for reason in reasons if reason.of == "certainty" and reason.words)


def _is_in_cue(telling: Telling) -> bool:
    """Whether it is the cue that makes it less than certain."""
    words = _words_of_certainty(telling)
    return any(word.overlaps(cue) for word in words for cue in telling.statement.cue)


def _how_sure(telling: Telling, certainty: Certainty) -> str:
    words = _words_of_certainty(telling)
    return f"gives it as {certainty}" + (f" ({telling.quote(words)})" if words else "")


def _named(telling: Telling) -> list[tuple[str, frozenset[str]]]:
    """The people and bodies that say it, each with the terms of all that it is called by."""
    found = []
    for speaker in telling.statement.speakers:
        claimant = telling.document.claimants[speaker.claimant]
        if claimant.kind in NAMED and claimant.name and terms_of(claimant.name):
            called = " ".join(filter(None, (claimant.name, claimant.organisation)))
            found.append((claimant.name, frozenset(terms_of(called))))
    return found


def _only_in(telling: Telling, other: Telling) -> tuple[Span, ...]:
    """The words of a telling whose terms the other does not have."""
    terms = other.stated.terms
    words = (
        Span(*word.span())
        for span in telling.statement.content
        for word in WORD.finditer(telling.document.text, span.start, span.end)
    )
    text = telling.document.text
    return tuple(word for word in words if (own := terms_of(word.of(text))) and terms.isdisjoint(own))


@cache
def _section(name: str) -> frozenset[str]:
    return open_words("changes-en", name)
