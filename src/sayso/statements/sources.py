"""Who says it: the source of a cue, read off the words to its left or right."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from sayso.statements.grammar import (
    BE,
    BREAKS,
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    HELPERS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    REACH,
    RELATIVES,
    SUBORDINATORS,
    TIME_NOUNS,
    TIMES,
    back_over_helpers,
    back_over_time,
    cue_verbs,
    is_adverb,
    is_finite,
    is_year,
)
from sayso.statements.units import QUOTATION, Units


class Stand(StrEnum):
    """How a cue stands to what is on its left."""

    SUBJECT = "its subject stands before it"
    LINKED = "it shares the subject of an earlier verb"
    PASSIVE = "it is passive"
    FOLLOWED = "its source follows it"
    OWNED = "a possessive names whose it is"
    BARE = "nothing before it can be its subject"


class Left(NamedTuple):
    """What is to the left of a cue."""

    stand: Stand
    start: int
    """Where source and cue together begin."""
    cue: int
    """Where the cue begins, its auxiliaries included."""
    source: tuple[int, int] | None


# "There is reason to expect arson": these stand before a verb and name nobody.
NO_SPEAKERS = frozenset(["there", "here", "there's", "that's"])
STOP_SUBJECT = RELATIVES | (SUBORDINATORS - {"than"}) | HELPERS | OBJECTS | {"that", "not"}
# "An interview conducted in May showed": such a participle belongs to the subject.
AFTER_PARTICIPLES = frozenset(["by", "in", "on", "at", "from"])
SHARES = frozenset(
    ["to", "and", "or", "but", "by", "without", "after", "before", "while", "when", "for", "of", "in", "from"]
)


def look_left(units: Units, at: int, first: int, participle: bool) -> Left:
    """The subject of a verb at `at`; `participle` when its form can be a past participle."""
    lows = units.lows
    cue = back_over_helpers(units, at, first)
    verbs = [word for word in lows[cue:at] if not is_adverb(word)]
    if participle and verbs and verbs[-1] in BE:
        return Left(Stand.PASSIVE, cue, cue, find_subject(units, cue, first))
    before = back_over_time(units, cue, first)
    if before == first:
        return Left(Stand.BARE, cue, cue, None)
    if lows[before - 1] in SHARES or (lows[before - 1] == "," and lows[at].endswith("ing")):
        return Left(Stand.LINKED, before - 1, cue, None)
    source = find_subject(units, before, first)
    if source is None:
        return Left(Stand.LINKED if lows[at].endswith("ing") else Stand.BARE, cue, cue, None)
    return Left(Stand.SUBJECT, source[0], cue, source)


def find_subject(units: Units, at: int, first: int) -> tuple[int, int] | None:
    """The noun phrase or pronoun that ends right before a unit, appositions included."""
    lows = units.lows
    if at == first:
        return None
    before = lows[at - 1]
    if before in NO_SPEAKERS:
        return None
    if before in PRONOUNS or before in RELATIVES:
        return at - 1, at
    if before == "that":
        return (at - 1, at) if at - 1 > first and lows[at - 2][0].isalnum() else None
    if before == "," or before in DASHES:
        return _before_apposition(units, at - 1, first)
    start = _start_of_phrase(units, at, first)
    return None if start is None else (start, at)


def _before_apposition(units: Units, closing: int, first: int) -> tuple[int, int] | None:
    """The noun phrase with its apposition, which a comma or dash closes: "Ana Oru, the mayor,"."""
    lows = units.lows
    mark = lows[closing]
    openings: list[int] = []
    for here in range(closing - 1, max(first, closing - REACH), -1):
        low = lows[here]
        if low == QUOTATION or low in {";", ":"} or (low in DASHES and low != mark):
            break
        if low == mark:
            if openings and not _is_phrase(units, here + 1, openings[-1]):
                break
            openings.append(here)
    for opening in reversed(openings):
        start = _start_of_phrase(units, opening, first)
        if start is not None and not _is_adjunct(units, start, first):
            return start, closing
    return None


def _is_adjunct(units: Units, start: int, first: int) -> bool:
    """Whether a phrase before a comma opens the sentence instead: "In Karvo, ...", "Speaking there, ..."."""
    lows = units.lows
    if start == first:
        return lows[first].endswith("ing")
    return _is_verbal(lows[start - 1]) or lows[start - 1] in PREPOSITIONS


def _is_verbal(low: str) -> bool:
    return is_finite(low) or low in cue_verbs() or low.endswith(("ing", "ed"))


def _is_phrase(units: Units, first: int, end: int) -> bool:
    """Whether a stretch between two commas can go on an apposition: no clause, no new beginning."""
    lows = units.lows
    if lows[first] in SUBORDINATORS or lows[first] in {"and", "but", "or"}:
        return False
    relative = lows[first] in RELATIVES or lows[first] in PREPOSITIONS
    return relative or not any(is_finite(lows[here]) for here in range(first, end))


def _start_of_phrase(units: Units, end: int, first: int) -> int | None:
    lows = units.lows
    here, limit = end, max(first, end - REACH)
    if lows[end - 1] == ")":
        opening = next((at for at in range(end - 2, limit, -1) if lows[at] == "("), end)
        return _start_of_phrase(units, opening, first) if opening < end else None
    while here > limit and not _stops_subject(units, here - 1, end, limit):
        here -= 1
    whole = _over_relative(units, here, limit, end)
    start = whole if whole < here else _last_phrase(units, here, end)
    here = next((at for at in range(start, end) if not _cannot_begin(units, at)), end)
    names_somebody = any(_can_speak(units, at) for at in range(here, end))
    return here if here < end and names_somebody else None


# Articles and their like name nobody; "some", "two" and "all" do.
MUTE = frozenset(
    [
        "the",
        "a",
        "an",
        "no",
        "every",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "such",
        "more",
        "not",
    ]
)


def _can_speak(units: Units, at: int) -> bool:
    low = units.lows[at]
    return low[0].isalpha() and low not in MUTE and (units.is_upper(at) or not is_adverb(low))


def _last_phrase(units: Units, start: int, end: int) -> int:
    """Where the last of several noun phrases side by side begins: "a notice | the ministry"."""
    for at in range(end - 1, start, -1):
        if _begins_phrase(units, at):
            return at
    return start


def _begins_phrase(units: Units, at: int) -> bool:
    low, before = units.lows[at], units.lows[at - 1]
    if not before[0].isalnum() or before.endswith(("'s", "s'")):
        return False
    if low in BEGIN_PHRASES:
        return not (before in JOINED_TO_PHRASES or is_finite(before) or _is_participle(units, at - 1))
    return units.is_upper(at) and low not in TIMES and (before in TIME_NOUNS or is_year(before))


def _is_participle(units: Units, at: int) -> bool:
    """Whether a word takes what follows as its object: "a paper naming the man", but not "the briefing"."""
    named = at > 0 and units.lows[at - 1] in DETERMINERS
    return units.lows[at].endswith(("ing", "ed")) and not named


BEGIN_PHRASES = frozenset(
    ["the", "a", "an", "this", "these", "those", "my", "your", "his", "her", "its", "our", "their"]
)
JOINED_TO_PHRASES = (
    PREPOSITIONS | DETERMINERS | CONJUNCTIONS | SUBORDINATORS | {"like", "including", "half", "not"}
)


def _stops_subject(units: Units, at: int, end: int, limit: int) -> bool:
    low = units.lows[at]
    if low in BREAKS or low in STOP_SUBJECT or low in PRONOUNS or low in {"but", "or", "nor", "(", "["}:
        return True
    if low == "to":
        # "a plan to build homes" belongs to the subject, "wants to build" does not.
        return at == limit or not units.lows[at - 1].endswith(("tion", "ment", "s", "t", "e"))
    if low == "and":
        return not _joins_names(units, at, limit)
    after = units.lows[at + 1] if at + 1 < end else ""
    return is_finite(low) and not (low.endswith("ed") and after in AFTER_PARTICIPLES)


def _over_relative(units: Units, here: int, limit: int, end: int) -> int:
    """Where a subject begins whose relative clause was taken for it: "an aide who met them to talk said"."""
    lows = units.lows
    relative = start = here
    while start > limit and lows[start - 1] not in BREAKS and lows[start - 1] not in SUBORDINATORS:
        start -= 1
        if lows[start] in RELATIVES or lows[start] == "that":
            relative = start
    if relative == here:
        return here
    clause = any(is_finite(lows[at]) or lows[at] in cue_verbs() for at in range(relative + 1, here))
    clause = clause or (relative + 1 == here and _is_verb_of_relative(units, here, end))
    alone = not any(is_finite(lows[at]) for at in range(start, relative))
    return start if start < relative < here and clause and alone else here


def _is_verb_of_relative(units: Units, at: int, end: int) -> bool:
    """Whether a word behind "who" agrees with the noun before: "men who tie up", "a body that runs"."""
    if at + 2 > end or at < 2 or units.is_upper(at) or units.lows[at] in JOINED_TO_PHRASES:
        return False
    plural, third_person = (units.lows[here].endswith("s") for here in (at - 2, at))
    return plural != third_person


def _cannot_begin(units: Units, at: int) -> bool:
    low = units.lows[at]
    if low in CONJUNCTIONS or low in PREPOSITIONS or low in STOP_SUBJECT or not low[0].isalnum():
        return True
    if low.endswith("ly") and units.is_upper(at) and at > 0 and units.lows[at - 1] != ".":
        # Madderly and Kelly are no adverbs.
        return False
    return is_adverb(low) and low not in DETERMINERS


def _joins_names(units: Units, at: int, limit: int) -> bool:
    """Whether an "and" joins two parts of one subject: no verb may stand shortly before it."""
    return not any(is_finite(units.lows[here]) for here in range(max(limit, at - 8), at))


def governing_subject(units: Units, at: int, first: int) -> tuple[int, int] | None:
    """The subject of the nearest verb before an infinitive: "plans to say", "is ready to say"."""
    lows = units.lows
    for here in range(at - 1, max(first, at - REACH) - 1, -1):
        if lows[here] in PRONOUNS and "'" in lows[here]:
            return here, here + 1
        if is_finite(lows[here]) or lows[here] in cue_verbs():
            left = look_left(units, here, first, False)
            if left.source is not None:
                return left.source
    return main_subject(units, at, first)


QUOTES = frozenset(["quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"])


def quoted_source(units: Units, at: int, first: int) -> tuple[int, int] | None:
    """Who is "quoted as saying", the "as" at a unit: who is cited; the subject in the passive."""
    lows = units.lows
    verb = next(
        (here for here in range(at - 1, max(first, at - REACH) - 1, -1) if lows[here] in QUOTES), None
    )
    if verb is None:
        return None
    if verb > first and lows[verb - 1] in BE:
        return look_left(units, verb, first, True).source
    end = at - (lows[at - 1] == ",")
    return (verb + 1, end) if end > verb + 1 else None


def main_subject(units: Units, at: int, first: int) -> tuple[int, int] | None:
    """The subject of the sentence, for a cue that shares it: "spoke at length, adding", "came and said"."""
    lows = units.lows
    start = first
    if lows[first] in PREPOSITIONS or lows[first] in SUBORDINATORS or lows[first].endswith("ing"):
        # "After blasting the plan, she ..." has its subject after the comma.
        start = next((here + 1 for here in range(first, first + REACH) if _is_comma(units, here)), first)
    for here in range(start + 1, min(len(lows), start + REACH)):
        if start <= first and here >= at:
            break
        if is_finite(lows[here]) or lows[here] in cue_verbs() or lows[here].endswith("ed"):
            contraction = "'" in lows[here] and lows[here] in PRONOUNS
            verb = back_over_time(units, back_over_helpers(units, here, start), start)
            subject = find_subject(units, verb, start)
            if contraction or subject is not None:
                return (here, here + 1) if contraction else subject
    return None


def _is_comma(units: Units, at: int) -> bool:
    return at < len(units.lows) and units.lows[at] == ","


def look_right(units: Units, at: int, end: int) -> tuple[int, int] | None:
    """The source that follows its cue: "said the minister, who ..."."""
    lows = units.lows
    if at >= end:
        return None
    if (lows[at] in PRONOUNS and lows[at] not in DETERMINERS) or lows[at] in OBJECTS:
        return at, at + 1
    if not lows[at][0].isalnum() or lows[at] in STOP_SUBJECT or lows[at] in PREPOSITIONS:
        return None
    for here in range(at + 1, end):
        low = lows[here]
        when_or_how = low in {"in", "on"} and here + 1 < end and lows[here + 1] in TIMES_AND_MEANS
        if low in AFTER_SOURCE or when_or_how:
            end = here
            break
    while end > at + 1 and not lows[end - 1][0].isalnum():
        end -= 1
    return at, end


AFTER_SOURCE = frozenset(
    [QUOTATION, ";", ":", '"', "”", "''", *DASHES, "when", "while", "after", "as", "during", "but"]
) | {"adding", "noting", "saying"}
TIMES_AND_MEANS = frozenset(
    ["a", "an", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "response"]
)
