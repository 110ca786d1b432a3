"""Whether what is told lies ahead or behind, as the nearest verb has it."""

from __future__ import annotations

from sayso.statements.times.words import open_list

BACK, ON = 14, 8
"""Tokens before and behind a phrase among which its verb is looked for; verbs stand before mostly."""
SHORTEST = 4
"""Letters of a word whose ending tells a tense: "used", but not "red"."""


def looks_ahead(tokens: list[str], start: int, end: int) -> bool | None:
    """Whether the verb nearest to the tokens from `start` to `end` puts them ahead; None when none tells.

    >>> looks_ahead("The board said it will meet Tuesday .".split(), 6, 7)
    True
    >>> looks_ahead("The board met Tuesday .".split(), 3, 4)
    False
    """
    for near in (range(start - 1, max(start - BACK, 0) - 1, -1), range(end, min(end + ON, len(tokens)))):
        for index in near:
            token = tokens[index]
            if token in {".", ";"} or token[0] == "\n":
                break
            told = _tells(token)
            if told is not None:
                return told
    return None


def _tells(token: str) -> bool | None:
    word = token.lower()
    if word in open_list("ahead"):
        return True
    if word in open_list("behind"):
        return False
    return False if token.islower() and len(word) >= SHORTEST and word.endswith("ed") else None
