"""From documents to claims: statements that say the same, and on whose word they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

from sayso.links.claims.grouping import group_statements
from sayso.links.origins import trace_origins
from sayso.types import Carried, Claim, Decision, Document, Tie

MOST_WORDINGS = 6
"""Of a claim, beside its own; more say nothing new."""


def link_claims(documents: Sequence[Document]) -> tuple[Claim, ...]:
    """The claims that two or more of the documents carry, those on most pages first.

    The documents have their statements with details. The same documents give the same claims, whatever
    their order, but for the indices by which they are known.
    """
    groups = group_statements(documents)
    of = {one: at for at, group in enumerate(groups.claims) for one in group}
    ties = _by_claim(groups.ties, of)
    claims = (_claim(documents, group, ties[at]) for at, group in enumerate(groups.claims))
    return tuple(sorted(claims, key=lambda claim: (-len(claim.documents), claim.id)))


def _by_claim(ties: Sequence[Tie], of: Mapping[Carried, int]) -> dict[int, list[Tie]]:
    """For each claim the ties that one of its statements has, to others of it and beyond."""
    found: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        for claim in {of[end] for end in (tie.left, tie.right) if end in of}:
            found[claim].append(tie)
    return found


def _claim(documents: Sequence[Document], group: Sequence[Carried], ties: Sequence[Tie]) -> Claim:
    by = {
        decision: tuple(tie for tie in ties if tie.match.decision is decision)
        for decision in (Decision.SAME_CLAIM, Decision.DENIAL, Decision.RECURRENCE)
    }
    carrying = tuple(sorted({one.document for one in group}))
    wordings = _wordings(documents, group, by[Decision.SAME_CLAIM])
    return Claim(
        id=min(_mark(documents, one) for one in group)[1],
        wording=wordings[0],
        carried=tuple(group),
        documents=carrying,
        ties=by[Decision.SAME_CLAIM],
        denials=by[Decision.DENIAL],
        recurrences=by[Decision.RECURRENCE],
        provenance=trace_origins([documents[at] for at in carrying], wordings),
    )


def _wordings(documents: Sequence[Document], group: Sequence[Carried], same: Sequence[Tie]) -> list[str]:
    """The words of the statements, the one most like all the others first, each once."""
    alike: dict[Carried, float] = defaultdict(float)
    for tie in same:
        alike[tie.left] += tie.match.score
        alike[tie.right] += tie.match.score
    words = {one: words_of(documents, one) for one in group}
    ordered = sorted(group, key=lambda one: (-alike[one], words[one]))
    return list(dict.fromkeys(words[one] for one in ordered))[: 1 + MOST_WORDINGS]


def words_of(documents: Sequence[Document], carried: Carried) -> str:
    """What a statement says, on one line."""
    document = documents[carried.document]
    content = document.statements[carried.statement].content
    return " … ".join(" ".join(span.of(document.text).split()) for span in content)


def _mark(documents: Sequence[Document], carried: Carried) -> tuple[str, str]:
    """By which the first statement of a claim is told, and the id that it gives."""
    document = documents[carried.document]
    published = document.meta.published
    day = published.value[:10] if published else "9999"
    named = "\0".join((document.url or "", document.sha256 or "", words_of(documents, carried)))
    digest = sha256(named.encode(errors="surrogatepass")).hexdigest()[:10]
    return f"{day} {digest}", digest
