"""Fundraising meters: how much a page asks for, how much has come in, how many gave.

A meter is a few numbers with a word beside each: "$23,410 raised of $50,000", "47 % of our goal".
Its numbers often stand in boxes of their own, so the pieces of one meter are read as one text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sayso.resources import open_resource
from sayso.types import Amount, Block, Furniture, Kind, Meter, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BY_MARKUP = "its markup"
"""How the reason begins of a block that is a meter by its class."""
LONGEST_BY_WORDS = 120
"""Characters of a text that is one by its words: longer ones tell of sums."""
LONGEST = 600
"""Characters of one meter that are read."""
REACH = 40
"""Characters on either side of a number in which its word is looked for."""
APART = 3
"""Blocks between two that belong to one meter, at most."""
LONGEST_BESIDE = 80
"""Characters of a line beside a meter that says how many gave."""
BESIDE = 4
"""Characters between a share and the word that tells that it is one of a goal: "47 % of our goal"."""
BAR_REACH = 2_000
"""Characters of the source between a meter's words and its bar."""

DIGIT = re.compile(r"\d")
MONEY = re.compile(r"[%$€£₴₽₺¥₹₪₩元円]|(?<![^\W\d_])(?:[A-Z]{3}|kr|zł|TL|грн|руб|euros?|dollars)(?![^\W\d_])")
"""What a text outside of a box named meter must hold to be looked at as one."""
AMOUNT = re.compile(
    r"(?P<sign>(?:US|CA|AU|NZ|HK|[CAR])?\$|[€£₴₽₺¥₹₪₩]|(?<!\w)(?:[A-Z]{3}|kr|zł|TL)(?=[\s\d]))?\s?"
    r"(?P<number>\d(?<!\w\d)(?:\d{0,2}(?:[ .,'’\u00a0\u202f]\d{3}){1,4}(?!\d)|\d{0,11})"
    r"(?:[.,]\d{1,2}(?!\d))?)"
    r"\s?(?P<scale>(?:k|K|m|M|mln|million|Mio|тыс|млн)(?!\w))?"
    r"(?P<unit>\s?(?:[%€£₴₽₺¥₹₪₩$]|[^\W\d_]{1,16}))?"
)
GROUPED = re.compile(r"\d{1,3}([ .,'’\u00a0\u202f])\d{3}(?:\1\d{3})*(?:[.,]\d{1,2})?")
SCALES = {"k": 1e3, "тыс": 1e3} | dict.fromkeys(("m", "mln", "million", "mio", "млн"), 1e6)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|/")
GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-ÞА-ЯЁІЇЄҐ])(?=[A-ZÀ-ÞА-ЯЁІЇЄҐ])")
"""Where an element ended without a blank: "17,350 marksGoal: 40,000 marks"."""
NOTHING_MORE = re.compile(r"\s*(?:$|[\n|/,.;·•)–—-])")
BAR = re.compile(
    r"<progress\b[^<>]{0,300}>|<[a-z]+\b[^<>]{0,300}\brole=[\"']?progressbar[^<>]{0,300}>", re.IGNORECASE
)
BAR_AT = re.compile(r"\b(?:value|aria-valuenow)=[\"']?(\d{1,9}(?:\.\d{1,4})?)", re.IGNORECASE)
BAR_MOST = re.compile(r"\b(?:max|aria-valuemax)=[\"']?(\d{1,9}(?:\.\d{1,4})?)", re.IGNORECASE)


_Role = tuple[str, int, int]
"""A telling word: `goal`, `reached`, `of` or `givers`, its start and its end."""


class _Found(NamedTuple):
    """A number of a meter, and what it is: `goal`, `reached`, `givers`; empty where no word tells."""

    amount: Amount
    role: str
    at: int


def find_meters(source: str, blocks: Sequence[Block]) -> tuple[Meter, ...]:
    """The fundraising meters of a page in page order, each once however often the page repeats it.

    >>> text = "Spendenziel: 1.500 € | bisher 720,50 € gespendet"
    >>> block = Block(text, Kind.FURNITURE, "", Span(0, len(text)), furniture=Furniture.METER)
    >>> meter, = find_meters(text, [block])
    >>> meter.goal.value, meter.goal.unit, meter.reached.value
    (1500.0, 'EUR', 720.5)
    """
    found: dict[tuple[object, ...], Meter] = {}
    for group in _groups(blocks):
        for meter in _read_group(source, blocks, group):
            key = tuple((sum_.value, sum_.unit) if sum_ else None for sum_ in (meter.goal, meter.reached))
            found.setdefault(key, meter)
    return tuple(found.values())


def is_meter(text: str) -> bool:
    """Whether a short text by itself gives a sum reached and a goal, or a share of a goal.

    >>> is_meter("47% of our goal"), is_meter("50% off all goals")
    (True, False)
    """
    if len(text) > LONGEST_BY_WORDS or not DIGIT.search(text) or not MONEY.search(text):
        return False
    goal, reached = _pick(list(_read(text)))
    return (goal is not None or _names(text, "goal")) and _is_told(goal, reached, text, marked=False)


def may_be_meter(text: str) -> bool:
    """Whether a short text names a goal or what has come in: a label of a meter, or all of it.

    >>> may_be_meter("Raised so far"), may_be_meter("Image 1 of 5")
    (True, False)
    """
    return len(text) <= LONGEST_BY_WORDS and (_names(text, "goal") or _names(text, "reached"))


def _pick(found: Sequence[_Found]) -> tuple[_Found | None, _Found | None]:
    """The goal, and what has come in: a sum rather than a share."""
    goal = next((each for each in found if each.role == "goal"), None)
    sums = [each for each in found if each.role == "reached"]
    return goal, next((each for each in sums if each.amount.unit != "%"), next(iter(sums), None))


def _is_told(goal: _Found | None, reached: _Found | None, text: str, *, marked: bool) -> bool:
    """Whether a meter's words bear its numbers out: "image 1 of 5" and prices are none.

    Where the markup calls it a meter, two sums of one currency need no more than the "of" between them.
    """
    units = {each.amount.unit for each in (goal, reached) if each} - {None, "%"}
    share = reached is not None and reached.amount.unit == "%"
    if len(units) > 1 or not (units or share):
        return False
    told = _names(text, "goal") or _names(text, "reached")
    return told or (marked and goal is not None and reached is not None)


def _names(text: str, wanted: str) -> bool:
    return any(role == wanted for role, _, _ in _roles(text))


def _groups(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The blocks of each meter, with the short lines that follow it and give a number, too."""
    group: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind is not Kind.FURNITURE:
            continue
        if block.furniture is Furniture.METER:
            if group and at - group[-1] > APART:
                yield group
                group = []
            group.append(at)
        elif group and at - group[-1] <= APART and _may_count(block):
            group.append(at)
    if group:
        yield group


def _may_count(block: Block) -> bool:
    beside = block.furniture in (Furniture.APPEAL, Furniture.OTHER)
    return beside and len(block.text) <= LONGEST_BESIDE and DIGIT.search(block.text) is not None


def _read_group(source: str, blocks: Sequence[Block], group: Sequence[int]) -> Iterator[Meter]:
    """The meters of neighbouring blocks: sums, or else a share; and apart from them who gave."""
    starts, text = [], ""
    for at in group:
        starts.append(len(text))
        text += GLUED.sub("\n", blocks[at].text) + "\n"
    text = text[:LONGEST]
    found = list(_read(text))

    def block_of(each: _Found) -> int:
        return group[bisect_right(starts, each.at) - 1]

    goal, reached = _pick(found)
    marked = any(blocks[at].reason.startswith(BY_MARKUP) for at in group)
    bar = None if reached else _read_bar(source, blocks[group[0]].source, goal)
    if (bar and (goal or marked)) or _is_told(goal, reached, text, marked=marked):
        first = min(filter(None, (goal, reached)), key=lambda each: each.at, default=None)
        block = block_of(first) if first else group[0]
        yield Meter(goal and goal.amount, reached.amount if reached else bar, block)
    for each in found:
        if each.role == "givers":
            yield Meter(None, each.amount, block_of(each))


def _read_bar(source: str, near: Span, goal: _Found | None) -> Amount | None:
    """How far a drawn bar beside a meter's words has come, by what its markup says."""
    if "progress" not in source:
        return None
    low = max(0, near.start - BAR_REACH)
    for bar in BAR.finditer(source, low, near.end + BAR_REACH):
        at, most = BAR_AT.search(bar[0]), BAR_MOST.search(bar[0])
        if at is None:
            continue
        if goal is not None and most is not None and float(most[1]) == goal.amount.value:
            return Amount(float(at[1]), goal.amount.unit, at[0])
        full = float(most[1]) if most else 1.0 if bar[0][:9].lower() == "<progress" else 100.0
        if full > 0:
            return Amount(round(100 * float(at[1]) / full, 1), "%", at[0])
    return None


# ── Numbers and the words beside them ────────────────────────────────────────────────────────


def _read(text: str) -> Iterator[_Found]:
    """The numbers of a text that have a role in a meter.

    A word is used up by the number that it tells of: in "$50,000 goal $23,410 raised" the goal is the
    first, though its word stands just as near to the second.
    """
    numbers = list(AMOUNT.finditer(text))
    roles = list(_roles(text))
    used, before = 0, ""
    for order, match in enumerate(numbers):
        limit = numbers[order + 1].start() if order + 1 < len(numbers) else len(text)
        amount = _amount(match, text)
        ahead = [role for role in roles if max(used, match.start() - REACH) <= role[1] < match.start()]
        after = [role for role in roles if match.end("number") <= role[1] < min(limit, match.end() + REACH)]
        if amount.unit == "%":
            beside = any(role != "of" for role, _, _ in ahead) or (
                bool(after) and after[0][1] - match.end() <= BESIDE
            )
            role, used = "reached" if beside else "", match.end()
        else:
            role, used = _decide(ahead, after, before)
            used = max(used, match.end("number"))
        if role:
            yield _Found(amount, role, match.start())
        before = role or before


def _decide(ahead: Sequence[_Role], after: Sequence[_Role], before: str) -> tuple[str, int]:
    """What a number is, and up to where the words are used up; `before` is what the last one was."""
    if ahead and ahead[-1][0] == "of" and before == "reached":
        return "goal", 0
    named = [role for role, _, _ in ahead if role in ("goal", "reached")]
    if named:
        return named[-1], 0
    if after and after[0][0] != "of":
        return after[0][0], after[0][2]
    if after and before != "reached":
        return "reached", 0
    return "", 0


def _roles(text: str) -> Iterator[_Role]:
    """The telling words of a text; two words together before one alone."""
    known, unspaced = _words()
    folded = text.lower()
    words = [(match[0], match.start(), match.end()) for match in WORD.finditer(folded)]
    for at, (word, start, end) in enumerate(words):
        pair = f"{word} {words[at + 1][0]}" if at + 1 < len(words) else ""
        role = known.get(pair) or known.get(word)
        if role:
            yield role, start, end
        elif not word.isascii():
            yield from ((role, start, end) for phrase, role in unspaced if phrase in word)


def _amount(match: re.Match[str], text: str) -> Amount:
    sign, number, scale, word = match["sign"], match["number"], match["scale"], match["unit"]
    value = read_number(number) * SCALES.get((scale or "").lower(), 1.0)
    unit = _currency(sign) if sign else None
    end = match.end("scale") if scale else match.end("number")
    if unit is None and word and (unit := _unit(word.strip(), match, text)):
        end = match.end("unit")
    return Amount(value, unit, text[match.start() : end].strip())


def _unit(word: str, match: re.Match[str], text: str) -> str | None:
    """The unit that stands after a number: a currency's code, `%`, or the word itself where it is one."""
    if word == "%":
        return word
    if (code := _currency(word)) is not None:
        return code
    known, _ = _words()
    role = known.get(word.lower())
    if role == "givers" or (role is None and NOTHING_MORE.match(text, match.end("unit"))):
        return word
    return None


def read_number(printed: str) -> float:
    """A number in any country's way of writing it.

    >>> [read_number(each) for each in ("1.234,56", "1,234.5", "1 234", "12,5", "1'000'000", "7.50")]
    [1234.56, 1234.5, 1234.0, 12.5, 1000000.0, 7.5]
    """
    grouped = GROUPED.fullmatch(printed)
    if grouped is not None:
        printed = printed.replace(grouped[1], "")
    return float(printed.replace(",", "."))


def _currency(word: str) -> str | None:
    return _currencies().get(word.strip().lower())


@cache
def _currencies() -> dict[str, str]:
    return {entry[0]: entry[1] for entry in open_resource("meters")["currency"]}


@cache
def _words() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The telling words with their roles, and those of scripts without blanks between words."""
    known: dict[str, str] = {"/": "of"}
    unspaced: list[tuple[str, str]] = []
    for role in ("of", "goal", "reached", "givers"):
        for word in _entries(role):
            if max(word) >= "\u2e80":
                unspaced.append((word, role))
            else:
                known[word] = role
    return known, tuple(unspaced)


def _entries(role: str) -> Iterable[str]:
    return (word for entry in open_resource("meters")[role] for word in entry)
