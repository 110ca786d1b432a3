"""Threads in noscript: Discourse's view for readers without scripts."""

from __future__ import annotations

import sayso
from sayso.page.threads.noscript import uncover_thread

POSTS = "".join(
    f"<div class='topic-body crawler-post' id='post_{number}'><div class='crawler-post-meta'>"
    f"<span class='creator' itemprop='author'><span itemprop='name'>{name}</span></span>"
    f"<time itemprop='datePublished' datetime='2024-09-0{number}T10:00:00Z'>then</time></div>"
    f"<div class='post' itemprop='text'><p>{words}</p></div></div>"
    for number, name, words in [
        (1, "oor", "Who signed the permit?"),
        (2, "vex", "The Waterways Authority &amp; nobody else."),
    ]
)
PAGE = (
    "<!doctype html><html><head><title>The permit - Tarnhythe Forum</title>"
    "<noscript><img src='pixel.gif' alt='unseen'></noscript></head><body>"
    f"<noscript data-path='/t/the-permit/41'><h1>The permit</h1>{POSTS}</noscript>"
    "<noscript>Switch scripts on.</noscript><div id='data-preloaded'></div></body></html>"
)


def test_a_thread_in_noscript_is_read() -> None:
    document = sayso.read_capture(sayso.Capture(PAGE.encode(), sayso.Place("test")))
    assert [comment.author for comment in document.comments] == ["oor", "vex"]
    assert [comment.text(document.text) for comment in document.comments] == [
        "Who signed the permit?",
        "The Waterways Authority & nobody else.",
    ]
    assert "Switch scripts on" not in document.text


def test_every_character_keeps_its_place() -> None:
    uncovered = uncover_thread(PAGE)
    assert len(uncovered) == len(PAGE)
    assert uncovered.index("Who signed") == PAGE.index("Who signed")
    assert uncovered.count("<noscript") == 2


def test_a_page_without_end_tags_takes_no_longer() -> None:
    hostile = "crawler-post" + "<noscript>" * 100_000
    assert uncover_thread(hostile) == hostile
