"""Who tells what somebody told: the place of each attribution under the one whose content holds it.

"The mayor said that the board had warned that the gates would fail": what the board warned of stands inside
what the mayor said, and so on her say-so as well as the board's. Every tagger's statements go through here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.types import Span, Statement, Voice

REACH = 32
"""Open contents looked at for one that holds; in prose three are many, and hostile text must cost no more."""


def with_chains(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, in their order, each attribution with the innermost other that holds it.

    One holds another where its content has all of the other's content and cue inside and more words besides,
    so that no chain comes back to where it began.
    """
    holders = _find_holders(statements)
    return tuple(
        replace(statement, under=holders.get(at)) if statement.under != holders.get(at) else statement
        for at, statement in enumerate(statements)
    )


def _find_holders(statements: Sequence[Statement]) -> dict[int, int]:
    """For each attribution that is held, which holds it."""
    attributed = [at for at, one in enumerate(statements) if one.voice is Voice.SOURCE and one.content]
    sizes = {at: _size(statements[at].content) for at in attributed}
    pieces = sorted(
        (piece.start, -piece.end, -sizes[at], at) for at in attributed for piece in statements[at].content
    )
    holders: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    for start, end, _, at in pieces:
        while opened and opened[-1][0] <= start:
            opened.pop()
        if at not in holders:
            near = [other for _, other in opened[-REACH:] if sizes[other] > sizes[at]]
            holding = [other for other in near if _holds(statements[other], statements[at])]
            if holding:
                holders[at] = min(holding, key=lambda other: (sizes[other], other))
        opened.append((-end, at))
    return holders


def _holds(outer: Statement, inner: Statement) -> bool:
    return all(any(whole.covers(piece) for whole in outer.content) for piece in (*inner.content, *inner.cue))


def _size(pieces: Iterable[Span]) -> int:
    return sum(piece.end - piece.start for piece in pieces)
