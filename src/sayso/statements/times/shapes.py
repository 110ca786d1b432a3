"""How words of time follow on each other: the shapes of expressions, over the letters of `words`.

A letter stands for one word, so a shape reads as the phrase does: `tlU` is "the last year". Each shape is
named for how it is settled in `finding`; of two that begin at one place the earlier in the list is taken.
"""

from __future__ import annotations

import re

MONTH = r"(?:[MK]|J\.?)"
NUMBER = r"(?:dd/d|[dny]|a?&|w(?:-?[w&]){0,5})"
VAGUE = r"(?:a?fo?)"
COUNT = rf"(?:{NUMBER}|{VAGUE})"
ROUGHLY = r"(?:A|Bb|@<|<)?"
UNIT = r"[UVQ]"
DAY = rf"(?:D,?)?{MONTH}dz?(?:,?y)?"
"""Friday, March 8, 2019."""
DAY_FIRST = rf"(?:D,?)?dz?o?{MONTH}(?:,?y)?"
YEAR_SAID = r"(?:F?y|[TlN]F?U|tF?U)"
"""2019, this year, the year."""
EARLY = r"(?:te-?|e-?)?"

SHAPES: tuple[tuple[str, str], ...] = (
    ("age", rf"(?:a|{NUMBER})-?[UV]-?!"),
    ("figures", r"y-d-d(?![-/d])|d/d/y|y/d/d"),
    ("clock", rf"[Ae]?(?:d:d(?::d)?m?Z?|[dn]mZ?|X|[ny]Z)(?:,?(?:{DAY}|D|I))?"),
    ("part", rf"(?:e-?)?(?:{DAY}|[TltN^]?D|I|[lTt^N])-?P|eP(?:D|I)?|rTP|Pot?(?:{DAY}|D)|r?g|Xo?D"),
    ("edge", rf"t?ko(?:{MONTH}y?|tl?F?[UWQ]|[TlN][UQ]|y|tyz)|AU-?k|U-?k"),
    ("day", rf"(?:T?[lN]?D,?)?{MONTH}O(?:,?y)?|A?{DAY}|{DAY_FIRST}|tO(?:o{MONTH}y?)"),
    ("quarter", rf"(?:t?i?y|{YEAR_SAID}'z|t)?F?[Ol]F?Q(?:[o,]?{YEAR_SAID})?|O-Q"),
    ("half", rf"t?[Ol]-?ho(?:{YEAR_SAID}|t?'dz|tyz)"),
    ("year earlier", rf"t?U-?[rG]F?(?:O-?)?[Qq]|tU-[rG]{NUMBER}V|U-[rG]"),
    ("ago", rf"{ROUGHLY}(?:{COUNT}|a)-?{UNIT}(?:uj)?[Gr]|VG"),
    ("century", rf"{EARLY}t?(?:O|dz)-?U"),
    ("decade", r"(?:te-?|t|e-?)?(?:y'?z|'d'?z|E)"),
    ("season", rf"{EARLY}(?:r?[TlN]{{1,2}}|t)?S(?:o?(?:y|[TlN]U))|(?:e-?)?(?:[TlN]{{1,2}}|t[lN]?)S"),
    ("stretch", rf"(?:@<)?(?:vo)?t[lN]{COUNT}-?{UNIT}|tO(?:{COUNT})?V|t{NUMBER}V|[lN]{COUNT}[UV]"),
    (
        "relative",
        rf"(?:[er]-?)?t?(?:T[lN]|[lNTi^s])F?(?:[UQWq]|D|{MONTH}|V)|tCF?[UQ]|rot?[TlN]?U|tF?[UQ](?!y)|tW",
    ),
    ("around", r"CV(?:cV)?|t?H?C"),
    ("set", rf"v(?:[OG]|{NUMBER})?[UVQ]|v[PSW]|vJ\.|v[MK]|vDP?|L|p|DY"),
    ("month", rf"{EARLY}{MONTH}(?:,?o?(?:y|'d)|,?o?[TlN]U)?"),
    (
        "length",
        rf"{ROUGHLY}(?:(?:a|{COUNT})-?Ucah|{COUNT}-?c-?a-?h-?[UV]|ahU|ha?-?U|aU"
        rf"|{COUNT}(?:[~u-]{COUNT})?B?-?[UV])|V(?:uV)?",
    ),
    ("year", rf"{EARLY}F?y|tUy|'d"),
    ("weekday", r"[er]?D"),
    ("near day", r"[er]?I"),
    ("holiday", rf"(?:[TlN])?=(?:U|,?o?{YEAR_SAID})?"),
    ("reference", r"R|tl"),
)
GRAMMAR = re.compile("|".join(f"(?P<{name.replace(' ', '_')}>{shape})" for name, shape in SHAPES))
"""All shapes; a match's `lastgroup` names the one found."""
