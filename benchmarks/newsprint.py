"""Sentences about Veland, which does not exist: so many that no two articles come out alike by chance."""

from __future__ import annotations

import re
from random import Random
from typing import NamedTuple

WORDS = {
    "n": "lock gate barge ferry quay granary mill dam weir sluice chamber seal cable winch crane depot "
    "ledger permit contract tender survey report budget bridge ford towpath signal lantern buoy pump turbine "
    "culvert meadow harvest kiln brewery tannery school clinic library court council tram carriage "
    "timetable ticket tariff levy licence archive map inquiry hearing petition statute verdict appeal "
    "pension strike rota shift crew pilot skipper",
    "s": "boatmen millers farmers inspectors engineers clerks divers teachers nurses carpenters traders "
    "pensioners students drivers councillors lawyers auditors surveyors foremen apprentices anglers "
    "shopkeepers dockers bakers masons gardeners printers beekeepers ferrymen villagers neighbours "
    "volunteers tenants hauliers glaziers weavers",
    "v": "inspected repaired closed reopened painted measured insured auctioned rebuilt flooded drained "
    "blocked fenced dredged searched photographed mapped leased sold praised criticised debated postponed "
    "approved rejected amended audited funded guarded ignored inherited lowered raised widened shortened "
    "cleaned tested mended moved reported",
    "a": "old narrow northern southern rusted costly crowded empty wooden brick municipal private disputed "
    "temporary abandoned modest famous quiet muddy frozen shallow steep busy unlit overgrown borrowed "
    "missing second third late early unfinished forgotten patient angry cheerful stubborn careful weary "
    "hopeful puzzled cautious unpaid local",
    "t": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "w": "spring summer autumn winter January March April June August October November",
    "k": "three four seven nine eleven fourteen nineteen thirty forty ninety 120 212 340 415 600 880 1,200 "
    "2,500 7,000",
}
DONE_HOW = (
    "quietly", "again", "twice", "slowly", "in haste", "without notice", "by hand", "at dawn", "after dusk",
    "for a week", "before lunch", "in the rain", "all summer", "against advice",
)  # fmt: skip
PLACES = (
    "Sorvane", "Tarnhythe", "Pellmere", "Bruskeld", "Quillmar", "Hesterhaven", "Skarholt", "Kestria",
    "Norrund", "the Ithral", "the Long Cut", "Lower Pellmere", "Quillmar North", "Old Bruskeld", "the Tirn",
    "Hesterhaven East",
)  # fmt: skip
BODIES = (
    "the Ministry of Public Order", "the Veland Waterways Authority", "the Free Ithral League",
    "the Lissen Survey", "the State Grain Office", "the Bargemen's Union", "the Tarnhythe prosecutor",
    "the Quillmar harbour office", "the Pellmere district council", "the Bruskeld mill",
    "the Hesterhaven pilots", "the Skarholt dam company",
)  # fmt: skip
ROLES = (
    "spokesman", "spokeswoman", "chief inspector", "director", "secretary", "deputy director", "clerk",
)  # fmt: skip
SYLLABLES = (
    "ar", "bel", "cor", "dun", "el", "fen", "gri", "hol", "im", "jor", "kel", "lum", "mer", "nor", "or",
    "pel", "quin", "ros", "sel", "tor", "un", "ver", "wen", "yar",
)  # fmt: skip

SENTENCES = (
    "The {a} {n} {p} was {v} by {s} in {w}, and {k} {s} {v} the {a} {n} {r}.",
    "{x}, who has {v} every {n} {p} since {w}, keeps the {a} {n} {r}.",
    "Nobody had {v} the {n} {r}, so {s} and {a} {s} {v} it {p}.",
    "{k} {s} {p} {v} a {n}; the {a} {n}, they say, was {v} last {w}.",
    "In {w} the {n} cost {k} marks, {a} {s} recall, while {x} {v} the {n} {r}.",
    "For {k} years {a} {s} have {v} that {n} {p} without a {a} {n}.",
    "“We {v} the {n} {r},” {x} wrote to {s} {p}, “and the {a} {n} was {v} in {w}.”",
    "{s} {p} {v} their {a} {n} on {t}, {k} days after the {n} had been {v} {r}.",
    "A {a} {n} stands {p}, {v} {r} by {k} {s} and never {v} since {w}.",
    "When {x} {v} the {a} {n}, {s} {v} the {n} {p} {r}.",
    "Its {n}, {a} and {a}, was {v} in {w} for {k} marks by {s} {p}.",
    "Those {a} {s} {v} {k} pages of the {n} {r}, {x} added, and {v} no {n} {p}.",
    "Between {w} and {w} the {n} {p} was {v} {k} times by {a} {s}.",
    "{x} {v} a {n} for {s}, {v} another {r}, and left the {a} {n} {p}.",
    "No {n} {p} is as {a} as the {n} that {s} {v} {r} in {w}.",
    "Only {k} of the {s} {p} had {v} the {a} {n} before {t}, said {x}, a {n} inspector.",
)
CLAIMS = (
    "{body} said on {day} that {figure} {who} had {did} the {thing} at {place}.",
    "At {place} the {thing} has been {did} by {figure} {who}, according to {name}, {role} of {body}.",
    "{figure} {who} {did} the {thing} at {place}, {name} told reporters on {day}.",
)
SLOT = re.compile(r"\{(\w+)\}")


class Claim(NamedTuple):
    """What somebody says happened."""

    body: str
    name: str
    role: str
    day: str
    figure: str
    who: str
    did: str
    thing: str
    place: str

    def told(self, phrasing: int) -> str:
        """The claim in one of `len(CLAIMS)` wordings."""
        return upper_first(CLAIMS[phrasing].format_map(self._asdict()))


def make_claim(rng: Random) -> Claim:
    return Claim(
        rng.choice(BODIES), name(rng), rng.choice(ROLES),
        _choose("t", rng), _choose("k", rng),
        _choose("s", rng), _choose("v", rng), f"{_choose('a', rng)} {_choose('n', rng)}", rng.choice(PLACES),
    )  # fmt: skip


def sentence(rng: Random) -> str:
    """A sentence that says nothing of consequence."""
    parts = rng.choice(PARTS)
    words = [part if place % 2 == 0 else _choose(part, rng) for place, part in enumerate(parts)]
    return upper_first("".join(words))


def paragraph(rng: Random) -> str:
    return " ".join(sentence(rng) for _ in range(rng.randint(2, 4)))


def name(rng: Random) -> str:
    """A person's name: nobody's."""
    first, last = ("".join(rng.sample(SYLLABLES, rng.randint(1, 2))) for _ in range(2))
    return f"{first.capitalize()} {last.capitalize()}{rng.choice(('', 'sen', 'wick', 'ane', 'ott'))}"


def upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _choose(slot: str, rng: Random) -> str:
    if slot == "x":
        return name(rng)
    if slot == "p":
        return f"{rng.choice(('at', 'near', 'below', 'outside'))} {rng.choice(PLACES)}"
    return rng.choice(CHOICES[slot])


CHOICES = {**{slot: tuple(words.split()) for slot, words in WORDS.items()}, "r": DONE_HOW}
PARTS = tuple(tuple(SLOT.split(each)) for each in SENTENCES)
