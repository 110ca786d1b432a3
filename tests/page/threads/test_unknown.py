"""Threads whose markup calls nothing by a name: what repeats itself, and what only looks like it."""

from __future__ import annotations

import gzip
import json
import os
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import turbohtml
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.page.threads.unknown import find_unknown

if TYPE_CHECKING:
    from sayso.page.threads.comments import FoundComment

DATA = Path(os.environ.get("SAYSO_DATA", Path(__file__).parents[4] / "shared" / "data"))
NAMED = Path(__file__).parents[2] / "pages"
NAMING = re.compile(r"""\s(?:class|id)=(?:"[^"]*"|'[^']*'|[^\s"'>]+)(?=[\s/>])""")


def read(body: str) -> tuple[FoundComment, ...]:
    return find_unknown(turbohtml.parse(f"<!doctype html><body><h1>At the Tirn lock</h1>{body}</body>"))


def told(found: tuple[FoundComment, ...]) -> list[tuple[str | None, str, int | None]]:
    return [
        (one.frame.author, " ".join(" ".join(body.text.split()) for body in one.bodies), one.frame.parent)
        for one in found
    ]


def entry(name: str, day: int, words: str, inside: str = "") -> str:
    return (
        f"<li><p><b>{name}</b> <i>{day} March 2024</i></p><div><p>{words}</p></div><a>Reply</a>{inside}</li>"
    )


def test_a_list_of_lists() -> None:
    answer = entry("Wilma Tench", 4, "Fenwright did, he says so himself.")
    page = entry("Gus Termaine", 3, "Who counted them in the dark?", f"<ul>{answer}</ul>")
    assert told(read(f"<ul>{page}{entry('oor', 5, 'Same as last time.')}</ul>")) == [
        ("Gus Termaine", "Who counted them in the dark?", None),
        ("Wilma Tench", "Fenwright did, he says so himself.", 0),
        ("oor", "Same as last time.", None),
    ]


def test_answers_in_a_box_beside_what_they_answer() -> None:
    def post(name: str, words: str) -> str:
        return f"<div><b>{name}</b> <i>vor 2 Tagen</i><p>{words}</p><a>Antworten</a></div>"

    asked, answered = (
        post("Gus Termaine", "Wer hat sie im Dunkeln gezählt?"),
        post("oor", "Na, Fenwright selbst."),
    )
    found = told(read(f"<div>{asked}<div>{answered}</div>{post('vex', 'So wie letztes Mal auch.')}</div>"))
    assert [parent for _, _, parent in found] == [None, 0, None]


def test_terms_and_descriptions_side_by_side() -> None:
    pairs = [("Gus Termaine", "Who counted them in the dark?"), ("oor", "Same as last time.")]
    rows = "".join(
        f"<dt><a>{name}</a> said...</dt><dd><p>{words}</p></dd><dd><a href='#c{at}1'>3 March 2024</a></dd>"
        for at, (name, words) in enumerate(pairs)
    )
    assert [one[:2] for one in told(read(f"<dl>{rows}</dl>"))] == pairs


def test_one_person_may_have_written_them_all() -> None:
    page = "".join(entry("Anonymous", day, f"This is what I said on day {day}, too.") for day in (3, 4, 5, 6))
    assert [author for author, _, _ in told(read(f"<ul>{page}</ul>"))] == ["Anonymous"] * 4


def test_the_article_is_no_comment_though_its_day_stands_in_an_element_like_theirs() -> None:
    story = "<p>The lock stays shut, the Authority said.</p>" * 30
    page = "".join(entry(name, 4, "Same as last time, and before.") for name in ("oor", "vex", "Gus T."))
    found = read(f"<main><p><b>Maud Ferrow</b> <i>3 March 2024</i></p>{story}<ul>{page}</ul></main>")
    assert [author for author, _, _ in told(found)] == ["oor", "vex", "Gus T."]


@pytest.mark.parametrize(
    "entries",
    [
        '<li><h3><a href="/1">Mills at Osk run out of grain</a></h3><b>Olin Prath</b> <i>3 March 2024</i>'
        "<p>They have flour for nine days.</p><a>Like</a></li>",
        '<li><a href="/1"><b>Olin Prath</b> <i>3 March 2024</i>'
        "<p>Mills at Osk run out of grain</p></a> <a>Like</a></li>",
        "<li><b>Hesper L.</b> <i>3 March 2024</i><p>Verified buyer</p>"
        "<p>Tides are right.</p><a>Report</a></li>",
        "<li><i>3 March 2024, 18:40</i> <b>Maud Ferrow</b>"
        "<p>Divers are in the water, they need an hour.</p></li>",
        "<li><i>3 March 2024, 18:40</i> <a>Reply</a></li>",
    ],
    ids=["stories", "stories that are all link", "reviews", "live blog", "no words"],
)
def test_what_only_looks_like_a_thread(entries: str) -> None:
    assert read(f"<ul>{entries * 4}</ul>") == ()


@pytest.mark.parametrize(
    "page",
    [
        '<div><b>Ann</b> <i>3 May 2019</i><p>words of some length</p><a href="#c12">Reply</a>' * 20_000,
        '<dl><dt>Ann said</dt><dd>words of some length</dd><dd><a href="#c12">3 May 2019</a></dd>' * 20_000,
        "<b>Ann</b> <i>3 May 2019</i>" + "<p>words of some length</p><b>x</b>" * 30_000 + "<i>3 May 2019</i>",
        "<i>3 May 2019</i>" * 60_000,
    ],
    ids=["nested", "lists in lists", "one long record", "times alone"],
)
def test_hostile_pages_are_looked_through_in_bounded_time(page: str) -> None:
    tree = turbohtml.parse(page)
    began = time.process_time()
    find_unknown(tree)
    assert time.process_time() - began < 8


PARTS = st.sampled_from(
    (
        *("<ul>", "</ul>", "<li>", "</li>", "<p>", "<b>Ann Lee</b>", "<b>Bo</b>", "<i>3 May 2019</i>"),
        *("3 hours ago", "Who counted them?", "<a href='#c12'>Reply</a>", "<dl><dt>", "<dd>", "3 comments"),
        *("<h1>", " said: "),
    )
)


@settings(max_examples=300)
@given(st.lists(PARTS, max_size=60))
def test_parents_stand_before_what_answers_them(parts: list[str]) -> None:
    for index, one in enumerate(read("".join(parts))):
        assert one.bodies
        assert one.frame.parent is None or 0 <= one.frame.parent < index


def test_a_thread_is_found_without_its_class_names_and_ids() -> None:
    page = (NAMED / "wordpress-thread" / "page.html").read_text(encoding="utf-8")
    named, bare = (
        sayso.read_capture(sayso.Capture(text.encode(), sayso.Place("test")))
        for text in (page, NAMING.sub("", page))
    )
    assert [one.text(bare.text) for one in bare.comments] == [one.text(named.text) for one in named.comments]


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def found_share(record: dict[str, Any]) -> tuple[int, int]:
    """How many of a page's comments are found once its class names and ids are gone, and how many it has."""
    page = gzip.decompress((DATA / "pages" / record["html_path"]).read_bytes()).decode()
    document = sayso.read_capture(sayso.Capture(NAMING.sub("", page).encode(), sayso.Place("test")))
    found = Counter(frozenset(words_of(one.text(document.text)).items()) for one in document.comments)
    wanted = Counter(frozenset(words_of(one["text"]).items()) for one in record["comments"])
    return (found & wanted).total(), wanted.total()


@pytest.mark.skipif(not (DATA / "pages").is_dir(), reason="no development data")
def test_most_comments_of_saved_pages_are_found_without_names() -> None:
    with gzip.open(DATA / "pages" / "comments.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][::4]
    shares = [found_share(record) for record in records]
    assert sum(found for found, _ in shares) > 0.8 * sum(wanted for _, wanted in shares)
