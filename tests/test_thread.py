"""A thread from its frames."""

from __future__ import annotations

from datetime import UTC, datetime

from sayso.thread import settle_thread
from sayso.types import Charset, Comment, Frame, Page


def page(*frames: Frame, time: datetime | None = None) -> Page:
    return Page("", Charset("utf-8", "utf-8"), (), frames, (), markup=True, time=time)


def test_a_comment_for_each_frame() -> None:
    asked = Frame("7", None, "Gus Termaine", "2024-09-04T19:02:00+02:00", 3)
    answered = Frame("9", 0, None, "September 4, 2024 at 8:15 pm", None)
    assert settle_thread(page(asked, answered)) == (
        Comment("Gus Termaine", "2024-09-04T19:02:00+02:00", "2024-09-04T19:02:00+02:00", None, 3, ()),
        Comment(None, "2024-09-04T20:15", "September 4, 2024 at 8:15 pm", 0, None, ()),
    )


def test_an_ambiguous_day_is_settled_by_the_rest_of_the_thread() -> None:
    alone = settle_thread(page(Frame(time="02/12/2021")))
    beside = settle_thread(page(Frame(time="02/12/2021"), Frame(time="14/12/2021 at 3:00 pm")))
    assert [comment.time for comment in alone] == [None]
    assert [comment.time for comment in beside] == ["2021-12-02", "2021-12-14T15:00"]


def test_no_comment_is_written_after_the_capture() -> None:
    captured = datetime(2024, 9, 5, 1, 0, tzinfo=UTC)
    frames = (Frame(time="2024-09-06T02:00+13:00"), Frame(time="5 October 2024"))
    assert [comment.time for comment in settle_thread(page(*frames, time=captured))] == [
        "2024-09-06T02:00+13:00",
        None,
    ]


def test_distances_are_counted_back_from_the_capture() -> None:
    frame = Frame(time="3 hours ago")
    assert settle_thread(page(frame))[0].time is None
    captured = datetime(2024, 9, 5, 1, 0, tzinfo=UTC)
    assert settle_thread(page(frame, time=captured))[0].time == "2024-09-04"


def test_a_page_without_comments_has_no_thread() -> None:
    assert settle_thread(page()) == ()
