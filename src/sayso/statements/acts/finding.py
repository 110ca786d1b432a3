"""Which acts one comment performs, with how likely each is and on which words that rests."""

from __future__ import annotations

from typing import NamedTuple

from sayso.statements.acts.contacts import find_contact
from sayso.statements.acts.reading import Reading, read_comment
from sayso.statements.acts.signs import find_recurring, find_signs, look_above
from sayso.statements.acts.weighing import ACTS, Row, choose, lift, open_weights, weigh
from sayso.types import Act

NAMED_SIGNS = 3
"""More words than these do not make a reason clearer."""

RECURRING = 0.58
"""The share of development comments with such words that do say so."""


class Found(NamedTuple):
    """One act of a comment."""

    act: Act
    confidence: float
    """How likely that is right, from 0 to 1."""
    reason: str
    """The words that told."""


def find_acts(text: str, parent_text: str | None = None, story: str | None = None) -> tuple[Found, ...]:
    """What a comment in English does, most likely first; empty where it does none of the acts.

    `parent_text` is the comment that it answers, `story` the headline of the page or what opened the thread.

    >>> [found.act.value for found in find_acts("Do you have a link to the report?")]
    ['evidence-request']
    """
    reading = read_comment(text)
    parent, told = (look_above(given) if given else None for given in (parent_text, story))
    signs = find_signs(reading, parent, told)
    weights = open_weights()
    weighed, known, rows = weigh(signs, weights)
    likely = lift(weighed, signs)
    found = [
        Found(ACTS[at], round(float(likely[at]), 3), _reason(signs, known, rows[:, at]))
        for at in choose(likely)
    ]
    found += find_sure(text, reading)
    return tuple(sorted(found, key=lambda one: -one.confidence))


def find_sure(text: str, reading: Reading) -> list[Found]:
    """The acts that single words give away."""
    found: list[Found] = []
    again = next(filter(None, (find_recurring(sentence.words) for sentence in reading.sentences)), None)
    if again:
        found.append(Found(Act.RECURRENCE, RECURRING, f'says "{again}"'))
    contact = find_contact(text)
    if contact:
        found.append(Found(Act.PII, 1.0, f'gives "{contact}"'))
    return found


def _reason(signs: dict[str, str], known: list[str], weights: Row) -> str:
    """The words that weigh most for the act, as a reader can check them."""
    heaviest = sorted(range(len(known)), key=lambda at: -weights[at])
    words = dict.fromkeys(signs[known[at]] for at in heaviest if weights[at] > 0 and signs[known[at]])
    first = list(words)[: 2 * NAMED_SIGNS]
    told = [word for word in first if not any(word in other and word != other for other in first)]
    if not told:
        return "its shape: length, marks, place"
    return "words that weigh for it: " + ", ".join(f'"{word}"' for word in told[:NAMED_SIGNS])
