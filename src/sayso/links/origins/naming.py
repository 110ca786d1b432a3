"""What a source is called: the name inside the words that stand for it, and what sort of party it is.

"Kestrian analyst Tarek Oru, who advises the port" is Tarek Oru, "Veland's official newspaper, al-Rawd" is
al-Rawd, "two officials familiar with the matter" keep all their words: they have no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sayso.resources import open_words
from sayso.text import trim
from sayso.types import PartyKind, Span


def _words(section: str) -> frozenset[str]:
    return open_words("origins-en", section)


OUTLET_NOUNS = _words("outlet-nouns")
OUTLET_WORDS = _words("outlet-words")
PLATFORMS = _words("platforms")
DOCUMENTS = _words("documents")
COLLECTIVES = _words("collectives")
SOURCES = _words("sources")
BODIES = _words("bodies")
BODY_NOUNS = _words("body-nouns")
TITLES = _words("titles")
EMPTY = _words("empty")
GRAMMAR_TIMES = open_words("grammar-en", "days") | open_words("grammar-en", "months")

# A token of a phrase: what stands between spaces, with the marks around it apart.
TOKEN = re.compile(r"[^\s,;:()\"“”‘\[\]]+|[,;:()\[\]]")
PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "de", "da", "del", "der", "van", "von", "la", "le", "du", "di"}
)
# What may stand between the capitalised words of one name.
INSIDE = PARTICLES | {"of", "for", "the", "and", "&", "on"}
POSSESSIVE = ("'s", "’s", "s'", "s’")
STOPS = frozenset({"who", "which", "that", "whose", "whom", "(", "[", ";", ":", "—", "–", "-", "--"})
PRONOUNS = (
    open_words("grammar-en", "pronouns")
    | open_words("grammar-en", "relatives")
    | frozenset(
        {
            "himself",
            "herself",
            "themselves",
            "another",
            "others",
            "both",
            "this",
            "that",
            "these",
            "one",
            "several",
            "many",
            "some",
            "all",
            "most",
            "few",
        }
    )
)
# "the Velandic-language daily", "the Dockside-based agency": no names.
LOWERING = (
    "-language",
    "-based",
    "-led",
    "-run",
    "-backed",
    "-owned",
    "-held",
    "-controlled",
    "-affiliated",
    "-linked",
)
# "militants in Veland" are no Veland.
PRESS = frozenset({"media", "outlets", "newspapers", "press", "papers", "journalists", "broadcasters"})
WHERE = frozenset({"in", "at", "from", "near", "inside", "around", "within"})
# "officials Tuesday in Port Alm", but not "a Monday report".
BEHIND_DAYS = frozenset({"at", "in", "on", "to", "night", "morning", "evening", "afternoon", "by"})
# What comes after these says more of the source and is not it.
BEHIND = WHERE | {"of", "by", "from", "for", "with", "on", "to", "commissioned", "performed", "conducted"}
LONGEST_NAME = 9
ACRONYM = re.compile(r"[A-Z]\.?(?:[A-Z]\.?)+\Z")
# "Norrund 3" is a station.
CHANNEL = re.compile(r"\d{1,2}[.,]?")
# "9News", "iDock", "dockside.com"
OWN_SPELLING = re.compile(r"(?:\d+|[a-z])[A-Z]\S*|[\w-]++\.(?:com|net|org)")


RELATIVES = frozenset({"who", "whom", "which", "that"})
# "the Lock Board itself"
STRESSED = frozenset({"himself", "herself", "itself", "themselves"})


class Named(NamedTuple):
    """A source's words, tidied, and what it is called."""

    span: Span
    name: str
    kind: PartyKind
    proper: bool
    """Whether that is a name of its own, not a common noun."""


class _Token(NamedTuple):
    span: Span
    text: str

    @property
    def low(self) -> str:
        return self.text.casefold().removesuffix("'s").removesuffix("’s")

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0] in "@#" or self.text[0].isdigit()

    @property
    def named(self) -> bool:
        """Whether it can be part of a name: `Zameli`, `al-Zameli`, but not `2,000`."""
        if OWN_SPELLING.fullmatch(self.text):
            return True
        if self.text[0].isdigit():
            return False
        before, _, rest = self.text.partition("-")
        if before.casefold() in ("al", "el"):
            return rest[:1].isupper()
        return self.capital and not self.text.endswith(LOWERING)


def name_source(text: str, span: Span) -> Named | None:
    """What the words of a span call a source; None for a pronoun and for nothing.

    >>> text = "Veland's official newspaper, al Rawd, said so"
    >>> named = name_source(text, Span(0, 36))
    >>> named.name, named.kind
    ('al Rawd', <PartyKind.OUTLET: 'outlet'>)
    >>> name_source("Grain Office spokeswoman Ana Lee", Span(0, 32)).name
    'Ana Lee'
    >>> name_source("two officials in the port", Span(0, 25)).name
    'two officials in the port'
    """
    tokens = _tokens(text, span)
    parts = _parts(tokens)
    if not parts:
        return None
    head = _without_owner(parts[0])
    # "Veland's official newspaper, al-Rawd": the name stands behind its description.
    if len(parts) > 1 and _describes(head) and _opens_name(parts[1]):
        run = _name_run(parts[1])
        if run is not None:
            return _proper(text, run, {token.low for token in head})
    return _named(text, head)


def _describes(part: list[_Token]) -> bool:
    """Whether a part has no name of its own, but that of a body that somebody speaks for."""
    return not any(token.named for token in part[1:]) or _opening_noun(part) is not None


def _tokens(text: str, span: Span) -> list[_Token]:
    found = (
        _Token(Span(*match.span()), match.group()) for match in TOKEN.finditer(text, span.start, span.end)
    )
    tokens = [token for token in found if token.text.strip("'‘’\"")]
    while tokens and (tokens[-1].text in ",;:" or (tokens[-1].text in ")]" and not _opened(tokens))):
        tokens.pop()
    while len(tokens) > 1 and tokens[-1].low in STRESSED:
        tokens.pop()
    opening = len(tokens) > 1 and tokens[0].text in RELATIVES
    return tokens[1:] if opening else tokens


def _opened(tokens: Sequence[_Token]) -> bool:
    """Whether a bracket stands open before the last token, which closes one."""
    return any(token.text in "([" for token in tokens)


def _parts(tokens: list[_Token]) -> list[list[_Token]]:
    """The stretches between commas, up to what only says more of the source, without days."""
    parts: list[list[_Token]] = [[]]
    for token in tokens:
        if token.text in STOPS and (parts[0] or token.text not in ("that", "which", "who")):
            break
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    parts = [_without_days(part) for part in parts if part]
    return [part for part in parts if part]


def _without_days(part: list[_Token]) -> list[_Token]:
    for at, token in enumerate(part):
        after = part[at + 1].low if at + 1 < len(part) else ""
        ends = not after or after in BEHIND_DAYS or after[0].isdigit()
        if at and ends and token.capital and {token.low, token.low.rstrip(".")} & GRAMMAR_TIMES:
            part = part[:at]
            break
    while part and part[-1].low in ("on", "in", "late", "early", "last", "of"):
        part = part[:-1]
    return part


def _without_owner(part: list[_Token]) -> list[_Token]:
    """Without the owner in front: "Veland's Ministry of Ports", "the blog's Ana Lee"; of "a report by Lee's
    family" it is a report."""
    for at, token in enumerate(part[:-1]):
        if token.low in BEHIND:
            break
        if token.text.endswith(POSSESSIVE) and (token.named or any(each.named for each in part[at + 1 :])):
            return part[at + 1 :]
    return part


def _opens_name(part: list[_Token]) -> bool:
    first = part[1] if len(part) > 1 and part[0].low in PARTICLES | {"the"} else part[0]
    return first.named


def _named(text: str, head: list[_Token]) -> Named | None:
    lows = [token.low for token in head]
    # "Thursday." ends a sentence, and "Aug." is a month.
    if len(head) == 1 and not {lows[0], lows[0].rstrip(".")}.isdisjoint(GRAMMAR_TIMES):
        return None
    if len(head) == 1 and (
        re.split("['’]", lows[0])[0] in PRONOUNS or (_is_empty(head[0]) and lows[0] != "reports")
    ):
        return None
    described = set(lows)
    if lows[0] in SOURCES | COLLECTIVES | DOCUMENTS and not any(token.named for token in head[1:]):
        return _common(text, head)
    run = _name_run(head)
    noun = _opening_noun(head)
    if run is None or (noun is not None and noun not in COLLECTIVES):
        return _common(text, head)
    before = head[: head.index(run[0])]
    # "Local media in Kestria" are somewhere; "reports in Kestria Today" are somebody's.
    if before and before[-1].low in WHERE and (noun is None or noun in PRESS):
        return _common(text, head)
    rest = head[head.index(run[-1]) + 1 :]
    if not rest or rest[0].low in ("of", "from", "with", "at", "in", "for"):
        return _proper(text, run, described)
    noun = rest[-1].low
    if noun in OUTLET_NOUNS | BODY_NOUNS and len(rest) <= 2:
        named = _proper(text, run, described)
        return named._replace(span=Span(named.span.start, rest[-1].span.end))
    return _common(text, head)


def _is_empty(token: _Token) -> bool:
    """Whether a word says nothing: "However", but not "US"."""
    return token.low in EMPTY and not token.text.isupper()


def _opening_noun(part: list[_Token]) -> str | None:
    """The noun of a source without a name before what says more of it: "five sources at the Port"."""
    for token, following in pairwise(part):
        if token.named and token is not part[0]:
            return None
        if _is_source(token.low, following.low) and not following.named:
            return token.low
    return None


def _name_run(tokens: list[_Token]) -> list[_Token] | None:
    """The last run of capitalised words that is a name, without titles in front; None where there is none."""
    runs: list[list[_Token]] = []
    run: list[_Token] = []
    for at, token in enumerate(tokens):
        follows = at + 1 < len(tokens) and (tokens[at + 1].named or tokens[at + 1].low in INSIDE)
        joined = (
            run
            and follows
            and (token.low in INSIDE - {"the"} or (token.low == "the" and run[-1].low in INSIDE))
        )
        begins = token.low in PARTICLES and at + 1 < len(tokens) and tokens[at + 1].named
        if token.named or joined or begins or (run and CHANNEL.fullmatch(token.text)):
            run.append(token)
        elif run:
            runs.append(run)
            run = []
    if run:
        runs.append(run)
    tidy = [_without_titles(_before_body(run)) for run in runs]
    tidy = [run for run in tidy if run]
    if not tidy:
        return None
    if _is_person_of(tokens, tidy[0]):
        return tidy[0]
    # "Global Affairs spokesman Jon Ox": the last run. "Ana Lee of the Post": the first, the rest says more.
    for run in tidy:
        if run[-1] is tokens[-1]:
            return run
    if any(token.named for token in tokens[:2]) or len(tidy) == 1:
        return tidy[0]
    return tidy[-1]


def _is_person_of(tokens: list[_Token], run: list[_Token]) -> bool:
    """Whether a name opens the source and what follows says where it belongs: "Ana Lee of the brokers X"."""
    after = tokens.index(run[-1]) + 1
    owned = after < len(tokens) and tokens[after].low in ("of", "from", "at", "with")
    bare = not {token.low.rstrip(".") for token in run} & (TITLES | BODIES | OUTLET_WORDS)
    return owned and bare and len(run) > 1 and tokens.index(run[0]) <= 1


def _without_titles(run: list[_Token]) -> list[_Token]:
    if len(run) > 1 and run[0].low in EMPTY and not run[0].text.isupper():
        run = run[1:]
    if {token.low for token in run[-2:]} & (OUTLET_WORDS | BODIES - TITLES):
        return run
    for at in range(len(run) - 1, 0, -1):
        if run[at - 1].low.rstrip(".") in TITLES and run[at].low not in INSIDE:
            return run[at:]
    return run if run[0].low not in EMPTY or run[0].text.isupper() or len(run) > 1 else []


def _before_body(run: list[_Token]) -> list[_Token]:
    """The person before "of the Harbour Post"; all of "Ministry of Ports"."""
    for at, token in enumerate(run):
        if (
            at >= 2
            and run[at - 1].low not in TITLES
            and token.low in ("of", "for")
            and not {each.low for each in run[:at]} & (BODIES | OUTLET_WORDS)
        ):
            return run[:at]
    return run


def _proper(text: str, run: list[_Token], described: set[str]) -> Named:
    run = run[:LONGEST_NAME]
    last = run[-1]
    end = last.span.end - 2 if last.text.endswith(("'s", "’s")) else last.span.end
    while end > run[0].span.start + 1 and text[end - 1] in ".,'’":
        if text[end - 1] == "." and ACRONYM.search(text[max(0, end - 6) : end]):
            break
        end -= 1
    span = Span(run[0].span.start, end)
    return Named(span, " ".join(span.of(text).split()), _kind(run, described), proper=True)


def _kind(run: list[_Token], described: set[str]) -> PartyKind:
    lows = {token.low for token in run}
    if len(run) > 1 and CHANNEL.fullmatch(run[-1].text):
        return PartyKind.OUTLET
    if lows & PLATFORMS or run[0].text.startswith("@"):
        return PartyKind.SOCIAL_MEDIA
    if lows & (OUTLET_WORDS | OUTLET_NOUNS) or described & OUTLET_NOUNS:
        return PartyKind.OUTLET
    if lows & BODIES or (len(run) == 1 and ACRONYM.match(run[0].text)):
        return PartyKind.OFFICIAL
    if described & (TITLES | SOURCES) - {token.low for token in run}:
        return PartyKind.OFFICIAL
    return PartyKind.PERSON


def _common(text: str, head: list[_Token]) -> Named | None:
    """A source without a name of its own; of "reports of floods" the reports."""
    for at, token in enumerate(head[:-1]):
        if head[at + 1].low in ("of", "about", "that") and token.low in COLLECTIVES:
            head = head[: at + 1]
            break
    span = trim(Span(head[0].span.start, head[-1].span.end), text)
    lows = [token.low for token in head]
    if all(low in PRONOUNS | {"the", "a", "of"} for low in lows):
        return None
    noun = _head_noun(lows)
    kind = PartyKind.UNNAMED
    if PLATFORMS & set(lows):
        kind = PartyKind.SOCIAL_MEDIA
    elif noun in DOCUMENTS:
        kind = PartyKind.DOCUMENT
    elif noun in BODIES:
        kind = PartyKind.OFFICIAL
    return Named(span, " ".join(span.of(text).split()), kind, proper=False)


def _head_noun(lows: list[str]) -> str:
    """The noun before the first preposition: "source" of "a source familiar with the matter"."""
    for low, following in zip(lows, [*lows[1:], ""], strict=True):
        if _is_source(low, following):
            return low
    end = next((at for at, low in enumerate(lows) if at and low in BEHIND), len(lows))
    return lows[end - 1]


def _is_source(low: str, following: str) -> bool:
    """Whether a noun means people, media or papers: not the first of "intelligence officials"."""
    if low in SOURCES:
        return True
    return low in COLLECTIVES | DOCUMENTS and following not in SOURCES | TITLES


def kind_of(named: Named) -> str | None:
    """Of what kind a source without a name is: "autopsy" for "two autopsies of the body". None for people of
    whom each outlet may have its own, and for crowds."""
    noun = _head_noun([word.rstrip(",.").removesuffix("'s") for word in named.name.casefold().split()])
    if noun in SOURCES | COLLECTIVES:
        return None
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def is_collective(named: Named) -> bool:
    """Whether nobody in particular is meant: "local media", "reports"."""
    lows = named.name.casefold().split()
    return not named.proper and not set(lows) & SOURCES and bool(set(lows) & COLLECTIVES)


def is_somebody(named: Named) -> bool:
    """Whether a source without a name is known to be people or a body: not "his vow"."""
    return bool(set(named.name.casefold().split()) & (SOURCES | BODIES | OUTLET_NOUNS))
