"""A page that tries everything in every field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sayso.types import (
    Act,
    Amount,
    Anchor,
    Certainty,
    Charset,
    Claimant,
    ClaimantKind,
    Comment,
    Cut,
    Distance,
    Document,
    Doing,
    Evidence,
    EvidenceKind,
    Failure,
    Furniture,
    Kind,
    Meta,
    Meter,
    Offer,
    OldPicture,
    Passage,
    Place,
    Polarity,
    Quoting,
    Reason,
    Signal,
    Span,
    Speaker,
    Statement,
    Strength,
    Timex,
    TimexType,
    Toponym,
    ToponymKind,
    Voice,
)

ATTACKS = (
    "<script>window.ran=1</script>",
    '"><img src=x onerror="window.ran=1">',
    "' onmouseover='window.ran=1' x='",
    "</style></title></head><body onload=window.ran=1><svg/onload=window.ran=1>",
    "</bdi></p></details></article></main><iframe src=https://evil.example/></iframe>",
    "javascript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "{{ 7 * 7 }}{% for x in y %}",
    "[red]not markup[/red] [link=https://evil.example]x[/link]",
    "\x1b[2J\x1b]0;owned\x07\x1b]8;;https://evil.example\x1b\\\x9b31m\x00\x7f",
    "\u202egnp.exe \u2066never closed",
    "\ud800 half a character",
    "W" * 900,
)


def hostile_page() -> Document:
    text = ""
    passages: list[Passage] = []
    statements: list[Statement] = []
    comments: list[Comment] = []
    for kind in Kind:
        for attack in ATTACKS:
            span = Span(len(text), len(text) + len(attack))
            text += attack + "\n\n"
            comment = len(comments) if kind is Kind.COMMENT_BODY else None
            if comment is not None:
                comments.append(
                    Comment(attack, attack, attack + "2", comment - 1 if comment else None, -3, (span,))
                )
            middle = span.start + len(attack) // 2
            statements.append(
                Statement(
                    Voice.SOURCE if len(statements) % 3 else Voice.OUTLET,
                    (Span(span.start, middle + 1),),
                    attack,
                    source=(Span(middle - 1, span.end),),
                    cue=(Span(middle, middle + 1),),
                    quoting=Quoting.MIXED,
                    within=kind,
                    comment=comment,
                )
            )
            passages.append(
                Passage(
                    span,
                    kind,
                    attack,
                    span,
                    furniture=Furniture.METER if kind is Kind.FURNITURE else None,
                    comment=comment,
                    credit=span if kind is Kind.CAPTION else None,
                    dated=span if kind is Kind.CAPTION else None,
                    anchors=(Anchor(span, attack), Anchor(span, f"https://ok.example/{attack}")),
                )
            )
    signals = tuple(Signal("published", attack, attack, attack + "3") for attack in ATTACKS)
    details = hostile_details(statements)
    return Document(
        text=text,
        passages=tuple(passages),
        meta=Meta(signals[3], signals[0], signals, signals[1], signals[2], signals),
        comments=tuple(comments),
        statements=tuple(details.statements),
        times=details.times,
        toponyms=details.toponyms,
        claimants=details.claimants,
        doings=details.doings,
        old_pictures=details.old_pictures,
        language='en" onload="window.ran=1',
        url="javascript:window.ran=1",
        time=datetime(2031, 3, 6, tzinfo=UTC),
        sha256="</code><script>window.ran=1</script>",
        charset=Charset(ATTACKS[0], ATTACKS[1]),
        truncated=True,
        meters=tuple(
            Meter(Amount(0.0, attack, attack), Amount(1.0, attack, attack), 0) for attack in ATTACKS
        ),
        cut=Cut(ATTACKS[0], ATTACKS[1], ATTACKS[2]),
    )


def hostile_details(statements: list[Statement]) -> Document:
    """Every detail that a statement can have, with an attack in each of its words."""
    words = Span(0, len(ATTACKS[0]))
    count = len(ATTACKS)
    return Document(
        text="",
        passages=(),
        statements=tuple(
            replace(
                one,
                speakers=(Speaker(at % count, one.reason),),
                when=(at % count,),
                due=(at + 1) % count,
                where=(at % count,),
                strength=Strength(
                    Polarity.DENIED, Certainty.POSSIBLE, Distance.DISTANCED, forecast=True, denies=0,
                    reasons=(Reason("polarity", one.reason), Reason("denies", one.reason)),
                ),
                evidence=(Evidence(EvidenceKind.DATA, words, Offer.LINKED, one.reason, url=one.reason),),
            )
            for at, one in enumerate(statements)
        ),
        times=tuple(
            Timex(words, TimexType.DATE, ("2031-03-01", attack)[at % 2], attack, begin=attack)
            for at, attack in enumerate(ATTACKS)
        ),
        toponyms=tuple(
            Toponym(words, attack, ToponymKind.REGION, at, 5.0 * at, -9.0 * at, attack, 0.5, attack)
            for at, attack in enumerate(ATTACKS)
        ),
        claimants=tuple(Claimant(ClaimantKind.PERSON, attack, attack, attack) for attack in ATTACKS),
        doings=tuple(
            Doing(at, tuple(Act)[at % len(Act)], attack, 0.5, about=0, answers=0)
            for at, attack in enumerate(ATTACKS)
        ),
        old_pictures=(OldPicture(0, "2019", ATTACKS[0]), OldPicture(1, ATTACKS[1], ATTACKS[2])),
    )  # fmt: skip


def hostile_failures() -> tuple[Failure, ...]:
    return tuple(Failure(Place(attack, member=attack), attack, attack, attack) for attack in ATTACKS)
