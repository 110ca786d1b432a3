"""Links as rows of a ledger's tables, and back."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from sayso.jsonform import claim_from_json, claim_to_json
from sayso.ledger.stored import clean, digest
from sayso.links.claims import Bond, Group, Mark, Marks
from sayso.links.reuse import Fingerprint
from sayso.types import Carried, Claim, Copied, Decision, Likeness, Match, Span, Tie, Witness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row as _Found

    Found = _Found[Any]

Row = dict[str, Any]


def marks_row(document: int, number: int, found: Marks) -> Row:
    statements = [
        [mark.statement, mark.own, mark.named, mark.day, list(mark.terms)] for mark in found.statements
    ]
    return {
        "document": document,
        "number": number,
        "marks": {"site": found.site and clean(found.site), "statements": statements},
        "grams": found.fingerprint.pack(),
    }


def marks_from(found: Found) -> Marks:
    statements = tuple(
        Mark(statement, own, named, day, tuple(terms))
        for statement, own, named, day, terms in found.marks["statements"]
    )
    return Marks(statements, Fingerprint.unpack(found.grams), found.marks["site"])


def tie_row(tie: Tie) -> Row:
    return {
        "left_document": tie.left.document,
        "left_statement": tie.left.statement,
        "right_document": tie.right.document,
        "right_statement": tie.right.statement,
        "decision": tie.match.decision.value,
        "score": tie.match.score,
        "reasons": [[reason.feature, reason.score, clean(reason.detail)] for reason in tie.match.reasons],
    }


def bond_from(row: Sequence[Any]) -> Bond:
    left, one, right, other, decision, score = row
    return Bond(Carried(left, one), Carried(right, other), Decision(decision), score)


def tie_from(row: Found) -> Tie:
    reasons = tuple(Likeness(*reason) for reason in row.reasons)
    return Tie(
        Carried(row.left_document, row.left_statement),
        Carried(row.right_document, row.right_statement),
        Match(Decision(row.decision), row.score, reasons),
    )


def copy_row(copied: Copied) -> Row:
    one, other = int(copied.left), int(copied.right)
    left, right = min(one, other), max(one, other)
    spans = [[*witness.left_span, *witness.right_span] for witness in copied.witnesses]
    if left != one:  # ids are put in order as text, where 10 stands before 9
        spans = [[*span[2:], *span[:2]] for span in spans]
    return {
        "left_document": left,
        "right_document": right,
        "common": copied.common,
        "of": copied.of,
        "spans": spans,
        "reason": copied.reason,
    }


def copied_from(row: Found) -> Copied:
    left, right = str(row.left_document), str(row.right_document)
    witnesses = tuple(Witness(left, Span(*span[:2]), right, Span(*span[2:])) for span in row.spans)
    return Copied(left, right, row.common, row.of, witnesses, row.reason)


def claim_key(group: Group, reader: str) -> str:
    """What makes a claim the same again: its statements, its ties, and what traced it."""
    return digest(reader, *map(repr, group.members), *map(repr, group.bonds))


def claim_row(group: Group, reader: str, claim: Claim) -> Row:
    return {
        "key": claim_key(group, reader),
        "id": clean(claim.id),
        "sourced": bool(claim.provenance.origins),
        "wording": clean(claim.wording),
        "pages": len(claim.documents),
        "independent": claim.provenance.independent,
        "high": claim.provenance.high,
        "against": _beyond(claim, claim.denials),
        "again": _beyond(claim, claim.recurrences),
        "zlib": pack_claim(claim),
    }


def _beyond(claim: Claim, ties: Sequence[Tie]) -> int:
    """How many statements that are none of the claim's its ties lead to."""
    return len({end for tie in ties for end in (tie.left, tie.right)} - {*claim.carried})


def pack_claim(claim: Claim) -> bytes:
    written = json.dumps(claim_to_json(claim), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"))


def unpack_claim(packed: bytes) -> Claim:
    return claim_from_json(json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")))
