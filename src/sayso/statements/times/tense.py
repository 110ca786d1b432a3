"""Whether what is told lies ahead or behind, as the nearest verb has it."""

from __future__ import annotations

from sayso.statements.times.words import open_list

BACK, ON = 14, 8
"""Words before and behind a phrase among which its verb is looked for; verbs stand before mostly."""
CLOSE = 8
"""Words before a weekday: most are days gone by, and a verb farther off or behind is seldom theirs."""
HELPED = 4
"""Words before a participle among which its helper stands: "will not yet be made"."""
SHORTEST = 4
"""Letters of a word whose ending tells a tense: "used", but not "red"."""
OPENING = 2
"""Words at most between the start of a sentence and a time that opens it: "In early May, ..."."""
ENDS = {".", ";"}


def looks_ahead(tokens: list[str], start: int, end: int, *, weekday: bool = False) -> bool | None:
    """Whether the verb nearest to the tokens from `start` to `end` puts them ahead; None when none tells.

    >>> looks_ahead("The board said it will meet Tuesday .".split(), 6, 7)
    True
    >>> looks_ahead("The board met Tuesday .".split(), 3, 4)
    False
    """
    for index in range(start - 1, max(start - (CLOSE if weekday else BACK), 0) - 1, -1):
        if _ends(tokens[index]):
            break
        if (told := _tells(tokens, index)) is not None:
            return told
    if weekday:
        return None
    opens = start < OPENING or any(map(_ends, tokens[start - OPENING : start]))
    for index in range(end, min(end + ON, len(tokens))):
        # "In May, the board met": the comma goes with the time; elsewhere another clause begins behind it.
        if _ends(tokens[index]) or (tokens[index] == "," and not (opens and index == end)):
            break
        if (told := _tells(tokens, index)) is not None:
            return told
    return None


def _ends(word: str) -> bool:
    return word in ENDS or word[0] == "\n"


def _tells(tokens: list[str], index: int) -> bool | None:
    """What one word tells, a participle together with its helpers."""
    word = tokens[index].lower()
    if word in open_list("ahead"):
        return True
    if word == "to":
        return True if index and tokens[index - 1] in {"is", "are", "due"} else None
    past = tokens[index].islower() and len(word) >= SHORTEST and word.endswith("ed")
    if not past and word not in open_list("behind"):
        return None
    helpers = [token.lower() for token in tokens[max(0, index - HELPED) : index]]
    return "be" in helpers
