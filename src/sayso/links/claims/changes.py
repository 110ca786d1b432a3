"""What changed on a claim's way: a hedge that got lost, a number that became another, a source that fell off.

Looked for between a page and the one that it may have the claim from: the page that it copies, else one whose
outlet it cites, else the earliest, and then the change says that nothing shows the way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from sayso.links.claims.differing import (
    MOST,
    WORD_FOR_WORD,
    Difference,
    Telling,
    alike,
    find_differences,
    is_plain,
)
from sayso.links.matches import state_from
from sayso.links.matches.terms import terms_of
from sayso.text import find_sentences
from sayso.types import (
    Carried,
    Change,
    ChangeKind,
    Document,
    PartyKind,
    Provenance,
    Span,
    Statement,
    Tie,
    Voice,
    Way,
)

MOST_TELLINGS = 40
"""Statements of one document that are looked at for one claim; pages that carry it more often are lists."""
JOINED_BY = {
    Way.COPIES: "which carries the same text",
    Way.CITES: "which cites it",
    Way.LATER: "later, without word of where it has it from",
}


class Edge(NamedTuple):
    """Two documents, the later of which may have the claim from the earlier."""

    earlier: int
    later: int
    way: Way


def find_changes(
    documents: Mapping[int, Document],
    carried: Sequence[Carried],
    ties: Sequence[Tie],
    provenance: Provenance,
) -> tuple[Change, ...]:
    """What differs between the pages that carry a claim, each kind once for two pages.

    `documents` has those of `carried` by their numbers; `provenance` counts them in their order, from 0. Ties
    say which statements are alike. Differences that only leave something out are none, and pages in other
    languages than English have none.
    """
    numbers = sorted({one.document for one in carried})
    tellings = _Tellings(documents, carried)
    tied = {frozenset((tie.left, tie.right)) for tie in ties}
    return tuple(
        change
        for edge in sorted(
            _edges(documents, numbers, ties, provenance), key=lambda edge: (edge.later, edge.earlier)
        )
        if _is_english(documents[edge.earlier]) and _is_english(documents[edge.later])
        for change in _along(edge, tellings, tied)
    )


def _edges(
    documents: Mapping[int, Document], numbers: Sequence[int], ties: Sequence[Tie], provenance: Provenance
) -> Iterator[Edge]:
    """For each document the one that it has the claim from, or may have."""
    copies: dict[int, Edge] = {}
    for copy in provenance.copies:
        later, earlier = numbers[copy.document], numbers[copy.of]
        # Which is the copy is a guess from lengths; days know better.
        if _comes_before(documents[later], documents[earlier]):
            later, earlier = earlier, later
        copies.setdefault(later, Edge(earlier, later, Way.COPIES))
    cites = {edge.later: edge for edge in _citing(documents, numbers, provenance)}
    nearest = _nearest({at: documents[at] for at in documents if at not in copies}, ties)
    for number in numbers:
        if edge := copies.get(number) or cites.get(number) or nearest.get(number):
            yield edge


def _citing(
    documents: Mapping[int, Document], numbers: Sequence[int], provenance: Provenance
) -> Iterator[Edge]:
    outlets = {
        frozenset(terms_of(outlet.value)): number
        for number in numbers
        if (outlet := documents[number].meta.outlet)
    }
    for citation in provenance.citations:
        party = provenance.parties[citation.party]
        if party.kind in {PartyKind.OUTLET, PartyKind.WIRE}:
            for form in party.forms:
                cited = outlets.get(frozenset(terms_of(form)))
                citing = numbers[citation.document]
                if (
                    cited is not None
                    and cited != citing
                    and not _comes_before(documents[citing], documents[cited])
                ):
                    yield Edge(cited, citing, Way.CITES)


def _nearest(documents: Mapping[int, Document], ties: Sequence[Tie]) -> dict[int, Edge]:
    """For each document the one of an earlier day that tells it most alike, the earliest of several.

    Ties with documents that are not given count for nothing.
    """
    found: dict[int, tuple[float, str, int]] = {}
    for tie in ties:
        ends = tie.left.document, tie.right.document
        for earlier, later in (ends, ends[::-1]) if documents.keys() >= {*ends} else ():
            if _comes_before(documents[earlier], documents[later]):
                near = (-tie.match.score, _day(documents[earlier]), earlier)
                found[later] = min(near, found.get(later, near))
    return {later: Edge(earlier, later, Way.LATER) for later, (_, _, earlier) in found.items()}


def _comes_before(one: Document, other: Document) -> bool:
    days = _day(one), _day(other)
    return all(days) and days[0] < days[1]


def _is_english(document: Document) -> bool:
    """Unless it is known to be in another language, of which no words are known here."""
    return document.language in {None, "en"}


def _day(document: Document) -> str:
    published = document.meta.published
    return published.value[:10] if published else ""


class _Tellings:
    """The statements of documents made ready for comparing, each once, and only those asked for."""

    def __init__(self, documents: Mapping[int, Document], carried: Sequence[Carried]) -> None:
        self._documents = documents
        self._on: dict[int, list[Carried]] = defaultdict(list)
        for one in sorted(carried):
            self._on[one.document].append(one)
        self._known: dict[Carried, Telling] = {}
        self._terms: dict[int, list[tuple[Carried, frozenset[str]]]] = {}

    def of(self, carried: Carried) -> Telling:
        if carried not in self._known:
            document = self._documents[carried.document]
            statement = document.statements[carried.statement]
            stated = state_from(document, statement)
            self._known[carried] = Telling(carried, document, stated, _sentence(document, statement))
        return self._known[carried]

    def on(self, number: int) -> list[Telling]:
        """Those by which a document carries the claim."""
        return [self.of(one) for one in self._on[number][:MOST_TELLINGS]]

    def beside(self, number: int, telling: Telling) -> list[Telling]:
        """Others of a document with nearly the words of a telling: what the number in them keeps apart."""
        terms = telling.stated.terms
        found = (
            one
            for one, words in self._others(number)
            if len(words & terms) >= MOST * max(len(words), len(terms))
        )
        return [self.of(one) for one in islice(found, MOST_TELLINGS)]

    def _others(self, number: int) -> list[tuple[Carried, frozenset[str]]]:
        """The statements of a document that do not carry the claim, each with its terms."""
        if number not in self._terms:
            document, carried = self._documents[number], set(self._on[number])
            self._terms[number] = [
                (
                    one,
                    frozenset(
                        term for span in statement.content for term in terms_of(span.of(document.text))
                    ),
                )
                for at, statement in enumerate(document.statements)
                if statement.comment is None and (one := Carried(number, at)) not in carried
            ]
        return self._terms[number]


def _sentence(document: Document, statement: Statement) -> Span:
    """The sentence in which a content begins."""
    start = statement.content[0].start
    passage = next((one.span for one in document.passages if one.span.start <= start < one.span.end), None)
    sentences = find_sentences(document.text, passage) if passage else ()
    return next((one for one in sentences if one.start <= start < one.end), statement.content[0])


def _along(edge: Edge, tellings: _Tellings, tied: set[frozenset[Carried]]) -> Iterator[Change]:
    """What changed on one way, each kind as it stands between the most alike statements."""
    earlier, later = tellings.on(edge.earlier), tellings.on(edge.later)
    pairs = [(one, other) for one in earlier for other in later if _are_tied(one, other, tied)]
    if edge.way is Way.COPIES:
        pairs += [(one, other) for one in earlier for other in tellings.beside(edge.later, one)]
        pairs += [(one, other) for other in later for one in tellings.beside(edge.earlier, other)]
    pairs.sort(key=lambda pair: (-alike(*pair), pair[0].carried, pair[1].carried))
    shown: set[ChangeKind] = set()
    for one, other in _best(pairs):
        for found in find_differences(one, other):
            if found.kind not in shown and not _stands_elsewhere(found.kind, earlier, later):
                shown.add(found.kind)
                yield _change(edge, one, other, found)


def _are_tied(one: Telling, other: Telling, tied: set[frozenset[Carried]]) -> bool:
    return frozenset((one.carried, other.carried)) in tied or alike(one, other) >= WORD_FOR_WORD


def _best(pairs: Sequence[tuple[Telling, Telling]]) -> Iterator[tuple[Telling, Telling]]:
    """Of pairs in order, each statement once."""
    taken: set[Carried] = set()
    for one, other in pairs:
        if taken.isdisjoint((one.carried, other.carried)):
            taken |= {one.carried, other.carried}
            yield one, other


def _stands_elsewhere(kind: ChangeKind, earlier: Sequence[Telling], later: Sequence[Telling]) -> bool:
    """Whether a page that says it several times has in another place what is missing here."""
    match kind:
        case ChangeKind.ATTRIBUTION_LOST:
            return any(one.statement.voice is Voice.SOURCE for one in later)
        case ChangeKind.HEDGE_LOST:
            return not all(map(is_plain, later))
        case ChangeKind.HEDGE_ADDED:
            return not all(map(is_plain, earlier))
        case _:
            return False


def _change(edge: Edge, one: Telling, other: Telling, found: Difference) -> Change:
    how = JOINED_BY[edge.way]
    detail = f"page {edge.earlier} {found.said}; page {edge.later}, {how}, {found.says}"
    return Change(found.kind, one.carried, other.carried, edge.way, found.before, found.after, detail)
