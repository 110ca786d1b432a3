"""Names in a source's words: which of them are the source, and which only describe it."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING

from sayso.statements.claimants.bodies import is_acronym
from sayso.statements.claimants.capitals import FUNCTION_WORDS, JOINED_BODY, end_of_run, is_shouted, is_small
from sayso.statements.claimants.cast import Figure, Seen, body_key, name_key
from sayso.statements.claimants.names import Sighting, is_personal, read_run
from sayso.statements.claimants.phrases import read_phrase
from sayso.statements.claimants.scene import Match
from sayso.statements.claimants.vocabulary import (
    ADDRESS,
    ARTICLES,
    BODIES,
    CROWDS,
    DOCUMENTS,
    HEAD_ENDS,
    MARKS,
    MODIFIERS,
    PARTIES,
    PLACES,
    POSSESSIVE,
    SEATS,
    is_office,
    is_plural,
)
from sayso.statements.grammar import ADVERBS, RELATIVES, TIMES, is_adverb, is_finite
from sayso.types import ClaimantKind

if TYPE_CHECKING:
    from sayso.statements.claimants.scene import Scene
    from sayso.statements.claimants.tokens import Tokens

AND = frozenset(["and", "or", "&"])
HE_OR_SHE = frozenset(["he", "she", "his", "her", "him"])
WITH = frozenset(["its", "his", "her", "their", "other", "others"])
LISTS = frozenset([",", "—", "–", "--"])
NO_HEAD_BEHIND = HEAD_ENDS | RELATIVES
SOON = 40
# One letter wrong of five, or one left out of eight.
NEARLY = 0.8
MOST_COMPARED = 100


def find_named(scene: Scene, start: int, end: int) -> list[Match]:
    """Those whom a source names; empty where it names nobody, or only in describing somebody else."""
    heads = _heads(scene, scene.within(start, end), start, end)
    if not heads:
        heads = _heads(scene, _looked_up(scene, start, end), start, end)
    if not heads:
        return []
    if _is_with_others(scene.tokens, heads[0], end):
        group = scene.unnamed(ClaimantKind.GROUP, start, end, end)
        return [Match(group, "a name and those with it are a group")]
    return [Match(one.figure, one.reason) for one in heads]


def _heads(scene: Scene, seen: list[Seen], start: int, end: int) -> list[Seen]:
    """The names that a source's words are about: the first, and those joined to it by "and"."""
    tokens = scene.tokens
    at = next((here for here, one in enumerate(seen) if _is_head(tokens, one, start, end)), None)
    if at is None:
        return []
    heads = [seen[at]]
    for one in seen[at + 1 :]:
        same = one.figure.kind is heads[0].figure.kind and one.figure is not heads[-1].figure
        if same and _is_joined(tokens, one) and not _describes(tokens, one, end):
            heads.append(one)
    return heads


def _is_head(tokens: Tokens, one: Seen, start: int, end: int) -> bool:
    if _describes(tokens, one, end):
        return False
    lows = tokens.lows[start : one.start]
    if lows and lows[-1] in POSSESSIVE and one.figure.kind is ClaimantKind.PERSON and len(lows) < 6:
        # "The Harbour Gazette's Ana Oru"
        return one.end - one.start > 1
    while lows and (lows[-1] in ARTICLES or lows[-1] in AND or lows[-1] in ADDRESS):
        lows.pop()
    if one.figure.kind is ClaimantKind.ORGANISATION and lows and lows[-1] in LISTS:
        # "Nine ports, Quillmar among them": what is listed is not who speaks.
        return False
    if not any(_leads_away(tokens, at) for at in range(start, start + len(lows))):
        return not lows or lows[-1] == "," or all(_may_qualify(low) for low in lows)
    if not lows or lows[-1] not in LISTS or one.figure.kind is not ClaimantKind.PERSON:
        return False
    if len(lows) > 1 and is_office(lows[-2]):
        return True
    # "The head of the harbour board, Ana Oru": the name tells who that is.
    phrase = read_phrase(tokens, start, one.start)
    if phrase is None or phrase.kind is not ClaimantKind.GROUP:
        return phrase is not None and phrase.kind is ClaimantKind.PERSON
    return not AND.isdisjoint(tokens.lows[one.end : end])


def _may_qualify(low: str) -> bool:
    """Whether a word before a name may belong to it: "an angry Ana Oru", but not "judges handling Oru"."""
    if low in MODIFIERS or is_office(low) or low in ARTICLES or "-" in low:
        return True
    noun = low in BODIES or low in DOCUMENTS or low in CROWDS or is_plural(low)
    return low.isalpha() and not noun and not low.endswith(("s", "ing", "ed"))


def _leads_away(tokens: Tokens, at: int) -> bool:
    """Whether behind a word of a source there is only what describes it: "officials of", "a man who"."""
    low = tokens.lows[at]
    return (low in POSSESSIVE or low in NO_HEAD_BEHIND or is_finite(low)) and not is_acronym(tokens.words[at])


def _describes(tokens: Tokens, one: Seen, end: int) -> bool:
    """Whether what follows makes a name part of a description: "Oru's aides", "the Oru campaign"."""
    at = one.end
    if tokens.words[at : at + 3 : 2] == ["(", ")"]:
        at += 3
    if at >= end:
        return False
    behind = tokens.lows[at]
    if behind in POSSESSIVE:
        return at + 1 < end
    if behind in AND and WITH.isdisjoint(tokens.lows[at + 1 : at + 2]) and _ends_in_crowd(tokens, at, end):
        # "Veland and Karvo officials"
        return True
    if not behind[0].isalpha() or behind in FUNCTION_WORDS or not tokens.words[at][0].islower():
        return False
    return not (is_adverb(behind) or is_finite(behind) or behind.endswith(("ed", "ing")))


def _ends_in_crowd(tokens: Tokens, start: int, end: int) -> bool:
    stop = next(
        (at for at in range(start + 1, end) if tokens.lows[at] in HEAD_ENDS or tokens.lows[at] in MARKS), end
    )
    noun = tokens.lows[stop - 1]
    return stop - start > 2 and tokens.words[stop - 1][0].islower() and (is_plural(noun) or noun in CROWDS)


def _is_joined(tokens: Tokens, one: Seen) -> bool:
    at = one.start - 1
    while at > 0 and tokens.lows[at] in ARTICLES:
        at -= 1
    return tokens.lows[at] in AND


def _is_with_others(tokens: Tokens, first: Seen, end: int) -> bool:
    """Whether those who go with a name follow it: "Veland and its allies"."""
    if first.end + 2 >= end or tokens.lows[first.end] != "and":
        return False
    others = tokens.lows[first.end + 1] in WITH
    return others and (is_plural(tokens.lows[end - 1]) or tokens.lows[end - 1] in CROWDS)


# ── names that the text around them does not tell: in headlines, in capitals, without a title ──


def _looked_up(scene: Scene, start: int, end: int) -> list[Seen]:
    tokens, found, at = scene.tokens, [], start
    while at < end:
        if not tokens.words[at][0].isupper() or is_small(tokens, at) or tokens.lows[at] in TIMES:
            at += 1
            continue
        stop = max(min(end, end_of_run(tokens, at)), at + 1)
        one = _look_up(scene, at, stop)
        found += [] if one is None else [one]
        at = stop
    return found


def _look_up(scene: Scene, start: int, end: int) -> Seen | None:
    tokens, cast = scene.tokens, scene.cast
    words = tokens.words[start:end]
    known = cast.speaker(words[0]) if len(words) == 1 else cast.person(words) or cast.person(words[-1:])
    if known is not None and (len(words) == 1 or words[-1].lower() not in BODIES):
        return Seen(start, end, *known)
    body = cast.by_body.get(body_key(" ".join(words)))
    if body is not None:
        return Seen(start, end, body, "named in full elsewhere")
    sure = next((one for one in read_run(tokens, start, end) if one.person), None)
    if sure is not None:
        return Seen(sure.phrase, sure.end, cast.add_person(sure), "named in full")
    return _guess(scene, start, end)


def _guess(scene: Scene, start: int, end: int) -> Seen | None:
    """A name of which nothing tells for sure what it names."""
    tokens, cast = scene.tokens, scene.cast
    lows = tokens.lows[start:end]
    if _names_nobody(lows) or _is_family(scene, start, end):
        return None
    if " ".join(lows) in PLACES or " ".join(lows) in SEATS or lows[-1] in BODIES:
        return Seen(start, end, cast.body(tokens.said(start, end)), "the name of a body")
    misspelt = _misspelt(scene, tokens.words[start]) if end - start == 1 else None
    if misspelt is not None:
        return Seen(start, end, misspelt, f'spelled nearly as "{misspelt.name}"')
    behind_the = start > 0 and tokens.lows[start - 1] == "the"
    if end - start > 1 and not behind_the and is_personal(tokens, start, end):
        return Seen(start, end, _add_person(scene, start, end), "names side by side, none of them a body's")
    shouted = is_shouted(tokens, start, end)
    followed = not is_acronym(tokens.words[start]) and _he_follows(tokens, end)
    if not behind_the and (shouted or followed):
        return Seen(start, end, _add_person(scene, start, end), 'speaks by name, or "he" or "she" follows')
    name = cast.body(tokens.said(start, end))
    return Seen(start, end, name, "a name that no title or pronoun gives to a person")


def _names_nobody(lows: list[str]) -> bool:
    last = lows[-1]
    if last in ADVERBS and len(lows) == 1:
        return True
    if any(is_office(low) for low in lows) and not JOINED_BODY.isdisjoint(lows):
        # "The Director of Nursing" is a person, whoever it is.
        return True
    if last in CROWDS or last in DOCUMENTS or last in PARTIES or is_office(last) or is_plural(last):
        return True
    return (len(lows) == 1 and (last in BODIES or last in MODIFIERS)) or last.endswith(
        ("ans", "ists", "crats")
    )


def _misspelt(scene: Scene, word: str) -> Figure | None:
    """The person whose family name a word nearly is: of the same first letter, most letters in common."""
    low = word.lower()
    if len(low) < 5:
        return None
    for last in islice((*scene.cast.by_last, *scene.cast.full), MOST_COMPARED):
        if last[0] == low[0] and abs(len(last) - len(low)) < 2:
            found = scene.cast.speaker(last) if SequenceMatcher(None, last, low).ratio() >= NEARLY else None
            if found is not None:
                return found[0]
    return None


def _is_family(scene: Scene, start: int, end: int) -> bool:
    """Whether a name in the plural is a known person's family: "the Orus"."""
    return end - start == 1 and name_key([scene.tokens.words[start][:-1]])[-1:] in {
        one.tokens[-1:] for one in scene.cast.by_last.get(scene.tokens.lows[start][:-1], ())
    }


def _he_follows(tokens: Tokens, at: int) -> bool:
    return not HE_OR_SHE.isdisjoint(tokens.lows[at : at + SOON])


def _add_person(scene: Scene, start: int, end: int) -> Figure:
    return scene.cast.add_person(Sighting(start, end, start, person=True))
