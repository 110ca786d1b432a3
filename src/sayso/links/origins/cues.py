"""The words by which a text gives its sources, as patterns, built from `resources/origins-en.txt`.

What stands before a name ("citing", "told") or behind it ("reports", "issued a"), and what the unnamed,
documents and posts are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sayso.links.origins.naming import COLLECTIVES, DOCUMENTS, INSIDE, OUTLET_NOUNS, PLATFORMS, SOURCES
from sayso.resources import open_words

# "9News" and "iKwiz" are names, too; an address is one in small letters.
CAPITAL = r"(?:[A-Z@][\w’'&./-]*+|(?:\d+|[a-z])[A-Z][\w’'&./-]*+|[\w-]++\.(?:com|net|org)\b)"


def _phrases(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first)


def _section(name: str) -> str:
    return _phrases(open_words("origins-en", name))


# Words in front of a noun, as many as news sets there: "two senior Velander".
FRONT = r"(?:[\w’'.-]++\s){0,3}"
# What says more of them, up to where that ends: "familiar with the matter".
FAMILIAR = (
    r"(?:\s(?:familiar|close|inside|within|at|in|from|briefed|with)\s[\w’' .-]{3,40}?"
    r"(?=\s?[,;:]|\.\s|\s(?:who|that|said|told)))?"
)

# "Told a weekly" is told to a paper, "told a weekly briefing" is not.
NO_ADJECTIVE = (
    r"(?!(?:(?<=weekly)|(?<=daily)|(?<=monthly))\s(?!(?:that|in|of|on|at|and|which|how|why)\b)[a-z])"
)


@cache
def before_relays() -> re.Pattern[str]:
    """What stands before a source: "citing", "told", "in a report by", up to its first letter."""
    appeared = r"appeared(?:\son\s[A-Z][\w.]{2,9}\s\d{1,2},?)?\s(?:in|on)"
    dated = r"report\s[A-Z][a-z]{2,5}day\s(?:in|by|from|on)"
    inverted = r"(?<=,\s)(?:reported|reports|revealed|reveals|wrote|writes)"
    attributed = r"attribut(?:e|es|ed|ing)\s(?:[\w’'-]+\s){1,3}to"
    gave = r"(?:provided|gave|given|sent|handed|shared)\s(?:[\w’'-]+\s){0,3}"
    handed = rf"{gave}(?:{_section('handed')})\s(?:to|with)"
    before = (
        rf"{_section('before-relays')}|{appeared}|{dated}|{inverted}|{attributed}|{handed}|(?<![^\n])from"
    )
    return re.compile(rf"\b(?:{before})\s+[\"“‘]?", re.IGNORECASE)


@cache
def relay_verbs() -> re.Pattern[str]:
    """What an outlet does with what others say, behind its name: " reports"."""
    helping = r"(?:(?:has|have|had|also|first|then|later|however)\s){0,2}"
    # "Reports of floods" and "a report by": nouns.
    return re.compile(rf"\s{helping}(?:{_section('relay-verbs')})\b(?!\s(?:of|by|in|from)\b)", re.IGNORECASE)


@cache
def putting_out() -> re.Pattern[str]:
    """What those do who put something out, and what is said of them, where the tagger sees no attribution."""
    said_of = r"(?:,\s[^,;.]{2,60},)?\s(?:(?:has|have|had|also|then|first|later)\s){0,2}"
    return re.compile(rf"{said_of}(?:{_section('giving')})\b", re.IGNORECASE)


# "A man who says he recorded it": somebody of whom the page tells nothing else.
WHO_CLAIMS = re.compile(
    r"\b(?:an?|the|one|another|two|three|several|some)\s(?:(?!(?:an?|the|had|has|have)\s)[\w’'-]+\s){1,5}?"
    r"(?=who\s(?:\w+ly\s|have\s|has\s|had\s|also\s)?(?:claim|claims|claimed|say|says|said|allege|alleges|alleged)\b)",
    re.IGNORECASE,
)


@cache
def unnamed_sources() -> re.Pattern[str]:
    """Sources, media and crowds without a name: "two officials familiar with the matter"."""
    return re.compile(
        rf"{FRONT}\b(?:{_phrases(SOURCES | COLLECTIVES | OUTLET_NOUNS)})\b{NO_ADJECTIVE}{FAMILIAR}",
        re.IGNORECASE,
    )


@cache
def mediums() -> re.Pattern[str]:
    """Documents and crowds of whom it is said that they show or claim something, and rumours."""
    between = r"(?:\s[\w’'-]+){0,4}?"
    put_out = (
        r"(?:attributed\sto|issued\sby|released\sby|published\sby|posted\s(?:by|on)|distributed\s(?:by|on))"
    )
    tells = rf"(?={between}\s(?:{_section('medium-verbs')})\b)"
    rumours = rf"{FRONT}\b(?:{_section('rumours')})(?=\s(?:that|of|about)\b)"
    of_whom = rf"\s{put_out}\s(?:the\s)?{CAPITAL}(?:\s(?:of\s|and\s)?{CAPITAL}){{0,5}}"
    return re.compile(
        rf"{FRONT}\b(?:{_phrases(DOCUMENTS | COLLECTIVES | PLATFORMS)})\b(?:{of_whom}|{tells})|{rumours}",
        re.IGNORECASE,
    )


@cache
def posts() -> re.Pattern[str]:
    """Names of platforms with the noun behind them, and the signatures under posts shown on the page."""
    platforms = _phrases(word.title() for word in PLATFORMS - {"social"})
    return re.compile(
        rf"\b(?:{platforms}|YouTube|TikTok|WhatsApp|[Ss]ocial\s[Mm]edia)\b"
        rf"(?:\s(?:{_phrases(DOCUMENTS | {'pages', 'page', 'accounts', 'users', 'user'})}))?"
        rf"|(?<=—\s){CAPITAL}(?:\s{CAPITAL}){{0,3}}(?=\s\(@)"
    )


@cache
def writes_for() -> re.Pattern[str]:
    """The name in front of "columnist", "'s" or behind "of" that is no part of the writer's own."""
    name = rf"{CAPITAL}(?:\s(?:and\s)?{CAPITAL}){{0,4}}"
    journalists = _section("journalists")
    return re.compile(
        rf"(?P<before>{name})(?:['’]s?)?\s(?:[a-z]+\s)?(?:{journalists})\b"
        rf"|(?P<owner>{CAPITAL}(?:\s{CAPITAL}){{0,3}})(?<=['’]s|s['’])\s(?=[A-Z])"
        rf"|\bof\s(?:the\s)?(?P<of>{CAPITAL}(?:\s(?:(?:and|of|for)\s)?{CAPITAL}){{0,4}})"
    )


@cache
def name_runs() -> re.Pattern[str]:
    """Names with what joins their parts, and unnamed sources and crowds."""
    inside = "|".join(sorted(INSIDE))
    whose = rf"(?:\s(?:in|of|from|at)\s(?:the\s)?{CAPITAL}(?:\s{CAPITAL}){{0,3}})?"
    # "The Dock Herald reports." has no reports, "Velander reports say" has.
    verb = r"(?!(?:[A-Z]\S*\s)reports?(?:[.,;:”\"]|\s?\Z|\sthat\b))"
    return re.compile(
        rf"\b{verb}(?:[\w-]+\s)?(?:{_phrases(COLLECTIVES)})\b{whose}"
        rf"|\b(?:[Tt]he\s|al\s)?{CAPITAL}(?:\s(?:(?:{inside})\s)?(?:{CAPITAL}|\d+)){{0,7}}"
        rf"|{FRONT}\b(?:{_phrases(SOURCES)})\b{FAMILIAR}"
    )
