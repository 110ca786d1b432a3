"""Our own stories of how claims travel: every file reads, its labels hold together, errors say where."""

from __future__ import annotations

import importlib.util
import os
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from training.origins_stories import FOLDER, BadStory, read_stories, read_story

DATA = Path(os.environ.get("SAYSO_DATA", Path(__file__).parents[2] / "shared" / "data"))
SCORER = DATA.parent / "score" / "origins.py"

STORY = """\
claim: A goat has been elected.
topic: viral
origin: The Reed | outlet | a b | the paper
n: 1 in 1-1

=== a, reports, own reporting
# Goat wins

[[The paper|the paper|origin outlet]] said a goat had won the seat of the third ward by nine votes on Sunday.

Nobody [[at town hall||denial]] agrees.

=== b, asserts, reprint of a
# Goat wins seat

@a 1
"""

WRONG = {
    "a key of no head": (("topic: viral", "colour: blue"), 2, "no line of a head"),
    "a name of no origin": (("| the paper", "| its editor"), 6, "the paper belongs to no origin"),
    "an article that is not there": (("| a b |", "| a c |"), 3, "no article 'c'"),
    "an article left out": (("| a b |", "| a |"), 3, "b gives the paper"),
    "more origins than named": (("n: 1 in 1-1", "n: 2 in 1-2"), 4, "does not fit"),
    "a copy without its label": ((", reprint of a", ""), 13, "share 100%"),
    "a paragraph that is not there": (("@a 1", "@a 1-3"), 16, "has no paragraph 3"),
    "a mark left open": (("[[at town hall||denial]]", "[[at town hall"), 6, "left open"),
    "a kind that is none": (("|origin outlet]]", "|origin paper]]"), 9, "a mark is"),
}


@pytest.fixture(scope="module")
def stories() -> list[dict[str, Any]]:
    return read_stories()


@pytest.mark.parametrize("case", WRONG)
def test_an_error_names_file_and_line(case: str, tmp_path: Path) -> None:
    (old, new), line, reason = WRONG[case]
    assert old in STORY
    (path := tmp_path / "goat.txt").write_text(STORY.replace(old, new), encoding="utf-8")
    with pytest.raises(BadStory, match=rf"goat\.txt:{line}: .*{re.escape(reason)}"):
        read_story(path)


def test_a_copy_carries_the_marks(tmp_path: Path) -> None:
    (path := tmp_path / "goat.txt").write_text(STORY, encoding="utf-8")
    record = read_story(path)
    first, second = record["articles"]
    assert first["cites"] == second["cites"]
    assert record["shared_text"] == [["goat-a", "goat-b"]]
    assert record["denials"][0]["who"] == "at town hall"


def test_spans_are_of_the_body(stories: list[dict[str, Any]]) -> None:
    for record in stories:
        for article in record["articles"]:
            for mark in article["cites"] + article["credit"]:
                start, end = mark["span"]
                assert article["body"][start:end] == mark["text"]


def test_a_third_is_kept_for_measuring(stories: list[dict[str, Any]]) -> None:
    held = sum(record["held"] for record in stories)
    assert held == len(stories) // 3
    assert len(stories) == len(list(FOLDER.glob("*.txt")))


@pytest.mark.skipif(not SCORER.is_file(), reason=f"no scorer at {SCORER}; SAYSO_DATA says where data are")
def test_the_labels_score_full_marks_against_themselves(stories: list[dict[str, Any]]) -> None:
    figures = _scorer().score(stories, stories)
    assert figures["cite_span"]["f1"] == figures["cite_name_accuracy"] == 1
    assert figures["dependence_macro_f1"] == figures["reprint_pair"]["f1"] == 1
    assert figures["n_exact"] == figures["stance_accuracy"] == 1


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("origins_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
