"""What is found in a document whatever the claim is, found once for all claims that the document carries."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import NamedTuple, TypeVar

from sayso.types import Document

T = TypeVar("T")

DOCUMENTS = 512


class _Same(NamedTuple):
    """A document as a key: itself, not one that is equal, since comparing whole documents takes long."""

    document: Document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.document is other.document

    def __hash__(self) -> int:
        return id(self.document)


def remembered(find: Callable[[Document], T]) -> Callable[[Document], T]:
    """The function with what it found in the documents that it was asked about last.

    >>> texts = []
    >>> find = remembered(lambda document: texts.append(document.text))
    >>> page = Document(text="Shut.", passages=())
    >>> find(page), find(page), texts
    (None, None, ['Shut.'])
    """
    kept = lru_cache(maxsize=DOCUMENTS)(lambda same: find(same.document))

    @wraps(find)
    def finding(document: Document) -> T:
        return kept(_Same(document))

    return finding
