"""A page that tries everything in every field."""

from __future__ import annotations

from datetime import UTC, datetime

from sayso.types import (
    Amount,
    Anchor,
    Charset,
    Comment,
    Cut,
    Document,
    Failure,
    Furniture,
    Kind,
    Meta,
    Meter,
    Passage,
    Place,
    Quoting,
    Signal,
    Span,
    Statement,
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
    return Document(
        text=text,
        passages=tuple(passages),
        meta=Meta(signals[3], signals[0], signals, signals[1], signals[2], signals),
        comments=tuple(comments),
        statements=tuple(statements),
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


def hostile_failures() -> tuple[Failure, ...]:
    return tuple(Failure(Place(attack, member=attack), attack, attack, attack) for attack in ATTACKS)
