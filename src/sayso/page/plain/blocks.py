"""Labelled lines as blocks, each with the reason for its kind and, for furniture, what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from sayso.page.captions import find_credit, find_dated
from sayso.page.plain.labels import KINDS, READINGS, open_weights, unpack
from sayso.page.plain.lines import Line
from sayso.page.plain.sure import AMOUNT, is_meter
from sayso.types import Block, Furniture, Kind, Span

# The first section of phrases that a line holds decides: "Donate by PayPal" is an appeal, and the
# menu entry "Terms" in a cookie notice is part of the notice.
PURPOSES = (
    ("cookies", Furniture.COOKIES),
    ("form", Furniture.COMMENT_FORM),
    ("appeal", Furniture.APPEAL),
    ("share", Furniture.SHARE),
    ("share line", Furniture.SHARE),
    ("newsletter", Furniture.NEWSLETTER),
    ("form line", Furniture.COMMENT_FORM),
    ("comments heading", Furniture.COMMENT_CONTROLS),
    ("comments heading line", Furniture.COMMENT_CONTROLS),
    ("controls", Furniture.COMMENT_CONTROLS),
    ("controls line", Furniture.COMMENT_CONTROLS),
    ("advertising", Furniture.ADVERTISING),
    ("navigation", Furniture.NAVIGATION),
    ("navigation line", Furniture.NAVIGATION),
)

# What a feature says to a reader, by the first word of its name; `{rest}` is the rest of the name.
MEANING = {
    "shape": "it looks like {rest}", "length": "of its length", "words": "of its length",
    "function": "of its share of function words", "capitals": "of its capital letters",
    "ends": "of how it ends", "starts": "of how it starts", "phrase": "it holds words of {rest}",
    "word": "it holds “{rest}”", "date": "it prints a date", "address": "it speaks of I and you",
    "link": "it holds an address", "money": "it names a sum", "by": "it starts like a byline",
    "title": "it shares words with the title", "since": "of where it stands below the title",
    "first": "it is the first line", "zone": "no heading of comments stands above it",
    "thread": "of how many buttons of a thread the page has", "repeated": "it comes again on the page",
    "gap": "of the blank lines around it", "no": "the page sets nothing apart by blank lines",
    "prose": "of how much of the page's prose stands above it", "asks": "it asks", "exclaims": "it exclaims",
    "quote": "it holds quotation marks", "copyright": "it holds a copyright sign",
    "cues": "signs of a thread stand around it", "controls": "buttons of a thread stand around it",
    "pass": "of what it and its neighbours were taken for at first",
    "story": "of how far above and below it the story's paragraphs stand",
    "from": "of how far from the headline it stands",
    "lines": "of how much of the story, of a thread and of teasers stands around it",
    "alike": "of what other lines like it were taken for", "page": "of what the page's paragraphs are",
    "repeats": "of how many lines around it come again and again",
}  # fmt: skip
SETTLED = {
    Kind.COMMENT_META: "it is a button, a time or a count of votes among comments",
    Kind.COMMENT_AUTHOR: "it is named as an author elsewhere, or stands where other comments name theirs",
    Kind.RELATED: "it follows a heading of related articles",
}
# Looked for anywhere in the name, before its first word is.
MEANING_INSIDE = {
    "before main run": "it stands before the main run of prose",
    "after main run": "it stands after the main run of prose",
    "in main run": "it stands in the main run of prose",
    "prose near": "of how much prose stands around it",
    "zone comments": "it stands below a heading of comments",
    "zone form": "it stands below a form for comments",
    "cues 0": "no sign of a thread stands around it",
    "controls 0 0": "no button of a thread stands around it",
    "gap": "of the blank lines around it",
}


def make_blocks(
    text: str,
    lines: Sequence[Line],
    kinds: Sequence[Kind],
    reasons: Sequence[str],
    owners: Sequence[int | None],
) -> tuple[Block, ...]:
    """A block for each line, with the reason for its kind and the comment it belongs to."""
    starts = list(accumulate((len(raw) + 1 for raw in text.split("\n")), initial=0))
    purposes = _find_purposes(lines, kinds)
    blocks = []
    for line, kind, reason, owner, purpose in zip(lines, kinds, reasons, owners, purposes, strict=True):
        start = text.index(line.text, starts[line.number])
        blocks.append(
            Block(
                text=line.text,
                kind=kind,
                reason=reason,
                source=Span(start, start + len(line.text)),
                furniture=purpose,
                comment=owner,
                credit=find_credit(line.text) if kind is Kind.CAPTION else None,
                dated=find_dated(line.text) if kind is Kind.CAPTION else None,
            )
        )
    return tuple(blocks)


def explain(names: Sequence[str], kind: Kind) -> str:
    """The two things that speak most for a line's kind, in words."""
    at = KINDS.index(kind)
    weighed = sorted(((weight, name) for name in names if (weight := _row(name)[at]) > 0), reverse=True)
    reasons = dict.fromkeys(_in_words(name) for _, name in weighed[:4])
    return (
        "taken for "
        + kind.value
        + " because "
        + (" and ".join(list(reasons)[:2]) or "of the lines around it")
    )


@lru_cache(maxsize=1 << 14)
def _row(name: str) -> tuple[int, ...]:
    return unpack(open_weights(READINGS[-1]).features.get(name, 0))


def explain_settled(line: Line, kind: Kind) -> str:
    """Why `sure` put a line's kind right, in words."""
    because = "it stands beside a fundraising meter"
    if is_meter(line):
        because = "it names a sum and a goal"
    elif kind is not Kind.FURNITURE:
        because = SETTLED[kind]
    elif line.phrases:
        because = "it holds words of " + ", ".join(sorted(line.phrases))
    return f"taken for {kind.value} because {because}"


def _in_words(name: str) -> str:
    for words, meaning in MEANING_INSIDE.items():
        if words in name:
            return meaning
    first, _, rest = name.partition(" ")
    return MEANING.get(first, "of the lines beside it").format(rest=rest)


def _find_purposes(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[Furniture | None]:
    """What each line of furniture is for; a heading that says nothing itself goes with the meter below it."""
    found = [
        find_purpose(line) if kind is Kind.FURNITURE else None
        for line, kind in zip(lines, kinds, strict=True)
    ]
    for at in range(len(lines) - 1):
        if found[at + 1] is Furniture.METER and found[at] is Furniture.NAVIGATION and not lines[at].phrases:
            found[at] = Furniture.METER
    return found


def find_purpose(line: Line) -> Furniture:
    """What a line of furniture is for.

    >>> from sayso.page.plain.lines import read_lines
    >>> [find_purpose(line).value for line in read_lines("$14,230 of $60,000\\nShare this\\nHome")]
    ['meter', 'share', 'navigation']
    """
    if is_meter(line) or AMOUNT.fullmatch(line.text):
        return Furniture.METER
    for section, purpose in PURPOSES:
        if section in line.phrases:
            return purpose
    return Furniture.NAVIGATION if line.shape in ("name", "scrap", "title") else Furniture.OTHER
