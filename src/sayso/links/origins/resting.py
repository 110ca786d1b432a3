"""Where chains of citing and copying end: which origins a claim has, and which documents rest on each.

The rules are those of people who trace claims by hand. Somebody who speaks for a body and the body are one
origin. Unnamed sources of one outlet are one, those of different outlets are different ones. An outlet rests
on those behind it, where any document shows them; its own page does. A collective ("local media") joins the
only origin where there is one and adds none. A document without sources that copied nobody rests on nothing.
Who is shown to say the same words is the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from sayso.links.origins.bearing import EMPTY, stem
from sayso.links.origins.copies import shingles_of
from sayso.links.origins.naming import Named, is_collective, is_somebody, kind_of
from sayso.links.origins.parties import same_name, words_of
from sayso.links.origins.signs import Group
from sayso.types import Copying, PartyKind

Node = Hashable

OUTLETS = frozenset({PartyKind.OUTLET, PartyKind.WIRE})
MEDIUMS = OUTLETS | {PartyKind.SOCIAL_MEDIA}


class Cited(NamedTuple):
    """A source of the claim in a document."""

    document: int
    given: int
    """Of the source among the document's."""
    party: int
    likely: float
    says: bool = False
    """Whether it is known to say what the claim is."""


class Ending(NamedTuple):
    """An origin while it is being counted."""

    parties: tuple[int, ...]
    documents: tuple[int, ...]
    likely: float
    anonymous: bool


class Forest:
    """Sets that grow together."""

    def __init__(self) -> None:
        self.parents: dict[Node, Node] = {}

    def find(self, node: Node) -> Node:
        self.parents.setdefault(node, node)
        while self.parents[node] != node:
            self.parents[node] = self.parents[self.parents[node]]
            node = self.parents[node]
        return node

    def join(self, left: Node, right: Node) -> None:
        self.parents[self.find(left)] = self.find(right)


def find_endings(
    group: Group, cited: Sequence[Cited], copies: Iterable[Copying], own_pages: Mapping[Cited, int]
) -> list[Ending]:
    """The origins of a claim, the one most documents rest on first.

    `own_pages` has the documents that are the page of a source itself.
    """
    texts = Forest()
    for copy in copies:
        texts.join(copy.document, copy.of)
    nodes = {each: _node(group, each, cited, texts) for each in cited}
    forest = Forest()
    for one, other in _same_origin(group, cited, nodes):
        forest.join(one, other)
    for one, other in list(_shown_by_pages(group, nodes, own_pages, forest, texts)):
        forest.join(one, other)
    borrowing = _find_borrowing(group, nodes, forest)
    for one, page in own_pages.items():
        if nodes[one] is not None:
            borrowing.lent[forest.find(nodes[one])].add(page)
    return _collect(group, nodes, forest, texts, borrowing)


def _same_origin(
    group: Group, cited: Sequence[Cited], nodes: dict[Cited, Node]
) -> Iterator[tuple[Node, Node]]:
    """Origins that are one: an outlet and those behind it, who says the same words, people and their body."""
    for outlet, behind in _relayed(group, cited, nodes).items():
        yield outlet, Counter(behind).most_common(1)[0][0]
    for one, other in _same_words(group, cited):
        if nodes[one] is not None and nodes[other] is not None:
            yield nodes[one], nodes[other]
    yield from _spoken_for(group, nodes)


def _shown_by_pages(
    group: Group, nodes: dict[Cited, Node], own_pages: Mapping[Cited, int], forest: Forest, texts: Forest
) -> Iterator[tuple[Node, Node]]:
    """Sources with the likeliest one that a page shows them to have it from: their own page, or the one that
    has their whole story; or else a copy of it."""
    for one, node in nodes.items():
        credited = group.readings[one.document].given[one.given].credited
        page = own_pages.get(one, one.document if credited else None)
        if node is None or page is None:
            continue
        behind = [
            (other.document != page, -other.likely, group.parties[other.party].name, forest.find(there))
            for other, there in nodes.items()
            if there is not None and texts.find(other.document) == texts.find(page)
        ]
        others = [each for each in behind if each[-1] != forest.find(node)]
        if others:
            yield node, min(others, key=lambda each: each[:-1])[-1]


class _Borrowing(NamedTuple):
    """What documents have from each other that no name tells."""

    wording: Forest
    """Documents joined, where one of them names no source."""
    lent: dict[Node, set[int]]
    """For each origin the documents that borrow from one that names it first, or that are its own page."""


def _find_borrowing(group: Group, nodes: dict[Cited, Node], forest: Forest) -> _Borrowing:
    wording = Forest()
    lent: dict[Node, set[int]] = defaultdict(set)
    told = {one.document for one in nodes if one.says}
    for left, right in _same_wording(group):
        if left in told and right in told:
            continue  # both say on whose word it stands
        mine, theirs = _roots(left, nodes, forest), _roots(right, nodes, forest)
        if not mine or not theirs:
            wording.join(left, right)
        elif not set(mine) & set(theirs):
            lent[mine[0]].add(right)
            lent[theirs[0]].add(left)
    return _Borrowing(wording, lent)


# Of two articles that share so many five-word sequences one borrows from the other, or both from a third: so
# with 39 of the 42 pairs that nothing else joined. Both then rest on what each of them names first. To take
# the two for one origin made one of all that a story has (dependence .62 for .67 over 70 groups).
BORROWED = 3


def _same_wording(group: Group) -> Iterator[tuple[int, int]]:
    """Documents of which one borrows words of the other, or both of a third."""
    all_shingles = [shingles_of(reading.text) for reading in group.readings]
    for left, right in combinations(range(len(all_shingles)), 2):
        shared = all_shingles[left] & all_shingles[right]
        own = (words for words in shared if not _of_the_claim(words, group))
        if len(shared) >= BORROWED and len(list(islice(own, BORROWED))) == BORROWED:
            yield left, right


def _of_the_claim(words: tuple[str, ...], group: Group) -> bool:
    """Whether all words that say something are the claim's: everybody who tells of it may put it so."""
    return all(word in EMPTY or stem(word) in group.claim for word in words)


def _roots(document: int, nodes: dict[Cited, Node], forest: Forest) -> list[Node]:
    """The origins that a document names, the likeliest first."""
    own = [one for one, node in nodes.items() if one.document == document and node is not None]
    return [forest.find(nodes[one]) for one in sorted(own, key=lambda one: -one.likely)]


def _node(group: Group, one: Cited, cited: Sequence[Cited], texts: Forest) -> Node:
    """The origin that a source stands for by itself; None for a collective."""
    given = group.readings[one.document].given[one.given]
    named = given.named
    if named.proper and named.kind is not PartyKind.SOCIAL_MEDIA:
        return ("party", one.party)
    if named.kind is PartyKind.SOCIAL_MEDIA:
        return ("posts",)
    if named.kind is PartyKind.DOCUMENT:
        issuer = _issuer(group, named, cited)
        return ("kind", kind_of(named)) if issuer is None and one.says else issuer
    body = _body_of(named)
    if body is not None:
        return _of_body(group, body)
    kind = kind_of(named)
    if one.says and kind is not None:  # the police or the doctors who say the very same are one
        return ("kind", kind)
    if is_collective(named) or not (one.says or is_somebody(named)):
        return None
    outlets = {other.party for other in cited if other.document == one.document and _is_outlet(group, other)}
    beside = {
        other.party
        for other in cited
        if other.document == one.document
        and other.party in outlets
        and group.readings[one.document].given[other.given].sentence == given.sentence
    }
    if beside or len(outlets) == 1:
        return ("party", min(beside or outlets))
    return ("own", texts.find(one.document))


CAPITALS = r"(?!(?:An?|The)\s)[A-Z][\w’'&.-]*(?:\s(?:of\s|and\s)?[A-Z][\w’'&.-]*){0,5}"
SPEAKING = r"(?:spokes(?:man|woman|person|men|people)|representatives?)"
SPEAKS_FOR = re.compile(
    rf"\b{SPEAKING}\s(?:for|of|from)\s(?:the\s)?(?P<behind>{CAPITALS})"
    rf"|(?P<before>{CAPITALS})\s(?:[a-z]+\s)?{SPEAKING}\b"
)


def _body_of(named: Named) -> tuple[str, ...] | None:
    """For whom somebody without a name speaks: "a spokesman for the Lock Board", "a Lock Board spokesman"."""
    found = SPEAKS_FOR.search(named.name)
    return None if found is None else words_of(found[found.lastgroup or 0])


def _of_body(group: Group, body: tuple[str, ...]) -> Node:
    """A body as an origin: the party of its name, where it is one."""
    for party, known in enumerate(group.parties):
        if known.kind is not PartyKind.UNNAMED and same_name(body, words_of(known.name)):
            return ("party", party)
    return ("body", *body)


def _issuer(group: Group, named: Named, cited: Sequence[Cited]) -> Node:
    """Who put out a document, where its words say so and that one is a source of the claim too."""
    for one in cited:
        forms = group.parties[one.party].forms
        if group.readings[one.document].given[one.given].named.proper and any(
            len(form) > 2 and form in named.name for form in forms
        ):
            return ("party", one.party)
    return None


def _is_outlet(group: Group, one: Cited) -> bool:
    given = group.readings[one.document].given[one.given]
    return given.named.proper and (given.relay or group.parties[one.party].kind in OUTLETS)


def _relayed(group: Group, cited: Sequence[Cited], nodes: dict[Cited, Node]) -> dict[Node, list[Node]]:
    """For each outlet those whose words some document shows it to pass on."""
    found: dict[Node, list[Node]] = defaultdict(list)
    for one in cited:
        if not _is_outlet(group, one):
            continue
        sentence = group.readings[one.document].given[one.given].sentence
        for other in cited:
            if other.document != one.document or nodes[other] is None or nodes[other] == nodes[one]:
                continue
            given = group.readings[other.document].given[other.given]
            if given.sentence == sentence and not _is_outlet(group, other):
                found[nodes[one]].append(nodes[other])
    return found


# So many words in a row are nobody's by chance.
SAME_WORDS = 4


def _same_words(group: Group, cited: Sequence[Cited]) -> Iterator[tuple[Cited, Cited]]:
    """Sources of different documents to whom the same words are put."""
    shingles = {}
    for one in cited:
        reading = group.readings[one.document]
        given = reading.given[one.given]
        if not given.relay:
            shingles[one] = shingles_of(" ".join(span.of(reading.text) for span in given.content))
    ones = list(shingles)
    for at, left in enumerate(ones):
        for right in ones[at + 1 :]:
            if left.document != right.document and len(shingles[left] & shingles[right]) >= SAME_WORDS:
                yield left, right


def _spoken_for(group: Group, nodes: dict[Cited, Node]) -> Iterator[tuple[Node, Node]]:
    """People with the body that some document says they speak for, where that is a source of it, too."""
    bodies = {one.party: node for one, node in nodes.items() if node is not None}
    told = {known for reading in group.readings for known in reading.bodies}
    for one, node in nodes.items():
        if node is None:
            continue
        form = words_of(group.readings[one.document].given[one.given].named.name)
        for name, body in told:
            if not same_name(form, words_of(name)):
                continue
            for party, other in bodies.items():
                if party != one.party and same_name(words_of(body), words_of(group.parties[party].name)):
                    yield node, other
            if ("body", *words_of(body)) in nodes.values():
                yield node, ("body", *words_of(body))


def _collect(
    group: Group, nodes: dict[Cited, Node], forest: Forest, texts: Forest, borrowing: _Borrowing
) -> list[Ending]:
    """The origins with all that rest on them: by name, by a copy, by borrowed words, or as the only fit."""
    members: dict[Node, list[Cited]] = defaultdict(list)
    for one, node in nodes.items():
        if node is not None:
            members[forest.find(node)].append(one)
    loose = {one.document for one, node in nodes.items() if node is None}
    endings = []
    for root, ones in members.items():
        documents = {one.document for one in ones}
        same = {
            at
            for at in range(len(group.readings))
            for other in documents
            if texts.find(at) == texts.find(other)
            or borrowing.wording.find(at) == borrowing.wording.find(other)
        }
        documents |= same | borrowing.lent.get(root, set()) | (loose if len(members) == 1 else set())
        named = (group.readings[one.document].given[one.given].named for one in ones)
        endings.append(
            Ending(
                tuple(sorted({one.party for one in ones})),
                tuple(sorted(documents)),
                max(one.likely for one in ones),
                not any(each.proper or _body_of(each) for each in named),
            )
        )
    return sorted(endings, key=lambda ending: _rank(group, ending))


def _rank(group: Group, ending: Ending) -> tuple[int, float, list[str]]:
    """By which origins are put in order, whatever the order of the documents."""
    names = sorted(group.parties[party].name for party in ending.parties)
    return -len(ending.documents), -ending.likely, names
