"""What documents say of the claim's own history: who had it first, and who took it back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.links.origins.signs import Group, find_phrase
from sayso.text import WORD
from sayso.types import FirstTold, Recanting

FIRST = re.compile(r"\b(?:first|originally|broke|initially)\b", re.IGNORECASE)
UNDONE = frozenset({"not", "never", "without", "refused", "nor"})
REACH = 4
"""Words before "retracted" among which a negation undoes it: "has so far not retracted"."""


def find_first_told(group: Group, cited: Sequence[tuple[int, int]]) -> Iterator[FirstTold]:
    """Who is said to have had it first: "first reported by the Harbour Post".

    `cited` are sources of the claim, each the index of a document and of a source in it.
    """
    for document, index in cited:
        reading = group.readings[document]
        given = reading.given[index]
        if not given.again and FIRST.search(given.words.of(reading.text)):
            yield FirstTold(document, given.named.name, given.words)


def find_recantings(group: Group, parties: Sequence[int]) -> Iterator[Recanting]:
    """Sentences in which one of these parties takes something back.

    Its name stands before the words for it, or the sentence is put to it: "I was misunderstood, Abt said".
    """
    for document, reading in enumerate(group.readings):
        for at, sentence in enumerate(reading.sentences):
            words = sentence.of(reading.text)
            found = find_phrase("recanting", words)
            if found is None or _is_undone(words[: found.start()]):
                continue
            before = words[: found.start()]
            named = [party for party in parties if _stands_in(group, party, before)]
            said = zip(reading.given, group.party_of[document], strict=True)
            named += [party for given, party in said if given.sentence == at and party in parties]
            if named:
                yield Recanting(document, named[0], sentence)


def _stands_in(group: Group, party: int, words: str) -> bool:
    forms = sorted(group.parties[party].forms, key=len, reverse=True)
    return any(re.search(rf"\b{re.escape(form)}\b", words) for form in forms)


def _is_undone(before: str) -> bool:
    last = [found.group().casefold() for found in WORD.finditer(before)][-REACH:]
    return bool(UNDONE & set(last)) or any(word.endswith(("n't", "n’t")) for word in last)
