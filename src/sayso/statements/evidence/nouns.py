"""Words for evidence: what each thing is evidence of, in the singular and in the plural."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from sayso.resources import open_resource
from sayso.types import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def things(*sections: str) -> Mapping[str, tuple[EvidenceKind, ...]]:
    """The kinds of evidence that a thing is, by each form of its name.

    >>> things("things")["studies"]
    (<EvidenceKind.DOCUMENT: 'document'>, <EvidenceKind.DATA: 'data'>)
    """
    found: dict[str, tuple[EvidenceKind, ...]] = {}
    for section in sections:
        for noun, kinds in open_resource("evidence-en")[section]:
            found |= dict.fromkeys((noun, _plural(noun)), tuple(map(EvidenceKind, kinds.split())))
    return MappingProxyType(found)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
