"""Comments by the markup of the systems that print them: one small page for each system."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import turbohtml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.page.threads.comments import find_comments
from sayso.page.threads.families import FAMILIES, OTHER

if TYPE_CHECKING:
    from sayso.page.threads.comments import FoundComment

ASKED = "Who counted them in the dark?"
ANSWERED = "Fenwright did, he says so himself."
THREADS = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.html"))}
FLAT = {"discourse"}
"""Systems that do not say who answers whom."""


def read(body: str) -> tuple[FoundComment, ...]:
    return find_comments(turbohtml.parse(f"<!doctype html><body><h1>At the Tirn lock</h1>{body}</body>"))


def read_thread(system: str) -> tuple[FoundComment, ...]:
    return read(THREADS[system].read_text(encoding="utf-8"))


def words(comment: FoundComment) -> str:
    return " ".join(" ".join(body.text.split()) for body in comment.bodies)


@pytest.mark.parametrize("system", THREADS)
def test_a_question_and_its_answer(system: str) -> None:
    asked, answered = read_thread(system)
    assert (words(asked), words(answered)) == (ASKED, ANSWERED)
    assert (asked.frame.author, answered.frame.author) == ("Gus Termaine", "Wilma Tench")
    assert asked.frame.parent is None
    assert answered.frame.parent == (None if system in FLAT else 0)
    assert asked.frame.time is not None


def test_times_and_votes_are_given_as_declared_or_else_as_shown() -> None:
    assert read_thread("wordpress")[0].frame.time == "2024-09-04T19:02:00+02:00"
    assert read_thread("wpdiscuz-7")[0].frame.time == "September 4, 2024 7:02 PM"
    assert read_thread("wpdiscuz-5")[0].frame.time == "1 Monat her"
    assert [
        comment.frame.votes
        for comment in (
            read_thread("wpdiscuz-7")[0],
            read_thread("wpdiscuz-5")[0],
            read_thread("schema-org")[0],
        )
    ] == [-3, 12, 4]


def test_the_author_element_is_one_that_a_reader_sees() -> None:
    author = read_thread("schema-org")[1].author
    assert author is not None
    assert author.tag == "div"


def test_answers_in_a_list_right_behind_what_they_answer() -> None:
    def post(name: str, inside: str = "") -> str:
        return (
            '<li><article itemscope itemtype="https://schema.org/Comment"><b itemprop="author">'
            f'{name}</b><p itemprop="text">Same as last time.</p></article>{inside}</li>'
        )

    answers = post("vex") + post("Gus Termaine")
    found = read(f"<ol>{post('oor', f'<ol>{answers}</ol>')}{post('oor')}</ol>")
    assert [comment.frame.parent for comment in found] == [None, 0, 0, None]


def test_keys_are_the_page_s_own() -> None:
    assert [comment.frame.key for comment in read_thread("wpdiscuz-7")] == ["7", "9"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Comments are closed.</p>",
        '<div id="comments" class="comments-area"><h2>No comments yet</h2></div>',
        '<div class="comment-respond"><form class="comment-form"><textarea></textarea></form></div>',
        '<div class="post-comment"><b class="user">Name *</b><time datetime="2024-09-04">4 Sept</time>'
        '<div class="comment-text">Your text</div><input name="author"></div>',
        '<ul><li class="comments-link"><a href="#">12 comments</a></li></ul>',
        '<div class="comment"></div>',
        '<ol><li class="comment depth-1" id="comment-3"></li></ol>',
    ],
)
def test_what_only_looks_like_a_comment(body: str) -> None:
    assert read(body) == ()


@pytest.mark.parametrize("family", [*FAMILIES, OTHER], ids=lambda family: family.name)
def test_no_selector_of_a_family_looks_up_the_tree(family: object) -> None:
    selectors = [one for field in family[1:] for one in field]  # type: ignore[index]
    assert [one for one in selectors if " " in one.replace(" i]", "]") or ">" in one] == []


@pytest.mark.parametrize(
    "page",
    [
        '<li class="comment depth-1" id="comment-1"><b class="fn">A</b><p>x</p><ol>' * 20_000,
        '<div class="comment" id="comment-1">' * 50_000 + "x",
        '<li class="comment" id="comment-1"><b class="fn">A</b><p>x</p></li>' * 20_000,
        '<li class="comment" id="comment-1">' + '<b class="fn"></b><time></time>' * 50_000 + "</li>",
        '<div class="a-comment"><i class="user">A</i><time datetime="2024-09-04"></time><p class="text">x</p>'
        * 20_000,
    ],
    ids=["nested threads", "nested boxes", "long thread", "one comment of many parts", "nested unknown"],
)
def test_hostile_pages_are_read_in_bounded_time(page: str) -> None:
    tree = turbohtml.parse(page)
    began = time.process_time()
    found = find_comments(tree)
    assert time.process_time() - began < 5
    assert len(found) <= 5_000


TAGS = st.sampled_from(
    [
        '<li class="comment depth-1" id="comment-1">',
        '<li class="comment depth-2" id="comment-2">',
        '<div class="wpd-comment" id="wpd-comm-3_1">',
        '<div class="comment-content">',
        '<b class="fn">',
        '<time datetime="2024">',
        "<p>",
        "</p>",
        "</li>",
        "</div>",
        "</b>",
        "words",
        " ",
    ]
)


@settings(max_examples=200)
@given(st.lists(TAGS, max_size=60))
def test_parents_are_other_comments_and_bodies_lie_in_theirs(parts: list[str]) -> None:
    found = read("".join(parts))
    for index, comment in enumerate(found):
        assert comment.frame.parent is None or 0 <= comment.frame.parent < len(found)
        assert comment.frame.parent != index
        assert all(
            body is comment.container or comment.container in body.ancestors for body in comment.bodies
        )
