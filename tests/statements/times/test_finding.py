"""Expressions of time and their values: what a text of Thursday, 28 March 2019 says."""

from __future__ import annotations

from datetime import date

import pytest

from sayso import find_times

DAY = date(2019, 3, 28)


def found(text: str, day: date | None = DAY) -> list[str]:
    """Each expression with its type and value, as a reader would note it down."""
    return [f"{time.span.of(text)}: {time.type} {time.value}" for time in find_times(text, day)]


def only(text: str, day: date | None = DAY) -> str | None:
    """The value of the one expression in a text."""
    (time,) = find_times(text, day)
    return time.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on March 30, 2018.", ["March 30, 2018: DATE 2018-03-30"]),
        ("It opened on Friday, 30 March 2018.", ["Friday, 30 March 2018: DATE 2018-03-30"]),
        ("It opened on the 30th of March.", ["30th of March: DATE 2019-03-30"]),
        ("It will open on March 30.", ["March 30: DATE 2019-03-30"]),
        ("It opened on Sept. 30.", ["Sept. 30: DATE 2018-09-30"]),
        ("It opened on 30/3/2018, 2018-03-30.",
         ["30/3/2018: DATE 2018-03-30", "2018-03-30: DATE 2018-03-30"]),
        ("It opened on 3/4/2018.", ["3/4/2018: DATE 2018-XX-XX"]),
        ("They met in August.", ["August: DATE 2018-08"]),
        ("They will meet in August.", ["August: DATE 2019-08"]),
        ("They met in August last year.", ["August last year: DATE 2018-08"]),
        ("They met last March.", ["last March: DATE 2018-03"]),
        ("They may march. May I? Mr. May met them.", []),
        ("In May they met.", ["May: DATE 2018-05"]),
        ("They met on Tuesday.", ["Tuesday: DATE 2019-03-26"]),
        ("They will meet on Tuesday.", ["Tuesday: DATE 2019-04-02"]),
        ("It will be held on Tuesday.", ["Tuesday: DATE 2019-04-02"]),
        ("They met last Thursday.", ["last Thursday: DATE 2019-03-21"]),
        ("They met this Thursday.", ["this Thursday: DATE 2019-03-28"]),
        ("It closed last week.", ["last week: DATE 2019-W12"]),
        ("It rained over the weekend.", ["the weekend: DATE 2019-W12-WE"]),
        ("Fewer came than last summer.", ["last summer: DATE 2018-SU"]),
        ("Fewer came in the third quarter.", ["the third quarter: DATE 2018-Q3"]),
        ("Fewer came in the third quarter of 2017.", ["the third quarter of 2017: DATE 2017-Q3"]),
        ("Fewer came in the second half of 2017.", ["the second half of 2017: DATE 2017-H2"]),
        ("It dates from the late 1980s.", ["the late 1980s: DATE 198"]),
        ("It dates from the '80s.", ["the '80s: DATE 198"]),
        ("It dates from the 19th century.", ["the 19th century: DATE 18"]),
        ("It was built in 1988 for 1988 crowns.", ["1988: DATE 1988"]),
        ("It cost $1988, or 2,019 for 2000 boats.", []),
        ("It broke two years ago.", ["two years ago: DATE 2017"]),
        ("It broke six weeks ago.", ["six weeks ago: DATE 2019-W07"]),
        ("It broke a few years ago.", ["a few years ago: DATE PAST_REF"]),
        ("It is now shut and will soon reopen.", ["now: DATE PRESENT_REF", "soon: DATE FUTURE_REF"]),
        ("It will be shut in the coming months.", ["the coming months: DATE FUTURE_REF"]),
        ("It broke yesterday.", ["yesterday: DATE 2019-03-27"]),
        ("It broke at 7:15 p.m. on Tuesday.",
         ["7:15 p.m.: TIME 2019-03-26T19:15", "Tuesday: DATE 2019-03-26"]),
        ("It broke at noon Tuesday.", ["noon Tuesday: TIME 2019-03-26T12:00"]),
        ("It broke at 1800 GMT.", ["1800 GMT: TIME 2019-03-28T18:00"]),
        ("They won 3:2 and 7:5.", []),
        ("It broke last night.", ["last night: TIME 2019-03-27TNI"]),
        ("It broke early Tuesday morning.", ["early Tuesday morning: TIME 2019-03-26TMO"]),
        ("It took three years.", ["three years: DURATION P3Y"]),
        ("It took two and a half years.", ["two and a half years: DURATION P2Y6M"]),
        ("It took half an hour.", ["half an hour: DURATION PT30M"]),
        ("It took more than ten days.", ["more than ten days: DURATION P10D"]),
        ("It took a decade.", ["a decade: DURATION P10Y"]),
        ("It took several weeks.", ["several weeks: DURATION PXW"]),
        ("It takes the last three years into account.", ["the last three years: DURATION P3Y"]),
        ("It costs five crowns a year.", []),
        ("A six-year-old and a man, 52 years old, saw it.", []),
        ("It opens every day.", ["every day: SET P1D"]),
        ("It opens each Monday.", ["each Monday: SET XXXX-WXX-1"]),
        ("It opens every two years.", ["every two years: SET P2Y"]),
        ("The Quillmar Daily Post writes daily.", ["daily: SET P1D"]),
        ("It opened at Easter.", ["Easter: DATE 2019-04-21"]),
    ],
)  # fmt: skip
def test_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It was built in 1988. The following year it flooded.", ["1988", "1989"]),
        ("It broke on 3 March. Two days later it was mended.", ["2019-03-03", "2019-03-05"]),
        ("Sales rose in the fourth quarter from a year earlier.", ["2018-Q4", "2017-Q4"]),
    ],
)
def test_reckoned_from_what_was_told_before(text: str, values: list[str]) -> None:
    assert [time.value for time in find_times(text, DAY)] == values


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("from 14 March to 27 March", "2019-03-14", "2019-03-27"),
        ("between March 14 and 27", "2019-03-14", "2019-03-27"),
        ("from 2009 to 2012", "2009", "2012"),
        ("since May 2018", "2018-05", None),
        ("by June 2020", None, "2020-06"),
        ("the past two weeks", "2019-03-14", "2019-03-28"),
        ("It will close within two weeks", "2019-03-28", "2019-04-11"),
    ],
)
def test_intervals(text: str, begin: str | None, end: str | None) -> None:
    for time in find_times(text, DAY):
        assert (time.begin, time.end) == (begin, end)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("early May 2018", "START"), ("the end of 2018", "END"), ("mid-March", "MID"),
        ("about three years", "APPROX"), ("more than three years", "MORE_THAN"),
        ("at least three years", "EQUAL_OR_MORE"), ("less than an hour", "LESS_THAN"),
        ("earlier this year", "START"), ("March 2018", None),
    ],
)  # fmt: skip
def test_modifiers(text: str, mod: str | None) -> None:
    (time,) = find_times(text, DAY)
    assert time.span.of(text) == text
    assert time.mod == mod


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on March 30", "XXXX-03-30"), ("in August", "XXXX-08"), ("on Tuesday", "XXXX-WXX-2"),
        ("in 1988", "1988"), ("last year", None), ("now", "PRESENT_REF"), ("three years", "P3Y"),
    ],
)  # fmt: skip
def test_without_a_day_nothing_is_made_up(text: str, value: str | None) -> None:
    assert only(text, None) == value
