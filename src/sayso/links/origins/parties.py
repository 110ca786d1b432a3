"""Who is who among the sources of many documents: one party for all the forms of its name.

"al-Nuhar" and "al Nuhaar", "VWA" and "Veland Waterways Authority", "Mr Oru" and "Tarek Oru" are one. Sources
without a name are one with nobody: "officials" of two documents may be the same few people or not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from difflib import SequenceMatcher

from sayso.links.origins.giving import Given
from sayso.links.origins.naming import BODY_NOUNS, OUTLET_NOUNS, PLATFORMS, TITLES, Named
from sayso.types import Party, PartyKind

LETTERS = re.compile(r"[^\W_]+")
SMALL = frozenset({"the", "of", "and", "for", "a", "an", "in", "on", "al", "el"})
# Two spellings of one transcribed name agree in at least this much of their letters, and short ones in all.
ALIKE = 0.84
SHORTEST_ALIKE = 5
ALIKE_BESIDE = 0.6
SHORTEST_ACRONYM = 2

Key = Hashable


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, without accents, possessives, articles, titles and what follows only as a noun.

    >>> words_of("The Dóck Post newspaper"), words_of("Gen. Oru's")
    (('dock', 'post'), ('oru',))
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("'s", ""))
    found = LETTERS.findall("".join(char for char in plain if not unicodedata.combining(char)))
    while len(found) > 1 and (found[-1] in OUTLET_NOUNS | BODY_NOUNS or found[-1] in ("online", "news")):
        found.pop()
    lows = [word.casefold() for word in found]
    words = [low for low in lows if low not in ("the", "a", "an")] or lows
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return tuple(words)


def same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names, as words, are forms of one.

    >>> same_name(("al", "nuhar"), ("al", "nuhaar")), same_name(("vwa",), ("veland", "water", "authority"))
    (True, True)
    >>> same_name(("ana", "lee"), ("tom", "lee")), same_name(("lee",), ("tom", "lee"))
    (False, True)
    """
    if left == right or "".join(left) == "".join(right):
        return True
    if bool(PLATFORMS & set(left)) != bool(PLATFORMS & set(right)):
        return False
    short, long = sorted((left, right), key=len)
    if len(short) == 1:
        return _stands_for(short[0], long)
    if set(short) <= set(long):
        return True
    if len(short) == 2 and short[-1] == long[-1] and _short_first_name(short[0], long[0]):
        return True
    pairs = list(zip(_weighty(short), _weighty(long), strict=False))
    if len(pairs) == 2 == len(_weighty(long)) and _other_spelling(pairs):
        return True
    return len(_weighty(short)) == len(_weighty(long)) and all(
        one == two or _alike(one, two) for one, two in pairs
    )


def _other_spelling(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether of two words one is the same and the other its like: "Oma Kilvri" and "Oma Kelvari"."""
    (left, right), *same = sorted(pairs, key=lambda pair: pair[0] == pair[1])
    alike = SequenceMatcher(None, left, right, autojunk=False).ratio() >= ALIKE_BESIDE
    return same[0][0] == same[0][1] and left[0] == right[0] and min(len(left), len(right)) > 3 and alike


def _short_first_name(left: str, right: str) -> bool:
    """ "Chris" and "Christopher", "J" and "Jon"."""
    return left.startswith(right) or right.startswith(left) or left[:4] == right[:4]


def _weighty(name: tuple[str, ...]) -> list[str]:
    return [word for word in name if word not in SMALL]


def _stands_for(word: str, name: tuple[str, ...]) -> bool:
    if len(word) >= SHORTEST_ACRONYM and word in _initials(name):
        return True
    if len(word) > 2 and word not in SMALL and (word == name[-1] or word == name[0]):
        return True
    return len(_weighty(name)) == 1 and _alike(word, _weighty(name)[0])


def _initials(name: tuple[str, ...]) -> set[str]:
    return {"".join(word[0] for word in name), "".join(word[0] for word in name if word not in SMALL)}


def _alike(left: str, right: str) -> bool:
    if min(len(left), len(right)) < SHORTEST_ALIKE or left[0] != right[0]:
        return False
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= ALIKE


# "the Islamic Front of Veland (IFV)": a name and what it is called for short.
SHORTENED = re.compile(
    r"\b[A-Z][\w’'-]*+(?:\s(?:(?:of|for|the|and)\s){0,2}[A-Z][\w’'-]*+){1,6}(?=\s\(([A-Z]{2,6})\))"
)


def find_long_names(texts: Iterable[str]) -> set[tuple[str, ...]]:
    """Names that a text gives together with their letters: "Veland Waterways Authority (VWA)"."""
    found = (match for text in texts for match in SHORTENED.finditer(text))
    names = ((words_of(match.group()), match[1].casefold()) for match in found)
    return {name for name, short in names if short in _initials(name)}


def find_aliases(texts: Iterable[str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Letters that a text gives for a name and that say more than its initials, each with that name.

    >>> find_aliases(["The Free Ithral (FIRL) and the Lock Board (LB) met Ana Lee (SPD)."])
    {('firl',): ('free', 'ithral')}
    """
    found = (match for text in texts for match in SHORTENED.finditer(text))
    named = (((match[1].casefold(),), words_of(match.group())) for match in found)
    return {
        short: name
        for short, name in named
        if any(short[0].startswith(letters) and short[0] != letters for letters in _initials(name))
    }


def join_parties(
    given: Sequence[Sequence[Given]], texts: Iterable[str] = ()
) -> tuple[tuple[Party, ...], list[list[int]]]:
    """The parties of all documents, and for each document's sources the index of their party.

    The documents' `texts` tell which long names belong to which letters.
    """
    counts = Counter(words_of(each.named.name) for one in given for each in one if each.named.proper)
    texts = tuple(texts)
    counts.update(dict.fromkeys(find_long_names(texts), 0))
    leads = _leads(counts)
    for short, name in find_aliases(texts).items():
        if short in leads and name in leads:
            leads[short] = leads[name]
    keys = [[_key(each.named, at, leads) for each in one] for at, one in enumerate(given)]
    members: dict[Key, list[tuple[int, Named]]] = defaultdict(list)
    for at, (one, theirs) in enumerate(zip(given, keys, strict=True)):
        for each, key in zip(one, theirs, strict=True):
            members[key].append((at, each.named))
    index = {key: number for number, key in enumerate(members)}
    return tuple(_party(found) for found in members.values()), [[index[key] for key in one] for one in keys]


def _key(named: Named, document: int, leads: dict[tuple[str, ...], tuple[str, ...]]) -> Key:
    words = words_of(named.name)
    return leads[words] if named.proper else (document, *words)


def _leads(counts: Counter[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """For each name the one that leads its forms: longest first, a form joins the one lead that it fits."""
    leads: dict[tuple[str, ...], tuple[str, ...]] = {}
    heads: list[tuple[str, ...]] = []
    for words in sorted(counts, key=lambda words: (-len(words), -counts[words], words)):
        fitting = [head for head in heads if same_name(words, head)]
        if len(fitting) == 1 or (fitting and len(words) > 1):
            leads[words] = fitting[0]
        elif fitting:  # "Lee", where there are Ana Lee and Tom Lee: whoever is given more often
            leads[words] = max(fitting, key=lambda head: counts[head])
        else:
            leads[words] = words
            heads.append(words)
    return leads


def _party(found: Iterable[tuple[int, Named]]) -> Party:
    found = list(found)
    forms = Counter(named.name for _, named in found)
    kinds = Counter(named.kind for _, named in found)
    usual = sorted(forms, key=lambda form: (-forms[form], -len(form), form))
    return Party(fullest(usual), _kind(kinds), tuple(usual), tuple(sorted({at for at, _ in found})))


def fullest(forms: Sequence[str]) -> str:
    """Of the forms of a name, the most usual first, that one; or a longer one that it ends or abbreviates.

    >>> fullest(["Lee", "Ana Lee", "LT"])
    'Ana Lee'
    """
    name = forms[0]
    for form in forms[1:]:
        short, long = words_of(name), words_of(form)
        if len(long) > len(short) and (long[-len(short) :] == short or "".join(short) in _initials(long)):
            name = form
    return name


def _kind(kinds: Counter[PartyKind]) -> PartyKind:
    """The most usual kind; a capitalised word that nothing tells of is taken for a person only then."""
    known = Counter({kind: count for kind, count in kinds.items() if kind is not PartyKind.PERSON})
    return max(known or kinds, key=lambda kind: (kinds[kind], str(kind)))
