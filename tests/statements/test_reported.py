"""What the rules add where the trained tagger found nothing."""

from __future__ import annotations

import sayso
from sayso.document import article_document
from sayso.statements.reported import find_quoted
from sayso.types import Quoting

TEXT = (
    "“The gate is shut. It will stay shut until the boards have dried,” Oru told the council. "
    "“A wet board is no board,” he added. I said “it will dry in the sun, and you know it.”"
)


def test_a_quotation_that_was_passed_over_gets_who_is_told_to_say_it() -> None:
    document = article_document(TEXT)
    quoted = find_quoted(document, ())
    assert [one.source[0].of(TEXT) for one in quoted] == ["Oru", "he"]
    assert {one.quoting for one in quoted} == {Quoting.DIRECT}
    assert [one.cue[0].of(TEXT) for one in quoted] == ["told", "added"]


def test_what_was_found_is_left_as_it_is() -> None:
    document = article_document(TEXT)
    found = [one for one in sayso.find_statements(document, "rules") if one.source]
    assert find_quoted(document, found) == []


def test_a_few_quoted_words_are_nobodys() -> None:
    assert find_quoted(article_document("Oru called the gate “a disgrace” on Monday."), ()) == []
