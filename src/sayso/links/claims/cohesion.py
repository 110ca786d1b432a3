"""Statements joined through third ones, set apart where too little holds them together.

Joined by any tie at all, the statements of a much told story end in one group: each is like the next, and the
last says something else than the first. So groups grow from their closest statements on, and two of them
become one only while their statements are alike on the average, those that no tie joins included.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations
from typing import NamedTuple

from sayso.types import Carried

HELD = 0.2
"""The mean likeness of all pairs of two groups that makes them one. Of labelled pairs (`training.joined`) in
one claim 76 in a hundred say the same at a tenth, 80 at a fifth and 83 at two fifths; of those that say the
same, claims keep 59, 53 and 44."""
PRECISION = 1000
"""Likeness is counted in thousandths: sums of whole numbers are the same in every order."""


def split(
    members: Sequence[Carried], likeness: Mapping[tuple[Carried, Carried], float]
) -> tuple[tuple[Carried, ...], ...]:
    """The groups into which statements fall; each statement in one, some of them alone.

    `likeness` is from 0 to 1 for pairs that say the same and negative for pairs of which one denies the
    other; a pair that it does not have counts as 0, and two statements of one document, which nobody
    compares, count as nothing. Neither the order nor the numbers of the documents change the groups.

    >>> said, again, anew, other = (Carried(page, 0) for page in (1, 2, 3, 4))
    >>> ties = {(said, again): 0.9, (said, anew): 0.8, (again, anew): 0.8, (anew, other): 0.55}
    >>> split((said, again, anew, other), ties) == ((said, again, anew), (other,))
    True
    """
    forming = _Forming(members, likeness)
    while closest := forming.closest():
        for joined in _connected(closest):
            # Of equally close ones no first could be told, so they become one together or stay apart.
            if forming.held(joined):
                forming.join(joined)
    return tuple(sorted(tuple(sorted(cluster.members)) for cluster in forming.clusters.values()))


class _Cluster(NamedTuple):
    members: tuple[Carried, ...]
    documents: Counter[int]


class _Forming:
    """Clusters by numbers, how alike each two are that something ties, and the closest of them first."""

    def __init__(self, members: Iterable[Carried], likeness: Mapping[tuple[Carried, Carried], float]) -> None:
        number = {member: at for at, member in enumerate(members)}
        self.clusters = {at: _Cluster((member,), Counter([member.document])) for member, at in number.items()}
        self._sums: dict[int, dict[int, int]] = {at: {} for at in self.clusters}
        for (left, right), alike in likeness.items():
            if left in number and right in number:
                self._tie(number[left], number[right], round(alike * PRECISION))
        self._next = len(self.clusters)
        self._heap = [
            (-self._mean(one, other), one, other)
            for one, others in self._sums.items()
            for other in others
            if one < other
        ]
        heapify(self._heap)

    def closest(self) -> list[tuple[int, int]]:
        """The pairs of clusters that are closest, several where they are equally close; none far apart."""
        found: list[tuple[int, int]] = []
        at = 0.0
        while self._heap and -self._heap[0][0] >= HELD:
            far, one, other = self._heap[0]
            if found and far != at:
                break
            heappop(self._heap)
            if one in self.clusters and other in self.clusters:
                at = far
                found.append((one, other))
        return found

    def held(self, numbers: Sequence[int]) -> bool:
        """Whether clusters are alike on the average of all their pairs."""
        between = list(combinations(numbers, 2))
        pairs = sum(self._pairs(one, other) for one, other in between)
        alike = sum(self._sums[one].get(other, 0) for one, other in between)
        return alike >= HELD * PRECISION * pairs

    def join(self, numbers: Sequence[int]) -> None:
        """Makes one cluster of several."""
        gone = [self.clusters.pop(number) for number in numbers]
        sums: Counter[int] = Counter()
        for number in numbers:
            for other, alike in self._sums.pop(number).items():
                if other in self.clusters:
                    sums[other] += alike
                    del self._sums[other][number]
        joined = self._next
        self._next += 1
        documents: Counter[int] = Counter()
        for cluster in gone:
            documents.update(cluster.documents)
        members = tuple(member for cluster in gone for member in cluster.members)
        self.clusters[joined] = _Cluster(members, documents)
        self._sums[joined] = {}
        for other, alike in sums.items():
            self._tie(other, joined, alike)
            heappush(self._heap, (-self._mean(other, joined), other, joined))

    def _tie(self, one: int, other: int, alike: int) -> None:
        self._sums[one][other] = self._sums[other][one] = self._sums[one].get(other, 0) + alike

    def _mean(self, one: int, other: int) -> float:
        pairs = self._pairs(one, other)
        return self._sums[one][other] / pairs / PRECISION if pairs else 0.0

    def _pairs(self, one: int, other: int) -> int:
        """How many pairs of statements of two documents there are between two clusters."""
        left, right = self.clusters[one], self.clusters[other]
        fewer, more = sorted((left.documents, right.documents), key=len)
        beside = sum(count * more[document] for document, count in fewer.items())
        return len(left.members) * len(right.members) - beside


def _connected(pairs: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """The numbers that pairs join, directly or through others."""
    beside: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        beside[one].append(other)
        beside[other].append(one)
    seen: set[int] = set()
    for start in beside:
        reached, waiting = [], [start]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                reached.append(one)
                waiting += beside[one]
        if reached:
            yield reached
