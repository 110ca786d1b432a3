"""The details of statements that are given with source, cue and content: who, how strongly, with what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import sayso
from benchmarks.records import Record, bare_text
from sayso.statements.chains import with_chains

MARKS = '"“”'


def as_document(record: Record, folder: Path) -> sayso.Document:
    """A record's text as a document with the record's attributions for its statements. Raises BadInput."""
    document = sayso.article_document(bare_text(record, folder))
    given = [_statement(document.text, each) for each in record.get("attributions", ())]
    given.sort(key=lambda statement: (statement.content, statement.cue, statement.source))
    return replace(document, statements=with_chains(given))


def details(document: sayso.Document) -> Record:
    """What the details of a document's statements come to."""
    document = sayso.with_details(document)
    return {"attributions": [_details(document, statement) for statement in document.statements]}


def _statement(text: str, given: Record) -> sayso.Statement:
    content = _spans(given.get("content"))
    return sayso.Statement(
        sayso.Voice.SOURCE,
        content,
        "given",
        source=_spans(given.get("source")),
        cue=_spans(given.get("cue")),
        quoting=_quoting([span.of(text).replace("''", '"').replace("``", '"') for span in content]),
    )


def _spans(given: Iterable[Iterable[int]] | None) -> tuple[sayso.Span, ...]:
    return tuple(sorted(sayso.Span(*pair) for pair in given or ()))


def _quoting(pieces: list[str]) -> sayso.Quoting:
    if not any(mark in piece for piece in pieces for mark in MARKS):
        return sayso.Quoting.INDIRECT
    whole = all(piece[:1] in MARKS and piece.rstrip(".,")[-1:] in MARKS for piece in pieces)
    return sayso.Quoting.DIRECT if whole else sayso.Quoting.MIXED


def _details(document: sayso.Document, statement: sayso.Statement) -> Record:
    strength = statement.strength or sayso.Strength()
    return {
        "source": [list(span) for span in statement.source],
        "cue": [list(span) for span in statement.cue],
        "content": [list(span) for span in statement.content],
        "speaker": _speaker([document.claimants[each.claimant] for each in statement.speakers]),
        "polarity": strength.polarity,
        "certainty": strength.certainty,
        "narrator": strength.distance,
        "forecast": strength.forecast,
        "evidence": sorted({evidence.kind.value for evidence in statement.evidence}),
    }


def _speaker(speakers: list[sayso.Claimant]) -> Record:
    return {
        "kind": speakers[0].kind if speakers else sayso.ClaimantKind.UNKNOWN,
        "name": _joined(speaker.name for speaker in speakers),
        "role": _joined(speaker.role for speaker in speakers),
        "organisation": _joined(speaker.organisation for speaker in speakers),
    }


def _joined(values: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None
