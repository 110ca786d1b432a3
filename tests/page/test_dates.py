"""Dates as pages print them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.page.dates import day_order, settle_date

NOW = datetime(2024, 9, 5, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("printed", "settled"),
    [
        ("2024-09-04T18:30:00+02:00", "2024-09-04T18:30:00+02:00"),
        ("2024-09-04T18:30:00.123Z", "2024-09-04T18:30:00+00:00"),
        ("2024-09-04 18:30", "2024-09-04T18:30"),
        ("2024/09/04", "2024-09-04"),
        ("20240904T183000+0200", "2024-09-04T18:30:00+02:00"),
        ("1725467400", "2024-09-04T16:30:00+00:00"),
        ("1725467400000", "2024-09-04T16:30:00+00:00"),
        ("Wed, 04 Sep 2024 18:30:00 GMT", "2024-09-04T18:30:00+00:00"),
        ("Wed Sep 04 2024 18:30:00 GMT+0200 (CEST)", "2024-09-04T18:30:00+02:00"),
        ("Wed Sep 4 18:30:00 CEST 2024", "2024-09-04T18:30:00"),
        ("September 4, 2024 at 6:30 pm", "2024-09-04T18:30"),
        ("Sept. 4th, 2024, 12:05 a.m.", "2024-09-04T00:05"),
        ("4 September 2024", "2024-09-04"),
        ("the 4th of September, 2024", "2024-09-04"),
        ("2024 Sep 4", "2024-09-04"),
        ("4. März 2024 um 18:30 Uhr", "2024-03-04T18:30"),
        ("04.09.2024, 18:30", "2024-09-04T18:30"),
        ("4.9.24", "2024-09-04"),
        ("le 1er août 2024 à 18h30", "2024-08-01T18:30"),
        ("4 de septiembre de 2024", "2024-09-04"),
        ("4 settembre 2024", "2024-09-04"),
        ("4 de março de 2024", "2024-03-04"),
        ("4 maart 2024", "2024-03-04"),
        ("4 września 2024", "2024-09-04"),
        ("4 сентября 2024 г.", "2024-09-04"),
        ("4 вересня 2024", "2024-09-04"),
        ("4 Eylül 2024", "2024-09-04"),
        ("2024年9月4日", "2024-09-04"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("05/05/2024", "2024-05-05"),
        ("Published: September 4, 2024. Updated September 6, 2024", "2024-09-04"),
        ("4 September 2024 18:30 +99:00", "2024-09-04T18:30"),
        # Languages, and where one's words are another's.
        ("Mittwoch, den 3. Mai 2021", "2021-05-03"),
        ("Stand: 4. Sept. 2024, 18.30 Uhr", "2024-09-04T18:30"),
        ("4. Jänner 2024, 18 Uhr", "2024-01-04T18:00"),
        ("Publié le 4 févr. 2024 à 18 h 30", "2024-02-04T18:30"),
        ("mardi 4 mars 2024 à 8h", "2024-03-04T08:00"),
        ("mar 4 mar 2024", "2024-03-04"),
        ("3 de mayo del 2021, 6:30 p. m.", "2021-05-03T18:30"),
        ("4 ago. 2024", "2024-08-04"),
        ("4 set 2024 alle 18:30", "2024-09-04T18:30"),
        ("1° maggio 2024", "2024-05-01"),
        ("4 de mai. de 2024 às 18h30", "2024-05-04T18:30"),
        ("woensdag 4 mrt. 2024 om 18.30 uur", "2024-03-04T18:30"),
        ("4 maja 2024 r., godz. 18:30", "2024-05-04T18:30"),
        ("4 paź 2024", "2024-10-04"),
        ("4 lis 2024", "2024-11-04"),
        ("4 мая 2024 г., 18:30", "2024-05-04T18:30"),
        ("4 СЕНТЯБРЯ 2024", "2024-09-04"),
        ("18:30, 4 листопада 2024 року", "2024-11-04T18:30"),
        ("4 серп. 2024", "2024-08-04"),
        ("4 HAZİRAN 2024 Salı", "2024-06-04"),
        ("4 KASIM 2024 - 18:30", "2024-11-04T18:30"),
        ("4 Mar 2024 18:30", "2024-03-04T18:30"),
        ("الأربعاء 4 سبتمبر 2024 - 6:30 م", "2024-09-04T18:30"),
        ("٤ سبتمبر ٢٠٢٤، ٦:٣٠ صباحًا", "2024-09-04T06:30"),
        ("4 أيلول/سبتمبر 2024", "2024-09-04"),
        ("4 تشرين الثاني، 2024", "2024-11-04"),
        ("4 تشرين الأول 2024", "2024-10-04"),
        ("4 كانون الثاني/يناير 2024", "2024-01-04"),
        ("\u200f4 آب\u200e 2024", "2024-08-04"),
        ("سبتمبر 4, 2024", "2024-09-04"),
        ("4 جويلية 2024", "2024-07-04"),
        ("2024年09月04日 18时30分", "2024-09-04T18:30"),
        ("2024年9月4号下午6:30", "2024-09-04T18:30"),
        ("2024年9月4日 上午12点05分", "2024-09-04T00:05"),
        ("二〇二四年九月四日", "2024-09-04"),
        ("二零二四年十二月三十一日", "2024-12-31"),
        ("二〇二四年十月二十日", "2024-10-20"),
        ("二〇二四年二月三十日", None),
        ("Fri 22 Dec 2023 19.26 CET", "2023-12-22T19:26"),
        ("4 September 2024, 6 pm", "2024-09-04T18:00"),
        ("4 September 2024, 12.50 euros", "2024-09-04"),
        # A weekday before the numbers is that of one order alone.
        ("terça-feira, 01/10/2024", "2024-10-01"),
        ("п’ятниця, 02/08/2024", "2024-08-02"),
        ("الثلاثاء، 01/10/2024", "2024-10-01"),
        ("周二 01/10/2024", "2024-10-01"),
        ("Tue, 01/10/2024 - 06:00", "2024-10-01T06:00"),
        ("Wednesday 01/10/2024", "2024-01-10"),
        ("Di., 01/10/2024", "2024-10-01"),
        ("mardi 01/10/2024", "2024-10-01"),
        ("Miércoles 01/10/2024", "2024-01-10"),
        # What settles no day.
        ("02/12/2021", None),
        ("Fri, 01/10/2024", None),
        ("Mon, 01/04/2024 and 04/01/2024", "2024-04-01"),
        ("Tue, 00/10/2024", None),
        ("September 2024", None),
        ("Sep 4", None),
        ("2024-02-30", None),
        ("31 February 2024", None),
        ("4 Sorvane 2024", None),
        ("555-0123", None),
        ("14 people", None),
        ("3 hours ago", None),
        ("", None),
    ],
)
def test_a_printed_date(printed: str, settled: str | None) -> None:
    assert settle_date(printed) == settled


@pytest.mark.parametrize(
    ("printed", "settled"),
    [
        ("3 hours ago", "2024-09-05"),
        ("15 hours ago", "2024-09-04"),
        ("an hour ago", "2024-09-05"),
        ("vor 2 Tagen", "2024-09-03"),
        ("il y a 3 jours", "2024-09-02"),
        ("hace 20 horas", "2024-09-04"),
        ("2 дня назад", "2024-09-03"),
        ("2 gün önce", "2024-09-03"),
        ("50 Minuten 46 Sekunden her", "2024-09-05"),
        ("Yesterday at 4:25 AM", "2024-09-04T04:25"),
        ("heute, 09:15 Uhr", "2024-09-05T09:15"),
        ("há 2 dias", "2024-09-03"),
        ("há uma hora", "2024-09-05"),
        ("een dag geleden", "2024-09-04"),
        ("2 dni temu", "2024-09-03"),
        ("godzinę temu", "2024-09-05"),
        ("день назад", "2024-09-04"),
        ("15 годин тому", "2024-09-04"),
        ("bir gün önce", "2024-09-04"),
        ("قبل 3 أيام", "2024-09-02"),
        ("منذ ١٥ ساعة", "2024-09-04"),
        ("قبل يومين", "2024-09-03"),
        ("منذ ساعتين", "2024-09-05"),
        ("3天前", "2024-09-02"),
        ("15小时前", "2024-09-04"),
        ("2個小時之前", "2024-09-05"),
        ("昨天 10:20", "2024-09-04T10:20"),
        ("前天 10:20", "2024-09-03T10:20"),
        ("avant-hier à 18 h 30", "2024-09-03T18:30"),
        ("vorgestern", "2024-09-03"),
        ("вчера в 18:30", "2024-09-04T18:30"),
        ("أمس، 10:20", "2024-09-04T10:20"),
        # The fifth of September 2024 was a Thursday.
        ("Wednesday", "2024-09-04"),
        ("Monday at 6:30 PM", "2024-09-02T18:30"),
        ("Donnerstag, 9:15 Uhr", "2024-08-29T09:15"),
        ("вторник, 18:30", "2024-09-03T18:30"),
        ("周三 18:30", "2024-09-04T18:30"),
        ("The Sunday papers", None),
        ("do", None),
        ("Monday 9", None),
        ("Lesen Sie hier, was am Fluss und an der Schleuse geschah", None),
        # No day lies "3 weeks" back.
        ("3周前", None),
        ("3 weeks ago", None),
        ("vor 1 Jahr", None),
        ("2 days", None),
    ],
)
def test_a_distance_from_now(printed: str, settled: str | None) -> None:
    assert settle_date(printed, now=NOW) == settled


def test_the_order_of_day_and_month_is_told_by_the_other_dates() -> None:
    assert settle_date("02/12/2021", day_first=True) == "2021-12-02"
    assert settle_date("02/12/2021", day_first=False) == "2021-02-12"
    assert day_order(["02/12/2021", "14/12/2021"]) is True
    assert day_order(["02/12/2021", "12/14/2021"]) is False
    assert day_order(["14/12/2021", "12/14/2021"]) is None
    assert day_order(["02/12/2021", "14.12.2021"]) is None
    assert day_order(["02/12/2021", "Tue, 01/10/2024"]) is True
    assert day_order(["Wed, 01/10/2024"]) is False
    assert settle_date("Tue, 01/10/2024", day_first=False) == "2024-10-01"


@pytest.mark.parametrize(
    ("language", "day_first"),
    [
        ("de", True),
        ("pt-BR", True),
        ("ar", True),
        ("en-GB", True),
        ("en_AU", True),
        ("en-US", None),
        ("en", None),
        ("x-default", None),
        ("", None),
    ],
)
def test_where_dates_do_not_tell_their_order_the_language_may(language: str, day_first: bool | None) -> None:
    assert day_order(["02/12/2021"], language) is day_first
    assert day_order(["02/12/2021", "12/14/2021"], language) is False
    assert day_order(["14/12/2021", "12/14/2021"], language) is None


@given(st.text(alphabet="0123456789-/.:TZ+ ,aAprilMmätago٣年月日二十前昨天قبلأمسم\u200f", max_size=60))
def test_any_text_settles_to_an_iso_time_or_to_none(text: str) -> None:
    settled = settle_date(text, day_first=True, now=NOW)
    assert settled is None or datetime.fromisoformat(settled).isoformat().startswith(settled[:10])
    assert settled is None or settled.isascii()
