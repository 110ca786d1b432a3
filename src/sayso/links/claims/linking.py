"""From documents to claims: statements that say the same, and on whose word they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from sayso.links.claims.changes import find_changes
from sayso.links.claims.grouping import bond_of, group_statements
from sayso.links.claims.linker import Linker
from sayso.links.origins import trace_origins
from sayso.types import Carried, Claim, Decision, Document, Tie

MOST_WORDINGS = 6
"""Of a claim, beside its own; more say nothing new."""
NEAR = 0.8
"""Of how much the most typical statement is like the others, what one has that may name the claim."""
FEWEST_WORDS = 5
"""Words of a wording that says something without the sentence around it."""
FIRST = re.compile(r"[\w’']+")
JOINING = re.compile(r"that(?:, (?=[\"“‘'])| )")
"""What joins a statement to the verb before it and is no part of what is said."""
LEANING = frozenset(
    (
        *("he", "she", "it", "they", "his", "her", "hers", "its", "their", "him", "them"),
        *("this", "these", "those", "such", "there", "then", "so", "also", "but", "and", "or"),
        *("which", "who", "whom", "whose", "where", "when", "why", "how", "what", "whether", "if"),
        *("to", "of", "for", "as", "in", "on", "at", "by", "from", "with"),
    )
)
"""First words, in lower case, of what needs the words before it to be understood."""


def link_claims(documents: Sequence[Document] | Mapping[int, Document]) -> tuple[Claim, ...]:
    """The claims that two or more of the documents carry; those that some page puts on somebody's word first,
    and of these those on most pages.

    The documents have their statements with details. They are known by their keys, or by their index. The
    same documents give the same claims, whatever their order, but for the numbers by which they are known.
    """
    numbered = documents if isinstance(documents, Mapping) else dict(enumerate(documents))
    linker = Linker(numbered.__getitem__)
    ties: dict[tuple[Carried, Carried], Tie] = {}
    for number, document in numbered.items():
        linked = linker.link(number, linker.read(number, document))
        ties.update(((tie.left, tie.right), tie) for tie in linked.ties)
    groups = group_statements(map(bond_of, ties.values()))
    claims = (
        make_claim(numbered, group.members, [ties[bond.left, bond.right] for bond in group.bonds])
        for group in groups
    )
    return tuple(sorted(claims, key=by_weight))


def by_weight(claim: Claim) -> tuple[bool, int, str]:
    """By which claims are put in order: first those for which some page gives a source, and on most pages."""
    return not claim.provenance.origins, -len(claim.documents), claim.id


def make_claim(documents: Mapping[int, Document], members: Sequence[Carried], ties: Sequence[Tie]) -> Claim:
    """The claim of statements that say the same, traced to its origins.

    `documents` are those that the members stand on, and may be more; `ties` all that a member has, to others
    and beyond.
    """
    by = {
        decision: tuple(tie for tie in ties if tie.match.decision is decision)
        for decision in (Decision.SAME_CLAIM, Decision.DENIAL, Decision.RECURRENCE)
    }
    carrying = tuple(sorted({one.document for one in members}))
    wordings = _wordings(documents, members, by[Decision.SAME_CLAIM])
    said = {
        place: [documents[at].statements[one.statement].content for one in members if one.document == at]
        for place, at in enumerate(carrying)
    }
    distinct = list(dict.fromkeys(wording.words for wording in wordings))[: 1 + MOST_WORDINGS]
    provenance = trace_origins([documents[at] for at in carrying], distinct, said)
    return Claim(
        id=min(_mark(documents, one) for one in members)[1],
        wording=_best(wordings),
        carried=tuple(members),
        documents=carrying,
        ties=by[Decision.SAME_CLAIM],
        denials=by[Decision.DENIAL],
        recurrences=by[Decision.RECURRENCE],
        provenance=provenance,
        changes=find_changes(documents, members, by[Decision.SAME_CLAIM], provenance),
    )


class _Wording(NamedTuple):
    words: str
    alike: float
    """To the other statements, all in all."""


def _wordings(
    documents: Mapping[int, Document], group: Sequence[Carried], same: Sequence[Tie]
) -> list[_Wording]:
    """The words of the statements, those most like all the others first."""
    alike: dict[Carried, float] = defaultdict(float)
    for tie in same:
        alike[tie.left] += tie.match.score
        alike[tie.right] += tie.match.score
    wordings = (_Wording(words_of(documents, one), alike[one]) for one in group)
    return sorted(wordings, key=lambda wording: (-wording.alike, wording.words))


def _best(wordings: Sequence[_Wording]) -> str:
    """Of the wordings hardly less typical than the first, the one that is best understood by itself."""
    near = (_said(words) for words, alike in wordings if alike >= NEAR * wordings[0].alike)
    return min(near, key=_leans)


def _said(words: str) -> str:
    """A statement's words without what joins them to the verb before.

    >>> _said("that the gate had been opened"), _said("That gate was opened.")
    ('the gate had been opened', 'That gate was opened.')
    """
    joining = JOINING.match(words)
    return words[joining.end() :] if joining else words


def _leans(words: str) -> int:
    """How many things a wording has by which it needs the sentence that it was taken from.

    >>> _leans("which … to fly"), _leans("he would resign"), _leans("The mayor resigned on Monday")
    (3, 2, 0)
    """
    first = FIRST.search(words)
    leaning = first is None or first.group().casefold() in LEANING
    return leaning + (" … " in words) + (len(words.split()) < FEWEST_WORDS)


def words_of(documents: Mapping[int, Document], carried: Carried) -> str:
    """What a statement says, on one line."""
    document = documents[carried.document]
    content = document.statements[carried.statement].content
    return " … ".join(" ".join(span.of(document.text).split()) for span in content)


def ids_of(documents: Mapping[int, Document], claim: Claim) -> frozenset[str]:
    """Every id that a claim may have had: its own, and those from before older pages of it turned up."""
    return frozenset(_mark(documents, one)[1] for one in claim.carried)


def _mark(documents: Mapping[int, Document], carried: Carried) -> tuple[str, str]:
    """By which the first statement of a claim is told, and the id that it gives."""
    document = documents[carried.document]
    published = document.meta.published
    day = published.value[:10] if published else "9999"
    named = "\0".join((document.url or "", document.sha256 or "", words_of(documents, carried)))
    digest = sha256(named.encode(errors="surrogatepass")).hexdigest()[:10]
    return f"{day} {digest}", digest
