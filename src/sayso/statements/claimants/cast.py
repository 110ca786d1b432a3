"""Who is who in a document: the names that mean the same person or body, with all that is said of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.statements.claimants.names import SUFFIXES, Sighting, find_names
from sayso.statements.claimants.vocabulary import is_plural, same_office, singular
from sayso.types import ClaimantKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.statements.claimants.roles import Role
    from sayso.statements.claimants.tokens import Tokens

# So many bearers of one family name are told apart; hostile text must cost no more.
MOST_NAMESAKES = 16

# So far apart, in tokens, two names may stand that share a role.
LONGEST_JOINT = 10

# More that is said of one figure is not kept.
MOST_SAID = 8

SMALL = frozenset(["of", "for", "and", "the", "on", "&", "de"])


@dataclass(slots=True, eq=False)
class Figure:
    """A claimant while it is being gathered."""

    kind: ClaimantKind
    name: str | None = None
    tokens: tuple[str, ...] = ()
    """The name's words in lower case, suffixes left out."""
    sex: str | None = None
    roles: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    organisations: list[str] = field(default_factory=list)
    acronyms: set[str] = field(default_factory=set)
    mentions: dict[Span, str] = field(default_factory=dict)

    def add_role(self, role: Role) -> None:
        """One more thing that it is said to be; what says nothing new is left out."""
        head = singular(role.head)
        self.heads |= {head} | same_office().get(head, frozenset())
        if len(self.roles) < MOST_SAID and not any(_says_no_more(role.words, known) for known in self.roles):
            self.roles = [known for known in self.roles if not _says_no_more(known, role.words)]
            self.roles.append(role.words)
        # Former posts say nothing of where somebody is now.
        if role.organisation is not None and not role.words.lower().startswith("former"):
            self.add_organisation(role.organisation)

    def add_organisation(self, name: str) -> None:
        told = len(self.organisations) >= MOST_SAID
        if not told and not any(_says_no_more(name, known) for known in self.organisations):
            self.organisations = [known for known in self.organisations if not _says_no_more(known, name)]
            self.organisations.append(name)


def _says_no_more(new: str, known: str) -> bool:
    return set(new.lower().replace(",", " ").split()) <= set(known.lower().replace(",", " ").split())


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure at a place in the text."""

    start: int
    """Its first token, title and role included."""
    end: int
    figure: Figure
    reason: str
    introduced: bool = False
    """Whether the page names the figure in full here, with what it is."""


@dataclass(slots=True)
class Cast:
    """All figures that a document names."""

    tokens: Tokens
    people: list[Figure] = field(default_factory=list)
    bodies: list[Figure] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    """In text order."""
    by_last: dict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    by_first: dict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    by_body: dict[str, Figure] = field(default_factory=dict)
    by_end: dict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    """Bodies by the last word of their name."""
    full: dict[str, Sighting] = field(default_factory=dict)
    """By their last word: names of several words that turn out a person's once one speaks by that word."""

    def person(self, words: list[str], sex: str | None = None) -> tuple[Figure, str] | None:
        """The person whom a name means, and why; None where no such person is named in full or by title."""
        lows = name_key(words)
        if not lows:
            return None
        known = [one for one in self.by_last.get(lows[-1], ()) if _may_be(one, lows, sex)]
        if known:
            best = max(known, key=lambda one: (one.tokens == lows, len(one.mentions)))
            return best, f'"{best.name}" is the full name'
        if len(lows) == 1 and len(self.by_first.get(lows[0], ())) == 1:
            return self.by_first[lows[0]][0], f'"{words[0]}" is a first name of one person only'
        return None

    def speaker(self, word: str) -> tuple[Figure, str] | None:
        """The person whom a speaker's single name means; that one speaks tells a name to be a person's."""
        known = self.person([word])
        if known is not None or word.lower() not in self.full:
            return known
        figure = self.add_person(self.full.pop(word.lower()))
        return figure, f'"{figure.name}" is the full name'

    def add_person(self, sighting: Sighting) -> Figure:
        """The figure of a name that is a person's: a known one, or a new one."""
        words = self.tokens.words[sighting.start : sighting.end]
        lows = name_key(words)
        found = self.person(words, sighting.sex)
        figure = found[0] if found is not None and lows[-1] == found[0].tokens[-1] else self._new(lows)
        if figure.name is None or len(lows) > len(figure.tokens):
            figure.name = self.tokens.said(sighting.start, sighting.end)
            figure.tokens = lows
            if len(lows) > 1 and figure not in self.by_first[lows[0]]:
                self.by_first[lows[0]].append(figure)
        figure.sex = figure.sex or sighting.sex
        for number, role in enumerate(sighting.roles):
            tagged = (
                role._replace(words=f"{role.words} {sighting.tag}") if sighting.tag and number == 0 else role
            )
            figure.add_role(tagged)
        if sighting.body is not None:
            figure.add_organisation(sighting.body)
        return figure

    def _new(self, lows: tuple[str, ...]) -> Figure:
        figure = Figure(ClaimantKind.PERSON)
        self.people.append(figure)
        if len(self.by_last[lows[-1]]) < MOST_NAMESAKES:
            self.by_last[lows[-1]].append(figure)
        return figure

    def body(self, name: str) -> Figure:
        """The figure of a body, by its name or its acronym."""
        key = body_key(name)
        figure = self.by_body.get(key) or self._longer(key)
        if figure is None:
            figure = Figure(ClaimantKind.ORGANISATION, name=name)
            figure.tokens = tuple(key.split())
            self.bodies.append(figure)
            self.by_end[figure.tokens[-1]].append(figure)
            # "Veland Lock Agency" is found by "VLA", too.
            initials = "".join(word[0] for word in figure.tokens if word not in SMALL)
            if len(initials) > 2:
                self.by_body.setdefault(initials, figure)
        self.by_body.setdefault(key, figure)
        return figure

    def _longer(self, key: str) -> Figure | None:
        """The last body named before whose name ends like a shorter one: "the Lock Board" of a country."""
        words = tuple(key.split())
        for figure in reversed(self.by_end.get(words[-1], [])[-MOST_NAMESAKES:]):
            if figure.tokens[-len(words) :] == words or (
                len(words) == 1 and figure.tokens[:1] == words and len(figure.tokens) > 1
            ):
                return figure
        return None


def body_key(name: str) -> str:
    """A body's name as it is compared.

    >>> body_key("The U.N. Mission")
    'un mission'
    """
    return name.lower().removeprefix("the ").replace(".", "") or name


def name_key(words: Iterable[str]) -> tuple[str, ...]:
    """A name's words as they are compared.

    >>> name_key(["Ana", "B.", "Oru", "Jr."])
    ('ana', 'b', 'oru')
    """
    lows = [word.lower() for word in words]
    kept = [low for low in lows if low not in SUFFIXES] or lows
    return tuple(low.replace(".", "").replace("’", "'") for low in kept)


def _may_be(figure: Figure, lows: tuple[str, ...], sex: str | None) -> bool:
    if sex and figure.sex and sex != figure.sex:
        return False
    if len(lows) == 1 or len(figure.tokens) == 1:
        return True
    left, right = figure.tokens[0], lows[0]
    return left == right or (min(len(left), len(right)) == 1 and left[0] == right[0]) or left[:3] == right[:3]


def gather(tokens: Tokens) -> Cast:
    """The cast of a document."""
    cast = Cast(tokens)
    sightings = list(find_names(tokens))
    whole = [one for one in sightings if one.person and one.end - one.start > 1]
    rest = [one for one in sightings if not (one.person and one.end - one.start > 1)]
    seen = [_see(cast, one, cast.add_person(one)) for one in _with_shared_roles(tokens, whole)]
    # Those whom a title tells for sure come first, so that a bare name can be theirs.
    for one in sorted(rest, key=lambda one: not one.person):
        found = _place(cast, one)
        if found is not None:
            seen.append(found)
    cast.seen = sorted(seen, key=lambda one: one.start)
    return cast


def _with_shared_roles(tokens: Tokens, people: list[Sighting]) -> Iterator[Sighting]:
    """The people, "Velo" of "Senators Ana Oru, of Karvo, and Asu Velo" with the role that he shares."""
    shared: Role | None = None
    end = 0
    for one in people:
        joined = one.phrase - end < LONGEST_JOINT and tokens.lows[one.phrase - 1] in {"and", ","}
        if shared is not None and joined and one.phrase == one.start:
            one = one._replace(roles=(shared, *one.roles))  # noqa: PLW2901
        else:
            first = one.roles[0] if one.roles else None
            shared = first if first is not None and is_plural(first.head) else None
        end = one.end
        yield one


def _place(cast: Cast, one: Sighting) -> Seen | None:
    tokens = cast.tokens
    if one.person:
        return _see(cast, one, cast.add_person(one))
    if one.person is False:
        figure = cast.body(tokens.said(one.start, one.end))
        if one.body is not None:
            figure.add_organisation(one.body)
        if one.acronym is not None:
            cast.by_body[one.acronym.lower().replace(".", "")] = figure
            figure.acronyms.add(one.acronym)
        return _see(cast, one, figure)
    found = cast.person(tokens.words[one.start : one.end])
    if found is None and one.end - one.start > 1:
        found = cast.person(tokens.words[one.end - 1 : one.end])
    if found is not None and one.end - one.start > len(found[0].tokens):
        return _see(cast, one, cast.add_person(one))
    if found is None:
        if one.end - one.start > 1:
            cast.full.setdefault(name_key(tokens.words[one.start : one.end])[-1], one)
        return None
    for role in one.roles:
        found[0].add_role(role)
    return _see(cast, one, found[0], found[1])


def _see(cast: Cast, one: Sighting, figure: Figure, reason: str = "named in full") -> Seen:
    span = cast.tokens.span(one.start, one.end)
    figure.mentions.setdefault(span, reason)
    return Seen(one.phrase, one.end, figure, reason, bool(one.roles) and one.end - one.start > 1)
