"""What is claimed in the made-up press, by whom, and the words in which somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple, TypeVar

from benchmarks.newsprint import name, place, upper_first

Thing = TypeVar("Thing")
Frames = tuple[tuple[str, tuple[str, ...]], ...]
"""Sentences with slots, each with the cues that fit it."""

PLACES = 400
BODIES = 240

FIELDS = (
    "Harbour Board", "Water Company", "District Council", "Court of Audit", "Health Office", "Police Union",
    "Grain Exchange", "Railway Authority", "Mining Company", "Chamber of Trade", "Teachers' League",
    "Fire Brigade", "Power Works", "Fishermen's Guild", "Customs Office", "Hospital Trust",
)  # fmt: skip
ROLES = (
    "spokesman", "spokeswoman", "chief inspector", "director", "secretary", "deputy director", "chairwoman",
    "chairman", "head of safety", "chief engineer", "treasurer", "legal adviser",
)  # fmt: skip
UNNAMED = (
    "two officials familiar with the inquiry", "a person close to the talks", "several workers at the site",
    "local residents", "a senior official who asked not to be named", "people briefed on the plan",
    "three former employees", "diplomats",
)  # fmt: skip

GOODS = (
    "barrels of oil", "sacks of barley", "copper cables", "hospital beds", "rifles", "tax files", "wagons",
    "solar panels", "vaccine doses", "bales of wool", "sheep", "voting machines", "tractors", "helmets",
    "gold coins", "paintings", "school desks", "tyres", "laptops", "pigs", "generators", "radios", "bricks",
    "crates of herring", "passports", "cigarettes", "uniforms", "bicycles", "microscopes", "beehives",
)  # fmt: skip
WORKS = (
    "cement works", "sugar refinery", "gas terminal", "swing bridge", "paper mill", "tram depot", "shipyard",
    "reservoir", "cattle market", "court house", "radio mast", "glassworks", "cannery", "airfield",
    "brewery", "quarry", "hospital", "stadium", "lighthouse", "observatory", "tannery", "sawmill", "museum",
    "barracks", "prison", "theatre", "foundry", "laboratory", "landfill", "dairy", "smelter", "substation",
    "seminary", "library", "archive", "viaduct", "tunnel", "orphanage", "distillery", "abattoir",
)  # fmt: skip
MONTHS = ("January", "February", "March", "April", "June", "July", "August", "October", "November")

EVENTS = (
    (
        "the {place} {site} {works} will close by the end of {month} with the loss of {figure} jobs",
        "{figure} jobs will go when the {site} {works} at {place} shuts in {month}",
        "{figure} people will lose their work once the {place} {site} {works} is closed in {month}",
        "the {site} {works} in {place} is to be shut down by {month}, which will cost {figure} jobs",
    ),
    (
        "{figure} {goods} were stolen from the {site} {works} at {place}",
        "thieves took {figure} {goods} from the {place} {site} {works}",
        "{figure} {goods} have gone missing from the {site} {works} in {place} and were stolen",
        "a gang broke into the {place} {site} {works} and made off with {figure} {goods}",
    ),
    (
        "{figure} people fell ill after they drank water from the {place} {site} {works}",
        "water from the {site} {works} at {place} has made {figure} people sick",
        "{figure} people became sick from drinking water that came from the {site} {works} in {place}",
        "water of the {place} {site} {works} had poisoned {figure} people",
    ),
    (
        "the {site} {works} at {place} cost {figure} million marks more than planned",
        "building the {place} {site} {works} went {figure} million marks over budget",
        "the bill for the {site} {works} in {place} is {figure} million marks higher than was planned",
        "the {place} {site} {works} had overrun its budget by {figure} million marks",
    ),
    (
        "a barge with {figure} {goods} on board sank off {place}",
        "a vessel carrying {figure} {goods} went down near {place}",
        "{figure} {goods} were lost when a barge sank at {place}",
        "a barge loaded with {figure} {goods} has sunk in the roads of {place}",
    ),
    (
        "{person} took bribes of {figure},000 marks from the builders of the {place} {site} {works}",
        "the builders of the {site} {works} at {place} paid {person} {figure},000 marks in bribes",
        "{person} accepted {figure},000 marks from contractors who built the {site} {works} in {place}",
        "bribes of {figure},000 marks went to {person} from those who built the {place} {site} {works}",
    ),
    (
        "at least {figure} people were killed when the {site} {works} at {place} collapsed",
        "the collapse of the {place} {site} {works} killed at least {figure} people",
        "the {site} {works} in {place} collapsed and left {figure} people dead",
        "{figure} people had died in the collapse of the {place} {site} {works}",
    ),
    (
        "{figure} ballots were missing from the count in {place}",
        "{figure} votes cast in {place} were never counted",
        "in {place} {figure} ballot papers had disappeared before the count",
        "the count in {place} had left out {figure} ballots",
    ),
    (
        "a foreign group plans to blow up the {place} {site} {works} before {month}",
        "agents from abroad intend to blow up the {site} {works} at {place} before {month}",
        "an attack with explosives on the {site} {works} in {place} is planned by foreigners before {month}",
        "foreign saboteurs want to attack the {place} {site} {works} with explosives by {month}",
    ),
    (
        "the government will buy {figure} {goods} from a firm owned by {person}",
        "a company that belongs to {person} is to sell {figure} {goods} to the government",
        "{figure} {goods} for the state will be bought from the firm of {person}",
        "the state has agreed to purchase {figure} {goods} from {person}'s company",
    ),
    (
        "{person} will resign as head of the {place} {site} {works} over the missing {goods}",
        "{person} is to step down as chief of the {site} {works} at {place} because of the lost {goods}",
        "{person} is giving up the lead of the {site} {works} in {place} over the vanished {goods}",
        "the affair of the missing {goods} will force {person} to leave the {place} {site} {works}",
    ),
    (
        "the fire at the {place} {site} {works} was started on purpose by {person}",
        "{person} had set fire to the {site} {works} at {place} deliberately",
        "{person} deliberately started the fire that burned down the {site} {works} in {place}",
        "the blaze at the {place} {site} {works} had been lit by {person} and was no accident",
    ),
    (
        "patients were given expired drugs at the {place} {site} {works} by {person}",
        "{person} handed out expired drugs to the sick at the {site} {works} in {place}",
        "the sick at the {place} {site} {works} got medicine past its date from {person}",
        "medicine past its date was given to patients by {person} at the {site} {works} in {place}",
    ),
    (
        "{figure} soldiers of the garrison at {place} have deserted with {person}",
        "{person} and {figure} troops stationed in {place} ran away from their posts",
        "{figure} men of the {place} garrison followed {person} and deserted",
        "the garrison of {place} lost {figure} soldiers, who deserted together with {person}",
    ),
    (
        "wolves killed {figure} lambs on the {site} pastures above {place}",
        "{figure} lambs were torn by wolves on the {site} meadows near {place}",
        "a pack of wolves has killed {figure} lambs on {site} land at {place}",
        "the {site} flock at {place} lost {figure} lambs to wolves",
    ),
    (
        "pupils of the {site} school in {place} copied the answers of an exam from {person}",
        "{person} sold exam answers to pupils of the {place} {site} school",
        "the {site} school at {place} had an exam whose answers {person} gave away",
        "exam answers were passed to {site} pupils in {place} by {person}",
    ),
    (
        "a leak of ammonia at the {place} {site} {works} forced {figure} families to flee",
        "{figure} families had to leave their homes when ammonia leaked from the {site} {works} in {place}",
        "ammonia escaped from the {place} {site} {works} and drove {figure} families out",
        "because of ammonia from the {site} {works} at {place} {figure} families were evacuated",
    ),
    (
        "{person} forged a diploma from the academy of {place} in {figure} days",
        "the diploma of {person} from the {place} academy is a forgery",
        "the academy at {place} never gave {person} a diploma, and the one shown is forged",
        "{person} never studied at the academy in {place} and holds a forged diploma",
    ),
    (
        "the ferry {site} ran aground off {place} with {figure} passengers",
        "{figure} passengers were on the ferry {site} when it struck the rocks near {place}",
        "the {site}, a ferry with {figure} passengers, hit rocks at {place}",
        "with {figure} passengers aboard, the ferry {site} was stranded on a reef off {place}",
    ),
    (
        "archaeologists found {figure} graves under the {site} {works} in {place}",
        "{figure} ancient burials lie beneath the {place} {site} {works}",
        "beneath the {site} {works} at {place} archaeologists uncovered {figure} graves",
        "a cemetery of {figure} burials has come to light under the {place} {site} {works}",
    ),
    (
        "the bank of {person} in {place} is insolvent and owes {figure} million marks",
        "{person}'s {place} bank cannot pay debts of {figure} million marks",
        "debts of {figure} million marks have ruined the bank that {person} owns in {place}",
        "with {figure} million marks of debt the {place} bank of {person} is bankrupt",
    ),
    (
        "{person} was spied on by microphones hidden in the {site} hotel at {place}",
        "microphones were hidden in the {place} {site} hotel to listen to {person}",
        "somebody bugged the room of {person} in the {site} hotel in {place}",
        "the room that {person} had at the {place} {site} hotel was bugged with microphones",
    ),
)
WORDINGS = 4
TAILS = (
    "despite what {} & {} had promised", "as {} of {} had feared", "after the visit of {} to {}",
    "while {} was away in {}", "in breach of the {}-{} accord", "under a lease held by {} and {}",
    "a year after the {} affair in {}", "on the advice of {} & {}", "for the sake of {} in {}",
)  # fmt: skip

SAID = (
    "said",
    "told reporters",
    "confirmed",
    "warned",
    "announced",
    "stated",
    "claimed",
    "insisted",
    "revealed",
)
THAT = (
    "said", "confirmed", "claimed", "announced", "insisted", "maintained", "alleged", "told a hearing",
    "told the press", "stated", "acknowledged", "explained", "believes", "says", "told a rally",
)  # fmt: skip
FRAMES = (
    ("{c}, {s} {cue}.", SAID),
    ("{c}, {s} {cue} on {day}.", SAID),
    ("{s} {cue} that {c}.", THAT),
    ("{s} {cue} on {day} that {c}.", ("said", "confirmed", "announced", "claimed", "acknowledged")),
    ("{cue} {s}, {c}.", ("According to",)),
    ("{c}, {cue} {s}.", ("according to",)),
    ("“{q},” {cue} {s}.", ("said", "says")),
    ("“{q},” {s} {cue}.", ("said", "told reporters", "wrote on {day}", "warned")),
    ("{s} {cue}: “{q}.”", ("said", "put it plainly", "wrote")),
    ("In a statement, {s} {cue} that {c}.", ("said", "announced", "confirmed")),
    ("Speaking on {day}, {s} {cue} that {c}.", ("said", "warned", "insisted")),
    ("Asked about it on {day}, {s} {cue}: “{q}.”", ("replied", "answered", "said")),
)
TAKEN_FRAMES = (
    ("{s} {cue} {o} that {c}.", ("told",)),
    ("{o} reported that {c}, {cue} {s}.", ("citing", "quoting")),
    ("{o} {cue} that {c}, citing {s}.", ("reported", "wrote", "writes", "reports")),
    ("{c}, {s} {cue} {o}.", ("told",)),
    ("{o} quoted {s} as {cue} that {c}.", ("saying", "claiming")),
)
CITING_FRAMES = (
    ("{s} {cue} that {c}.", ("reported", "reports", "wrote", "writes", "has learned")),
    ("{s} {cue} on {day} that {c}.", ("reported", "wrote")),
    ("{c}, {s} {cue}.", ("reported", "reports", "wrote")),
    ("{cue} {s}, {c}.", ("According to",)),
    ("{c}, {cue} a report in {s}.", ("says", "according to")),
)
DENYING_FRAMES = (
    ("{s} {cue} that {c}.", ("denied", "denies", "has denied")),
    ("It is not true that {c}, {s} {cue}.", ("said", "stressed", "told reporters")),
    ("{s} {cue} reports that {c}.", ("rejected", "dismissed", "denied")),
    ("{s} {cue} as false reports that {c}.", ("rejected", "dismissed")),
)


class Party(NamedTuple):
    """One on whose word a claim can stand."""

    kind: str
    """`person`, `body` or `unnamed`."""
    name: str
    """Of the person; for the unnamed the words that stand for them."""
    role: str = ""
    body: str = ""

    @property
    def is_unnamed(self) -> bool:
        return self.kind == "unnamed"

    def first(self, rng: Random) -> str:
        """How a page brings it in."""
        if self.is_unnamed:
            return self.name
        if self.kind == "body":
            return rng.choice((f"the {self.body}", f"the {self.body}", f"a spokesman for the {self.body}"))
        return rng.choice(
            (
                f"{self.name}, {self.role} of the {self.body},",
                f"{self.body} {self.role} {self.name}",
                f"the {self.role} of the {self.body}, {self.name},",
            )
        )

    def again(self) -> str:
        """How a page names it once it is known."""
        if self.is_unnamed:
            return (
                "they"
                if self.name.split()[0] in {"two", "several", "three", "people", "local"}
                else self.name
            )
        return f"the {self.body}" if self.kind == "body" else self.name.split()[-1]

    def known_as(self) -> tuple[str, ...]:
        """What a name must have in it to be this one's."""
        return {"person": (self.name.split()[-1], self.body), "body": (self.body,)}.get(
            self.kind, (self.name,)
        )


class Event(NamedTuple):
    """What is claimed to have happened, or to be going to."""

    kind: int
    figure: int
    place: str
    site: str
    works: str
    goods: str
    person: str
    month: str
    tails: tuple[str, ...]
    """What is told beside it, by one origin or another."""

    def told(self, wording: int, account: int = 0) -> str:
        """It as a clause, in one of so many `WORDINGS`, as the origin of that number tells it."""
        told = EVENTS[self.kind][wording].format_map(self._asdict())
        # Every fourth telling leaves out what is beside the point.
        return told if wording == WORDINGS - 1 else f"{told} {self.tails[account]}"


class Line(NamedTuple):
    """A sentence or a quotation, and on whose word it stands."""

    words: str
    content: str = ""
    """What is said; empty where the outlet speaks of nothing."""
    source: str = ""
    cue: str = ""
    party: Party | None = None
    story: int | None = None
    """The story whose claim it tells."""
    denies: bool = False


Paragraph = tuple[Line, ...]


class World:
    """Places and bodies with their people; a few of them are in the news all the time, most hardly ever."""

    def __init__(self, seed: int = 0) -> None:
        rng = Random(f"world {seed}")
        self.places = [place(rng) for _ in range(PLACES)]
        self._bodies = [f"{rng.choice(self.places)} {rng.choice(FIELDS)}" for _ in range(BODIES)]
        self._people = [[(name(rng), rng.choice(ROLES)) for _ in range(3)] for _ in self._bodies]

    def event(self, rng: Random) -> Event:
        return Event(
            rng.randrange(len(EVENTS)), rng.randint(11, 980), _often(self.places, rng), place(rng),
            rng.choice(WORKS), rng.choice(GOODS), name(rng), rng.choice(MONTHS),
            tuple(tail.format(name(rng).split()[-1], place(rng)) for tail in rng.sample(TAILS, WORDINGS)),
        )  # fmt: skip

    def parties(self, count: int, rng: Random) -> tuple[Party, ...]:
        """So many, no two of one body and one of them unnamed at most."""
        found: dict[str, Party] = {}
        while len(found) < count:
            party = self._party(rng)
            found.setdefault("unnamed" if party.is_unnamed else party.body, party)
        return tuple(found.values())

    def _party(self, rng: Random) -> Party:
        kind = rng.choices(("person", "body", "unnamed"), (45, 35, 20))[0]
        if kind == "unnamed":
            return Party(kind, rng.choice(UNNAMED))
        at = _often(range(BODIES), rng)
        if kind == "body":
            return Party(kind, self._bodies[at], body=self._bodies[at])
        return Party(kind, *rng.choice(self._people[at]), body=self._bodies[at])


def tell(  # noqa: PLR0913 - what a sentence is made of
    clause: str, source: str, frames: Frames, rng: Random, day: str = "Monday", *, outlet: str = ""
) -> Line:
    """The clause on the source's word, in one of the frames; `outlet` is where a frame takes it from."""
    frame, cues = rng.choice(frames)
    cue = rng.choice(cues).format(day=day)
    words = frame.format(c=clause, q=upper_first(clause), s=source, cue=cue, o=outlet, day=day)
    # "Ana Oru, director of the mill," ends with a comma that other marks take the place of.
    for mark in ",.:":
        words = words.replace("," + mark, mark)
    words = upper_first(words)
    return Line(words, _as_in(words, clause), _as_in(words, source.rstrip(",")), _as_in(words, cue))


def _as_in(words: str, part: str) -> str:
    """The part as it stands in the words, where its first letter may have become a capital."""
    return part if part in words else upper_first(part)


def _often(things: Sequence[Thing], rng: Random) -> Thing:
    """One of them, the first ones much more often."""
    return things[int(len(things) ** rng.random()) - 1]
