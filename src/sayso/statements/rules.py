"""The rules tagger: attributions by cue grammar and the structure of quotations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sayso.statements.cues import find_by_cues
from sayso.statements.hearsay import is_hearsay
from sayso.statements.labels import find_by_phrase, find_label
from sayso.statements.lexicon import cue_words
from sayso.statements.nesting import reports
from sayso.statements.runs import find_runs
from sayso.statements.speech import adopt, is_at_the_end, is_quotation_alone
from sayso.statements.units import Units, make_units
from sayso.text import find_words, without
from sayso.types import Document, Kind, Passage, Quoting, Span, Statement, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.statements.found import Found

# Inside a quotation these are mostly manner of speaking: "I say that", "you know".
SPEAKERS_THEMSELVES = frozenset(["i", "we", "you", "it", "they", "who", "that", "nobody", "one"])


class Kept(NamedTuple):
    """An attribution with the passage and the units that it stands in."""

    passage: Passage
    units: Units
    found: Found


def find_attributions(document: Document) -> tuple[Statement, ...]:
    """The attributions of a document by rules, in text order; different comments never mix."""
    kept = [one for passages in find_runs(document) for one in _in_run(document.text, passages)]
    statements = (_statement(one) for one in kept if one.found.content or one.found.spans)
    return tuple(sorted(statements, key=lambda statement: (statement.content, statement.cue)))


def find_by_label(text: str, passage: Passage) -> tuple[Statement, ...]:
    """What a passage attributes by a colon or a dash: "Ministry: claim", in headlines "claim: Ministry"."""
    units = make_units(text, passage.span, cue_words().keys())
    label = find_label(units, passage.kind is Kind.HEADLINE) if units.lows else None
    return (_statement(Kept(passage, units, label)),) if label else ()


def _in_run(text: str, passages: list[Passage]) -> Iterator[Kept]:
    speaks = cue_words().keys()
    speaker: Found | None = None
    before: Kept | None = None
    for passage in passages:
        units = make_units(text, passage.span, speaks)
        found = _in_units(units, passage.kind)
        if speaker is None and before is not None and not found and is_quotation_alone(units):
            before = before._replace(found=_same_speaker(before.found))
            speaker = before.found
            yield before
        speaker = adopt(units, found, speaker)
        yield from (Kept(passage, units, one) for one in found)
        for inside in units.insides:
            inner = make_units(text, inside, speaks)
            yield from (Kept(passage, inner, one) for one in find_by_cues(inner) if _is_reported(inner, one))
        if found or not is_quotation_alone(units):
            before = _last_speaker(passage, units, found)


def _last_speaker(passage: Passage, units: Units, found: list[Found]) -> Kept | None:
    """Who is quoted at the end of a passage, and may go on in the next."""
    quoted = [one for one in found if one.quotes and one.source]
    if not quoted or not is_at_the_end(units, quoted[-1]):
        return None
    return Kept(passage, units, quoted[-1])


def _same_speaker(found: Found) -> Found:
    reason = "a paragraph that is a quotation alone goes on with the speaker of the one before"
    return replace(found, content=[], spans=[], reason=reason, awaits=False, quotes=True)


def _is_reported(inner: Units, one: Found) -> bool:
    """Whether a quotation reports what somebody else said."""
    return reports(one) and one.source is not None and inner.lows[one.source[0]] not in SPEAKERS_THEMSELVES


def _in_units(units: Units, kind: Kind) -> list[Found]:
    phrases = list(find_by_phrase(units))
    taken = {at for one in phrases if one.source for at in range(*one.source)}
    said = {at for one in phrases for part in one.content for at in range(*part)}
    # "according to a statement that ..." attributes once; and within what it says only reported speech does.
    cued = (one for one in find_by_cues(units) if one.cue[1] - 1 not in taken)
    found = [*phrases, *(one for one in cued if one.cue[1] - 1 not in said or reports(one))]
    # "Photo: Ana Oru" under a picture is a credit.
    label = find_label(units, kind is Kind.HEADLINE) if kind is not Kind.CAPTION else None
    found = [*found, label] if label else found
    if kind is Kind.COMMENT_BODY:
        found = [one for one in found if is_hearsay(units, one)]
    return sorted(found, key=lambda one: one.cue)


def _trimmed(units: Units, first: int, end: int) -> Span:
    """The content without the full stop or comma that closes it."""
    while end > first + 1 and units.lows[end - 1] in {".", ",", ";"}:
        end -= 1
    return units.span(first, end)


def _quoting(units: Units, content: set[Span], quotes: bool) -> Quoting:
    """Whether the words of a content stand inside quotation marks: all, none or some."""
    plain = {part for span in content for part in without(span, units.quoted)}
    if plain == content and not quotes:
        return Quoting.INDIRECT
    return Quoting.MIXED if any(find_words(units.text, part) for part in plain) else Quoting.DIRECT


def _statement(one: Kept) -> Statement:
    units, found = one.units, one.found
    content = {_trimmed(units, first, end) for first, end in found.content}
    return Statement(
        Voice.SOURCE,
        tuple(sorted(content | set(found.spans))),
        found.reason,
        source=(units.span(*found.source),) if found.source else (),
        cue=(units.span(*found.cue),),
        quoting=_quoting(units, content, found.quotes),
        within=one.passage.kind,
        comment=one.passage.comment,
    )
