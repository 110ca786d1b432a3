"""Whom a source's words stand for: a name, a pronoun, a description, or nobody that the page names."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sayso.statements.claimants.cast import Cast, Figure, Seen
from sayso.statements.claimants.names import FUNCTION_WORDS, Sighting, end_of_run, is_personal, read_run
from sayso.statements.claimants.phrases import Phrase, read_phrase
from sayso.statements.claimants.roles import HEAD_ENDS, is_acronym, is_office, read_role
from sayso.statements.claimants.vocabulary import (
    ARTICLES,
    BODIES,
    CROWDS,
    DOCUMENTS,
    PARTIES,
    PLACES,
    RULERS,
    SEATS,
    TITLES,
    is_plural,
    sexes,
)
from sayso.statements.grammar import FINITE, cue_verbs, is_finite
from sayso.types import ClaimantKind

if TYPE_CHECKING:
    from sayso.types import Span

HE = frozenset(["he", "him", "his", "himself", "he's", "he'd", "he'll"])
SHE = frozenset(["she", "her", "hers", "herself", "she's", "she'd", "she'll"])
IT = frozenset(["it", "its", "itself", "it's"])
THEY = frozenset(
    [
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
        "they're",
        "they've",
        "they'd",
        "all",
        "both",
        "others",
        "some",
        "many",
    ]
)
FIRST = frozenset(
    [
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "i'm",
        "i've",
        "we're",
        "we've",
        "i'd",
        "i'll",
        "we'll",
        "we'd",
    ]
)
RELATIVE = frozenset(["who", "which", "that", "whose", "whom"])
PRONOUNS = HE | SHE | IT | THEY | FIRST | RELATIVE

# So many earlier mentions are looked at for one that a pronoun can stand for.
REACH = 24
FARTHEST = 6


class Match(NamedTuple):
    """A figure that a source's words stand for, and why."""

    figure: Figure
    reason: str


@dataclass(slots=True)
class Resolver:
    """The cast and who has spoken so far."""

    cast: Cast
    starts: list[int] = field(init=False)
    """Of `cast.seen`."""
    spoken: list[tuple[int, Figure]] = field(default_factory=list)
    """By token, in the order of resolving."""
    phrases: dict[str, Figure] = field(default_factory=dict)
    """Figures without a name, by their words."""

    def __post_init__(self) -> None:
        self.starts = [one.start for one in self.cast.seen]

    def settle(self, source: Span) -> list[Match]:
        """Whom the words of a source stand for; empty where they hold nothing that could be anybody."""
        tokens = self.cast.tokens
        start, end = bisect_left(tokens.starts, source.start), bisect_left(tokens.starts, source.end)
        while start < end and not tokens.words[start][0].isalnum():
            start += 1
        while end > start and not (tokens.words[end - 1][0].isalnum() or tokens.words[end - 1] in ")]"):
            end -= 1
        if start == end:
            return []
        matches = self._settle(start, end)
        for match in matches:
            match.figure.mentions.setdefault(tokens.span(start, end), match.reason)
            self.spoken.append((start, match.figure))
        return matches

    def _settle(self, start: int, end: int) -> list[Match]:
        tokens = self.cast.tokens
        low = tokens.lows[start].replace("’", "'")
        if low in PRONOUNS and (end - start == 1):
            return self._pronoun(low, start)
        named = self._named(start, end)
        if named:
            return named
        phrase = read_phrase(tokens, start, end)
        return [] if phrase is None else self._described(phrase, start, end)

    # ── names ────────────────────────────────────────────────────────────────────────────

    def _named(self, start: int, end: int) -> list[Match]:
        seen = self._seen(start, end) or self._looked_up(start, end)
        heads = self._heads(seen, start, end)
        if not heads:
            return []
        first = heads[0]
        joined = [one for one in heads[1:] if one.figure.kind is first.figure.kind]
        if not any(self._is_joined(one, {"and", "or", "&"}) for one in joined):
            joined = []
        matches: list[Match] = []
        for one in (first, *joined):
            if one is first or self._is_joined(one, {"and", "or", "&", ","}):
                matches.append(Match(one.figure, one.reason))
        if self._with_crowd(first, end):
            return [
                Match(self._unnamed(ClaimantKind.GROUP, start, end), "a name and those with it are a group")
            ]
        return matches

    def _with_crowd(self, first: Seen, end: int) -> bool:
        """Whether those who go with a name follow it: "Veland and its allies"."""
        lows = self.cast.tokens.lows
        joined = (
            first.end + 1 < end
            and lows[first.end] == "and"
            and lows[first.end + 1] in {"its", "his", "her", "their", "other"}
        )
        return joined and (is_plural(lows[end - 1]) or lows[end - 1] in CROWDS)

    def _seen(self, start: int, end: int) -> list[Seen]:
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        while first > 0 and self.cast.seen[first - 1].end > start:
            first -= 1
        return [one for one in self.cast.seen[first:last] if one.end <= end or one.start >= start]

    def _looked_up(self, start: int, end: int) -> list[Seen]:
        """Names that the text around them does not tell: in headlines, in capitals, without a title."""
        tokens, found, at = self.cast.tokens, [], start
        while at < end:
            if not tokens.words[at][0].isupper() or tokens.lows[at] in FUNCTION_WORDS:
                at += 1
                continue
            stop = min(end, end_of_run(tokens, at))
            found += self._look_up(at, max(stop, at + 1))
            at = max(stop, at + 1)
        return found

    def _look_up(self, start: int, end: int) -> list[Seen]:
        tokens = self.cast.tokens
        words = tokens.words[start:end]
        known = self.cast.person(words) or (self.cast.person(words[-1:]) if len(words) > 1 else None)
        if known is not None and (len(words) == 1 or words[-1].lower() not in BODIES):
            return [Seen(start, end, *known)]
        body = self.cast.by_body.get(" ".join(words).lower().replace(".", ""))
        if body is not None:
            return [Seen(start, end, body, "named in full elsewhere")]
        for one in read_run(tokens, start, end):
            if one.person:
                return [Seen(one.phrase, one.end, self.cast.add_person(one), "named in full")]
        guessed = self._guessed(start, end)
        return [] if guessed is None else [guessed]

    def _guessed(self, start: int, end: int) -> Seen | None:
        """A name of which nothing else tells what it names."""
        tokens = self.cast.tokens
        lows = tokens.lows[start:end]
        whole = " ".join(lows)
        if (
            is_plural(lows[-1])
            or lows[-1] in CROWDS
            or lows[-1] in DOCUMENTS
            or is_office(lows[-1])
            or lows[-1] in PARTIES
        ):
            return None
        if lows[-1].endswith(("ans", "ists", "crats")):
            return None
        name = tokens.said(start, end)
        behind_the = start > 0 and tokens.lows[start - 1] == "the"
        if (
            whole in PLACES
            or whole in SEATS
            or lows[-1] in BODIES
            or is_acronym(tokens.words[start])
            or behind_the
        ):
            if len(lows) == 1 and lows[0] in BODIES:
                return None
            return Seen(start, end, self.cast.body(name), "the name of a body")
        if end - start > 1 and is_personal(tokens, start, end):
            return Seen(start, end, self._person_named(start, end), "two names side by side, none a body's")
        if self._he_follows(end):
            return Seen(start, end, self._person_named(start, end), '"he" or "she" follows')
        return Seen(
            start, end, self.cast.body(name), "a single name that no title or pronoun gives to a person"
        )

    def _person_named(self, start: int, end: int) -> Figure:
        return self.cast.add_person(Sighting(start, end, start, person=True))

    def _he_follows(self, at: int) -> bool:
        return any(low in HE or low in SHE for low in self.cast.tokens.lows[at : at + 40])

    def _heads(self, seen: list[Seen], start: int, end: int) -> list[Seen]:
        """The names that a source's words are about; what is joined to a name in a description is in it too."""
        heads: list[Seen] = []
        inside = False
        for one in seen:
            joined = self._is_joined(one, {"and", "or", "&"})
            if self._is_head(one, start, end) and not (joined and inside):
                heads.append(one)
                inside = False
            else:
                inside = True
        return heads

    def _is_head(self, one: Seen, start: int, end: int) -> bool:
        """Whether a name is what a source's words are about, and not only part of a description."""
        tokens = self.cast.tokens
        if one.end < end:
            behind = tokens.lows[one.end]
            if behind in {"'s", "’s"} and one.end + 1 < end:
                return False
            follows = (
                behind in BODIES
                or is_office(behind)
                or is_plural(behind)
                or behind in CROWDS
                or behind in DOCUMENTS
            )
            if follows or (behind[0].isalpha() and tokens.words[one.end][0].islower() and "-" in behind):
                return False
            if (
                behind == ","
                and one.figure.kind is ClaimantKind.ORGANISATION
                and one.start > start
                and tokens.lows[one.start - 1] == ","
            ):
                return False
        if one.figure.kind is ClaimantKind.ORGANISATION and self._is_described(one, start):
            return False
        before = tokens.lows[one.start - 1] if one.start > start else ""
        if before == "the" and one.start - 1 > start:
            before = tokens.lows[one.start - 2]
        return before not in HEAD_ENDS and before not in {"'s", "’s"}

    def _is_described(self, one: Seen, start: int) -> bool:
        """Whether a preposition stands between the source's first word and a name, no comma behind it."""
        for low in reversed(self.cast.tokens.lows[start : one.start]):
            if low == ",":
                return False
            if low in HEAD_ENDS:
                return True
        return False

    def _is_joined(self, one: Seen, by: set[str]) -> bool:
        lows, at = self.cast.tokens.lows, one.start - 1
        while at > 0 and lows[at] in ARTICLES:
            at -= 1
        return lows[at] in by

    # ── pronouns ─────────────────────────────────────────────────────────────────────────

    def _pronoun(self, low: str, at: int) -> list[Match]:
        word = self.cast.tokens.words[at]
        if low in HE or low in SHE:
            return self._person_before(at, "m" if low in HE else "f")
        if low in RELATIVE:
            return self._antecedent(at)
        if low in FIRST:
            return []
        kinds = (
            {ClaimantKind.GROUP, ClaimantKind.ORGANISATION}
            if low in THEY
            else {ClaimantKind.ORGANISATION, ClaimantKind.DOCUMENT}
        )
        for spoken, figure in reversed(self.spoken[-REACH:]):
            if spoken < at and figure.kind in kinds:
                return [Match(figure, f'"{word}": the last such source before it')]
        bodies = [one for one in self._before(at) if one.figure.kind in kinds]
        if bodies:
            return [Match(bodies[-1].figure, f'"{word}": the nearest body named before it')]
        if low in THEY:
            return [
                Match(
                    self._unnamed(ClaimantKind.GROUP, at, at + 1),
                    f'"{word}" stands for several that go unnamed',
                )
            ]
        return []

    def _before(self, at: int) -> list[Seen]:
        last = bisect_left(self.starts, at)
        return [one for one in self.cast.seen[max(0, last - REACH) : last] if one.end <= at]

    def _person_before(self, at: int, sex: str) -> list[Match]:
        tokens = self.cast.tokens
        here = tokens.sentences[at]
        near = [
            one
            for one in self._before(at)
            if one.figure.kind is ClaimantKind.PERSON and one.figure.sex in {sex, None}
        ]
        scored = [
            (self._nearness(one.start, one.end, at), one.start, one.figure)
            for one in near
            if here - tokens.sentences[one.start] <= FARTHEST
        ]
        scored += [
            (self._nearness(spoken, spoken + 1, at) + 1.5, spoken, figure)
            for spoken, figure in self.spoken[-REACH:]
            if spoken < at
            and figure.kind in {ClaimantKind.PERSON, ClaimantKind.ANONYMOUS}
            and figure.sex in {sex, None}
            and here - tokens.sentences[spoken] <= FARTHEST
        ]
        if not scored:
            return []
        figure = max(scored, key=lambda each: each[:2])[2]
        if figure.sex is None:
            figure.sex = sex
        return [Match(figure, f'"{tokens.words[at]}": the nearest person before it who can be meant')]

    def _nearness(self, start: int, end: int, at: int) -> float:
        """How well a mention suits a pronoun: near, a subject, not inside somebody's quotation."""
        tokens = self.cast.tokens
        apart = tokens.sentences[at] - tokens.sentences[start]
        behind = tokens.lows[end] if end < len(tokens.lows) else ""
        subject = tokens.opens(start) or is_finite(behind) or behind in cue_verbs() or behind in FINITE
        return -1.2 * apart + 1.5 * subject - 2.5 * tokens.quoted[start] - (behind in {"'s", "’s"}) * 0.5

    def _antecedent(self, at: int) -> list[Match]:
        """Whom a relative pronoun stands for: what ends right before it, an apposition allowed."""
        tokens = self.cast.tokens
        last = at - 1 - (tokens.words[at - 1] == ",") if at > 0 else 0
        for one in reversed(self._before(at)):
            if tokens.sentences[one.start] != tokens.sentences[at]:
                break
            if one.end == last + 1 or (
                one.figure.kind is ClaimantKind.PERSON and at - one.end < 25 and tokens.words[one.end] in ",("
            ):
                return [Match(one.figure, f'"{tokens.words[at]}" follows the name')]
        start = last
        while start > 0 and tokens.sentences[start - 1] == tokens.sentences[at] and last - start < 8:
            if (
                tokens.lows[start] in ARTICLES
                or is_finite(tokens.lows[start - 1])
                or tokens.lows[start - 1] in HEAD_ENDS
                or tokens.words[start - 1] in ","
            ):
                break
            start -= 1
        phrase = read_phrase(tokens, start, last + 1)
        return [] if phrase is None or start > last else self._described(phrase, start, last + 1)

    # ── descriptions ─────────────────────────────────────────────────────────────────────

    def _described(self, phrase: Phrase, start: int, end: int) -> list[Match]:
        tokens = self.cast.tokens
        if phrase.kind is ClaimantKind.UNKNOWN:
            kind = ClaimantKind.PERSON if phrase.definite else ClaimantKind.ANONYMOUS
            phrase = phrase._replace(kind=kind)
        if phrase.kind is ClaimantKind.PERSON:
            return [self._holder(phrase, start)]
        if phrase.kind is ClaimantKind.ORGANISATION:
            return [self._body(phrase)]
        figure = self._unnamed(phrase.kind, phrase.start, phrase.end)
        word = tokens.words[phrase.head_end - 1]
        if phrase.kind is ClaimantKind.DOCUMENT and figure.name is None and not is_many(word):
            figure.name = tokens.said(phrase.start, phrase.head_end).removesuffix("'s").removesuffix("’s")
        return [Match(figure, f'"{word}" tells of {a_kind(phrase.kind)}')]

    def _holder(self, phrase: Phrase, start: int) -> Match:
        """The person of whom a role is said: one who is said to hold it, else one who goes unnamed."""
        tokens, head = self.cast.tokens, phrase.head
        sex = sexes().get(head)
        if phrase.definite:
            fitting = [
                one for one in self.cast.people if head in one.heads and (not sex or one.sex in {sex, None})
            ]
            best = self._best_of(fitting, phrase, start)
            if best is not None:
                role = read_role(tokens, phrase.start, phrase.end)
                if role is not None and phrase.end - phrase.start > 1:
                    best.add_role(role)
                return Match(best, f'"{head}": said of {best.name} on this page')
        unique = phrase.definite and (head in RULERS or head in TITLES)
        figure = self._unnamed(
            ClaimantKind.PERSON if unique else ClaimantKind.ANONYMOUS, phrase.start, phrase.end
        )
        figure.sex = sex
        return Match(figure, f'"{head}" is said of nobody whom the page names')

    def _best_of(self, fitting: list[Figure], phrase: Phrase, start: int) -> Figure | None:
        if not fitting:
            return None
        tokens = self.cast.tokens
        chosen = {id(one) for one in fitting}
        before = [one for one in self.cast.seen if id(one.figure) in chosen and one.start < start]
        described = set(tokens.lows[phrase.start : phrase.head_end])

        def fit(figure: Figure) -> tuple[int, int]:
            words = {word for role in figure.roles for word in role.lower().split()}
            latest = max((one.start for one in before if one.figure is figure), default=-1)
            return len(described & words), latest

        return max(fitting, key=fit)

    def _body(self, phrase: Phrase) -> Match:
        tokens = self.cast.tokens
        name = tokens.said(phrase.start, phrase.head_end).removesuffix("'s").removesuffix("’s")
        if tokens.words[phrase.head_end - 1][0].islower():
            for one in reversed(self._before(phrase.start)):
                if (
                    one.figure.kind is ClaimantKind.ORGANISATION
                    and (one.figure.name or "").lower().split()[-1] == phrase.head
                ):
                    return Match(one.figure, f'"{phrase.head}": the nearest before it that is one by name')
        return Match(self.cast.body(name), f'"{phrase.head}" tells of a body')

    def _unnamed(self, kind: ClaimantKind, start: int, end: int) -> Figure:
        tokens = self.cast.tokens
        words = tokens.said(start, end)
        key = f"{kind}:{words.lower()}"
        figure = self.phrases.get(key)
        if figure is None:
            figure = self.phrases[key] = Figure(kind)
            role = read_role(tokens, start, end)
            if kind is not ClaimantKind.DOCUMENT or is_many(words.split()[-1]):
                figure.roles.append(words)
            if role is not None and role.organisation is not None:
                figure.organisations.append(role.organisation)
        return figure


def is_many(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def a_kind(kind: ClaimantKind) -> str:
    """A kind of claimant with its article."""
    return {
        ClaimantKind.PERSON: "a person",
        ClaimantKind.ORGANISATION: "a body",
        ClaimantKind.GROUP: "several people",
        ClaimantKind.DOCUMENT: "something written or recorded",
        ClaimantKind.ANONYMOUS: "somebody unnamed",
        ClaimantKind.UNKNOWN: "nobody",
    }[kind]
