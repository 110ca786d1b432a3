"""What one comment does, by its own words and by what stands above it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import find_acts
from sayso.statements.acts.contacts import find_contact
from sayso.statements.acts.reading import read_comment
from sayso.types import Act

STORY = "Foreign divers plan to open the Tirn lock: Ministry"

DONE = [
    ("Evidence please?", Act.EVIDENCE_REQUEST),
    ("Source?", Act.EVIDENCE_REQUEST),
    ("Do you have a link to the letter?", Act.EVIDENCE_REQUEST),
    ("Is this true?", Act.EVIDENCE_REQUEST),
    ("How do you know that for sure?", Act.EVIDENCE_REQUEST),
    ("Which of the two locks is it, the old one or the new one?", Act.QUESTION),
    ("Does the rule also cover small boats?", Act.QUESTION),
    ("Here we go again, they say this every time before a vote.", Act.RECURRENCE),
    ("Same old story as in the spring.", Act.RECURRENCE),
    ("That paper always lies, nothing but propaganda.", Act.TRACK_RECORD),
    ("No, that's not true. The ministry never said that.", Act.CHALLENGE),
    ("You are an idiot, go to hell.", Act.ABUSE),
    ("Write to me, jan@example.org", Act.PII),
]


@pytest.mark.parametrize(("text", "act"), DONE)
def test_acts_of_a_comment(text: str, act: Act) -> None:
    assert act in {found.act for found in find_acts(text, story=STORY)}


IDLE = [
    "",
    "Lovely pictures, thank you so much!",
    "Stay safe everyone.",
    "Thank you for this recipe, we love it!",
    'RT @lakenews: "Foreign divers plan to open the Tirn lock"',
]


@pytest.mark.parametrize("text", IDLE)
def test_kind_words_do_nothing(text: str) -> None:
    assert find_acts(text, story="Apple cake with cinnamon") == ()


def test_who_was_asked_answers() -> None:
    found = find_acts(
        "Hi Ana, yes, you can use it on wood, but let it dry first.",
        parent_text="Can I use it on a wooden boat too?",
        story="How to seal a hull",
    )
    assert found[0].act is Act.ANSWER
    assert "weigh for it" in found[0].reason


def test_the_same_words_under_thanks_are_no_answer() -> None:
    found = find_acts("Thank you Ana!", "What a lovely boat.", "How to seal a hull")
    assert Act.ANSWER not in {one.act for one in found}


CONTACTS = [
    ("Ring him on 555 0142.", "555 0142"),
    ("call me: (020) 555-0142", "(020) 555-0142"),
    ("+44 20 7946 0123 is the office", "+44 20 7946 0123"),
    ("He lives at 14 Weir Street, go and ask.", "14 Weir Street"),
    ("mail a.b+c@mail.example.com", "a.b+c@mail.example.com"),
    ("We ate at 14 Weir Street.", None),
    ("It cost 1,200,000 in 2019-2020, see 12/11/2019.", None),
    ("ISBN 978-3-16-148410-0", None),
    ("@harbour @board #2019", None),
]


@pytest.mark.parametrize(("text", "contact"), CONTACTS)
def test_personal_data_is_found_as_written(text: str, contact: str | None) -> None:
    assert find_contact(text) == contact


def test_words_passed_on_are_not_read_as_ones_own() -> None:
    assert read_comment('True? "@lakenews: The lock will close, divers say"').words == ["true"]
    assert read_comment("> Where did he say so?\nIn the letter.").words == ["in", "the", "letter"]


@given(st.text(), st.none() | st.text(), st.none() | st.text())
def test_any_comment_can_be_asked_what_it_does(text: str, parent: str | None, story: str | None) -> None:
    found = find_acts(text, parent, story)
    assert found == find_acts(text, parent, story)
    assert all(0 <= one.confidence <= 1 and one.reason for one in found)
    assert len({one.act for one in found}) == len(found)


def test_a_long_comment_costs_no_more_than_a_short_one() -> None:
    assert len(read_comment("a? " * 100_000).sentences) < 1000
