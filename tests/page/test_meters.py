"""Fundraising meters in many currencies, languages and ways of writing numbers."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.page.meters import find_meters, is_meter, read_number
from sayso.types import Amount, Block, Furniture, Kind, Meter, Span


def meters_of(*texts: str, source: str = "") -> tuple[Meter, ...]:
    blocks = [
        Block(text, Kind.FURNITURE, "its markup calls it meter", Span(0, 0), furniture=Furniture.METER)
        for text in texts
    ]
    return find_meters(source, blocks)


def told(amount: Amount | None) -> tuple[float, str | None] | None:
    return amount and amount[:2]


@pytest.mark.parametrize(
    ("text", "reached", "goal"),
    [
        ("Goal: $50,000 / $23,410 raised", (23410, "USD"), (50000, "USD")),
        ("$23,410 raised of $50,000 goal", (23410, "USD"), (50000, "USD")),
        ("$50,000 goal $23,410 raised", (23410, "USD"), (50000, "USD")),
        ("$23,410\nRaised\n$50,000\nGoal", (23410, "USD"), (50000, "USD")),
        ("We've raised $1.2M of our $2M goal this month", (1.2e6, "USD"), (2e6, "USD")),
        ("Raised so far: 17,350 marksGoal: 40,000 marks", (17350, "marks"), (40000, "marks")),
        ("€12.345,67 of €50.000", (12345.67, "EUR"), (50000, "EUR")),
        ("3.450 € von 10.000 € gesammelt", (3450, "EUR"), (10000, "EUR")),
        ("Spendenziel: 1.500 €, bisher 720,50 €", (720.5, "EUR"), (1500, "EUR")),
        ("12 500 € récoltés, objectif 20 000 €", (12500, "EUR"), (20000, "EUR")),
        ("Recaudado: 3.200 € de 8.000 €", (3200, "EUR"), (8000, "EUR")),
        ("R$ 3.500 arrecadados de R$ 10.000", (3500, "BRL"), (10000, "BRL")),
        ("Raccolti 900 € su 2.000 €", (900, "EUR"), (2000, "EUR")),
        ("€ 4.100 opgehaald van € 6.000", (4100, "EUR"), (6000, "EUR")),
        ("Zebrano 12 500 zł z 30 000 zł", (12500, "PLN"), (30000, "PLN")),
        ("Собрано 1 234 567 руб. из 2 млн руб.", (1234567, "RUB"), (2e6, "RUB")),
        ("Собрано 80 000 ₽, цель 200 000 ₽", (80000, "RUB"), (200000, "RUB")),
        ("Зібрано 45 000 ₴ з 100 000 ₴", (45000, "UAH"), (100000, "UAH")),
        ("Hedef: 250.000 TL, toplanan 80.000 TL", (80000, "TRY"), (250000, "TRY")),
        ("تم جمع 5000 ريال من 20000 ريال", (5000, "SAR"), (20000, "SAR")),
        ("已筹 12,000 元 目标 50,000 元", (12000, "CNY"), (50000, "CNY")),
        ("47% of our goal", (47, "%"), None),
        ("We have raised 64% of $30,000", (64, "%"), (30000, "USD")),
        ("Help us: our goal is $75,000", None, (75000, "USD")),
    ],
)
def test_sums_and_shares(
    text: str, reached: tuple[float, str] | None, goal: tuple[float, str] | None
) -> None:
    meter, *_ = meters_of(text)
    assert (told(meter.reached), told(meter.goal)) == (reached, goal)


def test_a_bar_says_how_far_it_has_come() -> None:
    (meter,) = meters_of("Goal: €12.500", source='<p>Goal</p><progress value="5875" max="12500"></progress>')
    assert told(meter.reached) == (5875, "EUR")
    (meter,) = meters_of("Goal: €12.500", source="<div role=progressbar aria-valuenow=43 aria-valuemax=100>")
    assert told(meter.reached) == (43, "%")


def test_who_gave_is_a_meter_of_its_own() -> None:
    sums, givers = meters_of("Raised: $900 of $2,000", "311 donors")
    assert told(sums.goal) == (2000, "USD")
    assert (givers.goal, told(givers.reached), givers.block) == (None, (311, "donors"), 1)


def test_a_meter_shown_twice_is_one() -> None:
    assert len(meters_of("$1 of $2", *["x"] * 9, "$1 of $2")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "50% off all goals",
        "12 days left",
        "Image 1 of 5",
        "12 months of Standard: $262",
        "No 1 of $5",
        "3 goals in 40 minutes",
        "Save 20% on your goal plan",
        "",
    ],
)
def test_other_numbers_are_no_meter(text: str) -> None:
    assert not is_meter(text)


@given(st.text(alphabet="0123456789 .,'%$€ goal raised of/k\n", max_size=200))
def test_nothing_of_it_fails(text: str) -> None:
    for meter in meters_of(text):
        assert meter.block == 0
        assert meter.goal or meter.reached


@given(st.from_regex(r"\d{1,3}(,\d{3}){0,3}(\.\d\d)?", fullmatch=True))
def test_numbers_are_read_as_written(printed: str) -> None:
    assert read_number(printed) == pytest.approx(float(printed.replace(",", "")), rel=0.01) or (
        printed.count(",") == 1 and "." not in printed
    )


def test_a_long_row_of_numbers_takes_no_time() -> None:
    started = process_time()
    meters_of(*["1 000 000 " * 2_000, "$" * 20_000, "1." * 20_000])
    assert process_time() - started < 1
