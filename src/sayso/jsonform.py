"""Documents as JSON and back, exactly: one form for the ledger, the command line and other programs.

An object's keys are the fields of its noun, in their order, and none is left out. A span is `[start, end]`,
a time is ISO 8601. `docs/document.schema.json` describes the form. The converters are made from the type
hints of `types.py`, once, so a field added there is written and read without a change here.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin, get_type_hints

from sayso.errors import ReadError
from sayso.types import Claim, Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def to_json(document: Document) -> dict[str, Any]:
    """The document as dictionaries, lists, strings and numbers, ready for `json.dumps`.

    >>> to_json(Document(text="Salt is dear.", passages=()))["text"]
    'Salt is dear.'
    """
    written: dict[str, Any] = _form(Document).write(document)
    return written


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """A claim in the same manner, with the numbers of documents as they were linked."""
    written: dict[str, Any] = _form(Claim).write(claim)
    return written


def claim_from_json(value: Mapping[str, Any]) -> Claim:
    """The claim that `claim_to_json` wrote; raises ReadError for anything else."""
    claim: Claim = _form(Claim).read(value)
    return claim


def from_json(value: Mapping[str, Any]) -> Document:
    """The document that `to_json` wrote; raises ReadError for anything else.

    A key may be missing only where its noun has a default (so that a document written before the field
    existed can be read); a key that no noun knows is refused.
    """
    document: Document = _form(Document).read(value)
    return document


class _Form(NamedTuple):
    """The two directions between a value and its JSON."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


@cache
def _form(hint: Any) -> _Form:
    if hint in {str, int, bool, float}:
        return _as_it_is(hint)
    if hint is datetime:
        return _Form(datetime.isoformat, _read_time)
    if hint is Span:
        return _Form(list, _read_span)
    if get_origin(hint) is UnionType:
        return _optional(hint)
    if get_origin(hint) is tuple:
        return _several(get_args(hint)[0])
    if issubclass(hint, StrEnum):
        return _Form(str, lambda value: _read_member(hint, value))
    return _noun(hint)


def _as_it_is(kind: type) -> _Form:
    def read(value: Any) -> Any:
        if type(value) is not kind:  # `isinstance` would take True for a number
            raise _refused(kind, value)
        return value

    return _Form(lambda value: value, read)


def _optional(hint: Any) -> _Form:
    form = _form(next(part for part in get_args(hint) if part is not type(None)))
    return _Form(
        lambda value: None if value is None else form.write(value),
        lambda value: None if value is None else form.read(value),
    )


def _several(hint: Any) -> _Form:
    form = _form(hint)

    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise _refused(list, value)
        return tuple(form.read(item) for item in value)

    return _Form(lambda value: [form.write(item) for item in value], read)


def _noun(noun: type) -> _Form:
    forms = {name: _form(hint) for name, hint in get_type_hints(noun).items()}
    needed = _without_default(noun)

    def write(value: Any) -> Any:
        return {name: form.write(getattr(value, name)) for name, form in forms.items()}

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _refused(noun, value)
        if unknown := value.keys() - forms.keys():
            raise ReadError(f"JSON of {noun.__name__}", f"does not know {', '.join(sorted(unknown))}")
        if missing := needed - value.keys():
            raise ReadError(f"JSON of {noun.__name__}", f"lacks {', '.join(sorted(missing))}")
        return noun(**{name: forms[name].read(item) for name, item in value.items()})

    return _Form(write, read)


def _without_default(noun: Any) -> frozenset[str]:
    if is_dataclass(noun):
        return frozenset(
            field.name
            for field in fields(noun)
            if field.default is MISSING and field.default_factory is MISSING
        )
    return frozenset(name for name in noun._fields if name not in noun._field_defaults)


def _read_time(value: Any) -> datetime:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _refused(datetime, value) from error


def _read_span(value: Any) -> Span:
    match value:
        case [int(start), int(end)]:
            return Span(start, end)
    raise _refused(Span, value)


def _read_member(kind: type[StrEnum], value: Any) -> StrEnum:
    try:
        return kind(value)
    except ValueError as error:
        raise _refused(kind, value) from error


def _refused(kind: type, value: Any) -> ReadError:
    return ReadError(f"JSON of {kind.__name__}", f"cannot be {value!r:.60}")
