"""Judgements as a chain: each carries the hash of the one before, so a change to any shows.

A hash is SHA-256 over canonical JSON: keys in order, no spaces, ASCII. Whoever gets past the guards of the
database could make the whole chain anew, so note down the last hash elsewhere now and then.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from sayso.errors import NotJudged
from sayso.ledger.stored import clean, write_time
from sayso.types import Judgement, Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sayso.types import Subject

BEFORE_ALL = "0" * 64
"""Stands for the hash before the first judgement."""
LONGEST_NAME, LONGEST_WHY, LONGEST_ADDRESS = 200, 5_000, 2_000


class Flaw(NamedTuple):
    """Where a chain of judgements is broken."""

    number: int | None
    """The judgement's; None where it is missing altogether."""
    reason: str


class Draft(NamedTuple):
    """A judgement that has no place in the chain yet."""

    about: Subject
    ruling: Ruling
    by: str
    why: str
    evidence: str | None


def draft(about: Subject, ruling: Ruling, *, by: str, why: str, evidence: str | None) -> Draft:
    """A judgement in proper form; raises NotJudged, with what is missing, for anything else."""
    made = Draft(
        about, ruling, " ".join(clean(by).split()), clean(why).strip(), clean(evidence or "").strip()
    )
    for name, value, longest in (
        ("a name", made.by, LONGEST_NAME),
        ("a reason", made.why, LONGEST_WHY),
        ("an address", made.evidence or "", LONGEST_ADDRESS),
    ):
        if len(value) > longest:
            raise NotJudged(f"{name} has {longest:,} characters at most")
    if not made.by:
        raise NotJudged("a judgement needs the name of who makes it")
    if not made.why:
        raise NotJudged("a judgement needs its reason, in your words")
    if made.evidence and not _is_address(made.evidence):
        raise NotJudged("evidence is given by an address that begins with http:// or https://")
    if ruling.of_joining != (about.claim is not None):
        raise NotJudged(
            f'"{ruling}" is said of {"what a claim joins" if ruling.of_joining else "one forecast"}'
        )
    return made._replace(evidence=made.evidence or None)


def link(made: Draft, last: Judgement | None, time: datetime) -> Judgement:
    """The judgement at the end of the chain."""
    number, previous = (last.number + 1, last.hash) if last else (1, BEFORE_ALL)
    unsealed = Judgement(number, *made, time, previous, hash="")
    return Judgement(number, *made, time, previous, hash_of(unsealed))


def hash_of(judgement: Judgement) -> str:
    """SHA-256 over all that a judgement says, its place in the chain included."""
    about = judgement.about
    said = {
        "number": judgement.number,
        "about": {
            "words": about.words,
            "claim": about.claim,
            "sha256": about.sha256,
            "url": about.url,
            "span": about.span,
        },
        "ruling": judgement.ruling.value,
        "by": judgement.by,
        "why": judgement.why,
        "evidence": judgement.evidence,
        "time": write_time(judgement.time),
        "previous": judgement.previous,
    }
    return sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def find_flaws(chain: Iterable[Judgement], noted: str | None = None) -> Iterator[Flaw]:
    """Where the chain is broken; `noted` is a hash written down earlier, which must still be there."""
    previous, expected, seen = BEFORE_ALL, 1, noted is None
    for judgement in chain:
        if judgement.number != expected:
            yield Flaw(None, f"judgement {expected} is missing before number {judgement.number}")
        elif judgement.previous != previous:
            yield Flaw(judgement.number, "it does not continue the judgement before it")
        if judgement.hash != hash_of(judgement):
            yield Flaw(judgement.number, "it is not what was written: its hash is another")
        previous, expected = judgement.hash, judgement.number + 1
        seen = seen or judgement.hash == noted
    if not seen:
        yield Flaw(None, f"no judgement has the hash noted down, {noted}")


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not set(text) & set(" \n\r\t")
