"""What is looked at when two statements are compared, each by a function of its own.

A function's first line is the sentence shown to the reader. Each gives a score from -1 to 1; where one side
does not tell, 0, which weighs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from itertools import product

from sayso.links.matches.meaning import find_meaning
from sayso.links.matches.stated import Days, Stated
from sayso.links.matches.terms import term_of
from sayso.resources import open_resource
from sayso.types import Likeness, Toponym, ToponymKind

SAME_EVENT = 3
"""Days that two tellings of one event may lie apart: reports come late, and days are settled wrongly."""
OTHER_EVENT = 45
"""From so many days on they tell of two events."""
OTHER_TIME = -0.5
"""Of `same_time`: what scores less is of another time; in between, a day may have been settled wrongly."""
ANEW = 180
"""Days between two pages from which on what one source says is said anew."""

LONG = 6
"""Terms of a statement that two pages hardly have in common by accident."""
FEW = 3
"""Terms beside the names from which on two statements are in the same words."""
SPELLED_ALIKE = 0.8
WORD_FOR_WORD = 0.8
"""Of its terms: from here on one page has it from the other, or both from a third."""

MOST_SHOWN = 5


def likeness_of_meaning(left: Stated, right: Stated) -> Likeness:
    """Both mean much the same.

    >>> from sayso.links.matches.stated import state
    >>> likeness_of_meaning(state("The lock is shut."), state("They have closed the lock.")).detail
    'their meanings are 77 % alike'
    """
    alike = float(find_meaning(left.text) @ find_meaning(right.text))
    detail = f"their meanings are {100 * max(0.0, alike):.0f} % alike"
    return Likeness("likeness_of_meaning", round(alike, 3), detail)


def shared_words(left: Stated, right: Stated) -> Likeness:
    """Both use the same words, and rare ones.

    The share of what the shorter one's words tell: a rare word tells more than a frequent one, and a word of
    which both pages are full tells little.
    """
    shared = left.terms & right.terms
    smaller = min(_told(left, right, left.terms), _told(right, left, right.terms))
    if not smaller:
        return Likeness("shared_words", 0.0, "no words to compare")
    if not shared:
        return Likeness("shared_words", -1.0, "no word in common")
    # Of a term that both have in other forms, the one that tells less: the same for both orders.
    score = min(1.0, min(_told(left, right, shared), _told(right, left, shared)) / smaller)
    rarest = sorted(shared, key=lambda term: (-left.words[term].tells, term))[:MOST_SHOWN]
    return Likeness("shared_words", round(score, 3), f"both have {printed(rarest, left)}")


def shared_of_both(left: Stated, right: Stated) -> Likeness:
    """Neither says much that the other leaves out.

    The share of what the longer one's words tell. Statements of one story have its names in common, and a
    short one nearly all of its words with a long one that says something else.

    >>> from sayso.links.matches.stated import state
    >>> long = state("The lock that they built in spring is shut.")
    >>> shared_of_both(state("The lock is shut."), long).detail
    'of what the longer one says, the other has 52 %'
    """
    shared = left.terms & right.terms
    larger = max(_told(left, right, left.terms), _told(right, left, right.terms))
    told = min(_told(left, right, shared), _told(right, left, shared))
    score = min(1.0, told / larger) if larger else 0.0
    detail = f"of what the longer one says, the other has {100 * score:.0f} %"
    return Likeness("shared_of_both", round(score, 3), detail)


def same_names(left: Stated, right: Stated) -> Likeness:
    """Both name the same people, bodies and places.

    >>> from sayso.links.matches.stated import state
    >>> same_names(state("They saw Ana Oru resign"), state("They saw Bo Vell resign")).detail
    'one names Ana, Oru, the other Bo, Vell'
    """
    if not left.names or not right.names:
        return Likeness("same_names", 0.0, "not both name somebody")
    # A name that stands in the other text without its capital is no other name.
    only_left, only_right = left.names - right.terms, right.names - left.terms
    if only_left and only_right:
        others = _others_in_their_place(left, right)
        if others:
            return Likeness(
                "same_names", -1.0, "in the same words one names {}, the other {}".format(*others)
            )
        shared = bool(left.names & right.names)
        detail = f"one names {printed(only_left, left)}, the other {printed(only_right, right)}"
        # Two of three pairs read that share one name and differ in another said the same.
        return Likeness("same_names", -0.0125 if shared else -0.125, detail)
    shared_names = (left.names & right.terms) | (right.names & left.terms)
    return Likeness("same_names", 1.0, f"both name {printed(shared_names, left)}")


def _others_in_their_place(left: Stated, right: Stated) -> tuple[str, str] | None:
    """Whom each of two statements names where they have the same words: "Oru resigned", "Vell resigned"."""
    rest, other_rest = (
        left.terms - left.names.union(*left.named),
        right.terms - right.names.union(*right.named),
    )
    shared = rest & other_rest
    if len(shared) < FEW or len(shared) < WORD_FOR_WORD * max(len(rest), len(other_rest)):
        return None
    ours = [run for run in left.named if run.isdisjoint(right.terms)]
    theirs = [run for run in right.named if run.isdisjoint(left.terms)]
    if not ours or not theirs or any(_spelled_alike(one, other) for one, other in product(ours, theirs)):
        return None
    return printed(ours[0], left), printed(theirs[0], right)


def _spelled_alike(one: Set[str], other: Set[str]) -> bool:
    """Whether two names may be one, misspelt."""
    pairs = product(one, other)
    return any(SequenceMatcher(None, *pair).ratio() >= SPELLED_ALIKE for pair in pairs)


def same_figures(left: Stated, right: Stated) -> Likeness:
    """Both give the same figures.

    >>> from sayso.links.matches.stated import state
    >>> same_figures(state("Twelve barges sank."), state("30 barges sank.")).detail
    'one says 12, the other 30'
    """
    if not left.figures or not right.figures:
        return Likeness("same_figures", 0.0, "not both give figures")
    shared = left.figures.keys() & right.figures.keys()
    if shared:
        return Likeness("same_figures", 1.0, "both say " + _listed(shared))
    detail = f"one says {_listed(left.figures.keys())}, the other {_listed(right.figures.keys())}"
    pairs = product(left.figures.values(), right.figures.values())
    if _are_of_same_days(left, right) and _is_word_for_word(left, right):
        return Likeness("same_figures", -0.2, detail + ", in the same words and the same days")
    if same_speaker(left, right).score > 0 and same_time(left, right).score < OTHER_TIME:
        return Likeness("same_figures", -0.2, detail + ", at other times")
    if any(ours & theirs or not ours or not theirs for ours, theirs in pairs):
        return Likeness("same_figures", -1.0, detail)
    return Likeness("same_figures", -0.2, detail + ", but not of the same thing")


def _are_of_same_days(left: Stated, right: Stated) -> bool:
    days = _days_said(left, right)
    return len(days) == 2 and (days[1] - days[0]).days <= SAME_EVENT


def _is_word_for_word(left: Stated, right: Stated) -> bool:
    """Whether two pages have the same long statement, figures apart: one of them was changed on its way, or
    brought up to date."""
    ours, theirs = left.terms - left.figures.keys(), right.terms - right.figures.keys()
    shared = ours & theirs
    return len(shared) >= LONG and len(shared) >= WORD_FOR_WORD * max(len(ours), len(theirs))


def opposite_words(left: Stated, right: Stated) -> Likeness:
    """One says the contrary of what the other says: opened, closed."""
    contraries = _opposites()
    # Sorted, since the reason names the first of several.
    for first in sorted((left.terms - right.terms) & contraries.keys()):
        for second in sorted(contraries[first] & (right.terms - left.terms)):
            detail = f"one has {printed([first], left)}, the other {printed([second], right)}"
            return Likeness("opposite_words", -1.0, detail)
    return Likeness("opposite_words", 0.0, "no contrary words")


def same_speaker(left: Stated, right: Stated) -> Likeness:
    """The same person or body says it."""
    for one, other in product(left.speakers, right.speakers):
        # "Oru" and "Ana Oru": the shorter name is the fuller one's end or its beginning.
        if one.terms and (one.terms <= other.terms or other.terms <= one.terms):
            return Likeness("same_speaker", 1.0, f"both give {max(one.printed, other.printed, key=len)}")
    if left.speakers and right.speakers:
        detail = f"one gives {left.speakers[0].printed}, the other {right.speakers[0].printed}"
        return Likeness("same_speaker", -1.0, detail)
    return Likeness("same_speaker", 0.0, "not both say who")


def in_own_voice(left: Stated, right: Stated) -> Likeness:
    """Outlets say it in their own voice.

    Such words are often alike by accident, in guides and backgrounds above all: of the joined pairs that were
    read three in five said the same, of those on somebody's word four in five.
    """
    own = left.own + right.own
    if not own:
        return Likeness("in_own_voice", 0.0, "both stand on somebody's word")
    detail = "both outlets say it themselves" if own == 2 else "one outlet says it itself"
    return Likeness("in_own_voice", -own / 2, detail)


def same_time(left: Stated, right: Stated) -> Likeness:
    """Both tell of the same time.

    Where a statement tells of no time, the day of its page stands in for a source that speaks anew.
    """
    if left.event and right.event:
        apart = _days_apart(left.event, right.event)
        score = 1 - 2 * min(1.0, max(0, apart - SAME_EVENT) / (OTHER_EVENT - SAME_EVENT))
        detail = "both tell of the same days" if apart <= 0 else f"what they tell of lies {apart} days apart"
        return Likeness("same_time", round(score, 3), detail)
    if _is_said_anew(left, right):
        return Likeness("same_time", -1.0, "said on {}, and again on {}".format(*_days_said(left, right)))
    return Likeness("same_time", 0.0, "not both say when")


def same_months(left: Stated, right: Stated) -> Likeness:
    """Pages of the same months say it.

    What pages that lie half a year apart say without saying when is seldom of the same event, whatever the
    words.
    """
    if _is_undated(left, right) and not _is_said_anew(left, right):
        detail = "one page is of {}, the other of {}".format(*_days_said(left, right))
        return Likeness("same_months", -1.0, detail)
    return Likeness("same_months", 0.0, "not known to be of other months")


def _is_undated(left: Stated, right: Stated) -> bool:
    """Whether pages that lie half a year apart say it, and neither says when."""
    days = _days_said(left, right)
    if len(days) < 2 or (days[1] - days[0]).days < ANEW:
        return False
    return not (left.event or right.event or left.retold or right.retold)


def _is_said_anew(left: Stated, right: Stated) -> bool:
    if not _is_undated(left, right):
        return False
    speaker = same_speaker(left, right).score
    if speaker > 0 or (left.forecast and right.forecast):
        return True
    # Nobody differs: but a text that comes round once more is no new statement, nor is what outlets know.
    return not speaker and not (left.own and right.own) and not _is_word_for_word(left, right)


def _days_said(left: Stated, right: Stated) -> list[date]:
    """The days of their pages, as far as known, the earlier first."""
    return sorted(day for day in (left.said, right.said) if day)


def same_place(left: Stated, right: Stated) -> Likeness:
    """Both tell of the same place."""
    ours = [place for place in left.places if place.name]
    theirs = [place for place in right.places if place.name]
    if not ours or not theirs:
        return Likeness("same_place", 0.0, "not both say where")
    for one, other in product(ours, theirs):
        if _place_key(one) == _place_key(other):
            return Likeness("same_place", 1.0, f"both tell of {one.name}")
    for one, other in product(ours, theirs):
        if one.country is not None and one.country == other.country and _is_wide(one, other):
            return Likeness("same_place", 0.5, f"{one.name} and {other.name}: one lies in the other")
    return Likeness("same_place", -1.0, f"one tells of {ours[0].name}, the other of {theirs[0].name}")


FEATURES: tuple[Callable[[Stated, Stated], Likeness], ...] = (
    likeness_of_meaning,
    shared_words,
    shared_of_both,
    same_names,
    same_figures,
    opposite_words,
    same_speaker,
    in_own_voice,
    same_time,
    same_months,
    same_place,
)
"""All that is looked at, in the order in which it is shown."""


def _told(stated: Stated, other: Stated, terms: Iterable[str]) -> float:
    """How much terms of a statement tell of it beside the other one.

    A term counts by how often the pages of the two have it on the average: all that a page says of the lock
    has the lock. In the order of the letters, since sums of fractions depend on it.
    """
    ours, theirs, words = stated.often, other.often, stated.words
    return sum(2 * words[term].tells / (ours.get(term, 1) + theirs.get(term, 1)) for term in sorted(terms))


def printed(terms: Iterable[str], stated: Stated) -> str:
    """Terms as the words that stand in the statement, the first few in the order of the letters."""
    known = (stated.words[term].printed if term in stated.words else term for term in terms)
    return ", ".join(sorted(known)[:MOST_SHOWN])


def _listed(figures: Set[str]) -> str:
    return ", ".join(sorted(figures)[:MOST_SHOWN])


def _days_apart(left: Days, right: Days) -> int:
    """Days between two stretches; 0 or less where they meet."""
    return max((right.first - left.last).days, (left.first - right.last).days)


def _place_key(place: Toponym) -> object:
    return place.geonames_id or (place.name, place.country)


def _is_wide(one: Toponym, other: Toponym) -> bool:
    return ToponymKind.COUNTRY in {one.kind, other.kind} or ToponymKind.DEMONYM in {one.kind, other.kind}


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    """For each term its contraries."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in open_resource("matches-en")["opposites"]:
        left, right = term_of(one), term_of(other)
        if left != right:
            found[left].add(right)
            found[right].add(left)
    return {term: frozenset(contraries) for term, contraries in found.items()}
