"""Dates and times as pages print and declare them, settled to ISO.

A date that the words leave open (02/12/2021, "Jul 9", "March 2021") is not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from sayso.page.ago import settle_distance
from sayso.page.clock import as_iso, find_clock, offset_as_iso
from sayso.resources import open_numbers, open_resource

LONGEST = 300
"""Characters read of one printed date."""
YEARS = range(1900, 2100)
ZONES = timedelta(days=1)
REMEMBERED = 64
"""Dates whose settled form is kept: one page says the same one in several places."""

DECLARED = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?")
"""As most pages declare dates; the rest of this module is for what people print."""

# A date's first digit stands before the look behind it: a search then leaps from digit to digit.
ISO = re.compile(r"(\d(?<!\d\d)\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
COMPACT = re.compile(r"(\d(?<!\d\d)\d{3})(\d\d)(\d\d)(?=$|T\d{4}|\D)")
HAN = re.compile(r"(\d(?<!\d\d)\d{3}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]")
HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
HAN_NUMERALS = re.compile(
    "([〇零○一二三四五六七八九]{4})年([一二三四五六七八九]|十[一二]?)月([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号號]"
)
NUMBERS = re.compile(r"(\d(?<![\d./-]\d)\d?) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d\d)(?!\d)")
MONTH = r"[^\W\d_]{2,12}(?:\sال[^\W\d_]{3,5})?"
"""A month's name; two of the Levant's are of two words, and are printed beside the Gulf's: أيلول/سبتمبر."""
DAY_MONTH = re.compile(
    r"(\d(?<![\d:]\d)\d?)(?:st|nd|rd|th|er|\.|º|°)?[\s-]{0,3}(?:of |de |d[’'])?"
    rf"({MONTH})(?:/{MONTH})?\.?[\s,،-]{{0,3}}(?:de[l]? )?(\d{{4}})(?!\d)"
)
MONTH_DAY = re.compile(
    r"(?<!\w)([^\W\d_]{3,12})\.?[\s-]{0,3}(\d{1,2})(?:st|nd|rd|th)?(?:\s?[,،]\s?|\s{1,3}|-)(\d{4})(?!\d)"
)
YEAR_FIRST = re.compile(r"(\d(?<!\d\d)\d{3})\s([^\W\d_]{3,12})\.?\s(\d{1,2})(?!\d)")
YEAR_LAST = re.compile(r"(?<!\w)([^\W\d_]{3})\s(\d{1,2})\s\d\d:\d\d:\d\d(?:\s[A-Z]{2,5})?\s(\d{4})(?!\d)")
"""As programs print dates: Fri Apr 28 19:20:36 CEST 2023."""
BEFORE = re.compile(r"(?<!\w)([^\W\d_]{1,12}(?:[’'-][^\W\d_]{2,6})?)\.?[,،]?\s$")
"""A word right before a date: where it names a weekday, it tells 1 October from 10 January."""
LONGEST_WEEKDAY = 16
"""Characters before a date in which such a word stands."""
TURNING = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
YEAR = re.compile(r"\d{4}")
DAY_FIRST_COUNTRIES = frozenset(
    ("GB", "UK", "IE", "AU", "NZ", "IN", "PK", "ZA", "NG", "KE", "GH", "SG", "MY")
)
YEAR_OPENING = re.compile(r"\d{4}(?:[-/.\d]| ?[年년]|\s[^\W\d_])")
"""How a year stands that opens a date; in most texts it closes one."""
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


class _Day(NamedTuple):
    """A day found in a text, and where."""

    day: date
    start: int
    end: int


def settle_date(printed: str, *, day_first: bool | None = None, now: datetime | None = None) -> str | None:
    """The first date of a text as an ISO day, with the time of day and the offset where it gives them.

    `day_first` says how to read 02/12/2021, `now` what "yesterday" means; without them such dates are
    None, as is every text that settles no day.

    >>> settle_date("Do 24. Mai 2018, 10:58 Uhr")
    '2018-05-24T10:58'
    >>> settle_date("Tue, 02 Mar 2021 10:00:00 +0100")
    '2021-03-02T10:00:00+01:00'
    >>> settle_date("02/12/2021"), settle_date("02/12/2021", day_first=True)
    (None, '2021-12-02')
    """
    settled = _settled(printed, day_first)
    if settled is None and now is not None:
        return settle_distance(_tidy(printed), now)
    return settled


@lru_cache(maxsize=REMEMBERED)
def _settled(printed: str, day_first: bool | None) -> str | None:
    """What a text says without knowing when it was printed."""
    declared = DECLARED.fullmatch(printed)
    if declared is not None and (settled := _declared(*declared.groups())):
        return settled
    text = _tidy(printed)
    if EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    found = min(_days(text, day_first), key=lambda found: found.start, default=None)
    return None if found is None else found.day.isoformat() + find_clock(text, found.end)


def _tidy(printed: str) -> str:
    """A printed date in one line, without the unseen signs that turn the way of reading."""
    text = " ".join(printed[:LONGEST].split())
    return text if text.isascii() else TURNING.sub("", text)


def _declared(
    day: str, hour: str | None, minute: str | None, second: str | None, offset: str | None
) -> str | None:
    """The parts of a declared date put together; None when there is no such day or time."""
    if int(day[:4]) not in YEARS:
        return None
    try:
        day = date.fromisoformat(day).isoformat()
    except ValueError:
        return None
    clock = "" if hour is None else as_iso(hour, minute or "0", second)
    return None if hour and not clock else f"{day}{clock}{offset_as_iso(offset)}"


def lies_ahead(settled: str, captured: datetime | None) -> bool:
    """Whether a settled date is later than the page's capture; tomorrow's is already today's in Auckland."""
    return captured is not None and date.fromisoformat(settled[:10]) > (captured + ZONES).date()


def gives_day(text: str) -> bool:
    """Whether a text names a day, be it one that only other dates can settle, such as 02/12/2021."""
    return settle_date(text) is not None or (
        NUMBERS.search(text) is not None and settle_date(text, day_first=True) is not None
    )


def day_order(printed: Iterable[str], language: str | None = None) -> bool | None:
    """Whether the day comes first in a page's numeric dates; None when they do not tell or disagree.

    Where they do not tell, the language that the page declares does: of those read here only English is
    printed in both orders, and `en-US` is declared by many a page from elsewhere.

    >>> day_order(["02/12/2021", "14/12/2021"])
    True
    >>> day_order(["Tue, 01/10/2024"])
    True
    """
    orders = set()
    for text in printed:
        for match in NUMBERS.finditer(text[:LONGEST]):
            first, second = int(match[1]), int(match[3])
            if match[2] != "." and (first > 12) != (second > 12):
                orders.add(first > 12)
            elif match[2] != "." and (order := _order_by_weekday(match)) is not None:
                orders.add(order)
    if not orders and language is not None:
        return True if _puts_day_first(language) else None
    return orders.pop() if len(orders) == 1 else None


def _puts_day_first(tag: str) -> bool:
    """Whether a BCP 47 tag is of a language, or for English of a country, that prints the day first."""
    language, _, rest = tag.strip().replace("_", "-").partition("-")
    if language.lower() == "en":
        return rest[-2:].upper() in DAY_FIRST_COUNTRIES
    return language.lower() in open_resource("months")


def _days(text: str, day_first: bool | None) -> Iterator[_Day]:
    for match in NUMBERS.finditer(text):
        yield from _numbers(match, day_first)
    if not YEAR.search(text):
        yield from _han_numerals(text)
        return
    if YEAR_OPENING.search(text):
        yield from _year_first(text)
    for match in DAY_MONTH.finditer(text):
        yield from _day(int(match[3]), _month(match[2]), int(match[1]), match)
    for match in MONTH_DAY.finditer(text):
        yield from _day(int(match[3]), _month(match[1]), int(match[2]), match)
    for match in YEAR_LAST.finditer(text) if text.count(":") > 1 else ():
        yield from _day(int(match[3]), _month(match[1]), int(match[2]), match)


def _year_first(text: str) -> Iterator[_Day]:
    for match in (*ISO.finditer(text), *HAN.finditer(text)):
        year, month, day = (int(part) for part in match.groups() if part.isdigit())
        yield from _day(year, month, day, match)
    for match in COMPACT.finditer(text):
        yield from _day(int(match[1]), int(match[2]), int(match[3]), match)
    for match in YEAR_FIRST.finditer(text):
        yield from _day(int(match[1]), _month(match[2]), int(match[3]), match)


def _han_numerals(text: str) -> Iterator[_Day]:
    """Days written out: 二〇二四年九月四日."""
    for match in HAN_NUMERALS.finditer(text) if "年" in text else ():
        yield from _day(int(match[1].translate(HAN_DIGITS)), _han(match[2]), _han(match[3]), match)


def _han(numeral: str) -> int:
    """A number below 40, written out."""
    tens, ten, ones = numeral.rpartition("十")
    return int(tens.translate(HAN_DIGITS) or 1) * 10 * bool(ten) + int(ones.translate(HAN_DIGITS) or 0)


def _numbers(match: re.Match[str], day_first: bool | None) -> Iterator[_Day]:
    """Three numbers; with full stops the day comes first, in every country that writes them so."""
    first, second = int(match[1]), int(match[3])
    if len(match[4]) == 2 and match[2] == "-":
        return
    year = _year(match)
    if first > 12 or first == second or (match[2] == "." and second <= 12):
        yield from _day(year, second, first, match)
    elif second > 12:
        yield from _day(year, first, second, match)
    else:
        by_weekday = _order_by_weekday(match)
        order = day_first if by_weekday is None else by_weekday
        if order is not None:
            yield from _day(year, *((second, first) if order else (first, second)), match)


def _year(match: re.Match[str]) -> int:
    return int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])


def _order_by_weekday(match: re.Match[str]) -> bool | None:
    """Whether the day comes first, told by a weekday printed before the numbers: it is only one order's."""
    first, second = int(match[1]), int(match[3])
    before = BEFORE.search(match.string[max(0, match.start() - LONGEST_WEEKDAY) : match.start()])
    wanted = open_numbers("weekdays").get(before[1].casefold()) if before is not None else None
    if wanted is None or not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    year = _year(match)
    if year not in YEARS:
        return None
    day_first = date(year, second, first).isoweekday() == wanted
    month_first = date(year, first, second).isoweekday() == wanted
    return day_first if day_first != month_first else None


def _day(year: int, month: int, day: int, match: re.Match[str]) -> Iterator[_Day]:
    if year in YEARS:
        try:
            yield _Day(date(year, month, day), match.start(), match.end())
        except ValueError:
            return


def _month(name: str) -> int:
    """The number of a month, 0 when it is none."""
    # The dot that lower case leaves over a Turkish capital.
    name = name.casefold().replace("\u0307", "")
    return open_numbers("months").get(name) or open_numbers("months").get(name.partition(" ")[0], 0)
