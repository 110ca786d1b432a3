"""What tells the lines of a page apart: each line's own looks, its neighbours, its place on the page.

A feature is a short phrase such as `length 3` or `name after control`; the weights that belong to it
are in `data/lines.json`. More of them were tried and did not pay: neighbours two lines away, tenths
of the page, runs of lines that look alike, the distance to the next paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from sayso.page.plain.lines import Line, shared_words

PROSE = frozenset(("paragraph", "block"))
CUES = frozenset(("control", "says", "date", "dated", "badge"))
STRONG_CUES = frozenset(("control", "says"))

LENGTHS = (3, 8, 15, 25, 40, 60, 90, 130, 200, 300, 500)
WORDS = (1, 2, 3, 4, 6, 8, 12, 20, 40)
STEPS = (1, 2, 3, 5, 9, 17, 33, 65)

SIGNS = (
    ("bar", "|"), ("dot", "•"), ("dot", "·"), ("quote", "“"), ("quote", '"'), ("quote", "„"),
    ("exclaims", "!"), ("asks", "?"), ("ellipsis", "..."), ("ellipsis", "…"), ("colon", ": "),
    ("smile", ":)"), ("smile", ":-)"), ("bracket", "("), ("slash", "/"), ("at", "@"), ("copyright", "©"),
    ("star", "*"), ("arrow", "»"), ("arrow", "›"), ("arrow", "→"), ("hash", "#"),
)  # fmt: skip
BY = frozenset(("by", "von", "par", "por", "di"))

# How much a line of each look counts towards the main run of prose; paragraphs count their length.
GAIN = {
    "sentence": 20,
    "clause": 30,
    "comments": -300,
    "form": -300,
    "control": -120,
    "says": -120,
    "related": -80,
}
OTHER_GAIN = -25
PARAGRAPH_AT_MOST = 400


def find_features(lines: Sequence[Line]) -> list[list[str]]:
    """The features of each line."""
    found = [_own(line) for line in lines]
    for add in (_neighbours, _place, _thread, _title, _repeats):
        add(lines, found)
    return found


def _own(line: Line) -> list[str]:
    """The looks of the line by itself."""
    text, tokens = line.text, line.tokens
    size, count = line.size, len(tokens)
    long = " long" if size >= 90 else ""
    words = bisect_right(WORDS, count)
    features = [
        f"shape {line.shape}",
        f"length {bisect_right(LENGTHS, size)}",
        f"words {words}",
        f"function words {min(line.stops * 10 // max(1, count), 5)}{long}",
        f"ends {'word' if line.end.isalnum() else line.end}",
        f"starts {_sign(text[0])}",
    ]
    features += [f"phrase {section}" for section in line.phrases]
    features += [name for name, sign in SIGNS if sign in text]
    if line.date:
        features.append(f"date {line.date} {min(count, 12) // 3}")
    if tokens and tokens[0] in BY:
        features.append(f"by {words}")
    if line.address:
        features.append(f"address {min(line.address, 3)}{long}")
    if line.link:
        features.append(f"link{' long' if size >= 60 else ''}")
    if line.money:
        features.append("money")
    if count <= 12:
        features += [f"word {token}" for token in tokens]
        if count > 1:
            features.append(f"capitals {min(sum(map(str.isupper, text)) * 2 // count, 4)} {min(count, 6)}")
    return features


def _sign(character: str) -> str:
    if character.isalpha():
        return "lower" if character.islower() else "upper"
    return "digit" if character.isdigit() else character


def _neighbours(lines: Sequence[Line], found: list[list[str]]) -> None:
    """Looks of the lines on either side, and the blank lines between."""
    spaced = any(line.gap for line in lines[1:])
    shapes = ["edge", *(line.shape for line in lines), "edge"]
    gaps = [*(min(line.gap, 3) for line in lines), 0]
    for at, features in enumerate(found):
        before, shape, after = shapes[at : at + 3]
        features.extend(
            (
                f"after {before}",
                f"before {after}",
                f"{shape} after {before}",
                f"{shape} before {after}",
            )
        )
        if spaced:
            features.extend((f"gap {gaps[at]} {gaps[at + 1]}", f"{shape} gap {gaps[at]} {gaps[at + 1]}"))
        else:
            features.append("no gaps")


def _place(lines: Sequence[Line], found: list[list[str]]) -> None:
    """Where the line stands in the prose of the page, and beside the main run of it."""
    mass = [line.size if line.shape in PROSE else 0 for line in lines]
    runs = list(accumulate(mass, initial=0))
    start, end = _main_run(lines)
    for at, (line, features) in enumerate(zip(lines, found, strict=True)):
        near = min((runs[min(len(lines), at + 4)] - runs[max(0, at - 3)] - mass[at]) // 150, 3)
        place = "before" if at < start else "in" if at < end else "after"
        away = start - at if at < start else at - end + 1 if at >= end else 0
        features.extend(
            (
                f"{line.shape} prose near {near}",
                f"prose seen {runs[at] * 10 // (runs[-1] or 1)}",
                f"{line.shape} {place} main run",
                f"{place} main run by {bisect_right(STEPS, away)}",
                f"{place} main run, prose near {near}",
            )
        )


def _main_run(lines: Sequence[Line]) -> tuple[int, int]:
    """The stretch of lines with most prose in it, other looks and a thread's signs counting against it."""
    best, most, start, gained = (0, 0), 0, 0, 0
    for at, line in enumerate(lines):
        if line.shape in PROSE:
            gained += min(line.size, PARAGRAPH_AT_MOST)
        else:
            gained += GAIN.get(line.shape, OTHER_GAIN)
        if gained <= 0:
            start, gained = at + 1, 0
        elif gained > most:
            best, most = (start, at + 1), gained
    return best


def _thread(lines: Sequence[Line], found: list[list[str]]) -> None:
    """How thick the signs of a thread stand around, and whether its heading or its form has been passed."""
    cues = list(accumulate((line.shape in CUES for line in lines), initial=0))
    strong = list(accumulate((line.shape in STRONG_CUES for line in lines), initial=0))
    count, heading, form = len(lines), -1, -1
    busy = min(strong[-1], 12) // 3
    for at, (line, features) in enumerate(zip(lines, found, strict=True)):
        above, below = cues[at] - cues[max(0, at - 6)], cues[min(count, at + 7)] - cues[at + 1]
        over, under = strong[at] - strong[max(0, at - 8)], strong[min(count, at + 9)] - strong[at + 1]
        over, under = min(over, 3), min(under, 3)
        passed = max(form, heading)
        zone = "none" if passed < 0 else "form" if form > heading else "comments"
        features.extend(
            (
                f"thread {busy} {zone}",
                f"zone {zone} {bisect_right(STEPS, at - passed) if passed >= 0 else 0}",
                f"zone {zone} controls {over} {under}",
                f"zone {zone} {line.shape}",
                f"cues {min(above, 4)} above {line.shape}",
                f"cues {min(below, 4)} below {line.shape}",
                f"controls {over} {under} {line.shape}",
            )
        )
        if line.shape == "comments":
            heading = at
        elif line.shape == "form":
            form = at


def _title(lines: Sequence[Line], found: list[list[str]]) -> None:
    """How far a line repeats the first one, the page's title, and how far below such a line it stands."""
    since = -1
    for at, (line, features) in enumerate(zip(lines, found, strict=True)):
        if at == 0:
            features.append("first line")
            continue
        share = int(shared_words(lines[0], line) * 4)
        if share:
            whole = " whole" if line.text.casefold() in lines[0].text.casefold() else ""
            features.extend((f"title {share}{whole}", f"title {share} {'again' if since >= 0 else 'first'}"))
        features.append(
            f"since title {bisect_right(STEPS, at - since) if since >= 0 else 'none'} {line.shape}"
        )
        if share >= 3 and since < 0:
            since = at


def _repeats(lines: Sequence[Line], found: list[list[str]]) -> None:
    """Whether the same line comes again on the page."""
    times = Counter(line.text for line in lines)
    for line, features in zip(lines, found, strict=True):
        if times[line.text] > 1:
            features.append(f"repeated {line.shape}")
