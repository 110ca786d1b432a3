"""Whom a document gives as its sources: everybody to whom it puts words, and everybody who passes them on.

The tagger finds who says what. It leaves out those who pass it on ("told the Harbour Post", "citing state
television", "in a report by the Dockside Mail", "a video posted on ..."), and reports and videos that nobody
is said to tell with. Those are found here, by the words that stand before or behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from sayso.links.origins.cues import (
    CAPITAL,
    WHO_CLAIMS,
    before_relays,
    mediums,
    name_runs,
    posts,
    putting_out,
    relay_verbs,
    unnamed_sources,
    writes_for,
)
from sayso.links.origins.naming import (
    COLLECTIVES,
    EMPTY,
    INSIDE,
    OUTLET_NOUNS,
    OWN_SPELLING,
    PARTICLES,
    SOURCES,
    TOKEN,
    Named,
    name_source,
)
from sayso.links.origins.remembering import remembered
from sayso.text import find_sentences
from sayso.types import Document, Kind, PartyKind, Span, Statement, Voice

# The words beside names are English; a document whose language is not known may be.
ENGLISH = frozenset({None, "en"})
OWN = frozenset({Kind.HEADLINE, Kind.ARTICLE, Kind.CAPTION})

# How far behind "told" a name may begin ("told the Kestrian media outlet Zendar"), and how many follow it.
MOST_BEFORE_NAME = 6
MOST_LISTED = 4
# Nobody names more in a sentence, or in an article; it keeps the work linear.
MOST_IN_SENTENCE = 12
MOST = 300
# A pronoun is taken for the source of one of the last few attributions.
REACH = 3


class Given(NamedTuple):
    """A party to whom a document puts words, or through whom it has them."""

    named: Named
    words: Span
    """The words by which it is given as a source: a cue."""
    sentence: int
    """Index into the document's sentences."""
    content: tuple[Span, ...]
    """What is put to it; the whole sentence where nothing tells."""
    relay: bool
    """Whether it passes words on: it is told, cited or quoted from."""
    again: bool = False
    """Whether the party stands there as a pronoun; `named` is then the last mention before."""
    confidence: float = 1.0
    """The tagger's, that there is an attribution."""
    behind: tuple[int, ...] = ()
    """For a relay: indices of those whose words it passes on."""
    credited: bool = False
    """Whether the page says that it has its whole story from there: "The story was first reported by ..."."""


@remembered
def find_given(document: Document) -> tuple[tuple[Span, ...], tuple[Given, ...]]:
    """The sentences of a document's own text, and whom it gives as sources, in text order."""
    text = document.text
    sentences = tuple(
        sentence
        for passage in document.passages
        if passage.kind in OWN and passage.comment is None
        for sentence in find_sentences(text, passage.span)
    )
    if document.language not in ENGLISH:
        return sentences, ()
    said = list(islice(_said(document, sentences), MOST))
    taken = [given.named.span for given in said if not given.again]
    for at, sentence in enumerate(sentences):
        if len(said) > 2 * MOST:
            break
        for given in islice(_by_words(text, sentence, at), MOST_IN_SENTENCE):
            if not any(given.named.span.overlaps(span) for span in taken):
                taken.append(given.named.span)
                said.append(given)
    said.sort(key=lambda given: (given.words.start, given.named.span))
    return sentences, tuple(_joined(_credited(text, given) for given in said))


def _said(document: Document, sentences: tuple[Span, ...]) -> Iterator[Given]:
    """Those whom the tagger finds to say something."""
    named_before: list[Named] = []
    last: Named | None = None
    last_sentence = -REACH
    for statement in document.statements:
        if statement.voice is not Voice.SOURCE or statement.comment is not None or not statement.source:
            continue
        if statement.within not in OWN or not statement.cue:
            continue
        at = _sentence_of(statement.cue[0].start, sentences)
        named = _name_of(document.text, statement.source[0])
        again = False
        if named is None:
            meant = _speaker(document, statement)
            named, again = meant or (last if at - last_sentence <= REACH else None), True
        elif named is not None and not named.proper:
            meant = _meant_again(named, named_before) or _speaker(document, statement)
            named, again = meant or named, meant is not None
        if named is None:
            continue
        last, last_sentence = named, at
        named_before.append(named)
        cue = Span(statement.cue[0].start, statement.cue[-1].end)
        confidence = 1.0 if statement.confidence is None else statement.confidence
        yield Given(named, cue, at, statement.content, relay=False, again=again, confidence=confidence)
        if again:
            continue
        for other in _beside(document.text, statement.source[0], named):
            yield Given(other, cue, at, statement.content, relay=True, confidence=confidence)


def _speaker(document: Document, statement: Statement) -> Named | None:
    """Whom a pronoun or "the spokesman" means: the last name before it of the one that the page was read to
    mean."""
    found = None
    for speaker in statement.speakers:
        for mention in document.claimants[speaker.claimant].mentions:
            if mention.span.end <= statement.source[0].start:
                named = name_source(document.text, mention.span)
                found = named if named is not None and named.proper else found
    return found


def _beside(text: str, source: Span, named: Named) -> Iterator[Named]:
    """The outlet that a named source writes for: "Post columnist Ana Lee", "Ana Lee of the Post"."""
    if not named.proper:
        return
    for found in writes_for().finditer(text, *source):
        outlet = name_source(text, Span(*found.span(found.lastgroup or 0)))
        if outlet is None or not outlet.proper or outlet.span.overlaps(named.span):
            continue
        # "The spokesman of the Ministry of Public Order, Tobin Arvask" speaks for it: it passes nothing on.
        if outlet.kind is not PartyKind.OFFICIAL:
            yield outlet


DESCRIBED = re.compile(r"(?:an?|the)\s", re.IGNORECASE)
APPOSITION = re.compile(rf"((?:{CAPITAL}\s(?:(?:of|for|the|and)\s)?){{0,5}}{CAPITAL}),\s\Z")


def _name_of(text: str, source: Span) -> Named | None:
    """What a source's words call it; where they say more of a name, that: "the Dock, a small website"."""
    named = name_source(text, source)
    # "Off the coast of Veland, two people said": who is counted is not described.
    if named is None or named.proper or not DESCRIBED.match(text, *source):
        return named
    named_before = APPOSITION.search(text, max(0, source.start - 80), source.start)
    described = None if named_before is None else name_source(text, Span(*named_before.span(1)))
    return described if described is not None and described.proper else named


def _meant_again(named: Named, before: list[Named]) -> Named | None:
    """Whom "the paper", "the same ministry" or "the official" means: the last one before that it fits."""
    article, _, noun = named.name.casefold().replace("the same ", "the ").partition(" ")
    if article not in ("the", "this") or " " in noun:
        return None
    for one in reversed(before):
        if noun in one.name.casefold().split() and one.name != named.name:
            return one
        if noun in OUTLET_NOUNS and one.proper and one.kind is PartyKind.OUTLET:
            return one
    return None


def _sentence_of(position: int, sentences: tuple[Span, ...]) -> int:
    return max((at for at, sentence in enumerate(sentences) if sentence.start <= position), default=0)


def _by_words(text: str, sentence: Span, at: int) -> Iterator[Given]:
    """Those who are given as sources by the words beside their names."""
    for found in before_relays().finditer(text, *sentence):
        cue = Span(found.start(), found.end() - 1)
        for named in _listed(text, Span(found.end(), sentence.end)):
            passes_on = named.proper and found.group().casefold().strip() != "quoted"
            yield Given(named, cue, at, (sentence,), relay=passes_on)
            if TOLD.fullmatch(found.group().strip()):
                teller = _teller(text, Span(sentence.start, found.start()))
                if teller is not None:
                    yield Given(teller, cue, at, (sentence,), relay=False)
    for run in _runs(text, sentence):
        verb = relay_verbs().match(text, run.end, sentence.end)
        source = name_source(text, run) if verb is not None else None
        if verb is not None and source is not None and not _opens_clause(text, run, sentence):
            yield Given(source, Span(*verb.span()), at, (sentence,), relay=source.proper)
        gives = putting_out().match(text, run.end, sentence.end) if verb is None else None
        source = name_source(text, run) if gives is not None else None
        if gives is not None and source is not None and not _opens_clause(text, run, sentence):
            yield Given(source, Span(*gives.span()), at, (sentence,), relay=False)
    for pattern in (mediums(), posts(), WHO_CLAIMS):
        for found in pattern.finditer(text, *sentence):
            medium = name_source(text, Span(*found.span()))
            if medium is not None:
                yield Given(medium, Span(*found.span()), at, (sentence,), relay=False)


WHOLE_STORY = re.compile(
    r"\b(?:the|this)\s(?:story|article|report|piece|post|news)"
    r"(?:\s(?:was|has\sbeen|had\sbeen|had|has))?(?:\s(?:first|originally|previously|also|earlier))?\s\Z",
    re.IGNORECASE,
)
TOLD = re.compile(r"(?:who\s)?(?:told|tells?)", re.IGNORECASE)
TELLER = re.compile(
    rf"((?:{CAPITAL}\s(?:(?:of|for|the)\s)?){{0,4}}{CAPITAL})"
    r"(?:,\s[^,;.]{2,60},)?,?(?:\swho)?(?:\s(?:has|had|have|also|later|then|first)){0,2}\s?\Z"
)


def _teller(text: str, before: Span) -> Named | None:
    """Who tells an outlet something: "Ana Lee, a keeper, told the Harbour Post of a leak"."""
    found = TELLER.search(text, max(before.start, before.end - 160), before.end)
    return None if found is None else name_source(text, Span(*found.span(1)))


def _opens_clause(text: str, run: Span, sentence: Span) -> bool:
    """Whether a capitalised word opens its sentence and is no name: "Describing reports ..."."""
    word = run.of(text)
    low = word.casefold()
    return run.start == sentence.start and (low.endswith("ing") or low in EMPTY - COLLECTIVES)


def _listed(text: str, window: Span) -> Iterator[Named]:
    """The names that open a stretch of text, "Veland's Post, the Lantern and Radio X"; or unnamed sources."""
    at = window.start
    for _ in range(MOST_LISTED):
        within = Span(at, min(window.end, at + 120))
        # "Lock and Quay" may be one name; behind a comma, "Tellwright and the Post" are two.
        run = _first_run(text, within, INSIDE if at == window.start else INSIDE - {"and"})
        named = None if run is None else name_source(text, run)
        if run is None or named is None:
            break
        yield named
        if named.kind is PartyKind.PERSON:  # "told the Harbour Post's Ana Lee": the paper passes it on
            yield from (outlet for outlet in _beside(text, run, named) if outlet.span.end < named.span.start)
        joined = JOINED.match(text, run.end, window.end)
        if joined is None or not joined.group().strip():
            return
        at = joined.end()
    if WHOEVER_CAME.match(text, at, window.end):
        return
    unnamed = unnamed_sources().match(text, at, min(window.end, at + 120))
    named = None if unnamed is None else name_source(text, Span(*unnamed.span()))
    if named is not None:
        yield named


# What may follow a name and belong to it, or take it for a description: "Velander media reports".
NOUNS = OUTLET_NOUNS | SOURCES | COLLECTIVES | {"based"}
NAME_FOLLOWS = re.compile(r"\s(?:(?:al|el|the)[\s-])?[A-Z]")
JOINED = re.compile(r",?\s(?:and\s)?(?:(?:in|on|by)\s)?|,\s")
# "Told reporters" names nobody who passes it on; "told two reporters of the Dock Herald" does.
WHOEVER_CAME = re.compile(r"(?:reporters|journalists|the\s(?:media|press))\b", re.IGNORECASE)
NOT_TOLD = frozenset({"that", "him", "them", "reporters", "us", "me", "it"})


def _first_run(text: str, window: Span, inside: frozenset[str]) -> Span | None:
    """From the start of a stretch to the end of its first name; None where too much stands before it."""
    tokens = list(TOKEN.finditer(text, *window))
    end = 0
    for count, token in enumerate(tokens):
        low = token.group().casefold()
        named = _is_named(token.group()) or (
            low in (inside if end else PARTICLES) and low != "the" and _is_named(_at(tokens, count + 1))
        )
        if named and (not end or text[end : token.start()].isspace()):
            end = token.end()
            if token.group()[-1] in "!?" or (low.endswith(".") and len(low) > 4):
                break
        elif end:
            end = _with_noun(text, tokens, count, end)
            if not NAME_FOLLOWS.match(text, end, window.end):
                break
        elif token.group() in ",;:()" or count > MOST_BEFORE_NAME or low in NOT_TOLD:
            return None
    return Span(window.start, end) if end else None


def _is_named(word: str) -> bool:
    if word[:1].isupper() or (word[:3].casefold() in ("al-", "el-") and word[3:4].isupper()):
        return True
    return OWN_SPELLING.fullmatch(word) is not None


def _at(tokens: list[re.Match[str]], index: int) -> str:
    return tokens[index].group() if index < len(tokens) else ""


def _with_noun(text: str, tokens: list[re.Match[str]], first: int, end: int) -> int:
    """The end of the common noun behind a name: "the Kestrian media outlet", "Zendar online newspaper"."""
    at = end
    for token in tokens[first : first + 4]:
        low = token.group().casefold()
        if not text[at : token.start()].isspace() or not token.group().islower() or low in INSIDE:
            break
        at = token.end()
        if low in NOUNS:
            end = at
    return end


def _runs(text: str, sentence: Span) -> Iterator[Span]:
    for found in name_runs().finditer(text, *sentence):
        yield Span(*found.span())


def _credited(text: str, given: Given) -> Given:
    """The same, and whether the page has its whole story from there."""
    behind_cue = given.named.proper and given.words.end <= given.named.span.start
    if behind_cue and WHOLE_STORY.search(text, max(0, given.words.start - 60), given.words.start):
        return given._replace(credited=True)
    return given


def _joined(given_there: Iterable[Given]) -> Iterator[Given]:
    """Relays with those whose words they pass on: who is given beside them in the same sentence."""
    said = list(given_there)
    for given in said:
        behind = tuple(
            index
            for index, other in enumerate(said)
            if given.relay and not other.relay and other.sentence == given.sentence
        )
        yield given._replace(behind=behind)
