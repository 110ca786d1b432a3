"""Cues and their grammar: the attributions that the words of one sentence make."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.statements.found import Found, Range
from sayso.statements.frames import Frame, in_words, look_ahead
from sayso.statements.grammar import (
    DASHES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    REACH,
    RELATIVES,
    SUBORDINATORS,
    after_dateline,
    end_of_claim,
    is_adverb,
    is_finite,
)
from sayso.statements.lexicon import Cue, Form, Grade, Part, cue_words
from sayso.statements.nesting import cut, without_doubtful
from sayso.statements.silence import is_silence
from sayso.statements.sources import (
    QUOTES,
    Left,
    Stand,
    find_subject,
    governing_subject,
    look_left,
    look_right,
    main_subject,
    quoted_source,
)
from sayso.statements.units import QUOTATION, Units

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is graded lower attributes so seldom that taking it costs more than it finds.
LOWEST = Grade.SOMETIMES


class Place(NamedTuple):
    """A cue in its sentence."""

    units: Units
    first: int
    end: int
    """The sentence."""
    at: int
    after: int
    """The cue's own words, particles included."""

    def low(self, at: int) -> str:
        return self.units.lows[at]


def find_by_cues(units: Units) -> list[Found]:
    """The attributions of all sentences that a cue of the lexicon makes, in order of their cues."""
    found: list[Found] = []
    for first, end in units.sentences:
        sentence = list(_in_sentence(units, after_dateline(units, first, end), end))
        cut(units, sentence)
        found += without_doubtful(sentence)
    return found


def _in_sentence(units: Units, first: int, end: int) -> Iterator[Found]:
    words = cue_words()
    previous: Found | None = None
    for at in range(first, end):
        cues = words.get(units.lows[at])
        if cues is None or _hands_over(units, at, end):
            continue
        found = _best(units, Place(units, first, end, at, at + 1), cues, previous)
        if found is None:
            continue
        if found.frame in BESIDE or previous is None:
            previous = found
        yield found


def _hands_over(units: Units, at: int, end: int) -> bool:
    """Whether a cue only leads to the next: "quoted the general as | saying"."""
    lows = units.lows
    return lows[at] in QUOTES and any(
        lows[here] == "as" and lows[here + 1] in {"saying", "telling"}
        for here in range(at + 1, min(end - 1, at + REACH))
    )


def _best(units: Units, place: Place, cues: tuple[Cue, ...], previous: Found | None) -> Found | None:
    for cue in cues:
        after = place.at + 1 + len(cue.rest)
        if cue.rest and tuple(units.lows[place.at + 1 : after]) != cue.rest:
            continue
        if not _is_of_its_part(place, cue):
            continue
        readings = [
            found
            for found in readings_of(place._replace(after=after), cue, previous)
            if (found.content or found.awaits)
            and _is_likely(found)
            and not is_silence(units, cue, found, place.end)
        ]
        if readings:
            return max(readings, key=lambda found: found.grade)
    return None


def _is_likely(found: Found) -> bool:
    """Whether a reading is worth taking: somebody says it, and a borrowed subject needs a better cue."""
    if found.source is None and found.stand is not Stand.PASSIVE:
        # "the claim that" stands without a name; a verb does not, nor does "the attack on".
        return found.form is None and found.frame == "that" and found.grade >= LOWEST
    return found.grade >= (Grade.USUAL if found.stand is Stand.LINKED else LOWEST)


# "from", "with" and "over" stay small in capitalised headlines.
LONGEST_SMALL_IN_HEADLINES = 5
NOMINAL_BEFORE = DETERMINERS | POSSESSIVES | {"own"}
# "some said", "many believed": these stand for people, too.
QUANTITIES = frozenset(["one", "all", "many", "some", "few", "most", "several", "both"])


def _is_of_its_part(place: Place, cue: Cue) -> bool:
    """Whether a cue that may be noun or verb stands as what its entry says."""
    if cue.part is Part.ADJECTIVE:
        return True
    if place.at == place.first:
        return True
    if _is_in_name(place.units, place.at, place.first):
        return False
    return _stands_as_noun(place, cue) == (cue.part is Part.NOUN)


def _is_in_name(units: Units, at: int, first: int) -> bool:
    """Whether a word is the last of a name: "Ministry of Public Order", in a sentence with small words."""
    if at < first + 2 or not (units.is_upper(at) and units.is_upper(at - 1)):
        return False
    named = units.lows[at - 2] in {"of", "and", "for", "the"} or units.is_upper(at - 2)
    return named and any(_is_small(units, here) for here in range(first, min(len(units.lows), at + REACH)))


def _is_small(units: Units, at: int) -> bool:
    """Whether a word of some length begins with a small letter, as few do in a headline in capitals."""
    low = units.lows[at]
    return len(low) > LONGEST_SMALL_IN_HEADLINES and low[0].isalpha() and not units.is_upper(at)


def _stands_as_noun(place: Place, cue: Cue) -> bool:
    at = place.at - 1
    while at > place.first and is_adverb(place.low(at)):
        # "the first warning", "no further comment"
        at -= 1
    before = place.low(at)
    if before.endswith(("'s", "s'")) and cue.form is not Form.PAST:
        return before not in PRONOUNS and before not in {"who's", "what's"}
    if cue.form in {Form.PAST, Form.ING} or at < place.at - 1:
        return before in NOMINAL_BEFORE - QUANTITIES
    return before in NOMINAL_BEFORE or (before in PREPOSITIONS and before != "to")


def readings_of(place: Place, cue: Cue, previous: Found | None) -> Iterator[Found]:
    """Every way to read a cue where it stands, each with the grade that the lexicon gives it."""
    units, first, end = place.units, place.first, place.end
    if cue.part is not Part.VERB:
        left = _left_of_noun(place, cue)
        for frame in look_ahead(units, place.after, end):
            content = [(frame.first, end_of_claim(units, frame.first, frame.end))]
            yield _found(place, cue, left, Reading(frame.name, left.source, content))
        return
    left = look_left(units, place.at, first, cue.form is Form.PAST)
    if cue.form is Form.PLAIN and not _agrees(units, left, place.at):
        return
    for frame in look_ahead(units, place.after, end):
        if left.stand is Stand.PASSIVE:
            yield _passive(place, cue, left, frame)
        else:
            yield _active(place, cue, left, frame, previous)
    if left.stand in {Stand.BARE, Stand.LINKED} and place.after < end and cue.form is not Form.ING:
        yield from _inverted(place, cue, left)


PLURALS = frozenset(["people", "police", "men", "women", "children", "media", "data", "majority", "i", "you"])


def _agrees(units: Units, left: Left, at: int) -> bool:
    """Whether a plain form can be a verb here: "aides say" can, "a liberal think" (tank) cannot."""
    if left.stand is not Stand.SUBJECT or left.source is None or left.cue < at:
        return True
    first, end = left.source
    last = units.lows[end - 1]
    plural = last.endswith(("s", "men")) and not last.endswith("'s")
    names = units.lows[first:end]
    return plural or last in PLURALS | PRONOUNS | RELATIVES | DETERMINERS or "and" in names or "," in names


def _range(frame: Frame) -> Range:
    return frame.first, frame.end


class Reading(NamedTuple):
    """One way to read a cue: in which frame, with which source and content."""

    frame: str
    source: Range | None
    content: list[Range]
    open: bool = False
    awaits: bool = False


def _found(place: Place, cue: Cue, left: Left, reading: Reading) -> Found:
    grade = cue.frames.get(reading.frame, Grade.RARELY)
    frame = in_words(reading.frame)
    return Found(
        start=left.start,
        cue=(left.cue, place.after),
        source=reading.source,
        content=[(first, end) for first, end in reading.content if end > first],
        grade=grade,
        reason=f'the {cue.part} "{cue.lemma}" {frame} ({grade.name.lower()}); {left.stand}',
        form=cue.form if cue.part is Part.VERB else None,
        frame=reading.frame,
        stand=left.stand,
        open=reading.open,
        awaits=reading.awaits,
    )


def _passive(place: Place, cue: Cue, left: Left, frame: Frame) -> Found:
    content: list[Range] = [_range(frame)]
    source = None
    if frame.name == "after" and left.source and place.low(left.source[0]) == "it":
        # "The mission, it is alleged, paid for the boats."
        content = _before(place.units, left.source[0], place.first)
        if content and _goes_on(place.units, frame.first, place.end):
            content.append((frame.first + 1, place.end))
    if frame.name == "by":
        source, content = _range(frame), [left.source] if left.source else []
    elif frame.name in {"to", "as"} and left.source:
        content = [left.source, *content]
    return _found(place, cue, left, Reading(f"passive-{frame.name}", source, content, frame.open))


def _active(place: Place, cue: Cue, left: Left, frame: Frame, previous: Found | None) -> Found:
    units, first, source = place.units, place.first, left.source
    if left.stand is Stand.LINKED:
        shares = governing_subject if place.low(left.start) == "to" else main_subject
        source = shares(units, left.start, first) or (previous.source if previous else None)
        if shares is main_subject and previous and previous.frame in BESIDE:
            source = previous.source
        if place.low(left.start - 1) == "as":
            source = quoted_source(units, left.start - 1, first) or source
    before = _before(units, left.start, place.first)
    quoted = [part for part in before if place.low(part[1] - 1) == QUOTATION]
    if frame.name in {"quote", "whom-quote"}:
        return _found(place, cue, left, Reading(frame.name, source, [*quoted, _range(frame)], True))
    if quoted and source is not None and (frame.name in AFTERWARDS or _ends_in_comma(units, left.start)):
        return _found(place, cue, left, Reading("quoted", source, quoted))
    if frame.name not in AFTERWARDS:
        reading = Reading(frame.name, source, [_range(frame)], frame.open, frame.awaits)
        return _found(place, cue, left, reading)
    goes_on = (frame.first + 1, place.end)
    if not before and left.start - 1 == place.first and place.low(place.first) == "as":
        # "As the minister said, ..."
        return _found(place, cue, left, Reading(frame.name, source, [goes_on]))
    if before and _goes_on(units, frame.first, place.end) and not _is_whole(units, before[0], frame.first):
        before.append(goes_on)
    return _found(place, cue, left, Reading(frame.name, source, before))


AFTERWARDS = frozenset(["after", "whom-after"])
# After these the sentence goes on about the same source: "..., she said, adding that ...".
BESIDE = frozenset(["after", "whom-after", "quoted", "inverted", "inverted-quoted"])


def _ends_in_comma(units: Units, after: int) -> bool:
    """Whether the quotation before a unit ends in a comma: its cue must follow."""
    return units.text[units.starts[after - 1] : units.ends[after - 1]].rstrip("\"'”’»").endswith(",")


def _goes_on(units: Units, at: int, end: int) -> bool:
    """Whether the clause that "..., he said, ..." interrupts goes on after it."""
    if at + 2 >= end or units.lows[at] != ",":
        return False
    low = units.lows[at + 1]
    return not low.endswith("ing") and low not in RELATIVES | SUBORDINATORS | PREPOSITIONS


def _is_whole(units: Units, before: Range, at: int) -> bool:
    """Whether a clause has its verb before "..., he said," and what follows the comma is no second one."""
    lows = units.lows
    clause = lows[before[0] : before[1]]
    whole = len(clause) > FEWEST_WORDS_OF_CLAUSE and any(is_finite(low) for low in clause)
    opened = lows[before[0]] in SUBORDINATORS | PREPOSITIONS
    return whole and not opened and lows[at + 1] in DETERMINERS


def _before(units: Units, start: int, first: int) -> list[Range]:
    """What stands before "..., he said": the quotation or the clause."""
    lows = units.lows
    if start == first:
        # "Why?" he asked: the question mark has ended the sentence.
        return [(start - 1, start)] if start > 0 and lows[start - 1] == QUOTATION else []
    if lows[start - 1] == QUOTATION:
        return [(first, start)]
    if lows[start - 1] == "as" and lows[start].endswith("ing"):
        # "..." he was quoted as saying.
        return [(first, first + 1)] if lows[first] == QUOTATION else []
    if lows[start - 1] == "as" and start - 2 > first and lows[start - 2] == ",":
        return [(first, start - 2)]
    if (lows[start - 1] == "," or lows[start - 1] in DASHES) and _is_clause(units, first, start - 1):
        return [(first, start - 1)]
    return []


def _is_clause(units: Units, first: int, end: int) -> bool:
    """Whether a stretch before a comma can be what is said: "On Monday, she said" has none there."""
    lows = units.lows
    if end <= first:
        return False
    opening = lows[first]
    if opening in PREPOSITIONS | SUBORDINATORS or opening.endswith(("ed", "ing")) or is_adverb(opening):
        comma = next((here for here in range(first, end) if lows[here] == ","), end)
        return end - comma > FEWEST_WORDS_OF_CLAUSE
    return True


# "On Monday, the gates held, she said": a comma, a subject, a verb.
FEWEST_WORDS_OF_CLAUSE = 3


def _inverted(place: Place, cue: Cue, left: Left) -> Iterator[Found]:
    """The cue before its source: "...", said the minister."""
    units, end = place.units, place.end
    before = _before(units, left.cue, place.first)
    source = look_right(units, place.after, end)
    if not before or source is None:
        return
    quoted = place.low(before[0][1] - 1) == QUOTATION
    rest = source[1]
    if rest < end and place.low(rest) == QUOTATION:
        before.append((rest, end))
    elif not quoted and _goes_on(units, rest, end):
        before.append((rest + 1, end))
    stands = Left(Stand.FOLLOWED, left.cue, left.cue, None)
    frame = "inverted-quoted" if quoted else "inverted"
    yield _found(place, cue, stands, Reading(frame, source, before))


def _left_of_noun(place: Place, cue: Cue) -> Left:
    """Whose claim, promise or pride it is: a possessive, or the subject of the verb before."""
    units, first = place.units, place.first
    if cue.part is Part.NOUN:
        here = place.at
        for _ in range(3):
            if here > first and _describes(place.low(here - 1)):
                here -= 1
        if here > first:
            before = place.low(here - 1)
            if before in POSSESSIVES:
                return Left(Stand.OWNED, here - 1, here, (here - 1, here))
            source = find_subject(units, here, first) if before.endswith(("'s", "s'")) else None
            if source is not None:
                return Left(Stand.OWNED, source[0], here, source)
    for back in range(place.at - 1, max(first, place.at - 6) - 1, -1):
        if is_finite(place.low(back)):
            left = look_left(units, back, first, False)
            if left.source:
                return Left(Stand.SUBJECT, left.start, left.cue, left.source)
            break
        if not place.low(back)[0].isalnum():
            break
    return Left(Stand.BARE, place.at, place.at, None)


def _describes(low: str) -> bool:
    return (
        low[0].isalnum()
        and low not in NOMINAL_BEFORE
        and not low.endswith(("'s", "s'"))
        and not is_finite(low)
    )
