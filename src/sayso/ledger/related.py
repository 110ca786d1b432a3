"""By what documents are found again, and which of them a new one may have to do with.

Every telling term of a statement and every seed of a text has a row here. Linking looks again at whatever
they find, so a document too many costs time and nothing else.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, text

from sayso.ledger.batches import batches
from sayso.ledger.schema import seeds, terms
from sayso.links.claims.lookup import (
    LONGEST,
    SHARED,
    SHARED_APART_OF_FEW,
    SHARED_UNATTRIBUTED,
    WEEKS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from sayso.links.claims import Linked, Mark, Marks

UNDATED = 0
"""The day of a page whose day nobody knows: Python counts days from 1."""
DOOMSDAY = 10_000_000
"""A day after the last one that Python knows."""

_LISTED = {
    "sqlite": """
    SELECT json_extract(value, '$[0]') AS mark, json_extract(value, '$[1]') AS voice,
        json_extract(value, '$[2]') AS term, json_extract(value, '$[3]') AS first,
        json_extract(value, '$[4]') AS last
    FROM json_each(:{0})""",
    "postgresql": """
    SELECT (value ->> 0)::int AS mark, (value ->> 1)::int AS voice, (value ->> 2)::bigint AS term,
        (value ->> 3)::int AS first, (value ->> 4)::int AS last
    FROM jsonb_array_elements(CAST(:{0} AS jsonb)) AS listed (value)""",
}
_FIND = """
WITH wanted AS ({wanted}), rare AS ({rare}), frequent AS ({frequent}),
close AS (
    SELECT terms.document FROM wanted JOIN terms
        ON terms.term = wanted.term AND terms.day BETWEEN wanted.first AND wanted.last
        AND terms.voice * wanted.voice < 2
    GROUP BY wanted.mark, terms.document, terms.statement
    HAVING COUNT(*) >= CASE WHEN MAX(terms.voice * wanted.voice) = 0 THEN :close ELSE :close_of_own END
),
apart AS (
    SELECT rare.mark, terms.day, terms.document, terms.statement, COUNT(*) AS held
    FROM rare JOIN terms ON terms.term = rare.term AND terms.voice * rare.voice < 2
    GROUP BY rare.mark, terms.day, terms.document, terms.statement HAVING COUNT(*) >= :apart - :frequent_terms
)
SELECT document FROM close
UNION
SELECT document FROM apart WHERE held + (
    SELECT COUNT(*) FROM frequent JOIN terms ON terms.term = frequent.term
    WHERE frequent.mark = apart.mark AND terms.day = apart.day
        AND terms.document = apart.document AND terms.statement = apart.statement
) >= :apart
"""
_LEAST = {
    "close": SHARED,
    "close_of_own": SHARED_UNATTRIBUTED,
    "apart": SHARED_APART_OF_FEW,
    "frequent_terms": LONGEST,
}
_QUERIES = {
    dialect: text(_FIND.format(**{name: listed.format(name) for name in ("wanted", "rare", "frequent")}))
    for dialect, listed in _LISTED.items()
}


def post(connection: Connection, document: int, linked: Linked) -> None:
    """Put in by what a document that was linked is found."""
    held = [
        {
            "term": _term(term),
            "day": mark.day or UNDATED,
            "document": document,
            "statement": mark.statement,
            "voice": _voice(mark),
        }
        for mark in linked.marks.statements
        for term in mark.terms
    ]
    if held:
        connection.execute(insert(terms), held)
    if linked.seeds:
        rows = [{"seed": _seed(seed), "document": document} for seed in linked.seeds]
        connection.execute(insert(seeds), rows)


def find_related(connection: Connection, marks: Marks) -> set[int]:
    """The documents that hold terms enough of one of its statements, or one of its seeds."""
    found: set[int] = set()
    for some in batches([_seed(seed) for seed in marks.fingerprint.seeds.tolist()]):
        found.update(connection.scalars(select(seeds.c.document).where(seeds.c.seed.in_(some))))
    if marks.statements:
        found.update(
            connection.scalars(_QUERIES[connection.dialect.name], {**_LEAST, **_asked(marks.statements)})
        )
    return found


def _asked(marks: Sequence[Mark]) -> dict[str, str]:
    """The terms to be looked for: within some weeks all of them, and at any time those that tell most; the
    rest, whose lists are the longest, is only asked of what these have found."""
    wanted, rare, frequent = [], [], []
    for mark in marks:
        all_terms = [(mark.statement, _voice(mark), _term(term)) for term in mark.terms]
        wanted += [(*term, *days) for term in all_terms for days in _same_weeks(mark.day)]
        if len(all_terms) >= SHARED_APART_OF_FEW:
            rare += all_terms[:-LONGEST]
            frequent += all_terms[-LONGEST:]
    return {"wanted": json.dumps(wanted), "rare": json.dumps(rare), "frequent": json.dumps(frequent)}


def _same_weeks(day: int | None) -> tuple[tuple[int, int], ...]:
    """The first and last of the days of which pages may be of the same weeks."""
    if day is None:
        return ((UNDATED, DOOMSDAY),)
    return (UNDATED, UNDATED), (day - WEEKS, day + WEEKS)


def _voice(mark: Mark) -> int:
    """0 for what somebody is quoted with; 1 for the outlet's own words, 2 if they name nobody and nothing.

    Of two statements these are multiplied: 0 and 1 can be compared, and more cannot.
    """
    return (1 if mark.named else 2) if mark.own else 0


def _term(term: str) -> int:
    digest = blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def _seed(seed: int) -> int:
    """As databases count: they know no numbers without a sign."""
    return seed - (1 << 64) if seed >> 63 else seed
