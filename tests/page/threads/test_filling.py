"""Comments of a known system under a theme that gives its own names to their parts."""

from __future__ import annotations

import turbohtml

from sayso.page.threads.comments import find_comments
from sayso.page.threads.filling import fill_in

SAID = [
    ("Gus Termaine", "3 March 2024 at 19:02", "Who counted them in the dark?"),
    ("Wilma Tench", "3 March 2024 at 20:15", "Fenwright did, he says so himself."),
    ("oor", "4 March 2024 at 07:40", "Same as last time."),
]


def page(name: str, when: str) -> turbohtml.Document:
    entries = "".join(
        f'<li class="comment depth-1" id="comment-{at}"><div><i class="{name}">{author}</i>'
        f'<u class="{when}">{time}</u></div><section><p>{words}</p></section><a>Reply</a></li>'
        for at, (author, time, words) in enumerate(SAID, 7)
    )
    return turbohtml.parse(f"<!doctype html><h1>At the Tirn lock</h1><ol>{entries}</ol>")


def test_names_and_times_that_a_theme_calls_by_names_of_its_own() -> None:
    tree = page("k-who", "k-when")
    found = find_comments(tree)
    assert [one.frame.author for one in found] == [None, None, None]
    filled = fill_in(tree, found)
    assert [(one.frame.author, one.frame.time) for one in filled] == [said[:2] for said in SAID]
    assert [one.frame.key for one in filled] == ["7", "8", "9"]
    assert [" ".join(body.text for body in one.bodies) for one in filled] == [said[2] for said in SAID]


def test_comments_that_lack_nothing_stay_as_they_are() -> None:
    tree = page("fn", "comment-date")
    found = find_comments(tree)
    assert fill_in(tree, found) is found


def test_a_page_without_comments_has_none_to_fill() -> None:
    assert fill_in(turbohtml.parse("<p>No comments."), ()) == ()
