"""Documents as JSON: exact there and back, and as the schema describes them."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import UTC
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from sayso import types
from sayso.errors import ReadError
from sayso.jsonform import from_json, to_json
from sayso.types import Document, Span
from tests.ledger.pages import capture_of, document_of

SCHEMA = json.loads((Path(__file__).parents[1] / "docs/document.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

SPANS = st.tuples(st.integers(0), st.integers(0)).map(lambda pair: Span(*pair))
st.register_type_strategy(Span, SPANS)
st.register_type_strategy(float, st.floats(0, 1))
st.register_type_strategy(str, st.text(st.characters(), max_size=8))
DOCUMENTS = st.builds(Document, time=st.none() | st.datetimes(timezones=st.just(UTC)))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS)
def test_any_document_comes_back_exactly(document: Document) -> None:
    written = to_json(document)
    assert from_json(written) == document
    VALIDATOR.validate(written)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS)
def test_equal_documents_are_written_alike(document: Document) -> None:
    again = from_json(to_json(document))
    assert json.dumps(to_json(again)) == json.dumps(to_json(document))


def test_a_page_reads_well_as_json() -> None:
    written = to_json(document_of(capture_of()))
    assert list(written) == [field.name for field in fields(Document)]
    assert written["time"] == "2031-05-06T09:30:00+00:00"
    assert written["statements"][0]["source"] == [[75, 100]]
    assert written["passages"][1]["furniture"] == "meter"
    assert from_json(json.loads(json.dumps(written))) == document_of(capture_of())


WRITTEN = to_json(document_of(capture_of()))


def _with(**changes: Any) -> dict[str, Any]:
    return {**WRITTEN, **changes}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (_with(mood="grim"), "JSON of Document: does not know mood"),
        (_with(text=1), "JSON of str: cannot be 1"),
        (_with(text=None), "JSON of str: cannot be None"),
        (_with(truncated=1), "JSON of bool: cannot be 1"),
        (_with(time="yesterday"), "JSON of datetime: cannot be 'yesterday'"),
        (_with(time=3), "JSON of datetime: cannot be 3"),
        (_with(passages={}), "JSON of list: cannot be {}"),
        (_with(meta=[]), r"JSON of Meta: cannot be \[\]"),
        (_with(passages=[{**WRITTEN["passages"][0], "span": [1]}]), r"JSON of Span: cannot be \[1\]"),
        (_with(passages=[{**WRITTEN["passages"][0], "kind": "ode"}]), "JSON of Kind: cannot be 'ode'"),
        (_with(charset={"name": "utf-8"}), "JSON of Charset: lacks decided_by"),
        ({"text": ""}, "JSON of Document: lacks passages"),
        ([], r"JSON of Document: cannot be \[\]"),
    ],
)
def test_what_is_no_document_is_refused(wrong: Any, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        from_json(wrong)
    with pytest.raises(ValidationError):
        VALIDATOR.validate(wrong)


def test_a_field_with_a_default_may_be_missing() -> None:
    assert from_json({"text": "", "passages": []}) == Document(text="", passages=())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def _objects(part: Any) -> list[dict[str, Any]]:
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
    found = [each for value in inside for each in _objects(value)]
    return [part, *found] if isinstance(part, dict) and "properties" in part else found


def test_the_schema_describes_every_key_and_allows_no_other() -> None:
    for described in _objects(SCHEMA):
        assert described["additionalProperties"] is False
        assert described["required"] == list(described["properties"])
        assert all(each["description"] for each in described["properties"].values())


def test_the_schema_names_the_fields_of_the_nouns() -> None:
    for name, described in {"Document": SCHEMA, **SCHEMA["$defs"]}.items():
        noun = getattr(types, name)
        if is_dataclass(noun):
            assert list(described["properties"]) == [field.name for field in fields(noun)]
        elif issubclass(noun, StrEnum):
            assert described["enum"] == [member.value for member in noun]
        elif noun is not Span:
            assert list(described["properties"]) == list(noun._fields)
