"""Who is on stage where a source's words stand: everybody named, and who has spoken so far."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.statements.claimants.bodies import body_in_phrase
from sayso.statements.claimants.cast import Cast, Figure, Seen
from sayso.statements.claimants.tokens import Tokens
from sayso.types import ClaimantKind

# So many earlier mentions are looked at for one that a pronoun can stand for.
REACH = 24


class Match(NamedTuple):
    """A figure that a source's words stand for, and why."""

    figure: Figure
    reason: str


@dataclass(slots=True)
class Scene:
    """The cast of a document while its sources are resolved one after the other."""

    cast: Cast
    outlet: str | None = None
    """Where the page stands, by its own account."""
    starts: list[int] = field(init=False)
    """Where each of `cast.seen` starts."""
    spoken: list[tuple[int, Figure]] = field(default_factory=list)
    """Who has spoken, and at which token their words began."""
    together: list[tuple[int, list[Match]]] = field(default_factory=list)
    """Several who spoke as one, and where."""
    nameless: dict[str, Figure] = field(default_factory=dict)
    """Figures without a name, by the words that describe them."""

    def __post_init__(self) -> None:
        self.starts = [one.start for one in self.cast.seen]

    @property
    def tokens(self) -> Tokens:
        return self.cast.tokens

    def before(self, at: int) -> list[Seen]:
        """The last names before a token, in text order."""
        last = bisect_left(self.starts, at)
        return [one for one in self.cast.seen[max(0, last - REACH) : last] if one.end <= at]

    def within(self, start: int, end: int) -> list[Seen]:
        """The names that some tokens hold, those included whose role begins before them."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        while first > 0 and self.cast.seen[first - 1].end > start:
            first -= 1
        return [one for one in self.cast.seen[first:last] if one.end <= end]

    def unnamed(self, kind: ClaimantKind, start: int, end: int, head_end: int) -> Figure:
        """The figure without a name that some words describe: the same for the same words."""
        words = self.tokens.said(start, end)
        key = f"{kind}:{words.lower()}"
        figure = self.nameless.get(key)
        if figure is None:
            figure = self.nameless[key] = Figure(kind)
            body = body_in_phrase(self.tokens, start, head_end, end)
            if body is not None:
                figure.organisations.append(body)
            # "Officials at the harbour board" are officials; "critics of the plan" are just these.
            apart = body is not None and self.tokens.lows[head_end : head_end + 1] in (
                ["at"],
                ["from"],
                ["with"],
            )
            figure.roles.append(self.tokens.said(start, head_end) if apart else words)
        return figure
