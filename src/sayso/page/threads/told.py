"""What is what in the records of a list: the name, the words, the labels and buttons.

Records of one list are built alike, so a text is told by its slot: what stands at one place in each
of them. Where the same is said in one slot again and again it is a label; where it is short and
another one each time it is a name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sayso.page.threads.repeated import LONGEST_TIME, REACH, is_clock, is_time
from sayso.page.threads.threadwords import fold, is_known_label

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from sayso.page.threads.leaves import Leaves
    from sayso.page.threads.repeated import Record

LONGEST_NAME = 60
SHORTEST_NAME = 2
MOST_WORDS = 6
HELD = 0.6
"""Of the records, those in which a slot is a name's for it to be the list's slot of names."""
LONG = 0.1
"""Of the records, those in which such a slot may hold more than a name."""
LABEL = 0.8
"""Of the texts in one slot, those that say the same when it is a label's."""
LONGEST_LABEL = 60

TELLS_NOTHING = frozenset({"a", "span", "b", "strong", "i", "em", "font", "bdi"})
"""Elements that are not counted in a slot: one name of a list is a link, the next is not."""
PARAGRAPHS = frozenset({"p", "ul", "ol", "blockquote", "pre", "dl", "table", "h3", "h4", "h5", "h6"})
LETTER = re.compile(r"[^\W\d_]")
NO_NAME = re.compile(r"[.!?…]{2}$|[!?…]$|https?:|[<>{}=]")

Slot = tuple[str, ...]


class Told(NamedTuple):
    """What is what in a record, by places in `Leaves.texts`."""

    author: int | None
    body: list[int]
    rest: list[int]
    """The time, labels, buttons, all that is neither name nor words."""


def tell(leaves: Leaves, records: Sequence[Record]) -> list[Told]:
    """For each record of a list what is what in it."""
    slots = _Slots(leaves, records)
    return [slots.told(record) for record in records]


class _Slots:
    """The slots of a list, what stands in them, and which holds the names."""

    def __init__(self, leaves: Leaves, records: Sequence[Record]) -> None:
        self.leaves = leaves
        self.slot = {at: self.slot_of(record, at) for record in records for at in record.texts}
        self.known = frozenset(at for at in self.slot if self.is_known(at))
        self.labels = self.known | self.find_repeated()
        self.no_names = self.labels
        self.names = self.find_names(records)
        if self.names is None:  # one person may have written them all
            self.no_names = self.known
            self.names = self.find_names(records)

    def text(self, at: int) -> str:
        return self.leaves.texts[at].text

    def slot_of(self, record: Record, at: int) -> Slot:
        around, parent, tag_of, run = (
            self.leaves.texts[at].at,
            self.leaves.parent,
            self.leaves.tag,
            record.run,
        )
        path = []
        for _ in range(REACH):
            if not around or around in run:
                break
            if (tag := tag_of(around)) not in TELLS_NOTHING:
                path.append(tag)
            around = parent[around]
        return tuple(path)

    def is_known(self, at: int) -> bool:
        """Whether a text is a label or a time by what it says."""
        text = self.text(at)
        return len(text) <= LONGEST_TIME and (is_known_label(text) or is_time(text) or is_clock(text))

    def find_repeated(self) -> frozenset[int]:
        """The texts that are labels as others in their slot say the same."""
        held, said = Counter(self.slot.values()), Counter[tuple[Slot, str]]()
        short = {
            at: (slot, fold(self.text(at)))
            for at, slot in self.slot.items()
            if len(self.text(at)) <= LONGEST_LABEL
        }
        said.update(short.values())
        return frozenset(at for at, key in short.items() if said[key] > max(2, LABEL * held[key[0]]))

    def find_names(self, records: Sequence[Record]) -> Slot | None:
        """The slot that holds a short text in most of the records, another one each time; None without."""
        names, places, long = defaultdict[Slot, list[str]](list), Counter[Slot](), Counter[Slot]()
        for record in records:
            for slot, place, at in self.firsts(record):
                if len(self.text(at)) > LONGEST_NAME:
                    long[slot] += 1
                elif self.may_name(at):
                    names[slot].append(fold(self.text(at)))
                    places[slot] += place
        few, some = LONG * len(records), HELD * len(records)
        good = [slot for slot, held in names.items() if len(held) >= some and long[slot] <= few]
        return max(
            good,
            key=lambda slot: (
                len(names[slot]) / len(records)
                + len(set(names[slot])) / len(names[slot])
                - 0.1 * places[slot] / len(names[slot])
            ),
            default=None,
        )

    def firsts(self, record: Record) -> Iterator[tuple[Slot, int, int]]:
        """The first text of each slot of a record, with its place in it."""
        seen = set()
        for place, at in enumerate(record.texts):
            slot = self.slot[at]
            if slot not in seen and at != record.mark:
                seen.add(slot)
                yield slot, place, at

    def may_name(self, at: int) -> bool:
        """Whether a text may be a name by its looks."""
        text = self.text(at)
        if at in self.no_names or not SHORTEST_NAME <= len(text) <= LONGEST_NAME:
            return False
        return (
            len(text.split()) <= MOST_WORDS and LETTER.search(text) is not None and not NO_NAME.search(text)
        )

    def told(self, record: Record) -> Told:
        author = self.author(record)
        body = self.body(record, {record.mark} if author is None else {record.mark, author})
        taken = {author, *body}
        return Told(author, body, [at for at in record.texts if at not in taken])

    def author(self, record: Record) -> int | None:
        """The name: what looks like one in the slot of names, or else the first short text there."""
        there = [at for at in record.texts if self.slot[at] == self.names and at != record.mark]
        named = next((at for at in there if self.may_name(at)), None)
        if named is None and self.names is not None:
            return next((at for at in there[:1] if len(self.text(at)) <= LONGEST_NAME), None)
        return named

    # ── Which texts are the words ────────────────────────────────────────────────────────────

    def body(self, record: Record, header: set[int]) -> list[int]:
        """The longest text and what stands around it without name and time."""
        free = [at for at in record.texts if at not in header and at not in self.labels]
        if not free:
            # Nothing but a sign: "+1".
            return [at for at in record.texts if at > max(header)][:1]
        core = max(free, key=lambda at: len(self.text(at)))
        root = self.root(record, core, header)
        if any(self.leaves.holds(root, self.leaves.texts[at].at) for at in header):
            return self.bare(free, core, root, header)
        held = {root, *self.beside(record, root)}
        return [at for at in free if self.lies_in(at, held)]

    def lies_in(self, at: int, boxes: Container[int]) -> bool:
        return any(around in boxes for around in self.leaves.climb(self.leaves.texts[at].at, REACH))

    def root(self, record: Record, core: int, header: set[int]) -> int:
        """The outermost element around a text that holds neither name nor time."""
        places = [self.leaves.texts[at].at for at in header]
        top = self.leaves.texts[core].at
        for around in self.leaves.climb(top, REACH):
            if any(self.leaves.holds(around, at) for at in places):
                break
            top = around
            if around in record.run:
                break
        return top

    def bare(self, free: Sequence[int], core: int, root: int, header: set[int]) -> list[int]:
        """Words that stand beside name and time in one element: those behind both, or else before."""
        inside = [at for at in free if self.leaves.holds(root, self.leaves.texts[at].at)]
        first, last = min(header), max(header)
        return [at for at in inside if (at > last if core > last else at < first)]

    def beside(self, record: Record, root: int) -> Iterator[int]:
        """The paragraphs of a record beside one of its paragraphs."""
        if self.leaves.tag(root) in PARAGRAPHS:
            siblings = record.run if root in record.run else self.leaves.children(self.leaves.parent[root])
            yield from (child for child in siblings if self.leaves.tag(child) in PARAGRAPHS)
