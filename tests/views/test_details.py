"""Details in the views: who as settled, when and where as pictures, what comments do."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sayso.types import Claimant, ClaimantKind, Document, OldPicture, Span
from sayso.views.maps import HEIGHT, WIDTH, Spot, draw_map
from sayso.views.report import render_report
from sayso.views.rows import page_row
from sayso.views.said import StatementRow, likely_enough
from sayso.views.sources import quoted_most
from sayso.views.timelines import draw_line
from tests.views.samples import agents_page, detailed_page, short_page
from tests.views.test_terminal import printed

NUMBER = re.compile(r"-?\d+")


@pytest.fixture
def foretold() -> StatementRow:
    return page_row(detailed_page()).said[1]


def test_a_row_says_who_how_strongly_when_where_and_on_what_evidence(foretold: StatementRow) -> None:
    assert [each.value for each in foretold.speakers] == ["Rovan Eckel, Deputy Minister, Interior Ministry"]
    assert [each.value for each in foretold.strengths] == ["probable", "forecast"]
    assert [(each.label, each.value) for each in foretold.details] == [
        ("Denies", "statement 9"),
        ("Due", "June 2031 (“June”)"),
        ("Where", "Velmark, VE"),
        ("Where", "Olm"),
        ("Evidence", "a document, linked: “Interior Ministry”"),
    ]
    assert foretold.details[-1].link == "https://interior.veland.example/briefings/0304"
    assert foretold.asked == (1, 5)


def test_the_line_of_time_tells_what_is_due_once_and_in_order() -> None:
    line = draw_line(detailed_page())
    assert line is not None
    assert [(entry.what, entry.when, entry.numbers) for entry in line.entries] == [
        ("told of", "2029", (7,)),
        ("published", "4 March 2031", ()),
        ("captured", "6 March 2031", ()),
        ("due", "June 2031", (2,)),
    ]
    assert all(0 <= entry.start <= entry.start + entry.length <= 100 for entry in line.entries)
    assert [entry.start for entry in line.entries] == sorted(entry.start for entry in line.entries)


def test_a_page_that_tells_of_no_day_has_no_line() -> None:
    assert draw_line(agents_page()) is None


def test_what_is_not_settled_is_not_drawn() -> None:
    row = page_row(detailed_page())
    assert [place.spot.label for place in row.places] == ["Velmark"]
    assert row.map is not None
    assert [dot.spot.label for dot in row.map.dots] == ["Velmark"]


@pytest.mark.parametrize(
    "where",
    [
        [(36.2, 37.1), (35.6, 36.7)],
        [(-41.0, 174.7), (38.9, -77.0)],
        [(-17.8, 178.0), (-17.7, -179.5)],
        [(-89.9, 0.0)],
        [(89.9, 179.9)],
        [(0.0, 0.0), (0.0, 0.0)],
    ],
)
def test_every_place_lies_on_the_map_and_every_coast_near_it(where: list[tuple[float, float]]) -> None:
    drawn = draw_map([Spot(str(at), *place, 1) for at, place in enumerate(where)])
    assert drawn is not None
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in drawn.dots)
    for path in drawn.land:
        numbers = [int(number) for number in NUMBER.findall(path)]
        assert min(numbers) >= -10
        assert max(numbers) <= WIDTH + 10


def test_a_map_shows_the_land_that_lies_there() -> None:
    inland = draw_map([Spot("in the middle of a continent", 50.0, 80.0, 1)])
    at_sea = draw_map([Spot("in the middle of an ocean", -30.0, -120.0, 1)])
    assert inland is not None
    assert at_sea is not None
    assert len(inland.land) > 1  # of its own country alone the picture would be full, with no line in it
    assert len(at_sea.land) == 1  # an island, found where the map reaches farther


def test_readers_questions_stand_with_their_answers() -> None:
    questions = page_row(detailed_page()).questions
    assert [(each.comment, each.wants, each.statement, each.answers) for each in questions] == [
        (1, "asks for evidence", 2, ()),
        (5, "asks", 2, (6,)),
    ]


def test_a_comment_with_personal_data_is_folded_away_and_kept() -> None:
    html = render_report([detailed_page()])
    folded = html[html.index("Folded away: personal data") :]
    assert "My cousin works there." in folded[: folded.index("</details>")]
    assert "My cousin works there." not in printed(detailed_page())
    assert "My cousin works there." in printed(detailed_page(), verbose=True)


def test_the_terminal_tells_the_details() -> None:
    shown = " ".join(printed(detailed_page(), width=140).split())
    assert "= Rovan Eckel" in shown
    assert "Interior Ministry (person)" in shown
    assert "Due: June 2031 (“June”)" in shown
    assert "Velmark, VE (1)" in shown
    assert "asks for evidence about statement 2; no answer in the thread" in shown
    assert "answers a question (comment 5)" in shown


def test_an_old_picture_is_flagged_everywhere() -> None:
    page = replace(
        detailed_page(), old_pictures=(OldPicture(6, "2024", "made 2024, 6 years before the story"),)
    )
    assert "Illustration older than the story" in printed(page)
    assert "Illustration older than the story" in render_report([page])
    assert "a picture on the page was made" in render_report([page])


def test_what_points_at_a_statement_that_is_left_out_points_nowhere() -> None:
    page = detailed_page()
    at = next(number for number, one in enumerate(page.statements) if one.strength)
    sure = [replace(one, confidence=0.9) for one in page.statements]
    sure[at - 1] = replace(sure[at - 1], confidence=0.1)
    left = likely_enough(replace(page, statements=tuple(sure)), 0.5)
    moved = left.statements[at - 1]
    assert moved.strength is not None
    assert moved.strength.denies == 7
    assert [doing.about for doing in left.doings if doing.about is not None] == [at - 1, at - 1]
    gone = [
        replace(one, confidence=0.1) if number == at else one for number, one in enumerate(page.statements)
    ]
    without = likely_enough(replace(page, statements=tuple(gone)), 0.5)
    assert [doing.about for doing in without.doings] == [None] * len(page.doings)


def with_claimant(claimant: Claimant) -> Document:
    return replace(detailed_page(), claimants=(claimant, Claimant(ClaimantKind.DOCUMENT)))


def test_sources_of_several_pages_are_one_only_when_the_name_is_the_same() -> None:
    eckel = Claimant(ClaimantKind.PERSON, "Rovan Eckel", "Deputy Minister", "Interior Ministry")
    initial = replace(eckel, name="R. Eckel")
    other = Claimant(ClaimantKind.PERSON, "Rovan Eckel", "baker", None)
    rows = quoted_most(
        dict(enumerate([with_claimant(each) for each in (eckel, eckel, initial, other)] + [short_page()], 1))
    )
    assert sorted((row.who, row.statements, row.pages) for row in rows) == [
        ("R. Eckel, Deputy Minister, Interior Ministry", 1, (3,)),
        ("Rovan Eckel, Deputy Minister, Interior Ministry", 2, (1, 2)),
        ("Rovan Eckel, baker", 1, (4,)),
    ]
    full = next(row for row in rows if row.statements == 2)
    assert {likely.who for likely in full.likely} == {
        "R. Eckel, Deputy Minister, Interior Ministry",
        "Rovan Eckel, baker",
    }
    assert all(0.5 <= likely.score < 0.8 and likely.why for likely in full.likely)


def test_statements_of_unnamed_sources_are_counted() -> None:
    assert page_row(detailed_page()).counts.unnamed == 1
    assert Span(0, 0) not in detailed_page().statements[0].content
