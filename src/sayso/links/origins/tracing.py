"""From the documents that carry a claim to its provenance: who cites whom, who copied whom, where it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from sayso.links.origins.bearing import overlap, stems_of, weigh_words
from sayso.links.origins.copies import find_copies
from sayso.links.origins.days import find_earliest
from sayso.links.origins.giving import find_given
from sayso.links.origins.hindsight import find_first_told, find_recantings
from sayso.links.origins.pages import find_links, page_of
from sayso.links.origins.parties import fullest, join_parties
from sayso.links.origins.resting import MEDIUMS, OUTLETS, Cited, Ending, find_endings
from sayso.links.origins.signs import (
    NEGATIONS,
    Group,
    Reading,
    contradicts,
    find_phrase,
    find_signs,
    is_denial,
    lows_of,
    probability,
)
from sayso.links.origins.standing import is_on_topic, stand
from sayso.types import (
    Appearance,
    Citation,
    Denial,
    Document,
    Origin,
    PartyKind,
    Provenance,
    Reason,
    Relation,
    Span,
    Voice,
)

# From how likely on a source is taken for one of the claim. Lower than a half: what is missed breaks a chain.
CITED = 0.25
# From how likely on it is listed as one. Of groups left out, cited sources then have F1 .67 in place of .65;
# chains that follow none but these find dependence .83 in place of .89.
LISTED = 0.3
# Who says what is known to be the claim is a source of it; others of such a page are to be likely.
SAYS_IT = 0.9
# An outlet from which a page says that it has its whole story.
CREDITED = 0.7
CARRIED = 0.5
# And if they are told in no sentence in which somebody is known to say it, and pass on nothing.
ELSEWHERE = 0.7
# An origin that has documents enough to itself counts from here on; one whose documents nearly all rest on
# the main origin too may be background to it, and has to be surer and have a name: unnamed, it may be the
# same few people.
APART = 0.3
BESIDE = 0.75
# Documents that such an origin must have to itself, beside the main one: two, and of a few this share. One
# page in eight that names somebody else mostly names a source of something else.
TO_ITSELF = 2
TO_ITSELF_OF_FEW = 0.15
# Below this an origin may or may not be one of the claim.
SURE = 0.8
# Of the documents that give an origin's most usual party, those that give whoever it may be called after.
OFTEN = 0.5


def trace_origins(
    documents: Sequence[Document],
    wordings: Sequence[str],
    carried: Mapping[int, Collection[tuple[Span, ...]]] | None = None,
) -> Provenance:
    """On whose word a claim stands in these documents.

    `wordings` are the claim's own and after it any others, such as the headlines of pages that carry it; they
    tell which of a page's many attributions bear on the claim. `carried` has the contents of statements that
    are known to make it, by the index of their document: who says them is a source of it. The documents have
    their statements.
    """
    group = read_group(documents, wordings)
    copies = tuple(find_copies(documents))
    cited = list(_cited(group, carried or {}))
    own_pages = _own_pages(group, cited, documents)
    endings = find_endings(group, cited, copies, own_pages)
    counted = [_counts(ending, endings[0], len(documents)) for ending in endings]
    unsure = tuple(_unsure(group, endings))
    citations = tuple(_citations(group, cited, own_pages))
    links = tuple(find_links(documents))
    copied = {copy.document for copy in copies}
    taken = [(each.document, each.to) for each in citations if each.to is not None]
    taken += [(link.document, link.to) for link in links] + [(copy.document, copy.of) for copy in copies]
    return Provenance(
        claim=wordings[0],
        appearances=tuple(_appearance(group, at, cited, copied) for at in range(len(documents))),
        parties=group.parties,
        citations=citations,
        copies=copies,
        denials=tuple(_denials(group, cited)),
        origins=tuple(
            _origin(group, ending, endings[0], counts)
            for ending, counts in zip(endings, counted, strict=True)
        ),
        independent=sum(counted),
        low=_fewest(endings),
        high=max(sum(counted), sum(ending.likely >= APART for ending in endings)),
        unsure=unsure,
        earliest=find_earliest(documents, taken),
        links=links,
        first_told=tuple(find_first_told(group, [(one.document, one.given) for one in cited])),
        recantings=tuple(find_recantings(group, sorted({p for each in endings for p in each.parties}))),
    )


def read_group(documents: Sequence[Document], wordings: Sequence[str]) -> Group:
    """The documents as far as tracing needs them, and what their sources have in common."""
    weights = weigh_words(wordings, documents)
    readings = tuple(_reading(document, weights) for document in documents)
    parties, party_of = join_parties(
        [reading.given for reading in readings], [document.text for document in documents]
    )
    negated = not NEGATIONS.isdisjoint(lows_of(wordings[0]))
    return Group(readings, parties, party_of, stems_of(wordings[0]), weights, negated)


def _reading(document: Document, weights: Mapping[str, float]) -> Reading:
    sentences, given = find_given(document)
    bearing = [overlap(stems_of(sentence.of(document.text)), weights) for sentence in sentences]
    best = max(bearing, default=0.0) or 1.0
    own = tuple(
        span
        for statement in document.statements
        if statement.voice is Voice.OUTLET and statement.comment is None
        for span in statement.content
    )
    bodies = tuple(
        (one.name, one.organisation) for one in document.claimants if one.name and one.organisation
    )
    return Reading(document.text, sentences, given, tuple(each / best for each in bearing), own, bodies)


def _cited(group: Group, carried: Mapping[int, Collection[tuple[Span, ...]]]) -> Iterator[Cited]:
    for document, (reading, signs) in enumerate(zip(group.readings, find_signs(group), strict=True)):
        if not is_on_topic(group, reading) and document not in carried:
            continue
        says_it = [given.content in carried.get(document, ()) for given in reading.given]
        least = CARRIED if document in carried else CITED
        there = {given.sentence for given, says in zip(reading.given, says_it, strict=True) if says}
        for index, (each, says) in enumerate(zip(signs, says_it, strict=True)):
            given = reading.given[index]
            likely = max(probability(each), SAYS_IT if says else CREDITED if given.credited else 0.0)
            outlet = given.relay or given.named.kind in MEDIUMS
            if there and not outlet and given.sentence not in there and likely < ELSEWHERE:
                continue
            if likely >= least and (says or not contradicts(group, document, index)):
                yield Cited(document, index, group.party_of[document][index], likely, says)


def _own_pages(group: Group, cited: Sequence[Cited], documents: Sequence[Document]) -> dict[Cited, int]:
    pages = ((one, page_of(group.parties[one.party], documents, one.document)) for one in cited)
    return {one: page for one, page in pages if page is not None}


def _citations(group: Group, cited: Sequence[Cited], own_pages: Mapping[Cited, int]) -> Iterator[Citation]:
    for one in cited:
        reading = group.readings[one.document]
        given = reading.given[one.given]
        if not one.says and (given.again or one.likely < LISTED):
            continue
        behind = tuple(
            sorted(
                {
                    other.party
                    for other in cited
                    if other.document == one.document
                    and other.party != one.party
                    and reading.given[other.given].sentence == given.sentence
                    and not reading.given[other.given].relay
                }
            )
        )
        relays = bool(behind) and (given.relay or given.named.kind in MEDIUMS)
        yield Citation(
            one.document,
            one.party,
            _called(group, one),
            given.named.span,
            Relation.RELAY if relays else Relation.ORIGIN,
            f"given as a source by “{given.words.of(reading.text)}”",
            round(one.likely, 3),
            behind if relays else (),
            own_pages.get(one),
        )


def _called(group: Group, one: Cited) -> str:
    given = group.readings[one.document].given
    if not given[one.given].named.proper:
        return given[one.given].named.name
    forms = Counter(
        each.named.name
        for each, party in zip(given, group.party_of[one.document], strict=True)
        if party == one.party
    )
    return fullest([form for form, _ in forms.most_common()])


def _denials(group: Group, cited: Sequence[Cited]) -> Iterator[Denial]:
    taken = {(one.document, one.given) for one in cited}
    for document, reading in enumerate(group.readings):
        for index, given in enumerate(reading.given):
            against = is_denial(reading, given) or contradicts(group, document, index)
            if against and (document, index) not in taken and not given.again:
                words = reading.sentences[given.sentence].of(reading.text)
                yield Denial(document, given.named.name, given.named.span, f"denies it: “{words}”")


def _appearance(group: Group, at: int, cited: Sequence[Cited], copies: Set[int]) -> Appearance:
    reading = group.readings[at]
    stance, why = stand(group, reading)
    # A copy has the other's words for its own reporting, too.
    own = None if at in copies else _own_reporting(group, at, cited)
    return Appearance(at, stance, own is not None, (why,) if own is None else (why, own))


def _own_reporting(group: Group, at: int, cited: Sequence[Cited]) -> Reason | None:
    """The words by which a document says that it has it at first hand.

    Or its unnamed sources, where no outlet stands between.
    """
    reading = group.readings[at]
    found = find_phrase("own-reporting", reading.text)
    if found is not None:
        return Reason("own reporting", f"says “{found.group()}”", Span(*found.span()))
    mine = [reading.given[one.given] for one in cited if one.document == at]
    if any(given.named.proper and (given.relay or given.named.kind in MEDIUMS) for given in mine):
        return None
    sources = [given for given in mine if not given.named.proper and given.named.kind is PartyKind.UNNAMED]
    if sources:
        return Reason("own reporting", "unnamed sources with no outlet between", sources[0].named.span)
    return None


def _apart(ending: Ending, main: Ending) -> bool:
    return ending is main or not set(ending.documents) <= set(main.documents)


def _counts(ending: Ending, main: Ending, documents: int) -> bool:
    if ending is main:
        return True
    to_itself = len(set(ending.documents) - set(main.documents))
    if to_itself and (ending.likely >= SURE or to_itself >= min(TO_ITSELF, TO_ITSELF_OF_FEW * documents)):
        return ending.likely >= APART
    return ending.likely >= BESIDE and not ending.anonymous


def _fewest(endings: Sequence[Ending]) -> int:
    """How many origins are left when only the sure ones count that have documents to themselves."""
    return sum(
        ending is endings[0] or (ending.likely >= SURE and _apart(ending, endings[0])) for ending in endings
    )


def _unsure(group: Group, endings: Sequence[Ending]) -> Iterator[Reason]:
    for ending in endings[1:]:
        name = _name(group, ending)
        if ending.likely >= APART and not (ending.likely >= SURE and _apart(ending, endings[0])):
            yield Reason("independent origins", f"{name} {_doubt(ending, endings[0])}")


def _doubt(ending: Ending, main: Ending) -> str:
    """Why an origin may be none, or no other one than the main origin."""
    if not _apart(ending, main):
        return "stands only on pages that rest on the first origin too"
    if ending.anonymous:
        return "is unnamed and may be the same few people"
    return "may be a source of something else"


def _origin(group: Group, ending: Ending, main: Ending, counts: bool) -> Origin:
    pages = len(ending.documents)
    reason = f"{pages} {'page rests' if pages == 1 else 'pages rest'} on it"
    if not counts:
        unsure = ending.likely < APART
        reason = "too unsure a source of this claim to count" if unsure else _doubt(ending, main)
    return Origin(_name(group, ending), ending.parties, ending.documents, counts, reason)


def _name(group: Group, ending: Ending) -> str:
    """The name of the party that most documents give; the named before the unnamed, and whoever is told
    before the outlet that was told."""
    unnamed = (PartyKind.UNNAMED, PartyKind.DOCUMENT, PartyKind.SOCIAL_MEDIA)
    parties = [group.parties[party] for party in ending.parties]
    named = [party for party in parties if party.kind not in unnamed] or parties
    most = max(len(party.documents) for party in named)
    usual = [party for party in named if OFTEN * most <= len(party.documents)]
    told = [party for party in usual if party.kind not in OUTLETS] or usual
    return max(told, key=lambda party: (len(party.documents), party.name)).name
