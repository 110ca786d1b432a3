"""The rules tagger: attributions by cue grammar and the structure of quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.statements.frames import Frame, look_ahead
from sayso.statements.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS, is_finite
from sayso.statements.lexicon import Cue, Form, Grade, Part, cue_words
from sayso.statements.sources import Left, Stand, first_subject, find_subject, look_left, look_right
from sayso.statements.units import QUOTATION, Units, make_units
from sayso.types import Document, Kind, Passage, Quoting, Span, Statement, Voice

Range = tuple[int, int]


@dataclass(slots=True)
class Found:
    """An attribution as it is being put together, in units."""

    cue: Cue
    frame: str
    start: int
    """Where source and cue together begin (or the cue, when the source follows)."""
    words: Range
    source: Range | None
    content: list[Range]
    open: bool
    grade: Grade
    reason: str
    quotes: bool = False
    spans: list[Span] = field(default_factory=list)
    """Content found in later sentences and passages."""


LOWEST = Grade.SOMETIMES


def find_in_units(units: Units) -> list[Found]:
    found: list[Found] = []
    for first, end in units.sentences:
        sentence = list(_in_sentence(units, first, end))
        _cut(units, sentence)
        found += sentence
    return found


def _in_sentence(units: Units, first: int, end: int) -> Iterator[Found]:
    words = cue_words()
    previous: Found | None = None
    for at in range(first, end):
        cues = words.get(units.lows[at])
        if cues is None:
            continue
        found = _best(units, at, first, end, cues, previous)
        if found is not None:
            previous = found
            yield found


def _best(units, at, first, end, cues, previous):
    for cue in cues:
        after = at + 1 + len(cue.rest)
        if cue.rest and tuple(units.lows[at + 1 : after]) != cue.rest:
            continue
        if (cue.part is Part.NOUN) != _is_nominal(units, at, first, cue) and cue.part is not Part.ADJECTIVE:
            continue
        options = list(_readings(units, at, after, first, end, cue, previous))
        options = [o for o in options if o.grade >= LOWEST and o.content]
        if options:
            return max(options, key=lambda o: o.grade)
    return None


NOMINAL_BEFORE = DETERMINERS | POSSESSIVES | {"own"}


def _is_nominal(units: Units, at: int, first: int, cue: Cue) -> bool:
    if at == first:
        return cue.part is Part.NOUN
    before = units.lows[at - 1]
    if cue.form in {Form.PAST, Form.ING}:
        return before in NOMINAL_BEFORE and before not in {
            "one",
            "all",
            "many",
            "some",
            "few",
            "most",
            "several",
            "others",
            "both",
            "this",
            "these",
        }
    return (
        before in NOMINAL_BEFORE
        or before.endswith(("'s", "s'"))
        and before not in {"it's", "he's", "she's"}
        or (before in PREPOSITIONS and before != "to")
    )


def _readings(units, at, after, first, end, cue, previous):
    frames = look_ahead(units, after, end)
    if cue.part is Part.VERB:
        left = look_left(units, at, first, cue.form is Form.PAST)
    else:
        left = _left_of_noun(units, at, first, cue)
    prefix = "passive-" if left.stand is Stand.PASSIVE and cue.part is Part.VERB else ""
    for frame in frames:
        name = prefix + frame.name
        grade = cue.frames.get(name, Grade.RARELY)
        source = left.source
        content = [(frame.first, frame.end)] if frame.end > frame.first else []
        if prefix:
            source = None
            if frame.name == "by":
                source = (frame.first, frame.end)
                content = [left.source] if left.source else []
            elif frame.name in {"to", "as"} and left.source:
                content = [left.source, *content]
        elif left.stand is Stand.LINKED:
            source = previous.source if previous is not None else first_subject(units, first, left.start)
        if frame.name in {"after", "whom-after", "quote"} and cue.part is Part.VERB:
            before = _before(units, left.start, first)
            content = [*before, *content]
            if frame.name != "quote" and before and frame.first + 1 < end and units.lows[frame.first] == ",":
                content.append((frame.first + 1, end))
        yield Found(cue, name, left.start, (left.cue, after), source, content, frame.open, grade, "")
    if cue.part is Part.VERB and left.stand in {Stand.BARE, Stand.LINKED} and after < end:
        yield from _inverted(units, at, after, first, end, cue, left)


def _before(units: Units, start: int, first: int) -> list[Range]:
    """What stands before "..., he said": the quotation or the clause."""
    lows = units.lows
    if start == first:
        if start > 0 and lows[start - 1] == QUOTATION:
            return [(start - 1, start)]
        return []
    if lows[start - 1] == QUOTATION:
        return [(first, start)]
    if lows[start - 1] in {",", "—", "–", "--"} and start - 1 > first:
        return [(first, start - 1)]
    if lows[start - 1] == "as" and start - 2 > first and lows[start - 2] == ",":
        return [(first, start - 2)]
    return []


def _inverted(units, at, after, first, end, cue, left):
    before = _before(units, left.start if left.stand is Stand.BARE else left.cue, first)
    source = look_right(units, after, end)
    if not before or source is None:
        return
    content = [*before]
    rest = source[1]
    if rest < end and units.lows[rest] == "," and rest + 1 < end:
        content.append((rest + 1, end))
    elif rest < end and units.lows[rest] == QUOTATION:
        content.append((rest, end))
    yield Found(
        cue,
        "inverted",
        left.cue,
        (left.cue, after),
        source,
        content,
        False,
        cue.frames.get("inverted", Grade.RARELY),
        "",
    )


def _left_of_noun(units: Units, at: int, first: int, cue: Cue) -> Left:
    lows = units.lows
    here = at
    for _ in range(3):
        if (
            here > first
            and lows[here - 1][0].isalnum()
            and lows[here - 1] not in NOMINAL_BEFORE
            and not lows[here - 1].endswith(("'s", "s'"))
            and not is_finite(lows[here - 1])
        ):
            here -= 1
    if cue.part is Part.NOUN and here > first:
        before = lows[here - 1]
        if before in POSSESSIVES:
            return Left(Stand.SUBJECT, here - 1, here, (here - 1, here))
        if before.endswith(("'s", "s'")):
            source = find_subject(units, here, first)
            if source:
                return Left(Stand.SUBJECT, source[0], here, source)
    # the subject of the verb before: "expressed concern", "has no plans", "is proud"
    for back in range(at - 1, max(first, at - 6) - 1, -1):
        if is_finite(lows[back]):
            left = look_left(units, back, first, False)
            if left.source:
                return Left(Stand.SUBJECT, left.start, left.cue, left.source)
            break
        if not lows[back][0].isalnum():
            break
    return Left(Stand.BARE, at, at, None)


def _cut(units: Units, sentence: list[Found]) -> None:
    """An open content ends where a second attribution of the same sentence begins beside it."""
    for number, found in enumerate(sentence):
        if not found.open:
            continue
        for later in sentence[number + 1 :]:
            edge = _edge(units, later)
            first, end = found.content[-1]
            if edge is not None and first + 1 < edge < end:
                found.content[-1] = (first, edge)
                break


def _edge(units: Units, later: Found) -> int | None:
    lows = units.lows
    before = later.start - 1
    if later.cue.form is Form.ING and later.start == later.words[0] and lows[before] == ",":
        return before
    if lows[later.start] in {"and", "but"}:
        return before if lows[before] == "," else later.start
    if lows[before] in {"and", "but", "while", "though", "although"} and lows[before - 1] in {",", ";"}:
        return before - 1
    return None


def find_attributions(document: Document) -> tuple[Statement, ...]:
    """The attributions of a document by rules; passages of different comments never mix."""
    found: list[Statement] = []
    for passages in _runs(document):
        found += _in_run(document.text, passages)
    return tuple(sorted(found, key=lambda statement: (statement.content, statement.cue)))


SPOKEN = frozenset({Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION, Kind.COMMENT_BODY})


def _runs(document: Document) -> Iterator[list[Passage]]:
    """Passages through which a quotation can go on: the article, each caption, each comment."""
    spoken = [passage for passage in document.passages if passage.kind in SPOKEN]
    runs: dict[tuple[Kind, int | None], list[Passage]] = {}
    for passage in spoken:
        if passage.kind in {Kind.HEADLINE, Kind.CAPTION}:
            yield [passage]
        else:
            runs.setdefault((passage.kind, passage.comment), []).append(passage)
    yield from runs.values()


def _in_run(text: str, passages: list[Passage]) -> Iterator[Statement]:
    speaks = frozenset(cue_words())
    speaker: Found | None = None
    kept: list[tuple[Passage, Units, Found]] = []
    for passage in passages:
        units = make_units(text, passage.span, speaks)
        found = find_in_units(units)
        _adopt(units, found, speaker)
        quoting = [one for one in found if one.quotes]
        if quoting or not units.unclosed:
            speaker = None
        if quoting:
            speaker = quoting[-1] if units.unclosed else None
        kept += [(passage, units, one) for one in found]
        for inside in units.insides:
            inner = make_units(text, inside, speaks)
            kept += [(passage, inner, one) for one in find_in_units(inner)]
    for passage, units, one in kept:
        yield _statement(passage, units, one)


def _adopt(units: Units, found: list[Found], speaker: Found | None) -> None:
    """Gives a quotation that no cue introduces to whoever was quoted last before it in the passage."""
    covered = {
        at
        for one in found
        for first, end in one.content
        for at in range(first, end)
        if units.lows[at] == QUOTATION
    }
    quoting = sorted((one for one in found if _quotes(units, one)), key=lambda one: one.words)
    for one in quoting:
        one.quotes = True
    for at, low in enumerate(units.lows):
        if low != QUOTATION or at in covered:
            continue
        earlier = [one for one in quoting if one.words[0] < at]
        owner = (
            earlier[-1] if earlier else (speaker if at == 0 else None) or (quoting[0] if quoting else None)
        )
        if owner is not None:
            owner.spans.append(units.span(at, at + 1))
            owner.quotes = True


def _quotes(units: Units, one: Found) -> bool:
    return any(units.lows[at] == QUOTATION for first, end in one.content for at in range(first, end))


def _statement(passage: Passage, units: Units, one: Found) -> Statement:
    spans = [units.span(first, end) for first, end in one.content if end > first] + one.spans
    content = tuple(sorted(set(spans)))
    return Statement(
        Voice.SOURCE,
        content,
        one.reason,
        source=(units.span(*one.source),) if one.source and one.source[1] > one.source[0] else (),
        cue=(units.span(*one.words),),
        quoting=Quoting.DIRECT if one.quotes else Quoting.INDIRECT,
        within=passage.kind,
        comment=passage.comment,
    )
