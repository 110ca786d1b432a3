"""Plain text without markup: every line named, comments apart, whatever the text."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.page.plain import label_lines, read_plain
from sayso.page.plain.lines import read_lines
from sayso.page.plain.sure import is_meter
from sayso.page.plain.threads import split_author
from sayso.types import Block, Frame, Furniture, Kind

PAGE = (Path(__file__).parent / "plain" / "lock-gates.txt").read_text(encoding="utf-8")
AUTHORS = [
    "Dockhand", "marta_v", "Old Pilot", "Lower Town Resident", "Ingrid S.", "Dockhand", "Patriot77",
    "Old Pilot", "Lena", "quayside", "Patriot77", "Lena", "Hedda B.", "Old Pilot", "marta_v",
]  # fmt: skip


def words(blocks: tuple[Block, ...], kind: Kind) -> list[str]:
    return [block.text for block in blocks if block.kind is kind]


def bodies(blocks: tuple[Block, ...], frames: tuple[Frame, ...]) -> list[str]:
    return [
        "\n".join(
            block.text for block in blocks if block.comment == index and block.kind is Kind.COMMENT_BODY
        )
        for index in range(len(frames))
    ]


def spaced(text: str) -> str:
    """The other shape of crawl text: paragraphs set apart by a blank line, the headline doubled."""
    lines: list[str] = []
    thread = False
    for line in text.split("\n"):
        lines += ["", line, ""] if len(line) > 60 or (thread and len(line) > 18) else [line]
        if line.startswith("Foreign agents") and not line.endswith("Bulletin"):
            lines += ["", line, ""]
        thread = thread or line == "View all comments"
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


@pytest.mark.parametrize("text", [PAGE, spaced(PAGE)], ids=["a line a block", "set apart"])
def test_a_page_of_an_official_allegation_comes_apart(text: str) -> None:
    blocks, frames = read_plain(text)
    assert set(words(blocks, Kind.HEADLINE)) == {
        "Foreign agents plan to break the Tirn lock gates: Ministry of Public Order"
    }
    article = words(blocks, Kind.ARTICLE)
    assert len(article) == 7
    assert article[0].startswith("Agents of a foreign service")
    assert article[-1].startswith("The gates of the Tirn lock were built in 1961")
    (caption,) = [block for block in blocks if block.kind is Kind.CAPTION]
    assert caption.credit is not None
    assert caption.credit.of(caption.text) == "Tellwright / Sela Brandoe"
    assert [frame.author for frame in frames] == AUTHORS
    assert (
        bodies(blocks, frames)[0] == "Evidence please? All I see is a spokesman who will not take questions."
    )


def test_the_thread_keeps_its_times_votes_and_answers() -> None:
    _, frames = read_plain(PAGE)
    assert frames[0] == Frame(author="Dockhand", time="1 year ago", votes=14)
    assert frames[6].votes == -4
    assert [frames[index].parent for index in (1, 5, 7)] == [0, 4, 6]
    assert frames[2].parent is None


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("$14,230 of $60,000", Furniture.METER),
        ("SPRING FUND DRIVE", Furniture.METER),
        ("We depend on readers like you. Donate today to keep the Bulletin burning.", Furniture.APPEAL),
        ("Share on Telegram", Furniture.SHARE),
        ("Skip to content", Furniture.NAVIGATION),
        ("15 Comments", Furniture.COMMENT_CONTROLS),
        ("Load more comments", Furniture.COMMENT_CONTROLS),
        ("Your email address will not be published. Required fields are marked *", Furniture.COMMENT_FORM),
        ("Get our newsletter in your inbox every Friday", Furniture.NEWSLETTER),
        ("We use cookies to improve your visit.", Furniture.COOKIES),
    ],
)
def test_furniture_says_what_it_is_for(line: str, purpose: Furniture) -> None:
    (block,) = (block for block in read_plain(PAGE)[0] if block.text == line)
    assert (block.kind, block.furniture) == (Kind.FURNITURE, purpose)


def test_it_is_read_in_a_fifth_of_a_second() -> None:
    read_plain("loads the weights")
    start = time.process_time()
    read_plain(PAGE)
    assert time.process_time() - start < 0.2


def test_a_wordpress_thread_under_a_bulletin() -> None:
    text = (Path(__file__).parent / "plain" / "footbridge.txt").read_text(encoding="utf-8")
    blocks, frames = read_plain(text)
    assert len(words(blocks, Kind.ARTICLE)) == 3
    assert [(frame.author, frame.time) for frame in frames] == [
        ("Hanna Brekk", "March 3, 2019 at 4:15 pm"),
        ("Oskar", "March 3, 2019 at 6:02 pm"),
        ("Hanna Brekk", "March 4, 2019 at 8:40 am"),
    ]
    assert (
        bodies(blocks, frames)[1]
        == "The same company that built it, as far as I know.\nAnd they were paid twice."
    )


@pytest.mark.parametrize(
    ("head", "author", "shown"),
    [
        ("Vesna Orlik • 3 years ago", "Vesna Orlik", "3 years ago"),
        ("Vesna OrlikMay 30, 2019 at 1:06 PM", "Vesna Orlik", "May 30, 2019 at 1:06 PM"),
        ("Tomas says:", "Tomas", None),
        ("Tomas said, on August 3, 2019 at 3:12 pm", "Tomas", "August 3, 2019 at 3:12 pm"),
        ("Trude am 9. Juni 2017 um 13:22", "Trude", "9. Juni 2017 um 13:22"),
        ("March 3, 2019 at 4:15 pm | Reply", None, "March 3, 2019 at 4:15 pm"),
        ("vor 3 Tagen", None, "vor 3 Tagen"),
        ("", None, None),
    ],
)
def test_author_and_time_of_a_comments_head(head: str, author: str | None, shown: str | None) -> None:
    assert split_author(head) == (author, shown)


@pytest.mark.parametrize(
    ("line", "meter"),
    [
        ("$14,230 of $60,000", True),
        ("Goal: 40,000 marks", True),
        ("Raised so far: 17,350 marks", True),
        ("The party raised $3 million last year, the court was told.", False),
        ("Page 2 of 14", False),
    ],
)
def test_a_meter_is_known_by_itself(line: str, meter: bool) -> None:
    assert is_meter(read_lines(line)[0]) is meter


@given(st.text(alphabet=st.sampled_from("ab A.\n\r\t0:$§…•\u2028\x00"), max_size=300) | st.text(max_size=300))
def test_every_line_has_a_label_and_every_block_its_place(text: str) -> None:
    assert len(label_lines(text)) == len(text.split("\n"))
    blocks, frames = read_plain(text)
    assert [block.text for block in blocks] == [line.strip() for line in text.split("\n") if line.strip()]
    assert all(block.source.of(text) == block.text for block in blocks)
    assert all(block.comment is None or 0 <= block.comment < len(frames) for block in blocks)


@pytest.mark.parametrize(
    "unit",
    ["Reply\n", "a ", "\n", "says " * 9, "12 May 2019\n", "(((", "• ", "$1 of $2 ", "a.", "reply ", "1 "],
)
def test_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    start = time.process_time()
    read_plain(text)
    assert time.process_time() - start < 20
